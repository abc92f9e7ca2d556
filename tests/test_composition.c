/* test_composition.c -- tests: a Schematron schema that is made of parts */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "desk.h"

static const struct desk_case inclusions[] = {
	{"an include brings a pattern", SCHEMA("<s:include href='part.sch'/>"), NULL, 1, 1,
		"included"},
	{"of a file one element, by its id", SCHEMA("<s:include href='parts.sch#two'/>"), NULL, 1,
		1, "from parts 2"},
	{"or by its xml:id",
		SCHEMA("<s:pattern><s:rule context='b'><s:include "
		       "href='parts.sch#say'/></s:rule></s:pattern>"),
		NULL, 1, 2, "said from parts"},
	{"or of the schema itself",
		SCHEMA("<s:pattern><s:rule context='r'><s:report test='1' "
		       "id='it'>again</s:report></s:rule><s:rule context='b'><s:include "
		       "href='#it'/></s:rule></s:pattern>"),
		NULL, 1, 3, "again"},
	{"an assertion",
		SCHEMA("<s:pattern><s:rule context='b'><s:include "
		       "href='report.sch'/></s:rule></s:pattern>"),
		NULL, 1, 2, "reported"},
	{"diagnostics and one of them",
		SCHEMA("<s:pattern><s:rule context='r'><s:report test='1' diagnostics='one "
		       "two'>x</s:report></s:rule></s:pattern><s:diagnostics><s:diagnostic "
		       "id='one'>first</s:diagnostic><s:include "
		       "href='diagnostic.sch'/></s:diagnostics>"),
		NULL, 1, 1, "first second"},
	{"a prefix",
		SCHEMA("<s:include href='prefix.sch'/><s:pattern><s:rule "
		       "context=\"*[not(p:c)]\"><s:report test=\"1\">hit "
		       "<s:name/></s:report></s:rule></s:pattern>"),
		NULL, 1, 3, "hit"},
	{"a phase",
		SCHEMA_WITH("defaultPhase='q'",
			"<s:include href='phase.sch'/><s:pattern id='p'><s:rule "
			"context='b'><s:report "
			"test='1'>on</s:report></s:rule></s:pattern><s:pattern><s:rule "
			"context=\"r\"><s:report test=\"1\">hit "
			"<s:name/></s:report></s:rule></s:pattern>"),
		NULL, 1, 2, "on"},
	{"a parameter",
		SCHEMA("<s:include href='param.sch'/><s:pattern><s:rule context='b'><s:report "
		       "test='@n = $number'>given</s:report></s:rule></s:pattern>"),
		NULL, 1, 1, "given"},
	{"functions keep the prefixes of their file, whatever the query binding",
		SCHEMA_WITH("queryBinding='xslt2'",
			"<s:ns prefix='str' uri='urn:other'/><s:include href='parts.sch#two'/>"),
		NULL, 1, 1, "from parts 2"},
	{"expressions keep the prefixes of their file",
		SCHEMA("<s:ns prefix='p' uri='urn:other'/><s:pattern><s:rule "
		       "context='/*'><s:extends href='parts.sch#of-p'/><s:report "
		       "test=\"*/@n[namespace-uri(..) = ''] and "
		       "not(p:b)\">mine</s:report></s:rule></s:pattern>"),
		NULL, 1, 2, "prefix of parts"},
	{"xml: may be declared, too",
		SCHEMA("<s:ns prefix='xml' uri='http://www.w3.org/XML/1998/namespace'/>"
		       "<s:pattern><s:rule context='r[not(@xml:lang)]'><s:report "
		       "test='1'>in no language</s:report></s:rule></s:pattern>"),
		NULL, 1, 1, "in no language"},
	{"and those that elements around them declare",
		SCHEMA("<s:pattern xmlns:z='urn:z'><s:rule context='r[not(z:q)]'><s:report "
		       "test='1'>z</s:report></s:rule></s:pattern>"),
		NULL, 1, 1, "z"},
	{"an include in an included file is relative to that",
		SCHEMA("<s:include href='deep/outer.sch'/>"), NULL, 1, 1, "inner"},
	{"and so is one below xml:base",
		SCHEMA("<s:pattern xml:base='deep/'><s:include href='rule.sch'/></s:pattern>"),
		NULL, 1, 1, "based"},
	{"an include that is missing", SCHEMA("<s:include href='none.sch'/>"), NULL, 2, 0,
		"none.sch: cannot be opened"},
	{"an element that is missing", SCHEMA("<s:include href='parts.sch#none'/>"), NULL, 2, 0,
		"'parts.sch#none' names no element"},
	{"an include within itself", SCHEMA("<s:include href='circle.sch'/>"), NULL, 2, 0,
		"is included within itself"},
	{"an include from the network", SCHEMA("<s:include href='http://example.org/x.sch'/>"),
		NULL, 2, 0, "the network is never used"},
	{"all that is in a library", SCHEMA("<s:include href='library.sch'/>"), NULL, 1, 1,
		"of the library"},
	{"a whole schema in the place of a pattern", SCHEMA("<s:include href='parts.sch'/>"), NULL,
		2, 0, "<schema> has no place in <schema>"},
};

