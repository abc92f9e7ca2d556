/* test_settings.c -- tests: what a configuration does to findings and commands */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "configured.h"
#include "files.h"

static const char project[] = "repo/.tsagcheck.yaml", report[] = "repo/report.xml";

#define RULES "rules: [./rules]\n"

static void
paths_are_seen_from_the_file(void **state)
{
	struct configured *place = *state;
	struct outcome run;

	configured_write(place, project, "rules: [rules/first.sch]\n");
	run = RUN(place, "-f", "gcc", report);
	assert_string_equal(run.output,
		"repo/report.xml:1:39: error: first is found (T › paragraph 1) [first]\n");
	/* a pack has no slash; what is beside the current folder is none */
	configured_write(place, project, "rules: [own.sch]\n");
	configured_write(place, "own.sch", "no schema");
	run = RUN(place, report);
	assert_says(run.trouble, "1:9: there are no rules called 'repo/own.sch'");
	configured_write(
		place, "repo/new.tsv", "# source: a test\n# date: 2026\n# key: key\nkey\nx\n");
	configured_write(place, project, RULES "registers: {mine: new.tsv}\n");
	run = RUN(place, report);
	assert_string_equal(run.trouble, "");
	assert_int_equal(run.status, 1);
}

static void
ignored_rules_are_not_applied(void **state)
{
	struct configured *place = *state;
	struct outcome run;

	configured_write(place, project, RULES "ignore: [{rule: first, reason: known}]\n");
	run = RUN(place, "-f", "gcc", report);
	assert_string_equal(run.output,
		"repo/report.xml:1:39: warning: second is found (T › paragraph 1) [second]\n");
	assert_int_equal(run.status, 0);
	/* rules that were chosen since need not be there, and those of the past are not missed */
	run = RUN(place, "-f", "gcc", "-r", "repo/rules/second.sch", report);
	assert_string_equal(run.trouble, "");
	assert_says(run.output, "second is found");
	run = RUN(place, "-f", "gcc", "-r", "repo/rules/second.sch", "--ignore", "first", report);
	assert_says(run.trouble, "tsagcheck: there is no rule called 'first'");
}

static void
severities_reach_every_output(void **state)
{
	struct configured *place = *state;
	struct outcome run;

	configured_write(place, "repo/other.xml", NULL);
	configured_write(place, "repo/third.xml", NULL);
	configured_write(place, project, RULES "severity: {first: info, second: error}\n");
	/* in threads, too, which have copies of the rules */
	run = RUN(place, "-f", "gcc", "-j", "3", report, "repo/other.xml", "repo/third.xml");
	assert_int_equal(text_count(run.output, "note: first is found"), 3);
	assert_int_equal(text_count(run.output, "error: second is found"), 3);
	assert_int_equal(run.status, 1);
	run = RUN(place, "-f", "sarif", report);
	assert_int_equal(text_count(run.output, "\"level\": \"note\""), 2);
	assert_int_equal(text_count(run.output, "\"level\": \"error\""), 2);
	run = RUN(place, "-f", "svrl", report);
	assert_says(run.output, "id=\"first\" role=\"info\"");
	run = RUN(place, "rules");
	assert_null(strstr(run.output, "second"));
	run = RUN(place, "rules", "--config", project);
	assert_says(run.output, "second                       error ");
	run = RUN(place, "--severity", "second=warning", report);
	assert_int_equal(run.status, 0);
	run = RUN(place, "--severity", "second=bad", report);
	assert_int_equal(run.status, 2);
	assert_says(run.trouble, "--severity cannot be 'second=bad'");
}

/* Commands, and whether they read a configuration: then one that is broken is status 2. */
static void
commands_read_it_or_not(void **state)
{
	struct configured *place = *state;

	configured_write(place, ".tsagcheck.yaml", "broken");
	configured_write(place, "x.xml", NULL);
	assert_int_equal(RUN(place, "check", "x.xml").status, 2);
	assert_int_equal(RUN(place, "facts", "x.xml").status, 2);
	assert_int_equal(RUN(place, "convert", "x.xml").status, 2);
	assert_int_equal(RUN(place, "rules").status, 2);
	assert_int_equal(RUN(place, "explain", "meeting-count").status, 2);
	assert_int_equal(RUN(place, "explain", "--no-config", "meeting-count").status, 0);
	assert_int_equal(RUN(place, "test", "repo/rules/first.sch").status, 1);
	assert_int_equal(RUN(place, "schematron", "repo/rules/first.sch", "x.xml").status, 1);
	assert_says(RUN(place, "review", "-o", "y", "x.xml").trouble, "a configuration is a word");
	/* what a command does not take does not concern it */
	configured_write(place, ".tsagcheck.yaml", "ignore: [{rule: none, reason: x}]\n");
	assert_int_equal(RUN(place, "facts", "x.xml").status, 0);
	assert_int_equal(RUN(place, "check", "x.xml").status, 2);
	configured_write(place, ".tsagcheck.yaml", "limits: {max-file-size: 5}\n");
	assert_int_equal(RUN(place, "convert", "x.xml").status, 2);
}

int
main(int argc, char **argv)
{
	struct arena arena = {0};
	struct configured place = {.program = configured_program(argc ? argv[0] : "", &arena)};
	const struct CMUnitTest tests[] = {
		CONFIGURED_TEST(paths_are_seen_from_the_file),
		CONFIGURED_TEST(ignored_rules_are_not_applied),
		CONFIGURED_TEST(severities_reach_every_output),
		CONFIGURED_TEST(commands_read_it_or_not),
	};
	int failed = cmocka_run_group_tests_name("settings", tests, NULL, NULL);

	arena_clear(&arena);
	return failed;
}
