/* read_content.c -- check: lets, texts, diagnostics and properties of a schema, compiled */
#include <string.h>

#include "read_parts.h"

/* Of more lets than these one is found by hash. */
enum { FEW_LETS = 16 };

/* The let of that name before the last one, or NULL. */
static const struct let *
find_before(const struct lets *lets, const char *name)
{
	if (lets->by_name)
		return xmlHashLookup(lets->by_name, (const xmlChar *)name);
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
	return lets->by_name ? xmlHashAddEntry(lets->by_name, (const xmlChar *)let->name, let) : 0;
}

/* All names first: lets of one scope may need each other in any order. */
static int
name_lets(struct schema_reading *reading, const struct nodes *children, struct lets *lets)
{
	int failed = 0;

	for (size_t i = 0; i < children->count && !failed; i++)
		if (is_schematron(children->items[i], "let"))
			failed = name_let(reading, children->items[i], lets);
	return failed;
}

int
read_lets(struct schema_reading *reading, const struct nodes *children, struct lets *lets)
{
	size_t count = nodes_count(children, "let");
	int failed;

	lets->items = arena_alloc(&reading->schema->arena, (count + 1) * sizeof *lets->items);
	if (count > FEW_LETS)
		lets->by_name = xmlHashCreate((int)count);
	failed = name_lets(reading, children, lets);
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

/* Elements whose own content is part of the text. */
static bool
is_wrapper(const xmlNode *node)
{
	return is_schematron(node, "emph") || is_schematron(node, "span") ||
	       is_schematron(node, "dir") || is_xslt(node, "text");
}

static size_t
count_pieces(const xmlNode *parent)
{
	size_t count = 1;

	for (const xmlNode *child = parent->children; child; child = child->next)
		count += is_wrapper(child) ? count_pieces(child) : 1;
	return count;
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
			failed = add_pieces(reading, child, content);
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

static int
read_remark(struct schema_reading *reading, const xmlNode *element, xmlHashTable *ids,
	struct remarks *references)
{
	struct remark *made = &references->items[references->count];

	if (required_attribute(reading, element, "id", &made->id))
		return -1;
	made->element = element;
	if (id_add(reading, ids, element))
		return -1;
	xmlHashAddEntry(references->by_id, (const xmlChar *)made->id, made);
	references->count++;
	made->role = schema_attribute(reading, element, "role", NULL);
	made->scheme = schema_attribute(reading, element, "scheme", NULL);
	made->language =
		schema_attribute(reading, element, "lang", "http://www.w3.org/XML/1998/namespace");
	return read_content(reading, element, &made->content);
}

int
read_remarks(struct schema_reading *reading, const struct nodes *top, const char *lists,
	const char *items, struct remarks *references)
{
	xmlHashTable *ids = xmlHashCreate(0);
	struct nodes all = {0};
	int failed = 0;

	for (size_t i = 0; i < top->count && !failed; i++)
		if (is_schematron(top->items[i], lists))
			failed = schema_children(reading, top->items[i], &all);
	references->items = arena_alloc(&reading->schema->arena,
		(nodes_count(&all, items) + 1) * sizeof *references->items);
	references->by_id = xmlHashCreate(0);
	/* their variables are those of whichever rule refers to them: known only when asked for */
	reading->anywhere = true;
	for (size_t i = 0; i < all.count && !failed; i++)
		if (is_schematron(all.items[i], items))
			failed = read_remark(reading, all.items[i], ids, references);
	reading->anywhere = false;
	xmlHashFree(ids, NULL);
	nodes_clear(&all);
	return failed;
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
	xmlHashFree(lets->by_name, NULL);
	lets->by_name = NULL;
}
