/* read_rich.c -- check: attributes that only say something about an element, with values in them */
#include <string.h>

#include "read_parts.h"

static const char *const xml_uri = "http://www.w3.org/XML/1998/namespace";

/* From 2025 on, and in severity, which is of 2025, a variable alone is its value. */
static bool
is_variable(const struct schema_reading *reading, const char *name, const char *text)
{
	return *text == '$' && (schema_is_of(reading->schema, "2025") || !strcmp(name, "severity"));
}

/* Behind the expression that begins at `at`: its closing brace, not one in quotes; NULL when there
 * is none. */
static const char *
closing_brace(const char *at)
{
	char quote = '\0';

	for (; *at; at++)
		if (quote)
			quote = *at == quote ? '\0' : quote;
		else if (*at == '\'' || *at == '"')
			quote = *at;
		else if (*at == '}')
			return at;
	return NULL;
}

/* The text up to the next brace that means something; {{ and }} are braces as they stand. */
static const char *
take_text(const struct schema_reading *reading, const char *at, struct content *parts)
{
	struct buffer text = {0};

	while (*at && !(*at == '{' && at[1] != '{')) {
		buffer_add_byte(&text, *at);
		at += at[0] == at[1] && (*at == '{' || *at == '}') ? 2 : 1;
	}
	if (text.length)
		parts->pieces[parts->count++].text =
			arena_text(&reading->schema->arena, buffer_text(&text), text.length);
	buffer_clear(&text);
	return at;
}

/* The text of an attribute that may hold values. */
struct template_text {
	const xmlNode *element;
	const char *name, *text;
};

/* The value of the expression that is written in these bytes of it. */
static int
take_value(const struct schema_reading *reading, const struct template_text *whole, size_t at,
	size_t length, struct content *parts)
{
	struct piece *piece = &parts->pieces[parts->count++];

	piece->type = PIECE_VALUE;
	return compile_part(reading, whole->element, whole->name, at,
		arena_text(&reading->schema->arena, whole->text + at, length), &piece->expression);
}

/* An attribute value template (XSLT 1.0, 7.6.2). */
static int
take_all(const struct schema_reading *reading, const struct template_text *whole,
	struct content *parts)
{
	const char *at = whole->text;
	int failed = 0;

	while (!failed && *(at = take_text(reading, at, parts))) {
		const char *close = closing_brace(++at);
		const size_t length = close ? (size_t)(close - at) : strlen(at);

		failed = take_value(reading, whole, (size_t)(at - whole->text), length, parts);
		at += length + (close != NULL);
	}
	return failed;
}

int
read_template(const struct schema_reading *reading, const xmlNode *element, const char *name,
	struct attribute_template *value)
{
	const char *text = value->text = schema_attribute(reading, element, name, NULL);
	const struct template_text whole = {element, name, text};
	struct content *parts = &value->parts;

	if (!text || (!is_variable(reading, name, text) && !strchr(text, '{')))
		return 0;
	parts->pieces =
		arena_alloc(&reading->schema->arena, (strlen(text) + 1) * sizeof *parts->pieces);
	return is_variable(reading, name, text)
	               ? take_value(reading, &whole, 0, strlen(text), parts)
	               : take_all(reading, &whole, parts);
}

static const xmlNode *
element_with(const xmlNode *element, const char *name)
{
	while (element && element->type == XML_ELEMENT_NODE &&
		!xmlHasNsProp((xmlNode *)(size_t)element, (const xmlChar *)name,
			(const xmlChar *)xml_uri))
		element = element->parent;
	return element && element->type == XML_ELEMENT_NODE ? element : NULL;
}

/* xml:lang and xml:space hold for all that is within (XML 1.0, 2.10 and 2.12). */
static void
read_inherited(const struct schema_reading *reading, const xmlNode *element, struct rich *rich)
{
	const xmlNode *root = xmlDocGetRootElement(reading->schema->file.tree);
	const xmlNode *language = element_with(element, "lang");
	const xmlNode *space = element_with(element, "space");
	const char *common = schema_attribute(reading, root, "lang", xml_uri);

	if (language)
		rich->language = schema_attribute(reading, language, "lang", xml_uri);
	rich->own_language = language && (!common || strcmp(common, rich->language) != 0);
	if (space)
		rich->space = schema_attribute(reading, space, "space", xml_uri);
	if (rich->space && strcmp(rich->space, "preserve") != 0)
		rich->space = NULL;
}

int
read_rich(const struct schema_reading *reading, const xmlNode *element, struct rich *rich)
{
	rich->id = schema_attribute(reading, element, "id", NULL);
	rich->see = schema_attribute(reading, element, "see", NULL);
	rich->icon = schema_attribute(reading, element, "icon", NULL);
	rich->fpi = schema_attribute(reading, element, "fpi", NULL);
	read_inherited(reading, element, rich);
	return read_template(reading, element, "role", &rich->role) ||
	                       read_template(reading, element, "flag", &rich->flag)
	               ? -1
	               : 0;
}

void
rich_clear(struct rich *rich)
{
	content_clear(&rich->role.parts);
	content_clear(&rich->flag.parts);
}