static const struct desk_case extensions[] = {
	{"an abstract rule",
		SCHEMA("<s:pattern><s:rule abstract='true' id='x'><s:let name='n' "
		       "value='@n'/><s:report test='$n = 2'>two</s:report></s:rule><s:rule "
		       "context='b'><s:extends rule='x'/></s:rule></s:pattern>"),
		NULL, 1, 1, "two"},
	{"that extends another one",
		SCHEMA("<s:pattern><s:rule abstract='true' id='x'><s:report test='@n = "
		       "2'>deep</s:report></s:rule><s:rule abstract='true' id='y'><s:extends "
		       "rule='x'/></s:rule><s:rule context='b'><s:extends rule='y'/><s:report "
		       "test='@n = 1'>own</s:report></s:rule></s:pattern>"),
		NULL, 1, 2, "deep"},
	{"and itself at last",
		SCHEMA("<s:pattern><s:rule abstract='true' id='x'><s:extends "
		       "rule='x'/></s:rule><s:rule context='b'><s:extends "
		       "rule='x'/></s:rule></s:pattern>"),
		NULL, 2, 0, "is included within itself"},
	{"it sees the variables of the rule that extends it",
		SCHEMA("<s:pattern><s:rule abstract='true' id='x'><s:report test='$n = "
		       "2'>two</s:report></s:rule><s:rule context='b'><s:let name='n' "
		       "value='@n'/><s:extends rule='x'/></s:rule></s:pattern>"),
		NULL, 1, 1, "two"},
	{"which must have them",
		SCHEMA("<s:pattern><s:rule abstract='true' id='x'><s:report test='$n = "
		       "2'>two</s:report></s:rule><s:rule context='b'><s:extends "
		       "rule='x'/></s:rule></s:pattern>"),
		NULL, 2, 0, "the variable $n in \"$n = 2\" is not defined here"},
	{"a rule that is not abstract",
		SCHEMA("<s:pattern><s:rule context='r' id='x'/><s:rule context='b'><s:extends "
		       "rule='x'/></s:rule></s:pattern>"),
		NULL, 2, 0, "which is not abstract"},
	{"an abstract rule of another pattern",
		SCHEMA("<s:pattern><s:rule abstract='true' id='x'/></s:pattern><s:pattern><s:rule "
		       "context='b'><s:extends rule='x'/></s:rule></s:pattern>"),
		NULL, 2, 0, "not an abstract rule of this pattern"},
	{"that is allowed from 2025 on",
		SCHEMA_WITH("schematronEdition='2025'",
			"<s:pattern><s:rule abstract='true' id='x'><s:report test='@n = "
			"2'>two</s:report></s:rule></s:pattern><s:pattern><s:rule "
			"context='b'><s:extends rule='x'/></s:rule></s:pattern>"),
		NULL, 1, 1, "two"},
	{"an abstract rule of sch:rules",
		SCHEMA("<s:rules><s:title>all</s:title><s:rule abstract='true' id='x'><s:report "
		       "test='@n = 2'>two</s:report></s:rule></s:rules><s:pattern><s:rule "
		       "context='b'><s:extends rule='x'/></s:rule></s:pattern>"),
		NULL, 1, 1, "two"},
	{"a rule of another file",
		SCHEMA("<s:pattern><s:rule context='b'><s:extends "
		       "href='rule.sch'/></s:rule></s:pattern>"),
		NULL, 1, 1, "based"},
	{"one of the rules of another file",
		SCHEMA("<s:pattern><s:rule context='b'><s:extends "
		       "href='parts.sch#abstract'/></s:rule></s:pattern>"),
		NULL, 1, 2, "extended"},
	{"another schema", SCHEMA("<s:title>mine</s:title><s:extends href='parts.sch'/>"), NULL, 1,
		2, "from parts"},
	{"a library", SCHEMA("<s:extends href='library.sch'/>"), NULL, 1, 1, "of the library"},
	{"a library extends no schema", SCHEMA("<s:extends href='more.sch'/>"), NULL, 2, 0,
		"more.sch:1:76: 'parts.sch' is <schema>, which <library> cannot extend"},
	{"nor a rule a pattern",
		SCHEMA("<s:pattern><s:rule context='b'><s:extends "
		       "href='part.sch'/></s:rule></s:pattern>"),
		NULL, 2, 0, "'part.sch' is <pattern>, which <rule> cannot extend"},
	{"the text of an abstract pattern is filled in",
		SCHEMA("<s:pattern abstract='true' id='a'><s:param name='most' value='1'/><s:rule "
		       "context='$where'><s:assert test='count($what) &lt;= $most'>too "
		       "many</s:assert></s:rule></s:pattern><s:pattern is-a='a'><s:param "
		       "name='where' value='r'/><s:param name='what' value='b'/></s:pattern>"),
		NULL, 1, 1, "too many"},
	{"what is given wins over the default",
		SCHEMA("<s:pattern abstract='true' id='a'><s:param name='most' value='1'/><s:rule "
		       "context='r'><s:assert test='count(b) &lt;= $most'>too "
		       "many</s:assert></s:rule></s:pattern><s:pattern is-a='a'><s:param "
		       "name='most' value='2'/></s:pattern>"),
		NULL, 0, 0, ""},
	{"a name is not the start of a longer one",
		SCHEMA("<s:pattern abstract='true' id='a'><s:rule context='$ab'><s:report test='@n "
		       "= $a'>longer</s:report></s:rule></s:pattern><s:pattern is-a='a'><s:param "
		       "name='a' value='2'/><s:param name='ab' value='b'/></s:pattern>"),
		NULL, 1, 1, "longer"},
	{"lets, diagnostics and documents are filled in",
		SCHEMA("<s:pattern abstract='true' id='a' documents='$file'><s:let name='of' "
		       "value='$x'/><s:rule context='/*'><s:let name='in' value='$x'/><s:report "
		       "test='$of = $in' subject='$self'>in <s:name "
		       "path='$x'/></s:report></s:rule></s:pattern><s:pattern is-a='a'><s:param "
		       "name='file' value='/r/@also'/><s:param name='x' value=\"'it'\"/><s:param "
		       "name='self' value='.'/></s:pattern>"),
		NULL, 1, 1, "other.xml:1:1: error: in it"},
	{"so are the diagnostics that it refers to, for each case anew",
		SCHEMA("<s:pattern abstract='true' id='a'><s:rule context='b'><s:report test='@n "
		       "$is $x' diagnostics='d e'/></s:rule></s:pattern><s:pattern "
		       "is-a='a'><s:param name='x' value='1'/><s:param name='is' "
		       "value='='/></s:pattern><s:pattern is-a='a'><s:param name='x' "
		       "value='2'/><s:param name='is' value='='/></s:pattern><s:diagnostics>"
		       "<s:diagnostic id='d'>not <s:value-of select='number($x) + "
		       "1'/></s:diagnostic><s:diagnostic id='e'><s:value-of select='@n $is "
		       "1'/></s:diagnostic></s:diagnostics>"),
		NULL, 1, 2, "3:1: error: not 3 false"},
	{"a pattern that has no parameters leaves them as they are",
		SCHEMA("<s:pattern abstract='true' id='a'><s:rule context='b'><s:let name='x' "
		       "value='7'/><s:report test='1' diagnostics='d'/></s:rule></s:pattern>"
		       "<s:pattern is-a='a'><s:param name='x' value='@n'/></s:pattern><s:pattern>"
		       "<s:rule context='r'><s:let name='x' value='8'/><s:report test='1' "
		       "diagnostics='d'/></s:rule></s:pattern><s:diagnostics><s:diagnostic "
		       "id='d'>x is <s:value-of select='$x'/></s:diagnostic></s:diagnostics>"),
		NULL, 1, 3, "1:1: error: x is 8"},
	{"a diagnostic that nothing refers to may be wrong, too",
		SCHEMA("<s:diagnostics><s:diagnostic id='d'><s:value-of "
		       "select='1 +'/></s:diagnostic></s:diagnostics>"),
		NULL, 2, 0, "the expression \"1 +\" is broken"},
	{"a parameter without a value must be given",
		SCHEMA("<s:pattern abstract='true' id='a'><s:param name='x'/><s:rule "
		       "context='b'><s:report test='@n = $x'/></s:rule></s:pattern><s:pattern "
		       "is-a='a'/>"),
		NULL, 2, 0, "'a' declares the parameter 'x' without a value, and none is given"},
	{"and then it is filled in",
		SCHEMA("<s:pattern abstract='true' id='a'><s:param name='x'/><s:rule "
		       "context='b'><s:report test='@n = $x'>one</s:report></s:rule></s:pattern>"
		       "<s:pattern is-a='a'><s:param name='x' value='1'/></s:pattern>"),
		NULL, 1, 1, "one"},
	{"a name that is misspelt does not leave the default in its place",
		SCHEMA("<s:pattern abstract='true' id='a'><s:param name='most' value='1'/><s:rule "
		       "context='r'><s:assert test='count(b) &lt;= $most'/></s:rule></s:pattern>"
		       "<s:pattern is-a='a'><s:param name='mots' value='2'/></s:pattern>"),
		NULL, 2, 0, "has no parameter 'mots'\n  Did you mean 'most'?"},
	{"patterns of 2025 declare what they do not use",
		SCHEMA_WITH("schematronEdition='2025'",
			"<s:pattern abstract='true' id='a'><s:rule context='b'><s:report "
			"test='1'/></s:rule></s:pattern><s:pattern is-a='a'><s:param name='x' "
			"value='2'/></s:pattern>"),
		NULL, 2, 0, "the abstract pattern 'a' has no parameter 'x'"},
	{"and so do groups",
		SCHEMA("<s:group abstract='true' id='a'><s:rule context='b'><s:report "
		       "test='1'/></s:rule></s:group><s:group is-a='a'><s:param name='x' "
		       "value='2'/></s:group>"),
		NULL, 2, 0, "has no parameter 'x'"},
	{"older patterns may be given more than they use",
		SCHEMA("<s:pattern abstract='true' id='a'><s:rule context='b'><s:report "
		       "test='1'>hit</s:report></s:rule></s:pattern><s:pattern is-a='a'><s:param "
		       "name='x' value='2'/></s:pattern>"),
		NULL, 1, 2, "hit"},
	{"two of one abstract pattern",
		SCHEMA("<s:pattern abstract='true' id='a'><s:let name='v' value='$x'/><s:rule "
		       "context='b'><s:report test='@n = $v'>is <s:value-of "
		       "select='$v'/></s:report></s:rule></s:pattern><s:pattern is-a='a'><s:param "
		       "name='x' value='1'/></s:pattern><s:pattern is-a='a'><s:param name='x' "
		       "value='2'/></s:pattern>"),
		NULL, 1, 2, "3:1: error: is 2"},
	{"an abstract pattern of an included file",
		SCHEMA("<s:include href='abstract.sch'/><s:pattern is-a='far'><s:param name='c' "
		       "value='b'/></s:pattern>"),
		NULL, 1, 2, "far"},
	{"an abstract pattern that is missing", SCHEMA("<s:pattern is-a='z'/>"), NULL, 2, 0,
		"refers to the pattern 'z'"},
};

