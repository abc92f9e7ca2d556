/* test_hardening.c -- tests: a mistake in memory is hard to use in the program and the library */
#define _XOPEN_SOURCE 700 /* popen */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "../checker/base/buffer.h"
#include "files.h"
#include "program.h"

#ifdef __OPTIMIZE__
enum { IS_OPTIMIZED = 1 };
#else
enum { IS_OPTIMIZED = 0 };
#endif

struct files_built {
	const char *program, *library;
	struct arena arena;
};

/* What readelf says of a file; lives in a. Skips the test where there is no readelf. */
static const char *
elf_text(const char *file, struct arena *a)
{
	FILE *said = popen(
		arena_print(a, "readelf --wide -h -l -d --dyn-syms '%s' 2>/dev/null", file), "r");
	struct buffer text = {0};
	char piece[4096];
	const char *kept;
	size_t got;

	assert_non_null(said);
	while ((got = fread(piece, 1, sizeof piece, said)) > 0)
		buffer_add(&text, piece, got);
	if (pclose(said) != 0) {
		print_message("there is no readelf here (package binutils), or no %s\n", file);
		skip();
	}
	kept = arena_copy(a, buffer_text(&text));
	buffer_clear(&text);
	return kept;
}

/* The first line with the word, "" when there is none; lives in a. */
static const char *
line_with(const char *text, const char *word, struct arena *a)
{
	const char *at = strstr(text, word), *start = at;

	while (at && start > text && start[-1] != '\n')
		start--;
	return at ? arena_text(a, start, strcspn(start, "\n")) : "";
}

/* Sanitizers and builds without optimization go without some of it. */
static void
need_release(const char *text)
{
	if (IS_OPTIMIZED && !strstr(text, "__asan_") && !strstr(text, "__tsan_"))
		return;
	print_message("this is no build that is given to anybody\n");
	skip();
}

/* Whether it calls one of the C library's functions that check sizes. */
static bool
is_fortified(const char *text)
{
	for (const char *at = text; (at = strstr(at, "_chk")); at++)
		if (!strncmp(at, "_chk@", strlen("_chk@")))
			return true;
	return false;
}

static void
assert_hardened(const char *text, struct arena *a)
{
	assert_non_null(strstr(line_with(text, "Type:", a), "DYN"));
	assert_non_null(strstr(text, "GNU_RELRO"));
	assert_non_null(strstr(line_with(text, "(FLAGS_1)", a), "NOW"));
	assert_non_null(strstr(line_with(text, "GNU_STACK", a), "RW "));
	assert_null(strstr(line_with(text, "GNU_STACK", a), "RWE"));
	assert_null(strstr(text, "TEXTREL"));
	assert_non_null(strstr(text, "__stack_chk_fail"));
	assert_true(is_fortified(text) || !strstr(text, "GLIBC_"));
}

static void
the_program_is_hardened(void **state)
{
	struct files_built *built = *state;
	const char *text = elf_text(built->program, &built->arena);

	need_release(text);
	assert_hardened(text, &built->arena);
	/* a program, not a library, that is loaded anywhere */
	assert_non_null(strstr(line_with(text, "(FLAGS_1)", &built->arena), "PIE"));
}

static void
the_library_is_hardened(void **state)
{
	struct files_built *built = *state;
	const char *text = elf_text(built->library, &built->arena);

	need_release(text);
	assert_hardened(text, &built->arena);
}

/* What a host does is its own affair: the library has not even the calls. */
static void
the_library_confines_nobody(void **state)
{
	struct files_built *built = *state;
	const char *text = elf_text(built->library, &built->arena);

	need_release(text);
	assert_null(strstr(text, " prctl@"));
	assert_null(strstr(text, " syscall@"));
	text = elf_text(built->program, &built->arena);
	assert_non_null(strstr(text, " prctl@"));
	assert_non_null(strstr(text, " syscall@"));
}

int
main(int argc, char **argv)
{
	static struct files_built built;
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_prestate(the_program_is_hardened, &built),
		cmocka_unit_test_prestate(the_library_is_hardened, &built),
		cmocka_unit_test_prestate(the_library_confines_nobody, &built),
	};
	int failed;

	(void)argc;
	built.program = program_beside(argv[0], &built.arena);
	built.library = arena_print(&built.arena, "%.*s../libtsagcheck.so.0",
		(int)(file_base(argv[0]) - argv[0]), argv[0]);
	failed = cmocka_run_group_tests_name("hardening", tests, NULL, NULL);
	arena_clear(&built.arena);
	return failed;
}
