/* test_names.c -- tests: names of files, whatever is in them, as each format's reader reads them */
#define _XOPEN_SOURCE 700 /* realpath */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../checker/base/buffer.h"
#include "calling.h"
#include "files.h"
#include "named.h"
#include "program.h"

#define BAD "\xEF\xBF\xBD"

/* In order of their bytes; the escape character and the byte FF are what a format may replace. */
static const char *const names[] = {
	" a b ",
	"\"quoted\" 'too'",
	"$(x) `y`; *",
	"%0A%20",
	"-x",
	"<a> & b",
	"a,b::c",
	"back\\slash",
	"line\nfeed\n",
	"\xC3\xA9\x1B[31m\xFFz",
};

enum { NAMES = sizeof names / sizeof *names };

static void
decode(struct buffer *text)
{
	size_t kept = 0;

	for (size_t at = 0; at < text->length; at++) {
		char byte = text->text[at];

		if (byte == '%') {
			const char digits[3] = {text->text[at + 1], text->text[at + 2], '\0'};

			byte = (char)strtoul(digits, NULL, 16);
			at += 2;
		}
		text->text[kept++] = byte;
	}
	text->text[kept] = '\0';
	text->length = kept;
}

/* All names as a format has them: ten, since github shows no more. */
static const char *
expected(size_t format, struct arena *a)
{
	struct buffer list = {0};
	const char *kept;

	for (size_t i = 0; i < NAMES; i++) {
		for (const char *at = names[i]; *at; at++)
			if (*at == '\n')
				buffer_add_byte(
					&list, named_formats[format].has_feeds ? '\n' : ' ');
			else if ((*at == '\x1B' && !named_formats[format].has_controls) ||
				 (*at == '\xFF' && !named_formats[format].has_bytes))
				buffer_add_text(&list, BAD);
			else
				buffer_add_byte(&list, *at);
		buffer_add_text(&list, BETWEEN);
	}
	kept = arena_copy(a, buffer_text(&list));
	buffer_clear(&list);
	return kept;
}

struct desk {
	const char *program, *folder, *home;
	struct arena arena;
};

static int
desk_open(void **state)
{
	struct desk *desk = *state;
	struct buffer list = {0};
	FILE *out;

	desk->folder = folder_new(&desk->arena);
	assert_int_equal(chdir(desk->folder), 0);
	for (size_t i = 0; i < NAMES; i++) {
		folder_write(".", arena_print(&desk->arena, "named/%s", names[i]),
			"<report number='X/1'><body><sec sec-type='clause'><label>1</label>"
			"<title>T</title>\n<p>bad</p></sec></body></report>",
			&desk->arena);
		buffer_add(&list, names[i], strlen(names[i]) + 1);
	}
	out = fopen("list", "w");
	assert_int_equal(fwrite(list.text, 1, list.length, out), list.length);
	fclose(out);
	buffer_clear(&list);
	folder_write(".", "rules/b-bad.sch",
		"<sch:schema xmlns:sch='http://purl.oclc.org/dsdl/schematron'><sch:pattern>"
		"<sch:rule context='p'><sch:assert id='b-bad' test=\"not(contains(., 'bad'))\">No "
		"bad paragraph.</sch:assert></sch:rule></sch:pattern></sch:schema>",
		&desk->arena);
	assert_int_equal(chdir("named"), 0);
	return 0;
}

static int
desk_close(void **state)
{
	struct desk *desk = *state;

	assert_int_equal(chdir(desk->home), 0);
	folder_remove(desk->folder);
	return 0;
}

static void
assert_names(struct desk *desk, const char *one, const char *other)
{
	for (size_t i = 0; named_formats[i].format; i++) {
		struct outcome run = PROGRAM(desk->program, &desk->arena, "-r", "../rules", "-f",
			named_formats[i].format, one, other);
		const char *due = expected(i, &desk->arena);
		struct buffer list = {0};

		assert_int_equal(run.status, 1);
		assert_string_equal(run.trouble, "");
		named_formats[i].read(run.output, &list);
		if (named_formats[i].is_encoded)
			decode(&list);
		if (strcmp(buffer_text(&list), due) != 0)
			fail_msg(
				"%s has\n%s\nand not\n%s", named_formats[i].format, list.text, due);
		buffer_clear(&list);
	}
}

static void
names_are_read_as_they_are_from_a_folder(void **state)
{
	assert_names(*state, "--include=*", ".");
}

static void
names_are_read_as_they_are_from_a_list(void **state)
{
	assert_names(*state, "--files-from", "../list");
}

static void
every_format_is_read(void **state)
{
	static const char *const all[] = {
#define EMITTER(name) #name,
#include "../checker/emit/emit.def"
#undef EMITTER
	};

	(void)state;
	for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
		bool is_read = false;

		for (size_t j = 0; named_formats[j].format; j++)
			is_read |= !strcmp(all[i], named_formats[j].format);
		if (!is_read)
			fail_msg("nobody reads %s here", all[i]);
	}
}

int
main(int argc, char **argv)
{
	struct desk desk = {.program = NULL};
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_prestate_setup_teardown(name, desk_open, desk_close, &desk)
		TEST(names_are_read_as_they_are_from_a_folder),
		TEST(names_are_read_as_they_are_from_a_list),
		cmocka_unit_test(every_format_is_read),
	};
	const char *program = program_beside(argc ? argv[0] : "", &desk.arena);
	char *home = realpath(".", NULL), *absolute = realpath(program, NULL);
	int failed;

	desk.home = home;
	desk.program = absolute;
	failed = cmocka_run_group_tests_name("names", tests, NULL, NULL);
	arena_clear(&desk.arena);
	free(absolute);
	free(home);
	return failed;
}
