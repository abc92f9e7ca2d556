/* test_corpus_structure.c -- tests: real Word documents against what two other readers see in them
 *
 * Compared are the words of the headings, of every cell, caption and note, and of all paragraphs.
 * Differences for which both readings are right:
 * - the numbers that Word counts in lists are in the tree, but not in the references;
 * - the lines below an annex that say what it belongs to, and titles that follow a number of their
 *   own, are headings in the references; in the tree they are in the section of the number;
 * - the contents list is in the references, but no text of the report;
 * - rows of which all cells go on with those above are none in the tree. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>
#include <strings.h>

#include "../checker/base/tree.h"
#include "../checker/load/grid.h"
#include "../checker/load/place.h"
#include "corpus.h"
#include "seed.h"
#include "walk.h"
#include "word.h"

static const char *const documents[] = {
	"ITU Author's Guide T0A0F0000040004MSWE.docx",
	"ITU-R Format of ITU-R Recommendations.docx",
	"ITU-T_P_862__2001__Cor__2__03_2018_.docx",
	"ITUT-Recs-Skelet.docx",
	"T-REC-A.12-201611-I!!MSW-E.docx",
	"T-REC-G.Imp8101-201810-I!!MSW-E.docx",
	"T-REC-J.1108-201901-P!!MSW-E.docx",
	"T-REC-J.383-201901-P!!MSW-E.docx",
	"T-REC-K.20-201810-I!!MSW-E.docx",
	"T-REC-L.314-201811-P!!MSW-E.docx",
	"T-REC-Q.850-201810-I!!MSW-E.docx",
	"T-REC-T.832-201608-I!!MSW-E.docx",
	"T-REC-T.832-201703-I!Err1!MSW-E.docx",
	"T-REC-Z.100-201811-I!AnnF1!MSW-E.docx",
	"T-RES-T.1-2016-MSW-E.docx",
};

enum { DOCUMENTS = sizeof documents / sizeof *documents };

enum what { CAPTION_OTHER, HEADS_OTHER, CELLS_OTHER, PART_TITLES };

/* Differences that are accepted, one by one. */
static const struct {
	const char *document; /* how its name begins */
	enum what what;
	int table; /* from 0 */
	const char *why;
} differences[] = {
	{"T-RES-T.1", PART_TITLES, 0,
		"the titles of sections (Section_title) are no headings in the reference"},
	{"T-REC-K.20", CAPTION_OTHER, 3,
		"its first row says Table 1a; the reference takes that of the next table, 1b"},
	{"T-REC-K.20", CELLS_OTHER, 3, "the caption in the first row is no cell"},
	{"T-REC-K.20", HEADS_OTHER, 3, "the caption in the first row is no head"},
	{"T-REC-G.Imp", CELLS_OTHER, 2, "the contents list stands in this table"},
	{"T-REC-T.832-2016", CAPTION_OTHER, 19, "a table in a cell, its caption before it there"},
	{"T-REC-T.832-2016", CAPTION_OTHER, 20, "the same"},
	{"T-REC-T.832-2016", CAPTION_OTHER, 21, "the same"},
	{"T-REC-T.832-2016", CAPTION_OTHER, 22, "the same"},
	{"T-REC-T.832-2016", CAPTION_OTHER, 23, "the same"},
	{"T-REC-T.832-2016", CAPTION_OTHER, 24, "the same"},
	{"T-REC-T.832-2016", CAPTION_OTHER, 26, "the same"},
	{"ITU Author", HEADS_OTHER, 4, "Table_head, but not repeated on each page"},
	{"T-REC-G.Imp", HEADS_OTHER, 3, "the same"},
	{"T-REC-G.Imp", HEADS_OTHER, 4, "the same"},
	{"T-REC-K.20", HEADS_OTHER, 12, "the same"},
	{"T-REC-K.20", HEADS_OTHER, 13, "the same"},
	{"T-REC-L.314", HEADS_OTHER, 4, "the same"},
	{"T-REC-Q.850", HEADS_OTHER, 14, "the same"},
	{"T-REC-T.832-2016", HEADS_OTHER, 221, "the same"},
};

static bool
is_accepted(const struct corpus_document *document, enum what what, int table)
{
	for (size_t i = 0; i < sizeof differences / sizeof *differences; i++)
		if (differences[i].what == what && differences[i].table == table &&
			!strncmp(document->name, differences[i].document,
				strlen(differences[i].document)))
			return true;
	return false;
}

static void
read_json(struct words_read *words, const json_t *text)
{
	words_read_add(words, json_is_string(text) ? json_string_value(text) : "");
}

