/* test_verdicts.c -- tests: no run is green that did not check everything, in no format */
#define _XOPEN_SOURCE 700 /* realpath */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <jansson.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../checker/check/check.h"
#include "calling.h"
#include "files.h"
#include "incomplete.h"
#include "program.h"

#define REPORT(words)                                                                        \
	"<report number='X/1'><body><sec sec-type='clause'><label>1</label><title>T</title>" \
	"\n<p>" words "</p></sec></body></report>"

/* A rule file with one assertion. */
#define RULE(id, context, test)                                                                   \
	"<sch:schema xmlns:sch='http://purl.oclc.org/dsdl/schematron' xmlns:t='urn:tsagcheck'>"   \
	"<sch:ns prefix='re' uri='http://exslt.org/regular-expressions'/>"                        \
	"<sch:ns prefix='t' uri='urn:tsagcheck'/><sch:pattern><sch:rule context=\"" context "\">" \
	"<sch:assert id='" id "' test=\"" test "\">Fine.</sch:assert></sch:rule></sch:pattern>"   \
	"</sch:schema>"

struct desk {
	const char *program, *folder, *home;
	struct arena arena;
};

static const char *const files[][2] = {
	{"good.xml", REPORT("good")},
	{"other.xml", REPORT("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab")},
	{"broken.xml", "<report>\n<body>"},
	{"cut.docx", "PK\003\004 and no more"},
	{"empty.xml", ""},
	{"old.sch", "<rules/>"},
	{"calm.sch", RULE("calm", "p", "true()")},
	{"steps.sch",
		RULE("steps", "p", "count(//node()/..//node()/..//node()/..//node()/..//node())")},
	{"match.sch", RULE("match", "p", "re:test(., '(a+)+$') or true()")},
	{"key.sch", RULE("key", "p", "key('none', .) or true()")},
	{"place.sch", RULE("place", "p[key('none', .)]", "true()")},
	{"beside.sch", RULE("beside", "p", "document('gone.xml')")},
	{"again.sch", RULE("again", "p", "document('gone.xml')")},
	{"asks.sch", RULE("asks", "p", "not(t:covers('mine', 'x'))")},
	{"asks-too.sch", RULE("asks-too", "p", "not(t:covers('mine', 'x'))")},
	{"all.sch", RULE("all", "report", "count(t:reports()) &gt; 0")},
	{"mine.tsv", "# source: s\n# date: 2026\n# key: k\nk\tv\na\t1\n"},
	{"pack/registers/mine.tsv", "not a register\n"},
};

