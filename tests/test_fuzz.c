/* test_fuzz.c -- tests: what the targets of fuzz start from, and what once broke them */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "../checker/base/arena.h"
#include "program.h"

/* The folder of the build. */
static const char *build;

static void
what_broke_a_target_once_breaks_none(void **state)
{
	struct arena a = {0};
	const struct outcome out = PROGRAM("tests/fuzz/run", &a, "--replay", build);

	(void)state;
	if (out.status != 0)
		fail_msg("%s%s", out.output, out.trouble);
	assert_non_null(strstr(out.output, "values: "));
	arena_clear(&a);
}

int
main(int argc, char **argv)
{
	struct arena a = {0};
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_broke_a_target_once_breaks_none),
	};
	int failed;

	build = program_beside(argc ? argv[0] : "", &a);
	build = arena_text(&a, build, strlen(build) - strlen("/tsagcheck"));
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	arena_clear(&a);
	return failed;
}
