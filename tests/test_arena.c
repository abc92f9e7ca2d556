/* test_arena.c -- tests: memory that is given back all at once, and arrays that grow */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "../checker/base/arena.h"

enum { PIECES = 3000 };

/* Sizes from nothing to more than a block; each piece is written full, and none may be hurt. */
static void
pieces_are_zeros_aligned_and_apart(void **state)
{
	struct arena a = {0};
	unsigned char *pieces[PIECES];
	size_t sizes[PIECES];

	(void)state;
	for (size_t i = 0; i < PIECES; i++) {
		sizes[i] = i % 500 == 499 ? i * 1000 : i * 37 % 301;
		pieces[i] = arena_alloc(&a, sizes[i]);
		assert_int_equal((uintptr_t)pieces[i] % _Alignof(max_align_t), 0);
		for (size_t j = 0; j < sizes[i]; j++)
			assert_int_equal(pieces[i][j], 0);
		memset(pieces[i], (int)(i % 255 + 1), sizes[i]);
	}
	for (size_t i = 0; i < PIECES; i++)
		for (size_t j = 0; j < sizes[i]; j++)
			assert_int_equal(pieces[i][j], i % 255 + 1);
	arena_clear(&a);
	assert_null(a.block);
	arena_clear(&a);
}

static void
texts_are_copied(void **state)
{
	struct arena a = {0};
	char text[] = "some text";
	char *copy = arena_copy(&a, text), *part = arena_text(&a, text, 4);

	(void)state;
	memset(text, 'x', sizeof text - 1);
	assert_string_equal(copy, "some text");
	assert_string_equal(part, "some");
	assert_string_equal(arena_text(&a, NULL, 0), "");
	assert_null(arena_copy(&a, NULL));
	assert_memory_equal(arena_text(&a, "a\0b", 3), "a\0b", 4);
	assert_string_equal(arena_print(&a, "%s-%d", "x", 7), "x-7");
	assert_int_equal(strlen(arena_print(&a, "%9000d", 1)), 9000);
	arena_clear(&a);
}

static void
arrays_have_room_for_one_more(void **state)
{
	size_t room = 0, *items = NULL;

	(void)state;
	for (size_t count = 0; count < 1000; count++) {
		items = array_room(items, count, &room, sizeof *items);
		assert_true(room > count);
		items[count] = count;
	}
	for (size_t i = 0; i < 1000; i++)
		assert_int_equal(items[i], i);
	assert_true(room < 2000);
	free(items);
}

static void
memory_is_never_null(void **state)
{
	char *memory = memory_new(0);

	(void)state;
	assert_non_null(memory);
	memory = memory_resize(memory, 10);
	strcpy(memory, "123456789");
	memory = memory_resize(memory, 1000);
	assert_string_equal(memory, "123456789");
	free(memory);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(pieces_are_zeros_aligned_and_apart),
		cmocka_unit_test(texts_are_copied),
		cmocka_unit_test(arrays_have_room_for_one_more),
		cmocka_unit_test(memory_is_never_null),
	};

	return cmocka_run_group_tests_name("arena", tests, NULL, NULL);
}
