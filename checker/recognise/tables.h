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

/* A head that was asked for, and the texts between its |, folded, a NULL behind the last. */
struct wanted_head {
	const char *head;
	const char **texts;
	struct wanted_head *next;
};

enum { HEAD_LISTS = 64 };

struct tables {
	struct headed_table *items;
	size_t count;
	bool nested;             /* a table stands in another */
	struct placed_row *rows; /* all of them, by the address of their tr */
	size_t row_count;
	struct wanted_head *wanted[HEAD_LISTS]; /* by hash: a report is asked for few, and often */
	struct arena *arena;
};

/* All tables below root, in document order. Lives in a. */
struct tables *tables_of(const xmlNode *root, struct arena *a);

/* Whether one of the heads of table number `table` is `head`: one or more texts with | between,
 * compared folded. column is then its first such column. */
bool table_column(struct tables *tables, size_t table, const char *head, size_t *column);

/* The table and row that a tr is, or NULL. */
const struct placed_row *tables_row(const struct tables *tables, const xmlNode *tr);

/* Whether the row says that there is nothing: "None.", "Not applicable.", "–", or no text at all.
 */
bool row_is_empty(const struct grid_row *row);

#endif
