/* walk.c -- check: every rule is applied to every node that it is about, in one walk */
#include <string.h>

#include "../base/tree.h"
#include "documents.h"
#include "registers.h"

static void
apply(struct check_run *run, const struct rule *rule, xmlNode *node)
{
	run->rule = rule;
	run->findings->contexts++;
	if (run->options->contexts)
		run->options->contexts[rule->pattern->schema->number]++;
	for (size_t i = 0; i < rule->assertion_count; i++) {
		run->current = node;
		assertion_apply(run, &rule->assertions[i], node);
	}
	variables_leave(run, rule);
}

/* In each pattern the first rule that matches is applied, no other. */
static void
visit(struct check_run *run, xmlNode *node)
{
	const struct candidates *candidates = context_index_get(&run->index, node);
	const struct schema_pattern *done = NULL;

	for (size_t i = 0; i < candidates->count; i++) {
		const struct candidate *candidate = &candidates->items[i];
		const struct schema_pattern *pattern = candidate->rule->pattern;

		if (pattern == done)
			continue;
		run->schema = pattern->schema;
		run->pattern = pattern;
		run->rule = NULL;
		run->current = node;
		if (!context_matches(candidate->path, &run->evaluation, node))
			continue;
		apply(run, candidate->rule, node);
		done = pattern;
	}
}

static void
walk(struct check_run *run, xmlNode *top)
{
	for (xmlNode *node = top; node; node = node_following(node, top)) {
		visit(run, node);
		if (node->type != XML_ELEMENT_NODE || !run->index.attributes)
			continue;
		for (xmlAttr *attribute = node->properties; attribute; attribute = attribute->next)
			visit(run, (xmlNode *)attribute);
	}
}

static void
add_document(struct check_run *run)
{
	const struct source *source = &run->report->source;
	struct findings *findings = run->findings;
	struct checked_document *made = findings_add_document(findings);

	run->order = findings->document_count;
	made->name = arena_copy(&findings->arena, run->report->name);
	made->format = report_format(run->report);
	if (run->options->digests)
		made->sha256 = source_sha256(source, &findings->arena);
	made->packs = run->options->packs;
}

int
report_check(const struct rule_set *rules, struct report *report,
	const struct check_options *options, struct findings *findings, struct messages *messages)
{
	struct check_run run = {.rules = rules,
		.report = report,
		.options = options,
		.findings = findings,
		.messages = messages};
	size_t said = messages->count;

	add_document(&run);
	evaluation_init(
		&run.evaluation, report->tree, check_functions, variable_value, &run, messages);
	context_index_init(&run.index, rules);
	variables_init(&run);
	walk(&run, (xmlNode *)report->tree);
	registers_close(&run);
	keys_clear(&run);
	variables_clear(&run);
	/* after the variables, which may hold nodes of these */
	xmlFreeDoc(run.scratch);
	documents_clear(&run);
	context_index_clear(&run.index);
	evaluation_clear(&run.evaluation);
	arena_clear(&run.arena);
	return messages->count == said ? 0 : -1;
}
