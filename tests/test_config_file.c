/* test_config_file.c -- tests: what a configuration file may say, and what comes of it */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../checker/base/buffer.h"
#include "../checker/base/limit.h"
#include "configured.h"
#include "files.h"

static const char project[] = "repo/.tsagcheck.yaml", report[] = "repo/report.xml";

static const char *manual; /* docs/configuration.md */

#define RULES "rules: [./rules]\n"

/* A file that is refused, and where and why. */
static const struct refused {
	const char *text, *says;
} refused[] = {
	{"rulse: [a]", "1:1: there is no setting 'rulse' here\n  Did you mean rules? There are:"},
	{"show: info\nx: y\n", "2:1: there is no setting 'x' here\n  There are: rules, only,"},
	{"limits: {max-dept: 3}",
		"1:10: there is no setting 'max-dept' here\n  Did you mean max-d"},
	{"ignore: [{rule: a, raeson: b}]", "1:20: there is no setting 'raeson' here\n  Did you"},
	{"rules: a", "1:8: 'rules' is a word here, not a list\n  Write it like this: rules: ["},
	{"rules: [[a]]", "1:9: an entry of 'rules' is a list here, not a word"},
	{"rules: ['']", "1:9: an entry of 'rules' is nothing here, not a word"},
	{"show:\njobs: 2", "1:6: 'show' is nothing here, not a word"},
	{"phase: [a]", "1:8: 'phase' is a list here, not a word"},
	{"severity: [a]", "1:11: 'severity' is a list here, not a mapping"},
	{"severity: {a: {b: c}}", "1:15: 'a' is a mapping here, not a word"},
	{"ignore: [a]", "1:10: an entry of 'ignore' is a word here, not a mapping"},
	{"- rules", "1:1: a configuration is a list here, not a mapping"},
	{"rules", "1:1: a configuration is a word here, not a mapping"},
	{"show: info\njobs: 2\nshow: error\n", "3:1: 'show' is set here for the second time, first "
					       "in line 1"},
	{"severity:\n  a: info\n  a: error", "3:3: 'a' is set here for the second time, first in "
					     "line 2"},
	{"limits: {max-depth: 3, max-depth: 4}", "1:24: 'max-depth' is set here for the second"},
	{"ignore: [{rule: a}]", "1:17: the rule 'a' is ignored without a reason"},
	{"ignore: [{rule: a, reason: ' '}]", "1:17: the rule 'a' is ignored without a reason"},
	{"ignore:\n- reason: a", "2:3: this entry of ignore names no rule"},
	{"show: all", "1:7: show cannot be 'all'\n  It takes error|warning|info;"},
	{"jobs: 0", "1:7: jobs cannot be '0'"},
	{"jobs: 0x2", "1:7: jobs cannot be '0x2'"},
	{"limits: {max-depth: 10001}", "1:21: max-depth cannot be '10001'"},
	{"severity: {first: off}", "1:19: severity cannot be 'first=off'"},
	{"severity: {\xC3\x9F\xE2\x82\xAC: info, b: off}", "1:25: severity cannot be 'b=off'"},
	{"show: &a info", "1:7: has an anchor (&name) here, which no"},
	{"rules: &a [b]", "1:8: has an anchor"},
	{"severity: &a {b: info}", "1:11: has an anchor"},
	{"show: *a", "1:7: has an alias (*name) here"},
	{"show: !!str info", "1:7: has a tag (!name) here"},
	{"rules: !x [b]", "1:8: has a tag"},
	{"severity: !x {b: info}", "1:11: has a tag"},
	{"%YAML 1.1\n---\nshow: info\n", "1:1: has a directive (%) here"},
	{"show: info\n---\nshow: info\n", "2:1: has a second document (---) here"},
	{"show: \"a\\0b\"", "1:7: has a character NUL here"},
	{"rules:\n\t- a\n", "2:1: is not YAML: there is a tab"},
	{"rules: [a, b", "1:13: is not YAML: did not find expected ',' or ']'"},
	{"show: \"info", "is not YAML: found unexpected end of stream"},
	{"show: a: b", "1:8: is not YAML: mapping values are not allowed in this context"},
	{"show: \xC3\x9F\xFF", "1:8: has bytes that are not UTF-8"},
	{"show: \x01", "1:7: is not YAML: control characters are not allowed"},
	{RULES "ignore: [{rule: thrid, reason: x}]", "2:17: there is no rule called 'thrid'"},
	{RULES "severity: {thrid: info}", "2:19: there is no rule called 'thrid'"},
	{RULES "only: [thrid]", "2:8: there is no rule called 'thrid'"},
	{"rules: [nothing]", "1:9: there are no rules called 'nothing'"},
	{"rules: [./nothing]", "1:9: there are no rules called 'repo/nothing'"},
	{"rules: [repo]", "1:9: there are no rules called 'repo'"},
	{RULES "registers: {a: none.tsv}", "repo/none.tsv: cannot be opened"},
	{RULES "phase: nope", "there is no phase 'nope'"},
};