static int
desk_open(void **state)
{
	struct desk *desk = *state;

	desk->folder = folder_new(&desk->arena);
	assert_int_equal(chdir(desk->folder), 0);
	for (size_t i = 0; i < sizeof files / sizeof *files; i++)
		folder_write(".", files[i][0], files[i][1], &desk->arena);
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

enum { MOST_WORDS = 12, MOST_SAID = 3 };

/* A run in which something goes wrong, and what each format must name: documents and rules. */
static const struct cause {
	const char *name, *words[MOST_WORDS], *said[MOST_SAID];
} causes[] = {
	{"limit of steps", {"-r", "steps.sch", "--max-steps=2000", "good.xml"},
		{"good.xml", "rule steps "}},
	{"limit of a regular expression", {"-r", "match.sch", "other.xml"},
		{"other.xml", "rule match "}},
	{"no such key", {"-r", "key.sch", "good.xml"}, {"good.xml", "rule key "}},
	{"a context", {"-r", "place.sch", "good.xml"}, {"good.xml", "rule place "}},
	{"one rule of two", {"-r", "calm.sch", "-r", "key.sch", "good.xml"},
		{"good.xml", "rule key "}},
	{"two rules that need the same", {"-r", "beside.sch", "-r", "again.sch", "good.xml"},
		{"good.xml", "rule beside ", "rule again "}},
	{"two documents", {"-j2", "-r", "key.sch", "good.xml", "other.xml"},
		{"good.xml", "other.xml", "rule key "}},
	{"a rule about all", {"-r", "all.sch", "-r", "key.sch", "good.xml", "other.xml"},
		{"good.xml", "other.xml", "rule key "}},
	{"a document is missing", {"-r", "calm.sch", "good.xml", "gone.xml"}, {"gone.xml"}},
	{"no XML", {"-r", "calm.sch", "broken.xml", "good.xml"}, {"broken.xml"}},
	{"no package", {"-r", "calm.sch", "good.xml", "cut.docx"}, {"cut.docx"}},
	{"empty", {"-r", "calm.sch", "good.xml", "empty.xml"}, {"empty.xml"}},
	{"too large", {"-r", "calm.sch", "--max-file-size=20", "good.xml"}, {"good.xml"}},
	{"too deep", {"-r", "calm.sch", "--max-depth=2", "good.xml"}, {"good.xml"}},
	{"in a thread", {"-j3", "-r", "calm.sch", "good.xml", "broken.xml", "other.xml"},
		{"broken.xml"}},
	{"in a thread that only reads",
		{"-j3", "-r", "all.sch", "good.xml", "broken.xml", "other.xml"}, {"broken.xml"}},
	{"a folder without documents", {"-r", "calm.sch", "pack"}, {"pack"}},
	{"no such phase", {"-r", "calm.sch", "--phase=none", "good.xml"}, {"good.xml", "none"}},
	{"no rule", {"-r", "old.sch", "good.xml"}, {"old.sch"}},
	{"rules that are not there", {"-r", "gone.sch", "good.xml"}, {"gone.sch"}},
	{"a folder without rules", {"-r", "pack", "good.xml"}, {"pack"}},
	{"no such rule", {"-r", "calm.sch", "--only=none", "good.xml"}, {"none"}},
	{"no such rule to leave out", {"-r", "calm.sch", "--ignore=none", "good.xml"}, {"none"}},
	{"all rules are left out", {"-r", "calm.sch", "--ignore=calm", "good.xml"}, {"rule"}},
	{"a register is broken",
		{"-r", "asks.sch", "--register", "mine=pack/registers/mine.tsv", "good.xml"},
		{"mine.tsv"}},
};

static const char *
problems_in(const struct incomplete_format *format, const char *output, struct arena *a)
{
	struct buffer problems = {0};
	const char *kept;

	format->read(output, &problems);
	kept = arena_copy(a, buffer_text(&problems));
	buffer_clear(&problems);
	return kept;
}

static struct outcome
run(struct desk *desk, const char *command, const char *format, const char *const *words)
{
	const char *all[MOST_WORDS + 6] = {command, "-f", format};
	size_t count = 3;

	if (!strcmp(command, "check"))
		all[count++] = "--no-config";
	while (*words)
		all[count++] = *words++;
	return program_run(desk->program, all, NULL, &desk->arena);
}

static void
assert_cause(struct desk *desk, const struct cause *cause, const struct incomplete_format *format)
{
	struct outcome out = run(desk, "check", format->format, cause->words);
	const char *problems = problems_in(format, out.output, &desk->arena);

	if (out.status != 2 || !strstr(out.trouble, "tsagcheck: "))
		fail_msg("%s, %s: status %d\n%s", cause->name, format->format, out.status,
			out.trouble);
	for (size_t i = 0; i < MOST_SAID && cause->said[i]; i++)
		if (!strstr(problems, cause->said[i]))
			fail_msg("%s, %s: '%s' is not in\n%s", cause->name, format->format,
				cause->said[i], out.output);
}

static void
whatever_went_wrong_is_in_every_format(void **state)
{
	for (size_t i = 0; i < sizeof causes / sizeof *causes; i++)
		for (size_t j = 0; incomplete_formats[j].format; j++)
			assert_cause(*state, &causes[i], &incomplete_formats[j]);
}

static void
a_clean_run_has_none_of_it(void **state)
{
	static const char *const words[] = {"-r", "calm.sch", "good.xml", "other.xml", NULL};
	struct desk *desk = *state;

	for (size_t i = 0; incomplete_formats[i].format; i++) {
		const struct incomplete_format *format = &incomplete_formats[i];
		struct outcome out = run(desk, "check", format->format, words);

		assert_int_equal(out.status, 0);
		assert_string_equal(out.trouble, "");
		assert_string_equal(problems_in(format, out.output, &desk->arena), "");
	}
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
	for (size_t i = 0; i < sizeof all / sizeof *all; i++)
		assert_true(incomplete_is_read(all[i]));
}

/* Build servers count tests: one of a rule that could not run is not passed. */
static void
junit_passes_no_rule_that_could_not_run(void **state)
{
	struct desk *desk = *state;
	struct outcome out = PROGRAM(desk->program, &desk->arena, "--no-config", "-f", "junit",
		"-r", "key.sch", "-r", "calm.sch", "good.xml", "other.xml");

	assert_int_equal(text_count(out.output, "<testcase name=\"calm\" classname="), 2);
	assert_int_equal(text_count(out.output, "<skipped message=\"incomplete\"/>"), 2);
	assert_non_null(
		strstr(out.output, "<testcase name=\"key\" classname=\"tsagcheck.good.xml\">"
				   "<skipped message=\"incomplete\"/></testcase>"));
	assert_null(
		strstr(out.output, "<testcase name=\"calm\" classname=\"tsagcheck.good.xml\">"));
	assert_int_equal(
		text_count(out.output, "tests=\"2\" failures=\"0\" errors=\"0\" skipped=\"1\""), 2);
}

/* What was said when another rule needed it is no excuse. */
static void
each_rule_that_needs_a_broken_register_is_named(void **state)
{
	const struct check_options options = {.registers = "pack/registers"};
	struct messages messages = {.out = NULL};
	struct load_options how = {.limits = NULL};
	struct findings findings = {.problems = &messages};
	struct rule_set rules = {0};
	struct report report;

	(void)state;
	assert_int_equal(rule_set_add(&rules, "asks.sch", check_functions, &messages), 0);
	assert_int_equal(rule_set_add(&rules, "asks-too.sch", check_functions, &messages), 0);
	assert_int_equal(report_load_xml(&report, "good.xml", &how, &messages), 0);
	assert_int_equal(report_check(&rules, &report, &options, &findings, &messages), -1);
	assert_int_equal(messages.count, 2);
	assert_string_equal(messages.first->matter.rule, "asks");
	assert_string_equal(messages.last->matter.rule, "asks-too");
	assert_string_equal(messages.last->matter.document, "good.xml");
	report_clear(&report);
	findings_clear(&findings);
	rule_set_clear(&rules);
	messages_clear(&messages);
}

static void
a_register_that_was_cut_short_is_said(void **state)
{
	static const char *const cut[] = {
		"# source: s\n# date: 2026\n# last: b\n# key: k\nk\tv\na\t1\n",
		"# source: s\n# date: 2026\n# last: b\n# key: k\nk\tv\na\t1\nb\t",
		"# source: s\n# date: 2026\n# last: b\n# key: k\nk\tv\n",
	};
	struct desk *desk = *state;

	for (size_t i = 0; i < sizeof cut / sizeof *cut; i++) {
		struct outcome out;

		folder_write(".", "cut.tsv", cut[i], &desk->arena);
		out = PROGRAM(desk->program, &desk->arena, "--no-config", "-r", "asks.sch",
			"--register", "mine=cut.tsv", "good.xml");
		assert_int_equal(out.status, 2);
		assert_non_null(
			strstr(out.trouble, "cut.tsv: is not a register: it was cut short"));
	}
}

static void
a_rule_without_its_register_is_counted_and_no_alarm(void **state)
{
	struct desk *desk = *state;
	struct outcome out = PROGRAM(desk->program, &desk->arena, "--no-config", "-f", "json",
		"--statistics", "-r", "asks.sch", "-r", "calm.sch", "good.xml", "other.xml");
	json_t *whole = json_loads(out.output, 0, NULL), *statistics, *asks, *calm;

	assert_int_equal(out.status, 0);
	statistics = json_object_get(whole, "statistics");
	assert_int_equal(json_array_size(statistics), 2);
	asks = json_array_get(statistics, 0);
	calm = json_array_get(statistics, 1);
	assert_string_equal(json_string_value(json_object_get(asks, "rule")), "asks");
	assert_int_equal(json_integer_value(json_object_get(asks, "contexts")), 2);
	assert_int_equal(json_integer_value(json_object_get(asks, "not_verified")), 2);
	assert_string_equal(json_string_value(json_object_get(calm, "rule")), "calm");
	assert_int_equal(json_integer_value(json_object_get(calm, "contexts")), 2);
	assert_int_equal(json_integer_value(json_object_get(calm, "not_verified")), 0);
	assert_int_equal(json_integer_value(json_object_get(
				 json_object_get(whole, "summary"), "not_verified")),
		2);
	json_decref(whole);
}

/* Wherever it stands in the command line. */
static void
an_output_that_is_lost_is_in_all_others(void **state)
{
	static const char *const runs[][12] = {
		{"-r", "calm.sch", "good.xml", "-f", "text", "-f", "gcc", "-o", "none/x", "-f",
			"json", "-o"},
		{"-r", "calm.sch", "good.xml", "-f", "gcc", "-o", "none/x", "-f", "text", "-f",
			"json", "-o"},
		{"-r", "calm.sch", "good.xml", "-f", "json", "-o", "x.json", "-f", "text", "-f",
			"gcc", "-o"},
	};
	static const char *const last[] = {"x.json", "x.json", "none/x"};
	struct desk *desk = *state;

	for (size_t i = 0; i < sizeof runs / sizeof *runs; i++) {
		const char *words[16] = {"--no-config"};
		struct outcome out;
		char *json;

		for (size_t j = 0; j < 12; j++)
			words[j + 1] = runs[i][j];
		words[13] = last[i];
		unlink("x.json");
		out = program_run(desk->program, words, NULL, &desk->arena);
		json = file_text("x.json", &desk->arena);
		assert_int_equal(out.status, 2);
		assert_int_equal(text_count(out.trouble, "none/x: cannot be written"), 1);
		assert_non_null(strstr(out.output, "none/x: cannot be written"));
		assert_non_null(json);
		assert_non_null(strstr(json, "\"status\": \"incomplete\""));
		assert_non_null(strstr(json, "\"document\": \"none/x\""));
	}
}

/* Nothing at all is written that somebody could take for the result of a whole run. */
static void
no_baseline_comes_of_half_a_run(void **state)
{
	struct desk *desk = *state;
	struct outcome out = PROGRAM(desk->program, &desk->arena, "--no-config", "-r", "key.sch",
		"--write-baseline", "baseline.json", "good.xml");

	assert_int_equal(out.status, 2);
	assert_int_equal(access("baseline.json", F_OK), -1);
}

static void
other_commands_are_not_green_either(void **state)
{
	static const char *const runs[][8] = {
		{"diff", "-r", "key.sch", "good.xml", "other.xml"},
		{"diff", "-r", "calm.sch", "good.xml", "broken.xml"},
		{"diff", "-r", "calm.sch", "broken.xml", "good.xml"},
		{"diff", "-f", "json", "-r", "key.sch", "good.xml", "other.xml"},
		{"facts", "broken.xml"},
		{"convert", "broken.xml"},
		{"test", "old.sch"},
		{"test", "pack"},
		{"schematron", "key.sch", "good.xml"},
		{"schematron", "calm.sch", "good.xml", "broken.xml"},
		{"schematron", "old.sch", "good.xml"},
		{"review", "cut.docx", "-o", "copy.docx"},
	};
	struct desk *desk = *state;

	for (size_t i = 0; i < sizeof runs / sizeof *runs; i++) {
		struct outcome out = program_run(desk->program, runs[i], NULL, &desk->arena);

		if (out.status != 2 || !strstr(out.trouble, "tsagcheck: "))
			fail_msg("%s %s: status %d\n%s%s", runs[i][0], runs[i][1], out.status,
				out.output, out.trouble);
	}
	assert_int_equal(access("copy.docx", F_OK), -1);
}

int
main(int argc, char **argv)
{
	struct desk desk = {.program = NULL};
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_prestate_setup_teardown(name, desk_open, desk_close, &desk)
		TEST(whatever_went_wrong_is_in_every_format),
		TEST(a_clean_run_has_none_of_it),
		cmocka_unit_test(every_format_is_read),
		TEST(junit_passes_no_rule_that_could_not_run),
		TEST(each_rule_that_needs_a_broken_register_is_named),
		TEST(a_register_that_was_cut_short_is_said),
		TEST(an_output_that_is_lost_is_in_all_others),
		TEST(a_rule_without_its_register_is_counted_and_no_alarm),
		TEST(no_baseline_comes_of_half_a_run),
		TEST(other_commands_are_not_green_either),
	};
	const char *program = program_beside(argc ? argv[0] : "", &desk.arena);
	char *home = realpath(".", NULL), *absolute = realpath(program, NULL);
	int failed;

	desk.home = home;
	desk.program = absolute;
	failed = cmocka_run_group_tests_name("verdicts", tests, NULL, NULL);
	arena_clear(&desk.arena);
	free(absolute);
	free(home);
	return failed;
}
