/* test_growth.c -- tests: four times as large a document or schema takes four times the work */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "files.h"
#include "growth.h"
#include "program.h"

/* callgrind makes it fifty times as slow, and what scans the document for each node has to end,
 * too; what costs little for each pair of nodes shows only when there are more of them. */
enum { SIZE = 200, LARGE = 800 };

#define SCHEMA                                                      \
	"<s:schema xmlns:s='http://purl.oclc.org/dsdl/schematron' " \
	"xmlns:xsl='http://www.w3.org/1999/XSL/Transform' "         \
	"xmlns:math='http://exslt.org/math'>"
#define KEY(match, use) "<xsl:key name='k' match='" match "' use='" use "'/>"
#define RULE(context, test) \
	"<s:rule context=\"" context "\"><s:assert test=\"" test "\">said</s:assert></s:rule>"
#define END "</s:pattern></s:schema>"
#define ONE_RULE(context, test)                                       \
	{                                                             \
		.start = SCHEMA "<s:pattern>" RULE(context, test) END \
	}
#define WITH_KEY(match, use, context, test)                                           \
	{                                                                             \
		.start = SCHEMA KEY(match, use) "<s:pattern>" RULE(context, test) END \
	}

#define LIST(repeated)                                         \
	{                                                      \
		"<list>", repeated "\n", NULL, NULL, "</list>" \
	}
#define ROWS LIST("<row id='r{i}' ref='r{j}'><title>{x}</title></row>")
#define PARAGRAPHS LIST("<p id='p{i}'/>")

static const struct growth rows[] = {
	{"A: where a tenth of the rows stands", ONE_RULE("row", "normalize-space(title) != ''"),
		ROWS, "svrl", LARGE, .one_in = 10},
	{"B: an equal value anywhere", ONE_RULE("row", "//row[@id = current()/@ref]"), ROWS, "gcc",
		SIZE, .one_in = 0},
	{"C: the sibling before",
		ONE_RULE("row", "not(preceding-sibling::row[1]) or @id != "
				"preceding-sibling::row[1]/@id"),
		ROWS, "gcc", SIZE, .one_in = 0},
	{"D: a key", WITH_KEY("row", "@id", "row", "key('k', @ref)"), ROWS, "gcc", SIZE,
		.one_in = 0},
	{"E: unique among the siblings before",
		ONE_RULE("row", "not(@id = preceding-sibling::row/@id)"), ROWS, "gcc", SIZE,
		.one_in = 0},
	{"a sibling before that has the value",
		ONE_RULE("row", "not(preceding-sibling::row[@id = current()/@id])"), ROWS, "gcc",
		SIZE, .one_in = 0},
	{"how many have the value", ONE_RULE("row", "count(//row[@id = current()/@id]) = 1"), ROWS,
		"gcc", SIZE, .one_in = 0},
};

static const struct growth keys[] = {
	{"a key and a predicate",
		WITH_KEY("row", "@id", "row", "key('k', @ref)[@id = current()/@ref]"), ROWS, "gcc",
		SIZE, .one_in = 0},
	{"a key with many nodes and a predicate",
		WITH_KEY("row", "title", "row", "key('k', 'x')[@id = current()/@ref] or @ref"),
		ROWS, "gcc", SIZE, .one_in = 0},
	{"a key in the predicate of a context",
		WITH_KEY("row", "@id", "row[key('k', @ref)]", "false()"), ROWS, "gcc", SIZE,
		.one_in = 1},
	{"a key with the value of another",
		WITH_KEY("row", "@id", "row", "key('k', key('k', @ref)/@ref)/@id"), ROWS, "gcc",
		SIZE, .one_in = 0},
	{"a key in the predicate of a key",
		WITH_KEY("row", "@id", "row", "key('k', @ref)[key('k', @ref)]"), ROWS, "gcc", SIZE,
		.one_in = 0},
};

#define WITH_LET(value, context, test)                                   \
	{                                                                \
		.start = SCHEMA "<s:let name='all' value='" value        \
				"'/><s:pattern>" RULE(context, test) END \
	}

