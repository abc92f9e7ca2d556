/* test_bad_rules.c -- tests: rules and recognisers that are broken are said, each fault once */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "../checker/base/buffer.h"
#include "calling.h"
#include "program.h"
#include "refusal.h"

static const char *program;

/* A folder with a report of many paragraphs. */
struct desk {
	const char *folder, *report;
	struct arena arena;
};

static int
desk_open(void **state)
{
	struct desk *desk = memory_new(sizeof *desk);
	struct buffer text = {0};

	*desk = (struct desk){.folder = NULL};
	desk->folder = folder_new(&desk->arena);
	buffer_add_text(&text, "<report><body>");
	for (int i = 0; i < 3000; i++)
		buffer_print(&text, "<p>paragraph %d aaaaaaaaaaaaaaaaaaaaaaaaaaaab</p>\n", i);
	buffer_add_text(&text, "</body></report>");
	desk->report = folder_write(desk->folder, "report.xml", text.text, &desk->arena);
	buffer_clear(&text);
	*state = desk;
	return 0;
}

static int
desk_close(void **state)
{
	struct desk *desk = *state;

	folder_remove(desk->folder);
	arena_clear(&desk->arena);
	free(desk);
	return 0;
}

#define SCHEMA(content)                                                                   \
	"<sch:schema xmlns:sch='http://purl.oclc.org/dsdl/schematron'\n xmlns:t='x'>\n"   \
	"<sch:ns prefix='re' uri='http://exslt.org/regular-expressions'/>\n<sch:pattern>" \
	"\n" content "\n</sch:pattern></sch:schema>\n"

#define RULE(context, assertion) \
	SCHEMA("<sch:rule context=\"" context "\">\n " assertion "\n</sch:rule>")

#define TEST(expression) RULE("p", "<sch:assert test=\"" expression "\">No.</sch:assert>")

/* A rule file, and what is said of it behind its name. */
static const struct {
	const char *text, *expected;
} schemas[] = {
	{"no XML", "1:1: is not well-formed XML: no element begins here"},
	{"<schema/>", "1:1: is a schema in no namespace with the root element <schema>, not an "
		      "ISO Schematron schema"},
	{TEST("count(p"), "6:27: the expression \"count(p\" is broken: it ends too early"},
	{TEST("q:p"), "6:20: the prefix 'q' in \"q:p\" is not declared"},
	{TEST("q:f()"), "6:20: the prefix 'q' in \"q:f()\" is not declared"},
	{TEST("nosuch(.)"), "6:20: the function nosuch() in \"nosuch(.)\" is not known"},
	{TEST("$nosuch"), "6:20: the variable $nosuch in \"$nosuch\" is not defined here"},
	{TEST("contains(.)"),
		"6:20: the expression \"contains(.)\" is broken: a function has too few "
		"or too many arguments"},
	{TEST("key('nosuch', .)"),
		"6:20: the expression \"key('nosuch', .)\" is broken: there is no "
		"key of that name"},
	{TEST("re:test(., 'a(b')"), "6:20: the expression \"re:test(., 'a(b')\" is broken: the "
				    "regular expression 'a(b' is "
				    "broken: missing closing parenthesis, at character 4"},
	{RULE("q:p", "<sch:assert test='true()'/>"),
		"5:20: the prefix 'q' in \"q:p\" is not declared"},
	{RULE("p[", "<sch:assert test='true()'/>"),
		"5:22: the context \"p[\" is broken: a ] is missing"},
	{RULE("p[nosuch()]", "<sch:assert test='true()'/>"),
		"5:22: the function nosuch() in \"p[nosuch()]\" is not known"},
	{SCHEMA("<sch:rule><sch:assert test='true()'/></sch:rule>"),
		"5:1: <rule> lacks the attribute 'context'"},
	{RULE("p", "<sch:assert/>"), "6:2: <assert> lacks the attribute 'test'"},
	{RULE("p", "<sch:asert test='true()'/>"), "6:2: Schematron has no element <asert>"},
	{RULE("p", "<sch:assert test='true()' diagnostics='nosuch'/>"),
		"6:41: refers to the diagnostic 'nosuch', which is not there"},
	{RULE("p", "<sch:let name='a' value='$b'/><sch:let name='b' value='$a'/>"
		   "<sch:assert test='$a'/>"),
		"6:2: the value of $a needs itself"},
};

static struct outcome
check_with(struct desk *desk, const char *rules)
{
	return PROGRAM(program, &desk->arena, "--rules", rules, desk->report);
}

/* Though the report has thousands of paragraphs. */
static void
broken_rules_are_said_once(void **state)
{
	struct desk *desk = *state;

	for (size_t i = 0; i < sizeof schemas / sizeof *schemas; i++) {
		const char *file =
			folder_write(desk->folder, "rule.sch", schemas[i].text, &desk->arena);
		struct outcome outcome = check_with(desk, file);

		assert_refused(
			&outcome, arena_print(&desk->arena, "%s:%s", file, schemas[i].expected));
	}
}

