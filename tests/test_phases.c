/* test_phases.c -- tests: which patterns are applied to which documents, and to which parts */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "desk.h"

static const struct desk_case phases[] = {
	{"a phase leaves patterns out",
		SCHEMA("<s:phase id='p'><s:active pattern='one'/></s:phase><s:pattern "
		       "id='one'><s:rule context='b'><s:report "
		       "test='1'>one</s:report></s:rule></s:pattern><s:pattern id='two'><s:rule "
		       "context='r|c'><s:report test='1'>two</s:report></s:rule></s:pattern>"),
		"p", 1, 3, "one"},
	{"the default phase",
		SCHEMA_WITH("defaultPhase='p'",
			"<s:phase id='p'><s:active pattern='two'/></s:phase><s:pattern "
			"id='one'><s:rule context='b'><s:report "
			"test='1'>one</s:report></s:rule></s:pattern><s:pattern id='two'><s:rule "
			"context='r|c'><s:report test='1'>two</s:report></s:rule></s:pattern>"),
		"#DEFAULT", 1, 2, "two"},
	{"all patterns in spite of it",
		SCHEMA_WITH("defaultPhase='p'",
			"<s:phase id='p'><s:active pattern='two'/></s:phase><s:pattern "
			"id='one'><s:rule context='b'><s:report "
			"test='1'>one</s:report></s:rule></s:pattern><s:pattern id='two'><s:rule "
			"context='r|c'><s:report test='1'>two</s:report></s:rule></s:pattern>"),
		"#ALL", 1, 5, "two"},
	{"a phase with notes and text in it",
		SCHEMA("<s:phase id='p'><s:title>t</s:title><s:p>note</s:p><s:active "
		       "pattern='two'>why</s:active></s:phase><s:pattern id='one'><s:rule "
		       "context='b'><s:report "
		       "test='1'>one</s:report></s:rule></s:pattern><s:pattern id='two'><s:rule "
		       "context='r|c'><s:report test='1'>two</s:report></s:rule></s:pattern>"),
		"p", 1, 2, "two"},
	{"a phase of a group",
		SCHEMA("<s:phase id='p'><s:active pattern='g'/></s:phase><s:group id='g'><s:rule "
		       "context='r'><s:report "
		       "test='1'>grouped</s:report></s:rule></s:group><s:pattern id='one'><s:rule "
		       "context='b'><s:report "
		       "test='1'>one</s:report></s:rule></s:pattern><s:pattern id='two'><s:rule "
		       "context='r|c'><s:report test='1'>two</s:report></s:rule></s:pattern>"),
		"p", 1, 1, "grouped"},
	{"a phase that is not there",
		SCHEMA("<s:pattern id='one'><s:rule context='b'><s:report "
		       "test='1'>one</s:report></s:rule></s:pattern><s:pattern id='two'><s:rule "
		       "context='r|c'><s:report test='1'>two</s:report></s:rule></s:pattern>"),
		"q", 2, 0, "there is no phase 'q'"},
	{"a default phase that is not there",
		SCHEMA_WITH("defaultPhase='q'",
			"<s:pattern id='one'><s:rule context='b'><s:report "
			"test='1'>one</s:report></s:rule></s:pattern><s:pattern id='two'><s:rule "
			"context='r|c'><s:report test='1'>two</s:report></s:rule></s:pattern>"),
		NULL, 2, 0, "there is no phase 'q'"},
	{"a pattern that is not there",
		SCHEMA("<s:phase id='p'><s:active pattern='z'/></s:phase><s:pattern "
		       "id='one'><s:rule context='b'><s:report "
		       "test='1'>one</s:report></s:rule></s:pattern><s:pattern id='two'><s:rule "
		       "context='r|c'><s:report test='1'>two</s:report></s:rule></s:pattern>"),
		"p", 2, 0, "refers to the pattern 'z'"},
	{"variables of the phase",
		SCHEMA("<s:phase id='p'><s:let name='n' value='2'/><s:active "
		       "pattern='v'/></s:phase><s:pattern id='v'><s:rule context='b[@n = "
		       "$n]'><s:report test='$n'>n is <s:value-of "
		       "select='$n'/></s:report></s:rule></s:pattern>"),
		"p", 1, 1, "3:1: error: n is 2"},
	{"the first phase that fits",
		SCHEMA("<s:phase id='p' when='zz'><s:active pattern='one'/></s:phase><s:phase "
		       "id='q' when='r'><s:active pattern='two'/></s:phase><s:phase id='s' "
		       "when='r'/><s:pattern id='one'><s:rule context='b'><s:report "
		       "test='1'>one</s:report></s:rule></s:pattern><s:pattern id='two'><s:rule "
		       "context='r|c'><s:report test='1'>two</s:report></s:rule></s:pattern>"),
		"#ANY", 1, 2, "two"},
	{"by a variable of the schema",
		SCHEMA("<s:let name='name' value='name(/*)'/><s:phase id='p' when=\"$name = "
		       "'r'\"><s:active pattern='one'/></s:phase><s:pattern id='one'><s:rule "
		       "context='b'><s:report "
		       "test='1'>one</s:report></s:rule></s:pattern><s:pattern id='two'><s:rule "
		       "context='r|c'><s:report test='1'>two</s:report></s:rule></s:pattern>"),
		"#ANY", 1, 3, "one"},
	{"no phase that fits",
		SCHEMA("<s:phase id='p' when='zz'/><s:pattern id='one'><s:rule "
		       "context='b'><s:report "
		       "test='1'>one</s:report></s:rule></s:pattern><s:pattern id='two'><s:rule "
		       "context='r|c'><s:report test='1'>two</s:report></s:rule></s:pattern>"),
		"#ANY", 2, 0, "no phase fits"},
};

