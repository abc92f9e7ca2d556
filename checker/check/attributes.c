/* attributes.c -- check: attributes of a schema become values, places and expressions */
#include "attributes.h"

#include <stdlib.h>
#include <string.h>

#include "fragment.h"
#include "scopes.h"

static const char *const schematron_uri = "http://purl.oclc.org/dsdl/schematron";
static const char *const xslt_uri = "http://www.w3.org/1999/XSL/Transform";

struct spot
schema_spot(const struct schema_reading *reading, const xmlNode *node)
{
	struct report *file = schema_file(reading->schema, node);

	return source_spot(&file->source, place_extent(file, node).start);
}

static bool
is_of(const xmlNode *node, const char *uri, const char *name)
{
	return node->type == XML_ELEMENT_NODE && node->ns &&
	       !strcmp((const char *)node->name, name) &&
	       !strcmp((const char *)node->ns->href, uri);
}

bool
is_schematron(const xmlNode *node, const char *name)
{
	return is_of(node, schematron_uri, name);
}

bool
is_xslt(const xmlNode *node, const char *name)
{
	return is_of(node, xslt_uri, name);
}

static xmlAttr *
find_attribute(const xmlNode *element, const char *name, const char *uri)
{
	return xmlHasNsProp(
		(xmlNode *)(size_t)element, (const xmlChar *)name, (const xmlChar *)uri);
}

/* The parameter whose name stands at `at`, the longest one, not the start of a longer word. */
static struct parameter *
parameter_at(const struct parameters *parameters, const char *at)
{
	const size_t length = strcspn(at, " \t\r\n!\"#$%&'()*+,/:;<=>?@[\\]^`{|}~");

	for (size_t i = 0; i < parameters->count; i++)
		if (strlen(parameters->items[i].name) == length &&
			!strncmp(parameters->items[i].name, at, length))
			return &parameters->items[i];
	return NULL;
}

/* Counts what is filled in. Returns whether there may be so much; if not, that was said once. */
static bool
may_fill(const struct schema_reading *reading, size_t length)
{
	size_t *filled = reading->parameters->filled, before = *filled;

	*filled += length;
	if (before <= MOST_FILLED && *filled > MOST_FILLED)
		message(reading->messages, MESSAGE_SCHEMA_LARGE,
			schema_spot(reading, reading->instance),
			"its parameters are filled in with more than 67108864 bytes");
	return *filled <= MOST_FILLED;
}

/* The text with $name replaced for each parameter (ISO 19757-3:2016, 5.4.10). */
static const char *
fill_in(const struct schema_reading *reading, const char *text, struct arena *a)
{
	const struct parameters *parameters = reading->parameters;
	struct buffer out = {0};
	const char *kept;

	while (*text) {
		struct parameter *found = *text == '$' ? parameter_at(parameters, text + 1) : NULL;

		if (found)
			found->is_used = true;
		if (found && may_fill(reading, strlen(found->value))) {
			buffer_add_text(&out, found->value);
			text += 1 + strlen(found->name);
		} else {
			buffer_add_byte(&out, *text++);
		}
	}
	kept = arena_text(a, buffer_text(&out), out.length);
	buffer_clear(&out);
	return kept;
}

const char *
schema_attribute(const struct schema_reading *reading, const xmlNode *element, const char *name,
	const char *uri)
{
	xmlAttr *attribute = find_attribute(element, name, uri);
	xmlChar *value = attribute ? xmlNodeGetContent((xmlNode *)attribute) : NULL;
	struct arena *a = &reading->schema->arena;
	const char *kept = NULL;

	if (value && reading->parameters)
		kept = fill_in(reading, (const char *)value, a);
	else if (value)
		kept = arena_copy(a, (const char *)value);
	xmlFree(value);
	return kept;
}

bool
attribute_is_true(const struct schema_reading *reading, const xmlNode *element, const char *name)
{
	const char *value = schema_attribute(reading, element, name, NULL);

	return value && (!strcmp(value, "true") || !strcmp(value, "1"));
}

int
required_attribute(const struct schema_reading *reading, const xmlNode *element, const char *name,
	const char **value)
{
	*value = schema_attribute(reading, element, name, NULL);
	return *value ? 0
	              : message(reading->messages, MESSAGE_ATTRIBUTE_MISSING,
				schema_spot(reading, element), (const char *)element->name, name);
}

/* An attribute of a schema. */
struct attribute {
	const struct schema_reading *reading;
	const xmlAttr *node;
};

/* The byte of the text as it was written from which byte `at` comes when parameters are filled in:
 * of a parameter's value its "$". */
