/* baseline_write.c -- cli: findings become a file of JSON that a person can review */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../emit/json_finding.h"
#include "baseline.h"
#include "command.h"
#include "document_name.h"
#include "file.h"

enum { VERSION = 1, LONGEST_MESSAGE = 120 };

/* What a reader looks for, and what makes two entries one comes last. */
static int
compare_for_readers(const void *left_, const void *right_)
{
	const struct known *left = left_, *right = right_;
	int order = strcmp(left->document, right->document);

	order = order ? order : strcmp(left->rule, right->rule);
	order = order ? order : strcmp(left->path, right->path);
	return order ? order : strcmp(left->fingerprint, right->fingerprint);
}

/* Makes one entry of those that are the same, the first of them, and forgets those that are gone.
 */
static void
join(struct baseline *baseline)
{
	struct known *items = baseline->items;
	size_t kept = 0;

	for (size_t i = 0; i < baseline->count; i++)
		if (items[i].now)
			items[i].document = items[i].now;
	baseline_sort(baseline);
	for (size_t i = 0; i < baseline->count; i++) {
		struct known *last = kept ? &items[kept - 1] : NULL;

		if (!items[i].count)
			continue;
		if (last && !strcmp(last->fingerprint, items[i].fingerprint) &&
			!strcmp(last->document, items[i].document))
			last->count += items[i].count;
		else
			items[kept++] = items[i];
	}
	baseline->count = kept;
}

/* The first words, for a person; as many bytes at most, cut between characters. */
static const char *
shortened(const char *message, struct arena *a)
{
	size_t length = strlen(message);

	if (length <= LONGEST_MESSAGE)
		return message;
	for (length = LONGEST_MESSAGE; (message[length] & 0xC0) == 0x80;)
		length--;
	return arena_print(a, "%.*s…", (int)length, message);
}

static void
entry_item(struct json_writer *w, const struct known *known, const char *folder, struct arena *a)
{
	json_open_line(w, '{');
	json_text_member(w, "document", document_relative(folder, known->document, a));
	json_text_member(w, "rule", known->rule);
	json_text_member(w, "path", known->path);
	json_text_member(w, "message", shortened(known->message, a));
	if (known->count > 1)
		json_number_member(w, "count", known->count);
	json_text_member(w, "fingerprint", known->fingerprint);
	json_close(w, '}');
}

void
baseline_print(struct baseline *baseline, const char *folder, FILE *out)
{
	struct json_writer w = {.out = out};

	join(baseline);
	if (baseline->count)
		qsort(baseline->items, baseline->count, sizeof *baseline->items,
			compare_for_readers);
	json_open(&w, '{');
	json_number_member(&w, "baseline", VERSION);
	json_text_member(&w, "tool", "tsagcheck " TSAGCHECK_VERSION);
	json_key(&w, "findings");
	json_open(&w, '[');
	for (size_t i = 0; i < baseline->count; i++)
		entry_item(&w, &baseline->items[i], folder, &baseline->arena);
	json_close(&w, ']');
	json_close(&w, '}');
	fputc('\n', out);
}

static void
write_file(struct baseline *baseline, const char *file, struct messages *messages)
{
	const struct spot spot = {.file = file};
	char *text = NULL;
	size_t length = 0;
	FILE *out = open_memstream(&text, &length);

	if (!out)
		die("out of memory");
	baseline_print(baseline, document_folder(file, &baseline->arena), out);
	file_close_memory(out);
	if (length > BASELINE_BYTES)
		message(messages, MESSAGE_BASELINE_LARGE, spot);
	else if (file_write(file, text, length))
		message(messages, MESSAGE_OUTPUT_FAILED, spot, strerror(errno));
	free(text);
}

int
baseline_open(struct baseline *baseline, const struct options *options, struct messages *messages)
{
	struct baseline replaced = {0};
	int failed = 0;

	if (options->baseline)
		failed = baseline_read(baseline, options->baseline, &options->limits, messages);
	if (!failed && options->write_baseline && access(options->write_baseline, F_OK) == 0)
		failed = baseline_read(
			&replaced, options->write_baseline, &options->limits, messages);
	baseline_clear(&replaced);
	return failed;
}

void
baseline_settle(struct baseline *baseline, const struct options *options, struct findings *findings,
	const struct rule_set *rules, struct messages *messages)
{
	if (options->baseline)
		baseline_apply(baseline, findings, rules, !options->phase);
	if (!options->write_baseline)
		return;
	if (findings_status(findings) == RUN_INCOMPLETE) {
		message(messages, MESSAGE_BASELINE_INCOMPLETE,
			(struct spot){.file = options->write_baseline});
		return;
	}
	if (!options->baseline)
		baseline_take(baseline, findings);
	write_file(baseline, options->write_baseline, messages);
}
