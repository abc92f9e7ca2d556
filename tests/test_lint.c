/* test_lint.c -- tests: tsagcheck schematron --lint: what is odd in a schema, and nothing else */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "../checker/base/buffer.h"
#include "../checker/check/lint.h"
#include "calling.h"
#include "files.h"
#include "program.h"

#define SCHEMA(attributes, content)                                 \
	"<s:schema xmlns:s='http://purl.oclc.org/dsdl/schematron' " \
	"xmlns:xsl='http://www.w3.org/1999/XSL/Transform' " attributes ">" content "</s:schema>"
#define PATTERN(content) SCHEMA("", "<s:pattern>" content "</s:pattern>")

/* An assertion that nothing is said of. */
#define GOOD(id, test) "<s:assert id='" id "' test=\"" test "\">A <s:name/> has it.</s:assert>"
#define RULE(context, id) "<s:rule context=\"" context "\">" GOOD(id, "@x") "</s:rule>"
#define ORDER(first, second) PATTERN(RULE(first, "one") RULE("^" second, "two"))

/* A schema with ^ before each node that is spoken of, and what is said, in the order of the nodes:
 * names of checks with a space behind each. */
static const struct oddity {
	const char *schema, *checks;
} oddities[] = {
	{PATTERN(RULE("a", "one")), ""},
	/* the nodes of an earlier rule */
	{ORDER("a", "a"), "rule-shadowed "},
	{ORDER("a", "x/a"), "rule-shadowed "},
	{ORDER("a", "/x//a[@b]"), "rule-shadowed "},
	{ORDER("*", "a[@b]"), "rule-shadowed "},
	{ORDER("node()", "text()"), "rule-shadowed "},
	{ORDER("node()|@*", "@a | b | comment()"), "rule-shadowed "},
	{ORDER("@*", "a/@b"), "rule-shadowed "},
	{ORDER("a|b", "x/b | a"), "rule-shadowed "},
	{ORDER("x/a", "/x/a"), "rule-shadowed "},
	{ORDER("x//a", "x/y/a"), "rule-shadowed "},
	{ORDER("*/a", "x/a"), "rule-shadowed "},
	{ORDER("//a", "a"), "rule-shadowed "},
	{ORDER("a[@b]", "a[@b][@c]"), "rule-shadowed "},
	{ORDER("a[2]", "x/a[2]"), "rule-shadowed "},
	{ORDER("processing-instruction()", "processing-instruction('p')"), "rule-shadowed "},
	{ORDER("text()", "x/text()"), "rule-shadowed "},
	{ORDER("comment()", "x/comment()"), "rule-shadowed "},
	{ORDER("/", "/"), "rule-shadowed "},
	{PATTERN(RULE("a", "one") RULE("b", "two") RULE("^x/a | x/b", "three")), "rule-shadowed "},
	{SCHEMA("", "<s:ns prefix='p' uri='u'/><s:pattern>" RULE("p:*", "one")
			    RULE("^p:a", "two") "</s:pattern>"),
		"rule-shadowed "},
	{SCHEMA("", "<s:ns prefix='p' uri='u'/><s:pattern>" RULE("*", "one")
			    RULE("^p:a", "two") "</s:pattern>"),
		"rule-shadowed "},
	/* some are left */
	{SCHEMA("", "<s:ns prefix='p' uri='u'/><s:ns prefix='q' uri='v'/><s:pattern>" RULE(
			    "p:*", "one") RULE("q:a", "two") "</s:pattern>"),
		""},
	{PATTERN(RULE("x//a", "one") RULE("y/z/a", "two")), ""},
	{PATTERN(RULE("x/a", "one") RULE("a", "two")), ""},
	{PATTERN(RULE("/a", "one") RULE("a", "two")), ""},
	{PATTERN(RULE("a[@b]", "one") RULE("a", "two")), ""},
	{PATTERN(RULE("a[@b]", "one") RULE("a[@c][@b]", "two")), ""},
	{PATTERN(RULE("a[@b]/c", "one") RULE("a/c", "two")), ""},
	{PATTERN(RULE("*[2]", "one") RULE("a[2]", "two")), ""},
	{PATTERN(RULE("x/a", "one") RULE("x//a", "two")), ""},
	{PATTERN(RULE("x/*/a", "one") RULE("x//a", "two")), ""},
	{PATTERN(RULE("*/a", "one") RULE("a", "two")), ""},
	{PATTERN(RULE("*", "one") RULE("@a", "two") RULE("text()", "three")), ""},
	{PATTERN(RULE("node()", "one") RULE("@a", "two") RULE("/", "three")), ""},
	{PATTERN(RULE("a", "one") RULE("a | b", "two")), ""},
	{PATTERN(RULE("text()", "one") RULE("comment()", "two") RULE("/", "three")), ""},
	{PATTERN(RULE("a", "one")), ""},
	{SCHEMA("", "<s:ns prefix='p' uri='u'/><s:pattern>" RULE("a", "one") RULE("p:a", "two")
			    RULE("p:*", "three") RULE("*", "four") "</s:pattern>"),
		""},
	{SCHEMA("", "<s:pattern>" RULE("a", "one") "</s:pattern><s:pattern>" RULE(
			    "a", "two") "</s:pattern>"),
		""},
	{SCHEMA("schematronEdition='2025'",
		 "<s:group>" RULE("a", "one") RULE("a", "two") "</s:group>"),
		""},
	/* in one case of an abstract pattern, but not in the other; in both */
	{SCHEMA("", "<s:pattern abstract='true' id='p'>" RULE("$u", "one")
			    RULE("$v", "two") "</s:pattern><s:pattern is-a='p'><s:param name='u' "
					      "value='a'/><s:param name='v' "
					      "value='x/a'/></s:pattern><s:pattern "
					      "is-a='p'><s:param name='u' value='a'/>"
					      "<s:param name='v' value='b'/></s:pattern>"),
		""},
	{SCHEMA("",
		 "<s:pattern abstract='true' id='p'>" RULE("$u", "one") RULE("^$u/c|$u", "two")
			 RULE("^$u/c", "three") "</s:pattern><s:pattern is-a='p'><s:param name='u' "
						"value='c'/></s:pattern>"),
		"rule-shadowed rule-shadowed "},
	/* what is defined and not used */
	{SCHEMA("", "<s:let name='^v' value='1'/><s:pattern>" RULE("a", "one") "</s:pattern>"),
		"let-unused "},
	{SCHEMA("", "<s:let name='v' value='1'/><s:pattern><s:rule context='a'>" GOOD(
			    "one", "@x = $v") "</s:rule></s:pattern>"),
		""},
	{PATTERN("<s:rule context='a'><s:let name='^v' value='1'/>" GOOD(
		 "one", "@x") "</s:rule><s:rule context='b'><s:let name='v' value='1'/>" GOOD("two",
		 "$v") "</s:rule>"),
		"let-unused "},
	{PATTERN("<s:rule abstract='true' id='r'>" GOOD(
		 "one", "@x = $v") "</s:rule><s:rule "
				   "context='a'><s:let name='v' value='1'/><s:extends "
				   "rule='r'/></s:rule>"),
		""},
	{SCHEMA("",
		 "<s:pattern><s:rule context='a'><s:let name='v' value='1'/><s:assert id='one' "
		 "test='@x' diagnostics='d'>It.</s:assert></s:rule></s:pattern><s:diagnostics>"
		 "<s:diagnostic id='d'><s:value-of select='$v'/></s:diagnostic></s:diagnostics>"),
		""},
	{SCHEMA("", "<xsl:key name='^k' match='a' use='@b'/><xsl:key name='l' match='a' "
		    "use='@b'/><s:pattern><s:rule context='a'>" GOOD(
			    "one", "key( 'l', @x)") "</s:rule></s:pattern>"),
		"key-unused "},
	{SCHEMA("", "<xsl:key name='^k' match='a' use='@b'/><xsl:key name='l' match='a' "
		    "use='@b'/><s:pattern><s:rule context='a'>" GOOD(
			    "one", "key(&quot;l&quot;, @x)") "</s:rule></s:pattern>"),
		"key-unused "},
	{SCHEMA("", "<xsl:key name='k' match='a' use='@b'/><s:pattern><s:rule context='a'>" GOOD(
			    "one", "key(@which, @x)") "</s:rule></s:pattern>"),
		""},
	{SCHEMA("", "<s:ns prefix='^p' uri='u'/><s:ns prefix='q' uri='v'/><s:pattern>" RULE(
			    "q:a", "one") "</s:pattern>"),
		"ns-unused "},
	{SCHEMA("", "<s:pattern>" RULE("a", "one") "</s:pattern><s:diagnostics><s:diagnostic "
						   "id='^d'/></s:diagnostics>"),
		"diagnostic-unused "},
	{SCHEMA("", "<s:pattern>" RULE("a", "one") "</s:pattern><s:properties><s:property "
						   "id='^d'/></s:properties>"),
		"property-unused "},
	{PATTERN("<s:rule abstract='true' id='^r'>" GOOD("one", "@x") "</s:rule>" RULE("a", "two")),
		"abstract-rule-unused "},
	{SCHEMA("", "<s:pattern abstract='true' id='^p'>" RULE(
			    "a", "one") "</s:pattern><s:pattern>" RULE("a", "two") "</s:pattern>"),
		"abstract-pattern-unused "},
	{SCHEMA("", "<s:pattern abstract='true' id='p'>" RULE(
			    "$u", "one") "</s:pattern><s:pattern "
					 "is-a='p'><s:param name='u' value='a'/><s:param name='^v' "
					 "value='a'/></s:pattern>"),
		"parameter-unused "},
	{SCHEMA("", "<s:pattern abstract='true' id='p'><s:rule context='a'><s:assert id='one' "
		    "test='@x' diagnostics='d'/></s:rule></s:pattern><s:pattern is-a='p'><s:param "
		    "name='v' value='@y'/></s:pattern><s:diagnostics><s:diagnostic id='d'>It is "
		    "<s:value-of select='$v'/></s:diagnostic></s:diagnostics>"),
		""},
	{SCHEMA("schematronEdition='2025'",
		 "<s:param name='^v' value='1'/><s:pattern>" RULE("a", "one") "</s:pattern>"),
		"let-unused "},
	{SCHEMA("schematronEdition='2025'",
		 "<s:param name='v' value='1'/><s:pattern><s:rule "
		 "context='a'>" GOOD("one", "@x = $v") "</s:rule></s:pattern>"),
		""},
	/* phases */
	{SCHEMA("", "<s:phase id='^f'/><s:phase id='g'><s:active pattern='p'/></s:phase><s:pattern "
		    "id='p'>" RULE("a", "one") "</s:pattern>"),
		"phase-empty "},
	{SCHEMA("", "<s:phase id='f'><s:active pattern='p'/><s:active pattern='^q'/></s:phase>"
		    "<s:pattern id='p'>" RULE("a", "one") "</s:pattern>"),
		"active-unknown "},
	{SCHEMA("defaultPhase='f'",
		 "<s:phase id='f'><s:active pattern='p'/></s:phase><s:pattern "
		 "id='p'>" RULE("a", "one") "</s:pattern><s:pattern id='^q'>" RULE(
			 "a", "two") "</s:pattern>"),
		"pattern-in-no-phase "},
	{SCHEMA("defaultPhase='^g'", "<s:phase id='f'><s:active pattern='p'/></s:phase><s:pattern "
				     "id='p'>" RULE("a", "one") "</s:pattern>"),
		"default-phase-unknown "},
	/* assertions */
	{PATTERN("<s:rule context='a'>^<s:assert id='one' test='@x'>An <s:emph>x</s:emph>."
		 "</s:assert></s:rule>"),
		"message-without-value "},
	{PATTERN("<s:rule context='a'>^<s:assert id='one' test='@x'><s:emph> </s:emph>"
		 "</s:assert></s:rule>"),
		"message-empty "},
	{PATTERN("<s:rule context='a'>^<s:assert test='@x'>A <s:name/>.</s:assert></s:rule>"),
		"assertion-without-id "},
	{PATTERN("<s:rule context='a'>^<s:assert id='one' test='@x'>It.</s:assert></s:rule>"),
		"message-without-value "},
	{PATTERN("<s:rule context='a'>^<s:assert id='one' test='@x'> </s:assert></s:rule>"),
		"message-empty "},
	{PATTERN("<s:rule context='a'><s:assert id='one' test=\"^'@x'\">A <s:name/>.</s:assert>"
		 "<s:report id='two' test='^not(1 = 1) or false()'>A "
		 "<s:name/>.</s:report></s:rule>"),
		"assertion-constant assertion-constant "},
	{PATTERN("<s:rule context='a'><s:report id='one' test='true()'>A <s:name/>.</s:report>"
		 "<s:assert id='two' test='false()'>A <s:name/>.</s:assert></s:rule>"),
		""},
	/* elements that are named like what makes nothing depend on a document */
	{PATTERN("<s:rule context='a'>" GOOD("one", "div") GOOD("two", "not(div)") GOOD(
		 "three", "true or not(false)") GOOD("four", "div div 2 = and") "</s:rule>"),
		""},
	{PATTERN("<s:rule context='a'><s:assert id='one' test='^ 2 div 1 and true ( )'>A "
		 "<s:name/>.</s:assert></s:rule>"),
		"assertion-constant "},
	{PATTERN("<s:rule context='a'>" GOOD("i", "@x") "<s:report id='^i' test='@y'>A <s:name/>."
							"</s:report></s:rule>"),
		"id-duplicate "},
	/* patterns and rules without content */
	{SCHEMA("", "^<s:pattern/>"), "pattern-empty "},
	{PATTERN("<s:rule context='b'/>" RULE("a", "one") "^<s:rule context='c'/>"), "rule-empty "},
};

