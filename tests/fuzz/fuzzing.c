/* fuzzing.c -- fuzz: bytes become a file, a report becomes findings */
#define _GNU_SOURCE /* memfd_create */
#include "fuzzing.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "../../checker/cli/output.h"
#include "../../checker/recognise/facts.h"

static void
stop(const char *why)
{
	perror(why);
	abort();
}

const char *
fuzzing_file(const char *bytes, size_t length)
{
	static char name[64];
	static int file = -1;

	if (file >= 0)
		close(file);
	file = memfd_create("input", MFD_CLOEXEC);
	if (file < 0 || write(file, bytes, length) != (ssize_t)length)
		stop("memfd_create");
	snprintf(name, sizeof name, "/proc/self/fd/%d", file);
	return name;
}

struct checking *
fuzzing_checking(void)
{
	static const char *packs[] = {"rules/wtsa-report"};
	static struct origin origins[1];
	static struct messages messages;
	static struct selection selection;
	static struct checking checking;
	static struct options options;

	if (!checking.messages) {
		messages.out = stderr;
		checking.messages = &messages;
		options.rules.items = packs;
		options.rules.origins = origins;
		options.rules.count = 1;
		if (checking_prepare(&checking, &selection, &options))
			stop("rules/wtsa-report");
		checking.load.limits = NULL;
		checking.check.counts = NULL;
		checking.check.digests = true;
	}
	return &checking;
}

static FILE *
nowhere(void)
{
	static FILE *out;

	if (!out)
		out = fopen("/dev/null", "w");
	if (!out)
		stop("/dev/null");
	return out;
}

void
fuzzing_check(struct checking *checking, struct report *report, struct messages *messages)
{
	static const char *const formats[] = {"json", "text", "sarif"};
	struct options how = {.color = "never"};
	struct findings findings = {.problems = messages};

	facts_recognise(checking->recognisers, report, messages);
	report_check(&checking->rules, report, &checking->check, &findings, messages);
	findings_sort(&findings);
	for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
		findings_print(
			&findings, &checking->rules, emitter_named(formats[i]), &how, nowhere());
	findings_clear(&findings);
}

static void
judge(const struct rule_set *rules, const char *document, struct messages *messages)
{
	const struct check_options how = {
		.functions = check_functions, .registers = "rules/registers"};
	struct findings findings = {.problems = messages, .trace = {.wanted = true}};
	struct report report = {0};

	if (report_load_xml(&report, fuzzing_file(document, strlen(document)),
		    &(struct load_options){0}, messages) == 0)
		report_check(rules, &report, &how, &findings, messages);
	findings_sort(&findings);
	findings_clear(&findings);
	report_clear(&report);
}

void
fuzzing_judge(const char *schema, size_t length, const char *document)
{
	struct messages messages = {0};
	struct rule_set rules = {0};

	if (rule_set_add(&rules, fuzzing_file(schema, length), check_functions, &messages) == 0)
		judge(&rules, document, &messages);
	else if (messages.count == 0)
		__builtin_trap(); /* nothing was said */
	rule_set_clear(&rules);
	messages_clear(&messages);
}
