/* test_library_installed.c -- tests: what make install puts there of libtsagcheck is of use */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "calling.h"
#include "files.h"
#include "program.h"

#ifdef __SANITIZE_ADDRESS__
static const char sanitizers[] = "-fsanitize=address,undefined";
#elif defined TSAGCHECK_COVERAGE
static const char sanitizers[] = "--coverage";
#else
static const char sanitizers[] = "";
#endif

/* Where it was installed, as a package is built: below DESTDIR. */
struct installation {
	const char *program, *root;
	struct arena arena;
};

static struct outcome
shell(struct installation *there, const char *script)
{
	return PROGRAM("/bin/sh", &there->arena, "-euc", script, "sh", there->root, there->program,
		sanitizers);
}

static void
assert_success(struct outcome run)
{
	if (run.status != 0)
		fail_msg("status %d\n%s%s", run.status, run.output, run.trouble);
}

static int
install(void **state)
{
	struct installation *there = *state;
	const char *build = arena_print(&there->arena, "%.*s",
		(int)(strlen(there->program) - strlen("/tests/../tsagcheck")), there->program);

	there->root = folder_new(&there->arena);
	assert_success(PROGRAM("/usr/bin/env", &there->arena, "-u", "MAKEFLAGS", "make", "-s",
		arena_print(&there->arena, "BUILD=%s", build),
		arena_print(&there->arena, "DESTDIR=%s", there->root), "PREFIX=/opt", "install"));
	return 0;
}

static int
leave(void **state)
{
	struct installation *there = *state;

	folder_remove(there->root);
	arena_clear(&there->arena);
	return 0;
}

static void
the_header_stands_alone(void **state)
{
	struct installation *there = *state;

	assert_success(shell(there,
		"echo '#include <tsagcheck.h>' >$1/alone.c; cp $1/alone.c $1/alone.cc; "
		"${CC:-cc} -std=c11 -pedantic-errors -Wall -Wextra -Werror -I$1/opt/include "
		"-fsyntax-only $1/alone.c"));
	if (PROGRAM("/bin/sh", &there->arena, "-c", "command -v c++").status != 0) {
		print_message("no C++ compiler here: c++\n");
		skip();
	}
	assert_success(shell(there,
		"c++ -std=c++11 -pedantic-errors -Wall -Wextra -Werror -I$1/opt/include "
		"-fsyntax-only $1/alone.cc"));
}

/* The names of functions in the header, each with a space before it and a line feed behind it. */
static const char *
declared(struct arena *a)
{
	const char *all = "";

	for (const char *at = file_text("checker/library/tsagcheck.h", a);
		(at = strstr(at, "tsagcheck_"));) {
		size_t length = strspn(at, "abcdefghijklmnopqrstuvwxyz_");

		if (at[length] == '(')
			all = arena_print(a, "%s %.*s\n", all, (int)length, at);
		at += length;
	}
	return all;
}

/* No others, but for what sanitizers add. */
static void
only_public_names_are_seen(void **state)
{
	static const char *const libraries[] = {"nm -g --defined-only $1/opt/lib/libtsagcheck.a",
		"nm -D --defined-only $1/opt/lib/libtsagcheck.so.0"};
	struct installation *there = *state;
	const char *names = declared(&there->arena);

	assert_true(*names);
	for (size_t i = 0; i < 2; i++) {
		struct outcome run = shell(there, libraries[i]);
		char *text = arena_copy(&there->arena, run.output);
		size_t count = 0;

		assert_success(run);
		for (char *line; (line = line_next(&text));) {
			const char *name = strrchr(line, ' ');

			if (!name || !strncmp(name, " __", 3))
				continue;
			count++;
			if (!strstr(names, arena_print(&there->arena, "%s\n", name)))
				fail_msg("%s shows%s", libraries[i], name);
		}
		assert_int_equal(count, text_count(names, "\n"));
	}
}

/* The example finds what the program finds, whichever library it is built with. */
static void
look_at_example(struct installation *there, const char *build)
{
	static const char *const arguments[] = {"rules fixtures/contradictions/report.xml",
		"rules fixtures/clean/report.xml", "rules fixtures/none.xml",
		"none fixtures/clean/report.xml"};
	static const int statuses[] = {1, 0, 2, 2};

	assert_success(shell(there, build));
	for (size_t i = 0; i < sizeof statuses / sizeof *statuses; i++) {
		struct outcome run = shell(
			there, arena_print(&there->arena, "LD_LIBRARY_PATH=$1/opt/lib $1/check %s",
				       arguments[i]));

		assert_int_equal(run.status, statuses[i]);
		assert_true(!*run.trouble == (statuses[i] != 2));
		if (i == 0)
			assert_non_null(strstr(run.output, ":24:26: 1.2 › paragraph 1: The text "
							   "says that there were five meetings"));
	}
}

#define SEARCH "export PKG_CONFIG_PATH=$1/opt/lib/pkgconfig; "

/* --define-prefix: the package has not been moved to where it says that it is */
static void
the_example_is_built_with_the_shared_library(void **state)
{
	look_at_example(*state,
		SEARCH "${CC:-cc} -std=c11 docs/example/check.c -o $1/check $3 "
		       "$(pkg-config --define-prefix "
		       "--cflags --libs tsagcheck); readelf -d $1/check | grep -q tsagcheck.so.0");
}

static void
the_example_is_built_with_the_archive(void **state)
{
	struct installation *there = *state;

	look_at_example(there,
		SEARCH "rm $1/opt/lib/libtsagcheck.so*; "
		       "${CC:-cc} -std=c11 docs/example/check.c -o $1/check $3 "
		       "$(pkg-config --define-prefix "
		       "--cflags --libs tsagcheck) "
		       "$(pkg-config --libs libxml-2.0 libpcre2-8 libutf8proc libmd libzip) -lm; "
		       "! readelf -d $1/check | grep tsagcheck.so");
}

/* What the manual shows, as the body of a program. */
static void
the_lines_of_the_manual_compile(void **state)
{
	struct installation *there = *state;

	assert_success(shell(there,
		"{ echo '#include <tsagcheck.h>'; echo 'int main(void) {'; "
		"sed -n '/^    #include/,/^[^ ]/s/^    //p' docs/library.md | "
		"grep -v '^#include'; echo 'return 0; }'; } >$1/shown.c; grep -q finding "
		"$1/shown.c; "
		"${CC:-cc} -std=c11 -pedantic-errors -Wall -Wextra -Werror -I$1/opt/include "
		"-fsyntax-only $1/shown.c"));
}

int
main(int argc, char **argv)
{
	struct installation there = {.program = NULL};
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_prestate(the_header_stands_alone, &there),
		cmocka_unit_test_prestate(the_lines_of_the_manual_compile, &there),
		cmocka_unit_test_prestate(only_public_names_are_seen, &there),
		cmocka_unit_test_prestate(the_example_is_built_with_the_shared_library, &there),
		cmocka_unit_test_prestate(the_example_is_built_with_the_archive, &there),
	};
	void *state = &there;
	int failed;

	there.program = program_beside(argc ? argv[0] : "", &there.arena);
	install(&state);
	failed = cmocka_run_group_tests_name("library_installed", tests, NULL, NULL);
	leave(&state);
	return failed;
}
