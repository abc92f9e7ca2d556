/* place.h -- load: where in the source a node stands, and the words in it */
#ifndef TSAGCHECK_LOAD_PLACE_H
#define TSAGCHECK_LOAD_PLACE_H

#include "../base/buffer.h"
#include "report.h"
#include "shown.h"

/* Bytes [start, end) of the shown text of a node: see shown.h. ALL_WORDS is an end that
 * words_measured() finds out, which takes as long as the text. */
#define ALL_WORDS ((size_t)-1)

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

/* Whether place_set() was told, and what. An attribute or text of XML has none of its own. */
bool place_is_set(const xmlNode *node);
size_t place_offset(const xmlNode *node);

/* Ties a node that was made later (a fact, an attribute of one, a match) to the words it came from,
 * which must live as long as the node. The cast of an xmlAttr is fine. */
void place_tie(xmlNode *node, const struct words *words);

/* The words that were given to place_tie(), or NULL for a node of the document itself. */
const struct words *place_tied(const xmlNode *node);

/* The words that a node was tied to; or, for a node of the document itself, all of its own. */
struct words place_words(const xmlNode *node);

/* The same words with an end that is a number of bytes. */
struct words words_measured(struct words words);

/* The node of the document, never a tied one: node itself, or the one its words stand in. */
const xmlNode *place_node(const xmlNode *node);

/* Where the node was written: an element from its start tag to its end tag, an attribute's value
 * without the quotes, a text, comment or processing instruction as it stands. A tied node stands
 * where its words do; a node that came out of an entity, where its parent does. */
struct extent place_extent(const struct report *report, const xmlNode *node);

/* Of the elements that were written at or before the offset the last one, and the innermost; the
 * outermost when there is none. */
const xmlNode *place_element_at(const struct report *report, size_t offset);

/* What is shown of the node, as shown_text() has it; length does not count the NUL behind it.
 * Borrowed, until the report is asked about another node. */
const char *place_shown(const struct report *report, const xmlNode *node, size_t *length);

/* Which byte of a text node (or attribute) byte `at` of that comes from; see shown_locate(). */
struct shown_byte place_byte(const struct report *report, const xmlNode *node, size_t at);

/* Where byte `at` of the content of a text or of an attribute's value was written. */
struct spot place_byte_spot(struct report *report, const xmlNode *node, size_t at);

/* Forgets what was found out about the report's places: for a report that somebody built by hand
 * and takes apart. report_clear() does it itself. */
void place_forget(struct report *report);

/* Where the words were written. */
struct extent words_extent(const struct report *report, struct words words);

/* The part of a package that the byte of the source was written in, "word/document.xml"; NULL when
 * the report is a plain file. Lives as long as the report. */
const char *place_part(const struct report *report, size_t offset);

/* The way a person finds the node: "Annex 2 › Table 2.1 › row J/16 › Status", "3.2 › paragraph 4";
 * "" at the very top. For XML of another kind its XPath, "/a/b[2]/@c". Lives in a. */
const char *place_path(const xmlNode *node, struct arena *a);

#endif
