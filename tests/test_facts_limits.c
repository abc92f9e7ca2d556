/* test_facts_limits.c -- tests: what finds facts is held by the limits, as what checks them is */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <jansson.h>
#include <string.h>

#include "desk.h"

static const char document[] =
	"<report number='WTSA-24/1' lang='en'><front/><body><sec sec-type='clause'><label>1</label>"
	"<title>Results</title><p>See Table 1.</p><p>See Table 1.</p><p>See Table 1.</p></sec>"
	"</body></report>";

/* Neither the facts nor a "clean" come from half of an expression. */
static void
an_expression_of_facts_may_take_so_many_steps(void **state)
{
	struct desk *desk = *state;
	struct outcome out;

	out = PROGRAM(desk->program, &desk->arena, "facts", desk->document);
	assert_int_equal(out.status, 0);
	out = PROGRAM(desk->program, &desk->arena, "facts", "--max-steps=5", desk->document);
	assert_int_equal(out.status, 2);
	assert_non_null(strstr(out.trouble, "needs more than 5 steps of an XPath expression"));
	assert_non_null(strstr(out.trouble, desk->document));
	out = PROGRAM(desk->program, &desk->arena, "check", "-f", "json", "--only=table-contiguous",
		"--max-steps=5", desk->document);
	assert_int_equal(out.status, 2);
	assert_non_null(strstr(out.output, "needs more than 5 steps of an XPath expression"));
}

/* The list of recognisers has the expression; what is not whole is the document. */
static void
what_facts_are_missing_from_is_the_document(void **state)
{
	struct desk *desk = *state;
	struct outcome out = PROGRAM(desk->program, &desk->arena, "-f", "json",
		"--only=table-contiguous", "--max-steps=5", desk->document);
	json_t *whole = json_loads(out.output, 0, NULL), *problem;
	size_t i;

	assert_non_null(whole);
	assert_true(json_array_size(json_object_get(whole, "problems")) > 0);
	json_array_foreach(json_object_get(whole, "problems"), i, problem) assert_string_equal(
		json_string_value(json_object_get(problem, "document")), desk->document);
	json_decref(whole);
}

static void
all_expressions_of_facts_may_take_so_many_steps(void **state)
{
	struct desk *desk = *state;
	struct outcome out;

	out = PROGRAM(desk->program, &desk->arena, "facts", "--max-all-steps=50", desk->document);
	assert_int_equal(out.status, 2);
	assert_non_null(
		strstr(out.trouble, "needs more than 50 steps of expressions in all: from the"));
}

int
main(int argc, char **argv)
{
	struct desk desk;
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_prestate(an_expression_of_facts_may_take_so_many_steps, &desk),
		cmocka_unit_test_prestate(what_facts_are_missing_from_is_the_document, &desk),
		cmocka_unit_test_prestate(all_expressions_of_facts_may_take_so_many_steps, &desk),
	};
	int failed;

	desk_open(&desk, argc ? argv[0] : "", document);
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	desk_close(&desk);
	return failed;
}
