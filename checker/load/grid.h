/* grid.h -- load: which cell of a table stands in which row and column, spans resolved */
#ifndef TSAGCHECK_LOAD_GRID_H
#define TSAGCHECK_LOAD_GRID_H

#include <libxml/tree.h>
#include <stddef.h>

#include "../base/arena.h"

/* A cell as a row has it: a cell that spans rows stands in each of them. */
struct grid_cell {
	const xmlNode *cell; /* td or th */
	size_t column, columns;
	size_t rows_left; /* rows below this one that it spans, too */
};

struct grid_row {
	const xmlNode *row;      /* tr */
	struct grid_cell *cells; /* by column */
	size_t count;
};

struct grid {
	const xmlNode *table;
	struct grid_row *rows;
	size_t count;      /* rows in all */
	size_t head_count; /* rows of the table's head, the first ones */
	size_t columns;    /* of the widest row */
};

/* The grid of a table element. Cells span no rows of the body from the head, as in HTML, nor more
 * than tables have. Linear in the cells. Lives in a. */
struct grid *grid_of(const xmlNode *table, struct arena *a);

/* The cell in a column of a row, or NULL. */
const struct grid_cell *grid_cell_at(const struct grid_row *row, size_t column);

/* The row of a tr, or NULL when it is none of this table's. */
const struct grid_row *grid_row_of(const struct grid *grid, const xmlNode *row);

/* The head of a column as it is shown, those of several rows joined by " > ", line feeds as spaces;
 * "" when there is none. Lives in a. */
const char *grid_head(const struct grid *grid, size_t column, struct arena *a);

#endif
