/* place.c -- load: a node becomes the stretch of the source where it was written */
#include "place.h"

#include <stdint.h>

#include "loader.h"
#include "places.h"

/* The _private field holds either an offset, marked by its lowest bit, or the words tied to. */
static uintptr_t
mark_of(const xmlNode *node)
{
	return node->type == XML_DOCUMENT_NODE || node->type == XML_NAMESPACE_DECL
	               ? 0
	               : (uintptr_t)node->_private;
}

/* XPath hands out namespaces as nodes, whose next is the element. */
static const xmlNode *
element_of(const xmlNode *node)
{
	const xmlNs *namespace = (const xmlNs *)node;

	return node->type == XML_NAMESPACE_DECL && namespace->next
	               ? (const xmlNode *)namespace->next
	               : node;
}

void
place_set(xmlNode *node, size_t offset)
{
	/* an integer in a pointer's place costs no memory for each node */
	node->_private = (void *)((uintptr_t)offset << 1 | 1);
}

bool
place_is_set(const xmlNode *node)
{
	return mark_of(node) & 1;
}

size_t
place_offset(const xmlNode *node)
{
	return (size_t)(mark_of(node) >> 1);
}

void
place_tie(xmlNode *node, const struct words *words)
{
	node->_private = (void *)(size_t)words;
}

const struct words *
place_tied(const xmlNode *node)
{
	return place_is_set(node) ? NULL : (const struct words *)mark_of(node);
}

struct words
place_words(const xmlNode *node)
{
	const struct words *tied = place_tied(node);

	return tied ? *tied : (struct words){.node = element_of(node), .end = ALL_WORDS};
}

struct words
words_measured(struct words words)
{
	struct buffer text = {0};

	if (words.end == ALL_WORDS) {
		shown_text(words.node, &text);
		words.end = text.length;
		buffer_clear(&text);
	}
	return words;
}

/* That of the last node is kept: many words may stand in one. */
static const struct shown_source *
source_of(const struct report *report, const xmlNode *node)
{
	struct places *places = places_of(report);

	if (places->shown != node) {
		shown_source_clear(&places->source);
		shown_trace(node, &places->source);
		places->shown = node;
	}
	return &places->source;
}

const char *
place_shown(const struct report *report, const xmlNode *node, size_t *length)
{
	const struct shown_source *source = source_of(report, node);

	*length = source->text.length;
	return buffer_text(&source->text);
}

struct shown_byte
place_byte(const struct report *report, const xmlNode *node, size_t at)
{
	return shown_source_byte(source_of(report, node), at);
}

const xmlNode *
place_node(const xmlNode *node)
{
	const struct words *tied;

	while ((tied = place_tied(node)))
		node = tied->node;
	return element_of(node);
}

static size_t
last_text_end(const struct report *report, const xmlNode *node, size_t otherwise)
{
	const xmlNode *at = node;

	/* the last text in document order is the last one on the way down the last children */
	while (at->type == XML_ELEMENT_NODE) {
		const xmlNode *child = at->last;

		while (child && !place_is_set(child))
			child = child->prev;
		if (!child)
			return at == node ? otherwise : place_offset(at);
		at = child;
	}
	if (at->type == XML_PI_NODE) /* a sign of something, without words of its own */
		return place_offset(at);
	return report->loader->text_offset(report, at, (size_t)xmlStrlen(at->content));
}

/* An attribute that a loader made of words of the source holds them as they stand there. */
static struct extent
attribute_extent(const xmlNode *attribute)
{
	size_t start = place_offset(attribute);
	struct buffer value = {0};
	size_t length;

	shown_text(attribute, &value);
	length = value.length;
	buffer_clear(&value);
	return (struct extent){start, start + length};
}

static struct extent
stored_extent(const struct report *report, const xmlNode *node)
{
	struct extent extent = {0, 0};

	if (node->type == XML_ATTRIBUTE_NODE && place_is_set(node))
		return attribute_extent(node);
	while (!place_is_set(node) && node->parent && node->parent->type != XML_DOCUMENT_NODE)
		node = node->parent;
	if (!place_is_set(node))
		return extent;
	extent.start = place_offset(node);
	extent.end = last_text_end(report, node, extent.start);
	return extent;
}

struct extent
place_extent(const struct report *report, const xmlNode *node)
{
	const struct words *tied = place_tied(node);

	if (tied)
		return words_extent(report, *tied);
	node = element_of(node);
	return report->loader->extent ? report->loader->extent(report, node)
	                              : stored_extent(report, node);
}

static struct extent
byte_extent(const struct report *report, struct shown_byte byte)
{
	const struct loader *loader = report->loader;

	if (loader->text_extent)
		return loader->text_extent(report, byte.text, byte.at);
	return (struct extent){loader->text_offset(report, byte.text, byte.at),
		loader->text_offset(report, byte.text, byte.at + 1)};
}

struct spot
place_byte_spot(struct report *report, const xmlNode *node, size_t at)
{
	const struct shown_byte byte = {node, at};

	return source_spot(&report->source, byte_extent(report, byte).start);
}

struct extent
words_extent(const struct report *report, struct words words)
{
	const struct shown_source *source;
	struct shown_byte first, last;
	struct extent extent;

	source = source_of(report, words.node);
	if (words.end > source->text.length)
		words.end = source->text.length;
	if (words.start >= words.end ||
		(words.node->type == XML_ATTRIBUTE_NODE && !report->loader->extent))
		return place_extent(report, words.node);
	first = shown_source_byte(source, words.start);
	last = shown_source_byte(source, words.end - 1);
	extent.start = byte_extent(report, first).start;
	extent.end = byte_extent(report, last).end;
	return extent;
}

const char *
place_part(const struct report *report, size_t offset)
{
	return report->loader->part ? report->loader->part(report, offset) : NULL;
}
