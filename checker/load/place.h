/* place.h -- load: where in the source a node stands, and the words in it */
#ifndef TSAGCHECK_LOAD_PLACE_H
#define TSAGCHECK_LOAD_PLACE_H

#include "../base/buffer.h"
#include "report.h"

/* Bytes [start, end) of the shown text of a node: see shown_text(). */
struct words {
	const xmlNode *node;
	size_t start, end;
};

/* A stretch of the source: offsets of its first byte and of the byte behind its last. */
struct extent {
	size_t start, end;
};

/* Says where a node that a loader made was written: its _private field keeps the offset. */
void place_set(xmlNode *node, size_t offset);

/* Ties a node that was made later (a fact, an attribute of one, a match) to the words it came from;
 * the words are copied into a. The cast of an xmlAttr is fine. */
void place_tie(xmlNode *node, struct words words, struct arena *a);

/* The words that a node was tied to; or, for a node of the document itself, all of its own. */
struct words place_words(const xmlNode *node);

/* The node of the document, never a tied one: node itself, or the one its words stand in. */
const xmlNode *place_node(const xmlNode *node);

/* Where the node was written: an element from its start tag to its end tag, an attribute's value
 * without the quotes, a text, comment or processing instruction as it stands. A tied node stands
 * where its words do; a node that came out of an entity, where its parent does. */
struct extent place_extent(const struct report *report, const xmlNode *node);

/* Where the words were written. */
struct extent words_extent(const struct report *report, struct words words);

/* What a reader sees of a node, at the end of out: the text in it without footnotes, notes to
 * machines and comments; a line feed between paragraphs and at breaks. UTF-8. */
void shown_text(const xmlNode *node, struct buffer *out);

/* The way a person finds the node: "Annex 2 › Table 2.1 › row J/16 › Status", "3.2 › paragraph 4";
 * "" at the very top. For XML of another kind its XPath, "/a/b[2]/@c". Lives in a. */
const char *place_path(const xmlNode *node, struct arena *a);

#endif
