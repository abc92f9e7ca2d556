/* test_cli.c -- tests: the program as its user has it: commands, options, exit statuses */
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

/* A folder with rules of each severity and reports that break them. */
struct desk {
	const char *program, *folder, *rules;
	const char *bad, *odd, *clean; /* reports: with an error, with a warning, with nothing */
	struct arena arena;
};

#define RULE_FILE(name, role, word)                                                         \
	"<sch:schema xmlns:sch='http://purl.oclc.org/dsdl/schematron' "                     \
	"xmlns:t='urn:tsagcheck'><sch:title>No " word "</sch:title>"                        \
	"<sch:pattern><sch:rule context='p'><sch:assert id='" name "' role='" role          \
	"' test=\"not(contains(., '" word "'))\">No paragraph has " word ".</sch:assert>"   \
	"</sch:rule></sch:pattern><t:example><p>a</p></t:example><t:example><?expect " name \
	"?><p>" word "</p></t:example></sch:schema>"

/* The recognisers of the default pack have made what it is about. */
#define RULE_ON_FACTS                                                   \
	"<sch:schema xmlns:sch='http://purl.oclc.org/dsdl/schematron'>" \
	"<sch:pattern><sch:rule context='facts/document'>"              \
	"<sch:report id='d-fact' "                                      \
	"test='@number'>x</sch:report></sch:rule></sch:pattern></sch:schema>"

#define RULE_THAT_BREAKS                                                \
	"<sch:schema xmlns:sch='http://purl.oclc.org/dsdl/schematron'>" \
	"<sch:pattern><sch:rule context='p | title'>"                   \
	"<sch:report test='count(1)'>x</sch:report></sch:rule></sch:pattern></sch:schema>"

#define REPORT(text)                                                                         \
	"<report number='X/1'><body><sec sec-type='clause'><label>1</label><title>T</title>" \
	"\n<p>" text "</p>\n</sec></body></report>\n"

static int
desk_open(void **state)
{
	struct desk *desk = *state;
	struct arena *a = &desk->arena;

	desk->folder = folder_new(a);
	desk->rules = arena_print(a, "%s/rules", desk->folder);
	folder_write(desk->folder, "rules/b-bad.sch", RULE_FILE("b-bad", "error", "bad"), a);
	folder_write(desk->folder, "rules/c-odd.sch", RULE_FILE("c-odd", "warning", "odd"), a);
	folder_write(desk->folder, "rules/a-hint.sch", RULE_FILE("a-hint", "info", "hint"), a);
	folder_write(desk->folder, "rules/README", "not a rule", a);
	folder_write(desk->folder, "rules-on-facts/d-fact.sch", RULE_ON_FACTS, a);
	folder_write(desk->folder, "rules-that-break/e-broken.sch", RULE_THAT_BREAKS, a);
	desk->bad = folder_write(desk->folder, "bad.xml", REPORT("hint, odd and bad"), a);
	desk->odd = folder_write(desk->folder, "odd.xml", REPORT("odd"), a);
	desk->clean = folder_write(desk->folder, "clean.xml", REPORT("good"), a);
	return 0;
}

static int
desk_close(void **state)
{
	struct desk *desk = *state;

	folder_remove(desk->folder);
	arena_clear(&desk->arena);
	return 0;
}

/* The names of the rules in square brackets, a space behind each. */
static const char *
rules_in(const char *output, struct arena *a)
{
	struct buffer rules = {0};
	const char *kept;

	for (const char *at = output; (at = strchr(at, '[')); at++)
		buffer_print(&rules, "%.*s ", (int)strcspn(at + 1, "]"), at + 1);
	kept = arena_copy(a, buffer_text(&rules));
	buffer_clear(&rules);
	return kept;
}

/* Words of a command line: $R, $B, $O and $C are the rules and the reports of the desk. */
static struct outcome
run_line(struct desk *desk, const char *line)
{
	const char *words[32] = {NULL};
	char *copy = arena_copy(&desk->arena, line), *rest = NULL;
	size_t count = 0;

	for (char *word = strtok_r(copy, " ", &rest); word; word = strtok_r(NULL, " ", &rest))
		words[count++] = !strcmp(word, "$R")   ? desk->rules
		                 : !strcmp(word, "$B") ? desk->bad
		                 : !strcmp(word, "$O") ? desk->odd
		                 : !strcmp(word, "$C") ? desk->clean
		                                       : word;
	return program_run(desk->program, words, NULL, &desk->arena);
}

