/* docx_tables.h -- load: a table of Word becomes one of the report */
#ifndef TSAGCHECK_LOAD_DOCX_TABLES_H
#define TSAGCHECK_LOAD_DOCX_TABLES_H

#include "text_line.h"
#include "text_tree.h"

/* As line_reader.add_grid. A caption in the first row becomes that of wrap, when it has none. */
void docx_add_table(struct text_tree *tree, const struct line_reader *reader, xmlNode *wrap,
	struct text_line *line, bool in_front);

#endif
