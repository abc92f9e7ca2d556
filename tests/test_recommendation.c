/* test_recommendation.c -- tests: the order of Recommendation numbers */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../checker/base/arena.h"
#include "../checker/values/recommendation.h"
#include "shared.h"

/* Columns of recommendations.tsv. */
enum { ID = 0, KIND = 2 };

/* Numerical Recipes' quick generator: the same sets in every run. */
static unsigned
chance(unsigned *seed, unsigned below)
{
	*seed = *seed * 1664525u + 1013904223u;
	return (*seed >> 8) % below;
}

static int
order(const char *a, const char *b)
{
	struct recommendation one, other;

	assert_int_equal(recommendation_read(a, strlen(a), &one), 0);
	assert_int_equal(recommendation_read(b, strlen(b), &other), 0);
	assert_int_equal(
		recommendation_compare(&one, &other) > 0, recommendation_compare(&other, &one) < 0);
	return recommendation_compare(&one, &other);
}

static void
numbers_are_compared_as_numbers(void **state)
{
	static const char *const sorted[] = {"D.0", "D.000", "D.1", "D.300", "D.300 R", "F.747.8",
		"F.747.8/Y.1", "F.747.8/Y.1/Z.1", "F.747.10", "F.1000", "V.8", "V.8 bis", "V.8 ter",
		"V.8.0", "V.8.1", "V.8.1.1", "V.8.2", "V.9", "V.9 (V2)", "V.9 (V10)", "V.10"};
	size_t count = sizeof sorted / sizeof *sorted;

	(void)state;
	for (size_t i = 0; i < count; i++)
		for (size_t j = 0; j < count; j++)
			assert_int_equal(order(sorted[i], sorted[j]) < 0, i < j);
}

static int
by_order(const void *a, const void *b)
{
	return recommendation_compare(a, b);
}

/* Sorted once, every pair of the register must agree with where it stands. */
static void
order_is_total(void **state)
{
	struct shared_table table;
	struct recommendation *all;
	unsigned seed = 7;
	size_t count = 0, unread = 0;

	(void)state;
	shared_read(&table, "recommendations.tsv");
	all = memory_new(table.count * sizeof *all);
	for (size_t i = 0; i < table.count; i++)
		if (strcmp(table.rows[i][KIND], "recommendation") == 0) {
			const char *id = table.rows[i][ID];
			int status = recommendation_read(id, strlen(id), &all[count]);

			/* "Q.120-Q.139" and "Q.732.2-5" are ids of the register. */
			assert_true(status == 0 || strchr(id, '-'));
			count += status == 0;
			unread += status != 0;
		}
	assert_true(count > 12000 && unread < 20);
	qsort(all, count, sizeof *all, by_order);
	for (size_t round = 0; round < 200000; round++) {
		size_t i = chance(&seed, (unsigned)count), j = chance(&seed, (unsigned)count);
		int first = recommendation_compare(&all[i], &all[j]);
		int second = recommendation_compare(&all[j], &all[i]);

		assert_true((first > 0) == (second < 0) && (first < 0) == (second > 0));
		assert_true(i < j ? first <= 0 : i > j ? first >= 0 : first == 0);
	}
	for (size_t i = 1; i < count; i++) {
		struct buffer a = {0}, b = {0};

		recommendation_print(&all[i - 1], &a);
		recommendation_print(&all[i], &b);
		assert_int_equal(recommendation_compare(&all[i - 1], &all[i]) == 0,
			strcmp(a.text, b.text) == 0);
		buffer_clear(&a);
		buffer_clear(&b);
	}
	free(all);
	shared_clear(&table);
}

static void
same_recommendation_has_a_common_name(void **state)
{
	struct recommendation a, b, c;

	(void)state;
	assert_int_equal(recommendation_read("X.26/V.10", 9, &a), 0);
	assert_int_equal(recommendation_read("V.10/X.26", 9, &b), 0);
	assert_int_equal(recommendation_read("V.10.1", 6, &c), 0);
	assert_true(recommendation_same(&a, &b));
	assert_false(recommendation_same(&b, &c));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(numbers_are_compared_as_numbers),
		cmocka_unit_test(order_is_total),
		cmocka_unit_test(same_recommendation_has_a_common_name),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
