/* review.c -- cli: tsagcheck review: findings become comments in a copy of the Word document */
#include "../review/review.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>

#include "baseline.h"
#include "checking.h"
#include "command.h"
#include "output.h"
#include "pipeline.h"

/* Now, or when SOURCE_DATE_EPOCH says: then the same input gives the same copy. */
static const char *
date_of_now(struct arena *a)
{
	const char *epoch = getenv("SOURCE_DATE_EPOCH");
	const time_t now = epoch && *epoch ? (time_t)strtoll(epoch, NULL, 10) : time(NULL);
	struct tm parts;
	char text[32];

	if (!gmtime_r(&now, &parts) || !strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts))
		return "1970-01-01T00:00:00Z";
	return arena_copy(a, text);
}

static bool
is_same(const char *file, const char *other)
{
	struct stat a, b;

	return stat(file, &a) == 0 && stat(other, &b) == 0 && a.st_dev == b.st_dev &&
	       a.st_ino == b.st_ino;
}

static int
check_output(const struct options *options, struct messages *messages)
{
	if (!options->output)
		return message(messages, MESSAGE_REVIEW_OUTPUT, (struct spot){0});
	if (is_same(options->files.items[0], options->output))
		return message(
			messages, MESSAGE_REVIEW_SAME, (struct spot){.file = options->output});
	return 0;
}

static void
print_counts(const struct review_counts *counts, const struct findings *findings)
{
	printf("%zu comment%s", counts->comments, counts->comments == 1 ? "" : "s");
	if (counts->removed)
		printf(", %zu of tsagcheck removed", counts->removed);
	if (findings->suppressed)
		printf(", %zu finding%s suppressed", findings->suppressed,
			findings->suppressed == 1 ? "" : "s");
	if (findings->baseline)
		printf(", %zu more in the baseline", findings->baseline);
	if (findings->gone)
		printf(", %zu of the baseline gone", findings->gone);
	if (findings_status(findings) == RUN_INCOMPLETE)
		printf("; incomplete: not everything was checked");
	putchar('\n');
}

static int
review(struct checking *checking, struct baseline *baseline, const struct options *options,
	FILE *out)
{
	struct messages *messages = checking->messages;
	struct report report = {0};
	struct review_counts counts;
	struct buffer copy = {0};
	struct arena arena = {0};
	int failed;

	document_load(
		&report, options->files.items[0], &checking->load, checking->recognisers, messages);
	failed = !report.tree;
	if (!failed) {
		report_check(
			&checking->rules, &report, &checking->check, &checking->findings, messages);
		findings_sort(&checking->findings);
		baseline_settle(baseline, options, &checking->findings, &checking->rules, messages);
		failed = review_print(&copy, &counts, &report, &checking->findings, options->show,
			date_of_now(&arena), messages);
	}
	if (!failed) {
		fwrite(copy.text, 1, copy.length, out);
		print_counts(&counts, &checking->findings);
	}
	buffer_clear(&copy);
	report_clear(&report);
	arena_clear(&arena);
	return failed;
}

int
command_review(const struct options *options, FILE *out, struct messages *messages)
{
	struct selection selection = {0};
	struct baseline baseline = {0};
	struct checking checking = {.messages = messages, .findings = {.problems = messages}};
	int status = 2;

	if (check_output(options, messages) == 0 &&
		checking_prepare(&checking, &selection, options) == 0 &&
		baseline_open(&baseline, options, messages) == 0 &&
		review(&checking, &baseline, options, out) == 0)
		status = findings_exit(&checking.findings, options->fail_on);
	baseline_clear(&baseline);
	checking_clear(&checking);
	selection_clear(&selection);
	return status;
}
