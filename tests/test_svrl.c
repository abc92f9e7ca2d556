/* test_svrl.c -- tests: SVRL: what it says, and that it is valid */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <jansson.h>
#include <string.h>

#include "files.h"
#include "svrl.h"

static size_t
findings_of_json(const char *text)
{
	json_t *root = json_loads(text, 0, NULL);
	const size_t count = json_array_size(json_object_get(root, "findings"));

	assert_non_null(root);
	json_decref(root);
	return count;
}

/* A schema, and what its SVRL must say: an XPath and its string. */
static const struct {
	const char *name, *schema, *expression, *is;
} sayings[] = {
	{"the schema",
		SCHEMA_WITH("schemaVersion='3' defaultPhase='q'",
			"<s:title>The <s:dir>title</s:dir></s:title><s:ns prefix='p' "
			"uri='urn:p'/><s:phase id='q'><s:active "
			"pattern='one'/></s:phase><s:pattern id='one'/>"),
		"concat(/*/@title, '|', /*/@schemaVersion, '|', /*/@phase, '|', "
		"//svrl:ns-prefix-in-attribute-values/@prefix, '|', "
		"//svrl:ns-prefix-in-attribute-values/@uri)",
		"The title|3|q|p|urn:p"},
	{"the paragraphs of the schema",
		SCHEMA("<s:p icon='i' see='s' xml:lang='de'>Erst\n <s:emph>dies</s:emph>,</s:p>"
		       "<s:p class='why'>then &lt;that&gt;.</s:p><s:pattern><s:p>not "
		       "this</s:p></s:pattern>"),
		"concat(/*/svrl:text[1], '|', /*/svrl:text[2], '|', count(/*/svrl:text), "
		"/*/svrl:text[1]/@icon, /*/svrl:text[1]/@xml:lang, "
		"//svrl:emph)",
		"Erst dies,|then <that>.|2idedies"},
	{"patterns and groups",
		SCHEMA("<s:pattern id='one'><s:title>First</s:title></s:pattern><s:group "
		       "id='two'/>"),
		"concat(//svrl:active-pattern/@id, //svrl:active-pattern/@name, "
		"//svrl:active-group/@id)",
		"oneFirsttwo"},
	{"the document of a pattern", SCHEMA("<s:pattern><s:rule context='r'/></s:pattern>"),
		"contains(//svrl:active-pattern/@documents, '/document.xml') and "
		"//svrl:fired-rule/@document = //svrl:active-pattern/@documents",
		"true"},
	{"other documents of a pattern",
		SCHEMA("<s:pattern documents='/r/b/@also'><s:rule context='/'><s:report "
		       "test='1'/></s:rule></s:pattern>"),
		"concat(contains(substring-after(//svrl:active-pattern/@documents, '/other.xml '), "
		"'/two%20words.xml'), contains(//svrl:fired-rule[1]/@document, '/other.xml'), "
		"contains(//svrl:fired-rule[2]/@document, '/two%20words.xml'))",
		"truetruetrue"},
	{"a rule",
		SCHEMA("<s:pattern><s:rule context='b[1]' id='i' role='ro' "
		       "flag='f'></s:rule></s:pattern>"),
		"concat(//svrl:fired-rule/@id, //svrl:fired-rule/@role, //svrl:fired-rule/@flag, "
		"//svrl:fired-rule/@context)",
		"irofb[1]"},
	{"an assertion",
		SCHEMA("<s:pattern><s:rule context='b[1]' ><s:assert test='. &lt; 0 and \"&amp;\"' "
		       "id='i' role='ro' flag='f' severity='info' see='s' icon='c' "
		       "fpi='p'>x</s:assert></s:rule></s:pattern>"),
		"concat(//svrl:failed-assert/@id, //svrl:failed-assert/@role, "
		"//svrl:failed-assert/@flag, //svrl:failed-assert/@severity, "
		"//svrl:failed-assert/@test, //svrl:failed-assert/svrl:text/@see, "
		"//svrl:failed-assert/svrl:text/@icon, //svrl:failed-assert/svrl:text/@fpi)",
		"irofinfo. < 0 and \"&\"scp"},
	{"values in attributes",
		SCHEMA("<s:pattern><s:rule context='b[1]' role='{name()}'><s:report test='1' "
		       "flag='{{a}}{@n}{\"}\"}' "
		       "properties='p'/></s:rule></s:pattern><s:properties><s:property id='p' "
		       "role='{@n}'></s:property></s:properties>"),
		"concat(//svrl:fired-rule/@role, //svrl:successful-report/@flag, "
		"//svrl:property-reference[@property = 'p']/@role)",
		"b{a}1}1"},
	{"marks in a text",
		SCHEMA("<s:pattern><s:rule context='b[1]' ><s:report test='1'>a <s:emph>b</s:emph> "
		       "<s:span class='c'>d</s:span>\n <s:dir "
		       "value='rtl'>&lt;</s:dir></s:report></s:rule></s:pattern>"),
		"concat(//svrl:text[svrl:emph], '|', //svrl:emph, //svrl:span/@class, "
		"//svrl:dir/@dir)",
		"a b d <|bcrtl"},
	{"white space that is kept",
		SCHEMA("<s:pattern><s:rule context='b[1]' ><s:report test='1' "
		       "xml:space='preserve'> a\n b</s:report></s:rule></s:pattern>"),
		"concat('[', //svrl:text[@xml:space = 'preserve'], ']')", "[ a\n b]"},
	{"white space that is kept around it only",
		SCHEMA("<s:pattern xml:space='preserve'><s:rule context='b[1]' ><s:report test='1' "
		       "xml:space='default'> a\n b</s:report></s:rule></s:pattern>"),
		"concat('[', /*/*/svrl:text, ']', count(//svrl:text/@xml:space))", "[a b]0"},
	{"the text of a finding alone",
		SCHEMA("<s:pattern><s:rule context='b[1]' ><s:report test='1'> n is\n <s:value-of "
		       "select='@n'/></s:report></s:rule></s:pattern>"),
		"//svrl:successful-report/svrl:text", "n is 1"},
	{"and of all that is in it no other",
		SCHEMA("<s:pattern><s:rule context='b[1]' ><s:report "
		       "test='1'>only</s:report></s:rule></s:pattern>"),
		"normalize-space(//svrl:successful-report)", "only"},
	{"the subject",
		SCHEMA("<s:pattern><s:rule context='b[1]' ><s:report test='1' "
		       "subject='@n'/></s:rule></s:pattern>"),
		"//svrl:successful-report/@location", "/r[1]/b[1]/@n"},
	{"of which the text speaks from 2025 on",
		SCHEMA_WITH("schematronEdition='2025'",
			"<s:pattern><s:rule context='b[1]' subject='..'><s:report test='1' "
			"subject='@n'>own <s:name/> <s:value-of select='.'/></s:report><s:report "
			"test='1' diagnostics='d'>the rule's <s:name/>, <s:name "
			"path='name(*)'/></s:report></s:rule></"
			"s:pattern><s:diagnostics><s:diagnostic id='d'>of <s:name/></s:diagnostic>"
			"</s:diagnostics>"),
		"concat(//svrl:successful-report[1]/svrl:text, '|', "
		"//svrl:successful-report[2]/svrl:text, '|', //svrl:diagnostic-reference)",
		"own n 1|the rule's r, b|of b"},
	{"and before of the context",
		SCHEMA("<s:pattern><s:rule context='b[1]' subject='..'><s:report test='1' "
		       "subject='@n'>own <s:name/></s:report></s:rule></s:pattern>"),
		"//svrl:successful-report/svrl:text", "own b"},
	{"a variable as severity",
		SCHEMA("<s:pattern><s:rule context='b[1]'><s:let name='v' "
		       "value=\"'info'\"/><s:report test='1' severity='$v' "
		       "flag='$v'/></s:rule></s:pattern>"),
		"concat(//svrl:successful-report/@severity, //svrl:successful-report/@flag)",
		"info$v"},
	{"a diagnostic",
		SCHEMA("<s:pattern><s:rule context='b[1]' ><s:report test='1' "
		       "diagnostics='d'>x</s:report></s:rule></"
		       "s:pattern><s:diagnostics><s:diagnostic id='d' xml:lang='de' see='s' "
		       "icon='c' fpi='p' role='ro'>of <s:value-of "
		       "select='@n'/></s:diagnostic></s:diagnostics>"),
		"concat(//svrl:diagnostic-reference/@diagnostic, "
		"//svrl:diagnostic-reference/@role, "
		"//svrl:diagnostic-reference/svrl:text/@xml:lang, "
		"//svrl:diagnostic-reference/svrl:text/@see, "
		"//svrl:diagnostic-reference/svrl:text/@icon, "
		"//svrl:diagnostic-reference/svrl:text/@fpi, "
		"//svrl:diagnostic-reference/svrl:text)",
		"drodescpof 1"},
	{"diagnostics of two languages in their order",
		SCHEMA("<s:pattern><s:rule context='b[1]' ><s:report test='1' diagnostics='e "
		       "d'/></s:rule></s:pattern><s:diagnostics><s:diagnostic id='d' "
		       "xml:lang='de'>ja</s:diagnostic><s:diagnostic id='e' "
		       "xml:lang='en'>yes</s:diagnostic></s:diagnostics>"),
		"concat(//svrl:text[lang('en')], "
		"//svrl:diagnostic-reference[2]/svrl:text[lang('de')])",
		"yesja"},
	{"a language for all",
		SCHEMA_WITH("xml:lang='fr'", "<s:pattern><s:rule context='b[1]' ><s:report "
					     "test='1'>x</s:report></s:rule></s:pattern>"),
		"concat(//svrl:text[. = 'x']/@xml:lang, count(//svrl:successful-report/@xml:lang))",
		"fr0"},
	{"a property",
		SCHEMA("<s:pattern><s:rule context='b[1]' ><s:let name='v' "
		       "value=\"'n'\"/><s:report test='1' "
		       "properties='p'>x</s:report></s:rule></s:pattern><s:properties><s:property "
		       "id='p' role='ro' scheme='sc' xml:lang='de' see='s' icon='c' "
		       "fpi='p'><s:value-of select='$v'/></s:property></s:properties>"),
		"concat(//svrl:property-reference/@role, //svrl:property-reference/@scheme, "
		"//svrl:property-reference[@property = 'p']/svrl:text/@xml:lang, "
		"//svrl:property-reference[@property = 'p']/svrl:text/@see, "
		"//svrl:property-reference[@property = 'p']/svrl:text/@icon, "
		"//svrl:property-reference[@property = 'p']/svrl:text/@fpi, "
		"//svrl:property-reference[@property = 'p']/svrl:text)",
		"roscdescpn"},
	{"a property with a copy",
		SCHEMA("<s:pattern><s:rule context='b[1]' ><s:let name='v' "
		       "value=\"'n'\"/><s:report test='1' "
		       "properties='p'>x</s:report></s:rule></s:pattern><s:properties><s:property "
		       "id='p' ><xsl:copy-of select='/r/p:c'/></s:property></s:properties><s:ns "
		       "prefix='p' uri='urn:p'/>"),
		"namespace-uri(//svrl:property-reference[@property = 'p']/svrl:text/*[@k = 'x'])",
		"urn:p"},
	{"a property with copied attributes",
		SCHEMA("<s:pattern><s:rule context='b[1]' ><s:let name='v' "
		       "value=\"'n'\"/><s:report test='1' "
		       "properties='p'>x</s:report></s:rule></s:pattern><s:properties><s:property "
		       "id='p' >\n <xsl:copy-of select='@*[name() = $v]'/> and "
		       "text</s:property></s:properties>"),
		"concat(//svrl:property-reference[@property = 'p']/svrl:text/@n, "
		"normalize-space(//svrl:property-reference[@property = 'p']/svrl:text))",
		"1and text"},
	{"a property whose text comes before the attributes, which then can not",
		SCHEMA("<s:pattern><s:rule context='b[1]' ><s:report test='1' "
		       "properties='p'>x</s:report></s:rule></s:pattern><s:properties><s:property "
		       "id='p' >text <xsl:copy-of select='@n'/></s:property></s:properties>"),
		"concat(count(//svrl:property-reference/svrl:text/@n), "
		"normalize-space(//svrl:property-reference/svrl:text))",
		"0text"},
	{"a property with copied attributes of namespaces",
		SCHEMA("<s:pattern><s:rule context='b[1]' ><s:report test='1' "
		       "properties='p'>x</s:report></s:rule></s:pattern><s:properties><s:property "
		       "id='p'><xsl:copy-of select='/r/*/@q:l | "
		       "/r/*/@xml:id'/></s:property></s:properties><s:ns prefix='q' "
		       "uri='urn:p'/>"),
		"concat(//svrl:text/@*[namespace-uri() = 'urn:p' and local-name() = 'l'], "
		"//svrl:text/@xml:id, count(//svrl:text/@*))",
		"<\"&i2"},
	{"a property with a copy of the document",
		SCHEMA("<s:pattern><s:rule context='b[1]' ><s:report test='1' "
		       "properties='p'>x</s:report></s:rule></s:pattern><s:properties><s:property "
		       "id='p'><xsl:copy-of select='/'/></s:property></s:properties>"),
		"concat(count(//svrl:property-reference/svrl:text/*), "
		"//svrl:property-reference/svrl:text/r/b[2]/@n)",
		"12"},
	{"copies of texts and comments, of a number",
		SCHEMA("<s:pattern><s:rule context='b[1]' ><s:let name='v' "
		       "value=\"'n'\"/><s:report test='1' "
		       "properties='p'>x</s:report></s:rule></s:pattern><s:properties><s:property "
		       "id='p' ><xsl:copy-of select='/r/comment()|/r/text()'/><xsl:copy-of "
		       "select='1 + 1'/></s:property></s:properties>"),
		"concat(//svrl:property-reference[@property = 'p']/svrl:text/comment(), "
		"contains(//svrl:property-reference[@property = 'p']/svrl:text, '2'))",
		"&true"},
};

