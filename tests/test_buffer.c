/* test_buffer.c -- tests: a text that grows */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "../checker/base/buffer.h"

static void
an_empty_buffer_is_an_empty_text(void **state)
{
	struct buffer b = {0};

	(void)state;
	assert_string_equal(buffer_text(&b), "");
	buffer_reset(&b);
	buffer_add(&b, NULL, 0);
	assert_string_equal(b.text, "");
	assert_int_equal(b.length, 0);
	buffer_clear(&b);
	buffer_clear(&b);
	assert_null(b.text);
}

static void
everything_is_added_at_the_end(void **state)
{
	struct buffer b = {0};

	(void)state;
	buffer_add_text(&b, "one");
	buffer_add(&b, " two three", 4);
	buffer_add_byte(&b, '!');
	buffer_print(&b, " %d %s", 42, "x");
	assert_string_equal(b.text, "one two! 42 x");
	assert_int_equal(b.length, strlen("one two! 42 x"));
	buffer_reset(&b);
	assert_string_equal(b.text, "");
	buffer_add(&b, "a\0b", 3);
	assert_int_equal(b.length, 3);
	assert_memory_equal(b.text, "a\0b", 4);
	buffer_clear(&b);
}

/* Lengths around those at which the room grows. */
static void
texts_of_any_length_fit(void **state)
{
	(void)state;
	for (size_t length = 0; length < 300; length++) {
		struct buffer bytes = {0}, printed = {0};

		for (size_t i = 0; i < length; i++)
			buffer_add_byte(&bytes, (char)('a' + i % 26));
		assert_int_equal(strlen(buffer_text(&bytes)), length);
		assert_true(!length || bytes.room > bytes.length);
		buffer_print(&printed, "%s%s", buffer_text(&bytes), buffer_text(&bytes));
		assert_int_equal(printed.length, 2 * length);
		assert_int_equal(strlen(printed.text), 2 * length);
		assert_memory_equal(printed.text + length, buffer_text(&bytes), length + 1);
		buffer_clear(&printed);
		buffer_clear(&bytes);
	}
}

static const struct {
	unsigned int character;
	const char *text;
} characters[] = {
	{'a', "a"},
	{0x7F, "\x7F"},
	{0x80, "\xC2\x80"},
	{0xE9, "é"},
	{0x7FF, "\xDF\xBF"},
	{0x800, "\xE0\xA0\x80"},
	{0x203A, "›"},
	{0xFFFF, "\xEF\xBF\xBF"},
	{0x10000, "\xF0\x90\x80\x80"},
	{0x1F600, "\xF0\x9F\x98\x80"},
	{0x10FFFF, "\xF4\x8F\xBF\xBF"},
};

static void
characters_are_utf_8(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof characters / sizeof *characters; i++) {
		struct buffer b = {0};

		buffer_add_character(&b, characters[i].character);
		assert_string_equal(b.text, characters[i].text);
		buffer_clear(&b);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_empty_buffer_is_an_empty_text),
		cmocka_unit_test(everything_is_added_at_the_end),
		cmocka_unit_test(texts_of_any_length_fit),
		cmocka_unit_test(characters_are_utf_8),
	};

	return cmocka_run_group_tests_name("buffer", tests, NULL, NULL);
}