struct desk {
	const char *program, *folder;
	struct arena arena;
};

/* The schema without its marks; columns gets one for each. */
static char *
unmarked(const char *schema, struct buffer *columns, struct arena *a)
{
	char *text = arena_copy(a, schema), *to = text;

	for (const char *at = schema; *at; at++)
		if (*at == '^')
			buffer_print(columns, "%zu ", (size_t)(to - text) + 1);
		else
			*to++ = *at;
	*to = '\0';
	return text;
}

/* From lines "FILE:1:COLUMN: severity: … [check]" the columns and the checks; of related ones
 * nothing. */
static void
take_lines(const char *output, const char *file, struct buffer *columns, struct buffer *checks,
	struct arena *a)
{
	char *text = arena_copy(a, output);

	for (char *line; (line = line_next(&text));) {
		const char *place = line + strlen(file) + strlen(":1:"), *name = strrchr(line, '[');

		if (strstr(line, ": note: the other one is here") ||
			strncmp(line, file, strlen(file)))
			continue;
		buffer_print(columns, "%lu ", strtoul(place, NULL, 10));
		buffer_print(checks, "%.*s ", (int)strcspn(name + 1, "]"), name + 1);
	}
}

static void
assert_oddity(struct desk *desk, const struct oddity *oddity)
{
	struct arena *a = &desk->arena;
	struct buffer marked = {0}, columns = {0}, checks = {0};
	const char *schema = unmarked(oddity->schema, &marked, a);
	const char *file = folder_write(desk->folder, "schema.sch", schema, a);
	struct outcome run =
		PROGRAM(desk->program, a, "schematron", "--lint", "--format", "gcc", file);

	take_lines(run.output, file, &columns, &checks, a);
	if (strcmp(buffer_text(&checks), oddity->checks) || *run.trouble)
		fail_msg("%s\nis said to be %snot %s:\n%s%s", oddity->schema, buffer_text(&checks),
			oddity->checks, run.output, run.trouble);
	assert_int_equal(run.status, strstr(run.output, ": error: ") ? 1 : 0);
	assert_string_equal(buffer_text(&columns), buffer_text(&marked));
	buffer_clear(&marked);
	buffer_clear(&columns);
	buffer_clear(&checks);
}

