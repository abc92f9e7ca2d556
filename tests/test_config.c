/* test_config.c -- tests: which configuration counts, and what comes of it */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "configured.h"

/* Files of which each says as its phase where it is, the document, and where the phase comes from.
 * NULL: no document is named. */
static const struct found {
	const char *files[3], *document, *home, *from;
} found[] = {
	{{"repo/.tsagcheck.yaml"}, "repo/report.xml", "home", "repo/.tsagcheck.yaml:1:8"},
	{{"repo/.tsagcheck.yaml"}, "repo/a/b/x.xml", "home", "repo/.tsagcheck.yaml:1:8"},
	{{"repo/.tsagcheck.yaml", "repo/a/.tsagcheck.yaml"}, "repo/a/b/x.xml", "home",
		"repo/a/.tsagcheck.yaml:1:8"},
	{{"repo/.tsagcheck.yaml"}, "repo/./a/../report.xml", "home", "repo/.tsagcheck.yaml:1:8"},
	/* the repository is the end */
	{{".tsagcheck.yaml"}, "repo/report.xml", "home", "default"},
	/* without one the home folder is */
	{{"home/.tsagcheck.yaml"}, "home/a/b/x.xml", "home", "home/.tsagcheck.yaml:1:8"},
	{{"home/.tsagcheck.yaml"}, "home/a/b/x.xml", "home/a", "default"},
	{{"home/a/.tsagcheck.yaml"}, "home/a/b/x.xml", "home/a", "home/a/.tsagcheck.yaml:1:8"},
	/* the current folder */
	{{".tsagcheck.yaml"}, "-", "home", ".tsagcheck.yaml:1:8"},
	{{".tsagcheck.yaml"}, NULL, "home", ".tsagcheck.yaml:1:8"},
	{{".tsagcheck.yaml"}, "report.xml", "home", ".tsagcheck.yaml:1:8"},
	/* a folder's own */
	{{".tsagcheck.yaml", "repo/.tsagcheck.yaml"}, "repo", "home", "repo/.tsagcheck.yaml:1:8"},
	/* what is not there is missed later */
	{{".tsagcheck.yaml"}, "nowhere/x.xml", "home", "default"},
};

static void
say_where(struct configured *place, const char *file)
{
	configured_write(place, file, arena_print(&place->arena, "phase: %s\n", file));
}

static void
judge_found(const struct found *c, struct configured *place)
{
	struct outcome run;

	configured_write(place, "repo/a/b/x.xml", NULL);
	configured_write(place, "home/a/b/x.xml", NULL);
	for (size_t i = 0; i < 3 && c->files[i]; i++)
		say_where(place, c->files[i]);
	setenv("HOME", arena_print(&place->arena, "%s/%s", place->folder, c->home), 1);
	run = RUN(place, "--show-config", c->document);
	assert_says(run.output, arena_print(&place->arena, "  # from %s\nshow:", c->from));
	assert_string_equal(run.trouble, "");
	assert_int_equal(run.status, 0);
}

static void
the_nearest_file_counts(void **state)
{
	for (size_t i = 0; i < sizeof found / sizeof *found; i++) {
		struct configured place = {.program = ((struct configured *)*state)->program};

		configured_open(&place);
		judge_found(&found[i], &place);
		configured_close(&place);
	}
}

static void
a_folder_for_everybody_is_not_gone_up_to(void **state)
{
	struct configured *place = *state;
	struct outcome run;

	configured_write(place, "all/mine/x.xml", NULL);
	say_where(place, "all/.tsagcheck.yaml");
	assert_int_equal(chmod("all", 01777), 0);
	run = RUN(place, "--show-config", "all/mine/x.xml");
	assert_says(run.output, "phase: '#DEFAULT'  # from default\n");
	run = RUN(place, "--show-config", "all/x.xml");
	assert_says(run.output, "# from all/.tsagcheck.yaml:1:8\n");
}