static void
read_heading(
	struct words_read *words, const struct corpus_document *document, const xmlNode *section)
{
	const xmlNode *title = child_named(section, "title"),
		      *reference = child_named(section, "p");
	const bool part = !strcmp((const char *)section->properties->children->content, "part");

	if (reference && !xmlHasProp((xmlNode *)(size_t)reference, (const xmlChar *)"content-type"))
		reference = NULL;
	words_read_node(words, &document->report, child_named(section, "label"), false);
	if (reference && title && place_offset(reference) < place_offset(title)) {
		words_read_node(words, &document->report, reference, false);
		reference = NULL;
	}
	if (!part || !is_accepted(document, PART_TITLES, 0))
		words_read_node(words, &document->report, title, false);
	words_read_node(words, &document->report, reference, false);
}

static void
check_headings(const struct corpus_document *document)
{
	static const char *const kinds[] = {"heading", "annex", "outline"};
	const xmlNode *root = xmlDocGetRootElement(document->report.tree);
	struct words_read read = {0}, expected = {0};
	const json_t *heading;
	size_t i;

	json_array_foreach(json_object_get(document->reference, "headings"), i, heading)
	{
		for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++)
			if (!strcmp(text_member(heading, "kind"), kinds[k])) {
				read_json(&expected, json_object_get(heading, "number"));
				read_json(&expected, json_object_get(heading, "title"));
			}
	}
	for (const xmlNode *node = root; node; node = node_following(node, root))
		if (node_is(node, "sec") &&
			(child_named(node, "title") ||
				strcmp((const char *)node->properties->children->content,
					"clause") != 0))
			read_heading(&read, document, node);
	assert_same_words(&read, &expected, "%s: headings", document->name);
	words_read_clear(&read);
	words_read_clear(&expected);
}

static void
check_caption(const struct corpus_document *document, const xmlNode *wrap, const json_t *table,
	int number)
{
	struct words_read read = {0}, expected = {0};
	const json_t *line;
	size_t i;

	json_array_foreach(json_object_get(table, "caption"), i, line)
		read_json(&expected, json_object_get(line, "text"));
	words_read_node(&read, &document->report, child_named(wrap, "label"), false);
	words_read_node(&read, &document->report, child_named(wrap, "caption"), false);
	if (!is_accepted(document, CAPTION_OTHER, number))
		assert_same_words(
			&read, &expected, "%s: caption of table %d", document->name, number);
	words_read_clear(&read);
	words_read_clear(&expected);
}

static bool
has_caption_row(const json_t *table)
{
	const char *position = text_member(table, "caption_pos");

	return position && !strcmp(position, "first-row");
}

/* Marks the end of a cell that has words. */
static void
end_cell(struct words_read *words, size_t before)
{
	if (words->count > before)
		words_read_add(words, "|");
}

/* The cells that have words, in order: a cell of many rows stands in the first. */
static void
check_cells(const struct corpus_document *document, const struct grid *grid, const json_t *table,
	int number)
{
	struct words_read read = {0}, expected = {0};
	const json_t *row, *cell;
	size_t i, j, before;

	json_array_foreach(json_object_get(table, "cells"), i, row)
		json_array_foreach(row, j, cell) if (i > 0 || !has_caption_row(table))
	{
		before = expected.count;
		read_json(&expected, cell);
		end_cell(&expected, before);
	}
	for (i = 0; i < grid->count; i++)
		for (j = 0; j < grid->rows[i].count; j++) {
			const xmlNode *node = grid->rows[i].cells[j].cell;

			before = read.count;
			if (node->parent == grid->rows[i].row)
				words_read_node(&read, &document->report, node, false);
			end_cell(&read, before);
		}
	assert_same_words(&read, &expected, "%s: cells of table %d", document->name, number);
	words_read_clear(&read);
	words_read_clear(&expected);
}

static void
check_table(const struct corpus_document *document, const xmlNode *wrap, const json_t *table,
	int number)
{
	struct arena a = {0};
	const struct grid *grid = grid_of(child_named(wrap, "table"), &a);
	const long heads = count_member(table, "header_rows");
	const long expected = heads ? heads - has_caption_row(table) : 0;

	check_caption(document, wrap, table, number);
	if (!is_accepted(document, CELLS_OTHER, number))
		check_cells(document, grid, table, number);
	if (!is_accepted(document, HEADS_OTHER, number) && (long)grid->head_count != expected)
		fail_msg("%s: table %d has %zu rows of heads, expected %ld", document->name, number,
			grid->head_count, expected);
	if ((long)grid->columns != count_member(table, "grid"))
		fail_msg("%s: table %d has %zu columns, expected %ld", document->name, number,
			grid->columns, count_member(table, "grid"));
	arena_clear(&a);
}