/* Command lines of checks in the gcc format, their status and the rules that they name. */
static const struct {
	const char *line;
	int status;
	const char *rules;
} lines[] = {
	{"-r $R -f gcc $B", 1, "a-hint b-bad c-odd "},
	{"-r $R -f gcc $O", 0, "c-odd "},
	{"-r $R -f gcc $C", 0, ""},
	{"check -r $R -f gcc $B", 1, "a-hint b-bad c-odd "},
	{"-r $R -f gcc --fail-on error $B", 1, "a-hint b-bad c-odd "},
	{"-r $R -f gcc --fail-on error $O", 0, "c-odd "},
	{"-r $R -f gcc --fail-on warning $O", 1, "c-odd "},
	{"-r $R -f gcc --fail-on info $O", 1, "c-odd "},
	{"-r $R -f gcc --fail-on info $C", 0, ""},
	{"-r $R -f gcc --fail-on never $B", 0, "a-hint b-bad c-odd "},
	{"-r $R -f gcc --show error $B", 1, "b-bad "},
	{"-r $R -f gcc --show warning $B", 1, "b-bad c-odd "},
	{"-r $R -f gcc --show info $B", 1, "a-hint b-bad c-odd "},
	{"-r $R -f gcc --show error --fail-on warning $O", 1, ""},
	{"-r $R -f gcc --only b-bad $B", 1, "b-bad "},
	{"-r $R -f gcc --only a-hint --only c-odd $B", 0, "a-hint c-odd "},
	{"-r $R -f gcc --ignore b-bad $B", 0, "a-hint c-odd "},
	{"-r $R -f gcc --ignore b-bad --ignore a-hint $B", 0, "c-odd "},
	{"-r $R -f gcc --only b-bad --only c-odd --ignore c-odd $B", 1, "b-bad "},
	{"-r $R/b-bad.sch -f gcc $B", 1, "b-bad "},
	{"-r $R/b-bad.sch -r $R/c-odd.sch -f gcc $B", 1, "b-bad c-odd "},
	{"-r $R/b-bad.sch -r $R/b-bad.sch -r $R -f gcc $B", 1, "a-hint b-bad c-odd "},
	{"-r $R/ -r $R -f gcc $B", 1, "a-hint b-bad c-odd "},
	{"-r $R/b-bad.sch --only b-bad -f gcc $B", 1, "b-bad "},
	{"-r $R -f gcc $O $B", 1, "c-odd a-hint b-bad c-odd "},
	{"-r $R -f gcc $O $O", 0, "c-odd "},
	{"$B -r $R -f gcc", 1, "a-hint b-bad c-odd "},
	{"$B --rules=$R --format=gcc --", 1, "a-hint b-bad c-odd "},
	{"-r$R -fgcc -- $B", 1, "a-hint b-bad c-odd "},
	{"-r itu-common -f gcc $B", 0, ""},
	{"-r itu-common -r $R -f gcc $B", 1, "a-hint b-bad c-odd "},
	{"-r wtsa-report -f gcc $B", 0, ""},
	{"-r $R-on-facts -f gcc $B", 1, "d-fact "},
	{"-r $R-on-facts/d-fact.sch -f gcc $B", 1, "d-fact "},
	{"-f gcc --max-file-size 0 -r $R $O", 0, "c-odd "},
	{"-f gcc --max-file-size 9999 -r $R $O", 0, "c-odd "},
};

/* The line with $R written out where it is part of a word. */
static const char *
with_rules(const struct desk *desk, const char *line, struct arena *a)
{
	struct buffer out = {0};
	const char *kept;

	for (; *line; line++)
		if (!strncmp(line, "$R", 2)) {
			buffer_add_text(&out, desk->rules);
			line++;
		} else {
			buffer_add_byte(&out, *line);
		}
	kept = arena_copy(a, buffer_text(&out));
	buffer_clear(&out);
	return kept;
}

