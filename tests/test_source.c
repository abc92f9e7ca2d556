/* test_source.c -- tests: files become UTF-8 with lines, columns and bytes of the file */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../checker/base/buffer.h"
#include "../checker/load/source.h"
#include "encoded.h"

/* Every kind of line end and of character; Latin-1 does not have all. */
static const char text_of_all[] =
	"one\ntwo \xC3\xA9\r\n\r\n\rthree\r\xE2\x82\xAC\xF0\x9D\x84\x9E!\n"
	"last\xC3\xBF";
static const char text_of_latin[] =
	"one\ntwo \xC3\xA9\r\n\r\n\rthree\r\xC2\xA3\xC3\x9F!\nlast\xC3\xBF";

static int
take(struct source *source, const char *bytes, size_t length, struct messages *messages)
{
	return source_from_bytes(source, "f", bytes, length, messages);
}

static void
check_positions(struct source *source, const char *text, const struct encoded_text *file)
{
	long line = 1, column = 1;

	for (size_t at = 0; at <= source->length; at++) {
		struct spot spot = source_spot(source, at);
		const char *here = text + at;

		if ((*here & 0xC0) == 0x80)
			continue;
		assert_int_equal(source_file_offset(source, at), file->offsets[at]);
		assert_int_equal(spot.line, line);
		assert_int_equal(spot.column, column);
		column++;
		if (here[0] == '\n' || (here[0] == '\r' && here[1] != '\n')) {
			line++;
			column = 1;
		}
	}
	assert_int_equal(source_spot(source, source->length + 9).line, line);
}

static void
check_encoding(const struct encoded *encoding, const char *text, size_t length)
{
	struct messages messages = {.out = NULL};
	struct arena a = {0};
	struct encoded_text file = encode(encoding, text, length, &a);
	struct source source;

	assert_int_equal(take(&source, file.bytes, file.length, &messages), 0);
	assert_int_equal(source.length, length);
	assert_memory_equal(source.bytes, text, length);
	assert_int_equal(source.bytes[length], 0);
	assert_int_equal(source.file_length, file.length);
	assert_memory_equal(source.file_bytes, file.bytes, file.length);
	check_positions(&source, text, &file);
	source_clear(&source);
	arena_clear(&a);
	messages_clear(&messages);
}

/* Short and long: places are looked up in steps of some thousand bytes. */
static void
every_byte_has_its_place(void **state)
{
	(void)state;
	for (size_t i = 0; i < encoding_count; i++) {
		const char *rest = encodings[i].unit == 1 ? text_of_latin : text_of_all;
		struct buffer text = {0};

		/* without a mark, UTF-16 is known by its XML declaration */
		buffer_add_text(&text, encodings[i].declaration);
		buffer_add_text(&text, rest);
		check_encoding(&encodings[i], text.text, text.length);
		for (int j = 0; j < 300; j++)
			buffer_add_text(&text, j % 50 ? "no line end: \xC3\xA9\xC3\xA9 " : rest);
		check_encoding(&encodings[i], text.text, text.length);
		buffer_add_text(&text, "\n");
		check_encoding(&encodings[i], text.text, text.length);
		buffer_clear(&text);
	}
}

static void
zeros_are_bytes_like_others(void **state)
{
	struct messages messages = {.out = NULL};
	struct source source;

	(void)state;
	assert_int_equal(take(&source, "a\0\nb\0c\n", 7, &messages), 0);
	assert_int_equal(source.length, 7);
	assert_int_equal(source_spot(&source, 2).column, 3);
	assert_int_equal(source_spot(&source, 3).line, 2);
	assert_int_equal(source_spot(&source, 5).column, 3);
	assert_int_equal(source_spot(&source, 7).line, 3);
	source_clear(&source);
}

/* A byte is what the declared encoding makes of it. */
static void
bytes_mean_what_is_declared(void **state)
{
	static const struct {
		const char *bytes, *says;
	} rows[] = {
		{"<?xml version='1.0' encoding='iso-8859-1'?>\xA4", "\xC2\xA4"},
		{"<?xml version='1.0' encoding='ISO-8859-15'?>\xA4", "\xE2\x82\xAC"},
		{"<?xml version='1.0' encoding='windows-1252'?>\x80", "\xE2\x82\xAC"},
		{"<?xml version='1.0' encoding='koi8-r'?>\xC1", "\xD0\xB0"},
		{"<?xml version='1.0' encoding='US-ASCII'?>a", "a"},
		{"<?xml version='1.0' encoding='UTF8'?>\xC3\xA9", "\xC3\xA9"},
		/* no declarations */
		{"<?xml version='1.0'?><a encoding='iso-8859-1'/>\xC3\xA9", "\xC3\xA9"},
		{"<?xml-style encoding='iso-8859-1'?>\xC3\xA9", "\xC3\xA9"},
		/* the mark is believed */
		{"\xEF\xBB\xBF<?xml version='1.0' encoding='iso-8859-1'?>\xC3\xA9", "\xC3\xA9"},
	};
	struct messages messages = {.out = NULL};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct source source;
		size_t length = strlen(rows[i].says);

		assert_int_equal(take(&source, rows[i].bytes, strlen(rows[i].bytes), &messages), 0);
		assert_true(source.length > length);
		assert_string_equal(source.bytes + source.length - length, rows[i].says);
		source_clear(&source);
	}
	assert_int_equal(messages.count, 0);
}

/* Bytes that cannot be read: the message, and where it points to. */
struct refused {
	const char *bytes;
	size_t length;
	enum message_id id;
	long line, column;
};

#define BYTES(text) text, sizeof(text) - 1

