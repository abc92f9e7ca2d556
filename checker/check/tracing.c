/* tracing.c -- check: what was done is written down for SVRL, when it is wanted */
#include "tracing.h"

#include <string.h>

#include "documents.h"

static struct trace *
trace_of(struct check_run *run)
{
	return &run->findings->trace;
}

static const char *
keep(struct check_run *run, const char *text)
{
	return arena_copy(&run->findings->arena, text);
}

void
trace_schema(struct check_run *run, const struct schema *schema, const struct phase *phase)
{
	struct trace *trace = trace_of(run);

	if (!trace->wanted)
		return;
	trace->title = keep(run, schema->title);
	trace->version = keep(run, schema->version);
	trace->phase = phase ? keep(run, phase->id) : NULL;
	for (size_t i = 0; i < schema->prefix_count && trace->pattern_count == 0; i++) {
		trace->prefixes = array_room(trace->prefixes, trace->prefix_count,
			&trace->prefix_room, sizeof *trace->prefixes);
		trace->prefixes[trace->prefix_count++] = (struct bound_prefix){
			keep(run, schema->prefixes[i].prefix), keep(run, schema->prefixes[i].uri)};
	}
}

void
trace_pattern(struct check_run *run, const struct schema_pattern *pattern, const char *documents)
{
	struct trace *trace = trace_of(run);

	if (!trace->wanted)
		return;
	trace->patterns = array_room(trace->patterns, trace->pattern_count, &trace->pattern_room,
		sizeof *trace->patterns);
	trace->patterns[trace->pattern_count++] = (struct active_pattern){
		.id = keep(run, pattern->id),
		.name = keep(run, pattern->title),
		.role = keep(run, pattern->role),
		.documents = keep(run, documents),
		.number = pattern->number,
		.document = run->order,
	};
}

void
trace_rule(struct check_run *run, const struct rule *rule)
{
	struct trace *trace = trace_of(run);

	if (!trace->wanted)
		return;
	trace->fired = array_room(
		trace->fired, trace->fired_count, &trace->fired_room, sizeof *trace->fired);
	trace->fired[trace->fired_count++] = (struct fired_rule){
		.id = keep(run, rule->rich.id),
		.context = keep(run, rule->context.text),
		.role = keep(run, rule->rich.role),
		.flag = keep(run, rule->rich.flag),
		.see = keep(run, rule->rich.see),
		.icon = keep(run, rule->rich.icon),
		.fpi = keep(run, rule->rich.fpi),
		.document = keep(run, run->walked_name),
		.pattern = rule->pattern->number,
		.in_document = run->order,
	};
}

static void
escape(struct buffer *to, const char *text)
{
	xmlChar *escaped = xmlEncodeSpecialChars(NULL, (const xmlChar *)text);

	buffer_add_text(to, (const char *)escaped);
	xmlFree(escaped);
}

static void
add_copy(struct buffer *to, xmlNode *node)
{
	xmlBuffer *out = xmlBufferCreate();

	if (node->type == XML_DOCUMENT_NODE)
		node = xmlDocGetRootElement((xmlDoc *)node);
	if (node->type == XML_ATTRIBUTE_NODE) {
		xmlChar *value = xmlNodeGetContent(node);

		escape(to, (const char *)value);
		xmlFree(value);
	} else {
		xmlNodeDump(out, node->doc, node, 0, 0);
		buffer_add_text(to, (const char *)xmlBufferContent(out));
	}
	xmlBufferFree(out);
}

static void
add_piece(struct check_run *run, struct buffer *to, const struct piece *piece, xmlNode *node)
{
	struct content one = {.pieces = (struct piece *)(size_t)piece, .count = 1};
	struct buffer text = {0};
	xmlXPathObject *value;

	if (piece->type != PIECE_COPY) {
		content_add(run, &text, &one, node);
		escape(to, buffer_text(&text));
		buffer_clear(&text);
		return;
	}
	value = expression_value(&run->evaluation, &piece->expression, node);
	for (int i = 0, count = value_count(value); i < count; i++)
		add_copy(to, value_node(value, i));
	xmlXPathFreeObject(value);
}

static struct evidence_note *
notes(struct check_run *run, const struct remark **remarks, xmlNode *node)
{
	struct evidence_note *first = NULL, **last = &first;

	for (size_t i = 0; remarks[i]; i++) {
		struct evidence_note *made = arena_alloc(&run->findings->arena, sizeof *made);
		struct buffer xml = {0};

		made->id = keep(run, remarks[i]->id);
		made->role = keep(run, remarks[i]->role);
		made->scheme = keep(run, remarks[i]->scheme);
		made->language = keep(run, remarks[i]->language);
		for (size_t j = 0; j < remarks[i]->content.count; j++)
			add_piece(run, &xml, &remarks[i]->content.pieces[j], node);
		made->xml = keep(run, buffer_text(&xml));
		buffer_clear(&xml);
		*last = made;
		last = &made->next;
	}
	return first;
}

const struct evidence *
trace_finding(struct check_run *run, const struct assertion *assertion, xmlNode *node)
{
	struct trace *trace = trace_of(run);
	struct evidence *made;

	if (!trace->wanted)
		return NULL;
	made = arena_alloc(&run->findings->arena, sizeof *made);
	*made = (struct evidence){
		.is_report = assertion->is_report,
		.id = keep(run, assertion->rich.id),
		.role = keep(run, assertion->rich.role),
		.flag = keep(run, assertion->rich.flag),
		.see = keep(run, assertion->rich.see),
		.icon = keep(run, assertion->rich.icon),
		.fpi = keep(run, assertion->rich.fpi),
		.test = keep(run, assertion->test.text),
		.location = location_of(node, &run->findings->arena),
		.diagnostics = notes(run, assertion->diagnostics, node),
		.properties = notes(run, assertion->properties, node),
		.fired = trace->fired_count - 1,
		.sequence = trace->sequence++,
	};
	return made;
}
