/* test_locations.c -- tests: every node is where SVRL says, by path and by line and column */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <libxml/parser.h>
#include <libxml/xpath.h>
#include <string.h>

#include "../checker/base/buffer.h"
#include "svrl.h"

#define ALL_NODES                                                                           \
	"<s:ns prefix='p' uri='urn:p'/><s:pattern><s:rule context='/'><s:report test='1'/>" \
	"</s:rule><s:rule context='*'><s:report test='1'/></s:rule><s:rule context='@*'>"   \
	"<s:report test='1'/></s:rule><s:rule context='text()'><s:report test='1'/>"        \
	"</s:rule><s:rule context='comment()'><s:report test='1'/></s:rule>"                \
	"<s:rule context='processing-instruction()'><s:report test='1'/></s:rule></s:pattern>"

/* Documents, of which each node is the context of a rule. */
static const struct {
	const char *name, *text;
} documents[] = {
	{"all kinds of nodes",
		"<?xml version='1.0'?>\n<!-- a -->\n<?p q?>\n<r a='1'>\n\t<b>t</b><!-- c\n -->"
		"<?p?><b/>u</r>\n<!-- z -->\n"},
	{"several of a name", "<r><b/>x<c/>y<b/><!--1--><!--2--><?p 1?><?q 2?><?p 3?>z<b/></r>"},
	{"characters of several bytes", "<r ä='é'>日本<b>\U0001F600</b>€<c ä='1'/></r>"},
	{"namespaces",
		"<p:r xmlns:p='urn:p' xmlns='urn:d' p:a='1' b='2'><r/><p:r/><r xmlns=''/><r/>"
		"<q:r xmlns:q='urn:p'/></p:r>"},
	{"URIs with quotes",
		"<r xmlns=\"urn:it's\"><b xmlns='urn:\"x\"'/><b xmlns='urn:\"&apos;x\"'/></r>"},
	{"lines that end with two characters", "<r>\r\n<b\r\n a='1'>t\r\nu</b>\r\n\t<c/>\r\n</r>"},
	{"lines that end with a return", "<r>\r<b>\r</b>\r</r>"},
	{"entities of the document",
		"<!DOCTYPE r [<!ENTITY e 'one'>]>\n<r a='&e;'>a &e; &amp; &#66;<b/>&lt;</r>"},
	{"CDATA", "<r>a<![CDATA[<b>]]>c<b/><![CDATA[]]><c/><![CDATA[\n]]></r>"},
	{"attributes with white space and the xml prefix",
		"<r  xml:lang = \"en\"\n\txml:space='default'\ta=''><b\na = 'x' /></r>"},
};

static size_t
count_nodes(const char *text)
{
	xmlDoc *tree = xmlReadMemory(text, (int)strlen(text), "", NULL,
		XML_PARSE_NOENT | XML_PARSE_NOCDATA | XML_PARSE_NOERROR);
	xmlXPathContext *context = xmlXPathNewContext(tree);
	xmlXPathObject *all = xmlXPathEval((const xmlChar *)"/ | //node() | //@*", context);
	const size_t count = (size_t)all->nodesetval->nodeNr;

	xmlXPathFreeObject(all);
	xmlXPathFreeContext(context);
	xmlFreeDoc(tree);
	return count;
}

static void
every_node_is_where_it_is_said_to_be(void **state)
{
	struct desk *desk = *state;

	for (size_t i = 0; i < sizeof documents / sizeof *documents; i++) {
		struct svrl svrl;

		desk_write(desk, "document.xml", documents[i].text);
		svrl = svrl_run(desk, SCHEMA(ALL_NODES), NULL);
		assert_svrl_valid(&svrl);
		if (assert_svrl_located(&svrl) != count_nodes(documents[i].text))
			fail_msg("%s: a node is missing\n%s", documents[i].name, svrl.text);
		svrl_end(&svrl);
	}
}

static void
many_siblings_are_told_apart(void **state)
{
	static const char *const kinds[] = {
		"<b/>", "<!--c-->", "<c/>", "<?p q?>", "t<b xmlns='urn:b'/>", "<?q p?>u"};
	struct desk *desk = *state;
	struct buffer text = {0};
	struct svrl svrl;

	buffer_add_text(&text, "<r>");
	for (size_t i = 0; i < 150; i++)
		buffer_add_text(&text, kinds[i * i % (sizeof kinds / sizeof *kinds)]);
	buffer_add_text(&text, "</r>");
	desk_write(desk, "document.xml", text.text);
	svrl = svrl_run(desk, SCHEMA(ALL_NODES), NULL);
	assert_int_equal(assert_svrl_located(&svrl), count_nodes(text.text));
	assert_string_equal(svrl_string(&svrl, "count(//@location) = count(//@location[not(. = "
					       "../preceding-sibling::*/@location)])"),
		"true");
	svrl_end(&svrl);
	buffer_clear(&text);
}

/* The extent of an element that entities brought is that of the element they stand in. */
static void
what_an_entity_brought_is_where_it_is_used(void **state)
{
	struct desk *desk = *state;
	struct svrl svrl;

	desk_write(
		desk, "document.xml", "<!DOCTYPE r [<!ENTITY e '<b>t</b>'>]>\n<r>\n<c>&e;</c></r>");
	svrl = svrl_run(desk,
		SCHEMA("<s:pattern><s:rule context='b|b/text()'><s:report test='1'/>"
		       "</s:rule></s:pattern>"),
		NULL);
	assert_string_equal(svrl_string(&svrl, "count(//*[@property = 'line'][@role = 3])"), "2");
	assert_string_equal(svrl_string(&svrl, "count(//*[@property = 'column'][@role = 1])"), "2");
	svrl_end(&svrl);
}

int
main(int argc, char **argv)
{
	struct desk desk;
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_prestate(every_node_is_where_it_is_said_to_be, &desk),
		cmocka_unit_test_prestate(many_siblings_are_told_apart, &desk),
		cmocka_unit_test_prestate(what_an_entity_brought_is_where_it_is_used, &desk),
	};
	int failed;

	desk_open(&desk, argc ? argv[0] : "", "<r/>");
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	desk_close(&desk);
	return failed;
}