static const struct desk_case parts[] = {
	{"the part of a document",
		SCHEMA("<s:phase id='p' from=\"c\"><s:active pattern='one'/><s:active "
		       "pattern='two'/></s:phase><s:pattern id='one'><s:rule context='b'><s:report "
		       "test='1'>one</s:report></s:rule></s:pattern><s:pattern id='two'><s:rule "
		       "context='r|c'><s:report test='1'>two</s:report></s:rule></s:pattern>"),
		"p", 1, 2, "4:1: error: two"},
	{"what is around it is not looked at",
		SCHEMA("<s:phase id='p' from=\"b\"><s:active pattern='one'/><s:active "
		       "pattern='two'/></s:phase><s:pattern id='one'><s:rule context='b'><s:report "
		       "test='1'>one</s:report></s:rule></s:pattern><s:pattern id='two'><s:rule "
		       "context='r|c'><s:report test='1'>two</s:report></s:rule></s:pattern>"),
		"p", 1, 3, "one"},
	{"by an absolute path",
		SCHEMA("<s:phase id='p' from=\"/r/c\"><s:active pattern='one'/><s:active "
		       "pattern='two'/></s:phase><s:pattern id='one'><s:rule context='b'><s:report "
		       "test='1'>one</s:report></s:rule></s:pattern><s:pattern id='two'><s:rule "
		       "context='r|c'><s:report test='1'>two</s:report></s:rule></s:pattern>"),
		"p", 1, 2, "4:4: error: one"},
	{"nothing of the document",
		SCHEMA("<s:phase id='p' from=\"zz\"><s:active pattern='one'/><s:active "
		       "pattern='two'/></s:phase><s:pattern id='one'><s:rule context='b'><s:report "
		       "test='1'>one</s:report></s:rule></s:pattern><s:pattern id='two'><s:rule "
		       "context='r|c'><s:report test='1'>two</s:report></s:rule></s:pattern>"),
		"p", 0, 0, ""},
	{"parts in each other once",
		SCHEMA("<s:phase id='p' from=\"c|c/b|r/b[1]\"><s:active pattern='one'/><s:active "
		       "pattern='two'/></s:phase><s:pattern id='one'><s:rule context='b'><s:report "
		       "test='1'>one</s:report></s:rule></s:pattern><s:pattern id='two'><s:rule "
		       "context='r|c'><s:report test='1'>two</s:report></s:rule></s:pattern>"),
		"p", 1, 3, "2:1: error: one"},
	{"by an expression that is no path",
		SCHEMA("<s:phase id='p' from=\"(//b)[last()]|//c\"><s:active "
		       "pattern='one'/><s:active pattern='two'/></s:phase><s:pattern "
		       "id='one'><s:rule context='b'><s:report "
		       "test='1'>one</s:report></s:rule></s:pattern><s:pattern id='two'><s:rule "
		       "context='r|c'><s:report test='1'>two</s:report></s:rule></s:pattern>"),
		"p", 1, 2, "4:4: error: one"},
	{"by a variable of the phase",
		SCHEMA("<s:phase id='p' from='$part'><s:let name='part' value='//c'/><s:active "
		       "pattern='two'/></s:phase><s:pattern id='one'><s:rule context='b'><s:report "
		       "test='1'>one</s:report></s:rule></s:pattern><s:pattern id='two'><s:rule "
		       "context='r|c'><s:report test='1'>two</s:report></s:rule></s:pattern>"),
		"p", 1, 1, "4:1: error: two"},
	{"one attribute",
		SCHEMA("<s:phase id='p' from='//b[2]/@n | //c'><s:active "
		       "pattern='a'/></s:phase><s:pattern id='a'><s:rule context='@n'><s:report "
		       "test='1'>at</s:report></s:rule></s:pattern>"),
		"p", 1, 2, "3:7: error: at"},
	{"expressions see all of the document",
		SCHEMA("<s:phase id='p' from='c'><s:active pattern='x'/></s:phase><s:pattern "
		       "id='x'><s:rule context='b'><s:report test='count(//b) = 3 and "
		       "ancestor::r'>seen</s:report></s:rule></s:pattern>"),
		"p", 1, 1, "seen"},
	{"other documents are looked at whole",
		SCHEMA("<s:phase id='p' from='c'><s:active pattern='x'/></s:phase><s:pattern "
		       "id='x' documents='/r/@also'><s:rule context='/*'><s:report "
		       "test='1'>whole</s:report></s:rule></s:pattern>"),
		"p", 1, 1, "other.xml:1:1"},
	{"a broken one",
		SCHEMA("<s:phase id='p' from=\"//c[\"><s:active pattern='one'/><s:active "
		       "pattern='two'/></s:phase><s:pattern id='one'><s:rule context='b'><s:report "
		       "test='1'>one</s:report></s:rule></s:pattern><s:pattern id='two'><s:rule "
		       "context='r|c'><s:report test='1'>two</s:report></s:rule></s:pattern>"),
		"p", 2, 0, "is broken"},
};

