/* test_long_documents.c -- tests: places in documents of many lines, of one, and of many nodes */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "../checker/base/tree.h"
#include "../checker/load/place.h"
#include "loaded.h"

/* libxml2 keeps 16 bits for a line; siblings enough for what is quadratic not to end. */
enum { MANY_LINES = 80000, MANY = 100000 };

static void
check_start(struct report *report, const char *xpath, long line, long column)
{
	struct extent extent = place_extent(report, node_at(report, xpath));
	struct spot spot = source_spot(&report->source, extent.start);

	assert_int_equal(spot.line, line);
	assert_int_equal(spot.column, column);
}

static void
lines_beyond_65535(void **state)
{
	struct buffer xml = {0};
	struct report report;

	(void)state;
	buffer_add_text(&xml, "<a>");
	for (size_t i = 1; i < MANY_LINES; i++)
		buffer_add_text(&xml, i % 3 ? "\n" : i % 2 ? "\r\n<b/>" : "\r\xC3\xA9");
	buffer_add_text(&xml, "<c\nd='\n\nvalue'>\ntext<e/><!-- f --><?g?></c>\n</a>\n<!-- h -->");
	load_xml(&report, xml.text, xml.length);
	check_start(&report, "/a/c", MANY_LINES, 1);
	check_start(&report, "/a/c/@d", MANY_LINES + 1, 4);
	check_start(&report, "/a/c/text()", MANY_LINES + 3, 8);
	check_start(&report, "/a/c/e", MANY_LINES + 4, 5);
	check_start(&report, "/a/c/comment()", MANY_LINES + 4, 9);
	check_start(&report, "/a/c/processing-instruction()", MANY_LINES + 4, 19);
	check_start(&report, "/comment()", MANY_LINES + 6, 1);
	buffer_clear(&xml);
	report_clear(&report);
}

/* What stands in the source at a node, the same for every one of a kind. */
struct kind {
	xmlElementType type;
	const char *written;
};

static size_t
check_kind(struct report *report, const xmlNode *node, const struct kind *kinds)
{
	struct extent extent = place_extent(report, node);

	for (; kinds->written; kinds++)
		if (kinds->type == node->type) {
			assert_int_equal(extent.end - extent.start, strlen(kinds->written));
			assert_memory_equal(report->source.bytes + extent.start, kinds->written,
				strlen(kinds->written));
		}
	assert_int_equal(source_spot(&report->source, extent.start).line, 1);
	return extent.start;
}

/* Every child of the root, forward and then backward, each behind the one before it. */
static void
check_children(struct report *report, const struct kind *kinds)
{
	const xmlNode *root = xmlDocGetRootElement(report->tree);
	size_t before = 0, behind = report->source.length;
	struct spot spot = {NULL, 0, 0, NULL};
	struct arena a = {0};

	for (const xmlNode *node = root->children; node; node = node->next) {
		size_t start = check_kind(report, node, kinds);
		struct spot next = source_spot(&report->source, start);

		assert_true(start > before);
		assert_true(next.column > spot.column);
		assert_non_null(place_path(node, &a));
		before = start;
		spot = next;
	}
	for (const xmlNode *node = root->last; node; node = node->prev) {
		size_t start = check_kind(report, node, kinds);

		assert_true(start < behind);
		behind = start;
	}
	arena_clear(&a);
}

static void
check_flat(const char *start, const char *child, const struct kind *kinds)
{
	struct buffer xml = {0};
	struct report report;

	buffer_add_text(&xml, start);
	for (size_t i = 0; i < MANY; i++)
		buffer_add_text(&xml, child);
	buffer_add_text(&xml, "</a>");
	load_xml(&report, xml.text, xml.length);
	assert_true(xml.length > 5 * MANY);
	check_children(&report, kinds);
	buffer_clear(&xml);
	report_clear(&report);
}

static void
one_line_of_five_megabytes(void **state)
{
	static const struct kind kinds[] = {
		{XML_ELEMENT_NODE, "<b c='value'>some text of a paragraph</b>"},
		{XML_TEXT_NODE, " and \xC3\xA9"}, {XML_ELEMENT_NODE, NULL}};

	(void)state;
	check_flat("<a>", "<b c='value'>some text of a paragraph</b> and \xC3\xA9", kinds);
}

