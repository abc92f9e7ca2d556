/* test_dates.c -- tests: days, ranges and months in every form that reports use */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "../checker/values/date.h"
#include "../checker/values/value.h"

struct range_case {
	const char *text, *start, *end; /* start NULL: refused */
};

static const struct range_case whole[] = {
	{"2023-01-31", "2023-01-31", "2023-01-31"},
	{"2023\u201101\u201131", "2023-01-31", "2023-01-31"},
	{"31/01/2023", "2023-01-31", "2023-01-31"},
	{"1/2/2023", "2023-02-01", "2023-02-01"},
	{"22 August 2022", "2022-08-22", "2022-08-22"},
	{" 22\u00A0August 2022 ", "2022-08-22", "2022-08-22"},
	{"22 AUGUST 2022", "2022-08-22", "2022-08-22"},
	{"2 Dec. 2022", "2022-12-02", "2022-12-02"},
	{"2 Sept 2022", "2022-09-02", "2022-09-02"},
	{"29 February 2024", "2024-02-29", "2024-02-29"},
	{"12-16 December 2022", "2022-12-12", "2022-12-16"},
	{"12\u201316 December 2022", "2022-12-12", "2022-12-16"},
	{"12 \u2013 16 December 2022", "2022-12-12", "2022-12-16"},
	{"12\u2014 16 December 2022", "2022-12-12", "2022-12-16"},
	{"12\u221216 December 2022", "2022-12-12", "2022-12-16"},
	{"30 May \u2013 2 June 2023", "2023-05-30", "2023-06-02"},
	{"30 May-2 June 2023", "2023-05-30", "2023-06-02"},
	{"28 December 2023 - 3 January 2024", "2023-12-28", "2024-01-03"},
	{"12-16/12/2022", "2022-12-12", "2022-12-16"},
	{"30/05-02/06/2023", "2023-05-30", "2023-06-02"},
	{"2022-12-12 \u2013 2022-12-16", "2022-12-12", "2022-12-16"},
	{"03/2022", "2022-03", "2022-03"},
	{"3/2022", "2022-03", "2022-03"},
	{"2022-03", "2022-03", "2022-03"},
	{"2022/03", "2022-03", "2022-03"},
	{"2017-06-20 to 2017-06-22", "2017-06-20", "2017-06-22"},
	{"December 2022", "2022-12", "2022-12"},
	{"September \u2013 October 2023", "2023-09", "2023-10"},
	{"", NULL, NULL},
	{"2012", NULL, NULL},
	{"2022-2024", NULL, NULL},
	{"31 February 2023", NULL, NULL},
	{"29 February 2023", NULL, NULL},
	{"29 February 1900", NULL, NULL},
	{"31/04/2023", NULL, NULL},
	{"0/04/2023", NULL, NULL},
	{"13/2022", NULL, NULL},
	{"00/2022", NULL, NULL},
	{"2022-13-01", NULL, NULL},
	{"2022-12-32", NULL, NULL},
	{"16-12 December 2022", NULL, NULL},
	{"2 June \u2013 30 May 2023", NULL, NULL},
	{"12-32 December 2022", NULL, NULL},
	{"31/12/22", NULL, NULL},
	{"12-16 December", NULL, NULL},
	{"12 Decembers 2022", NULL, NULL},
	{"Geneva, 12-16 December 2022", NULL, NULL},
	{"12 December 2022 (evening)", NULL, NULL},
	{"112 December 2022", NULL, NULL},
	{"12 December 20221", NULL, NULL},
	{"10/9", NULL, NULL},
};

static void
assert_prints(struct day day, const char *expected)
{
	struct buffer out = {0};

	day_print(day, &out);
	assert_string_equal(buffer_text(&out), expected);
	buffer_clear(&out);
}

static void
whole_text_is_read(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof whole / sizeof *whole; i++) {
		struct day_range range;
		int status = date_read(whole[i].text, strlen(whole[i].text), &range);

		if ((status == 0) != (whole[i].start != NULL))
			fail_msg("\"%s\": status %d", whole[i].text, status);
		if (status == 0) {
			assert_prints(range.start, whole[i].start);
			assert_prints(range.end, whole[i].end);
		}
	}
}

