/* text_inline.h -- load: the words of a line on their way into the tree, and the marks among them
 */
#ifndef TSAGCHECK_LOAD_TEXT_INLINE_H
#define TSAGCHECK_LOAD_TEXT_INLINE_H

#include "text_tree.h"

/* Goes through the source character by character, as they are shown. */
struct inline_cursor {
	const char *bytes;
	size_t at, end;
	bool spaced; /* the last character was white space */
};

/* The words that are being collected for one text node. */
struct inline_reading {
	struct text_tree *tree;
	xmlNode *parent, *top; /* parent is top, or an element below it that a mark has opened */
	struct inline_cursor cursor;
	size_t from; /* where the words begin */
	struct buffer text;
	size_t start; /* where text was written */
	size_t gap;   /* where the white space was written that is due before the next word */
	bool due, break_due;
	bool begun; /* there was a word or a node */
};

/* Ends the text node; words that follow begin another one. */
void inline_flush(struct inline_reading *reading);

/* Adds an element for a mark where the cursor stands, behind the words so far, with an attribute
 * (name NULL: none). */
xmlNode *inline_add_element(
	struct inline_reading *reading, const char *element, const char *name, const char *value);

#endif
