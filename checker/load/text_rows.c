/* text_rows.c -- load: cell lines of extracted text become the rows of a table */
#include "text_rows.h"

#include <stdlib.h>
#include <string.h>

/* More than any real table has, so that a hostile one costs no more than its length. */
enum { PIECES_MOST = 16, COLUMNS_MOST = 1000 };

static void
add_line(struct text_rows *rows, struct extent text)
{
	rows->lines =
		array_room(rows->lines, rows->line_count, &rows->line_room, sizeof *rows->lines);
	rows->lines[rows->line_count++] = text;
	rows->cells[rows->cell_count - 1].line_count++;
}

static void
add_cell(struct text_rows *rows, const char *bytes, struct extent text)
{
	rows->cells =
		array_room(rows->cells, rows->cell_count, &rows->cell_room, sizeof *rows->cells);
	rows->cells[rows->cell_count++] =
		(struct text_cell){.start = text.start, .first_line = rows->line_count};
	rows->rows[rows->row_count - 1].cell_count++;
	if (text.start + strspn(bytes + text.start, " \t") < text.end)
		add_line(rows, text);
}

static void
end_row(struct text_rows *rows)
{
	const struct text_row *row = &rows->rows[rows->row_count - 1];

	if (row->cell_count > rows->columns)
		rows->columns = row->cell_count;
}

static void
add_row(struct text_rows *rows)
{
	if (rows->row_count)
		end_row(rows);
	rows->rows = array_room(rows->rows, rows->row_count, &rows->row_room, sizeof *rows->rows);
	rows->rows[rows->row_count++] = (struct text_row){.first_cell = rows->cell_count};
}

/* An empty line ends a row; or it is an empty paragraph in a cell, when cells are still to come. */
static bool
goes_on(const struct text_rows *rows, const struct text_line *line)
{
	const struct text_row *row = &rows->rows[rows->row_count - 1];

	if (line->kind == LINE_END || line->lost)
		return false;
	return line->blanks == 0 ||
	       (line->blanks == 1 && row->cell_count > 1 && row->cell_count < rows->columns);
}

/* Puts rows together that an empty paragraph at the end of a cell has cut: the pieces together have
 * as many cells as the table has columns, and not each is a single cell, as in a form. */
static void
join_rows(struct text_rows *rows)
{
	size_t kept = 0;

	for (size_t i = 0; i < rows->row_count; i++) {
		size_t sum = rows->rows[i].cell_count, most = sum, last = i;

		while (sum < rows->columns && last + 1 < rows->row_count &&
			last - i < PIECES_MOST &&
			sum + rows->rows[last + 1].cell_count <= rows->columns) {
			last++;
			sum += rows->rows[last].cell_count;
			if (rows->rows[last].cell_count > most)
				most = rows->rows[last].cell_count;
		}
		rows->rows[kept] = rows->rows[i];
		if (sum == rows->columns && most > 1) {
			rows->rows[kept].cell_count = sum;
			i = last;
		}
		kept++;
	}
	rows->row_count = kept;
}

void
rows_read(struct text_rows *rows, const struct line_reader *reader, struct text_line *line)
{
	const char *bytes = reader->source->bytes;
	bool first = true;

	*rows = (struct text_rows){0};
	for (;; *line = line_at(reader, line->next), first = false) {
		if (line->kind == LINE_CELL && (first || !line->lost)) {
			if (first || line->blanks)
				add_row(rows);
			add_cell(rows, bytes, line->text);
		} else if (goes_on(rows, line)) {
			add_line(rows, line->text);
		} else {
			break;
		}
	}
	end_row(rows);
	rows->cut = line->blanks == 0;
	join_rows(rows);
}

void
rows_clear(struct text_rows *rows)
{
	free(rows->lines);
	free(rows->cells);
	free(rows->rows);
	*rows = (struct text_rows){0};
}

static bool
is_blank(const struct text_rows *rows, size_t row, size_t i)
{
	return rows->cells[rows->rows[row].first_cell + i].line_count == 0;
}

/* A table of labels and what they are of, as in a title block, has no head. */
static bool
begins_with_label(const struct text_rows *rows, const struct source *source)
{
	const struct text_cell *cell = &rows->cells[rows->rows[0].first_cell];
	size_t at;

	if (cell->line_count == 0)
		return false;
	at = rows->lines[cell->first_line + cell->line_count - 1].end;
	while (source->bytes[at - 1] == ' ')
		at--;
	return source->bytes[at - 1] == ':';
}

/* A form: rows of one cell, each below the name of what it holds. */
static bool
is_form(const struct text_rows *rows)
{
	size_t single = 0;

	for (size_t i = 0; i < rows->row_count; i++)
		single += rows->rows[i].cell_count == 1;
	return rows->columns > 1 && 2 * single > rows->row_count;
}

size_t
rows_in_head(const struct text_rows *rows, const struct source *source)
{
	const struct text_row *all = rows->rows;

	if (rows->row_count == 1 || is_form(rows) || begins_with_label(rows, source))
		return 0;
	/* the columns of a second row divide a cell of the first, so the others stay empty */
	return all[0].cell_count < rows->columns && all[1].cell_count == rows->columns &&
	                       (is_blank(rows, 1, 0) || all[0].cell_count == 1)
	               ? 2
	               : 1;
}

/* Of the first head row: a cell stands above each empty cell of the second row, and above each run
 * of others. 1 when that does not give as many cells as there are. */
static size_t
head_span(const struct text_rows *rows, size_t i)
{
	size_t unit = 0, column = 0, span = 1, wanted = 1;

	while (column < rows->columns) {
		bool blank = is_blank(rows, 1, column++);

		for (span = 1; !blank && column < rows->columns && !is_blank(rows, 1, column);
			column++)
			span++;
		if (unit++ == i)
			wanted = span;
	}
	return unit == rows->rows[0].cell_count ? wanted : 1;
}

bool
rows_lost(const struct text_rows *rows, size_t row)
{
	return rows->cut && row + 1 == rows->row_count &&
	       rows->rows[row].cell_count < rows->columns;
}

size_t
rows_span(const struct text_rows *rows, size_t row, size_t i, size_t head_rows)
{
	if (rows_lost(rows, row))
		return 1;
	if (rows->rows[row].cell_count == 1)
		return rows->columns;
	return row == 0 && head_rows == 2 && rows->columns <= COLUMNS_MOST ? head_span(rows, i) : 1;
}