static void
what_is_odd_is_said_and_nothing_else(void **state)
{
	for (size_t i = 0; i < sizeof oddities / sizeof *oddities; i++)
		assert_oddity(*state, &oddities[i]);
}

/* Each check has a case above and a row in the manual. */
static void
every_check_is_tried_and_described(void **state)
{
	struct arena a = {0};
	const char *manual = file_text("docs/schematron.md", &a);
	size_t count;
	const struct lint_row *rows = lint_rows(&count);

	(void)state;
	assert_non_null(manual);
	assert_int_not_equal(count, 0);
	for (size_t i = 0; i < count; i++) {
		const char *name = arena_print(&a, "%s ", rows[i].name);
		size_t tried = 0;

		for (size_t j = 0; j < sizeof oddities / sizeof *oddities; j++)
			tried += strstr(oddities[j].checks, name) != NULL;
		if (!tried || !strstr(manual, arena_print(&a, "\n| `%s` | %s |", rows[i].name,
						      severity_name(rows[i].severity))))
			fail_msg("%s: %zu cases; is it in docs/schematron.md?", name, tried);
		assert_true(i == 0 || strcmp(rows[i - 1].name, rows[i].name) < 0);
	}
	arena_clear(&a);
}

/* The status follows --fail-on; a schema that cannot be read is 2, the others are still looked at.
 */
