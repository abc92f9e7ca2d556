/* reading.c -- check: attributes, lets and texts of a schema become expressions */
#include "reading.h"

#include <string.h>

static const char *const schematron_uri = "http://purl.oclc.org/dsdl/schematron";

struct spot
schema_spot(const struct schema_reading *reading, const xmlNode *node)
{
	struct report *file = &reading->schema->file;

	return source_spot(&file->source, place_extent(file, node).start);
}

bool
is_schematron(const xmlNode *node, const char *name)
{
	return node->type == XML_ELEMENT_NODE && node->ns &&
	       !strcmp((const char *)node->ns->href, schematron_uri) &&
	       !strcmp((const char *)node->name, name);
}

size_t
count_schematron(const xmlNode *parent, const char *name)
{
	size_t count = 0;

	for (const xmlNode *child = parent->children; child; child = child->next)
		count += is_schematron(child, name);
	return count;
}

static bool
is_one_of(const xmlNode *node, const char *const *names)
{
	while (*names && !is_schematron(node, *names))
		names++;
	return *names != NULL;
}

int
refuse_others(const struct schema_reading *reading, const xmlNode *parent, const char *const *names)
{
	for (const xmlNode *child = parent->children; child; child = child->next)
		if (is_schematron(child, (const char *)child->name) && !is_one_of(child, names))
			return message(reading->messages, MESSAGE_ELEMENT_UNKNOWN,
				schema_spot(reading, child), (const char *)child->name);
	return 0;
}

static xmlAttr *
find_attribute(const xmlNode *element, const char *name, const char *uri)
{
	return xmlHasNsProp(
		(xmlNode *)(size_t)element, (const xmlChar *)name, (const xmlChar *)uri);
}

const char *
schema_attribute(const struct schema_reading *reading, const xmlNode *element, const char *name,
	const char *uri)
{
	xmlAttr *attribute = find_attribute(element, name, uri);
	xmlChar *value = attribute ? xmlNodeGetContent((xmlNode *)attribute) : NULL;
	const char *copy = arena_copy(&reading->schema->arena, (const char *)value);

	xmlFree(value);
	return copy;
}

int
compile_optional(const struct schema_reading *reading, const xmlNode *element, const char *name,
	const char *uri, struct expression *expression)
{
	const char *text = schema_attribute(reading, element, name, uri);
	const xmlAttr *written = find_attribute(element, name, uri);

	return text ? expression_compile(reading->evaluation, expression, text,
			      schema_spot(reading, (const xmlNode *)written), reading->scope,
			      &reading->schema->arena)
	            : 0;
}

static int
say_missing(const struct schema_reading *reading, const xmlNode *element, const char *name)
{
	return message(reading->messages, MESSAGE_ATTRIBUTE_MISSING, schema_spot(reading, element),
		(const char *)element->name, name);
}

int
compile_required(const struct schema_reading *reading, const xmlNode *element, const char *name,
	struct expression *expression)
{
	return find_attribute(element, name, NULL)
	               ? compile_optional(reading, element, name, NULL, expression)
	               : say_missing(reading, element, name);
}

int
compile_context(const struct schema_reading *reading, const xmlNode *element, const char *name,
	struct context *context)
{
	const char *text = schema_attribute(reading, element, name, NULL);
	const xmlAttr *written = find_attribute(element, name, NULL);

	return text ? context_compile(reading->evaluation, context, text,
			      schema_spot(reading, (const xmlNode *)written), reading->scope,
			      &reading->schema->arena)
	            : say_missing(reading, element, name);
}

static int
read_let(const struct schema_reading *reading, const xmlNode *element, struct let *let)
{
	let->name = schema_attribute(reading, element, "name", NULL);
	let->spot = schema_spot(reading, element);
	let->slot = reading->schema->slot_count++;
	return let->name ? compile_required(reading, element, "value", &let->value)
	                 : say_missing(reading, element, "name");
}

int
read_lets(const struct schema_reading *reading, const xmlNode *parent, struct lets *lets)
{
	size_t count = count_schematron(parent, "let");
	int failed = 0;

	lets->items = arena_alloc(&reading->schema->arena, (count + 1) * sizeof *lets->items);
	for (const xmlNode *child = parent->children; child && !failed; child = child->next)
		if (is_schematron(child, "let"))
			failed = read_let(reading, child, &lets->items[lets->count++]);
	return failed;
}

static int
read_piece(const struct schema_reading *reading, const xmlNode *node, struct content *content)
{
	struct piece *piece = &content->pieces[content->count];
	int failed = 0;

	if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) {
		piece->text = arena_copy(&reading->schema->arena, (const char *)node->content);
	} else if (is_schematron(node, "value-of")) {
		failed = compile_required(reading, node, "select", &piece->expression);
	} else if (is_schematron(node, "name")) {
		piece->name = true;
		failed = compile_optional(reading, node, "path", NULL, &piece->expression);
	} else {
		return 0;
	}
	content->count++;
	return failed;
}

static bool
is_wrapper(const xmlNode *node)
{
	return is_schematron(node, "emph") || is_schematron(node, "span") ||
	       is_schematron(node, "dir");
}

static size_t
count_pieces(const xmlNode *parent)
{
	size_t count = 1;

	for (const xmlNode *child = parent->children; child; child = child->next)
		count += is_wrapper(child) ? count_pieces(child) : 1;
	return count;
}

static int
add_pieces(const struct schema_reading *reading, const xmlNode *parent, struct content *content)
{
	int failed = 0;

	for (const xmlNode *child = parent->children; child && !failed; child = child->next)
		failed = is_wrapper(child) ? add_pieces(reading, child, content)
		                           : read_piece(reading, child, content);
	return failed;
}

int
read_content(const struct schema_reading *reading, const xmlNode *parent, struct content *content)
{
	content->pieces = arena_alloc(
		&reading->schema->arena, count_pieces(parent) * sizeof *content->pieces);
	return add_pieces(reading, parent, content);
}

void
content_clear(struct content *content)
{
	for (size_t i = 0; i < content->count; i++)
		expression_clear(&content->pieces[i].expression);
	content->count = 0;
}

void
lets_clear(struct lets *lets)
{
	for (size_t i = 0; i < lets->count; i++)
		expression_clear(&lets->items[i].value);
	lets->count = 0;
}
