/* check.c -- cli: tsagcheck check: documents become findings */
#include <string.h>

#include "command.h"
#include "output.h"
#include "pipeline.h"

/* One run over several documents. */
struct checking {
	const struct options *options;
	struct selection selection;
	struct recognisers *recognisers;
	struct rule_set rules;
	struct findings findings;
	struct messages *messages;
	size_t *contexts; /* of each rule */
	bool digests;
};

static void
check_document(struct checking *checking, const char *file)
{
	struct report report = {0};
	struct check_options how = {
		.registers = selection_path(&checking->selection, "registers"),
		.packs = checking->selection.packs.items,
		.contexts = checking->contexts,
		.phase = checking->options->phase,
		.digests = checking->digests,
	};

	document_load(&report, file, &checking->selection, checking->recognisers, checking->options,
		checking->messages);
	if (report.tree)
		report_check(
			&checking->rules, &report, &how, &checking->findings, checking->messages);
	report_clear(&report);
}

static int
prepare(struct checking *checking)
{
	if (selection_make(&checking->selection, checking->options, checking->messages) ||
		selection_rules(&checking->selection, &checking->rules, checking->messages))
		return -1;
	checking->contexts = arena_alloc(&checking->selection.arena,
		(checking->rules.count + 1) * sizeof *checking->contexts);
	checking->recognisers = selection_recognisers(&checking->selection, checking->messages);
	return checking->recognisers ? 0 : -1;
}

static void
print_statistics(const struct checking *checking)
{
	const struct rule_set *rules = &checking->rules;

	fprintf(stderr, "%zu rules, %zu contexts, %zu not verified\n", rules->count,
		checking->findings.contexts, checking->findings.not_verified);
	for (size_t i = 0; i < rules->count; i++)
		fprintf(stderr, "%8zu  %s%s\n", checking->contexts[i], rules->schemas[i]->name,
			checking->contexts[i] ? "" : "  (looked at nothing)");
}

static void
check_all(struct checking *checking)
{
	for (size_t i = 0; i < checking->options->files.count; i++)
		check_document(checking, checking->options->files.items[i]);
	findings_sort(&checking->findings);
	checking->findings.rules = checking->rules.count;
	if (checking->options->statistics)
		print_statistics(checking);
}

int
command_check(const struct options *options, FILE *out, struct messages *messages)
{
	struct checking checking = {.options = options, .messages = messages};
	const char *format = options->format ? options->format : "text";
	const struct emitter *emitter = emitter_named(format);
	int status = 2;

	checking.digests = !strcmp(format, "json");
	checking.findings.problems = messages;
	checking.findings.trace.wanted = !strcmp(format, "svrl");
	if (!emitter) {
		message(messages, MESSAGE_FORMAT_NAME, (struct spot){0}, format,
			emitter_names(", ", &checking.selection.arena));
	} else {
		if (prepare(&checking) == 0)
			check_all(&checking);
		findings_print(&checking.findings, emitter, options, out);
		status = findings_exit(&checking.findings, options->fail_on);
	}
	findings_clear(&checking.findings);
	rule_set_clear(&checking.rules);
	recognisers_free(checking.recognisers);
	selection_clear(&checking.selection);
	return status;
}
