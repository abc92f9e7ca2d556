/* test_schema_errors.c -- tests: what is wrong with a schema is said at the very character */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdbool.h>
#include <string.h>

#include "../checker/base/buffer.h"
#include "calling.h"
#include "program.h"

#define SCHEMA(attributes, content)                                                  \
	"<s:schema xmlns:s='http://purl.oclc.org/dsdl/schematron' " attributes ">\n" \
	"<s:ns prefix='p' uri='urn:p'/><s:ns prefix='str' "                          \
	"uri='http://exslt.org/strings'/>\n" content "\n</s:schema>\n"
#define PATTERN(content) SCHEMA("", "<s:pattern>\n" content "\n</s:pattern>")
#define RULE(content) PATTERN("<s:rule context='b'>\n" content "</s:rule>")
#define TEST(expression) RULE("<s:assert test=\"" expression "\">No.</s:assert>")
#define CONTEXT(expression) PATTERN("<s:rule context=\"" expression "\"/>")

#define E5 "\u00E9\u00E9\u00E9\u00E9\u00E9"
#define E17 E5 E5 E5 "\u00E9\u00E9"
#define E22 E17 E5

/* A schema with ^ before the character that is wrong, the end of the message about it, and what is
 * to be done. */
static const struct fault {
	const char *schema, *says, *remedy;
} faults[] = {
	/* names */
	{TEST("^$nothing"), "the variable $nothing in \"$nothing\" is not defined here",
		"<sch:let"},
	{SCHEMA("", "<s:let name='width' value='1'/><s:pattern><s:rule context='b'><s:assert "
		    "test='^$widht = 1'/></s:rule></s:pattern>"),
		"the variable $widht in", "Did you mean $width? "},
	{RULE("<s:let name='width' value='1'/><s:assert test='^$widht = 1'/>"),
		"the variable $widht in", "Did you mean $width? "},
	{TEST("@a or ^q:b"), "the prefix 'q' in \"@a or q:b\" is not declared",
		"<sch:ns prefix=\"q\" uri=\"\"/>"},
	{TEST("@a and ^contians(., 'a')"), "the function contians() in",
		"Did you mean contains()? "},
	{TEST("^str:spilt(., 'a')"), "the function str:spilt() in", "Did you mean str:split()? "},
	{TEST("^matches(., 'a')"), "the function matches() in", "only functions of XPath 1.0"},
	{SCHEMA("", "<s:let name='a' value='1'/>\n<s:let name='^a' value='2'/>"),
		"the variable $a is defined twice in one scope, first in line 3", "another name"},
	{SCHEMA("", "<s:let name='a' value='1'/>\n<s:pattern><s:let name='^a' "
		    "value='2'/></s:pattern>"),
		"the variable $a is defined twice in one scope, first in line 3", "another name"},
	{RULE("<s:let name='a' value='1'/>\n<s:let name='^a' value='2'/>"),
		"the variable $a is defined twice in one scope, first in line 5", "another name"},
	/* expressions */
	{TEST("@a = ^"), "is broken: it ends too early", "Mend the expression"},
	{TEST("true(^"), "is broken: it ends too early", "Mend the expression"},
	{TEST("@a = position( ^"), "is broken: it ends too early", "Mend the expression"},
	{TEST("@a &lt;= count(b^"), "is broken: it ends too early", "Mend the expression"},
	{TEST("@a &lt; &quot;x&quot; and ^&#x3C;"), "it is not XPath 1.0", "Mend"},
	{TEST("@\xC3\xA9 &lt; 1 and ^$nothing"), "the variable $nothing in", "<sch:let"},
	{TEST("@a &lt; &quot;x&quot;\n\tand\n\t^$nothing"), "the variable $nothing in", "<sch:let"},
	{TEST("@a\r\n^&amp;&lt; 1 and\r\n"), "it is not XPath 1.0", "Mend"},
	{TEST("@a\r\n&lt; 1 and\r\n^&lt;"), "it is not XPath 1.0", "Mend"},
	/* the line is long, and cut between characters */
	{TEST("'" E22 E22 "' =  ^$nothing =  '" E22 E22 "'"), "the variable $nothing in",
		"    | \u2026" E22 "' =  $nothing =  '" E17 "\u2026\n"},
	{TEST("'" E22 E22 "' = ^$nothing = '" E22 E22 "'"), "the variable $nothing in",
		"    | \u2026" E22 "' = $nothing = '" E17 "\u00E9\u2026\n"},
	{CONTEXT("b[@a &lt; 1]/^q:c"), "the prefix 'q' in", "<sch:ns prefix=\"q\""},
	{CONTEXT("b[@a &lt; &quot;x&quot; and ^$nothing]"), "the variable $nothing in", "<sch:let"},
	{CONTEXT("b[@a &lt; &quot;x&quot; and^]"), "is broken: it ends too early", "Mend"},
	{CONTEXT("b[@a &gt; 1]/c[1^"), "is broken: a ] is missing", "Mend the rule's context"},
	{CONTEXT("b |\n  ^"), "is broken: a step is expected", "Mend the rule's context"},
	{CONTEXT("b | key('k', ^$nothing)/c"), "the variable $nothing in", "<sch:let"},
	{CONTEXT("b | id('x' + ^)/c"), "is broken: it is not XPath 1.0", "Mend"},
	{RULE("<s:assert test='@a' role='&lt;{{{1}{@a = ^$nothing}'/>"), "the variable $nothing in",
		"<sch:let"},
	{RULE("<s:assert test='@a' flag='a{@a =^}b'/>"), "is broken: it ends too early", "Mend"},
	{RULE("<s:let name='x' value='1' xmlns:q='urn:q'/><s:assert test='^q:b'/>"),
		"the prefix 'q' in", "<sch:ns prefix=\"q\""},
	{SCHEMA("", "<s:phase id='a' from='b[^$nothing]'/>"), "the variable $nothing in",
		"<sch:let"},
	{PATTERN("<s:rule context='b' subject='^$nothing'/>"), "the variable $nothing in",
		"<sch:let"},
	{PATTERN("<s:rule context='b' visit-each='^$nothing'/>"), "the variable $nothing in",
		"<sch:let"},
	{SCHEMA("", "<s:pattern><s:rule context='b'><s:assert test='1' diagnostics='d'/></s:rule>"
		    "</s:pattern><s:diagnostics><s:diagnostic id='d'><s:value-of "
		    "select='@a = ^'/></s:diagnostic></s:diagnostics>"),
		"is broken: it ends too early", "Mend the expression"},
	{SCHEMA("", "<s:param name='a' value='1'/>\n<s:let name='^a' value='2'/>"),
		"the variable $a is defined twice in one scope, first in line 3", "another name"},
	/* ids */
	{SCHEMA("", "<s:phase id='a'/>\n<s:phase id='^a'/>"),
		"the id 'a' is that of two <phase>, first in line 3", "another id"},
	{SCHEMA("", "<s:pattern id='a'/>\n<s:pattern id='^a'/>"),
		"the id 'a' is that of two <pattern>, first in line 3", "another id"},
	{PATTERN("<s:rule abstract='true' id='a'/>\n<s:rule abstract='true' id='^a'/>"),
		"the id 'a' is that of two <rule>, first in line 4", "another id"},
	{SCHEMA("", "<s:properties><s:property id='a'/>\n<s:property id='^a'/></s:properties>"),
		"the id 'a' is that of two <property>, first in line 3", "another id"},
	/* references */
	{SCHEMA("defaultPhase='^on'", "<s:phase id='one'/><s:phase id='two'/>"),
		"there is no phase 'on'",
		"Did you mean 'one'? There are: one, two, #ALL, #DEFAULT."},
	{SCHEMA("defaultPhase='a'", "<s:phase id='a'><s:active pattern='^b'/></s:phase>"),
		"refers to the pattern 'b', which is not there", "add the pattern"},
	{SCHEMA("", "<s:pattern><s:rule context='b'><s:assert test='@a' diagnostics='one\n ^tow'/>"
		    "</s:rule></s:pattern><s:diagnostics><s:diagnostic id='one'/><s:diagnostic "
		    "id='two'/></s:diagnostics>"),
		"refers to the diagnostic 'tow', which is not there", "Did you mean 'two'? "},
	{RULE("<s:assert test='@a' properties='^x'/>"),
		"refers to the property 'x', which is not there", "<sch:property>"},
	{SCHEMA("", "<s:pattern abstract='true' id='table'/><s:pattern is-a='^tabel'/>"),
		"refers to the pattern 'tabel', which is not there", "Did you mean 'table'? "},
	{SCHEMA("", "<s:pattern id='table'/><s:pattern is-a='^table'/>"),
		"refers to the pattern 'table', which is not abstract",
		"Write abstract=\"true\" at the pattern in line 3."},
	{SCHEMA("", "<s:pattern abstract='true' id='t'><s:rule context='$row'><s:assert "
		    "test='$cell'/></s:rule></s:pattern>\n<s:pattern is-a='^t'><s:param name='row' "
		    "value='b'/></s:pattern>"),
		"the abstract pattern 't' needs $cell in \"$cell\", which is not given here",
		"<sch:param name=\"cell\" value=\"\"/>"},
	{SCHEMA("", "<s:pattern abstract='true' id='t'><s:rule context='$row/c'/></s:pattern>\n"
		    "<s:pattern is-a='^t'><s:param name='rwo' value='b'/></s:pattern>"),
		"the abstract pattern 't' needs $row in", "Did you mean the parameter 'rwo'? "},
	{SCHEMA("", "<s:pattern abstract='true' id='t'><s:rule context='b'><s:assert test='$x and "
		    "^q:c'/></s:rule></s:pattern><s:pattern is-a='t'><s:param name='x' "
		    "value='long/path'/></s:pattern>"),
		"the prefix 'q' in \"long/path and q:c\" is not declared", "<sch:ns"},
	{PATTERN("<s:rule id='a' context='c'/><s:rule context='b'>\n<s:extends "
		 "rule='^a'/></s:rule>"),
		"extends the rule 'a', which is not abstract",
		"Write abstract=\"true\" at the rule in line 4"},
	{PATTERN("<s:rule id='base' abstract='true'/><s:rule context='b'>"
		 "<s:extends rule='^bsae'/></s:rule>"),
		"extends the rule 'bsae', which is not an abstract rule of this pattern",
		"Did you mean 'base'? "},
	{SCHEMA("",
		 "<s:pattern><s:rule id='base' abstract='true'/></s:pattern>\n<s:pattern><s:rule "
		 "context='b'><s:extends rule='^base'/></s:rule></s:pattern>"),
		"extends the rule 'base', which is not an abstract rule of this pattern",
		"is of another pattern: write schematronEdition=\"2025\""},
	{PATTERN("<s:rule id='a' abstract='true'><s:extends rule='^a'/></s:rule><s:rule "
		 "context='b'><s:extends rule='a'/></s:rule>"),
		"'a' is included within itself", "Take the circle out"},
	{SCHEMA("", "^<s:include href='#there'/><s:pattern id='here'/>"),
		"'#there' names no element", "Check the id behind the #."},
	{"^<s:schema xmlns:s='http://purl.oclc.org/dsdl/schematron'><s:include href='schema.sch'/>"
	 "</s:schema>",
		"<schema> has no place in <schema>", "of a file name the part"},
	/* elements and attributes */
	{RULE("^<s:asert test='@a'/>"), "Schematron has no element <asert>",
		"Did you mean <assert>? "},
	{PATTERN("^<s:assert test='@a'/>"), "<assert> has no place in <pattern>",
		"It may stand in <rule>."},
	{RULE("<s:assert test='@a'>A\n^<s:valueof select='.'/></s:assert>"),
		"Schematron has no element <valueof>", "Did you mean <value-of>? "},
	{RULE("^<s:assert>No.</s:assert>"), "<assert> lacks the attribute 'test'", "Add it"},
	{PATTERN("^<s:rule/>"), "<rule> lacks the attribute 'context'", "Add it"},
	{SCHEMA("", "^<s:include/>"), "<include> lacks the attribute 'href'", "Add it"},
	{RULE("<s:report test='a'>^<s:value-of/></s:report>"),
		"<value-of> lacks the attribute 'select'", "Add it"},
	{SCHEMA("", "^<s:ns prefix='x'/>"), "<ns> lacks the attribute 'uri'", "Add it"},
	{SCHEMA("", "^<s:phase/>"), "<phase> lacks the attribute 'id'", "Add it"},
	{RULE("^<s:let name='a'/>"), "<let> lacks the attribute 'value'", "Add it"},
	/* query bindings */
	{SCHEMA("queryBinding='^dsssl'", ""), "the query binding 'dsssl', which nobody knows",
		"queryBinding=\"xslt\""},
	{SCHEMA("queryBinding='xslt2'", "<s:let name='a' value=\"^for $i in 1 to 3 return $i\"/>"),
		"and uses what XPath 1.0 has not: for … return, to, return", "XPath 1.0 with"},
	{SCHEMA("queryBinding='xslt3'", "<s:let name='a' value=\"'eq'\"/><s:pattern><s:rule "
					"context='to/for'><s:assert test=\"@if and "
					"^matches(., 'x') and lower-case(.) != &#x3C;&lt; b\"/>"
					"</s:rule></s:pattern>"),
		"and uses what XPath 1.0 has not: <<, matches(), lower-case()", NULL},
	{SCHEMA("queryBinding='xslt2'", "<s:let name='a' value='text()/comment()/^string()'/>"),
		"and uses what XPath 1.0 has not: a function as a step", NULL},
	{SCHEMA("queryBinding='xslt2'", "<s:let name='a' value='b/^(c | d)'/>"),
		"and uses what XPath 1.0 has not: a step in brackets", NULL},
	/* other kinds of files */
	{"^<schema xmlns='http://www.ascc.net/xml/schematron'/>",
		"is a schema of Schematron 1.5 with the root element <schema>, not an ISO "
		"Schematron schema",
		"http://purl.oclc.org/dsdl/schematron"},
	{"<?xml version='1.0'?>\n^<stylesheet xmlns='http://www.w3.org/1999/XSL/Transform'/>",
		"is an XSLT stylesheet with the root element <stylesheet>", "name that schema"},
	{"^<grammar xmlns='http://relaxng.org/ns/structure/1.0'/>",
		"is a RELAX NG schema with the root element <grammar>", "RELAX NG"},
	{"^<schema xmlns='http://www.w3.org/2001/XMLSchema'/>",
		"is an XML Schema with the root element <schema>", "XML Schema"},
	{"^<schema/>", "is a schema in no namespace", "xmlns="},
	{"^<pattern xmlns='http://purl.oclc.org/dsdl/schematron'/>",
		"is a part of a Schematron schema", "<sch:include"},
	{"^<html/>", "is XML of another kind with the root element <html>", "<sch:schema"},
};

