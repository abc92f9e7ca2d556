/* test_grid.c -- tests: which cell of a table stands in which row and column */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "../checker/load/grid.h"
#include "../checker/load/shown.h"
#include "loaded.h"

/* The grid drawn: a row a line, for each column what its cell shows, "." where there is none. */
static void
draw(const struct grid *grid, struct buffer *drawing)
{
	for (size_t i = 0; i < grid->count; i++) {
		for (size_t column = 0; column < grid->columns; column++) {
			const struct grid_cell *cell = grid_cell_at(&grid->rows[i], column);

			if (column)
				buffer_add_byte(drawing, ' ');
			if (cell)
				shown_text(cell->cell, drawing);
			else
				buffer_add_byte(drawing, '.');
		}
		buffer_add_byte(drawing, '\n');
	}
}

static void
check_grid(const char *table, size_t head_count, const char *expected)
{
	struct report report;
	struct buffer drawing = {0};
	struct arena a = {0};
	const struct grid *grid;

	load_xml(&report, table, strlen(table));
	grid = grid_of(node_at(&report, "/table"), &a);
	draw(grid, &drawing);
	assert_string_equal(buffer_text(&drawing), expected);
	assert_int_equal(grid->head_count, head_count);
	for (size_t i = 0; i < grid->count; i++)
		assert_ptr_equal(grid_row_of(grid, grid->rows[i].row), &grid->rows[i]);
	assert_null(grid_row_of(grid, node_at(&report, "/table")));
	buffer_clear(&drawing);
	arena_clear(&a);
	report_clear(&report);
}

static void
cells_stand_in_rows_and_columns(void **state)
{
	(void)state;
	check_grid("<table/>", 0, "");
	check_grid("<table><tbody><tr/></tbody></table>", 0, "\n");
	check_grid(
		"<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", 0, "a b\nc .\n");
	check_grid("<table><thead><tr><th>a</th></tr></thead><tbody><tr><td>b</td></tr></tbody>"
		   "<tbody><tr><td>c</td></tr></tbody></table>",
		1, "a\nb\nc\n");
	/* what is no cell takes no column */
	check_grid("<table> <tr><!-- --><td>a</td> x <?y?><td>b</td></tr></table>", 0, "a b\n");
}

static void
spans_are_resolved(void **state)
{
	(void)state;
	check_grid("<table><tr><td colspan='2'>a</td><td>b</td></tr>"
		   "<tr><td>c</td><td>d</td><td>e</td></tr></table>",
		0, "a a b\nc d e\n");
	check_grid("<table><tr><td rowspan='3'>a</td><td>b</td></tr><tr><td>c</td></tr>"
		   "<tr><td>d</td></tr><tr><td>e</td><td>f</td></tr></table>",
		0, "a b\na c\na d\ne f\n");
	check_grid("<table><tr><td>a</td><td rowspan='2' colspan='2'>b</td><td>c</td></tr>"
		   "<tr><td>d</td><td>e</td></tr></table>",
		0, "a b b c\nd b b e\n");
	/* a row that ends before the column that the row above reaches into */
	check_grid("<table><tr><td>a</td><td>b</td><td rowspan='2'>c</td></tr>"
		   "<tr><td>d</td></tr></table>",
		0, "a b c\nd . c\n");
	check_grid("<table><tr><td rowspan='2'>a</td><td rowspan='2'>b</td></tr><tr/>"
		   "<tr><td>c</td></tr></table>",
		0, "a b\na b\nc .\n");
	/* where two cells want the same column the own one has it */
	check_grid("<table><tr><td>a</td><td rowspan='2'>b</td></tr>"
		   "<tr><td colspan='2'>c</td><td>d</td></tr></table>",
		0, "a b .\nc c d\n");
}

/* HTML ends the spans of a head with it. */
static void
spans_of_the_head_end_with_it(void **state)
{
	(void)state;
	check_grid("<table><thead><tr><th rowspan='9'>a</th><th colspan='2'>b</th></tr>"
		   "<tr><th>c</th><th>d</th></tr></thead>"
		   "<tbody><tr><td>e</td><td>f</td><td>g</td></tr></tbody></table>",
		2, "a b b\na c d\ne f g\n");
}

static void
spans_that_are_no_numbers_are_one(void **state)
{
	(void)state;
	check_grid("<table><tr><td colspan='0'>a</td><td colspan='-2'>b</td><td colspan='x'>c</td>"
		   "<td rowspan=''>d</td></tr><tr><td>e</td></tr></table>",
		0, "a b c d\ne . . .\n");
}

static void
check_head(const struct grid *grid, size_t column, const char *expected)
{
	struct arena a = {0};

	assert_string_equal(grid_head(grid, column, &a), expected);
	arena_clear(&a);
}

static void
heads_of_several_rows_are_joined(void **state)
{
	static const char table[] =
		"<table><thead><tr><th rowspan='2'><p>Group</p></th><th colspan='2'>Reports</th>"
		"<th/></tr><tr><th>Number<break/>of all</th><th/><th>Last</th></tr></thead>"
		"<tbody><tr><td>1</td><td>2</td><td>3</td><td>4</td><td>5</td></tr></tbody></"
		"table>";
	struct report report;
	struct arena a = {0};
	const struct grid *grid;

	(void)state;
	load_xml(&report, table, strlen(table));
	grid = grid_of(node_at(&report, "/table"), &a);
	check_head(grid, 0, "Group");
	check_head(grid, 1, "Reports > Number of all");
	check_head(grid, 2, "Reports");
	check_head(grid, 3, "Last");
	check_head(grid, 4, "");
	check_head(grid, 1000000, "");
	arena_clear(&a);
	report_clear(&report);
}

/* Spans that cannot be meant cost neither memory nor time. */
static void
hostile_spans_cost_nothing(void **state)
{
	struct buffer xml = {0};
	struct report report;
	struct arena a = {0};
	const struct grid *grid;
	size_t cells = 0;

	(void)state;
	buffer_add_text(&xml, "<table><tr>");
	for (int i = 0; i < 20000; i++)
		buffer_add_text(&xml, "<td rowspan='999999999' colspan='4294967297'/>");
	buffer_add_text(&xml, "</tr>");
	for (int i = 0; i < 2000; i++)
		buffer_add_text(&xml, i % 2 ? "<tr/>" : "<tr><td/></tr>");
	buffer_add_text(&xml, "</table>");
	load_xml(&report, xml.text, xml.length);
	grid = grid_of(node_at(&report, "/table"), &a);
	for (size_t i = 0; i < grid->count; i++)
		cells += grid->rows[i].count;
	assert_in_range(cells, 22000, 20 * 22000);
	assert_in_range(grid->columns, 20000, 30000);
	buffer_clear(&xml);
	arena_clear(&a);
	report_clear(&report);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(cells_stand_in_rows_and_columns),
		cmocka_unit_test(spans_are_resolved),
		cmocka_unit_test(spans_of_the_head_end_with_it),
		cmocka_unit_test(spans_that_are_no_numbers_are_one),
		cmocka_unit_test(heads_of_several_rows_are_joined),
		cmocka_unit_test(hostile_spans_cost_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
