/* test_seed_structure.c -- tests: the tree of the real report against its structure in JSON
 *
 * Differences that are accepted, and why:
 * - run-in headings are paragraphs: nothing in plain text tells them from one;
 * - white space at the end of a line and empty paragraphs in a cell are not shown, so not kept;
 * - a character of a symbol font is Unicode's in the tree (U+F0B7 is a bullet);
 * - cells that the extraction lost are missing and <?lost?> stands there; the JSON has them empty;
 * - the level of a Question is its depth in the tree, in the JSON that of its annex. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "../checker/load/grid.h"
#include "../checker/load/schema.h"
#include "../checker/load/shown.h"
#include "seed.h"
#include "walk.h"

/* Fails unless both texts are the same but for the accepted differences. */
static void
assert_same_text(const char *shown, const json_t *expected)
{
	char *a = plain_text(shown), *b = plain_text(expected ? json_string_value(expected) : "");

	assert_string_equal(a, b);
	free(a);
	free(b);
}

static void
assert_shown(const xmlNode *node, const json_t *expected)
{
	struct buffer text = {0};

	if (node)
		shown_text(node, &text);
	for (size_t i = 0; i < text.length; i++)
		if (text.text[i] == '\n')
			text.text[i] = ' ';
	assert_same_text(buffer_text(&text), json_is_string(expected) ? expected : NULL);
	buffer_clear(&text);
}

static bool
has_type(const xmlNode *section, const char *type)
{
	xmlChar *value = xmlGetNoNsProp((xmlNode *)(size_t)section, (const xmlChar *)"sec-type");
	bool same = value && !strcmp((const char *)value, type);

	xmlFree(value);
	return same;
}

/* Sections of its type that a section stands in, with itself. */
static long
level_of(const xmlNode *section, const char *type)
{
	long level = 0;

	for (; is_element(section, "sec"); section = section->parent)
		level += !strcmp(type, "part") || has_type(section, type);
	return level;
}

static const xmlNode *
next_titled_section(const xmlNode *node)
{
	do
		node = element_behind(node, "sec");
	while (node && has_type(node, "clause") && !child_named(node, "title"));
	return node;
}

static void
check_heading(struct seed *seed, const xmlNode *section, const json_t *heading)
{
	const char *kind = text_member(heading, "kind");
	const char *type = strcmp(kind, "heading") ? kind : "clause";
	const json_t *reference = json_object_get(heading, "ref");

	assert_non_null(section);
	assert_true(has_type(section, type));
	assert_shown(child_named(section, "label"), json_object_get(heading, "number"));
	assert_shown(child_named(section, "title"), json_object_get(heading, "title"));
	assert_int_equal(seed_line(seed, section), count_member(heading, "line"));
	if (strcmp(kind, "question"))
		assert_int_equal(level_of(section, type), count_member(heading, "level"));
	if (reference)
		assert_shown(child_named(section, "p"), reference);
}

static void
check_run_in(struct seed *seed, const json_t *heading)
{
	const xmlNode *node = seed_root(seed);

	do
		node = element_behind(node, "p");
	while (node && seed_line(seed, node) != count_member(heading, "line"));
	assert_non_null(node);
	assert_shown(node, json_object_get(heading, "title"));
}

static void
headings_annexes_parts_and_questions(void **state)
{
	struct seed *seed = seed_or_skip(state);
	const xmlNode *section = seed_root(seed);
	size_t i, run_in = 0;
	json_t *heading;

	json_array_foreach(json_object_get(seed->structure, "headings"), i, heading)
	{
		if (!strcmp(text_member(heading, "kind"), "run-in")) {
			check_run_in(seed, heading);
			run_in++;
			continue;
		}
		section = next_titled_section(section);
		check_heading(seed, section, heading);
	}
	assert_null(next_titled_section(section));
	assert_int_equal(run_in, 26);
}

static void
numbered_paragraphs(void **state)
{
	struct seed *seed = seed_or_skip(state);
	const xmlNode *section = seed_root(seed);
	size_t i;
	json_t *paragraph;

	json_array_foreach(json_object_get(seed->structure, "numbered_paragraphs"), i, paragraph)
	{
		do
			section = element_behind(section, "sec");
		while (section && (!has_type(section, "clause") || child_named(section, "title")));
		assert_non_null(section);
		assert_shown(child_named(section, "label"), json_object_get(paragraph, "number"));
		assert_shown(child_named(section, "p"), json_object_get(paragraph, "text"));
		assert_int_equal(seed_line(seed, section), count_member(paragraph, "line"));
	}
}

/* The text of a cell as the JSON has it: a line each, a tab behind the marker of a list item. */
static void
cell_text(const xmlNode *node, struct buffer *out)
{
	for (const xmlNode *child = node->children; child; child = child->next) {
		if (child->type == XML_TEXT_NODE)
			buffer_add_text(out, (const char *)child->content);
		else if (is_element(child, "break"))
			buffer_add_byte(out, '\n');
		else if (child->type == XML_ELEMENT_NODE)
			cell_text(child, out);
		if (is_element(child, "label"))
			buffer_add_byte(out, '\t');
		else if (is_element(child, "p"))
			buffer_add_byte(out, '\n');
	}
}

static bool
is_lost(const xmlNode *node)
{
	return node && node->type == XML_PI_NODE && !strcmp((const char *)node->name, "lost");
}

