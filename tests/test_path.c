/* test_path.c -- tests: the way to a node, as people read it and as XPath */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "../checker/base/tree.h"
#include "../checker/load/place.h"
#include "loaded.h"
#include "random_xml.h"

static const char annexes[] =
	"<report number='1'><front><p>Title</p><table-wrap><table><tbody><tr><td>Contact:</td>"
	"<td>A. N. Other</td></tr></tbody></table></table-wrap></front><body><p>before all</p>"
	"<sec sec-type='clause'><label>3</label><title>Work</title><p>one</p>"
	"<sec id='x'><label>3.2</label><title>More <xref rid='y'>work</xref></title><p>one</p>"
	"<list><list-item><label>-</label><p>two</p><list><list-item><p>three</p></list-item></"
	"list>"
	"</list-item><list-item><p>four</p></list-item></list><p>five<fn><label>1</label><p>note</"
	"p>"
	"</fn></p><non-normative-note><p>six</p></non-normative-note></sec></sec>"
	"<sec sec-type='annex'><label>ANNEX 2</label><title>Proposals</title><p>one</p>"
	"<sec sec-type='clause'><label>B.1</label><title>x</title><p>one</p>"
	"<sec sec-type='appendix'><label>APPENDIX I</label><sec><label>I.1</label><p>deep</p></sec>"
	"</sec></sec></sec>"
	"<sec><label/><title>A section that has no number but very many words in its title</title>"
	"<p>one</p></sec><sec sec-type='annex'><title>GENERAL remarks</title><p>one</p></sec>"
	"</body><facts><meeting number='1'/><meeting number='2'><at>Geneva</at></meeting></facts>"
	"</report>";

static const char tables[] =
	"<report><body><sec><label>4</label><table-wrap><label>Table 2.1</label><caption>"
	"<title>Questions</title></caption><table><thead><tr><th>Question</th>"
	"<th colspan='2'>Texts</th></tr><tr><th/><th>Title</th><th>Status</th></tr></thead><tbody>"
	"<tr><td>J/16</td><td>t</td><td><p>new<fn><label>a</label><p>note</p></fn></p></td></tr>"
	"<tr><td rowspan='2'>K/16</td><td>t</td><td>s</td></tr><tr><td>t</td><td>s</td></tr>"
	"<tr><td/><td>t</td><td>s</td></tr><tr><td>J/16</td><td>t</td><td>s</td><td>more</td></tr>"
	"<tr><td>4</td><td>t</td></tr><tr><td>A name of a row that is much too long for a paa"
	"\xC3\xA4th</td></tr></tbody></table></table-wrap>"
	"<table-wrap><table><tbody><tr><td>x</td><td>y</td></tr></tbody></table></table-wrap>"
	"<table-wrap><label/><table><tbody><tr><td>x</td><td>y</td></tr></tbody></table>"
	"</table-wrap><fig><label>Figure 7</label><caption><title>T</title></caption></fig>"
	"<fig><alt-text>a</alt-text></fig></sec></body></report>";

struct row {
	const char *xpath, *path;
};

static void
check_paths(const char *xml, const struct row *rows, size_t count)
{
	struct report report;
	struct arena a = {0};

	load_report(&report, xml);
	/* twice: what was asked for before does not change what is answered */
	for (size_t i = 0; i < 2 * count; i++)
		assert_string_equal(place_path(node_at(&report, rows[i % count].xpath), &a),
			rows[i % count].path);
	arena_clear(&a);
	report_clear(&report);
}

static void
people_find_paragraphs(void **state)
{
	static const struct row rows[] = {
		{"/", ""},
		{"/report", ""},
		{"/report/@number", ""},
		{"//front", "front"},
		{"//front/p", "front › paragraph 1"},
		{"//front//td[2]/text()", "front › table › row Contact: › column 2"},
		{"//body/p", "paragraph 1"},
		{"//sec[label='3']", "3"},
		{"//sec[label='3']/p", "3 › paragraph 1"},
		{"//sec[label='3.2']/@id", "3.2"},
		{"//sec[label='3.2']/label", "3.2"},
		{"//sec[label='3.2']/title/xref/text()", "3.2 › title"},
		{"//p[.='two']/text()", "3.2 › paragraph 2"},
		{"//p[.='two']/../label", "3.2 › paragraph 2"},
		{"//p[.='three']", "3.2 › paragraph 3"},
		{"//p[.='four']/..", "3.2 › paragraph 4"},
		{"//p[.='five' or fn]", "3.2 › paragraph 5"},
		{"//fn/p/text()", "3.2 › paragraph 5 › footnote 1"},
		{"//p[.='six']", "3.2 › paragraph 6"},
	};

	(void)state;
	check_paths(annexes, rows, sizeof rows / sizeof *rows);
}

static void
people_find_annexes(void **state)
{
	static const struct row rows[] = {
		{"//sec[label='ANNEX 2']", "Annex 2"},
		{"//sec[label='ANNEX 2']/title", "Annex 2 › title"},
		{"//sec[label='ANNEX 2']/p", "Annex 2 › paragraph 1"},
		{"//sec[label='B.1']/p", "Annex 2 › B.1 › paragraph 1"},
		{"//p[.='deep']", "Annex 2 › Appendix I › I.1 › paragraph 1"},
		{"//sec[starts-with(title, 'A section')]/p",
			"A section that has no number but very many words… › paragraph 1"},
		{"//sec[starts-with(title, 'GENERAL')]/p", "GENERAL remarks › paragraph 1"},
		{"//meeting[2]", "/report/facts/meeting[2]"},
		{"//meeting[1]/@number", "/report/facts/meeting[1]/@number"},
		{"//at/text()", "/report/facts/meeting[2]/at/text()"},
	};

	(void)state;
	check_paths(annexes, rows, sizeof rows / sizeof *rows);
}

