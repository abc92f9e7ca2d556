/* test_help.c -- tests: --help of the program and of each command, and options that are misspelt */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdbool.h>
#include <string.h>

#include "program.h"

static const char *program;

static const char *const commands[] = {
#define COMMAND(name, files, least, most, help) #name,
#include "../checker/cli/command.def"
#undef COMMAND
};

enum { COMMANDS = sizeof commands / sizeof *commands };

static const char *const options[] = {
#define OPTION(id, letter, name, argument, help) name,
#include "../checker/cli/options.def"
#undef OPTION
#define LIMIT(id, option, argument, most, highest, what) option,
#include "../checker/base/limit.def"
#undef LIMIT
};

static const char *
help_of(const char *command, struct arena *a)
{
	struct outcome run = PROGRAM(program, a, command, "--help");

	assert_int_equal(run.status, 0);
	assert_string_equal(run.trouble, "");
	return run.output;
}

static bool
shows(const char *help, const char *option, struct arena *a)
{
	const char *alone = arena_print(a, "--%s ", option);
	const char *with = arena_print(a, "--%s=", option);

	return strstr(help, alone) || strstr(help, with);
}

static void
each_command_has_its_own_help(void **state)
{
	struct arena a = {0};

	(void)state;
	for (size_t i = 0; i < COMMANDS; i++) {
		const char *help = help_of(commands[i], &a), *examples;

		assert_non_null(strstr(
			help, arena_print(&a, "usage: tsagcheck %s [OPTION]...", commands[i])));
		assert_non_null(strstr(help, "--help"));
		assert_non_null(strstr(help, "exit status: "));
		examples = strstr(help, "\nexamples:\n  tsagcheck ");
		assert_non_null(examples);
		for (size_t j = 0; j < COMMANDS; j++)
			if (j != i && strcmp(commands[j], "check") != 0)
				assert_null(strstr(
					examples, arena_print(&a, "tsagcheck %s", commands[j])));
	}
	assert_null(strstr(help_of("schematron", &a), "--rules"));
	assert_null(strstr(help_of("rules", &a), "--max-"));
	arena_clear(&a);
}

static void
each_option_is_shown_where_it_counts(void **state)
{
	struct arena a = {0};
	const char *all = help_of("-h", &a), *helps[COMMANDS];

	(void)state;
	assert_non_null(strstr(all, "\nlimits "));
	for (size_t i = 0; i < COMMANDS; i++)
		helps[i] = help_of(commands[i], &a);
	for (size_t i = 0; i < sizeof options / sizeof *options; i++) {
		bool shown = !strcmp(options[i], "version") || !strcmp(options[i], "completion");

		for (size_t j = 0; j < COMMANDS; j++)
			shown |= shows(helps[j], options[i], &a);
		if (!shown || !shows(all, options[i], &a))
			fail_msg("--%s is in no help: see help.def", options[i]);
	}
	arena_clear(&a);
}

/* What was written, and the option that was meant; NULL: none can be told. */
static const struct {
	const char *word, *meant;
} misspelt[] = {
	{"--formt", "format"},
	{"--formt=json", "format"},
	{"--fromat", "format"},
	{"--rulse", "rules"},
	{"--maxdepth=3", "max-depth"},
	{"--max-finding-s", "max-findings"},
	{"--failon", "fail-on"},
	{"--nothing", NULL},
	{"--x", NULL},
	{"--a-very-long-option-that-nobody-can-have-meant-to-write", NULL},
	{"-Z", NULL},
};

static void
the_nearest_option_is_named(void **state)
{
	struct arena a = {0};

	(void)state;
	for (size_t i = 0; i < sizeof misspelt / sizeof *misspelt; i++) {
		struct outcome run = PROGRAM(program, &a, misspelt[i].word, "x.xml");
		const char *expected =
			misspelt[i].meant ? arena_print(&a, "Is --%s meant?", misspelt[i].meant)
					  : "\n  tsagcheck --help lists";

		assert_int_equal(run.status, 2);
		assert_non_null(strstr(
			run.trouble, arena_print(&a, "there is no option %s\n", misspelt[i].word)));
		if (!strstr(run.trouble, expected))
			fail_msg("of %s it said: %s", misspelt[i].word, run.trouble);
	}
	arena_clear(&a);
}

int
main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_command_has_its_own_help),
		cmocka_unit_test(each_option_is_shown_where_it_counts),
		cmocka_unit_test(the_nearest_option_is_named),
	};
	struct arena a = {0};
	int failed;

	program = program_beside(argc ? argv[0] : "", &a);
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	arena_clear(&a);
	return failed;
}