static const struct growth variables[] = {
	{"an equal value in a variable", WITH_LET("//row", "row", "$all[@id = current()/@ref]"),
		ROWS, "gcc", SIZE, .one_in = 0},
	{"the first of them", WITH_LET("//row", "row", "$all[@id = current()/@ref][1]/title"), ROWS,
		"gcc", SIZE, .one_in = 0},
	{"a value behind a variable", WITH_LET("//row", "row", "@ref = $all/@id"), ROWS, "gcc",
		SIZE, .one_in = 0},
	{"a value of a variable", WITH_LET("//row/@id", "row", "$all = @ref"), ROWS, "gcc", SIZE,
		.one_in = 0},
	{"the first of a key with many nodes",
		WITH_KEY("row", "title", "row", "key('k', title)[2][@id]"), ROWS, "gcc", LARGE,
		.one_in = 0},
};

#define MIXED LIST("<p/>words<q/>")
#define PAIRS LIST("<p a='{i}'/><q b='{j}'/>")
#define IN_LIST(name, test, document)                                            \
	{                                                                        \
		name, ONE_RULE("list", test), document, "gcc", LARGE, .found = 1 \
	}

static const struct growth unions[] = {
	IN_LIST("first of a union", "string(//p | //text()) = 'x'", MIXED),
	IN_LIST("how many a union has", "count(//p | //q) = 1", MIXED),
	IN_LIST("one of a union", "name((//q | //p)[1]) = 'q'", MIXED),
	IN_LIST("last of a union", "name((//text() | //q)[last()])", MIXED),
	IN_LIST("a path from a union", "string((//p | //q)/@*) = ''", PAIRS),
	IN_LIST("what a function gets", "math:max(//p/@a | //q/@b) = 0", PAIRS),
	IN_LIST("comments", "string(//comment() | //text()) = 'x'", LIST("<!--{i}-->")),
	{"a union in a variable", WITH_LET("//q | //text()", "q", "name($all)"), MIXED, "gcc",
		LARGE, .one_in = 1},
	{"a union with a variable", WITH_LET("//q", "list", "name(($all | //text())[2])"), MIXED,
		"gcc", LARGE, .found = 0},
	{"a value of a union", ONE_RULE("p", "(//q | //p)[@b = current()/@a][1]"), PAIRS, "gcc",
		SIZE, .one_in = 0},
	{"a key of a union", WITH_KEY("p | q", "@a | @b", "list", "name(key('k', //@a | //@b)[3])"),
		PAIRS, "gcc", LARGE, .found = 0},
};

static const struct growth positions[] = {
	{"the third", ONE_RULE("p[3]", "false()"), PARAGRAPHS, "gcc", SIZE, .found = 1},
	{"the third by position()", ONE_RULE("p[position() = 3]", "false()"), PARAGRAPHS, "gcc",
		SIZE, .found = 1},
	{"every other", ONE_RULE("p[position() mod 2 = 0]", "false()"), PARAGRAPHS, "gcc", SIZE,
		.one_in = 2},
	{"the last", ONE_RULE("p[last()]", "false()"), PARAGRAPHS, "gcc", SIZE, .found = 1},
	{"the last by position()", ONE_RULE("p[position() = last()]", "false()"), PARAGRAPHS, "gcc",
		SIZE, .found = 1},
	{"how many are before", ONE_RULE("p", "count(preceding-sibling::p) != 1"), PARAGRAPHS,
		"gcc", SIZE, .found = 1},
	{"how many are behind", ONE_RULE("p", "count(following-sibling::p) != 1"), PARAGRAPHS,
		"gcc", SIZE, .found = 1},
	{"how many there are", ONE_RULE("p", "count(../p) = 1"), PARAGRAPHS, "gcc", SIZE,
		.one_in = 1},
	{"how many in the document", ONE_RULE("p", "count(//p) = 1"), PARAGRAPHS, "gcc", SIZE,
		.one_in = 1},
	{"the number in the message",
		{.start = SCHEMA
			"<s:pattern><s:rule context=\'p\'><s:report test='1'><s:value-of "
			"select='count(preceding-sibling::p) + 1'/></s:report></s:rule>" END},
		PARAGRAPHS, "gcc", SIZE, .one_in = 1},
};

