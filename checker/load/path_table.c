/* path_table.c -- load: a node in a table becomes its table, row and column */
#include <stdint.h>
#include <string.h>

#include "../base/tree.h"
#include "grid.h"
#include "path.h"

/* What the rows of a table are called. The numbers of its tr elements are those of the rows, the
 * numbers of its cells those of the columns. */
struct named_table {
	const struct grid *grid;
	const char **rows; /* "head", "row J/16" */
};

/* Counts the times that a name was asked for. */
static size_t
times(struct text_map *names, const char *name)
{
	void **count = text_map_at(names, name);

	/* an integer in a pointer's place: the map keeps those only */
	*count = (void *)((uintptr_t)*count + 1);
	return (size_t)(uintptr_t)*count;
}

/* By what its first cell shows, or else by its number; where rows above share the name, with which
 * of them it is. */
static const char *
row_name(const struct grid *grid, size_t index, struct text_map *names, struct arena *a)
{
	const struct grid_row *row = &grid->rows[index];
	struct buffer name = {0};
	const char *kept;
	size_t same;

	if (index < grid->head_count)
		return "head";
	buffer_add_text(&name, "row ");
	same = name.length;
	if (row->count && row->cells[0].column == 0)
		path_add_name(&name, row->cells[0].cell);
	if (name.length == same)
		buffer_print(&name, "%zu", index + 1 - grid->head_count);
	same = times(names, name.text);
	if (same > 1)
		buffer_print(&name, " (%zu)", same);
	kept = arena_text(a, name.text, name.length);
	buffer_clear(&name);
	return kept;
}

static void
number_cells(struct places *places, const struct grid *grid, size_t index)
{
	const struct grid_row *row = &grid->rows[index];

	places_set_number(places, row->row, index);
	for (size_t i = 0; i < row->count; i++)
		if (row->cells[i].cell->parent == row->row)
			places_set_number(places, row->cells[i].cell, row->cells[i].column);
}

static const struct named_table *
table_of(struct places *places, const xmlNode *element)
{
	struct named_table *table = map_get(&places->tables, element);
	struct text_map names = {0};

	if (table)
		return table;
	table = arena_alloc(&places->arena, sizeof *table);
	table->grid = grid_of(element, &places->arena);
	table->rows = arena_alloc(&places->arena, (table->grid->count + 1) * sizeof *table->rows);
	for (size_t i = 0; i < table->grid->count; i++) {
		table->rows[i] = row_name(table->grid, i, &names, &places->arena);
		number_cells(places, table->grid, i);
	}
	text_map_clear(&names);
	map_put(&places->tables, element, table);
	return table;
}

static void
add_column(struct buffer *path, const struct grid *grid, size_t column)
{
	struct arena a = {0};
	const char *head = grid_head(grid, column, &a);

	path_add_step(path, *head ? head : arena_print(&a, "column %zu", column + 1));
	arena_clear(&a);
}

static void
add_cell(struct places *places, struct buffer *path, const xmlNode *node, const xmlNode *element)
{
	const struct named_table *table = table_of(places, element);
	const xmlNode *tr = node_enclosing(node, "tr");
	size_t number;

	if (!tr || !places_number(places, tr, &number) || number >= table->grid->count)
		return;
	path_add_step(path, table->rows[number]);
	while (node != tr && node->parent != tr)
		node = node->parent;
	if (node != tr && places_number(places, node, &number))
		add_column(path, table->grid, number);
}

/* Tables without a label are told apart by which of their section's they are. */
static void
number_tables(struct places *places, const xmlNode *parent)
{
	const xmlNode *last = NULL;
	size_t count = 0;

	for (const xmlNode *child = parent->children; child; child = child->next) {
		const xmlNode *label =
			node_is(child, "table-wrap") ? path_heading(child, "label") : NULL;
		struct buffer name = {0};

		path_add_name(&name, label);
		if (node_is(child, "table-wrap") && name.length == 0) {
			last = child;
			places_set_number(places, child, ++count);
		}
		buffer_clear(&name);
	}
	if (count == 1)
		places_set_number(places, last, 0);
}

static void
add_unlabelled(struct places *places, struct buffer *path, const xmlNode *wrap)
{
	struct buffer step = {0};
	size_t number = 0;

	if (!places_number(places, wrap, &number)) {
		number_tables(places, wrap->parent);
		places_number(places, wrap, &number);
	}
	buffer_add_text(&step, "table");
	if (number > 0)
		buffer_print(&step, " (%zu)", number);
	path_add_step(path, step.text);
	buffer_clear(&step);
}

void
path_add_table(struct places *places, struct buffer *path, const xmlNode *node, const xmlNode *wrap)
{
	struct buffer name = {0};
	const xmlNode *table = node_enclosing(node, "table");

	path_add_name(&name, path_heading(wrap, "label"));
	if (name.length)
		path_add_step(path, name.text);
	else
		add_unlabelled(places, path, wrap);
	if (table)
		add_cell(places, path, node, table);
	else if (node_enclosing(node, "caption"))
		path_add_step(path, "title");
	buffer_clear(&name);
}
