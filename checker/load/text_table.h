/* text_table.h -- load: a table of extracted text, with its caption, becomes a table-wrap */
#ifndef TSAGCHECK_LOAD_TEXT_TABLE_H
#define TSAGCHECK_LOAD_TEXT_TABLE_H

#include "text_line.h"
#include "text_tree.h"

/* Adds the table that begins with line, a caption (LINE_TABLE) or a cell, to parent, and leaves
 * line at the first one behind it. A table in the front matter is a layout without head. Returns
 * false, and changes nothing, when a caption has no table. */
bool table_add(struct text_tree *tree, const struct line_reader *reader, xmlNode *parent,
	struct text_line *line, bool in_front);

/* Adds the title that text begins and the lines that go on with it to parent; line is the one text
 * is in, and is left at the first one behind the title. Returns the title. */
xmlNode *title_add(struct text_tree *tree, const struct line_reader *reader, xmlNode *parent,
	struct extent text, struct text_line *line);

/* Says that the table-wrap only sets things side by side, as the front matter does. */
void table_mark_layout(xmlNode *wrap);

/* Adds label and caption, both in one line, to a table-wrap.
 * Returns the title. */
xmlNode *caption_add(
	struct text_tree *tree, xmlNode *wrap, struct extent label, struct extent title);

/* Adds the label "Table 8" or "Figure 1", however it is capitalised. */
void float_label_add(struct text_tree *tree, xmlNode *parent, struct extent label);

#endif