static const struct growth findings[] = {
	{"locations of siblings", ONE_RULE("p", "false()"), PARAGRAPHS, "svrl", LARGE, .one_in = 1},
	{"lines of siblings", ONE_RULE("p", "false()"), PARAGRAPHS, "gcc", LARGE, .one_in = 1},
	{"excerpts of siblings", ONE_RULE("p", "false()"), PARAGRAPHS, "text", SIZE, .one_in = 1},
	{"siblings in one line", ONE_RULE("p", "false()"),
		{"<list>", "<p>some words</p>", NULL, NULL, "</list>"}, "text", SIZE, .one_in = 1},
	{"texts between siblings", ONE_RULE("list/text()", "false()"),
		LIST("<p id='p{i}'/>some words"), "svrl", LARGE, .one_in = 1},
	{"comments", ONE_RULE("comment()", "false()"), LIST("<!--{i}-->"), "svrl", LARGE,
		.one_in = 1},
	{"attributes of many elements", ONE_RULE("@g", "false()"),
		LIST("<p a='' b='' c='' d='' e='' f='' g='{i}' h='' i='' j='' k=''/>"), "svrl",
		LARGE, .one_in = 1},
	{"of one text",
		{SCHEMA "<s:pattern><s:rule context='text()'>",
			"<s:assert test='false()'>said</s:assert>", NULL, NULL, "</s:rule>" END},
		{"<p>", "some words &amp; ", NULL, NULL, "</p>"}, "svrl", LARGE, .one_in = 1},
	{"excerpts of one text",
		{SCHEMA "<s:pattern><s:rule context='text()'>",
			"<s:assert test='false()'>said {i}</s:assert>", NULL, NULL,
			"</s:rule>" END},
		{"<p>", "some words &amp; ", NULL, NULL, "</p>"}, "text", SIZE, .one_in = 1},
};

/* The document grows with them where only what fits an element may cost anything for it. */
static const struct growth schemas[] = {
	{"alternatives of a context",
		{SCHEMA "<s:pattern><s:rule context='", "a{i} | ", NULL, NULL,
			"z'><s:assert test='false()'>said</s:assert></s:rule>" END},
		LIST("<a{j}/>"), "gcc", SIZE, .one_in = 1},
	{"alternatives of a selection",
		{SCHEMA "<s:pattern><s:rule context='list'><s:assert test='count(", "a{i} | ", NULL,
			NULL, "z) = 0'>said</s:assert></s:rule>" END},
		LIST("<a{j}/>"), "gcc", SIZE, .found = 1},
	{"rules of a pattern", {SCHEMA "<s:pattern>", RULE("a{i}", "false()"), NULL, NULL, END},
		LIST("<a{j}/>"), "gcc", SIZE, .one_in = 1},
	{"patterns",
		{SCHEMA, "<s:pattern>" RULE("a{i}", "false()") "</s:pattern>", NULL, NULL,
			"</s:schema>"},
		LIST("<a{j}/>"), "gcc", SIZE, .one_in = 1},
	{"rules told by a value, in one document",
		{SCHEMA "<s:pattern>", RULE("p[@id = 'q{i}']", "false()"), NULL, NULL, END},
		{.start = "<list><p id='q1'/><p/><p/><p/></list>"}, "gcc", SIZE, .found = 1},
	{"assertions of a rule",
		{SCHEMA "<s:pattern><s:rule context='p'>", "<s:assert test='@a{i}'>said</s:assert>",
			NULL, NULL, "</s:rule>" END},
		{.start = "<p/>"}, "gcc", SIZE, .one_in = 1},
	{"lets of a rule",
		{SCHEMA "<s:pattern><s:rule context='p'><s:let name='v' value='1'/>",
			"<s:let name='v{i}' value='$v + {i}'/>", NULL, NULL,
			"<s:assert test='$v = 2'>said</s:assert></s:rule>" END},
		{.start = "<p/>"}, "gcc", LARGE, .found = 1},
};

/* Parsers refuse a depth of more than 256. */
static const struct growth depths[] = {
	{"elements", ONE_RULE("d", "@n"), {"<d n=''>", "<d n=''>", "<q/>", "</d>", "</d>"}, "svrl",
		60, .one_in = 0},
	{"an element among its ancestors", ONE_RULE("list//d", "@n"),
		LIST("<d n=''><d n=''><d n=''><d n=''><d n=''/></d></d></d></d>"), "svrl", SIZE,
		.one_in = 0},
	{"many steps to the ancestors", ONE_RULE("z//d//d//d//q", "false()"),
		{"<y>", "<d>", "<q/>", "</d>", "</y>"}, "svrl", 15, .one_in = 0},
	{"a location", ONE_RULE("q", "false()"), {"<d>", "<d>", "<q/>", "</d>", "</d>"}, "svrl", 60,
		.found = 1},
	{"chains", ONE_RULE("d/d/d/q", "false()"),
		LIST("<d><d><d><d><d><d><d><d><q/></d></d></d></d></d></d></d></d>"), "svrl", 100,
		.one_in = 1},
	{"every node", ONE_RULE("node() | @*", "true()"), ROWS, "svrl", SIZE, .one_in = 0},
};