static const char said_of[] =
	"<r xmlns:p='urn:p'>\n<b n='1' also='other.xml'>t</b>\n<!--&--><p:c "
	"k='x' p:l='&lt;&quot;&amp;' xml:id='i'/>\n<b n='2' also='two words.xml'/></r>";

static void
it_says_what_was_done(void **state)
{
	struct desk *desk = *state;

	desk_write(desk, "document.xml", said_of);
	for (size_t i = 0; i < sizeof sayings / sizeof *sayings; i++) {
		struct svrl svrl = svrl_run(desk, sayings[i].schema, NULL);
		const char *said = svrl_string(&svrl, sayings[i].expression);

		if (strcmp(said, sayings[i].is) != 0)
			fail_msg("%s: \"%s\", not \"%s\"\n%s", sayings[i].name, said, sayings[i].is,
				svrl.text);
		svrl_end(&svrl);
	}
}

/* Attributes without a namespace are not in the grammar; a schema that copies them asks for it. */
static void
it_is_valid(void **state)
{
	struct desk *desk = *state;

	desk_write(desk, "document.xml", said_of);
	for (size_t i = 0; i < sizeof sayings / sizeof *sayings; i++) {
		struct svrl svrl = svrl_run(desk, sayings[i].schema, NULL);

		if (!strstr(sayings[i].name, "copied attributes"))
			assert_svrl_valid(&svrl);
		assert_svrl_located(&svrl);
		svrl_end(&svrl);
	}
}

