/* tables.c -- recognise: the tables of a report, found by the heads of their columns */
#include "tables.h"

#include <stdlib.h>
#include <string.h>

#include "../base/tree.h"
#include "../load/shown.h"
#include "../values/fold.h"

/* What a row says, folded, when the table has nothing to list. */
static const char *const nothing[] = {
	"", "-", "--", "none", "none.", "nil", "nil.", "n/a", "not applicable", "not applicable."};

static const char *
folded(const char *text, size_t length, struct arena *a)
{
	struct buffer out = {0};
	const char *copy;

	text_fold(text, length, &out);
	copy = arena_text(a, buffer_text(&out), out.length);
	buffer_clear(&out);
	return copy;
}

static void
add_table(struct tables *tables, const xmlNode *node, struct arena *a)
{
	struct headed_table *table = &tables->items[tables->count++];

	table->grid = grid_of(node, a);
	table->heads = arena_alloc(a, (table->grid->columns + 1) * sizeof *table->heads);
	for (size_t column = 0; column < table->grid->columns; column++) {
		const char *head = grid_head(table->grid, column, a);

		table->heads[column] = folded(head, strlen(head), a);
	}
	tables->row_count += table->grid->count;
	tables->nested |= node_enclosing(node->parent, "table") != NULL;
}

static int
compare_rows(const void *left_, const void *right_)
{
	const struct placed_row *left = left_, *right = right_;

	return left->row < right->row ? -1 : left->row > right->row;
}

static void
place_rows(struct tables *tables, struct arena *a)
{
	struct placed_row *at;

	tables->rows = at = arena_alloc(a, (tables->row_count + 1) * sizeof *at);
	for (size_t i = 0; i < tables->count; i++)
		for (size_t j = 0; j < tables->items[i].grid->count; j++)
			*at++ = (struct placed_row){tables->items[i].grid->rows[j].row, i, j};
	qsort(tables->rows, tables->row_count, sizeof *at, compare_rows);
}

struct tables *
tables_of(const xmlNode *root, struct arena *a)
{
	struct tables *tables = arena_alloc(a, sizeof *tables);
	size_t count = 0;

	tables->arena = a;
	for (const xmlNode *node = root; node; node = node_following(node, root))
		count += node_is(node, "table");
	tables->items = arena_alloc(a, (count + 1) * sizeof *tables->items);
	for (const xmlNode *node = root; node; node = node_following(node, root))
		if (node_is(node, "table"))
			add_table(tables, node, a);
	place_rows(tables, a);
	return tables;
}

static bool
find_column(const struct headed_table *table, const char *head, size_t *column)
{
	for (size_t i = 0; i < table->grid->columns; i++)
		if (!strcmp(table->heads[i], head)) {
			*column = i;
			return true;
		}
	return false;
}

static const char **
texts_of(const char *head, struct arena *a)
{
	size_t count = 1;
	const char **texts;

	for (const char *at = head; (at = strchr(at, '|')); at++)
		count++;
	texts = arena_alloc(a, (count + 1) * sizeof *texts);
	for (size_t i = 0; i < count; i++) {
		const size_t length = strcspn(head, "|");

		texts[i] = folded(head, length, a);
		head += length + 1;
	}
	return texts;
}

static const char **
wanted_texts(struct tables *tables, const char *head)
{
	struct wanted_head **list, *made;
	unsigned hash = 0;

	for (const char *at = head; *at; at++)
		hash = hash * 31 + (unsigned char)*at;
	list = &tables->wanted[hash % HEAD_LISTS];
	for (struct wanted_head *one = *list; one; one = one->next)
		if (!strcmp(one->head, head))
			return one->texts;
	made = arena_alloc(tables->arena, sizeof *made);
	*made = (struct wanted_head){
		arena_copy(tables->arena, head), texts_of(head, tables->arena), *list};
	*list = made;
	return made->texts;
}

bool
table_column(struct tables *tables, size_t table, const char *head, size_t *column)
{
	for (const char **text = wanted_texts(tables, head); *text; text++)
		if (find_column(&tables->items[table], *text, column))
			return true;
	return false;
}

const struct placed_row *
tables_row(const struct tables *tables, const xmlNode *tr)
{
	struct placed_row key = {.row = tr};

	return tr ? bsearch(&key, tables->rows, tables->row_count, sizeof key, compare_rows) : NULL;
}

static bool
says_nothing(const char *text)
{
	for (size_t i = 0; i < sizeof nothing / sizeof *nothing; i++)
		if (!strcmp(text, nothing[i]))
			return true;
	return false;
}

bool
row_is_empty(const struct grid_row *row)
{
	struct buffer text = {0}, out = {0};
	bool empty = true;

	for (size_t i = 0; i < row->count && empty; i++) {
		buffer_reset(&text);
		buffer_reset(&out);
		shown_text(row->cells[i].cell, &text);
		text_fold(buffer_text(&text), text.length, &out);
		empty = says_nothing(buffer_text(&out));
	}
	buffer_clear(&out);
	buffer_clear(&text);
	return empty;
}
