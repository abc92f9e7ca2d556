/* test_places.c -- tests: where every node of XML was written, to the byte */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include <libxml/xpath.h>

#include "../checker/base/tree.h"
#include "../checker/load/loader.h"
#include "../checker/load/place.h"
#include "../checker/load/shown.h"
#include "encoded.h"
#include "loaded.h"
#include "random_xml.h"

enum { SEEDS = 60, NODES = 150 };

/* A document that was made by chance, loaded from an encoding. */
struct comparison {
	struct random_xml made;
	struct encoded_text file;
	struct report report;
	long *lines, *columns; /* of each byte and of the end */
	size_t seen;           /* items that were met in the tree */
	struct arena arena;
};

/* Lines and columns counted one byte after the other. */
static void
count_lines(struct comparison *c)
{
	const char *text = c->made.text.text;
	const size_t length = c->made.text.length;
	long line = 1, column = 1;

	c->lines = arena_alloc(&c->arena, (length + 1) * sizeof *c->lines);
	c->columns = arena_alloc(&c->arena, (length + 1) * sizeof *c->columns);
	for (size_t at = 0; at <= length; at++) {
		bool follows = at > 0 && (text[at] & 0xC0) == 0x80;

		c->lines[at] = line;
		c->columns[at] = column - follows;
		column += !follows;
		if (at < length &&
			(text[at] == '\n' || (text[at] == '\r' && text[at + 1] != '\n'))) {
			line++;
			column = 1;
		}
	}
}

static void
compare_point(struct comparison *c, size_t offset, size_t expected)
{
	struct spot spot = source_spot(&c->report.source, offset);

	assert_int_equal(offset, expected);
	assert_int_equal(spot.line, c->lines[expected]);
	if ((c->made.text.text[expected] & 0xC0) != 0x80)
		assert_int_equal(spot.column, c->columns[expected]);
	assert_int_equal(source_file_offset(&c->report.source, offset), c->file.offsets[expected]);
}

static const struct written *
element_of(const struct comparison *c, const struct written *item)
{
	while (item->shared && item->parent != NO_PARENT)
		item = &c->made.items[item->parent];
	return item;
}

static void
compare_bytes(struct comparison *c, const struct written *item, const xmlNode *node)
{
	for (size_t i = 0; item->content[i] && !item->shared; i++) {
		struct extent extent = loader_xml.text_extent(&c->report, node, i);

		assert_int_equal(extent.start, item->starts[i]);
		assert_int_equal(extent.end, item->ends[i]);
	}
}

static void
compare_content(struct comparison *c, const struct written *item, const xmlNode *node)
{
	xmlChar *content = xmlNodeGetContent(node);

	assert_string_equal(content ? (const char *)content : "", item->content);
	xmlFree(content);
	compare_bytes(c, item, node);
}

static void
compare_node(struct comparison *c, const xmlNode *node, enum written_type type)
{
	const struct written *item = &c->made.items[c->seen++], *where = element_of(c, item);
	struct extent extent = place_extent(&c->report, node);

	assert_true(c->seen <= c->made.count);
	assert_int_equal(item->type, type);
	if (type != WRITTEN_ELEMENT)
		compare_content(c, item, node);
	compare_point(c, extent.start, where->start);
	compare_point(c, extent.end, where->end);
}

static void
compare_attributes(struct comparison *c, const xmlNode *element)
{
	for (const xmlAttr *a = element->properties; a; a = a->next)
		compare_node(c, (const xmlNode *)a, WRITTEN_ATTRIBUTE);
}

static void
compare_tree(struct comparison *c)
{
	const xmlNode *top = (const xmlNode *)c->report.tree;

	for (const xmlNode *node = top; node; node = node_following(node, top))
		if (node->type == XML_TEXT_NODE) {
			compare_node(c, node, WRITTEN_TEXT);
		} else if (node->type == XML_COMMENT_NODE) {
			compare_node(c, node, WRITTEN_COMMENT);
		} else if (node->type == XML_PI_NODE) {
			compare_node(c, node, WRITTEN_INSTRUCTION);
		} else if (node->type == XML_ELEMENT_NODE) {
			compare_node(c, node, WRITTEN_ELEMENT);
			compare_attributes(c, node);
		}
	assert_int_equal(c->seen, c->made.count);
}

static void
compare(const struct encoded *encoding, uint64_t seed, size_t nodes)
{
	struct comparison c = {.seen = 0};
	const bool latin = encoding->unit == 1;

	random_xml_write(&c.made, seed, nodes, encoding->declaration, latin);
	c.file = encode(encoding, c.made.text.text, c.made.text.length, &c.arena);
	load_xml(&c.report, c.file.bytes, c.file.length);
	count_lines(&c);
	compare_tree(&c);
	report_clear(&c.report);
	random_xml_clear(&c.made);
	arena_clear(&c.arena);
}

static void
everything_stands_where_it_was_written(void **state)
{
	(void)state;
	for (size_t i = 0; i < encoding_count; i++)
		for (uint64_t seed = 1; seed <= SEEDS; seed++)
			compare(&encodings[i], seed, NODES);
}

/* The parser throws away what it has read of a long document. */
static void
everything_stands_there_in_long_documents(void **state)
{
	(void)state;
	compare(&encodings[0], 4711, 60000);
	compare(&encodings[3], 4712, 20000);
}

