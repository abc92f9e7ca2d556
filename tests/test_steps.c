/* test_steps.c -- tests: the limit of steps holds however an expression is evaluated */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "../checker/base/buffer.h"
#include "desk.h"

enum { ELEMENTS = 400 };

/* Expressions at elements <a x='1'/>, and so many steps that some of their nodes are within. */
static const struct {
	const char *test;
	const char *few, *many;
} expressions[] = {
	/* libxml2 evaluates it */
	{"count(//a/namespace::*) = 0", "100", "100000"},
	/* values are put into a table when they are asked for again */
	{"not(preceding-sibling::a[@x = current()/@x])", "100", "0"},
	/* from which the nodes come */
	{"not(../a[1][count(//a[@x = current()/@x]) = 0]) and count(//a[@x = current()/@x]) = 400",
		"1000", "0"},
};

static struct outcome
run(struct desk *desk, const char *test, const char *steps)
{
	struct arena *a = &desk->arena;
	const char *schema = desk_write(desk, "schema.sch",
		arena_print(a,
			"<s:schema xmlns:s='http://purl.oclc.org/dsdl/schematron'><s:pattern>"
			"<s:rule context='a'><s:assert id='s' test=\"%s\">.</s:assert></s:rule>"
			"</s:pattern></s:schema>",
			test));

	return PROGRAM(desk->program, a, "schematron", "-f", "gcc", "--max-steps", steps, schema,
		desk->document);
}

static void
no_expression_takes_more_steps(void **state)
{
	struct desk *desk = *state;

	for (size_t i = 0; i < sizeof expressions / sizeof *expressions; i++) {
		struct outcome past = run(desk, expressions[i].test, expressions[i].few);
		struct outcome all = run(desk, expressions[i].test, expressions[i].many);

		if (past.status != 2 ||
			!strstr(past.trouble, arena_print(&desk->arena,
						      "needs more than %s steps of an XPath "
						      "expression at a node",
						      expressions[i].few)))
			fail_msg("%s:\n%s", expressions[i].test, past.trouble);
		assert_string_equal(all.trouble, "");
		assert_int_not_equal(all.status, 2);
	}
}

int
main(int argc, char **argv)
{
	struct desk desk;
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_prestate(no_expression_takes_more_steps, &desk),
	};
	struct buffer document = {0};
	int failed;

	buffer_add_text(&document, "<r>");
	for (int i = 0; i < ELEMENTS; i++)
		buffer_add_text(&document, "<a x='1'/>");
	buffer_add_text(&document, "</r>");
	desk_open(&desk, argc ? argv[0] : "", document.text);
	buffer_clear(&document);
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	desk_close(&desk);
	return failed;
}
