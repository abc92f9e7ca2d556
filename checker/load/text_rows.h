/* text_rows.h -- load: cell lines of extracted text are gathered into the rows of a table */
#ifndef TSAGCHECK_LOAD_TEXT_ROWS_H
#define TSAGCHECK_LOAD_TEXT_ROWS_H

#include "text_line.h"

/* Lines [first_line, first_line + line_count) of the table. */
struct text_cell {
	size_t start; /* the byte where its text begins */
	size_t first_line, line_count;
};

struct text_row {
	size_t first_cell, cell_count;
};

struct text_rows {
	struct extent *lines;
	struct text_cell *cells;
	struct text_row *rows;
	size_t line_count, cell_count, row_count, line_room, cell_room, row_room;
	size_t columns; /* cells of the longest row */
	bool cut;       /* the last row has no end: the extraction lost what followed */
};

/* Reads the table that begins with line, which is left at the first line behind it. Owner:
 * rows_clear(). */
void rows_read(struct text_rows *rows, const struct line_reader *reader, struct text_line *line);
void rows_clear(struct text_rows *rows);

/* How many of the rows, from the first on, are the table's head. */
size_t rows_in_head(const struct text_rows *rows, const struct source *source);

/* How many columns cell i of a row spans. */
size_t rows_span(const struct text_rows *rows, size_t row, size_t i, size_t head_rows);

/* Whether the extraction lost cells of the row. */
bool rows_lost(const struct text_rows *rows, size_t row);

#endif