static void
check_extent(const struct report *report, struct extent extent, const char *written)
{
	assert_true(extent.end <= report->source.length);
	assert_int_equal(extent.end - extent.start, strlen(written));
	assert_memory_equal(report->source.bytes + extent.start, written, strlen(written));
}

static void
check_node(const struct report *report, const char *xpath, const char *written)
{
	check_extent(report, place_extent(report, node_at(report, xpath)), written);
}

/* The words of the node's shown text, where they were written. */
static void
check_words(const struct report *report, const char *xpath, const char *text, const char *written)
{
	struct words words = {.node = node_at(report, xpath)};
	struct buffer shown = {0};
	const char *found;

	shown_text(words.node, &shown);
	found = strstr(shown.text, text);
	assert_non_null(found);
	words.start = (size_t)(found - shown.text);
	words.end = words.start + strlen(text);
	check_extent(report, words_extent(report, words), written);
	buffer_clear(&shown);
}

static void
words_stand_within_text(void **state)
{
	static const char xml[] =
		"<!DOCTYPE a [<!ENTITY itu \"Telecommunication Union\">"
		"<!ENTITY b '<b>bold</b> and'>]>\n"
		"<a t=' one\n&itu;  &#x20AC;9 '>At&amp;T, <x>the</x>\r\n &itu; of "
		"<![CDATA[R&D <x> &amp;]]> end<!-- two  words & --><?pi  one\r\ntwo?>"
		"<c>q &b; r</c></a>";
	static const struct {
		const char *node, *words, *written;
	} rows[] = {
		{"/a", "At&T", "At&amp;T"},
		{"/a", "&T", "&amp;T"},
		{"/a", "T, the", "T, <x>the"},
		{"/a", "the Tele", "the</x>\r\n &itu;"},
		{"/a", "Union of", "&itu; of"},
		{"/a", "of", "of"},
		{"/a", "of R", "of <![CDATA[R"},
		{"/a", "R&D", "R&D"},
		{"/a", "&amp;", "&amp;"},
		{"/a", "amp; end", "amp;]]> end"},
		{"/a/@t", "one", "one"},
		{"/a/@t", "one T", "one\n&itu;"},
		{"/a/@t",
			"Union \xE2\x82\xAC"
			"9",
			"&itu;  &#x20AC;9"},
		{"/a/@t", "9", "9"},
		{"/a/x", "he", "he"},
		{"/a/text()[2]", "Union", "&itu;"},
		{"/a/comment()", "two words &", "two  words &"},
		{"/a/processing-instruction()", "one two", "one\r\ntwo"},
		{"/a/c", "q", "<c>q &b; r</c>"},
		{"/a/c/b", "bold", "<c>q &b; r</c>"},
		{"/a/c", "and r", "<c>q &b; r</c>"},
	};
	struct report report;

	(void)state;
	load_xml(&report, xml, strlen(xml));
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		check_words(&report, rows[i].node, rows[i].words, rows[i].written);
	report_clear(&report);
}

/* XPath makes nodes of namespaces, which are no nodes of the tree. */
static void
a_namespace_stands_where_its_element_does(void **state)
{
	static const char xml[] = "<a xmlns:n='urn:n'>text</a>";
	struct report report;
	struct arena a = {0};
	xmlXPathContext *context;
	xmlXPathObject *value;
	const xmlNode *found;

	(void)state;
	load_xml(&report, xml, strlen(xml));
	context = xmlXPathNewContext(report.tree);
	value = xmlXPathEval((const xmlChar *)"/a/namespace::n", context);
	found = value->nodesetval->nodeTab[0];
	assert_int_equal(found->type, XML_NAMESPACE_DECL);
	check_extent(&report, place_extent(&report, found), xml);
	check_extent(&report, words_extent(&report, place_words(found)), "text");
	assert_string_equal(place_path(found, &a), "/a");
	xmlXPathFreeObject(value);
	xmlXPathFreeContext(context);
	report_clear(&report);
	arena_clear(&a);
}

static void
what_was_made_later_stands_where_its_words_do(void **state)
{
	static const char xml[] = "<a xmlns:n='urn:n'><b own='x'/></a>";
	struct words tied = {.end = ALL_WORDS};
	struct report report;
	xmlNode *fact;

	(void)state;
	load_xml(&report, xml, strlen(xml));
	check_node(&report, "/", xml);
	check_node(&report, "/a/b/@own", "x");
	tied.node = node_at(&report, "/a/b/@own");
	fact = xmlNewChild(xmlDocGetRootElement(report.tree), NULL, (const xmlChar *)"fact", NULL);
	place_tie(fact, &tied);
	check_extent(&report, place_extent(&report, fact), "x");
	check_node(&report, "/a", "<a xmlns:n='urn:n'><b own='x'/></a>");
	report_clear(&report);
}

/* The sign of a lost paragraph number has a place, but no words. */
static void
sign_has_place(void **state)
{
	struct report report;

	(void)state;
	load_report(&report, "1\tLamps\nText.\n\n Lost number\n");
	check_node(&report, "//processing-instruction('lost')", "");
	report_clear(&report);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sign_has_place),
		cmocka_unit_test(everything_stands_where_it_was_written),
		cmocka_unit_test(everything_stands_there_in_long_documents),
		cmocka_unit_test(words_stand_within_text),
		cmocka_unit_test(a_namespace_stands_where_its_element_does),
		cmocka_unit_test(what_was_made_later_stands_where_its_words_do),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