static void
check_row(const struct grid_row *row, const json_t *cells, const json_t *spans, bool cut)
{
	assert_int_equal(is_lost(row->row->last), cut);
	if (!cut)
		assert_int_equal(row->count, json_array_size(cells));
	for (size_t i = 0; i < row->count; i++) {
		struct buffer text = {0};

		cell_text(row->cells[i].cell, &text);
		assert_same_text(buffer_text(&text), json_array_get(cells, i));
		assert_int_equal(
			row->cells[i].columns, json_integer_value(json_array_get(spans, i)));
		buffer_clear(&text);
	}
}

static void
check_columns(const struct grid *grid, const json_t *columns, struct arena *a)
{
	size_t i;
	json_t *column;

	json_array_foreach(columns, i, column)
	{
		char *text = plain_text(json_string_value(column)), *at;

		while ((at = strchr(text, '\n')))
			*at = ' ';
		assert_string_equal(grid_head(grid, i, a), text);
		free(text);
	}
}

static void
check_table(struct seed *seed, const xmlNode *wrap, const json_t *expected, struct arena *a)
{
	const xmlNode *caption = child_named(wrap, "caption"), *table = child_named(wrap, "table");
	const json_t *number = json_object_get(expected, "number");
	const json_t *cut = json_object_get(expected, "truncated_in_seed");
	const struct grid *grid = grid_of(table, a);
	json_t *label = json_is_string(number) ? json_sprintf("Table %s", json_string_value(number))
	                                       : json_string("");

	assert_shown(child_named(wrap, "label"), label);
	assert_shown(
		caption ? child_named(caption, "title") : NULL, json_object_get(expected, "title"));
	assert_int_equal(
		seed_line(seed, caption ? caption : table), count_member(expected, "line"));
	assert_int_equal(grid->columns, count_member(expected, "n_columns"));
	assert_int_equal(grid->count, count_member(expected, "n_rows"));
	assert_int_equal(grid->head_count, count_member(expected, "header_rows"));
	check_columns(grid, json_object_get(expected, "columns"), a);
	for (size_t i = 0; i < grid->count; i++) {
		const bool is_cut = cut && count_member(cut, "row") == (long)i + 1;

		check_row(&grid->rows[i], json_array_get(json_object_get(expected, "cells"), i),
			json_array_get(json_object_get(expected, "spans"), i), is_cut);
		if (is_cut)
			assert_int_equal(grid->rows[i].count, count_member(cut, "cells_present"));
	}
	json_decref(label);
}

static void
tables_with_every_cell(void **state)
{
	struct seed *seed = seed_or_skip(state);
	const xmlNode *wrap = seed_root(seed);
	struct arena a = {0};
	size_t i;
	json_t *table;

	json_array_foreach(json_object_get(seed->structure, "tables"), i, table)
	{
		wrap = element_behind(wrap, "table-wrap");
		assert_non_null(wrap);
		check_table(seed, wrap, table, &a);
	}
	assert_int_equal(i, 32);
	assert_null(element_behind(wrap, "table-wrap"));
	arena_clear(&a);
}

static void
footnotes_bookmarks_and_notes(void **state)
{
	struct seed *seed = seed_or_skip(state);
	const xmlNode *node = seed_root(seed);
	size_t i;
	json_t *expected;

	json_array_foreach(json_object_get(seed->structure, "footnotes"), i, expected)
	{
		node = element_behind(node, "fn");
		assert_non_null(node);
		assert_shown(child_named(node, "p"), json_object_get(expected, "text"));
	}
	node = seed_root(seed);
	json_array_foreach(json_object_get(seed->structure, "bookmarks"), i, expected)
	{
		node = element_behind(node, "target");
		assert_non_null(node);
		assert_string_equal((const char *)node->properties->children->content,
			json_string_value(expected));
	}
	assert_null(element_behind(node, "target"));
	node = seed_root(seed);
	json_array_foreach(json_object_get(seed->structure, "notes"), i, expected)
	{
		struct buffer text = {0};

		node = element_behind(node, "non-normative-note");
		assert_non_null(node);
		shown_text(child_named(node, "label"), &text);
		buffer_add_text(&text, " \u2013 ");
		shown_text(child_named(node, "p"), &text);
		assert_same_text(buffer_text(&text), json_object_get(expected, "text"));
		assert_int_equal(seed_line(seed, node), count_member(expected, "line"));
		buffer_clear(&text);
	}
	assert_null(element_behind(node, "non-normative-note"));
}

/* Lines that begin with one space, and the two rows that were cut. */
static void
what_the_extraction_lost(void **state)
{
	static const long lines[] = {1, 4, 5, 11, 788, 918, 958, 1051, 2188, 2189};
	struct seed *seed = seed_or_skip(state);
	size_t found = 0;

	for (const xmlNode *node = seed_root(seed); node; node = node_behind(node)) {
		if (!is_lost(node))
			continue;
		assert_true(found < sizeof lines / sizeof *lines);
		assert_int_equal(seed_line(seed, node), lines[found++]);
	}
	assert_int_equal(found, sizeof lines / sizeof *lines);
}

static void
the_tree_obeys_the_schema(void **state)
{
	struct seed *seed = seed_or_skip(state);
	struct messages messages = {0};

	assert_int_equal(schema_validate(&seed->report, "rules/schema/report.rng", &messages), 0);
	assert_string_equal(
		(const char *)seed_root(seed)->properties->children->content, "WTSA-24/24");
	messages_clear(&messages);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(headings_annexes_parts_and_questions),
		cmocka_unit_test(numbered_paragraphs),
		cmocka_unit_test(tables_with_every_cell),
		cmocka_unit_test(footnotes_bookmarks_and_notes),
		cmocka_unit_test(what_the_extraction_lost),
		cmocka_unit_test(the_tree_obeys_the_schema),
	};

	return cmocka_run_group_tests(tests, seed_load, seed_clear);
}