static const struct range_case inside[] = {
	{"Geneva, 12-16 December 2022", "2022-12-12", "2022-12-16"},
	{"Geneva, 30 May \u2013 2 June 2023 (hybrid)", "2023-05-30", "2023-06-02"},
	{"Geneva - 12 December 2022", "2022-12-12", "2022-12-12"},
	{"since March 2022.", "2022-03-01", "2022-03-31"},
	{"02/2024", "2024-02-01", "2024-02-29"},
	{"E-meeting,\u00A031/01/2023", "2023-01-31", "2023-01-31"},
	{"meeting 3 12-16 December 2022", "2022-12-12", "2022-12-16"},
	{"(2023-01-31)", "2023-01-31", "2023-01-31"},
	{"r\u00E9union du 2023-01-31", "2023-01-31", "2023-01-31"},
	{"12 December 2022 - E-meeting", "2022-12-12", "2022-12-12"},
	{"Geneva", NULL, NULL},
	{"Geneva, 31 February 2023", NULL, NULL},
	{"Geneva, 40-16 December 2022", NULL, NULL},
	{"Geneva, 40 \u2013 16 December 2022", NULL, NULL},
	{"Geneva, 30 Mai \u2013 2 June 2023", NULL, NULL},
	{"99/01/2023", NULL, NULL},
	{"TD12/2022", NULL, NULL},
	{"", NULL, NULL},
};

static void
assert_value(enum value_type type, const char *text, const char *expected)
{
	struct buffer out = {0};
	int status = value_read(type, text, strlen(text), &out);

	if ((status == 0) != (expected != NULL))
		fail_msg("\"%s\": status %d, \"%s\"", text, status, buffer_text(&out));
	assert_string_equal(buffer_text(&out), expected ? expected : "");
	buffer_clear(&out);
}

static void
date_inside_text_is_found(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof inside / sizeof *inside; i++) {
		assert_value(VALUE_START, inside[i].text, inside[i].start);
		assert_value(VALUE_END, inside[i].text, inside[i].end);
	}
}

static void
place_of_date_is_given(void **state)
{
	static const char text[] = "Geneva, 12\u201316 December 2022, hall 2";
	struct day_range range;
	size_t start = 0, end = 0;

	(void)state;
	assert_true(date_find(text, strlen(text), &range, &start, &end));
	assert_int_equal(start, 8);
	assert_int_equal(end, strlen(text) - strlen(", hall 2"));
}

static void
date_value_is_one_day_or_month(void **state)
{
	(void)state;
	assert_value(VALUE_DATE, "2 August 2024", "2024-08-02");
	assert_value(VALUE_DATE, "03/2022", "2022-03");
	assert_value(VALUE_DATE, "12-16 December 2022", NULL);
	assert_value(VALUE_DATE, "Geneva, 2 August 2024", NULL);
}

static void
every_day_round_trips(void **state)
{
	struct day first = {1990, 1, 1}, last = {2040, 12, 31};
	int month_days = 0;
	struct day before = {1989, 12, 31};

	(void)state;
	assert_int_equal(day_number((struct day){1970, 1, 1}), 0);
	assert_int_equal(day_number((struct day){1969, 12, 31}), -1);
	assert_int_equal(day_number((struct day){2000, 3, 1}), 11017);
	assert_int_equal(day_number(last) - day_number(first), 51 * 365 + 13 - 1);
	for (long number = day_number(first); number <= day_number(last); number++) {
		struct day day = day_numbered(number);

		assert_true(day_exists(day));
		assert_int_equal(day_number(day), number);
		month_days = day.day == 1 ? 1 : month_days + 1;
		assert_int_equal(day.day, month_days);
		if (day.day == 1)
			assert_int_equal(day_last((struct day){before.year, before.month, 0}).day,
				before.day);
		before = day;
	}
}

static void
every_day_reads_back(void **state)
{
	long last = day_number((struct day){2040, 12, 31});

	(void)state;
	for (long number = day_number((struct day){1990, 1, 1}); number <= last; number++) {
		struct buffer out = {0};
		struct day_range range;

		day_print(day_numbered(number), &out);
		assert_int_equal(date_read(out.text, out.length, &range), 0);
		assert_int_equal(day_number(range.start), number);
		assert_int_equal(day_number(range.end), number);
		buffer_clear(&out);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(whole_text_is_read),
		cmocka_unit_test(date_inside_text_is_found),
		cmocka_unit_test(place_of_date_is_given),
		cmocka_unit_test(date_value_is_one_day_or_month),
		cmocka_unit_test(every_day_round_trips),
		cmocka_unit_test(every_day_reads_back),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
