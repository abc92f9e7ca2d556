/* shown.h -- load: what a reader sees of a node */
#ifndef TSAGCHECK_LOAD_SHOWN_H
#define TSAGCHECK_LOAD_SHOWN_H

#include <libxml/tree.h>
#include <stddef.h>

#include "../base/buffer.h"

/* Adds what a reader sees of a node to out, in UTF-8: the text in it with white space collapsed,
 * a line feed between paragraphs and at breaks, a space behind a label; no footnotes, comments,
 * instructions or facts. Of a text or an attribute, its value with white space collapsed. */
void shown_text(const xmlNode *node, struct buffer *out);

/* A byte of the content of a text node (or of an attribute's value). */
struct shown_byte {
	const xmlNode *text; /* NULL when the shown text is shorter */
	size_t at;
};

/* Where byte `at` of the shown text of node comes from. A separator comes from the text before it.
 */
struct shown_byte shown_locate(const xmlNode *node, size_t at);

/* Length bytes of shown text from start on, of which the first comes from `from`. */
struct shown_run {
	size_t start, length;
	struct shown_byte from;
};

/* A shown text, kept with where it comes from for many bytes to be located. {0} is an empty one. */
struct shown_source {
	struct buffer text;
	struct shown_run *runs; /* by start */
	size_t count, room;
};

/* Makes source, which must be empty, that of the node. Owner: shown_source_clear(). */
void shown_trace(const xmlNode *node, struct shown_source *source);
void shown_source_clear(struct shown_source *source);

/* As shown_locate(). */
struct shown_byte shown_source_byte(const struct shown_source *source, size_t at);

#endif