struct desk {
	const char *program, *folder, *document;
	struct arena arena;
};

/* The schema without its mark, and the line and column of the character behind that. */
static const char *
unmarked(const char *schema, long *line, long *column, struct arena *a)
{
	const char *mark = strchr(schema, '^');

	*line = *column = 1;
	for (const char *at = schema; at < mark; at++) {
		const bool ends = *at == '\n';

		*line += ends;
		*column = ends ? 1 : *column + ((*at & 0xC0) != 0x80);
	}
	return arena_print(a, "%.*s%s", (int)(mark - schema), schema, mark + 1);
}

/* The caret is under the character that stands behind the mark, as far as the line was shown. */
static void
assert_caret(const char *trouble, const char *mark)
{
	const char *line = strstr(trouble, "\n    | "), *caret;
	size_t column;

	assert_non_null(line);
	line += strlen("\n    | ");
	caret = strstr(line, "\n    | ") + strlen("\n    | ");
	column = strspn(caret, " ");
	assert_int_equal(caret[column], '^');
	/* columns to bytes */
	for (; column > 0 || (*line & 0xC0) == 0x80; line++)
		column -= (line[1] & 0xC0) != 0x80;
	assert_int_equal(*mark == '\n' ? '"' : *line, *line);
	if (*mark >= ' ')
		assert_memory_equal(line, mark, mark[1] >= ' ' ? 2 : 1);
}

