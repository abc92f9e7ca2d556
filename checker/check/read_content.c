/* read_content.c -- check: lets and texts of a schema, compiled */
#include <string.h>

#include "read_parts.h"

/* Of more lets than these one is found by hash. */
enum { FEW_LETS = 16 };

/* The let of that name before the last one, or NULL. */
static const struct let *
find_before(const struct lets *lets, const char *name)
{
	if (lets->is_large)
		return text_map_get(&lets->by_name, name);
	for (size_t i = 0; i + 1 < lets->count; i++)
		if (!strcmp(lets->items[i].name, name))
			return &lets->items[i];
	return NULL;
}

static int
name_let(struct schema_reading *reading, const xmlNode *element, struct lets *lets)
{
	struct let *let = &lets->items[lets->count++];
	const struct let *other;

	let->element = element;
	let->spot = schema_spot(reading, element);
	let->slot = reading->schema->slot_count++;
	if (required_attribute(reading, element, "name", &let->name))
		return -1;
	other = find_before(lets, let->name);
	if (other)
		return message(reading->messages, MESSAGE_LET_TWICE,
			attribute_spot(reading, element, "name", 0), let->name,
			place_beside(reading, other->element, element));
	if (lets->is_large)
		*text_map_at(&lets->by_name, let->name) = let;
	return 0;
}

/* All names first: lets of one scope may need each other in any order. */
static int
name_lets(struct schema_reading *reading, const xmlNode *parent, const struct nodes *children,
	struct lets *lets)
{
	int failed = 0;

	for (size_t i = 0; i < children->count && !failed; i++)
		if (is_let(parent, children->items[i]))
			failed = name_let(reading, children->items[i], lets);
	return failed;
}

int
read_lets(struct schema_reading *reading, const xmlNode *parent, const struct nodes *children,
	struct lets *lets)
{
	size_t count = nodes_count(children, "let") + nodes_count(children, "param");
	int failed;

	lets->items = arena_alloc(&reading->schema->arena, (count + 1) * sizeof *lets->items);
	lets->is_large = count > FEW_LETS;
	failed = name_lets(reading, parent, children, lets);
	for (size_t i = 0; i < lets->count && !failed; i++) {
		const xmlNode *element = lets->items[i].element;
		struct expression *value = &lets->items[i].value;

		/* a let has a value or content (2016, 5.4.5) */
		failed = element->children
		                 ? compile_optional(reading, element, "value", NULL, value)
		                 : compile_required(reading, element, "value", value);
	}
	return failed;
}

/* Elements that put something in, by the name of what they are and the attribute that says it. */
static const struct {
	bool (*is)(const xmlNode *node, const char *name);
	const char *name, *attribute;
	enum piece_type type;
	bool required;
} fillers[] = {
	{is_schematron, "value-of", "select", PIECE_VALUE, true},
	{is_schematron, "name", "path", PIECE_NAME, false},
	{is_xslt, "value-of", "select", PIECE_VALUE, true},
	{is_xslt, "copy-of", "select", PIECE_COPY, true},
};

static int
read_filler(struct schema_reading *reading, const xmlNode *node, struct content *content)
{
	for (size_t i = 0; i < sizeof fillers / sizeof *fillers; i++) {
		struct piece *piece = &content->pieces[content->count];

		if (!fillers[i].is(node, fillers[i].name))
			continue;
		piece->type = fillers[i].type;
		content->count++;
		return (fillers[i].required ? compile_required(reading, node, fillers[i].attribute,
						      &piece->expression)
					    : compile_optional(reading, node, fillers[i].attribute,
						      NULL, &piece->expression));
	}
	return 0;
}

/* Elements that SVRL has too, and the attribute that it has of them, with its name there. */
static const struct {
	const char *name, *attribute, *svrl;
} marks[] = {
	{"emph", NULL, NULL},
	{"span", "class", "class"},
	{"dir", "value", "dir"},
};