static void
what_is_wrong_is_one_message_with_its_place(void **state)
{
	struct configured *place = *state;

	for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
		struct outcome run;

		configured_write(place, project, refused[i].text);
		run = RUN(place, report);
		assert_says(run.trouble, refused[i].says);
		assert_int_equal(text_count(run.trouble, "tsagcheck: "), 1);
		assert_int_equal(run.status, 2);
		/* of a document that could have been checked nothing is said */
		assert_null(strstr(run.output, "is found"));
	}
}

/* A text many times over. */
static const char *
many(const char *before, const char *text, size_t times, struct arena *a)
{
	struct buffer all = {0};
	const char *kept;

	buffer_add_text(&all, before);
	for (size_t i = 0; i < times; i++)
		buffer_add_text(&all, text);
	kept = arena_text(a, buffer_text(&all), all.length);
	buffer_clear(&all);
	return kept;
}

static void
assert_refused(struct configured *place, const char *says)
{
	struct outcome run = RUN(place, report);

	assert_says(run.trouble, says);
	assert_int_equal(text_count(run.trouble, "tsagcheck: "), 1);
	assert_int_equal(run.status, 2);
}

static void
hostile_files_are_refused(void **state)
{
	struct configured *place = *state;
	struct arena *a = &place->arena;

	configured_write(place, project, many("", "# 9 bytes\n", 1000000, a));
	assert_refused(place, ".tsagcheck.yaml: is no configuration: it is larger than");
	configured_write(
		place, project, "a: &a [x, x, x]\nb: &b [*a, *a, *a]\nrules: [*b, *b, *b]\n");
	assert_refused(place, "1:1: there is no setting 'a' here");
	configured_write(place, project, "rules: &a [x]\nonly: &b [*a, *a, *a, *a]\n");
	assert_refused(place, "1:8: has an anchor");
	configured_write(place, project, many("rules: ", "[", 100000, a));
	assert_refused(place, "1:9: an entry of 'rules' is a list here");
	configured_write(place, project, many("", "{", 100000, a));
	assert_refused(place, "1:2: a key is a mapping here");
	configured_write(place, project, many("severity: {", "a", 100000, a));
	assert_refused(place, "1:12: has a word of more than 4096 bytes here");
}

static void
what_is_no_file_is_refused(void **state)
{
	struct configured *place = *state;
	struct outcome run;

	assert_int_equal(symlink("nowhere", project), 0);
	assert_refused(place, "yaml: is no configuration: it cannot be opened");
	assert_int_equal(unlink(project), 0);
	assert_int_equal(mkdir(project, 0777), 0);
	assert_refused(place, "yaml: is no configuration: it is a directory");
	run = RUN(place, "--config", "nowhere.yaml", report);
	assert_int_equal(run.status, 2);
	assert_says(run.trouble, "tsagcheck: nowhere.yaml: is no configuration: it cannot be op");
	assert_says(run.trouble, "--no-config");
	run = RUN(place, "--no-config", "-r", "repo/rules", report);
	assert_int_equal(run.status, 1);
	assert_int_equal(rmdir(project), 0);
	configured_write(place, project, "show: error\n");
	assert_int_equal(chmod(project, 0), 0);
	if (geteuid() == 0)
		print_message("root may read everything: what may not be read is not tried\n");
	else
		assert_refused(place, "yaml: is no configuration: it cannot be opened");
}

/* Files that say nothing, or the same as "show: error". */
static void
files_may_be_written_in_several_ways(void **state)
{
	static const char *const empty[] = {"", "\n", "# only this\n", "---\n", "--- \n...\n",
		"\xEF\xBB\xBF", "{}", "rules: []"};
	static const char *const same[] = {"show: error", "\xEF\xBB\xBFshow: error\n",
		"{show: error}", "show: 'error'\r\n", "---\n\"show\": \"error\"\n...\n"};
	struct configured *place = *state;

	for (size_t i = 0; i < sizeof empty / sizeof *empty; i++) {
		struct outcome run;

		configured_write(place, project, empty[i]);
		run = RUN(place, "--show-config", report);
		assert_string_equal(run.trouble, "");
		assert_null(strstr(run.output, project));
	}
	for (size_t i = 0; i < sizeof same / sizeof *same; i++) {
		configured_write(place, project, same[i]);
		assert_says(RUN(place, "--show-config", report).output, "show: error  # from repo");
	}
}

static const char *const examples[] = {
#define KEY(id, name, shape, example) example,
#define VARIABLE(id)
#include "../checker/cli/config.def"
#undef VARIABLE
#undef KEY
};

enum { KEYS = sizeof examples / sizeof *examples };