static void
assert_fault(struct desk *desk, const struct fault *fault)
{
	long line, column;
	struct arena *a = &desk->arena;
	const char *schema = unmarked(fault->schema, &line, &column, a);
	const char *file = folder_write(desk->folder, "schema.sch", schema, a);
	struct outcome run = PROGRAM(desk->program, a, "schematron", file, desk->document);
	const char *place = arena_print(a, "tsagcheck: %s:%ld:%ld: ", file, line, column);

	if (run.status != 2 || strncmp(run.trouble, place, strlen(place)) ||
		!strstr(run.trouble, fault->says) ||
		(fault->remedy && !strstr(run.trouble, fault->remedy)))
		fail_msg("%s\nstatus %d, not %s\n%s\n%s", schema, run.status, place, fault->says,
			run.trouble);
	assert_caret(run.trouble, strchr(fault->schema, '^') + 1);
}

static void
a_fault_is_said_at_its_character(void **state)
{
	for (size_t i = 0; i < sizeof faults / sizeof *faults; i++)
		assert_fault(*state, &faults[i]);
}

/* What does no harm: a schema, and its warning. In each the rule for b is applied. */
static const struct fault harmless[] = {
	{SCHEMA("queryBinding='^xslt2'", "<s:pattern><s:rule context='b'><s:report test='not(@c)'>"
					 "No c.</s:report></s:rule></s:pattern>"),
		"is written for the query binding 'xslt2', but uses only what XPath 1.0 has", ""},
	{SCHEMA("queryBinding='^xslt2'",
		 "<s:pattern><s:rule context='b'><s:report test='not(c/text "
		 "())'>No c.</s:report></s:rule></s:pattern>"),
		"is written for the query binding 'xslt2', but uses only what XPath 1.0 has", ""},
	{RULE("<s:report test='not(@c)' ^diagnostic='d'>No c.</s:report>"),
		"<report> has no attribute 'diagnostic'", "Did you mean diagnostics? "},
	{RULE("<s:report test='not(@c)'>No c.</s:report>^<assert test='@c'/>"),
		"<assert> is in no namespace", "Give it the prefix"},
};

