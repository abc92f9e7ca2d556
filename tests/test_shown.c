/* test_shown.c -- tests: what a reader sees of a node, and where each byte of it comes from */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "../checker/base/tree.h"
#include "../checker/load/place.h"
#include "../checker/load/shown.h"
#include "loaded.h"
#include "random_xml.h"

static void
check_shown(const char *xml, const char *xpath, const char *expected)
{
	struct report report;
	struct buffer shown = {0};

	load_xml(&report, xml, strlen(xml));
	shown_text(node_at(&report, xpath), &shown);
	assert_string_equal(buffer_text(&shown), expected);
	buffer_clear(&shown);
	report_clear(&report);
}

static void
white_space_is_collapsed(void **state)
{
	(void)state;
	check_shown("<p/>", "/p", "");
	check_shown("<p> \n\t </p>", "/p", "");
	check_shown("<p>  a \r\n b\tc </p>", "/p", "a b c");
	check_shown("<p>a <xref> b</xref> c</p>", "/p", "a b c");
	check_shown("<p>a<sub>2</sub><sup>3</sup>b</p>", "/p", "a23b");
	check_shown("<p>a&#xA0; b&#x2003;</p>", "/p", "a\xC2\xA0 b\xE2\x80\x83");
	check_shown("<p a='  x \n y '/>", "/p/@a", "x y");
	check_shown("<p> x <b/> y</p>", "/p/text()[1]", "x");
	check_shown("<p><!--  x \n y --></p>", "/p/comment()", "x y");
	check_shown("<p><?x  y   z?></p>", "/p/processing-instruction()", "y z");
	check_shown("<p>a<![CDATA[ &<b> ]]>b</p>", "/p", "a &<b> b");
}

static void
blocks_stand_on_lines_of_their_own(void **state)
{
	(void)state;
	check_shown("<td><p>a</p>\n<p>b</p></td>", "/td", "a\nb");
	check_shown("<td>a<p>b</p>c</td>", "/td", "a\nb\nc");
	check_shown("<p>a<break/>b <break/> c<break/></p>", "/p", "a\nb\nc");
	check_shown("<p>a<break/><break/>b</p>", "/p", "a\nb");
	check_shown("<td><p/><p> </p><p>x</p><p/></td>", "/td", "x");
	check_shown("<list><list-item><p>a</p></list-item><list-item><p>b</p></list-item></list>",
		"/list", "a\nb");
	check_shown("<tr><td>a</td><td>b</td></tr>", "/tr", "a\nb");
	/* those of another namespace are none of ours */
	check_shown("<td xmlns:o='urn:o'><o:p>a</o:p><o:p>b</o:p></td>", "/td", "ab");
}

static void
labels_stand_before_what_they_number(void **state)
{
	(void)state;
	check_shown(
		"<sec><label>3.2</label><title>Work</title><p>a</p></sec>", "/sec", "3.2 Work\na");
	check_shown("<sec><label/><title>Work</title></sec>", "/sec", "Work");
	check_shown(
		"<sec><p>a</p><sec><label>1</label><title>b</title></sec></sec>", "/sec", "a\n1 b");
	check_shown("<sec><p>a</p><sec><label/><title>b</title></sec></sec>", "/sec", "a\nb");
	check_shown(
		"<list-item><label>-</label><p>a</p><p>b</p></list-item>", "/list-item", "- a\nb");
	check_shown("<sec><label>1</label><title>b</title></sec>", "/sec/label", "1");
	check_shown("<table-wrap><label>Table 1</label><caption><title>T</title></caption>"
		    "<table><tr><td>x</td></tr></table></table-wrap>",
		"/table-wrap", "Table 1 T\nx");
}

static void
what_is_not_read_along_is_left_out(void **state)
{
	(void)state;
	check_shown("<p>a<fn><label>1</label><p>note</p></fn>b</p>", "/p", "ab");
	check_shown("<p>a<fn><label>1</label><p>note</p></fn></p>", "/p/fn", "1 note");
	check_shown("<p>a<target id='x'>t</target>b</p>", "/p", "ab");
	check_shown("<p>a<!-- c --><?pi?>b</p>", "/p", "ab");
	check_shown(
		"<report><body><p>a</p></body><facts><f>x</f></facts></report>", "/report", "a");
	check_shown("<report><body><p>a</p></body><facts><f>x</f></facts></report>", "/", "a");
}

/* The first byte behind which the shown text is at an end comes from nowhere. */
static void
check_bytes(const xmlNode *node)
{
	struct buffer shown = {0};

	shown_text(node, &shown);
	for (size_t i = 0; i < shown.length; i++) {
		struct shown_byte byte = shown_locate(node, i);
		xmlChar *content;

		assert_non_null(byte.text);
		content = xmlNodeGetContent(byte.text);
		assert_true(byte.at < (size_t)xmlStrlen(content));
		if (!strchr(" \n", shown.text[i]))
			assert_int_equal((char)content[byte.at], shown.text[i]);
		xmlFree(content);
	}
	assert_null(shown_locate(node, shown.length).text);
	assert_null(shown_locate(node, shown.length + 7).text);
	buffer_clear(&shown);
}

static void
bytes_come_from_where_they_are_shown(void **state)
{
	static const char xml[] =
		"<report><body><sec><label> 3 </label><title>A  title</title><p>a<break/>b "
		"<fn><p>no</p></fn> c</p><list><list-item><label>-</label><p>x\n y</p></list-item>"
		"</list></sec></body></report>";
	struct report report;
	const xmlNode *top;

	(void)state;
	load_xml(&report, xml, strlen(xml));
	top = (const xmlNode *)report.tree;
	for (const xmlNode *node = top; node; node = node_following(node, top))
		check_bytes(node);
	report_clear(&report);
}

static void
bytes_of_any_document_come_from_there(void **state)
{
	(void)state;
	for (uint64_t seed = 1; seed <= 30; seed++) {
		struct random_xml made;
		struct report report;
		const xmlNode *top;

		random_xml_write(&made, seed, 60, "", false);
		load_xml(&report, made.text.text, made.text.length);
		top = (const xmlNode *)report.tree;
		for (const xmlNode *node = top; node; node = node_following(node, top)) {
			check_bytes(node);
			for (const xmlAttr *a = node->type == XML_ELEMENT_NODE ? node->properties
			                                                       : NULL;
				a; a = a->next)
				check_bytes((const xmlNode *)a);
		}
		report_clear(&report);
		random_xml_clear(&made);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(white_space_is_collapsed),
		cmocka_unit_test(blocks_stand_on_lines_of_their_own),
		cmocka_unit_test(labels_stand_before_what_they_number),
		cmocka_unit_test(what_is_not_read_along_is_left_out),
		cmocka_unit_test(bytes_come_from_where_they_are_shown),
		cmocka_unit_test(bytes_of_any_document_come_from_there),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