static const struct refused refused[] = {
	{BYTES(""), MESSAGE_FILE_EMPTY, 0, 0},
	{BYTES("\xEF\xBB\xBF"), MESSAGE_FILE_EMPTY, 0, 0},
	{BYTES("\xFF\xFE"), MESSAGE_FILE_EMPTY, 0, 0},
	{BYTES("<?xml version='1.0' encoding='EBCDIC-DE'?>"), MESSAGE_ENCODING_UNKNOWN, 0, 0},
	{BYTES("<?xml version='1.0' encoding='iso-8859-1//IGNORE'?>"), MESSAGE_ENCODING_UNKNOWN, 0,
		0},
	{BYTES("<?xml version='1.0' encoding='iso-8859-99'?>"), MESSAGE_ENCODING_UNKNOWN, 0, 0},
	{BYTES("<?xml version='1.0' encoding='US-ASCII'?>\n\n ab\xC3\xA9"), MESSAGE_ENCODING_BROKEN,
		3, 4},
	{BYTES("<?xml version='1.0' encoding='windows-1252'?>\n\xE9\x81"), MESSAGE_ENCODING_BROKEN,
		2, 2},
	/* it says so, but it is not */
	{BYTES("<?xml version='1.0' encoding='UTF-16'?><a/>"), MESSAGE_ENCODING_BROKEN, 1, 1},
	/* half a unit, half a pair */
	{BYTES("\xFF\xFE<\0a\0\n\0b"), MESSAGE_ENCODING_BROKEN, 2, 1},
	{BYTES("\xFE\xFF\0<\xD8\x34\0<"), MESSAGE_ENCODING_BROKEN, 1, 2},
};

static void
what_cannot_be_read_is_said(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
		const struct refused *row = &refused[i];
		struct messages messages = {.out = NULL};
		struct source source;

		assert_int_equal(take(&source, row->bytes, row->length, &messages), -1);
		assert_null(source.bytes);
		assert_null(source.file_bytes);
		assert_int_equal(messages.count, 1);
		assert_int_equal(messages.first->id, row->id);
		assert_string_equal(messages.first->spot.file, "f");
		assert_int_equal(messages.first->spot.line, row->line);
		assert_int_equal(messages.first->spot.column, row->column);
		messages_clear(&messages);
	}
}

/* Reads file and expects success with those bytes, or the message. */
static void
check_read(const char *file, size_t limit, const char *bytes, enum message_id id)
{
	struct messages messages = {.out = NULL};
	struct source source;
	int failed = source_read(&source, file, file, limit, &messages);

	if (bytes) {
		assert_int_equal(failed, 0);
		assert_string_equal(source.bytes, bytes);
		assert_string_equal(source.name, file);
	} else {
		assert_int_equal(failed, -1);
		assert_null(source.bytes);
		assert_int_equal(messages.count, 1);
		assert_int_equal(messages.first->id, id);
		assert_string_equal(messages.first->spot.file, file);
	}
	source_clear(&source);
	messages_clear(&messages);
}

static void
files_are_read_up_to_a_limit(void **state)
{
	char name[] = "/tmp/tsagcheck-test-XXXXXX";
	int fd = mkstemp(name);

	(void)state;
	assert_true(fd >= 0);
	assert_int_equal(write(fd, "five\n", 5), 5);
	check_read(name, 0, "five\n", MESSAGES);
	check_read(name, 5, "five\n", MESSAGES);
	check_read(name, 4, NULL, MESSAGE_FILE_TOO_LARGE);
	assert_int_equal(ftruncate(fd, 0), 0);
	check_read(name, 0, NULL, MESSAGE_FILE_EMPTY);
	close(fd);
	unlink(name);
	check_read(name, 0, NULL, MESSAGE_FILE_MISSING);
	check_read("", 0, NULL, MESSAGE_FILE_MISSING);
	check_read("/tmp", 0, NULL, MESSAGE_FILE_DIRECTORY);
	check_read("/dev/null", 0, NULL, MESSAGE_FILE_EMPTY);
	check_read("/dev/zero", 100000, NULL, MESSAGE_FILE_TOO_LARGE);
}

/* With length bytes of standard input. */
static void
check_input(size_t length, size_t limit, enum message_id id)
{
	char *bytes = malloc(length + 1);
	int saved = dup(STDIN_FILENO), ends[2];
	pid_t child;

	assert_non_null(bytes);
	memset(bytes, 'x', length);
	bytes[length] = '\0';
	assert_int_equal(pipe(ends), 0);
	child = fork();
	if (child == 0) {
		close(ends[0]);
		_exit(write(ends[1], bytes, length) < 0);
	}
	close(ends[1]);
	dup2(ends[0], STDIN_FILENO);
	close(ends[0]);
	check_read("-", limit, id == MESSAGES ? bytes : NULL, id);
	dup2(saved, STDIN_FILENO);
	close(saved);
	waitpid(child, NULL, 0);
	free(bytes);
}

static void
standard_input_is_read_to_its_end(void **state)
{
	(void)state;
	check_input(1, 0, MESSAGES);
	check_input(300000, 0, MESSAGES);
	check_input(300000, 300000, MESSAGES);
	check_input(300001, 300000, MESSAGE_FILE_TOO_LARGE);
	check_input(0, 0, MESSAGE_FILE_EMPTY);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_byte_has_its_place),
		cmocka_unit_test(zeros_are_bytes_like_others),
		cmocka_unit_test(bytes_mean_what_is_declared),
		cmocka_unit_test(what_cannot_be_read_is_said),
		cmocka_unit_test(files_are_read_up_to_a_limit),
		cmocka_unit_test(standard_input_is_read_to_its_end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