static void
the_status_is_that_of_documents(void **state)
{
	struct desk *desk = *state;
	struct arena *a = &desk->arena;
	const char *good = folder_write(desk->folder, "good.sch", PATTERN(RULE("a", "one")), a);
	const char *odd = folder_write(desk->folder, "odd.sch", SCHEMA("", "<s:pattern/>"), a);
	const char *bad = folder_write(desk->folder, "bad.sch", "<bad/>", a);
	struct outcome run = PROGRAM(desk->program, a, "schematron", "--lint", good);

	assert_int_equal(run.status, 0);
	assert_string_equal(run.output, "");
	run = PROGRAM(desk->program, a, "schematron", "--lint", good, odd);
	assert_int_equal(run.status, 0);
	assert_non_null(strstr(run.output, "1 warning in 2 documents\n"));
	run = PROGRAM(desk->program, a, "schematron", "--lint", "--fail-on", "warning", odd);
	assert_int_equal(run.status, 1);
	run = PROGRAM(desk->program, a, "schematron", "--lint", bad, odd);
	assert_int_equal(run.status, 2);
	assert_non_null(strstr(run.output, "[pattern-empty]"));
	run = PROGRAM(desk->program, a, "schematron", "--lint", "--format", "json", odd);
	assert_non_null(strstr(run.output, "\"pattern-empty\""));
	run = PROGRAM(desk->program, a, "schematron", "--lint", "--format", "svrl", odd);
	assert_int_equal(run.status, 2);
	assert_non_null(strstr(run.trouble, "there is no format 'svrl'"));
	run = PROGRAM(desk->program, a, "schematron", odd);
	assert_int_equal(run.status, 2);
	assert_non_null(strstr(run.trouble, "schematron takes SCHEMA FILE..."));
}