static void
what_is_included_stands_in_its_place(void **state)
{
	desk_judge(*state, inclusions, sizeof inclusions / sizeof *inclusions);
}

static void
what_is_abstract_is_used_where_it_is_named(void **state)
{
	desk_judge(*state, extensions, sizeof extensions / sizeof *extensions);
}

/* What schemas and the document name. */
static void
write_parts(struct desk *desk)
{
	desk_write(desk, "other.xml", "<other/>");
	desk_write(desk, "part.sch",
		ROOT("pattern", "<s:rule context='b'><s:report test='@n = "
				"2'>included</s:report></s:rule>"));
	desk_write(desk, "circle.sch", ROOT("pattern", "<s:extends href='circle.sch'/>"));
	desk_write(desk, "report.sch",
		"<s:report xmlns:s='http://purl.oclc.org/dsdl/schematron' "
		"test='1'>reported</s:report>");
	desk_write(desk, "diagnostic.sch",
		"<s:diagnostic xmlns:s='http://purl.oclc.org/dsdl/schematron' "
		"id='two'>second</s:diagnostic>");
	desk_write(desk, "prefix.sch",
		"<s:ns xmlns:s='http://purl.oclc.org/dsdl/schematron' prefix='p' uri='urn:p'/>");
	desk_write(desk, "param.sch",
		"<s:param xmlns:s='http://purl.oclc.org/dsdl/schematron' name='number' "
		"value='2'/>");
	desk_write(desk, "phase.sch",
		"<s:phase xmlns:s='http://purl.oclc.org/dsdl/schematron' id='q'><s:active "
		"pattern='p'/></s:phase>");
	desk_write(desk, "abstract.sch",
		"<s:pattern xmlns:s='http://purl.oclc.org/dsdl/schematron' abstract='true' "
		"id='far'><s:rule context='$c'><s:report "
		"test='1'>far</s:report></s:rule></s:pattern>");
	desk_write(desk, "rule.sch",
		"<s:rule xmlns:s='http://purl.oclc.org/dsdl/schematron' context='b'><s:report "
		"test='@n = 2'>based</s:report></s:rule>");
	desk_write(desk, "deep/rule.sch",
		"<s:rule xmlns:s='http://purl.oclc.org/dsdl/schematron' context='b'><s:report "
		"test='@n = 1'>based</s:report></s:rule>");
	desk_write(desk, "deep/outer.sch", ROOT("pattern", "<s:include href='inner.sch'/>"));
	desk_write(desk, "deep/inner.sch",
		"<s:rule xmlns:s='http://purl.oclc.org/dsdl/schematron' context='r'><s:report "
		"test='1'>inner</s:report></s:rule>");
	desk_write(desk, "library.sch",
		ROOT("library",
			"<s:title>library</s:title><s:pattern><s:rule context=\"r\"><s:report "
			"test=\"b\">of the library</s:report></s:rule></s:pattern>"));
	desk_write(desk, "more.sch", ROOT("library", "<s:extends href='parts.sch'/>"));
	desk_write(desk, "parts.sch",
		ROOT("schema", "<s:title>parts</s:title><s:ns prefix='p' uri='urn:p'/><s:ns "
			       "prefix='str' uri='http://exslt.org/strings'/><s:pattern "
			       "id='one'><s:rule abstract='true' xml:id='of-p' id='of-p'><s:report "
			       "test='not(p:b)'>prefix of parts</s:report></s:rule><s:rule "
			       "abstract='true' id='abstract'><s:report "
			       "test='1'>extended</s:report></s:rule><s:rule context='r'><s:report "
			       "test='1' xml:id='say'>said from "
			       "parts</s:report></s:rule></s:pattern><s:pattern id='two'><s:rule "
			       "context='b[@n = 2]'><s:report test='not(p:b) and "
			       "str:padding(1)'>from parts "
			       "2</s:report></s:rule></s:pattern>"));
}

int
main(int argc, char **argv)
{
	struct desk desk;
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_prestate(what_is_included_stands_in_its_place, &desk),
		cmocka_unit_test_prestate(what_is_abstract_is_used_where_it_is_named, &desk),
	};
	int failed;

	desk_open(&desk, argc ? argv[0] : "", "<r also='other.xml'>\n<b n='1'/>\n<b n='2'/></r>");
	write_parts(&desk);
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	desk_close(&desk);
	return failed;
}
