/* reading.c -- check: attributes of a schema become expressions */
#include "reading.h"

#include <stdlib.h>
#include <string.h>

#include "../base/uses.h"
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

const xmlNode *
schema_attribute_node(const xmlNode *element, const char *name)
{
	return (const xmlNode *)find_attribute(element, name, NULL);
}

/* The parameter whose name stands at `at`, the longest one, not the start of a longer word. */
static const struct parameter *
parameter_at(const struct parameters *parameters, const char *at)
{
	const size_t length = strcspn(at, " \t\r\n!\"#$%&'()*+,/:;<=>?@[\\]^`{|}~");

	for (size_t i = 0; i < parameters->count; i++)
		if (strlen(parameters->items[i].name) == length &&
			!strncmp(parameters->items[i].name, at, length))
			return &parameters->items[i];
	return NULL;
}

/* The text with $name replaced for each parameter (ISO 19757-3:2016, 5.4.10). */
static const char *
fill_in(const struct parameters *parameters, const char *text, struct arena *a)
{
	struct buffer out = {0};
	const char *kept;

	while (*text) {
		const struct parameter *found =
			*text == '$' ? parameter_at(parameters, text + 1) : NULL;

		if (found) {
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
		kept = fill_in(reading->parameters, (const char *)value, a);
	else if (value)
		kept = arena_copy(a, (const char *)value);
	xmlFree(value);
	return kept;
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

static bool
is_one_of(const xmlNode *node, const char *const *names)
{
	while (*names && !is_schematron(node, *names))
		names++;
	return *names != NULL;
}

int
refuse_others(const struct schema_reading *reading, const struct nodes *children,
	const char *const *names)
{
	for (size_t i = 0; i < children->count; i++) {
		const xmlNode *child = children->items[i];

		if (is_schematron(child, (const char *)child->name) && !is_one_of(child, names))
			return message(reading->messages, MESSAGE_ELEMENT_UNKNOWN,
				schema_spot(reading, child), (const char *)child->name);
	}
	return 0;
}

static bool
has_name(const struct names *names, const char *name, size_t length)
{
	for (size_t i = 0; i < names->count; i++)
		if (strlen(names->items[i]) == length && !memcmp(names->items[i], name, length))
			return true;
	return false;
}

static bool
has_local(const struct lets *lets, const char *name, size_t length)
{
	for (size_t i = 0; lets && i < lets->count; i++)
		if (strlen(lets->items[i].name) == length &&
			!memcmp(lets->items[i].name, name, length))
			return true;
	return false;
}

static int
check_use(const struct schema_reading *reading, const char *text, const struct use *use,
	struct spot spot, const struct scope *scope)
{
	struct arena *a = &reading->schema->arena;
	const char *prefix = arena_text(a, use->prefix, use->prefix_length);
	const char *name = arena_text(a, use->name, use->name_length);
	const char *uri = use->prefix_length ? scope_uri(scope, prefix) : "";

	if (!uri)
		return message(reading->messages, MESSAGE_PREFIX_UNKNOWN, spot, prefix, text);
	if (use->kind == USE_VARIABLE && !use->prefix_length && !reading->anywhere &&
		!has_local(reading->locals, use->name, use->name_length) &&
		!has_name(&reading->globals, use->name, use->name_length))
		return message(reading->messages, MESSAGE_VARIABLE_UNKNOWN, spot, name, text);
	if (use->kind == USE_FUNCTION && !expression_knows(reading->evaluation, name, uri))
		return message(reading->messages, MESSAGE_FUNCTION_UNKNOWN, spot, name, text);
	return 0;
}

/* Whether all variables, functions and prefixes of text are known. Returns 0; or -1 after one
 * message(). */
static int
check_uses(const struct schema_reading *reading, const char *text, struct spot spot,
	const struct scope *scope)
{
	const char *at = text;
	struct use use;

	while (use_next(text, &at, &use))
		if (check_use(reading, text, &use, spot, scope))
			return -1;
	return 0;
}

int
compile_expression(const struct schema_reading *reading, const xmlNode *written, const char *text,
	struct expression *expression)
{
	struct arena *a = &reading->schema->arena;
	const struct scope scope = schema_scope(reading, written);
	const struct spot spot = schema_spot(reading, written);

	return expression_compile(reading->evaluation, expression, text, spot, scope, a) ||
	                       check_uses(reading, text, spot, &scope)
	               ? -1
	               : 0;
}

int
compile_optional(const struct schema_reading *reading, const xmlNode *element, const char *name,
	const char *uri, struct expression *expression)
{
	const char *text = schema_attribute(reading, element, name, uri);

	return text ? compile_expression(reading,
			      (const xmlNode *)find_attribute(element, name, uri), text, expression)
	            : 0;
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

int
compile_context(const struct schema_reading *reading, const xmlNode *element, const char *name,
	struct context *context)
{
	const xmlNode *written = schema_attribute_node(element, name);
	const char *text;
	struct scope scope;
	struct spot spot;

	if (required_attribute(reading, element, name, &text))
		return -1;
	scope = schema_scope(reading, written);
	spot = schema_spot(reading, written);
	return context_compile(
		       reading->evaluation, context, text, spot, scope, &reading->schema->arena) ||
	                       check_uses(reading, text, spot, &scope)
	               ? -1
	               : 0;
}
