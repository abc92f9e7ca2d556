/* test_terminal.c -- tests: when the program writes in colour */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "files.h"
#include "program.h"

/* One with findings. */
static const char report[] = "fixtures/contradictions/report.xml";

static struct outcome
run(const char *program, const char *when, bool on_terminal, struct arena *a)
{
	/* one finding: a terminal that nobody reads keeps but a few thousand bytes */
	const char *const words[] = {
		"--only", "assembly-consistent", "--color", when, report, NULL};

	return on_terminal ? program_run_on_terminal(program, words, a)
	                   : program_run(program, words, NULL, a);
}

/* Where the output goes, --color, NO_COLOR and TERM. */
static const struct {
	bool terminal;
	const char *when, *no_color, *kind;
	bool colored;
} cases[] = {
	{true, "auto", NULL, "xterm", true},
	{true, "auto", "", "xterm", true},
	{true, "auto", "1", "xterm", false},
	{true, "auto", NULL, "dumb", false},
	{true, "never", NULL, "xterm", false},
	{true, "always", "1", "dumb", true},
	{false, "auto", NULL, "xterm", false},
	{false, "always", NULL, "xterm", true},
	{false, "always", "1", "xterm", true},
	{false, "never", NULL, "xterm", false},
};

static void
color_is_there_when_it_is_wanted(void **state)
{
	const char *program = *state;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct arena a = {0};
		struct outcome out;

		setenv("TERM", cases[i].kind, 1);
		unsetenv("NO_COLOR");
		if (cases[i].no_color)
			setenv("NO_COLOR", cases[i].no_color, 1);
		out = run(program, cases[i].when, cases[i].terminal, &a);
		assert_int_equal(out.status, 1);
		assert_non_null(strstr(out.output, "assembly-consistent"));
		if ((strchr(out.output, '\033') != NULL) != cases[i].colored)
			fail_msg("case %zu: %s", i, out.output);
		arena_clear(&a);
	}
}

/* README shows what the program says today. */
static void
picture_is_of_this_program(void **state)
{
	struct arena a = {0};
	struct outcome drawn =
		PROGRAM("/usr/bin/python3", &a, "-B", "docs/pictures/make-terminal", *state);

	assert_int_equal(drawn.status, 0);
	if (strcmp(drawn.output, file_text("docs/pictures/terminal.svg", &a)) != 0)
		fail_msg("docs/pictures/terminal.svg is another one: make pictures");
	arena_clear(&a);
}

int
main(int argc, char **argv)
{
	struct arena a = {0};
	char *program = (char *)(size_t)program_beside(argc ? argv[0] : "", &a);
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_prestate(color_is_there_when_it_is_wanted, program),
		cmocka_unit_test_prestate(picture_is_of_this_program, program),
	};
	int failed = cmocka_run_group_tests_name("terminal", tests, NULL, NULL);

	arena_clear(&a);
	return failed;
}
