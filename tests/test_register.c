/* test_register.c -- tests: rows of a register are found by their key */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "../checker/base/arena.h"
#include "../checker/base/buffer.h"
#include "register_rows.h"

#define HEADER \
	"# source: nowhere\n# date: 2026-01\n# covers: all of it\n# covers: more\n# key: id\n"

/* A file of its own for each test; removed again with it. */
struct scratch {
	char name[32];
	struct messages messages;
	struct register_file reg;
};

static enum register_status
open_text(struct scratch *scratch, const char *text, size_t length)
{
	int descriptor;

	*scratch = (struct scratch){.name = "/tmp/register.XXXXXX"};
	descriptor = mkstemp(scratch->name);
	assert_true(descriptor >= 0);
	assert_int_equal(write(descriptor, text, length), (ssize_t)length);
	close(descriptor);
	return register_open(&scratch->reg, scratch->name, &scratch->messages);
}

static void
end(struct scratch *scratch)
{
	unlink(scratch->name);
	messages_clear(&scratch->messages);
	register_close(&scratch->reg);
	register_close(&scratch->reg);
}

static void
assert_field(struct register_field field, const char *expected)
{
	assert_int_equal(field.length, strlen(expected));
	assert_memory_equal(field.text, expected, field.length);
}

static void
missing_file_is_no_message(void **state)
{
	struct messages messages = {0};
	struct register_file reg;

	(void)state;
	assert_int_equal(register_open(&reg, "/nowhere/at/all.tsv", &messages), REGISTER_MISSING);
	assert_int_equal(messages.count, 0);
	register_close(&reg);
}

static void
folder_is_one_message(void **state)
{
	struct messages messages = {0};
	struct register_file reg;

	(void)state;
	assert_int_equal(register_open(&reg, "/tmp", &messages), REGISTER_FAILED);
	assert_int_equal(messages.count, 1);
	assert_int_equal(messages.first->id, MESSAGE_FILE_UNREADABLE);
	messages_clear(&messages);
}

static const char *const broken[] = {
	"",
	"# source: a\n# date: b\n# key: id\n",
	"id\tname\n1\tone\n",
	"# date: b\n# key: id\nid\tname\n",
	"# source: a\n# key: id\nid\tname\n",
	"# source: a\n# date: b\nid\tname\n",
	"# source: a\n# date: b\n# key: name\nid\tname\n",
	"# source: a\n# date: b\n# key: i\nid\tname\n",
};

static void
malformed_header_is_one_message(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) {
		struct scratch scratch;

		assert_int_equal(
			open_text(&scratch, broken[i], strlen(broken[i])), REGISTER_FAILED);
		assert_int_equal(scratch.messages.count, 1);
		assert_int_equal(scratch.messages.first->id, MESSAGE_REGISTER_BROKEN);
		assert_string_equal(scratch.messages.first->spot.file, scratch.name);
		assert_null(scratch.reg.bytes);
		end(&scratch);
	}
}

static void
header_is_read(void **state)
{
	static const char text[] = HEADER "id\tname\tyear\n";
	struct scratch scratch;
	struct register_row row;

	(void)state;
	assert_int_equal(open_text(&scratch, text, strlen(text)), REGISTER_OPEN);
	assert_int_equal(scratch.reg.column_count, 3);
	assert_int_equal(register_column(&scratch.reg, "year"), 2);
	assert_int_equal(register_column(&scratch.reg, "yea"), 3);
	assert_field(register_column_name(&scratch.reg, 1), "name");
	assert_field(register_column_name(&scratch.reg, 3), "");
	assert_field(register_says(&scratch.reg, "date"), "2026-01");
	assert_true(register_covers(&scratch.reg, "all of it"));
	assert_true(register_covers(&scratch.reg, "more"));
	assert_false(register_covers(&scratch.reg, "all"));
	assert_false(register_covers(&scratch.reg, "mor"));
	assert_false(rows_find(&scratch.reg, "id", &row));
	end(&scratch);
}

static size_t
rows_of(const struct register_file *reg, const char *key)
{
	struct register_row row;
	size_t count = 0;

	if (!rows_find(reg, key, &row))
		return 0;
	do {
		assert_field(register_field(&row, 0), key);
		count++;
	} while (rows_next(reg, key, &row));
	return count;
}

static void
rows_are_found(void **state)
{
	/* The last line has no end; a row may be shorter than the header. */
	static const char text[] =
		HEADER "id\tname\n1\tone\n1 a\tx\n10\tten\n2\tfirst\n2\tsecond\n2\n"
		       "2 b\ty\n\u00E9\tz";
	struct scratch scratch;
	struct register_row row;

	(void)state;
	assert_int_equal(open_text(&scratch, text, strlen(text)), REGISTER_OPEN);
	assert_int_equal(rows_of(&scratch.reg, "1"), 1);
	assert_int_equal(rows_of(&scratch.reg, "1 a"), 1);
	assert_int_equal(rows_of(&scratch.reg, "10"), 1);
	assert_int_equal(rows_of(&scratch.reg, "2"), 3);
	assert_int_equal(rows_of(&scratch.reg, "2 b"), 1);
	assert_int_equal(rows_of(&scratch.reg, "\u00E9"), 1);
	assert_int_equal(rows_of(&scratch.reg, "0"), 0);
	assert_int_equal(rows_of(&scratch.reg, "11"), 0);
	assert_int_equal(rows_of(&scratch.reg, "\u00EA"), 0);
	assert_int_equal(rows_of(&scratch.reg, ""), 0);
	assert_true(rows_find(&scratch.reg, "2", &row));
	assert_field(register_field(&row, 1), "first");
	assert_true(rows_next(&scratch.reg, "2", &row));
	assert_true(rows_next(&scratch.reg, "2", &row));
	assert_field(register_field(&row, 1), "");
	assert_false(rows_next(&scratch.reg, "2", &row));
	end(&scratch);
}

/* As many rows of each key as its number's last digit says. */
static void
large_register_is_searched(void **state)
{
	struct buffer text = {0};
	struct scratch scratch;

	(void)state;
	buffer_add_text(&text, HEADER "id\tname\n");
	for (int i = 10000; i < 30000; i++)
		for (int copy = 0; copy < i % 10; copy++)
			buffer_print(&text, "%d\t%.*s\n", i, i % 37,
				"abcdefghijklmnopqrstuvwxyz0123456789+");
	assert_int_equal(open_text(&scratch, text.text, text.length), REGISTER_OPEN);
	for (int i = 9990; i < 30010; i++) {
		char key[16];

		snprintf(key, sizeof key, "%d", i);
		assert_int_equal(rows_of(&scratch.reg, key), i >= 10000 && i < 30000 ? i % 10 : 0);
	}
	buffer_clear(&text);
	end(&scratch);
}

static void
unsorted_rows_are_noticed(void **state)
{
	static const char *const texts[] = {HEADER "id\n2\n10\n", HEADER "id\na\nB\n"};

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		struct scratch scratch;

		open_text(&scratch, texts[i], strlen(texts[i]));
		assert_int_equal(register_unsorted(&scratch.reg), 8);
		end(&scratch);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(missing_file_is_no_message),
		cmocka_unit_test(folder_is_one_message),
		cmocka_unit_test(malformed_header_is_one_message),
		cmocka_unit_test(header_is_read),
		cmocka_unit_test(rows_are_found),
		cmocka_unit_test(large_register_is_searched),
		cmocka_unit_test(unsorted_rows_are_noticed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
