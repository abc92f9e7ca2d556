/* library.c -- library: documents of a caller become a report of findings */
#include <stdlib.h>

#include "../check/showing.h"
#include "../cli/command.h"
#include "../cli/output.h"
#include "../cli/pipeline.h"
#include "checkers.h"
#include "libxml.h"
#include "views.h"
#include "wanted.h"

struct tsagcheck {
	struct options options;
	struct selection selection;
	struct messages messages;
	struct checking checking; /* its findings are not used: many threads read it */
	struct checkers checkers;
	unsigned wants; /* of the formats that reports are to be written in: enum emit_wants */
	struct problem_views problems;
	struct arena arena;
};

struct tsagcheck_report {
	const struct tsagcheck *rules;
	struct findings findings;
	struct messages messages;
	struct finding_views found;
	struct problem_views problems;
	struct arena arena;
};

/* The documents of one run. */
struct run {
	struct tsagcheck_report *to;
	const struct tsagcheck_document *documents;
	size_t count;
	const struct checker *checker;
	struct check_options how;
	struct collection all; /* when they are checked together */
};

const char *
tsagcheck_version(void)
{
	return TSAGCHECK_VERSION;
}

struct tsagcheck *
tsagcheck_new(const struct tsagcheck_options *options)
{
	struct tsagcheck *rules = memory_new(sizeof *rules);
	struct hearer kept;

	*rules = (struct tsagcheck){
		.checking = {.messages = &rules->messages, .check = {.digests = true}}};
	libxml_begin();
	kept = hearer_keep();
	if (wanted_take(&rules->options, &rules->wants, options, &rules->messages) == 0)
		checking_prepare(&rules->checking, &rules->selection, &rules->options);
	hearer_restore(kept);
	rules->checking.check.shown = rules->wants & EMIT_WANTS_PAGES;
	checkers_init(&rules->checkers, &rules->checking);
	rules->problems = problem_views(&rules->messages, &rules->arena);
	return rules;
}

void
tsagcheck_free(struct tsagcheck *rules)
{
	if (!rules)
		return;
	checkers_clear(&rules->checkers);
	checking_clear(&rules->checking);
	selection_clear(&rules->selection);
	messages_clear(&rules->messages);
	arena_clear(&rules->options.arena);
	arena_clear(&rules->arena);
	free(rules);
}

const struct tsagcheck_problem *
tsagcheck_problem(const struct tsagcheck *rules, size_t i)
{
	return i < rules->problems.count ? &rules->problems.items[i] : NULL;
}

/* Of bytes nothing more is asked than of a file. */
static int
load_bytes(struct report *report, const char *name, const struct tsagcheck_document *document,
	const struct load_options *how, struct messages *messages)
{
	const size_t most = how->limits->most[LIMIT_FILE_SIZE];
	char number[32];

	if (!limit_is_passed(how->limits, LIMIT_FILE_SIZE, document->length))
		return report_load_bytes(
			report, name, document->bytes, document->length, how, messages);
	snprintf(number, sizeof number, "%zu", most);
	return message(messages, MESSAGE_FILE_TOO_LARGE, (struct spot){.file = name}, number);
}

/* Facts that cannot be recognised are said, and the rest of the report is checked. */
static void
load(const struct run *run, size_t i, struct report *report)
{
	const struct tsagcheck_document *document = &run->documents[i];
	const struct load_options *how = &run->to->rules->checking.load;
	struct messages *messages = &run->to->messages;
	const char *name = arena_copy(&run->to->arena, document->name);

	if (!document->bytes)
		document_load(report, name, how, run->checker->recognisers, messages);
	else if (load_bytes(report, name, document, how, messages) == 0)
		facts_recognise(run->checker->recognisers, report, messages);
}

static void
check(const struct run *run, struct report *report)
{
	struct findings *all = &run->to->findings;
	struct findings found = {.trace = {.wanted = all->trace.wanted}};

	if (report->tree)
		report_check(&run->checker->rules, report, &run->how, &found, &run->to->messages);
	findings_take(all, &found);
}

