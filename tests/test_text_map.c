/* test_text_map.c -- tests: something for a text, found by hashing */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "../checker/base/text_map.h"

enum { MANY = 20000 };

static void
an_empty_map_has_nothing(void **state)
{
	struct text_map map = {0};

	(void)state;
	assert_null(text_map_get(&map, "a"));
	assert_null(text_map_get(&map, ""));
	text_map_clear(&map);
	text_map_clear(&map);
	assert_null(text_map_get(&map, "a"));
}

static void
a_text_is_copied_and_keeps_its_value(void **state)
{
	struct text_map map = {0};
	char text[] = "SG9";
	int one = 0, two = 0;

	(void)state;
	assert_null(*text_map_at(&map, text));
	*text_map_at(&map, text) = &one;
	text[2] = '5';
	assert_null(text_map_get(&map, text));
	assert_ptr_equal(text_map_get(&map, "SG9"), &one);
	*text_map_at(&map, "SG9") = &two;
	assert_ptr_equal(text_map_get(&map, "SG9"), &two);
	assert_int_equal(map.count, 1);
	text_map_clear(&map);
	assert_null(text_map_get(&map, "SG9"));
}

/* A text is another one than its beginning, and the empty text is one, too. */
static void
texts_are_compared_to_their_end(void **state)
{
	static const char *const texts[] = {"", "X", "X.1", "X.10", "x.1"};
	struct text_map map = {0};

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		*text_map_at(&map, texts[i]) = (void *)(size_t)texts[i];
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		assert_string_equal(text_map_get(&map, texts[i]), texts[i]);
	text_map_clear(&map);
}

static void
many_texts_are_kept_apart_in_their_order(void **state)
{
	static int values[MANY];
	struct text_map map = {0};
	char text[32];

	(void)state;
	for (size_t i = 0; i < MANY; i++) {
		snprintf(text, sizeof text, "row %zu", i);
		*text_map_at(&map, text) = &values[i];
	}
	assert_int_equal(map.count, MANY);
	/* never so full that a text which is not there is looked for without end */
	assert_true(map.slot_room > map.count);
	assert_null(text_map_get(&map, "row"));
	for (size_t i = 0; i < MANY; i++) {
		snprintf(text, sizeof text, "row %zu", i);
		assert_ptr_equal(text_map_get(&map, text), &values[i]);
		assert_string_equal(map.entries[i].text, text);
	}
	text_map_clear(&map);
}

/* Who writes a document cannot know which texts collide. */
static void
each_start_has_other_hashes(void **state)
{
	(void)state;
	assert_int_equal(text_hash(1, "a"), text_hash(1, "a"));
	assert_int_not_equal(text_hash(1, "a"), text_hash(2, "a"));
	assert_int_not_equal(text_hash(1, "a"), text_hash(1, "b"));
	assert_int_not_equal(text_hash(1, "ab"), text_hash(1, "ba"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_empty_map_has_nothing),
		cmocka_unit_test(a_text_is_copied_and_keeps_its_value),
		cmocka_unit_test(texts_are_compared_to_their_end),
		cmocka_unit_test(many_texts_are_kept_apart_in_their_order),
		cmocka_unit_test(each_start_has_other_hashes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
