/* test_value_parts.c -- tests: values that others take apart, or find in a text */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "../checker/values/question.h"
#include "../checker/values/resolution.h"

static void
edition_has_its_parts(void **state)
{
	static const char text[] = "(WTSA, Rev. New Delhi 2024)";
	struct edition edition;

	(void)state;
	assert_int_equal(edition_read(text, strlen(text), &edition), 0);
	assert_true(edition.revised);
	assert_string_equal(edition.body, "WTSA");
	assert_string_equal(edition.place, "New Delhi");
	assert_int_equal(edition.year, 2024);
}

static void
question_is_read_in_a_text(void **state)
{
	static const char text[] = "Q10/9 and Q.Acc/C";
	struct cursor cursor = cursor_over(text, strlen(text));
	struct question question;

	(void)state;
	assert_int_equal(question_scan(&cursor, &question), 0);
	assert_string_equal(question.number, "10");
	assert_string_equal(question.group, "9");
	assert_true(cursor_words(&cursor, " and "));
	assert_int_equal(question_scan(&cursor, &question), 0);
	assert_string_equal(question.number, "Q.Acc");
	assert_string_equal(question.group, "C");
	assert_true(cursor_done(&cursor));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(edition_has_its_parts),
		cmocka_unit_test(question_is_read_in_a_text),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
