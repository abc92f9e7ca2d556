/* test_hostile.c -- tests: hostile and odd Word files behave as the shared folder's table says
 *
 * The files are made when the test runs, by the shared folder's generator. Each is converted within
 * 256 MB of memory. "ok" is read in silence and its text is there; "ok-warn" is read, and something
 * is said; "reject" is refused with one message and nothing on standard output; "either" does one
 * or the other. */
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

/* Standing in every file that can be read. */
#define MARK "TSAGCHECK-MARK"

/* AddressSanitizer takes terabytes of addresses. */
#if defined(__SANITIZE_ADDRESS__)
#define LIMITS "ulimit -t 100; "
#else
#define LIMITS "ulimit -t 30; ulimit -v 262144; "
#endif

enum { CASES = 106 };

struct desk {
	const char *program, *folder;
	struct arena arena;
};

static struct desk desk;

/* How many lines say what to do: those of an excerpt are indented further. */
static size_t
remedies(const char *text)
{
	return text_count(text, "\n  ") - text_count(text, "\n   ");
}

static bool
is_read(const struct outcome *outcome)
{
	return outcome->status == 0 && !*outcome->trouble && strstr(outcome->output, MARK);
}

static bool
is_read_in_part(const struct outcome *outcome)
{
	return outcome->status == 2 && text_count(outcome->trouble, "tsagcheck: ") > 0 &&
	       strstr(outcome->output, "<report");
}

static bool
is_refused(const struct outcome *outcome)
{
	return outcome->status == 2 && text_count(outcome->trouble, "tsagcheck: ") == 1 &&
	       remedies(outcome->trouble) == 1 && !*outcome->output;
}

static bool
is_either(const struct outcome *outcome)
{
	return is_read(outcome) || is_read_in_part(outcome) || is_refused(outcome);
}

static const struct {
	const char *name;
	bool (*is_met)(const struct outcome *outcome);
} expectations[] = {
	{"ok", is_read},
	{"ok-warn", is_read_in_part},
	{"reject", is_refused},
	{"either", is_either},
};

static bool
meets(const char *expectation, const struct outcome *outcome)
{
	for (size_t i = 0; i < sizeof expectations / sizeof *expectations; i++)
		if (!strcmp(expectations[i].name, expectation))
			return expectations[i].is_met(outcome);
	fail_msg("no expectation is called %s", expectation);
	return false;
}

/* Cuts the next column off *line. */
static const char *
next_column(char **line)
{
	char *column = *line;

	*line += strcspn(column, "\t");
	if (**line)
		*(*line)++ = '\0';
	return column;
}

static bool
check_case(const char *file, const char *expectation)
{
	struct arena a = {0};
	const char *path = arena_print(&a, "%s/files/%s", desk.folder, file);
	struct outcome outcome = PROGRAM(
		"/bin/sh", &a, "-c", LIMITS "exec \"$0\" convert \"$1\"", desk.program, path);
	const bool met = meets(expectation, &outcome);

	if (!met)
		print_error("%s is not as expected (%s): status %d\n%s%.200s\n", file, expectation,
			outcome.status, outcome.trouble, outcome.output);
	arena_clear(&a);
	return met;
}

/* The generator's table of cases; skips the test when there is no generator, or nothing runs it. */
static char *
cases_or_skip(void)
{
	const char *shared = getenv("TSAGCHECK_SHARED");
	const char *generator =
		arena_print(&desk.arena, "%s/hostile/make.py", shared ? shared : "../shared");
	struct outcome made;

	if (!file_text(generator, &desk.arena)) {
		print_message("skipped: there is no %s; set TSAGCHECK_SHARED\n", generator);
		skip();
	}
	made = PROGRAM("/bin/sh", &desk.arena, "-c", "exec python3 \"$0\" \"$1/files\"", generator,
		desk.folder);
	if (made.status == 127) {
		print_message("skipped: there is no python3\n");
		skip();
	}
	assert_int_equal(made.status, 0);
	return file_text(arena_print(&desk.arena, "%s/cases.tsv", desk.folder), &desk.arena);
}

static void
every_case_behaves_as_its_row_says(void **state)
{
	char *table = cases_or_skip(), *line;
	size_t count = 0, failed = 0;

	(void)state;
	assert_non_null(table);
	line_next(&table);
	for (; (line = line_next(&table)) && *line; count++) {
		const char *file = next_column(&line), *group = next_column(&line);

		assert_true(*group);
		failed += !check_case(file, next_column(&line));
	}
	assert_int_equal(count, CASES);
	assert_int_equal(failed, 0);
}

static int
open_desk(void **state)
{
	(void)state;
	desk.folder = folder_new(&desk.arena);
	return 0;
}

static int
clear_desk(void **state)
{
	(void)state;
	PROGRAM("/bin/sh", &desk.arena, "-c", "rm -rf \"$0/files\" \"$0/cases.tsv\"", desk.folder);
	folder_remove(desk.folder);
	arena_clear(&desk.arena);
	return 0;
}

int
main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(every_case_behaves_as_its_row_says)};

	(void)argc;
	desk.program = program_beside(argv[0], &desk.arena);
	return cmocka_run_group_tests(tests, open_desk, clear_desk);
}