static bool
is_foreign(const xmlNode *node)
{
	return node->type == XML_ELEMENT_NODE && !is_schematron(node, (const char *)node->name) &&
	       !is_xslt(node, (const char *)node->name);
}

/* The place of an element among marks; as many as there are when it is none of them. */
static size_t
mark_of(const xmlNode *node)
{
	size_t i = 0;

	while (i < sizeof marks / sizeof *marks && !is_schematron(node, marks[i].name))
		i++;
	return i;
}

/* Elements whose own content is part of the text: of foreign ones, XHTML for one, the text stays.
 */
static bool
is_wrapper(const xmlNode *node)
{
	return mark_of(node) < sizeof marks / sizeof *marks || is_xslt(node, "text") ||
	       is_foreign(node);
}

static size_t
count_pieces(const xmlNode *parent)
{
	size_t count = 1;

	/* a wrapper has a start and an end */
	for (const xmlNode *child = parent->children; child; child = child->next)
		count += is_wrapper(child) ? count_pieces(child) + 2 : 1;
	return count;
}

static void
add_tag(struct schema_reading *reading, const char *tag, struct content *content)
{
	content->pieces[content->count++] =
		(struct piece){.type = PIECE_TAG, .text = arena_copy(&reading->schema->arena, tag)};
}

static void
add_start_tag(struct schema_reading *reading, const xmlNode *node, struct content *content)
{
	const size_t mark = mark_of(node);
	const char *value = NULL;
	struct buffer tag = {0};
	xmlChar *escaped;

	if (mark == sizeof marks / sizeof *marks)
		return;
	buffer_print(&tag, "<svrl:%s", marks[mark].name);
	if (marks[mark].attribute)
		value = schema_attribute(reading, node, marks[mark].attribute, NULL);
	if (value) {
		escaped = xmlEncodeSpecialChars(NULL, (const xmlChar *)value);
		buffer_print(&tag, " %s=\"%s\"", marks[mark].svrl, (const char *)escaped);
		xmlFree(escaped);
	}
	buffer_add_byte(&tag, '>');
	add_tag(reading, tag.text, content);
	buffer_clear(&tag);
}

static void
add_end_tag(struct schema_reading *reading, const xmlNode *node, struct content *content)
{
	const size_t mark = mark_of(node);
	struct buffer tag = {0};

	if (mark == sizeof marks / sizeof *marks)
		return;
	buffer_print(&tag, "</svrl:%s>", marks[mark].name);
	add_tag(reading, tag.text, content);
	buffer_clear(&tag);
}

/* White space between the instructions of an xsl:key is none of its value (XSLT 1.0, 3.4). */
static bool
is_stripped(const xmlNode *node)
{
	return is_xslt(node->parent, "key") && xmlIsBlankNode(node);
}

static bool
is_text(const xmlNode *node)
{
	return node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE;
}

static int add_pieces(
	struct schema_reading *reading, const xmlNode *parent, struct content *content);

static int
add_wrapped(struct schema_reading *reading, const xmlNode *node, struct content *content)
{
	int failed;

	add_start_tag(reading, node, content);
	failed = add_pieces(reading, node, content);
	add_end_tag(reading, node, content);
	return failed;
}

static int
add_pieces(struct schema_reading *reading, const xmlNode *parent, struct content *content)
{
	int failed = 0;

	for (const xmlNode *child = parent->children; child && !failed; child = child->next)
		if (is_text(child) && !is_stripped(child))
			content->pieces[content->count++] =
				(struct piece){.text = arena_copy(&reading->schema->arena,
						       (const char *)child->content)};
		else if (is_wrapper(child))
			failed = add_wrapped(reading, child, content);
		else
			failed = read_filler(reading, child, content);
	return failed;
}

int
read_content(struct schema_reading *reading, const xmlNode *parent, struct content *content)
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
	text_map_clear(&lets->by_name);
}