static void
checks_end_as_they_should(void **state)
{
	struct desk *desk = *state;

	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
		const char *line = with_rules(desk, lines[i].line, &desk->arena);
		struct outcome run = run_line(desk, line);
		const char *rules = rules_in(run.output, &desk->arena);

		if (run.status != lines[i].status || strcmp(rules, lines[i].rules) != 0 ||
			*run.trouble)
			fail_msg("%s: status %d, rules %s\n%s", lines[i].line, run.status, rules,
				run.trouble);
	}
}

/* Command lines that cannot be obeyed, and words of the one message. */
static const struct {
	const char *line, *said;
} troubles[] = {
	{"", "no file is named"},
	{"check", "no file is named"},
	{"facts", "facts takes FILE"},
	{"facts a b", "facts takes FILE"},
	{"rules a", "rules takes no files"},
	{"explain", "explain takes RULE"},
	{"explain nothing", "there is no rule called 'nothing'"},
	{"--nothing $C", "there is no option --nothing"},
	{"--sandbox maybe $C", "--sandbox cannot be 'maybe'"},
	{"-z $C", "there is no option -z"},
	{"-hz $C", "there is no option -z"},
	{"-r", "the option -r needs an argument"},
	{"--format", "the option --format needs an argument"},
	{"--show never $C", "--show cannot be 'never'"},
	{"--fail-on maybe $C", "--fail-on cannot be 'maybe'"},
	{"--color blue $C", "--color cannot be 'blue'"},
	{"--max-file-size many $C", "--max-file-size cannot be 'many'"},
	{"--max-file-size -1 $C", "--max-file-size cannot be '-1'"},
	{"--max-file-size +1 $C", "--max-file-size cannot be '+1'"},
	{"--max-file-size 99999999999999999999999 $C", "--max-file-size cannot be '999"},
	{"--max-file-size 9 $C", "is larger than the limit of 9 bytes"},
	{"-f nothing $C", "there is no format 'nothing'"},
	{"facts -f text $C", "there is no format 'text'"},
	{"rules -f xml", "there is no format 'xml'"},
	{"-r nothing $C", "there are no rules called 'nothing'"},
	{"-r ./nothing $C", "there are no rules called './nothing'"},
	{"-r tests $C", "there are no rules called 'tests'"},
	{"-r $C $C", "not an ISO Schematron schema"},
	{"-r $R-that-break $C", "a value is of another type"},
	{"test nothing", "there are no rules called 'nothing'"},
	{"--only nothing $C", "there is no rule called 'nothing'"},
	{"--ignore meeting-coun $C", "there is no rule called 'meeting-coun'"},
	{"-r $R -o /nowhere/at/all $B", "/nowhere/at/all: cannot be written"},
	{"nothing.xml", "nothing.xml: cannot be opened"},
	{"facts nothing.xml", "nothing.xml: cannot be opened"},
	{"convert nothing.xml", "nothing.xml: cannot be opened"},
	{"-r $R $O nothing.xml", "nothing.xml: cannot be opened"},
};

static size_t
lines_that_start(const char *text, const char *start)
{
	size_t count = 0;

	for (const char *at = text; at && *at; at = strchr(at, '\n'), at += at != NULL)
		count += !strncmp(at, start, strlen(start));
	return count;
}

static void
what_cannot_be_done_is_one_message_and_status_2(void **state)
{
	struct desk *desk = *state;

	for (size_t i = 0; i < sizeof troubles / sizeof *troubles; i++) {
		const char *line = with_rules(desk, troubles[i].line, &desk->arena);
		struct outcome run = run_line(desk, line);

		if (run.status != 2 || !strstr(run.trouble, troubles[i].said) ||
			lines_that_start(run.trouble, "tsagcheck: ") != 1 ||
			lines_that_start(run.trouble, "") !=
				2 + lines_that_start(run.trouble, "    | "))
			fail_msg("%s: status %d: %s", troubles[i].line, run.status, run.trouble);
	}
}

