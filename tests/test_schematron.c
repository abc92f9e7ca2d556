/* test_schematron.c -- tests: tsagcheck schematron: the language beyond single rules, and SVRL */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <libxml/parser.h>
#include <libxml/xpath.h>
#include <string.h>

#include "calling.h"
#include "program.h"

#define SCHEMA(content)                                             \
	"<s:schema xmlns:s='http://purl.oclc.org/dsdl/schematron' " \
	"xmlns:xsl='http://www.w3.org/1999/XSL/Transform'>" content "</s:schema>"
#define OTHER(content) \
	"<s:pattern xmlns:s='http://purl.oclc.org/dsdl/schematron'>" content "</s:pattern>"

/* A schema, a phase, and what is said in gcc's format, or the message of status 2. */
static const struct {
	const char *name, *schema, *phase;
	int status;
	const char *says;
} cases[] = {
	{"an include brings a pattern", SCHEMA("<s:include href='part.sch'/>"), "#ALL", 1,
		"included"},
	{"an include that is missing", SCHEMA("<s:include href='none.sch'/>"), "#ALL", 2,
		"none.sch: cannot be opened"},
	{"an include within itself", SCHEMA("<s:include href='circle.sch'/>"), "#ALL", 2,
		"is included within itself"},
	{"an abstract pattern with parameters",
		SCHEMA("<s:pattern abstract='true' id='a'><s:param name='most' value='1'/>"
		       "<s:rule context='$where'><s:assert test='count($what) &lt;= $most'>more "
		       "than "
		       "$most</s:assert></s:rule></s:pattern><s:pattern is-a='a'><s:param "
		       "name='where' value='r'/><s:param name='what' value='b'/></s:pattern>"),
		"#ALL", 1, "more than"},
	{"an abstract pattern that is missing", SCHEMA("<s:pattern is-a='z'/>"), "#ALL", 2,
		"refers to the pattern 'z'"},
	{"an abstract rule",
		SCHEMA("<s:pattern><s:rule abstract='true' id='x'><s:let name='n' value='@n'/>"
		       "<s:report test='$n = 2'>two</s:report></s:rule><s:rule context='b'>"
		       "<s:extends rule='x'/></s:rule></s:pattern>"),
		"#ALL", 1, "two"},
	{"an abstract rule of another pattern",
		SCHEMA("<s:pattern><s:rule abstract='true' id='x'/></s:pattern><s:pattern><s:rule "
		       "context='b'><s:extends rule='x'/></s:rule></s:pattern>"),
		"#ALL", 2, "not an abstract rule of this pattern"},
	{"that is allowed from 2025 on",
		"<s:schema xmlns:s='http://purl.oclc.org/dsdl/schematron' "
		"schematronEdition='2025'><s:pattern><s:rule abstract='true' id='x'><s:report "
		"test='@n = 2'>two</s:report></s:rule></s:pattern><s:pattern><s:rule context='b'>"
		"<s:extends rule='x'/></s:rule></s:pattern></s:schema>",
		"#ALL", 1, "two"},
	{"a phase leaves patterns out",
		SCHEMA("<s:phase id='p'><s:active pattern='one'/></s:phase><s:pattern id='one'>"
		       "<s:rule context='r'><s:assert test='b'>b</s:assert></s:rule></s:pattern>"
		       "<s:pattern id='two'><s:rule context='r'><s:assert "
		       "test='c'>c</s:assert></s:rule></s:pattern>"),
		"p", 0, ""},
	{"a phase that is not there", SCHEMA("<s:pattern/>"), "q", 2, "there is no phase 'q'"},
	{"the first phase that fits",
		SCHEMA("<s:phase id='p' when='c'><s:active pattern='one'/></s:phase><s:phase "
		       "id='q' "
		       "when='r'><s:active pattern='two'/></s:phase><s:pattern "
		       "id='one'/><s:pattern "
		       "id='two'><s:rule context='r'><s:assert test='c'>no "
		       "c</s:assert></s:rule></s:pattern>"),
		"#ANY", 1, "no c"},
	{"a pattern about another document",
		SCHEMA("<s:pattern documents='/r/@also'><s:rule context='/*'><s:report "
		       "test='self::other'>there</s:report></s:rule></s:pattern>"),
		"#ALL", 1, "other.xml:1:1: error: there"},
	{"another document that is missing",
		SCHEMA("<s:pattern documents=\"'none.xml'\"><s:rule context='*'/></s:pattern>"),
		"#ALL", 2, "'none.xml' of a pattern cannot be used"},
	{"a let with content",
		SCHEMA("<s:let name='x'><v>seven</v></s:let><s:pattern><s:rule "
		       "context='r'><s:report "
		       "test=\"$x = 'seven'\">7</s:report></s:rule></s:pattern>"),
		"#ALL", 1, "error: 7"},
	{"a key with content",
		SCHEMA("<xsl:key name='k' match='b'> <xsl:text>v</xsl:text> </xsl:key><s:pattern>"
		       "<s:rule context='r'><s:assert test=\"count(key('k', 'v')) = "
		       "2\">keys</s:assert></s:rule></s:pattern>"),
		"#ALL", 0, ""},
	{"every rule of a group",
		SCHEMA("<s:group><s:rule context='b[1]'><s:report "
		       "test='1'>first</s:report></s:rule>"
		       "<s:rule context='b'><s:report test='@n = 1'>second</s:report></s:rule>"
		       "</s:group>"),
		"#ALL", 1, "second"},
	{"nodes to visit",
		SCHEMA("<s:pattern><s:rule context='r' visit-each='b'><s:report test='@n = "
		       "2'>visited</s:report></s:rule></s:pattern>"),
		"#ALL", 1, "document.xml:3:1: error: visited"},
	{"two lets of one name",
		SCHEMA("<s:let name='x' value='1'/><s:pattern><s:let name='x' "
		       "value='1'/></s:pattern>"),
		"#ALL", 2, "is defined twice"},
	{"two diagnostics of one id",
		SCHEMA("<s:diagnostics><s:diagnostic id='d'/><s:diagnostic "
		       "id='d'/></s:diagnostics>"),
		"#ALL", 2, "the id 'd' is that of two"},
	{"another query binding",
		"<s:schema xmlns:s='http://purl.oclc.org/dsdl/schematron' queryBinding='html'/>",
		"#ALL", 2, "query binding 'html'"},
};

