/* walk.c -- check: every rule is applied to every node that it is about, in one walk */
#include <string.h>

#include "../base/tree.h"
#include "documents.h"
#include "excess.h"
#include "registers.h"
#include "tracing.h"

static void
apply_at(struct check_run *run, const struct rule *rule, xmlNode *node)
{
	trace_rule(run, rule);
	run->findings->contexts++;
	if (run->options->contexts)
		run->options->contexts[rule->pattern->schema->number]++;
	for (size_t i = 0; i < rule->assertion_count; i++) {
		run->current = node;
		assertion_apply(run, &rule->assertions[i], node);
	}
}

/* visit-each (2025): the nodes to look at, from the context. */
static void
apply_to_each(struct check_run *run, const struct rule *rule, xmlNode *node)
{
	xmlXPathObject *nodes = expression_value(&run->evaluation, &rule->visit_each, node);
	int count = value_count(nodes);

	for (int i = 0; i < count; i++)
		apply_at(run, rule, value_node(nodes, i));
	xmlXPathFreeObject(nodes);
}

static void
apply(struct check_run *run, const struct rule *rule, xmlNode *node)
{
	run->rule = rule;
	if (rule->visit_each.compiled)
		apply_to_each(run, rule, node);
	else
		apply_at(run, rule, node);
	variables_leave(run, rule);
}

static bool
is_asked_for(const struct check_run *run, const struct schema_pattern *pattern)
{
	return run->alone ? pattern == run->alone
	                  : pattern_is_active(run, pattern) && !pattern->documents.compiled;
}

/* In each pattern the first rule that matches is applied, no other; of a group all are. */
static void
visit(struct check_run *run, xmlNode *node)
{
	const struct candidates *candidates = context_index_get(&run->index, node);
	const struct schema_pattern *done = NULL;
	const struct rule *applied = NULL;

	for (size_t i = 0; i < candidates->count; i++) {
		const struct candidate *candidate = &candidates->items[i];
		const struct schema_pattern *pattern = candidate->rule->pattern;

		if (pattern == done || candidate->rule == applied || !is_asked_for(run, pattern))
			continue;
		run->schema = pattern->schema;
		run->pattern = pattern;
		run->rule = NULL;
		run->current = node;
		if (!context_matches(candidate->path, &run->evaluation, node))
			continue;
		apply(run, candidate->rule, node);
		applied = candidate->rule;
		done = pattern->all_rules ? NULL : pattern;
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

/* The other documents that a pattern is about (2016, 5.4.9). */
static void
walk_other(struct check_run *run, const struct schema_pattern *pattern, const char *uri)
{
	const struct reference reference = {.text = uri, .base = run->report->name};
	const struct document *document = document_get(run, &reference);

	if (!document->tree) {
		message(run->messages, MESSAGE_DOCUMENT_UNREADABLE, pattern->documents.spot, uri,
			document->why ? document->why : "it cannot be read");
		return;
	}
	keys_clear(run);
	run->alone = pattern;
	run->walked = document->tree;
	run->walked_name = uri;
	walk(run, (xmlNode *)document->tree);
	run->walked = run->report->tree;
	run->walked_name = NULL;
	run->alone = NULL;
	keys_clear(run);
}

/* The URIs, a space between them. */
static void
trace_documents(struct check_run *run, const struct schema_pattern *pattern, xmlXPathObject *value,
	int count)
{
	struct buffer all = {0};

	for (int i = 0; i < count; i++) {
		xmlChar *uri = value->type == XPATH_NODESET
		                       ? xmlXPathCastNodeToString(value_node(value, i))
		                       : xmlXPathCastToString(value);

		buffer_print(&all, "%s%s", i ? " " : "", (const char *)uri);
		xmlFree(uri);
	}
	trace_pattern(run, pattern, buffer_text(&all));
	buffer_clear(&all);
}

static void
walk_documents(struct check_run *run, const struct schema_pattern *pattern)
{
	xmlXPathObject *value;
	xmlChar *uri;
	int count;

	run->schema = pattern->schema;
	run->pattern = pattern;
	run->rule = NULL;
	run->current = (xmlNode *)run->report->tree;
	value = expression_value(&run->evaluation, &pattern->documents, run->current);
	count = value && value->type == XPATH_NODESET ? value_count(value) : value != NULL;
	trace_documents(run, pattern, value, count);
	for (int i = 0; i < count; i++) {
		uri = value->type == XPATH_NODESET ? xmlXPathCastNodeToString(value_node(value, i))
		                                   : xmlXPathCastToString(value);
		walk_other(run, pattern, (const char *)uri);
		xmlFree(uri);
	}
	xmlXPathFreeObject(value);
}

static void
walk_all(struct check_run *run)
{
	for (size_t i = 0; i < run->rules->count; i++) {
		const struct schema *schema = run->rules->schemas[i];

		trace_schema(run, schema, run->phases[i]);
		for (size_t j = 0; j < schema->pattern_count; j++)
			if (is_asked_for(run, &schema->patterns[j]))
				trace_pattern(run, &schema->patterns[j], NULL);
	}
	walk(run, (xmlNode *)run->report->tree);
	for (size_t i = 0; i < run->rules->count; i++)
		for (size_t j = 0; j < run->rules->schemas[i]->pattern_count; j++) {
			const struct schema_pattern *pattern = &run->rules->schemas[i]->patterns[j];

			if (pattern->documents.compiled && pattern_is_active(run, pattern))
				walk_documents(run, pattern);
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
	run.walked = report->tree;
	evaluation_init(&run.evaluation, report->tree,
		options->functions ? options->functions : check_functions, &check_bindings, &run,
		messages);
	evaluation_limit(&run.evaluation, report->limits, report->name);
	context_index_init(&run.index, rules);
	variables_init(&run);
	if (phases_choose(&run) == 0)
		walk_all(&run);
	excess_say(&run);
	registers_close(&run);
	keys_clear(&run);
	variables_clear(&run);
	/* after the variables, which may hold nodes of these */
	xmlFreeDoc(run.scratch);
	documents_clear(&run);
	context_index_clear(&run.index);
	evaluation_clear(&run.evaluation);
	map_clear(&run.found);
	arena_clear(&run.arena);
	return messages->count == said ? 0 : -1;
}