/* All documents are loaded before one is checked. */
static void
check_together(struct run *run)
{
	struct arena *a = &run->to->arena;
	struct report *reports = arena_alloc(a, run->count * sizeof *reports);

	run->all.reports = arena_alloc(a, run->count * sizeof *run->all.reports);
	for (size_t i = 0; i < run->count; i++) {
		load(run, i, &reports[i]);
		if (reports[i].tree)
			run->all.reports[run->all.count++] = &reports[i];
	}
	run->all.lacks = run->all.count < run->count;
	if (run->how.shown)
		run->all.showings = arena_alloc(a, run->count * sizeof *run->all.showings);
	run->how.collection = &run->all;
	for (size_t i = 0; i < run->count; i++)
		check(run, &reports[i]);
	for (size_t i = 0; run->all.showings && i < run->all.count; i++)
		showing_clear(&run->all.showings[i]);
	for (size_t i = 0; i < run->count; i++)
		report_clear(&reports[i]);
}

static void
check_each(struct run *run)
{
	for (size_t i = 0; i < run->count; i++) {
		struct report report = {0};

		load(run, i, &report);
		check(run, &report);
		report_clear(&report);
	}
}

static void
check_all(struct tsagcheck *rules, struct run *run)
{
	struct checker *checker = checker_take(&rules->checkers);
	const struct hearer kept = hearer_keep();

	run->checker = checker;
	if (checker->rules.across && run->count > 1)
		check_together(run);
	else
		check_each(run);
	findings_sort(&run->to->findings);
	run->to->findings.rules = checker->rules.count;
	hearer_restore(kept);
	checker_give(&rules->checkers, checker);
}

struct tsagcheck_report *
tsagcheck_check(struct tsagcheck *rules, const struct tsagcheck_document *documents, size_t count)
{
	struct tsagcheck_report *report = memory_new(sizeof *report);
	struct run run = {report, documents, count, .how = rules->checking.check};
	const struct messages *problems =
		rules->messages.count ? &rules->messages : &report->messages;

	*report = (struct tsagcheck_report){.rules = rules,
		.findings = {.problems = problems,
			.trace = {.wanted = rules->wants & EMIT_WANTS_TRACE}}};
	if (!rules->messages.count)
		check_all(rules, &run);
	report->found = finding_views(&report->findings, &report->arena);
	report->problems = problem_views(problems, &report->arena);
	return report;
}

void
tsagcheck_report_free(struct tsagcheck_report *report)
{
	if (!report)
		return;
	findings_clear(&report->findings);
	messages_clear(&report->messages);
	arena_clear(&report->arena);
	free(report);
}

const struct tsagcheck_finding *
tsagcheck_report_finding(const struct tsagcheck_report *report, size_t i)
{
	return i < report->found.count ? &report->found.items[i] : NULL;
}

const struct tsagcheck_problem *
tsagcheck_report_problem(const struct tsagcheck_report *report, size_t i)
{
	return i < report->problems.count ? &report->problems.items[i] : NULL;
}

int
tsagcheck_report_complete(const struct tsagcheck_report *report)
{
	return findings_status(&report->findings) != RUN_INCOMPLETE;
}

size_t
tsagcheck_report_not_verified(const struct tsagcheck_report *report)
{
	return report->findings.not_verified;
}

int
tsagcheck_report_status(const struct tsagcheck_report *report, enum tsagcheck_severity fail_on)
{
	return findings_exit(&report->findings, (enum severity)fail_on);
}

int
tsagcheck_report_write(const struct tsagcheck_report *report, const char *format, FILE *out)
{
	const struct tsagcheck *rules = report->rules;
	const struct emitter *emitter = emitter_named(format);

	if (!emitter || (emitter->wants & ~rules->wants))
		return -1;
	findings_print(&report->findings, &rules->checking.rules, emitter, &rules->options, out);
	return ferror(out) ? -1 : 0;
}
