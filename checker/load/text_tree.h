/* text_tree.h -- load: the nodes of a report tree that extracted text becomes */
#ifndef TSAGCHECK_LOAD_TEXT_TREE_H
#define TSAGCHECK_LOAD_TEXT_TREE_H

#include "place.h"

/* A footnote whose text was not met yet: its text stands behind the paragraph that refers to it. */
struct open_note {
	xmlNode *note;
	unsigned long number;
};

struct inline_reading;
struct docx_build;

/* The tree in the making. */
struct text_tree {
	xmlDoc *document;
	const struct source *source;
	/* Adds the node that a mark stands for where the words of a line are read, and moves on;
	 * returns false, and changes nothing, where there is no mark. */
	bool (*read_mark)(struct inline_reading *reading);
	struct docx_build *build; /* for it */
	struct open_note
		*notes; /* in the order of their references; those before first_note are done */
	size_t note_count, note_room, first_note;
	bool in_note;
};

/* An empty tree. Owner: the document is the caller's, the rest is given back by tree_clear().
 */
void tree_init(struct text_tree *tree, const struct source *source,
	bool (*read_mark)(struct inline_reading *reading));
void tree_clear(struct text_tree *tree);

/* Each adds a node, which was written at offset, as the last child of parent: an element whose name
 * is static, a sign that text was lost, words. */
xmlNode *tree_add_element(struct text_tree *tree, xmlNode *parent, const char *name, size_t offset);
void tree_add_lost(struct text_tree *tree, xmlNode *parent, size_t offset);
void tree_add_text(
	struct text_tree *tree, xmlNode *parent, const struct buffer *text, size_t offset);

/* Adds what is written in text to parent: words, targets, footnotes. White space is collapsed, at
 * both ends dropped. */
void tree_add_inline(struct text_tree *tree, xmlNode *parent, struct extent text);

/* tree_add_element() and then tree_add_inline() of text to it. */
xmlNode *tree_add_paragraph(
	struct text_tree *tree, xmlNode *parent, const char *name, struct extent text);

/* The byte of the source where byte `at` of the content of a text node of tree_add_inline() was
 * written; behind the last one when at is the content's length. */
size_t tree_text_offset(const struct source *source, const xmlNode *text, size_t at);

#endif