static void
text_ends_with_a_summary_of_all_files(void **state)
{
	struct desk *desk = *state;
	struct outcome one = run_line(desk, "-r $R $O"), two = run_line(desk, "-r $R $B $C $O");
	const char *again = run_line(desk, "-r $R $B $C $O").output;

	assert_non_null(strstr(one.output, "1 warning in "));
	assert_non_null(strstr(two.output, "1 error, 2 warnings, 1 info in 3 documents\n"));
	assert_true(strstr(two.output, "bad.xml:2:") < strstr(two.output, "odd.xml:2:"));
	assert_string_equal(two.output, again);
	assert_string_equal(run_line(desk, "-r $R $C").output, "");
	assert_string_equal(run_line(desk, "-r $R $C $C").output, "");
}

static void
a_run_that_misses_a_file_says_so(void **state)
{
	struct desk *desk = *state;
	struct outcome run = run_line(desk, "-r $R $B nothing.xml");

	assert_int_equal(run.status, 2);
	assert_non_null(strstr(run.output, "incomplete: 1 problem"));
	assert_non_null(strstr(run.output, "bad.xml:2:"));
	run = run_line(desk, "-r $R -f json nothing.xml");
	assert_int_equal(run.status, 2);
	assert_non_null(strstr(run.output, "\"status\": \"incomplete\""));
	run = run_line(desk, "-r nothing -f json $C");
	assert_int_equal(run.status, 2);
	assert_non_null(strstr(run.output, "\"status\": \"incomplete\""));
	run = run_line(desk, "-r $R -f gcc nothing.xml");
	assert_int_equal(run.status, 2);
}

static void
a_report_can_come_from_standard_input(void **state)
{
	struct desk *desk = *state;
	const char *const words[] = {"-r", desk->rules, "-f", "gcc", "-", NULL};
	struct outcome run = program_run(desk->program, words, REPORT("bad"), &desk->arena);

	assert_int_equal(run.status, 1);
	assert_int_equal(strncmp(run.output, "-:2:4: error: ", strlen("-:2:4: error: ")), 0);
	assert_string_equal(run.trouble, "");
}

static void
the_result_can_go_to_a_file(void **state)
{
	struct desk *desk = *state;
	struct arena *a = &desk->arena;
	const char *to = arena_print(a, "%s/out", desk->folder);
	struct outcome plain = run_line(desk, "-r $R -f gcc $B");
	struct outcome run =
		PROGRAM(desk->program, a, "-r", desk->rules, "-f", "gcc", "-o", to, desk->bad);
	const char *own =
		folder_write(desk->folder, "own.xml", REPORT("<sub>a</sub><sup>b</sup>"), a);
	const char *converted = PROGRAM(desk->program, a, "convert", own).output;

	assert_int_equal(run.status, 1);
	assert_string_equal(run.output, "");
	assert_string_equal(file_text(to, a), plain.output);
	/* a run that failed leaves it as it was */
	run = PROGRAM(desk->program, a, "convert", "-o", to, "nothing.xml");
	assert_int_equal(run.status, 2);
	assert_string_equal(file_text(to, a), plain.output);
	/* the file that is read may be the one that is written */
	run = PROGRAM(desk->program, a, "convert", "--output", own, own);
	assert_int_equal(run.status, 0);
	assert_string_equal(file_text(own, a), converted);
}

int
main(int argc, char **argv)
{
	struct desk desk = {.program = NULL};
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_prestate(checks_end_as_they_should, &desk),
		cmocka_unit_test_prestate(what_cannot_be_done_is_one_message_and_status_2, &desk),
		cmocka_unit_test_prestate(text_ends_with_a_summary_of_all_files, &desk),
		cmocka_unit_test_prestate(a_run_that_misses_a_file_says_so, &desk),
		cmocka_unit_test_prestate(a_report_can_come_from_standard_input, &desk),
		cmocka_unit_test_prestate(the_result_can_go_to_a_file, &desk),
	};
	void *state = &desk;
	int failed;

	desk.program = program_beside(argc ? argv[0] : "", &desk.arena);
	desk_open(&state);
	failed = cmocka_run_group_tests_name("cli", tests, NULL, NULL);
	desk_close(&state);
	return failed;
}
