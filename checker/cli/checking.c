/* checking.c -- cli: documents become findings, several at a time */
#include "checking.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../check/showing.h"
#include "jobs.h"
#include "own_registers.h"
#include "pipeline.h"
#include "progress.h"

/* What came of a document, until all before it are done. */
struct outcome {
	struct findings findings;
	struct messages messages;
};

struct batch {
	struct checking *checking;
	const char *const *files;
	size_t count;
	struct outcome *outcomes;   /* of each file */
	struct report *reports;     /* the same, when rules are about all of them; else NULL */
	struct rule_count **counts; /* of each thread: NULL when they are not wanted */
	struct progress progress;   /* of the thread that takes what was found */
};

/* What a thread checks with. */
struct checker {
	struct rule_set rules;
	struct recognisers *recognisers;
	struct check_options how;
	bool original; /* rules and recognisers are those of the run */
};

static void *
begin(void *batch_, size_t thread)
{
	struct batch *batch = batch_;
	const struct checking *checking = batch->checking;
	struct checker *checker = memory_new(sizeof *checker);

	*checker = (struct checker){.rules = checking->rules,
		.recognisers = checking->recognisers,
		.how = checking->check,
		.original = thread == 0};
	checker->how.counts = batch->counts[thread];
	if (checker->original)
		return checker;
	rule_set_copy(&checker->rules, &checking->rules, checking->check.functions);
	if (checking->recognisers)
		checker->recognisers = recognisers_copy(checking->recognisers);
	return checker;
}

static void
end(void *batch, void *checker_)
{
	struct checker *checker = checker_;

	(void)batch;
	if (!checker->original) {
		rule_set_clear(&checker->rules);
		recognisers_free(checker->recognisers);
	}
	free(checker);
}

/* Facts that cannot be recognised are said, and the rest of the report is checked. */
static void
check(void *batch_, void *checker_, size_t document)
{
	const struct batch *batch = batch_;
	const struct checker *checker = checker_;
	const struct load_options *how = &batch->checking->load;
	struct outcome *outcome = &batch->outcomes[document];
	const char *file = batch->files[document];
	struct report report = {0};

	if (checker->recognisers)
		document_load(&report, file, how, checker->recognisers, &outcome->messages);
	else
		report_load_xml(&report, file, how, &outcome->messages);
	if (report.tree)
		report_check(&checker->rules, &report, &checker->how, &outcome->findings,
			&outcome->messages);
	report_clear(&report);
}

static void
take(void *batch_, size_t document)
{
	struct batch *batch = batch_;
	struct checking *checking = batch->checking;
	struct outcome *outcome = &batch->outcomes[document];

	findings_take(&checking->findings, &outcome->findings);
	if (outcome->messages.count)
		progress_hide(&batch->progress);
	messages_take(checking->messages, &outcome->messages);
	progress_say(&batch->progress, document + 1, "checked");
}

static size_t
processors(void)
{
	long count = sysconf(_SC_NPROCESSORS_ONLN);

	return count > 0 ? (size_t)count : 1;
}

/* Each thread counts for itself. */
static void
counts_begin(struct batch *batch, size_t threads, struct arena *a)
{
	const struct checking *checking = batch->checking;

	batch->counts = arena_alloc(a, threads * sizeof *batch->counts);
	for (size_t i = 0; i < threads && checking->check.counts; i++)
		batch->counts[i] = rule_set_counts(&checking->rules, a);
}

static void
add_counts(struct rule_count *to, const struct rule_count *from)
{
	to->contexts += from->contexts;
	to->findings += from->findings;
	to->not_verified += from->not_verified;
	to->suppressed += from->suppressed;
}

static void
counts_end(const struct batch *batch, size_t threads)
{
	const struct checking *checking = batch->checking;

	for (size_t i = 0; i < threads && checking->check.counts; i++)
		for (size_t j = 0; j < checking->rules.assertion_count; j++)
			add_counts(&checking->check.counts[j], &batch->counts[i][j]);
}

/* Assertions of one name that stand behind one another, cases of one rule, are one line. */
static void
counts_show(struct checking *checking)
{
	struct rule_count *counts = checking->check.counts;
	size_t kept = 0;

	for (size_t i = 0; counts && i < checking->rules.assertion_count; i++)
		if (kept && !strcmp(counts[kept - 1].rule, counts[i].rule))
			add_counts(&counts[kept - 1], &counts[i]);
		else
			counts[kept++] = counts[i];
	checking->findings.statistics = counts;
	checking->findings.statistics_count = kept;
}

/* A thread that only loads needs no rules. */
static void *
begin_loading(void *batch, size_t thread)
{
	const struct checking *checking = ((struct batch *)batch)->checking;

	return thread == 0 ? checking->recognisers : recognisers_copy(checking->recognisers);
}

static void
end_loading(void *batch, void *recognisers)
{
	if (recognisers != ((struct batch *)batch)->checking->recognisers)
		recognisers_free(recognisers);
}