static void
many_comments_and_instructions(void **state)
{
	static const struct kind kinds[] = {{XML_COMMENT_NODE, "<!-- one -->"},
		{XML_PI_NODE, "<?two three?>"}, {XML_ELEMENT_NODE, NULL}};

	(void)state;
	check_flat("<a>", "<!-- one --><?two three?>", kinds);
}

/* Ten times as many elements as references; all stand where the root does. */
static void
many_nodes_of_an_entity(void **state)
{
	struct buffer xml = {0};
	struct report report;
	const xmlNode *root;
	size_t count = 0;

	(void)state;
	buffer_add_text(&xml, "<!DOCTYPE a [<!ENTITY e '");
	for (int i = 0; i < 10; i++)
		buffer_add_text(&xml, "<b/>");
	buffer_add_text(&xml, "'>]><a>");
	for (size_t i = 0; i < MANY / 10; i++)
		buffer_add_text(&xml, "&e;");
	buffer_add_text(&xml, "</a>");
	load_xml(&report, xml.text, xml.length);
	root = xmlDocGetRootElement(report.tree);
	for (const xmlNode *node = root->children; node; node = node->next, count++) {
		struct extent extent = place_extent(&report, node);

		assert_int_equal(extent.start, place_offset(root));
		assert_int_equal(extent.end, xml.length);
	}
	assert_int_equal(count, MANY);
	buffer_clear(&xml);
	report_clear(&report);
}

/* Of one paragraph, as a recogniser finds them one behind the other. */
static void
many_words_of_one_text(void **state)
{
	static const char piece[] = "some &amp; word ";
	struct buffer xml = {0};
	struct report report;
	struct words words;

	(void)state;
	buffer_add_text(&xml, "<p>");
	for (size_t i = 0; i < MANY; i++)
		buffer_add_text(&xml, piece);
	buffer_add_text(&xml, "</p>");
	load_xml(&report, xml.text, xml.length);
	words.node = node_at(&report, "/p");
	for (size_t i = 0; i < MANY; i++) {
		struct extent extent;

		words.start = i * strlen("some & word ") + strlen("some ");
		words.end = words.start + strlen("& word");
		extent = words_extent(&report, words);
		assert_int_equal(extent.start, strlen("<p>some ") + i * strlen(piece));
		assert_int_equal(extent.end, extent.start + strlen("&amp; word"));
	}
	buffer_clear(&xml);
	report_clear(&report);
}

static void
check_paths(struct report *report, const char *first, const char *last)
{
	const xmlNode *top = (const xmlNode *)report->tree;
	const char *path = NULL;
	struct arena a = {0};
	size_t count = 0;

	for (const xmlNode *node = top; node; node = node_following(node, top)) {
		if (node->type != XML_TEXT_NODE)
			continue;
		arena_clear(&a);
		path = place_path(node, &a);
		if (count++ == 0)
			assert_string_equal(path, first);
	}
	assert_true(count >= MANY);
	assert_string_equal(path, last);
	arena_clear(&a);
}

static void
many_paragraphs_and_rows(void **state)
{
	struct buffer xml = {0};
	struct report report;

	(void)state;
	buffer_add_text(&xml, "<report><body>");
	for (size_t i = 0; i < MANY; i++)
		buffer_add_text(&xml, "<p>x</p>");
	buffer_add_text(&xml, "<table-wrap><table><tbody>");
	for (size_t i = 0; i < MANY / 2; i++)
		buffer_print(&xml, "<tr><td>%zu</td><td>y</td></tr>", i);
	buffer_add_text(&xml, "<tr><td>7</td><td>last</td></tr>"
			      "</tbody></table></table-wrap></body></report>");
	load_report(&report, xml.text);
	check_paths(&report, "paragraph 1", "table › row 7 (2) › column 2");
	buffer_clear(&xml);
	report_clear(&report);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lines_beyond_65535),
		cmocka_unit_test(one_line_of_five_megabytes),
		cmocka_unit_test(many_comments_and_instructions),
		cmocka_unit_test(many_nodes_of_an_entity),
		cmocka_unit_test(many_words_of_one_text),
		cmocka_unit_test(many_paragraphs_and_rows),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
