/* tracing.c -- check: what was done is written down for SVRL, when it is wanted */
#include "tracing.h"

#include <string.h>

#include "documents.h"
#include "judge.h"

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

/* Several schemas have no title together: each gives its own to its patterns. */
static bool
is_alone(const struct check_run *run)
{
	return run->rules->count == 1;
}

static const char *
name_of(struct check_run *run, const struct schema_pattern *pattern)
{
	return keep(run, pattern->title || is_alone(run) ? pattern->title : pattern->schema->title);
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
		.is_group = pattern->all_rules,
		.id = keep(run, pattern->id),
		.name = name_of(run, pattern),
		.role = keep(run, pattern->role),
		.documents = documents ? keep(run, documents) : run->walked_name,
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
		.id = lasting_text(run, rule->rich.id),
		.context = lasting_text(run, rule->context.text),
		.role = template_text(run, &rule->rich.role, run->matched),
		.flag = template_text(run, &rule->rich.flag, run->matched),
		.document = run->walked_name,
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

/* A text that becomes the content of an element, and the attributes that were copied to it. */
struct copy {
	struct buffer xml, attributes;
	bool begun; /* there is content, behind which no attribute can come (XSLT 1.0, 7.1.3) */
};

/* An attribute in a namespace declares the prefix itself. */
static void
copy_attribute(struct copy *copy, xmlNode *node)
{
	xmlChar *value = xmlNodeGetContent(node);
	const char *prefix = node->ns ? (const char *)node->ns->prefix : NULL;

	if (!copy->begun && prefix && strcmp(prefix, "xml") != 0) {
		buffer_print(&copy->attributes, " xmlns:%s=\"", prefix);
		escape(&copy->attributes, (const char *)node->ns->href);
		buffer_add_byte(&copy->attributes, '"');
	}
	if (!copy->begun) {
		buffer_print(&copy->attributes, " %s%s%s=\"", prefix ? prefix : "",
			prefix ? ":" : "", (const char *)node->name);
		escape(&copy->attributes, (const char *)value);
		buffer_add_byte(&copy->attributes, '"');
	}
	xmlFree(value);
}

/* With the namespaces that are declared further up. */
static void
copy_element(struct copy *copy, xmlNode *node)
{
	xmlDoc *tree = xmlNewDoc((const xmlChar *)"1.0");
	xmlNode *alone = tree ? xmlDocCopyNode(node, tree, 1) : NULL;
	xmlBuffer *out = xmlBufferCreate();

	if (!alone || !out)
		die("out of memory");
	xmlAddChild((xmlNode *)tree, alone);
	xmlReconciliateNs(tree, alone);
	xmlNodeDump(out, tree, alone, 0, 0);
	buffer_add_text(&copy->xml, (const char *)xmlBufferContent(out));
	xmlBufferFree(out);
	xmlFreeDoc(tree);
}

static void
add_copy(struct copy *copy, xmlNode *node)
{
	if (node->type == XML_ATTRIBUTE_NODE) {
		copy_attribute(copy, node);
		return;
	}
	copy->begun = true;
	if (node->type == XML_DOCUMENT_NODE)
		for (xmlNode *child = node->children; child; child = child->next)
			add_copy(copy, child);
	else if (node->type != XML_DTD_NODE)
		copy_element(copy, node);
}

/* What is no set of nodes is copied as text. */
static void
add_copies(struct check_run *run, struct copy *copy, const struct piece *piece, xmlNode *node)
{
	xmlXPathObject *value = expression_value(&run->evaluation, &piece->expression, node);
	xmlChar *text;

	for (int i = 0, count = value_count(value); i < count; i++)
		add_copy(copy, value_node(value, i));
	if (value && value->type != XPATH_NODESET) {
		text = xmlXPathCastToString(value);
		escape(&copy->xml, (const char *)text);
		copy->begun = true;
		xmlFree(text);
	}
	xmlXPathFreeObject(value);
}

static bool
is_blank(const char *text)
{
	return text && !text[strspn(text, " \t\r\n")];
}

static void
add_piece(struct check_run *run, struct copy *copy, const struct piece *piece, xmlNode *node)
{
	struct content one = {.pieces = (struct piece *)(size_t)piece, .count = 1};
	struct buffer text = {0};

	if (piece->type == PIECE_COPY) {
		add_copies(run, copy, piece, node);
		return;
	}
	content_add(run, &text, &one, node);
	escape(&copy->xml, buffer_text(&text));
	if (piece->type == PIECE_TAG)
		buffer_add_text(&copy->xml, piece->text);
	copy->begun |= !is_blank(piece->text);
	buffer_clear(&text);
}

/* Runs of white space as one space, none at the ends. */
static const char *
collapse(struct check_run *run, const char *xml)
{
	struct buffer out = {0};
	const char *kept;

	while (*(xml += strspn(xml, " \t\r\n"))) {
		size_t length = strcspn(xml, " \t\r\n");

		if (out.length)
			buffer_add_byte(&out, ' ');
		buffer_add(&out, xml, length);
		xml += length;
	}
	kept = keep(run, buffer_text(&out));
	buffer_clear(&out);
	return kept;
}

static struct evidence_text
text_of(struct check_run *run, const struct content *content, const struct rich *rich,
	xmlNode *node, bool collapsed)
{
	struct copy copy = {.begun = false};
	struct evidence_text text = {.language = keep(run, rich->language),
		.space = keep(run, rich->space),
		.see = keep(run, rich->see),
		.icon = keep(run, rich->icon),
		.fpi = keep(run, rich->fpi)};

	for (size_t i = 0; i < content->count; i++)
		add_piece(run, &copy, &content->pieces[i], node);
	text.xml = collapsed && !rich->space ? collapse(run, buffer_text(&copy.xml))
	                                     : keep(run, buffer_text(&copy.xml));
	text.attributes = copy.attributes.length ? keep(run, copy.attributes.text) : NULL;
	buffer_clear(&copy.xml);
	buffer_clear(&copy.attributes);
	return text;
}

/* The paragraphs of a schema are about the document as a whole. */
static void
trace_paragraphs(struct check_run *run, const struct schema *schema)
{
	struct trace *trace = trace_of(run);
	const size_t count = trace->paragraph_count = schema->paragraph_count;

	run->schema = schema;
	run->pattern = NULL;
	run->rule = NULL;
	run->current = (xmlNode *)run->report->tree;
	trace->paragraphs =
		arena_alloc(&run->findings->arena, (count + 1) * sizeof *trace->paragraphs);
	for (size_t i = 0; i < count; i++)
		trace->paragraphs[i] = text_of(run, &schema->paragraphs[i].content,
			&schema->paragraphs[i].rich, run->current, true);
}

void
trace_schema(struct check_run *run, const struct schema *schema, const struct phase *phase)
{
	struct trace *trace = trace_of(run);

	if (!trace->wanted)
		return;
	if (is_alone(run)) {
		trace->title = keep(run, schema->title);
		trace->version = keep(run, schema->version);
		trace->phase = phase ? keep(run, phase->id) : NULL;
		trace_paragraphs(run, schema);
	}
	for (size_t i = 0; i < schema->prefix_count && trace->pattern_count == 0; i++) {
		trace->prefixes = array_room(trace->prefixes, trace->prefix_count,
			&trace->prefix_room, sizeof *trace->prefixes);
		trace->prefixes[trace->prefix_count++] = (struct bound_prefix){
			keep(run, schema->prefixes[i].prefix), keep(run, schema->prefixes[i].uri)};
	}
}

static struct evidence_note *
notes(struct check_run *run, const struct remark **remarks, xmlNode *node)
{
	struct evidence_note *first = NULL, **last = &first;

	for (size_t i = 0; remarks[i]; i++) {
		struct evidence_note *made = arena_alloc(&run->findings->arena, sizeof *made);

		made->id = keep(run, remarks[i]->rich.id);
		made->role = template_text(run, &remarks[i]->rich.role, node);
		made->scheme = keep(run, remarks[i]->scheme);
		made->text = text_of(run, &remarks[i]->content, &remarks[i]->rich, node, false);
		*last = made;
		last = &made->next;
	}
	return first;
}

const struct evidence *
trace_finding(struct check_run *run, const struct assertion *assertion, xmlNode *node,
	const struct about *about)
{
	struct trace *trace = trace_of(run);
	const struct rich *rich = &assertion->rich;
	struct evidence *made;

	if (!trace->wanted)
		return NULL;
	made = arena_alloc(&run->findings->arena, sizeof *made);
	*made = (struct evidence){
		.is_report = assertion->is_report,
		.id = keep(run, rich->id),
		.role = assertion->schema->is_graded ? severity_name(assertion->schema->grade)
	                                             : template_text(run, &rich->role, node),
		.flag = template_text(run, &rich->flag, node),
		.severity = template_text(run, &assertion->severity_text, node),
		.test = keep(run, assertion->test.text),
		.location = location_of(run, about->subject),
		.language = rich->own_language ? keep(run, rich->language) : NULL,
		.text = text_of(run, &assertion->text, rich, about->speaker, true),
		.diagnostics = notes(run, assertion->diagnostics, node),
		.properties = notes(run, assertion->properties, node),
		.fired = trace->fired_count - 1,
		.sequence = trace->sequence++,
	};
	return made;
}
