/* tables.h -- recognise: the tables of a report, found by the heads of their columns */
#ifndef TSAGCHECK_RECOGNISE_TABLES_H
#define TSAGCHECK_RECOGNISE_TABLES_H

#include <stdbool.h>

#include "../load/grid.h"

/* A table with its heads, folded for comparing (values/fold.h). */
struct headed_table {
	struct grid *grid;
	const char **heads; /* grid->columns of them */
};

/* Which row of which table a tr is. */
struct placed_row {
	const xmlNode *row;
	size_t table, index;
};

struct tables {
	struct headed_table *items;
	size_t count;
	struct placed_row *rows; /* all of them, by the address of their tr */
	size_t row_count;
};

/* All tables below node, in document order. Lives in a. */
struct tables *tables_of(const xmlNode *node, struct arena *a);

/* Whether one of the table's heads is `head`: one or more texts with | between, compared folded.
 * column is then its first such column. */
bool table_column(const struct headed_table *table, const char *head, size_t *column);

/* The table and row that a tr is, or NULL. */
const struct placed_row *tables_row(const struct tables *tables, const xmlNode *tr);

/* Whether the row says that there is nothing: "None.", "Not applicable.", "–", or no text at all.
 */
bool row_is_empty(const struct grid_row *row);

#endif