/* What is included is looked at in its own file. */
static void
an_included_file_is_looked_at(void **state)
{
	struct desk *desk = *state;
	struct arena *a = &desk->arena;
	const char *file = folder_write(
		desk->folder, "whole.sch", SCHEMA("", "<s:include href='part.xml'/>"), a);
	const char *part = folder_write(desk->folder, "part.xml",
		"<pattern xmlns='http://purl.oclc.org/dsdl/schematron'>\n<let name='v' "
		"value='1'/><rule context='a'><assert id='i' test='@x'>A <name/>.</assert></rule>"
		"</pattern>",
		a);
	struct outcome run =
		PROGRAM(desk->program, a, "schematron", "--lint", "--format", "gcc", file);
	const char *start =
		arena_print(a, "%s:2:12: warning: the variable $v is used nowhere", part);

	assert_memory_equal(run.output, start, strlen(start));
	assert_null(strchr(strchr(run.output, '\n') + 1, '\n'));
}

static int
desk_open(void **state)
{
	struct desk *desk = *state;

	desk->folder = folder_new(&desk->arena);
	return 0;
}

static int
desk_close(void **state)
{
	struct desk *desk = *state;

	folder_remove(desk->folder);
	return 0;
}

#define AT_A_DESK(test) cmocka_unit_test_prestate_setup_teardown(test, desk_open, desk_close, &desk)

int
main(int argc, char **argv)
{
	struct desk desk = {0};
	const struct CMUnitTest tests[] = {
		AT_A_DESK(what_is_odd_is_said_and_nothing_else),
		cmocka_unit_test(every_check_is_tried_and_described),
		AT_A_DESK(the_status_is_that_of_documents),
		AT_A_DESK(an_included_file_is_looked_at),
	};
	int failed;

	desk.program = program_beside(argc ? argv[0] : "", &desk.arena);
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	arena_clear(&desk.arena);
	return failed;
}
