/* walk.c -- check: every rule is applied to every node that it is about, in one walk */
#include <libxml/uri.h>
#include <string.h>

#include "../base/tree.h"
#include "documents.h"
#include "judge.h"
#include "excess.h"
#include "registers.h"
#include "showing.h"
#include "suppress.h"
#include "tracing.h"

static void
apply_at(struct check_run *run, const struct rule *rule, xmlNode *node)
{
	trace_rule(run, rule);
	run->findings->contexts++;
	for (size_t i = 0; i < rule->assertion_count; i++) {
		run->current = node;
		assertion_apply(run, &rule->assertions[i], node);
	}
}

/* visit-each (2025): the nodes to look at, from the context. */
static void
apply_to_each(struct check_run *run, const struct rule *rule, xmlNode *node)
{
	const size_t said = run->messages->count;
	xmlXPathObject *nodes = expression_value(&run->evaluation, &rule->visit_each, node);
	int count = value_count(nodes);

	if (!nodes && rule->assertion_count)
		assertion_unapplied(run, &rule->assertions[0], said);
	for (int i = 0; i < count; i++)
		apply_at(run, rule, value_node(nodes, i));
	xmlXPathFreeObject(nodes);
}

/* Whether the rule is about the node; of a context that cannot be evaluated that is unknown. */
static bool
is_about(struct check_run *run, const struct candidate *candidate, xmlNode *node)
{
	const struct rule *rule = candidate->rule;
	const size_t said = run->messages->count;
	bool matches;

	run->messages->matter.rule =
		rule->assertion_count ? assertion_id(&rule->assertions[0]) : NULL;
	run->evaluation.failed = false;
	matches = context_matches(candidate->path, &run->evaluation, node);
	if (run->evaluation.failed && rule->assertion_count)
		assertion_unapplied(run, &rule->assertions[0], said);
	return matches;
}

static void
apply(struct check_run *run, const struct rule *rule, xmlNode *node)
{
	run->rule = rule;
	run->matched = node;
	if (rule->visit_each.text)
		apply_to_each(run, rule, node);
	else
		apply_at(run, rule, node);
	variables_leave(run, rule);
}

/* Where the phase of a schema says that to start; NULL: at the document. */
static const struct start *
start_of(const struct check_run *run, const struct schema *schema)
{
	const struct phase *phase = run->phases[schema->number];

	return phase && phase->from.given ? &phase->from : NULL;
}