/* What is found is shown, but not as if it were all. */
static void
a_broken_message_hides_no_finding(void **state)
{
	struct desk *desk = *state;
	const char *file = folder_write(desk->folder, "rule.sch",
		RULE("p[1]", "<sch:assert test='false()'>Value <sch:value-of "
			     "select='count(1)'/></sch:assert>"),
		&desk->arena);
	struct outcome outcome = check_with(desk, file);

	assert_said(&outcome, arena_print(&desk->arena,
				      "%s:6:57: the expression \"count(1)\" is broken: a "
				      "value is of another type than is needed",
				      file));
	assert_non_null(strstr(outcome.output, "1 error in "));
	assert_non_null(strstr(outcome.output, "\nincomplete: 1 problem, see above; "));
}

/* A pattern that would run for hours is stopped on each paragraph, and that is said once. */
static void
a_pattern_without_end_is_said_once(void **state)
{
	struct desk *desk = *state;
	const char *file = folder_write(desk->folder, "rule.sch",
		RULE("p[not(preceding::p[3])]", "<sch:assert test=\"re:test(., '(a|aa)+$')\"/>"),
		&desk->arena);
	struct outcome outcome = check_with(desk, file);

	assert_int_equal(outcome.status, 2);
	assert_non_null(
		strstr(outcome.trouble, "needs more than 2000000 steps of a regular expression"));
	assert_null(strstr(strstr(outcome.trouble, "needs more") + 1, "needs more"));
}

/* Of a paragraph that goes on and on only what stands around the words is shown. */
static void
a_paragraph_without_end_is_not_shown_whole(void **state)
{
	struct desk *desk = *state;
	struct arena *a = &desk->arena;
	const char *rule = folder_write(desk->folder, "rule.sch",
		RULE("citation", "<sch:assert test='false()'>No.</sch:assert>"), a);
	struct buffer text = {0};
	struct outcome outcome;

	buffer_add_text(&text, "<report><body><p>");
	for (int i = 0; i < 50000; i++)
		buffer_add_text(
			&text, i == 25000 ? "Resolution 1 (Rev. Geneva, 2022) " : "\xC3\xA9 ");
	buffer_add_text(&text, "</p></body></report>");
	outcome = PROGRAM(
		program, a, "--rules", rule, folder_write(desk->folder, "long.xml", text.text, a));
	assert_int_equal(outcome.status, 1);
	assert_non_null(strstr(outcome.output, "    | …\xC3\xA9 \xC3\xA9 "));
	assert_non_null(strstr(outcome.output, " \xC3\xA9…\n    | "));
	assert_in_range(strlen(outcome.output), 1000, 3000);
	buffer_clear(&text);
}

#define FACTS(content) \
	"<facts xmlns='urn:tsagcheck:facts' xmlns:t='urn:tsagcheck'>\n" content "</facts>"

static const struct {
	const char *text, *expected;
} recognisers[] = {
	{"no XML", "1:1: is not well-formed XML: no element begins here"},
	{"<facts/>", " is not a list of recognisers"},
	{FACTS("<fact name='x' each=\"t:find(//p, 'a(b')\"/>"),
		"2:22: the expression \"t:find(//p, 'a(b')\" is broken: the regular expression "
		"'a(b' is "
		"broken: missing closing parenthesis, at character 4"},
	{FACTS("<fact name='x' each='//p'><field name='y' select=\"t:find(., 'a(b')\"/></fact>"),
		"2:51: the expression \"t:find(., 'a(b')\" is broken: the regular expression 'a(b' "
		"is "
		"broken: missing closing parenthesis, at character 4"},
	{FACTS("<fact name='x' each='//p['/>"),
		"2:26: the expression \"//p[\" is broken: it ends too early"},
	{FACTS("<fact name='x' each='1'/>"),
		"2:22: the expression \"1\" is broken: it gives no nodes"},
	{FACTS("<fact name='x' each='//p'><field name='y' select='.' as='nosuch'/></fact>"),
		"2:27: 'nosuch' is no type of value"},
	{FACTS("<fact each='//p'/>"), "2:1: <fact> lacks the attribute 'name'"},
	{FACTS("<fct/>"), "2:1: <fct> has no meaning here"},
};

static void
broken_recognisers_are_said_once(void **state)
{
	struct desk *desk = *state;
	struct arena *a = &desk->arena;
	const char *folder = arena_print(a, "%s/pack", desk->folder);

	folder_write(desk->folder, "pack/pack.xml", "<pack/>", a);
	folder_write(desk->folder, "pack/rule.sch", TEST("true()"), a);
	for (size_t i = 0; i < sizeof recognisers / sizeof *recognisers; i++) {
		const char *file =
			folder_write(desk->folder, "pack/facts.xml", recognisers[i].text, a);
		struct outcome outcome = check_with(desk, folder);

		assert_refused(&outcome, arena_print(a, "%s:%s", file, recognisers[i].expected));
	}
}

int
main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(broken_rules_are_said_once, desk_open, desk_close),
		cmocka_unit_test_setup_teardown(
			a_broken_message_hides_no_finding, desk_open, desk_close),
		cmocka_unit_test_setup_teardown(
			a_pattern_without_end_is_said_once, desk_open, desk_close),
		cmocka_unit_test_setup_teardown(
			a_paragraph_without_end_is_not_shown_whole, desk_open, desk_close),
		cmocka_unit_test_setup_teardown(
			broken_recognisers_are_said_once, desk_open, desk_close),
	};
	struct arena a = {0};
	int failed;

	program = program_beside(argc ? argv[0] : "", &a);
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	arena_clear(&a);
	return failed;
}