static size_t
byte_before_filling(const struct parameters *parameters, const char *text, size_t at)
{
	const char *from = text;

	for (size_t filled = 0; parameters && *from;) {
		const struct parameter *found =
			*from == '$' ? parameter_at(parameters, from + 1) : NULL;

		filled += found ? strlen(found->value) : 1;
		if (filled > at)
			break;
		from += found ? 1 + strlen(found->name) : 1;
	}
	return parameters ? (size_t)(from - text) : at;
}

static struct spot
spot_in_attribute(const struct written *written, size_t at)
{
	const struct attribute *attribute = written->origin;
	const struct schema_reading *reading = attribute->reading;
	const xmlNode *node = (const xmlNode *)attribute->node;
	xmlChar *text = xmlNodeGetContent(node);
	const size_t byte = byte_before_filling(reading->parameters, (const char *)text, at);

	xmlFree(text);
	return place_byte_spot(schema_file(reading->schema, node), node, byte);
}

static struct written
written_in(const struct attribute *attribute, const char *text)
{
	return (struct written){.text = text,
		.spot = schema_spot(attribute->reading, (const xmlNode *)attribute->node),
		.spot_at = spot_in_attribute,
		.origin = attribute};
}

struct spot
attribute_spot(
	const struct schema_reading *reading, const xmlNode *element, const char *name, size_t at)
{
	const struct attribute attribute = {reading, find_attribute(element, name, NULL)};
	const struct written written = {.origin = &attribute};

	return attribute.node ? spot_in_attribute(&written, at) : schema_spot(reading, element);
}

const char *
place_beside(const struct schema_reading *reading, const xmlNode *node, const xmlNode *from)
{
	const struct spot spot = schema_spot(reading, node);
	struct arena *a = &reading->schema->arena;

	return node->doc == from->doc ? arena_print(a, "line %ld", spot.line)
	                              : arena_print(a, "%s, line %ld", spot.file, spot.line);
}

int
id_add(const struct schema_reading *reading, struct text_map *elements, const xmlNode *element)
{
	const char *id = schema_attribute(reading, element, "id", NULL);
	const char *name = (const char *)element->name;
	const xmlNode *other = id ? text_map_get(elements, id) : NULL;

	if (other && other != element)
		return message(reading->messages, MESSAGE_ID_TWICE,
			attribute_spot(reading, element, "id", 0), id, name,
			place_beside(reading, other, element), name);
	if (id)
		*text_map_at(elements, id) = (void *)(size_t)element;
	return 0;
}

static int
compile(const struct attribute *attribute, const struct written *written,
	struct expression *expression)
{
	const struct schema_reading *reading = attribute->reading;
	const struct scope scope = schema_scope(reading, (const xmlNode *)attribute->node);

	return expression_compile(
		       reading->evaluation, expression, written, scope, &reading->schema->arena) ||
	                       check_uses(reading, written, &scope)
	               ? -1
	               : 0;
}

int
compile_optional(const struct schema_reading *reading, const xmlNode *element, const char *name,
	const char *uri, struct expression *expression)
{
	const char *text = schema_attribute(reading, element, name, uri);
	const struct attribute attribute = {reading, find_attribute(element, name, uri)};
	struct written written;

	if (!text)
		return 0;
	written = written_in(&attribute, text);
	return compile(&attribute, &written, expression);
}

int
compile_part(const struct schema_reading *reading, const xmlNode *element, const char *name,
	size_t at, const char *text, struct expression *expression)
{
	const struct attribute attribute = {reading, find_attribute(element, name, NULL)};
	const struct written whole = written_in(&attribute, text),
			     part = written_part(&whole, at, text);

	return compile(&attribute, &part, expression);
}

int
compile_required(const struct schema_reading *reading, const xmlNode *element, const char *name,
	struct expression *expression)
{
	const char *text;

	return required_attribute(reading, element, name, &text) ||
	                       compile_optional(reading, element, name, NULL, expression)
	               ? -1
	               : 0;
}

/* A variable is no step: what is unknown is said before that. */
int
compile_context(const struct schema_reading *reading, const xmlNode *element, const char *name,
	struct context *context)
{
	const struct attribute attribute = {reading, find_attribute(element, name, NULL)};
	struct written written;
	struct scope scope;
	const char *text;

	if (required_attribute(reading, element, name, &text))
		return -1;
	written = written_in(&attribute, text);
	scope = schema_scope(reading, (const xmlNode *)attribute.node);
	return check_uses(reading, &written, &scope) ||
	                       context_compile(reading->evaluation, context, &written, scope,
				       &reading->schema->arena)
	               ? -1
	               : 0;
}