static bool
is_asked_for(const struct check_run *run, const struct schema_pattern *pattern)
{
	if (run->alone)
		return pattern == run->alone;
	if (run->part ? pattern->schema != run->part : start_of(run, pattern->schema) != NULL)
		return false;
	return pattern_is_active(run, pattern) && !pattern->documents.text;
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
		if (!is_about(run, candidate, node))
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

static bool
is_within(const xmlNode *node, const xmlNode *top)
{
	while (node && node != top)
		node = node->parent;
	return node != NULL;
}

/* Walks from a node unless the last walk came by it; nodes come in document order. */
static void
walk_from(struct check_run *run, xmlNode *node, xmlNode **last)
{
	if (*last && is_within(node, *last))
		return;
	*last = node;
	if (node->type == XML_ATTRIBUTE_NODE)
		visit(run, node);
	else
		walk(run, node);
}

static void
begin_part(struct check_run *run, const struct schema *schema, xmlNode *node)
{
	run->messages->matter.rule = schema->name;
	run->part = run->schema = schema;
	run->pattern = NULL;
	run->rule = NULL;
	run->current = node;
}

static void
start_at(struct check_run *run, const struct schema *schema, const struct context *context,
	xmlNode *node, xmlNode **last)
{
	begin_part(run, schema, node);
	for (size_t i = 0; i < context->count; i++)
		if (context_matches(&context->paths[i], &run->evaluation, node)) {
			walk_from(run, node, last);
			return;
		}
}

static void
walk_matched(struct check_run *run, const struct schema *schema, const struct context *context)
{
	xmlNode *top = (xmlNode *)run->walked, *last = NULL;

	for (xmlNode *node = top; node; node = node_following(node, top)) {
		start_at(run, schema, context, node, &last);
		for (xmlAttr *a = node->type == XML_ELEMENT_NODE ? node->properties : NULL; a;
			a = a->next)
			start_at(run, schema, context, (xmlNode *)a, &last);
	}
}

static void
walk_selected(
	struct check_run *run, const struct schema *schema, const struct expression *expression)
{
	xmlNode *top = (xmlNode *)run->walked, *last = NULL;
	xmlXPathObject *value;

	begin_part(run, schema, top);
	value = expression_value(&run->evaluation, expression, top);
	for (int i = 0, count = value_count(value); i < count; i++)
		if (value_node(value, i)->doc == run->walked)
			walk_from(run, value_node(value, i), &last);
	xmlXPathFreeObject(value);
}

/* Only the parts of the document that the phase of a schema is about (2025, 5.5.7). */
static void
walk_parts(struct check_run *run)
{
	for (size_t i = 0; i < run->rules->count; i++) {
		const struct schema *schema = run->rules->schemas[i];
		const struct start *start = start_of(run, schema);

		if (start && start->context.count)
			walk_matched(run, schema, &start->context);
		else if (start)
			walk_selected(run, schema, &start->expression);
	}
	run->part = NULL;
}

/* The name of a file as a URI reference; lives in the findings. */
static const char *
uri_of(struct check_run *run, const char *file)
{
	xmlChar *uri = xmlURIEscapeStr((const xmlChar *)file, (const xmlChar *)"/,");
	const char *kept = arena_copy(&run->findings->arena, uri ? (const char *)uri : file);

	xmlFree(uri);
	return kept;
}

static const struct document *
document_of(struct check_run *run, const char *uri)
{
	/* a schema that the user names reads what the user could */
	const bool is_confined = run->options && run->options->functions == check_functions;
	const char *file = run->report->name;
	const struct reference reference = {
		.text = uri, .base = file, .folder_of = is_confined ? file : NULL};

	return document_get(run, &reference);
}

/* The other documents that a pattern is about (2016, 5.4.9). */
static void
walk_other(struct check_run *run, const struct schema_pattern *pattern, const char *uri)
{
	const struct document *document = document_of(run, uri);
	const char *name = run->walked_name;

	if (!document->tree) {
		message(run->messages, MESSAGE_DOCUMENT_UNREADABLE, pattern->documents.spot, uri,
			document->why ? document->why : "it cannot be read");
		return;
	}
	keys_clear(run);
	run->alone = pattern;
	run->walked = document->tree;
	run->walked_name = uri_of(run, document->name);
	walk(run, (xmlNode *)document->tree);
	run->walked = run->report->tree;
	run->walked_name = name;
	run->alone = NULL;
	keys_clear(run);
}

/* The URIs that a pattern's documents give; they live in the run, a NULL behind the last. */
static const char **
uris_of(struct check_run *run, const struct schema_pattern *pattern)
{
	xmlXPathObject *value =
		expression_value(&run->evaluation, &pattern->documents, run->current);
	const bool nodes = value && value->type == XPATH_NODESET;
	const int count = nodes ? value_count(value) : value != NULL;
	const char **uris = arena_alloc(&run->arena, ((size_t)count + 1) * sizeof *uris);

	for (int i = 0; i < count; i++) {
		xmlChar *uri = nodes ? xmlXPathCastNodeToString(value_node(value, i))
		                     : xmlXPathCastToString(value);

		uris[i] = arena_copy(&run->arena, (const char *)uri);
		xmlFree(uri);
	}
	xmlXPathFreeObject(value);
	return uris;
}

static void
trace_documents(struct check_run *run, const struct schema_pattern *pattern, const char **uris)
{
	struct buffer all = {0};

	for (; *uris; uris++)
		buffer_print(&all, "%s%s", all.length ? " " : "",
			uri_of(run, document_of(run, *uris)->name));
	trace_pattern(run, pattern, buffer_text(&all));
	buffer_clear(&all);
}

static void
walk_documents(struct check_run *run, const struct schema_pattern *pattern)
{
	const char **uris;

	run->schema = pattern->schema;
	run->pattern = pattern;
	run->rule = NULL;
	run->current = (xmlNode *)run->report->tree;
	run->messages->matter.rule = pattern->schema->name;
	uris = uris_of(run, pattern);
	trace_documents(run, pattern, uris);
	for (; *uris; uris++)
		walk_other(run, pattern, *uris);
}

static void
trace_schemas(struct check_run *run)
{
	for (size_t i = 0; i < run->rules->count; i++) {
		const struct schema *schema = run->rules->schemas[i];

		trace_schema(run, schema, run->phases[i]);
		run->part = schema;
		for (size_t j = 0; j < schema->pattern_count; j++)
			if (is_asked_for(run, &schema->patterns[j]))
				trace_pattern(run, &schema->patterns[j], NULL);
	}
	run->part = NULL;
}

static void
walk_all(struct check_run *run)
{
	const struct rule_set *rules = run->rules;

	trace_schemas(run);
	walk(run, (xmlNode *)run->report->tree);
	walk_parts(run);
	for (size_t i = 0; i < rules->count; i++)
		for (size_t j = 0; j < rules->schemas[i]->pattern_count; j++) {
			const struct schema_pattern *pattern = &rules->schemas[i]->patterns[j];

			if (pattern->documents.text && pattern_is_active(run, pattern))
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
	report_show(run, made);
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
	size_t said = messages->count, first = findings->count;
	struct showing showing = {.count = 0};

	messages->matter = (struct matter){.document = report->name};
	run.showing = options->shown && !options->collection ? &showing : NULL;
	add_document(&run);
	run.walked = report->tree;
	run.walked_name = uri_of(&run, report->name);
	evaluation_init(&run.evaluation, report->tree,
		options->functions ? options->functions : check_functions, &check_bindings, &run,
		messages);
	run.evaluation.keeps = variable_is_kept;
	evaluation_limit(&run.evaluation, report->limits, report->name);
	context_index_init(&run.index, rules);
	variables_init(&run);
	if (phases_choose(&run) == 0)
		walk_all(&run);
	findings_suppress(&run, first);
	excess_say(&run);
	registers_close(&run);
	keys_clear(&run);
	variables_clear(&run);
	showing_clear(&showing);
	/* after the variables, which may hold nodes of these */
	xmlFreeDoc(run.scratch);
	documents_clear(&run);
	map_clear(&run.ordinals);
	map_clear(&run.texts);
	context_index_clear(&run.index);
	evaluation_clear(&run.evaluation);
	map_clear(&run.found);
	map_clear(&run.unapplied);
	arena_clear(&run.arena);
	messages->matter = (struct matter){.document = NULL};
	return messages->count == said ? 0 : -1;
}
