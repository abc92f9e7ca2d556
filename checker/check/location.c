/* location.c -- check: a node becomes the XPath of svrl:location */
#include <stdint.h>
#include <string.h>

#include "../load/place.h"
#include "tracing.h"
#include "../base/text_map.h"

/* So many siblings are counted one after the other; of more all are numbered at once. */
enum { MOST_COUNTED = 32 };

static bool
is_text(const xmlNode *node)
{
	return node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE;
}

static bool
is_alike(const xmlNode *node, const xmlNode *other)
{
	if (is_text(node))
		return is_text(other);
	if (node->type != other->type)
		return false;
	if (node->type != XML_ELEMENT_NODE)
		return node->type != XML_PI_NODE || xmlStrEqual(node->name, other->name);
	return xmlStrEqual(node->name, other->name) &&
	       xmlStrEqual(node->ns ? node->ns->href : NULL, other->ns ? other->ns->href : NULL);
}

/* What siblings that are alike share. */
static void
add_likeness(struct buffer *to, const xmlNode *node)
{
	if (is_text(node))
		buffer_add_text(to, "text()");
	else if (node->type == XML_PI_NODE)
		buffer_print(to, "?%s", (const char *)node->name);
	else if (node->type == XML_ELEMENT_NODE)
		buffer_print(to, "%s %s", (const char *)node->name,
			node->ns && node->ns->href ? (const char *)node->ns->href : "");
	else
		buffer_add_text(to, "comment()");
}

static void
number_children(struct map *ordinals, const xmlNode *parent)
{
	struct text_map last = {0};
	struct buffer likeness = {0};

	for (const xmlNode *child = parent->children; child; child = child->next) {
		void **number;

		buffer_reset(&likeness);
		add_likeness(&likeness, child);
		/* an integer in a pointer's place: both maps keep those only */
		number = text_map_at(&last, likeness.text);
		*number = (void *)((uintptr_t)*number + 1);
		map_put(ordinals, child, *number);
	}
	text_map_clear(&last);
	buffer_clear(&likeness);
}

/* Which of the siblings like it a node is. Its cost is in proportion to the siblings once, not for
 * each of them. */
static size_t
ordinal(struct map *ordinals, const xmlNode *node)
{
	size_t count = 1, looked_at = 0;
	const xmlNode *at = node->prev;

	for (; at && looked_at < MOST_COUNTED; at = at->prev, looked_at++)
		count += is_alike(node, at);
	if (!at)
		return count;
	if (!map_get(ordinals, node))
		number_children(ordinals, node->parent);
	return (size_t)(uintptr_t)map_get(ordinals, node);
}

/* A text as XPath writes it, which has no escapes: quotes of both kinds need concat(). */
static void
add_literal(struct buffer *to, const char *text)
{
	const bool both = strchr(text, '\'') && strchr(text, '"');

	if (both)
		buffer_add_text(to, "concat(\"\"");
	do {
		const size_t length =
			both ? strcspn(text, *text == '"' ? "'" : "\"") : strlen(text);
		const char quote = memchr(text, '\'', length) ? '"' : '\'';

		buffer_print(to, "%s%c%.*s%c", both ? ", " : "", quote, (int)length, text, quote);
		text += length;
	} while (*text);
	if (both)
		buffer_add_byte(to, ')');
}

/* A name that needs no namespace, or any name by its parts. */
static void
add_name(struct buffer *to, const xmlNode *node, const char *any)
{
	const bool attribute = node->type == XML_ATTRIBUTE_NODE;

	if (node->ns) {
		buffer_print(to, "%s[local-name()='%s' and namespace-uri()=", any,
			(const char *)node->name);
		add_literal(to, (const char *)node->ns->href);
		buffer_add_byte(to, ']');
	} else {
		buffer_print(to, "%s%s", attribute ? "@" : "", (const char *)node->name);
	}
}

static void
add_step(struct map *ordinals, struct buffer *to, const xmlNode *node)
{
	switch (node->type) {
	case XML_ATTRIBUTE_NODE:
		add_name(to, node, "@*");
		return;
	case XML_ELEMENT_NODE:
		add_name(to, node, "*");
		break;
	case XML_COMMENT_NODE:
		buffer_add_text(to, "comment()");
		break;
	case XML_PI_NODE:
		buffer_print(to, "processing-instruction('%s')", (const char *)node->name);
		break;
	default:
		buffer_add_text(to, "text()");
		break;
	}
	buffer_print(to, "[%zu]", ordinal(ordinals, node));
}

static void
add_path(struct map *ordinals, struct buffer *to, const xmlNode *node)
{
	if (!node || node->type == XML_DOCUMENT_NODE)
		return;
	add_path(ordinals, to, node->parent);
	buffer_add_byte(to, '/');
	add_step(ordinals, to, node);
}

const char *
location_of(struct check_run *run, const xmlNode *node)
{
	struct buffer path = {0};
	const char *kept;

	/* of a fact the node that it was read from: facts are not in the document */
	add_path(&run->ordinals, &path, place_node(node));
	kept = arena_copy(&run->findings->arena, path.length ? path.text : "/");
	buffer_clear(&path);
	return kept;
}