/* Where a language is not the schema's, from rules and patterns down to their assertions. */
static const char *const languages[] = {
	SCHEMA_WITH("xml:lang='en'", "<s:pattern><s:rule context='r' xml:lang='de'><s:assert "
				     "test='0'>nein</s:assert></s:rule></s:pattern>"),
	SCHEMA_WITH("xml:lang='en'",
		"<s:pattern abstract='true' id='a' xml:lang='de'><s:rule context='r'><s:assert "
		"test='0'>nein</s:assert></s:rule></s:pattern><s:pattern is-a='a'/>"),
	SCHEMA("<s:pattern><s:rule abstract='true' id='a' xml:lang='de'><s:assert "
	       "test='0'>nein</s:assert></s:rule><s:rule context='r'><s:extends "
	       "rule='a'/></s:rule></s:pattern>"),
};

/* All other processors say it at the finding, too, though the grammar does not have it there. */
static void
a_language_of_its_own_is_said_at_the_finding(void **state)
{
	struct desk *desk = *state;

	desk_write(desk, "document.xml", said_of);
	for (size_t i = 0; i < sizeof languages / sizeof *languages; i++) {
		struct svrl svrl = svrl_run(desk, languages[i], NULL);

		assert_string_equal(svrl_string(&svrl, "//svrl:failed-assert[lang('de')]/svrl:text["
						       "lang('de')]"),
			"nein");
		svrl_end(&svrl);
	}
}

