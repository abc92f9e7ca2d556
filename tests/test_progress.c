/* test_progress.c -- tests: how far a run is stands on a terminal and nowhere else */
#define _XOPEN_SOURCE 700 /* posix_openpt */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../checker/cli/progress.h"

/* A terminal: what is written to out can be read from the other end. */
struct terminal {
	int end;
	FILE *out;
};

static int
terminal_open(void **state)
{
	struct terminal *terminal = *state;

	setenv("TERM", "xterm", 1);
	terminal->end = posix_openpt(O_RDWR | O_NOCTTY);
	if (terminal->end < 0 || grantpt(terminal->end) || unlockpt(terminal->end))
		return -1;
	fcntl(terminal->end, F_SETFL, O_NONBLOCK);
	terminal->out = fopen(ptsname(terminal->end), "w");
	return terminal->out ? 0 : -1;
}

static int
terminal_close(void **state)
{
	struct terminal *terminal = *state;

	fclose(terminal->out);
	close(terminal->end);
	return 0;
}

static void
assert_shows(const struct terminal *terminal, const char *expected)
{
	char text[256];
	ssize_t got;

	fflush(terminal->out);
	got = read(terminal->end, text, sizeof text - 1);
	text[got > 0 ? got : 0] = '\0';
	assert_string_equal(text, expected);
}

static void
a_line_is_written_over_itself(void **state)
{
	struct terminal *terminal = *state;
	struct progress progress;

	progress_begin(&progress, 100, terminal->out);
	progress.next = 0; /* the first second is over */
	progress_say(&progress, 7, "read");
	assert_shows(terminal, "\rtsagcheck: 7 of 100 documents read\033[K");
	progress.next = 0;
	progress_say(&progress, 8, "checked");
	assert_shows(terminal, "\rtsagcheck: 8 of 100 documents checked\033[K");
	progress_hide(&progress);
	assert_shows(terminal, "\r\033[K");
	progress_hide(&progress);
	assert_shows(terminal, "");
}

static void
nothing_is_said_too_soon(void **state)
{
	struct terminal *terminal = *state;
	struct progress progress;

	progress_begin(&progress, 100, terminal->out);
	progress.next += 1e9;
	progress_say(&progress, 1, "read");
	progress_hide(&progress);
	assert_shows(terminal, "");
}

static void
assert_never_shown(const struct terminal *terminal, size_t count, FILE *out)
{
	struct progress progress;

	progress_begin(&progress, count, out);
	progress.next = 0;
	progress_say(&progress, 1, "read");
	progress_hide(&progress);
	assert_shows(terminal, "");
}

static void
few_things_and_files_and_dumb_terminals_have_none(void **state)
{
	struct terminal *terminal = *state;
	FILE *file = tmpfile();

	assert_never_shown(terminal, 3, terminal->out);
	assert_never_shown(terminal, 100, file);
	assert_int_equal(ftell(file), 0);
	setenv("TERM", "dumb", 1);
	assert_never_shown(terminal, 100, terminal->out);
	unsetenv("TERM");
	assert_never_shown(terminal, 100, terminal->out);
	fclose(file);
}

int
main(void)
{
	struct terminal terminal = {.out = NULL};
	const struct CMUnitTest tests[] = {
#define TEST(name) \
	cmocka_unit_test_prestate_setup_teardown(name, terminal_open, terminal_close, &terminal)
		TEST(a_line_is_written_over_itself),
		TEST(nothing_is_said_too_soon),
		TEST(few_things_and_files_and_dumb_terminals_have_none),
	};

	return cmocka_run_group_tests_name("progress", tests, NULL, NULL);
}