static void
people_find_cells(void **state)
{
	static const struct row rows[] = {
		{"//table-wrap[1]", "4 › Table 2.1"},
		{"//table-wrap[1]/label/text()", "4 › Table 2.1"},
		{"//caption/title", "4 › Table 2.1 › title"},
		{"//thead/tr[1]", "4 › Table 2.1 › head"},
		{"//thead/tr[2]/th[3]", "4 › Table 2.1 › head › Texts > Status"},
		{"//tbody/tr[1]", "4 › Table 2.1 › row J/16"},
		{"//tbody/tr[1]/td[1]", "4 › Table 2.1 › row J/16 › Question"},
		{"//tbody/tr[1]/td[3]/p/text()", "4 › Table 2.1 › row J/16 › Texts > Status"},
		{"//fn/p", "4 › Table 2.1 › row J/16 › Texts > Status › footnote a"},
		{"//tbody/tr[2]/td[1]", "4 › Table 2.1 › row K/16 › Question"},
		{"//tbody/tr[3]/td[1]", "4 › Table 2.1 › row K/16 (2) › Texts > Title"},
		{"//tbody/tr[4]/td[1]", "4 › Table 2.1 › row 4 › Question"},
		{"//tbody/tr[5]/td[4]", "4 › Table 2.1 › row J/16 (2) › column 4"},
		{"//tbody/tr[6]/td[2]", "4 › Table 2.1 › row 4 (2) › Texts > Title"},
		{"//tbody/tr[7]",
			"4 › Table 2.1 › row A name of a row that is much too long for a paa…"},
		{"(//table)[2]/tbody/tr/td[2]", "4 › table (1) › row x › column 2"},
		{"(//table)[3]/tbody/tr/td[2]", "4 › table (2) › row x › column 2"},
		{"//fig[1]/caption/title", "4 › Figure 7"},
		{"//fig[2]/alt-text", "4 › figure"},
	};

	(void)state;
	check_paths(tables, rows, sizeof rows / sizeof *rows);
}

static void
other_xml_has_xpaths(void **state)
{
	static const char xml[] =
		"<?pi a?><a xmlns:p='urn:p' xmlns:q='urn:q'><p:b/><p:b p:c='1' d='2'>x<e/>y</p:b>"
		"<b><!-- --></b><?pi x?><?other y?><?pi z?><n xmlns='urn:d' xmlns:q='urn:other'>"
		"<n q:a='1'/><q:n xml:lang='en'/></n></a>";
	static const struct row rows[] = {
		{"/", "/"},
		{"/*", "/a"},
		{"//p:b[1]", "/a/p:b[1]"},
		{"//p:b[2]/@p:c", "/a/p:b[2]/@p:c"},
		{"//p:b[2]/@d", "/a/p:b[2]/@d"},
		{"//p:b[2]/text()[2]", "/a/p:b[2]/text()[2]"},
		{"//p:b[2]/e", "/a/p:b[2]/e"},
		{"/a/b/comment()", "/a/b/comment()"},
		{"/processing-instruction()", "/processing-instruction('pi')"},
		{"/a/processing-instruction('pi')[2]", "/a/processing-instruction('pi')[2]"},
		{"/a/processing-instruction('other')", "/a/processing-instruction('other')"},
		{"/a/*[local-name()='n']", "/a/*[local-name()='n']"},
	};
	static const char attribute[] = "/a/*[local-name()='n']/*[local-name()='n'][1]"
					"/@*[local-name()='a' and namespace-uri()='urn:other']";
	struct report report;
	struct arena a = {0};

	(void)state;
	load_xml(&report, xml, strlen(xml));
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		assert_string_equal(place_path(node_at(&report, rows[i].xpath), &a), rows[i].path);
	assert_string_equal(
		place_path(node_at(&report, "//@*[.='1'][local-name()='a']"), &a), attribute);
	assert_string_equal(place_path(node_at(&report, "//@xml:lang"), &a),
		"/a/*[local-name()='n']/*[local-name()='n'][2]/@xml:lang");
	arena_clear(&a);
	report_clear(&report);
}

/* The path selects the node and no other. */
static void
check_selects(const struct report *report, const xmlNode *node)
{
	struct arena a = {0};
	const char *path = place_path(node, &a);

	assert_ptr_equal(node_at(report, path), node);
	assert_int_equal(nodes_at(report, path), 1);
	arena_clear(&a);
}

static void
xpaths_select_their_node(void **state)
{
	(void)state;
	for (uint64_t seed = 1; seed <= 40; seed++) {
		struct random_xml made;
		struct report report;
		const xmlNode *top;

		random_xml_write(&made, seed, 80, "", false);
		load_xml(&report, made.text.text, made.text.length);
		top = (const xmlNode *)report.tree;
		for (const xmlNode *node = top; node; node = node_following(node, top)) {
			if (node->type == XML_DTD_NODE)
				continue;
			check_selects(&report, node);
			for (const xmlAttr *a = node->type == XML_ELEMENT_NODE ? node->properties
			                                                       : NULL;
				a; a = a->next)
				check_selects(&report, (const xmlNode *)a);
		}
		report_clear(&report);
		random_xml_clear(&made);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(people_find_paragraphs),
		cmocka_unit_test(people_find_annexes),
		cmocka_unit_test(people_find_cells),
		cmocka_unit_test(other_xml_has_xpaths),
		cmocka_unit_test(xpaths_select_their_node),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