static void
what_does_no_harm_is_a_warning(void **state)
{
	struct desk *desk = *state;
	struct arena *a = &desk->arena;

	for (size_t i = 0; i < sizeof harmless / sizeof *harmless; i++) {
		long line, column;
		const char *schema = unmarked(harmless[i].schema, &line, &column, a);
		const char *file = folder_write(desk->folder, "schema.sch", schema, a);
		struct outcome run =
			PROGRAM(desk->program, a, "schematron", "-f", "gcc", file, desk->document);
		const char *start = arena_print(a, "tsagcheck: %s:%ld:", file, line);

		assert_int_equal(run.status, 1);
		assert_non_null(strstr(run.output, "error: No c. ("));
		assert_null(strstr(run.output, "incomplete"));
		assert_memory_equal(run.trouble, start, strlen(start));
		assert_non_null(strstr(run.trouble, ": warning: "));
		assert_non_null(strstr(run.trouble, harmless[i].says));
		assert_non_null(strstr(run.trouble, harmless[i].remedy));
	}
}

static int
desk_open(void **state)
{
	struct desk *desk = *state;

	desk->folder = folder_new(&desk->arena);
	desk->document = folder_write(desk->folder, "document.xml", "<b/>", &desk->arena);
	return 0;
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
			a_fault_is_said_at_its_character, desk_open, desk_close, &desk),
		cmocka_unit_test_prestate_setup_teardown(
			what_does_no_harm_is_a_warning, desk_open, desk_close, &desk),
	};
	int failed;

	desk.program = program_beside(argc ? argv[0] : "", &desk.arena);
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	arena_clear(&desk.arena);
	return failed;
}