/* As many findings as JSON has. */
static void
the_rules_of_reports_have_it_too(void **state)
{
	static const char *const reports[] = {"fixtures/*/report.*", NULL};
	struct desk *desk = *state;
	size_t findings = 0;

	for (const char **file = file_names(reports, &desk->arena); *file; file++) {
		struct outcome json =
			PROGRAM(desk->program, &desk->arena, *file, "--format", "json");
		struct outcome said =
			PROGRAM(desk->program, &desk->arena, *file, "--format", "svrl");
		struct svrl svrl = svrl_of(desk, &said);
		const char *count = svrl_string(&svrl, "count(//svrl:failed-assert[@location] | "
						       "//svrl:successful-report[@location])");

		assert_svrl_valid(&svrl);
		assert_string_equal(
			count, arena_print(&desk->arena, "%zu", findings_of_json(json.output)));
		findings += findings_of_json(json.output);
		svrl_end(&svrl);
	}
	assert_true(findings > 0);
}

/* Of a run that is incomplete there is SVRL, too, and it says so. */
static void
it_says_that_it_is_incomplete(void **state)
{
	struct desk *desk = *state;
	struct svrl svrl;

	desk_write(desk, "document.xml", said_of);
	svrl = svrl_run(desk,
		SCHEMA("<s:pattern><s:rule context='b'><s:assert "
		       "test='document(\"none.xml\")'/></s:rule></s:pattern>"),
		NULL);
	assert_int_equal(svrl.status, 2);
	assert_true(strncmp(svrl_string(&svrl, "/*/svrl:text"), "incomplete: ", 12) == 0);
	assert_non_null(strstr(svrl_string(&svrl, "/*/svrl:text"), "none.xml cannot be opened"));
	assert_svrl_valid(&svrl);
	svrl_end(&svrl);
}

int
main(int argc, char **argv)
{
	struct desk desk;
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_prestate(it_says_what_was_done, &desk),
		cmocka_unit_test_prestate(it_is_valid, &desk),
		cmocka_unit_test_prestate(a_language_of_its_own_is_said_at_the_finding, &desk),
		cmocka_unit_test_prestate(the_rules_of_reports_have_it_too, &desk),
		cmocka_unit_test_prestate(it_says_that_it_is_incomplete, &desk),
	};
	int failed;

	desk_open(&desk, argc ? argv[0] : "", said_of);
	desk_write(&desk, "other.xml", "<other/>");
	desk_write(&desk, "two words.xml", "<two/>");
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	desk_close(&desk);
	return failed;
}
