/* test_models.c -- tests: days, moments and sets against models that count one after the other */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../checker/check/moment.h"
#include "../checker/values/date.h"
#include "../checker/values/set.h"
#include "random_xpath.h"

enum { FIRST_YEAR = 1800, LAST_YEAR = 2999, RUNS = 20000, MEMBERS = 64 };

/* Thirty days hath September; a leap year is one by Pope Gregory's rule. */
static int
days_in(int year, int month)
{
	if (month == 4 || month == 6 || month == 9 || month == 11)
		return 30;
	if (month != 2)
		return 31;
	if (year % 400 == 0)
		return 29;
	return year % 100 == 0 || year % 4 != 0 ? 28 : 29;
}

static struct day
next_day(struct day day)
{
	day.day++;
	if (day.day > days_in(day.year, day.month)) {
		day.day = 1;
		day.month++;
	}
	if (day.month > 12) {
		day.month = 1;
		day.year++;
	}
	return day;
}

static bool
same_day(struct day a, struct day b)
{
	return a.year == b.year && a.month == b.month && a.day == b.day;
}

/* The number of 1800-01-01, counted back from 1970 a year at a time. */
static long
first_number(void)
{
	long number = 0;

	for (int year = FIRST_YEAR; year < 1970; year++)
		number -= 337 + days_in(year, 2);
	return number;
}

static void
days_are_numbered_one_after_the_other(void **state)
{
	struct day day = {FIRST_YEAR, 1, 1};
	long number = first_number();

	(void)state;
	for (; day.year <= LAST_YEAR; day = next_day(day), number++) {
		assert_true(day_exists(day));
		assert_int_equal(day_number(day), number);
		assert_true(same_day(day_numbered(number), day));
	}
	assert_int_equal(number - first_number(), 438291); /* 3 x 400 years of 146097 days */
}

static void
months_end_where_the_next_begins(void **state)
{
	(void)state;
	for (int year = FIRST_YEAR; year <= LAST_YEAR; year++)
		for (int month = 1; month <= 12; month++) {
			struct day whole = {year, month, 0};
			struct day last = {year, month, days_in(year, month)};
			struct day behind = {year, month, days_in(year, month) + 1};

			assert_true(day_exists(whole));
			assert_false(day_exists(behind));
			assert_true(same_day(day_last(whole), last));
			assert_int_equal(day_first(whole).day, 1);
			assert_int_equal(day_number(whole), day_number(day_first(whole)));
		}
}

static const char *const months[] = {"January", "February", "March", "April", "May", "June", "July",
	"August", "September", "October", "November", "December"};

static struct day
day_chosen(struct chance *chance)
{
	struct day day = {.year = 1900 + (int)chance_below(chance, 200),
		.month = 1 + (int)chance_below(chance, 12)};

	day.day = 1 + (int)chance_below(chance, (size_t)days_in(day.year, day.month));
	return day;
}

/* In one of the forms of reports. */
static void
write_range(struct buffer *to, struct day a, struct day b, size_t form)
{
	const char *start = months[a.month - 1], *end = months[b.month - 1];

	switch (form) {
	case 0:
		buffer_print(to, "%04d-%02d-%02d to %04d-%02d-%02d", a.year, a.month, a.day, b.year,
			b.month, b.day);
		break;
	case 1:
		buffer_print(to, "%d %s %d – %d %s %d", a.day, start, a.year, b.day, end, b.year);
		break;
	case 2:
		buffer_print(to, "%d/%02d-%d/%02d/%d", a.day, a.month, b.day, b.month, b.year);
		break;
	case 3:
		buffer_print(to, "%d %s – %d %s %d", a.day, start, b.day, end, b.year);
		break;
	default:
		buffer_print(to, "%d-%d %s %d", a.day, b.day, end, b.year);
		break;
	}
}

/* What lacks a year or month has that of the end. */
static struct day
completed(struct day a, struct day b, size_t form)
{
	if (form >= 2)
		a.year = b.year;
	if (form == 4)
		a.month = b.month;
	return a;
}

static void
ranges_are_read_as_they_were_written(void **state)
{
	struct chance chance = {20241126};

	(void)state;
	for (int run = 0; run < RUNS; run++) {
		struct day a = day_chosen(&chance), b = day_chosen(&chance);
		size_t form = chance_below(&chance, 5);
		struct buffer text = {0};
		struct day start = completed(a, b, form);
		struct day_range range;
		bool is_range = start.day <= days_in(start.year, start.month) &&
		                day_number(start) <= day_number(b);
		int read;

		write_range(&text, a, b, form);
		read = date_read(buffer_text(&text), strlen(buffer_text(&text)), &range);
		if ((read == 0) != is_range)
			fail_msg("%s is %s", buffer_text(&text), is_range ? "refused" : "taken");
		if (is_range)
			assert_true(same_day(range.start, start) && same_day(range.end, b));
		buffer_clear(&text);
	}
}