#define REPORT(start, repeated, end)                                                         \
	{                                                                                    \
		"<report number='WTSA-24/1' lang='en'><front/><body><sec sec-type='clause'>" \
		"<label>1</label><title>Results</title>" start,                              \
			repeated, NULL, NULL, end "</sec></body></report>"                   \
	}

/* The facts that are found are of many kinds, so that many patterns look at them. */
static const struct growth facts[] = {
	{"facts of paragraphs", {.start = NULL},
		REPORT("",
			"<p>At its first meeting the group approved two new Recommendations (ITU-T "
			"A.{i} and A.7), see clause 1 and Table {j}; Ms Ann POLE (Bell, Utopia), "
			"RG-WM, Q{i}/9 and the Harbour Signal Station (HSS) met.</p>",
			""),
		"xml", 50, .found = 0},
	{"facts of rows", {.start = NULL},
		REPORT("<table-wrap><label>Table "
		       "1</label><caption><title>Groups</title></caption><table>"
		       "<thead><tr><th>Rapporteur Group</th><th>Title</th><th>WP</th>"
		       "<th>Rapporteur</th></tr></thead><tbody>",
			"<tr><td>RG-A{i}</td><td>Methods {j}</td><td>1/TSAG</td>"
			"<td>Ann POLE (Bell, Utopia)</td></tr>",
			"</tbody></table></table-wrap>"),
		"xml", 50, .found = 0},
	{"facts of sections", {.start = NULL},
		REPORT("",
			"<sec sec-type='clause'><label>1.{i}</label><title>Step {j}</title>"
			"<p>See clause 1.{j} (TSAG-TD{i}).</p></sec>",
			""),
		"xml", 50, .found = 0},
};

/* Start of the program, which is no part of what grows. */
static const struct growth nothing = {
	"nothing", ONE_RULE("none", "1"), {.start = "<list/>"}, "gcc", 1, .found = 0};
static const struct growth no_facts = {
	"no facts", {.start = NULL}, REPORT("", "<p/>", ""), "xml", 1, .found = 0};

/* Measures each and fails at the end, so that one run tells of all. */
static void
check_growth(const struct counting *counting, const struct growth *growth, size_t count)
{
	double start;
	size_t steep = 0;

	if (!counting->possible) {
		print_message("there is no valgrind that could count the instructions\n");
		skip();
	}
	start = cost_of(counting->program, growth->schema.start ? &nothing : &no_facts, 1);
	for (size_t i = 0; i < count; i++) {
		size_t size = growth[i].size;
		double small = cost_of(counting->program, &growth[i], size) - start;
		double large = cost_of(counting->program, &growth[i], GROWTH * size) - start;

		if (large <= GROWTH * ALLOWANCE * small)
			continue;
		print_message("%s: %zu to %zu: %.1f times the instructions\n", growth[i].name, size,
			GROWTH * size, large / small);
		steep++;
	}
	if (steep)
		fail_msg("%zu of %zu are not linear", steep, count);
}

#define GROWTH_TEST(group)                                                 \
	static void group##_are_linear(void **state)                       \
	{                                                                  \
		check_growth(*state, group, sizeof group / sizeof *group); \
	}

GROWTH_TEST(rows)
GROWTH_TEST(keys)
GROWTH_TEST(variables)
GROWTH_TEST(unions)
GROWTH_TEST(positions)
GROWTH_TEST(findings)
GROWTH_TEST(schemas)
GROWTH_TEST(depths)
GROWTH_TEST(facts)

int
main(int argc, char **argv)
{
	struct arena a = {0};
	struct counting counting = {program_beside(argc ? argv[0] : "", &a), cost_can_be_counted()};
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_prestate(rows_are_linear, &counting),
		cmocka_unit_test_prestate(keys_are_linear, &counting),
		cmocka_unit_test_prestate(variables_are_linear, &counting),
		cmocka_unit_test_prestate(unions_are_linear, &counting),
		cmocka_unit_test_prestate(positions_are_linear, &counting),
		cmocka_unit_test_prestate(findings_are_linear, &counting),
		cmocka_unit_test_prestate(schemas_are_linear, &counting),
		cmocka_unit_test_prestate(depths_are_linear, &counting),
		cmocka_unit_test_prestate(facts_are_linear, &counting),
	};
	int failed = cmocka_run_group_tests(tests, NULL, NULL);

	arena_clear(&a);
	return failed;
}
