/* test_operators.c -- tests: expressions with very many operators in a row */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "../checker/base/buffer.h"
#include "desk.h"

/* What comes of a sum of so many ones. */
static struct outcome
add(struct desk *desk, int terms)
{
	struct buffer text = {0};
	struct outcome out;

	buffer_add_text(&text, "<s:schema xmlns:s='http://purl.oclc.org/dsdl/schematron'>"
			       "<s:pattern><s:rule context='/*'><s:assert test='1");
	for (int i = 1; i < terms; i++)
		buffer_add_text(&text, " + 1");
	buffer_print(&text, " = %d'>sum</s:assert></s:rule></s:pattern></s:schema>", terms);
	out = desk_run(desk, text.text, NULL, "gcc");
	buffer_clear(&text);
	return out;
}

/* Each has what stands before it as its operand, so many levels deep. */
static void
operators_in_a_row_are_not_endless(void **state)
{
	struct desk *desk = *state;
	struct outcome more, many;

	assert_int_equal(add(desk, 4900).status, 0);
	more = add(desk, 5100);
	assert_int_equal(more.status, 2);
	assert_non_null(
		strstr(more.trouble, "it has too many operators in a row, or in one another"));
	many = add(desk, 1000000);
	assert_int_equal(many.status, 2);
	assert_non_null(strstr(many.trouble, "it has too many operators"));
}

/* The message about it repeats its beginning and its end, not a megabyte. Of a character none is
 * cut: an é takes two bytes. */
static void
a_message_repeats_no_more_than_can_be_read(void **state)
{
	struct desk *desk = *state;
	struct buffer text = {0};
	struct outcome out;

	assert_in_range(strlen(add(desk, 100000).trouble), 1000, 4000);
	for (int ahead = 0; ahead < 2; ahead++) {
		buffer_reset(&text);
		buffer_print(&text,
			"<s:schema xmlns:s='http://purl.oclc.org/dsdl/schematron'>"
			"<s:pattern><s:rule context='/*'><s:assert test='%s$b",
			ahead ? "1 +" : "");
		for (int i = 0; i < 5000; i++)
			buffer_add_text(&text, "é");
		buffer_add_text(&text, "e'>m</s:assert></s:rule></s:pattern></s:schema>");
		out = desk_run(desk, text.text, NULL, "gcc");
		assert_int_equal(out.status, 2);
		assert_non_null(strstr(out.trouble, "é … é"));
		assert_non_null(strstr(out.trouble, "ée"));
		assert_null(strstr(out.trouble, "\\x"));
		assert_in_range(strlen(out.trouble), 1000, 12000);
	}
	buffer_clear(&text);
}

int
main(int argc, char **argv)
{
	struct desk desk;
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_prestate(operators_in_a_row_are_not_endless, &desk),
		cmocka_unit_test_prestate(a_message_repeats_no_more_than_can_be_read, &desk),
	};
	int failed;

	desk_open(&desk, argc ? argv[0] : "", "<a/>");
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	desk_close(&desk);
	return failed;
}