static void
check_tables(const struct corpus_document *document)
{
	const xmlNode *wrap = xmlDocGetRootElement(document->report.tree);
	const json_t *table;
	size_t i;

	json_array_foreach(json_object_get(document->reference, "tables"), i, table)
	{
		wrap = element_behind(wrap, "table-wrap");
		assert_non_null(wrap);
		check_table(document, wrap, table, (int)i);
	}
	assert_null(element_behind(wrap, "table-wrap"));
}

/* The number of a note is in the text of the reference when somebody typed it there. */
static void
check_note(const struct corpus_document *document, const xmlNode *node, const json_t *note)
{
	struct words_read read = {0}, expected = {0};

	read_json(&expected, json_object_get(note, "text"));
	words_read_node(&read, &document->report, node, false);
	if (read.count == expected.count + 1)
		words_read_drop_first(&read);
	assert_same_words(&read, &expected, "%s: note %s", document->name, text_member(note, "id"));
	words_read_clear(&read);
	words_read_clear(&expected);
}

static void
check_notes(const struct corpus_document *document)
{
	const xmlNode *node = xmlDocGetRootElement(document->report.tree);
	const json_t *note;
	size_t i;

	assert_int_equal(json_array_size(json_object_get(document->reference, "endnotes")), 0);
	json_array_foreach(json_object_get(document->reference, "footnotes"), i, note)
	{
		node = element_behind(node, "fn");
		assert_non_null(node);
		check_note(document, node, note);
	}
	assert_null(element_behind(node, "fn"));
}

static bool
is_contents(const json_t *paragraph)
{
	const char *style = text_member(paragraph, "style");

	return style && (!strncasecmp(style, "toc ", 4) || !strcasecmp(style, "table of figures"));
}

static void
check_paragraphs(const struct corpus_document *document)
{
	struct words_read read = {0}, expected = {0};
	const json_t *paragraph;
	size_t i;

	json_array_foreach(json_object_get(document->reference, "paragraphs"), i,
		paragraph) if (!is_contents(paragraph))
		read_json(&expected, json_object_get(paragraph, "text"));
	words_read_node(
		&read, &document->report, xmlDocGetRootElement(document->report.tree), true);
	words_read_sort(&read);
	words_read_sort(&expected);
	assert_same_words(&read, &expected, "%s: all words, sorted", document->name);
	words_read_clear(&read);
	words_read_clear(&expected);
}

static void
check_all(void (*check)(const struct corpus_document *document))
{
	for (size_t i = 0; i < DOCUMENTS; i++) {
		struct corpus_document document;

		corpus_load(&document, documents[i]);
		check(&document);
		corpus_clear(&document);
	}
}

static void
headings_are_as_in_the_references(void **state)
{
	(void)state;
	check_all(check_headings);
}

static void
tables_are_as_in_the_references(void **state)
{
	(void)state;
	check_all(check_tables);
}

static void
notes_are_as_in_the_references(void **state)
{
	(void)state;
	check_all(check_notes);
}

static void
no_word_is_lost_and_none_is_new(void **state)
{
	(void)state;
	check_all(check_paragraphs);
}

/* Word saved the four in both forms. */
static void
flat_files_give_the_same_tree(void **state)
{
	static const char *const names[] = {"T-REC-A.12-201611-I!!MSW-E",
		"T-REC-G.Imp8101-201810-I!!MSW-E", "T-REC-J.1108-201901-P!!MSW-E",
		"T-REC-J.383-201901-P!!MSW-E"};

	(void)state;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		struct arena a = {0};
		struct report word, flat;

		corpus_load_file(&word, arena_print(&a, "word/%s.docx", names[i]));
		corpus_load_file(&flat, arena_print(&a, "flat/%s.xml", names[i]));
		assert_string_equal(
			word_inside(&word, "report", &a), word_inside(&flat, "report", &a));
		report_clear(&word);
		report_clear(&flat);
		arena_clear(&a);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(headings_are_as_in_the_references),
		cmocka_unit_test(tables_are_as_in_the_references),
		cmocka_unit_test(notes_are_as_in_the_references),
		cmocka_unit_test(no_word_is_lost_and_none_is_new),
		cmocka_unit_test(flat_files_give_the_same_tree),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