static const struct desk_case documents[] = {
	{"a pattern about another document",
		SCHEMA("<s:pattern documents='/r/@also'><s:rule context='/*'><s:report "
		       "test='self::other'>there</s:report></s:rule></s:pattern>"),
		NULL, 1, 1, "other.xml:1:1: error: there"},
	{"about several, with keys of each",
		SCHEMA("<xsl:key name='k' match='*' use='name()'/><s:pattern documents='/r/@also | "
		       "/r/b/@file'><s:rule context='/*'><s:report test=\"key('k', "
		       "name())\"><s:name/></s:report></s:rule></s:pattern>"),
		NULL, 1, 2, "third.xml:2:1: error: third"},
	{"by a text, with variables of the schema",
		SCHEMA("<s:let name='name' value=\"'other'\"/><s:pattern documents=\"concat($name, "
		       "'.xml')\"><s:rule context='/*'><s:report "
		       "test='1'>x</s:report></s:rule></s:pattern>"),
		NULL, 1, 1, "other.xml:1:1"},
	{"about none",
		SCHEMA("<s:pattern documents='/r/@zz'><s:rule context='/*'><s:report "
		       "test='1'>x</s:report></s:rule></s:pattern>"),
		NULL, 0, 0, ""},
	{"a subject in it",
		SCHEMA("<s:pattern documents='/r/b/@file'><s:rule context='/*'><s:report test='1' "
		       "subject='x'>x</s:report></s:rule></s:pattern>"),
		NULL, 1, 1, "third.xml:2:8"},
	{"another document that is missing",
		SCHEMA("<s:pattern documents=\"'none.xml'\"><s:rule context='*'/></s:pattern>"),
		NULL, 2, 0, "'none.xml' of a pattern cannot be used"},
};

static void
a_phase_chooses_patterns(void **state)
{
	desk_judge(*state, phases, sizeof phases / sizeof *phases);
}

static void
a_phase_says_where_to_start(void **state)
{
	desk_judge(*state, parts, sizeof parts / sizeof *parts);
}

static void
a_pattern_says_which_documents(void **state)
{
	desk_judge(*state, documents, sizeof documents / sizeof *documents);
}

int
main(int argc, char **argv)
{
	struct desk desk;
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_prestate(a_phase_chooses_patterns, &desk),
		cmocka_unit_test_prestate(a_phase_says_where_to_start, &desk),
		cmocka_unit_test_prestate(a_pattern_says_which_documents, &desk),
	};
	int failed;

	desk_open(&desk, argc ? argv[0] : "",
		"<r also='other.xml'>\n<b n='1'/>\n<b n='2' file='third.xml'/>\n<c><b "
		"n='3'/></c></r>");
	desk_write(&desk, "other.xml", "<other/>");
	desk_write(&desk, "third.xml", "<!-- third -->\n<third><x/></third>");
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	desk_close(&desk);
	return failed;
}