static void
load(void *batch_, void *recognisers, size_t document)
{
	struct batch *batch = batch_;

	document_load(&batch->reports[document], batch->files[document], &batch->checking->load,
		recognisers, &batch->outcomes[document].messages);
}

static void
take_loaded(void *batch, size_t document)
{
	progress_say(&((struct batch *)batch)->progress, document + 1, "read");
}

/* The documents that could be loaded. */
static struct collection
collect(const struct batch *batch, struct arena *a)
{
	struct collection all = {.reports = arena_alloc(a, batch->count * sizeof *all.reports)};

	for (size_t i = 0; i < batch->count; i++)
		if (batch->reports[i].tree)
			all.reports[all.count++] = &batch->reports[i];
	all.lacks = all.count < batch->count;
	if (batch->checking->check.shown)
		all.showings = arena_alloc(a, batch->count * sizeof *all.showings);
	return all;
}

/* Of one document places are found in another, which keeps what it found out for that: so one is
 * checked after the other. */
static void
check_loaded(struct batch *batch, const struct collection *all)
{
	struct checking *checking = batch->checking;
	struct check_options how = checking->check;

	how.collection = all;
	for (size_t i = 0; i < batch->count; i++) {
		struct outcome *outcome = &batch->outcomes[i];

		if (batch->reports[i].tree)
			report_check(&checking->rules, &batch->reports[i], &how, &outcome->findings,
				&outcome->messages);
		take(batch, i);
	}
}

/* All documents are loaded before one is checked. */
static void
check_together(struct batch *batch, size_t threads, struct arena *a)
{
	struct collection all;

	batch->reports = arena_alloc(a, batch->count * sizeof *batch->reports);
	jobs_run(&(struct jobs){.count = batch->count,
		.threads = threads,
		.owner = batch,
		.begin = begin_loading,
		.end = end_loading,
		.work = load,
		.take = take_loaded});
	all = collect(batch, a);
	check_loaded(batch, &all);
	for (size_t i = 0; all.showings && i < all.count; i++)
		showing_clear(&all.showings[i]);
	for (size_t i = 0; i < batch->count; i++)
		report_clear(&batch->reports[i]);
}

/* Each document is checked as soon as it is loaded, and forgotten. */
static void
check_each(struct batch *batch, size_t threads, struct arena *a)
{
	counts_begin(batch, threads, a);
	jobs_run(&(struct jobs){.count = batch->count,
		.threads = threads,
		.owner = batch,
		.begin = begin,
		.end = end,
		.work = check,
		.take = take});
	counts_end(batch, threads);
}

void
documents_check(struct checking *checking, const char *const *files, size_t count, size_t jobs)
{
	const size_t most = jobs ? jobs : processors(), threads = most < count ? most : count;
	struct arena arena = {0};
	struct batch batch = {.checking = checking,
		.files = files,
		.count = count,
		.outcomes = arena_alloc(&arena, count * sizeof *batch.outcomes)};

	for (size_t i = 0; i < count; i++)
		batch.outcomes[i].findings.trace.wanted = checking->findings.trace.wanted;
	progress_begin(&batch.progress, count, stderr);
	if (checking->rules.across && checking->recognisers && count > 1)
		check_together(&batch, threads, &arena);
	else
		check_each(&batch, threads, &arena);
	progress_hide(&batch.progress);
	findings_sort(&checking->findings);
	checking->findings.rules = checking->rules.count;
	counts_show(checking);
	arena_clear(&arena);
}

int
checking_prepare(
	struct checking *checking, struct selection *selection, const struct options *options)
{
	checking->load.limits = &options->limits;
	checking->load.original = options->original;
	checking->load.stdin_name = options->stdin_name;
	checking->check.functions = check_functions;
	checking->check.phase = options->phase;
	if (selection_make(selection, options, checking->messages) ||
		selection_rules(selection, &checking->rules, options, checking->messages))
		return -1;
	checking->load.schema = selection_path(selection, "schema/report.rng");
	checking->check.registers = selection_path(selection, "registers");
	if (own_registers_take(options, &checking->check, &selection->arena, checking->messages))
		return -1;
	checking->check.packs = selection->packs.items;
	if (options->statistics)
		checking->check.counts = rule_set_counts(&checking->rules, &selection->arena);
	checking->recognisers = selection_recognisers(selection, checking->messages);
	if (!checking->recognisers)
		return -1;
	if (!checking->rules.count)
		return message(checking->messages, MESSAGE_RULES_NONE, (struct spot){.file = NULL});
	sandbox_may_read(options->sandbox, checking->load.schema);
	sandbox_may_read(options->sandbox, checking->check.registers);
	return sandbox_close(options, &checking->rules, checking->messages);
}

void
checking_clear(struct checking *checking)
{
	findings_clear(&checking->findings);
	rule_set_clear(&checking->rules);
	recognisers_free(checking->recognisers);
	checking->recognisers = NULL;
}