static const char document[] = "<r also='other.xml'>\n<b n='1'/>\n<b n='2'/></r>";

/* The folder with all files that schemas and documents name. */
struct desk {
	const char *program, *folder, *document;
	struct arena arena;
};

static int
desk_open(void **state)
{
	struct desk *desk = *state;
	struct arena *a = &desk->arena;

	desk->folder = folder_new(a);
	desk->document = folder_write(desk->folder, "document.xml", document, a);
	folder_write(desk->folder, "other.xml", "<other/>", a);
	folder_write(desk->folder, "part.sch",
		OTHER("<s:rule context='b'><s:report test='@n = 2'>included</s:report>"
		      "</s:rule>"),
		a);
	folder_write(desk->folder, "circle.sch", OTHER("<s:extends href='circle.sch'/>"), a);
	return 0;
}

static void
the_language_is_whole(void **state)
{
	struct desk *desk = *state;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const char *schema =
			folder_write(desk->folder, "schema.sch", cases[i].schema, &desk->arena);
		struct outcome outcome = PROGRAM(desk->program, &desk->arena, "schematron", schema,
			desk->document, "--phase", cases[i].phase, "--format", "gcc");
		const char *said = cases[i].status == 2 ? outcome.trouble : outcome.output;

		if (outcome.status != cases[i].status || !strstr(said, cases[i].says) ||
			(cases[i].status == 0 && *outcome.output))
			fail_msg("%s: status %d:\n%s%s", cases[i].name, outcome.status,
				outcome.output, outcome.trouble);
	}
}

static const char *
string_of(xmlXPathContext *context, const char *expression, struct arena *a)
{
	xmlXPathObject *value = xmlXPathEval((const xmlChar *)expression, context);
	xmlChar *text = xmlXPathCastToString(value);
	const char *kept = arena_copy(a, (const char *)text);

	xmlFree(text);
	xmlXPathFreeObject(value);
	return kept;
}

/* What SVRL must say of a small run, as XPath and its string. */
static const struct {
	const char *expression, *is;
} said[] = {
	{"count(/*/*[local-name() = 'active-pattern'])", "2"},
	{"count(//*[local-name() = 'fired-rule'])", "3"},
	{"string(//*[local-name() = 'failed-assert']/@location)", "/r[1]/b[2]/@n"},
	{"string(//*[local-name() = 'failed-assert']/@test)", ". < 2"},
	{"string(//*[local-name() = 'failed-assert']/*[@property = 'line']/@role)", "3"},
	{"string(//*[local-name() = 'failed-assert']/*[local-name() = 'text'])", "n is 2 & <"},
	{"string(//*[local-name() = 'diagnostic-reference'][@diagnostic = 'd'])", "of b"},
	{"local-name(//*[@property = 'copied']/*)", "b"},
};

static void
svrl_says_what_was_done(void **state)
{
	struct desk *desk = *state;
	const char *schema = folder_write(desk->folder, "schema.sch",
		SCHEMA("<s:pattern id='p'><s:rule context='b/@n'><s:assert test='. &lt; 2' "
		       "diagnostics='d' properties='copied'>n is <s:value-of select='.'/> &amp; "
		       "&lt;</s:assert></s:rule></s:pattern><s:pattern id='q'><s:rule "
		       "context='r'/></s:pattern><s:diagnostics><s:diagnostic id='d'>of <s:name "
		       "path='name(..)'/></s:diagnostic></s:diagnostics><s:properties><s:property "
		       "id='copied'><xsl:copy-of select='..'/></s:property></s:properties>"),
		&desk->arena);
	struct outcome outcome = PROGRAM(desk->program, &desk->arena, "schematron", schema,
		desk->document, "--format", "svrl");
	xmlDoc *tree = xmlParseMemory(outcome.output, (int)strlen(outcome.output));
	xmlXPathContext *context;

	assert_int_equal(outcome.status, 1);
	assert_non_null(tree);
	context = xmlXPathNewContext(tree);
	for (size_t i = 0; i < sizeof said / sizeof *said; i++)
		assert_string_equal(
			string_of(context, said[i].expression, &desk->arena), said[i].is);
	xmlXPathFreeContext(context);
	xmlFreeDoc(tree);
}

static int
desk_close(void **state)
{
	struct desk *desk = *state;

	folder_remove(desk->folder);
	return 0;
}

int
main(int argc, char **argv)
{
	struct desk desk = {0};
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_prestate_setup_teardown(
			the_language_is_whole, desk_open, desk_close, &desk),
		cmocka_unit_test_prestate_setup_teardown(
			svrl_says_what_was_done, desk_open, desk_close, &desk),
	};
	int failed;

	desk.program = program_beside(argc ? argv[0] : "", &desk.arena);
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	arena_clear(&desk.arena);
	return failed;
}
