/* grid.c -- load: which cell of a table stands in which row and column, spans resolved */
#include "grid.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "../base/buffer.h"
#include "../base/tree.h"
#include "shown.h"

/* No real table is wider, or has longer spans: a hostile number costs nothing. */
enum { LARGEST_SPAN = 1000, LARGEST_WIDTH = 1000 };

/* Cells that stand in rows below their own, too: at most so many for each cell that there is, and
 * some. */
enum { REPEATS_FOR_CELL = 16, REPEATS = 4096 };

static size_t
span_of(const xmlNode *cell, const char *attribute)
{
	xmlChar *value = xmlGetNoNsProp((xmlNode *)(size_t)cell, (const xmlChar *)attribute);
	long span = value ? strtol((const char *)value, NULL, 10) : 1;

	xmlFree(value);
	return span < 1 ? 1 : span > LARGEST_SPAN ? LARGEST_SPAN : (size_t)span;
}

static const xmlNode *
next_cell(const xmlNode *cell)
{
	while (cell && !node_is(cell, "td") && !node_is(cell, "th"))
		cell = cell->next;
	return cell;
}

static size_t
count_cells(const xmlNode *row)
{
	size_t count = 0;

	for (const xmlNode *cell = next_cell(row->children); cell; cell = next_cell(cell->next))
		count++;
	return count;
}

/* The cell of the row above that reaches down into this column. */
static const struct grid_cell *
from_above(const struct grid_row *above, size_t *at, size_t column)
{
	while (above && *at < above->count &&
		(above->cells[*at].column < column || above->cells[*at].rows_left == 0))
		(*at)++;
	if (!above || *at >= above->count || above->cells[*at].column != column)
		return NULL;
	return &above->cells[*at];
}

static struct grid_cell *
add_cell(struct grid_row *row, const xmlNode *cell, size_t column)
{
	struct grid_cell *made = &row->cells[row->count++];

	*made = (struct grid_cell){.cell = cell,
		.column = column,
		.columns = span_of(cell, "colspan"),
		.rows_left = span_of(cell, "rowspan") - 1};
	if (made->columns > 1 && column + made->columns > LARGEST_WIDTH)
		made->columns = column < LARGEST_WIDTH ? LARGEST_WIDTH - column : 1;
	return made;
}

static void
fill_row(struct grid_row *made, const struct grid_row *above, const xmlNode *row, size_t *repeats,
	struct arena *a)
{
	const xmlNode *cell = next_cell(row->children);
	size_t at = 0, column = 0, reach = above ? above->count : 0;

	if (*repeats == 0)
		above = NULL;
	made->row = row;
	made->cells = arena_alloc(a, (count_cells(row) + reach + 1) * sizeof *made->cells);
	for (;;) {
		const struct grid_cell *upper = from_above(above, &at, column);

		if (upper) {
			struct grid_cell *same = &made->cells[made->count++];

			*same = *upper;
			same->rows_left--;
			column += same->columns;
			if (--*repeats == 0)
				above = NULL;
		} else if (cell) {
			column += add_cell(made, cell, column)->columns;
			cell = next_cell(cell->next);
		} else if (above && at < above->count) {
			column = above->cells[at].column; /* a gap: the row has fewer cells */
		} else {
			break;
		}
	}
}

struct rows {
	const xmlNode **items;
	size_t count, room, heads;
};

/* Adds each tr of the table or of its head and bodies, in order. */
static void
add_rows(struct rows *rows, const xmlNode *parent, bool in_head)
{
	for (const xmlNode *child = parent->children; child; child = child->next)
		if (node_is(child, "tr")) {
			rows->items = array_room(
				rows->items, rows->count, &rows->room, sizeof *rows->items);
			rows->items[rows->count++] = child;
			rows->heads += in_head;
		} else if (node_is(child, "thead") || node_is(child, "tbody") ||
			   node_is(child, "tfoot")) {
			add_rows(rows, child, node_is(child, "thead"));
		}
}

struct grid *
grid_of(const xmlNode *table, struct arena *a)
{
	struct grid *grid = arena_alloc(a, sizeof *grid);
	struct rows rows = {0};
	size_t repeats = REPEATS;

	add_rows(&rows, table, false);
	grid->table = table;
	grid->count = rows.count;
	grid->head_count = rows.heads;
	grid->rows = arena_alloc(a, (grid->count + 1) * sizeof *grid->rows);
	for (size_t i = 0; i < grid->count; i++) {
		struct grid_row *row = &grid->rows[i];
		const struct grid_cell *last;

		repeats += REPEATS_FOR_CELL * count_cells(rows.items[i]);
		fill_row(row, i == 0 || i == grid->head_count ? NULL : row - 1, rows.items[i],
			&repeats, a);
		last = row->count ? &row->cells[row->count - 1] : NULL;
		if (last && last->column + last->columns > grid->columns)
			grid->columns = last->column + last->columns;
	}
	free(rows.items);
	return grid;
}

const struct grid_cell *
grid_cell_at(const struct grid_row *row, size_t column)
{
	size_t low = 0, high = row->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		const struct grid_cell *cell = &row->cells[middle];

		if (column < cell->column)
			high = middle;
		else if (column >= cell->column + cell->columns)
			low = middle + 1;
		else
			return cell;
	}
	return NULL;
}

const struct grid_row *
grid_row_of(const struct grid *grid, const xmlNode *row)
{
	for (size_t i = 0; i < grid->count; i++)
		if (grid->rows[i].row == row)
			return &grid->rows[i];
	return NULL;
}

const char *
grid_head(const struct grid *grid, size_t column, struct arena *a)
{
	struct buffer head = {0};
	const xmlNode *before = NULL;
	const char *text;

	for (size_t i = 0; i < grid->head_count; i++) {
		const struct grid_cell *cell = grid_cell_at(&grid->rows[i], column);
		size_t joined = head.length;

		if (!cell || cell->cell == before)
			continue;
		before = cell->cell;
		if (joined)
			buffer_add_text(&head, " > ");
		shown_text(cell->cell, &head);
		if (joined && head.length == joined + 3)
			head.text[head.length = joined] = '\0';
	}
	for (size_t i = 0; i < head.length; i++)
		if (head.text[i] == '\n')
			head.text[i] = ' ';
	text = arena_text(a, buffer_text(&head), head.length);
	buffer_clear(&head);
	return text;
}
