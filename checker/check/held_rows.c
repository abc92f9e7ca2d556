/* held_rows.c -- check: a row of a register becomes a Recommendation, and an element for rules */
#include "held_rows.h"

#include <stdlib.h>

#include "../base/arena.h"
#include "functions.h"

/* Rows come behind all other elements that functions make, file by file and in their order. */
enum { ROWS_PLACE_BITS = 24 };

struct interval
held_main(char letter, unsigned main)
{
	const struct number number = {.letter = letter, .main = main};

	return (struct interval){number_key(&number), number_key_behind(&number)};
}

static intptr_t
place_of(const struct held_rows *rows, const struct held_row *row)
{
	const intptr_t *known = map_get(&rows->files, row->file);

	return *known + (row->row.text - row->file->bytes);
}

xmlNode *
held_row_element(struct check_run *run, struct held_rows *rows, struct held_row *row)
{
	if (!rows->elements)
		rows->elements = run_element(run, "rows");
	if (!row->element) {
		row->element = run_element_in(rows->elements, "row", place_of(rows, row));
		register_row_fill(run, row->element, row->file, &row->row);
	}
	return row->element;
}

/* Files have places one behind the other. */
static void
place_file(struct check_run *run, struct held_rows *rows, const struct register_file *file)
{
	intptr_t *place;

	if (map_get(&rows->files, file))
		return;
	place = arena_alloc(&run->arena, sizeof *place);
	*place = ((intptr_t)rows->files.count + 1) << ROWS_PLACE_BITS;
	map_put(&rows->files, file, place);
}

/* The key of a row is a letter and a number of five digits, or a group. */
static uint64_t
main_of_key(const struct register_row *row)
{
	return held_main(row->text[0], (unsigned)strtoul(row->text + 1, NULL, 10)).first;
}

static struct held_row *
read_row(struct check_run *run, const struct register_file *file, const struct register_row *row)
{
	struct register_field id = register_field(row, register_column(file, "id"));
	struct register_field group = register_field(row, register_column(file, "group"));
	struct held_row *made = arena_alloc(&run->arena, sizeof *made);

	if (recommendation_read(id.text, id.length, &made->one))
		made->one.count = 0;
	for (size_t i = 0; i < made->one.count; i++)
		made->keys[i] = number_key(&made->one.names[i]);
	made->main = main_of_key(row);
	made->group = arena_text(&run->arena, group.text, group.length);
	made->file = file;
	made->row = *row;
	return made;
}

struct held_row *
held_row_of(struct check_run *run, struct held_rows *rows, const struct register_file *file,
	const struct register_row *row)
{
	struct held_row *known = map_get(&rows->rows, row->text);

	if (!known) {
		known = read_row(run, file, row);
		place_file(run, rows, file);
		map_put(&rows->rows, row->text, known);
	}
	return known;
}

void
held_rows_clear(struct held_rows *rows)
{
	map_clear(&rows->rows);
	map_clear(&rows->files);
}
