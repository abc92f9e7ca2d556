/* xml_place.c -- load: a node of XML becomes the stretch of the source where it was written */
#include "xml_place.h"

#include <string.h>

#include "places.h"
#include "scan.h"

static struct token
token_at(const struct source *source, size_t offset)
{
	return scan_token(source->bytes, source->length, offset);
}

/* Neither read from the document itself nor made later: an entity brought it. */
static bool
is_from_entity(const xmlNode *node)
{
	return node && node->type != XML_TEXT_NODE && !place_is_set(node) && !place_tied(node);
}

/* Whether the node was written as it stands. A text may run on into an entity's markup. */
static bool
is_written(const xmlNode *node)
{
	switch (node->type) {
	case XML_DOCUMENT_NODE:
		return true;
	case XML_ATTRIBUTE_NODE:
		return place_is_set(node->parent);
	case XML_TEXT_NODE:
	case XML_CDATA_SECTION_NODE:
		return node->parent && place_is_set(node->parent) && !is_from_entity(node->prev) &&
		       !is_from_entity(node->next);
	default:
		return place_is_set(node);
	}
}

/* Nodes that are not of the document have no offset, and texts need none. */
static const xmlNode *
last_placed_child(const xmlNode *parent)
{
	const xmlNode *child = parent->last;

	while (child && !place_is_set(child))
		child = child->prev;
	return child;
}

/* Behind an element, comment or instruction: behind the last one in it that has an offset only text
 * and end tags can follow. */
static size_t
node_end(const struct source *source, const xmlNode *node)
{
	const xmlNode *deepest = node, *child;
	size_t levels = node->type == XML_ELEMENT_NODE;
	struct token token;

	while (deepest->type == XML_ELEMENT_NODE && (child = last_placed_child(deepest))) {
		deepest = child;
		levels += child->type == XML_ELEMENT_NODE;
	}
	token = token_at(source, place_offset(deepest));
	levels -= token.type == TOKEN_EMPTY;
	while (levels > 0 && token.type != TOKEN_NONE) {
		token = token_at(source, token.extent.end);
		levels -= token.type == TOKEN_END;
	}
	return token.extent.end;
}

static struct extent
text_extent(const struct source *source, const xmlNode *text)
{
	const xmlNode *before = text->prev;

	while (before && !place_is_set(before))
		before = before->prev;
	return token_at(source, before ? node_end(source, before)
				       : token_at(source, place_offset(text->parent)).extent.end)
	        .extent;
}

static struct extent
attribute_extent(const struct source *source, const xmlAttr *attribute)
{
	const char *prefix = attribute->ns ? (const char *)attribute->ns->prefix : NULL;

	return scan_attribute(source->bytes, source->length, place_offset(attribute->parent),
		prefix, (const char *)attribute->name);
}

static struct extent
written_extent(const struct source *source, const xmlNode *node)
{
	switch (node->type) {
	case XML_DOCUMENT_NODE:
		return (struct extent){0, source->length};
	case XML_ATTRIBUTE_NODE:
		return attribute_extent(source, (const xmlAttr *)node);
	case XML_TEXT_NODE:
	case XML_CDATA_SECTION_NODE:
		return text_extent(source, node);
	default:
		return (struct extent){place_offset(node), node_end(source, node)};
	}
}

/* An entity may bring very many nodes, which all take the place of one; and of one node there may
 * be very many findings. */
static struct extent
shared_extent(const struct report *report, const xmlNode *node)
{
	struct places *places = places_of(report);

	if (places->shared != node) {
		places->shared = node;
		places->shared_extent = written_extent(&report->source, node);
	}
	return places->shared_extent;
}

struct extent
xml_extent(const struct report *report, const xmlNode *node)
{
	const xmlNode *written = node;

	while (written && !is_written(written))
		written = written->parent;
	if (!written)
		return (struct extent){0, 0};
	return shared_extent(report, written);
}

/* The content in the markup of a comment or an instruction. */
static void
take_delimiters(struct extent *extent, const xmlNode *node, const char *bytes)
{
	if (node->type == XML_COMMENT_NODE) {
		extent->start += strlen("<!--");
		extent->end -= strlen("-->");
	} else if (node->type == XML_PI_NODE) {
		extent->start += strlen("<?") + strlen((const char *)node->name);
		extent->start += strspn(bytes + extent->start, " \t\r\n");
		extent->end -= strlen("?>");
	}
}

static enum content_type
content_type_of(const xmlNode *text)
{
	return text->type == XML_ATTRIBUTE_NODE                              ? CONTENT_ATTRIBUTE
	       : text->type == XML_COMMENT_NODE || text->type == XML_PI_NODE ? CONTENT_RAW
	                                                                     : CONTENT_TEXT;
}

/* Makes text the one whose bytes are looked for: where the scan got to is kept. */
static void
begin_text(struct places *places, const struct report *report, const xmlNode *text)
{
	if (places->written == text)
		return;
	places->written = text;
	places->written_extent = written_extent(&report->source, text);
	take_delimiters(&places->written_extent, text, report->source.bytes);
	places->position = (struct content_position){.offset = places->written_extent.start};
}

struct extent
xml_text_extent(const struct report *report, const xmlNode *text, size_t at)
{
	struct places *places = places_of(report);

	if (!is_written(text))
		return xml_extent(report, text);
	begin_text(places, report, text);
	return scan_content(report->tree, report->source.bytes, places->written_extent,
		content_type_of(text), at, &places->position);
}

const xmlNode *
xml_find_deep(const xmlDoc *tree, size_t most)
{
	const xmlNode *node = xmlDocGetRootElement(tree);

	for (size_t depth = 1; node && (depth <= most || node->type != XML_ELEMENT_NODE);) {
		if (node->type == XML_ELEMENT_NODE && node->children) {
			node = node->children;
			depth++;
			continue;
		}
		for (; node && !node->next; depth--)
			node = node->parent;
		node = node ? node->next : NULL;
	}
	return node;
}