static void
documents_of_one_run_have_one_configuration(void **state)
{
	struct configured *place = *state;
	struct outcome run;

	configured_write(place, "repo/a/x.xml", NULL);
	configured_write(place, "repo/.tsagcheck.yaml", "rules: [rules/first.sch]\n");
	run = RUN(place, "-f", "gcc", "repo/report.xml", "repo/a/x.xml", "nowhere/x.xml");
	assert_says(run.output, "x.xml:1:39: error: first is found");
	assert_says(run.trouble, "tsagcheck: nowhere/x.xml: cannot be opened");
	configured_write(place, "repo/a/.tsagcheck.yaml", "show: error\n");
	run = RUN(place, "repo/report.xml", "repo/a/x.xml");
	assert_int_equal(run.status, 2);
	assert_string_equal(run.output, "");
	assert_says(run.trouble,
		"tsagcheck: repo/a/x.xml: has the configuration repo/a/.tsagcheck.yaml, but "
		"repo/report.xml has the configuration repo/.tsagcheck.yaml");
	assert_says(run.trouble, "--config");
	run = RUN(place, "--config", "repo/.tsagcheck.yaml", "repo/report.xml", "repo/a/x.xml");
	assert_int_equal(run.status, 1);
	configured_write(place, "other/x.xml", NULL);
	run = RUN(place, "other/x.xml", "repo/report.xml");
	assert_int_equal(run.status, 2);
	assert_says(run.trouble, "but other/x.xml has no configuration: one run");
}

/* What is said at each level, and where the phase comes from then. */
static void
each_level_has_the_word_over_those_below(void **state)
{
	struct configured *place = *state;
	struct outcome run = RUN(place, "--show-config", "repo/report.xml");

	assert_says(run.output, "phase: '#DEFAULT'  # from default\n");
	configured_write(place, "own/tsagcheck/config.yaml", "phase: u\nshow: warning\n");
	run = RUN(place, "--show-config", "repo/report.xml");
	assert_says(run.output,
		arena_print(&place->arena, "phase: u  # from %s/own/tsagcheck/config.yaml:1:8\n",
			place->folder));
	configured_write(place, "repo/.tsagcheck.yaml", "# a line\nphase: p\nfail-on: never\n");
	run = RUN(place, "--show-config", "repo/report.xml");
	assert_says(run.output, "phase: p  # from repo/.tsagcheck.yaml:2:8\n");
	configured_write(place, "repo/a\x1B[m.yaml", "phase: f\n");
	run = RUN(place, "--show-config", "--config", "repo/a\x1B[m.yaml", "repo/report.xml");
	assert_says(run.output, "phase: f  # from \"repo/a\\x1B[m.yaml\":1:8\n");
	setenv("TSAGCHECK_PHASE", "e", 1);
	run = RUN(place, "--show-config", "repo/report.xml");
	assert_says(run.output, "phase: e  # from environment: TSAGCHECK_PHASE\n");
	run = RUN(place, "--show-config", "repo/report.xml", "--phase", "c");
	unsetenv("TSAGCHECK_PHASE");
	assert_says(run.output, "phase: c  # from command line\n");
	assert_says(run.output, "config.yaml:2:7\nfail-on: never  # from repo/.tsag");
}

static void
the_users_file_is_where_xdg_says(void **state)
{
	struct configured *place = *state;
	struct outcome run;

	configured_write(place, "home/.config/tsagcheck/config.yaml", "phase: h\n");
	run = RUN(place, "--show-config");
	assert_says(run.output, "phase: '#DEFAULT'");
	setenv("XDG_CONFIG_HOME", "own", 1);
	configured_write(place, "own/tsagcheck/config.yaml", "phase: o\n");
	run = RUN(place, "--show-config");
	assert_says(run.output, "phase: h");
	unsetenv("XDG_CONFIG_HOME");
	run = RUN(place, "--show-config");
	assert_says(run.output, "phase: h");
}

static void
a_file_can_be_named_and_files_left_out(void **state)
{
	struct configured *place = *state;
	struct outcome run;

	configured_write(place, "own/tsagcheck/config.yaml", "show: error\n");
	configured_write(place, "repo/.tsagcheck.yaml", "phase: p\n");
	configured_write(place, "ci.yaml", "jobs: 3\n");
	run = RUN(place, "--show-config", "--config", "ci.yaml", "repo/report.xml");
	assert_says(run.output, "phase: '#DEFAULT'  # from default\nshow: info  # from default\n");
	assert_says(run.output, "jobs: 3  # from ci.yaml:1:7\n");
	run = RUN(place, "--show-config", "--no-config", "repo/report.xml");
	assert_says(run.output, "phase: '#DEFAULT'  # from default\nshow: info  # from default\n");
	setenv("TSAGCHECK_CONFIG", "ci.yaml", 1);
	run = RUN(place, "--show-config", "repo/report.xml");
	assert_says(run.output, "jobs: 3  # from ci.yaml:1:7\n");
	run = RUN(place, "--show-config", "--no-config");
	unsetenv("TSAGCHECK_CONFIG");
	assert_null(strstr(run.output, "jobs: 3"));
	run = RUN(place, "--no-config", "--config", "ci.yaml", "repo/report.xml");
	assert_int_equal(run.status, 2);
	assert_says(run.trouble, "--no-config says that there is none");
}