static void
every_key_has_an_example_that_works(void **state)
{
	struct configured *place = *state;

	for (size_t i = 0; i < KEYS; i++) {
		struct outcome run;

		configured_write(place, project, examples[i]);
		run = RUN(place, "--show-config", report);
		assert_string_equal(run.trouble, "");
		assert_says(run.output, "# from repo/.tsagcheck.yaml:1:");
	}
}

/* Its example has every key, and a table explains them. */
static void
the_manual_shows_a_file_that_works(void **state)
{
	struct configured *place = *state;
	struct arena *a = &place->arena;
	const char *shown = strstr(manual, "```yaml\n"), *end;
	struct outcome run;

	assert_non_null(shown);
	end = strstr(shown += strlen("```yaml"), "\n```");
	assert_non_null(end);
	shown = arena_text(a, shown, (size_t)(end - shown));
	for (size_t i = 0; i < KEYS; i++) {
		const size_t length = strcspn(examples[i], ":");

		assert_says(shown, arena_print(a, "\n%.*s:", (int)length, examples[i]));
		assert_says(manual, arena_print(a, "\n| `%.*s` | ", (int)length, examples[i]));
	}
	configured_write(place, project, shown);
	configured_write(place, "repo/new-questions.tsv", configured_register);
	configured_write(place, "repo/our-rules/first.sch", file_text("repo/rules/first.sch", a));
	run = RUN(place, "-f", "gcc", report);
	assert_string_equal(run.trouble, "");
	assert_says(run.output, "error: first is found");
	run = RUN(place, "--show-config", report);
	assert_int_equal(text_count(run.output, "# from default"), LIMITS - 1 + 3);
}

/* What is shown, without saying where it comes from. */
static const char *
without_origins(const char *text, struct arena *a)
{
	struct buffer all = {0};
	const char *kept;

	for (char *rest = arena_copy(a, text), *line; (line = line_next(&rest));) {
		const char *from = strstr(line, "  # from ");

		buffer_add(&all, line, from ? (size_t)(from - line) : strlen(line));
		buffer_add_byte(&all, '\n');
	}
	kept = arena_text(a, buffer_text(&all), all.length);
	buffer_clear(&all);
	return kept;
}

static void
what_is_shown_can_be_used(void **state)
{
	struct configured *place = *state;
	struct arena *a = &place->arena;
	struct outcome first, again;

	configured_write(place, project,
		"rules: [./rules, wtsa-report]\nignore:\n  - rule: first\n    reason: |\n"
		"      it's \"so\":\n      \\ # no\nseverity: {'a b': info, c: error}\n"
		"registers: {a+: 'a''b.tsv', b: /c=d.tsv}\nphase: '#ALL'\nfail-on: never\n"
		"show: warning\njobs: 7\nlimits: {max-findings: 0}\n");
	first = RUN(place, "--show-config", report, "--only", "x", "--color", "never");
	assert_string_equal(first.trouble, "");
	assert_says(first.output, "  'a b': info  # from repo/.tsagcheck.yaml:7:19\n");
	assert_says(first.output, "  a+: 'repo/a''b.tsv'  # from ");
	assert_says(first.output, "  b: '/c=d.tsv'  # from ");
	configured_write(place, "again.yaml", first.output);
	again = RUN(place, "--show-config", "--config", "again.yaml", "--color", "never");
	assert_string_equal(again.trouble, "");
	assert_says(again.output, "  - ./repo/rules  # from again.yaml:3:5\n");
	/* the paths went through the current folder */
	configured_write(place, "again.yaml", again.output);
	first = RUN(place, "--show-config", "--config", "again.yaml", "--color", "never");
	assert_says(first.output, "reason: \"it's \\\"so\\\":\\x0A\\\\ # no\\x0A\"\n");
	assert_string_equal(without_origins(first.output, a), without_origins(again.output, a));
}

int
main(int argc, char **argv)
{
	struct arena arena = {0};
	struct configured place = {.program = configured_program(argc ? argv[0] : "", &arena)};
	const struct CMUnitTest tests[] = {
		CONFIGURED_TEST(what_is_wrong_is_one_message_with_its_place),
		CONFIGURED_TEST(hostile_files_are_refused),
		CONFIGURED_TEST(what_is_no_file_is_refused),
		CONFIGURED_TEST(files_may_be_written_in_several_ways),
		CONFIGURED_TEST(every_key_has_an_example_that_works),
		CONFIGURED_TEST(the_manual_shows_a_file_that_works),
		CONFIGURED_TEST(what_is_shown_can_be_used),
	};
	int failed;

	manual = file_text("docs/configuration.md", &arena);
	assert_non_null(manual);
	failed = cmocka_run_group_tests_name("config file", tests, NULL, NULL);
	arena_clear(&arena);
	return failed;
}
