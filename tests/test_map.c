/* test_map.c -- tests: something for a pointer, found by hashing */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "../checker/base/map.h"

enum { MANY = 20000 };

static void
an_empty_map_has_nothing(void **state)
{
	struct map map = {0};
	const int key = 0;

	(void)state;
	assert_null(map_get(&map, &key));
	map_clear(&map);
	map_clear(&map);
	assert_null(map_get(&map, &key));
}

static void
a_value_is_put_in_place_of_another(void **state)
{
	struct map map = {0};
	int key = 0, other = 0, one = 0, two = 0;

	(void)state;
	map_put(&map, &key, &one);
	assert_ptr_equal(map_get(&map, &key), &one);
	map_put(&map, &key, &two);
	assert_ptr_equal(map_get(&map, &key), &two);
	assert_int_equal(map.count, 1);
	assert_null(map_get(&map, &other));
	map_put(&map, &key, NULL);
	assert_null(map_get(&map, &key));
	assert_int_equal(map.count, 1);
	map_clear(&map);
	assert_null(map_get(&map, &key));
}

/* Keys that lie side by side, and keys that lie far from each other. */
static void
many_keys_are_kept_apart(void **state)
{
	static char keys[2 * MANY];
	const size_t steps[] = {1, 2};

	(void)state;
	for (size_t s = 0; s < sizeof steps / sizeof *steps; s++) {
		struct map map = {0};

		for (size_t i = 0; i < MANY; i++)
			map_put(&map, &keys[i * steps[s]], &keys[i]);
		/* never so full that a key which is not there is looked for without end */
		assert_int_equal(map.count, MANY);
		assert_true(map.room >= 2 * map.count);
		for (size_t i = 0; i < MANY; i++)
			assert_ptr_equal(map_get(&map, &keys[i * steps[s]]), &keys[i]);
		if (steps[s] == 2)
			assert_null(map_get(&map, &keys[1]));
		map_clear(&map);
	}
}

static void
numbers_are_keys(void **state)
{
	const long numbers[] = {0, 1, 2, -1, -2, 2147483647, -2147483647};
	struct map map = {0};

	(void)state;
	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
		assert_null(map_get(&map, map_number(numbers[i])));
		map_put(&map, map_number(numbers[i]), (void *)(size_t)&numbers[i]);
	}
	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
		assert_ptr_equal(map_get(&map, map_number(numbers[i])), &numbers[i]);
	assert_null(map_get(&map, map_number(3)));
	assert_null(map_get(&map, map_number(-3)));
	map_clear(&map);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_empty_map_has_nothing),
		cmocka_unit_test(a_value_is_put_in_place_of_another),
		cmocka_unit_test(many_keys_are_kept_apart),
		cmocka_unit_test(numbers_are_keys),
	};

	return cmocka_run_group_tests_name("map", tests, NULL, NULL);
}