/* ignore and severity add; rules and only replace. */
static void
lists_add_or_replace(void **state)
{
	struct configured *place = *state;
	struct outcome run;

	configured_write(place, "own/tsagcheck/config.yaml",
		"rules: [./u]\nonly: [u]\nignore: [{rule: u, reason: r}]\n"
		"severity: {s: info, t: info}\n");
	configured_write(place, "repo/.tsagcheck.yaml",
		"rules: [a, b]\nignore: [{rule: p, reason: r}]\nseverity: {s: error}\n");
	setenv("TSAGCHECK_ONLY", "x,y", 1);
	run = RUN(place, "--show-config", "repo/report.xml", "--ignore", "c", "--ignore", "d");
	unsetenv("TSAGCHECK_ONLY");
	assert_says(run.output,
		"rules:\n  - a  # from repo/.tsagcheck.yaml:1:9\n  - b  # from "
		"repo/.tsagcheck.yaml:1:12\nonly:\n  - x  # from environment: "
		"TSAGCHECK_ONLY\n  - y  # from environment: TSAGCHECK_ONLY\nignore:\n"
		"  - rule: u  # from ");
	assert_says(run.output, "  - rule: p  # from repo/.tsagcheck.yaml:2:17\n    reason: r\n"
				"  - rule: c  # from command line\n");
	assert_says(run.output, "  # s: info  # from ");
	assert_says(run.output, "  s: error  # from repo/.tsagcheck.yaml:3:15\n");
	run = RUN(place, "--show-config", "repo/report.xml", "-r", "y", "-r", "z");
	assert_says(run.output, "rules:\n  - y  # from command line\n  - z  # from command line\n"
				"only:\n  - u  # from ");
}

static void
variables_set_options(void **state)
{
	struct configured *place = *state;
	struct outcome run;

	setenv("TSAGCHECK_FORMAT", "gcc", 1);
	setenv("TSAGCHECK_MAX_DEPTH", "77", 1);
	setenv("TSAGCHECK_FAIL_ON", "", 1);
	setenv("TSAGCHECK_RULES", "repo/rules/first.sch,repo/rules/second.sch", 1);
	run = RUN(place, "--show-config");
	assert_says(run.output, "max-depth: 77  # from environment: TSAGCHECK_MAX_DEPTH\n");
	assert_says(run.output, "# format: gcc  # from environment: TSAGCHECK_FORMAT\n");
	assert_says(run.output, "fail-on: error  # from default\n");
	run = RUN(place, "--no-config", "repo/report.xml");
	assert_says(run.output, ":1:39: error: first is found");
	assert_says(run.output, ":1:39: warning: second is found");
	assert_int_equal(run.status, 1);
	/* facts are not written in formats of findings */
	assert_int_equal(RUN(place, "facts", "repo/report.xml").status, 0);
	setenv("TSAGCHECK_JOBS", "many", 1);
	run = RUN(place, "repo/report.xml");
	assert_int_equal(run.status, 2);
	assert_says(run.trouble, "tsagcheck: TSAGCHECK_JOBS: jobs cannot be 'many'");
	unsetenv("TSAGCHECK_JOBS");
	setenv("TSAGCHECK_IGNORE", "third", 1);
	run = RUN(place, "repo/report.xml");
	assert_int_equal(run.status, 2);
	assert_says(run.trouble, "TSAGCHECK_IGNORE: there is no rule called 'third'");
	unsetenv("TSAGCHECK_IGNORE");
	unsetenv("TSAGCHECK_RULES");
	unsetenv("TSAGCHECK_FAIL_ON");
	unsetenv("TSAGCHECK_MAX_DEPTH");
	unsetenv("TSAGCHECK_FORMAT");
}

int
main(int argc, char **argv)
{
	struct arena arena = {0};
	struct configured place = {.program = configured_program(argc ? argv[0] : "", &arena)};
	const struct CMUnitTest tests[] = {
		CONFIGURED_TEST(the_nearest_file_counts),
		CONFIGURED_TEST(a_folder_for_everybody_is_not_gone_up_to),
		CONFIGURED_TEST(documents_of_one_run_have_one_configuration),
		CONFIGURED_TEST(each_level_has_the_word_over_those_below),
		CONFIGURED_TEST(the_users_file_is_where_xdg_says),
		CONFIGURED_TEST(a_file_can_be_named_and_files_left_out),
		CONFIGURED_TEST(lists_add_or_replace),
		CONFIGURED_TEST(variables_set_options),
	};
	int failed = cmocka_run_group_tests_name("config", tests, NULL, NULL);

	arena_clear(&arena);
	return failed;
}