/* XML Schema's moments, by counting days and seconds. */
static void
moments_are_seconds_behind_one_another(void **state)
{
	struct chance chance = {19700101};

	(void)state;
	for (int run = 0; run < RUNS; run++) {
		struct day day = day_chosen(&chance);
		int hour = (int)chance_below(&chance, 24), minute = (int)chance_below(&chance, 60);
		int second = (int)chance_below(&chance, 60),
		    zone = (int)chance_below(&chance, 29) - 14;
		struct buffer text = {0};
		struct moment moment;
		long seconds = day_number(day) * 86400;

		for (int i = 0; i < hour - zone; i++)
			seconds += 3600;
		for (int i = hour - zone; i < 0; i++)
			seconds -= 3600;
		buffer_print(&text, "%04d-%02d-%02dT%02d:%02d:%02d%c%02d:00", day.year, day.month,
			day.day, hour, minute, second, zone < 0 ? '-' : '+', abs(zone));
		assert_int_equal(moment_read(buffer_text(&text), &moment), 0);
		assert_true(moment_seconds(&moment) == (double)(seconds + 60 * minute + second));
		assert_true(moment_days(&moment) == (double)day_number(day));
		buffer_clear(&text);
	}
}

/* A set, and the same as a bit for each of a few keys. */
struct pair {
	struct set set;
	uint64_t bits;
};

static uint64_t
bits_of(uint64_t first, uint64_t behind)
{
	uint64_t bits = 0;

	for (uint64_t key = first; key < behind; key++)
		bits |= (uint64_t)1 << key;
	return bits;
}

static void
pair_make(struct pair *pair, struct chance *chance)
{
	*pair = (struct pair){.bits = 0};
	for (size_t left = chance_below(chance, 7); left > 0; left--) {
		uint64_t first = chance_below(chance, MEMBERS);
		uint64_t behind = first + chance_below(chance, MEMBERS - first) / 3 + 1;

		set_add(&pair->set, (struct interval){first, behind});
		pair->bits |= bits_of(first, behind);
	}
	set_settle(&pair->set);
}

/* The set has just these members, in intervals that are sorted and do not touch. */
static void
assert_members(const struct set *set, uint64_t bits)
{
	for (uint64_t key = 0; key < MEMBERS; key++)
		assert_int_equal(set_has(set, key), (bits >> key) & 1);
	for (size_t i = 0; i < set->count; i++) {
		assert_true(set->items[i].first < set->items[i].behind);
		assert_true(i == 0 || set->items[i - 1].behind < set->items[i].first);
	}
	assert_int_equal(set_is_empty(set), bits == 0);
}

static void
assert_operations(const struct pair *a, const struct pair *b)
{
	struct set out = {0};

	set_union(&a->set, &b->set, &out);
	assert_members(&out, a->bits | b->bits);
	set_intersection(&a->set, &b->set, &out);
	assert_members(&out, a->bits & b->bits);
	set_difference(&a->set, &b->set, &out);
	assert_members(&out, a->bits & ~b->bits);
	set_clear(&out);
	assert_int_equal(set_equal(&a->set, &b->set), a->bits == b->bits);
	for (size_t i = 0; i < b->set.count; i++)
		assert_int_equal(set_touches(&a->set, b->set.items[i]),
			(a->bits & bits_of(b->set.items[i].first, b->set.items[i].behind)) != 0);
}

static void
sets_are_bits(void **state)
{
	struct chance chance = {64};

	(void)state;
	for (int run = 0; run < RUNS; run++) {
		struct pair a, b;

		pair_make(&a, &chance);
		pair_make(&b, &chance);
		assert_members(&a.set, a.bits);
		assert_operations(&a, &b);
		set_clear(&a.set);
		set_clear(&b.set);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(days_are_numbered_one_after_the_other),
		cmocka_unit_test(months_end_where_the_next_begins),
		cmocka_unit_test(ranges_are_read_as_they_were_written),
		cmocka_unit_test(moments_are_seconds_behind_one_another),
		cmocka_unit_test(sets_are_bits),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
