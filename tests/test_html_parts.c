/* test_html_parts.c -- tests: the filter, the documents and the pictures of a page */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "../checker/base/tree.h"
#include "page.h"

#define CONTRADICTIONS "fixtures/contradictions/report.xml"

static const char *program;
static struct arena arena;

#define OPEN(page, ...) page_open(page, program, (const char *const[]){__VA_ARGS__, NULL})

/* How many notes an option of the filter leaves. */
static size_t
notes_left(struct page_read *page, const char *attribute, const char *value)
{
	const xmlNode *top = page_root(page);
	size_t count = 0;

	for (const xmlNode *at = top; at; at = node_following(at, top))
		if (at->type == XML_ELEMENT_NODE && !strcmp((const char *)at->name, "article"))
			count += page_lists(page_value(page, at, attribute), value);
	return count;
}

static void
look_at_options(struct page_read *page, const xmlNode *select, const char *attribute)
{
	size_t count = 0;

	for (const xmlNode *at = node_following(select, select); at;
		at = node_following(at, select)) {
		const char *value =
			at->type == XML_ELEMENT_NODE ? page_value(page, at, "value") : NULL;

		if (!value || !*value)
			continue;
		count++;
		if (!strstr(page_text(page, at),
			    arena_print(&arena, "(%zu)", notes_left(page, attribute, value))))
			fail_msg("%s: %s", value, page_text(page, at));
	}
	assert_true(count > 3);
}

static void
the_filter_counts_what_it_leaves(void **state)
{
	const xmlNode *form, *first, *second;
	struct page_read page;

	(void)state;
	OPEN(&page, CONTRADICTIONS);
	form = page_id(&page, "filter");
	assert_non_null(form);
	/* without script it would do nothing */
	assert_non_null(page_value(&page, form, "hidden"));
	first = page_find(form, "select", NULL, NULL);
	second = page_find(first->parent->next, "select", NULL, NULL);
	for (const xmlNode *at = first->parent->next; at && !second; at = at->next)
		second = page_find(at, "select", NULL, NULL);
	assert_non_null(second);
	look_at_options(&page, first, "data-rule");
	look_at_options(&page, second, "data-places");
	page_close(&page);
}

static void
only_what_is_shown_has_notes(void **state)
{
	struct page_read page;
	size_t count;

	(void)state;
	OPEN(&page, "--show", "error", CONTRADICTIONS);
	assert_int_equal(notes_left(&page, "data-severity", "warning"), 0);
	assert_true(notes_left(&page, "data-severity", "error") > 10);
	page_find(page_find(page_root(&page), "ul", "counts", NULL), "li", "warning", &count);
	assert_int_equal(count, 1);
	page_close(&page);
}

static void
several_documents_are_in_one_page(void **state)
{
	struct page_read page;

	(void)state;
	OPEN(&page, CONTRADICTIONS, "fixtures/extracted/report.txt", "fixtures/clean/report.xml");
	assert_non_null(page_id(&page, "d1"));
	assert_non_null(page_id(&page, "d2"));
	assert_non_null(page_id(&page, "d3"));
	assert_non_null(strstr(page_text(&page, page_id(&page, "d2")), "fixtures/extracted"));
	assert_true(notes_left(&page, "data-places", "d1") > 10);
	assert_true(notes_left(&page, "data-places", "d2") > 0);
	assert_int_equal(notes_left(&page, "data-places", "d3"), 0);
	page_close(&page);
}

/* How many pictures there are; each says what it is, and has a table with rows. */
static size_t
look_at_pictures(struct page_read *page)
{
	const xmlNode *top = page_root(page);
	size_t count = 0;

	for (const xmlNode *at = top; at; at = node_following(at, top)) {
		const xmlNode *drawing, *table;
		size_t rows;

		if (at->type != XML_ELEMENT_NODE || !page_value(page, at, "class") ||
			strcmp(page_value(page, at, "class"), "picture") != 0)
			continue;
		count++;
		drawing = page_find(at, "svg", NULL, NULL);
		assert_non_null(drawing);
		assert_string_equal(page_value(page, drawing, "role"), "img");
		assert_true(*page_text(page, page_find(drawing, "title", NULL, NULL)) != '\0');
		assert_true(*page_text(page, page_find(drawing, "desc", NULL, NULL)) != '\0');
		table = page_find(page_find(at, "details", NULL, NULL), "table", NULL, NULL);
		page_find(table, "tr", NULL, &rows);
		assert_true(rows > 1);
	}
	return count;
}

static void
pictures_are_drawn_from_facts(void **state)
{
	struct page_read page;
	const xmlNode *clash;
	size_t count;

	(void)state;
	OPEN(&page, CONTRADICTIONS);
	assert_int_equal(look_at_pictures(&page), 3);
	/* an overlap is red, hatched, and says so in the picture and in the table */
	clash = page_find(page_root(&page), "text", "clash-text", NULL);
	assert_string_equal(page_text(&page, clash), "OVERLAP");
	assert_non_null(page_find(page_root(&page), "line", "hatch", NULL));
	page_find(page_root(&page), "tr", "clash-row", &count);
	assert_int_equal(count, 1);
	page_close(&page);
	OPEN(&page, "fixtures/study-group/report.txt");
	assert_int_equal(look_at_pictures(&page), 1);
	page_close(&page);
}

static int
tear_down(void **state)
{
	(void)state;
	arena_clear(&arena);
	return 0;
}

int
main(int count, char **arguments)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_filter_counts_what_it_leaves),
		cmocka_unit_test(only_what_is_shown_has_notes),
		cmocka_unit_test(several_documents_are_in_one_page),
		cmocka_unit_test(pictures_are_drawn_from_facts),
	};

	(void)count;
	program = program_beside(arguments[0], &arena);
	return cmocka_run_group_tests_name("html parts", tests, NULL, tear_down);
}
