/* test_emit.c -- tests: the table of formats, text and gcc */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "sample_findings.h"

static const struct emit_options plain = {.width = 60, .version = "0"};
static const struct emit_options color = {.width = 60, .version = "0", .color = true};

static void
check(const char *format, struct findings *findings, const struct emit_options *options,
	const char *expected)
{
	char *text = sample_emit(format, findings, options);

	assert_string_equal(text, expected);
	free(text);
}

static void
formats_are_found_by_name(void **state)
{
	struct arena a = {0};

	(void)state;
	assert_string_equal(emitter_names("|", &a),
		"text|gcc|json|svrl|jsonl|sarif|junit|github|gitlab|checkstyle|csv|markdown|html");
	assert_string_equal(emitter_named("gcc")->name, "gcc");
	assert_null(emitter_named("tex"));
	arena_clear(&a);
}

static void
nothing_to_say_is_silence(void **state)
{
	struct findings findings = {.not_verified = 3};

	(void)state;
	sample_document(&findings, "report.xml");
	check("text", &findings, &plain, "");
	check("gcc", &findings, &plain, "");
	findings_clear(&findings);
}

static void
contradiction_shows_both_sides(void **state)
{
	struct findings findings = {.not_verified = 1};

	(void)state;
	sample_document(&findings, "report.xml");
	sample_contradiction(&findings);
	check("text", &findings, &plain,
		"report.xml:16:10: error: 1.2 › paragraph 1\n"
		"  The text counts four meetings, but Table 1 has 5 rows.\n"
		"  Write the number of rows, or add the meeting that is\n"
		"  missing. [meeting-count]\n"
		"    | The group met four times.\n"
		"    |               ^^^^\n"
		"  required: A number of meetings in the text is the number\n"
		"    of rows of the table.\n"
		"  note: line 40: Table 1\n"
		"    Table 1 has 5 rows.\n"
		"    | Table 1 Meetings\n"
		"    | ^^^^^^^\n"
		"\n"
		"1 error in report.xml; 1 place not verified\n");
	check("gcc", &findings, &plain,
		"report.xml:16:10: error: The text counts four meetings, but Table 1 has 5 rows. "
		"Write the number of rows, or add the meeting that is missing. (1.2 › paragraph 1) "
		"[meeting-count]\n"
		"report.xml:40:5: note: Table 1 has 5 rows. (Table 1) [meeting-count]\n");
	findings_clear(&findings);
}

static void
notes_name_other_documents_and_end_after_four(void **state)
{
	struct findings findings = {0};
	struct finding *f = sample_finding(&findings, SEVERITY_ERROR, "e", "Erred.",
		sample_place(&findings, "1", 1, 1, "x", 0, 1));
	struct related *notes = arena_alloc(&findings.arena, 6 * sizeof *notes);

	(void)state;
	for (size_t i = 0; i < 6; i++) {
		notes[i].place = sample_place(&findings, i ? "2" : "", 7, 2, "y", 0, 1);
		notes[i].next = i < 5 ? &notes[i + 1] : NULL;
	}
	notes[1].place.document = "b.xml";
	f->related = notes;
	check("text", &findings, &plain,
		"report.xml:1:1: error: 1\n  Erred. [e]\n    | x\n    | ^\n"
		"  note: line 7\n    | y\n    | ^\n"
		"  b.xml:7:2: note: 2\n    | y\n    | ^\n"
		"  note: line 7: 2\n    | y\n    | ^\n"
		"  note: line 7: 2\n    | y\n    | ^\n"
		"  note: and 2 more; --format json has all\n"
		"\n"
		"1 error\n");
	findings_clear(&findings);
}

static void
color_is_sgr_and_only_when_asked(void **state)
{
	struct findings findings = {0};
	char *text;

	(void)state;
	sample_finding(&findings, SEVERITY_WARNING, "r", "Mend it.",
		sample_place(&findings, "Table 1", 2, 3, "a b", 2, 3));
	check("text", &findings, &color,
		"\033[1mreport.xml:2:3:\033[0m \033[1;33mwarning:\033[0m \033[1mTable 1\033[0m\n"
		"  Mend it. \033[2m[r]\033[0m\n"
		"    \033[2m| \033[0ma b\n"
		"    \033[2m| \033[0m  \033[1;32m^\033[0m\n"
		"\n"
		"\033[1m1 warning\033[0m\n");
	text = sample_emit("text", &findings, &plain);
	assert_null(strchr(text, '\033'));
	free(text);
	findings_clear(&findings);
}

static void
finding_without_words_has_one_caret(void **state)
{
	struct findings findings = {0};
	struct finding *f;

	(void)state;
	sample_document(&findings, "a.xml");
	sample_document(&findings, "b.docx");
	sample_finding(&findings, SEVERITY_WARNING, "table-cited-exists", "Cite it.",
		sample_place(&findings, "Table 1", 2, 3, "Table 1", 0, 0));
	sample_finding(&findings, SEVERITY_WARNING, "end", "Go on.",
		sample_place(&findings, "", 5, 1, "end", 3, 3));
	f = sample_finding(&findings, SEVERITY_INFO, "bare", "No place, no words.",
		(struct place){.document = "b.docx", .path = "1", .words = "", .excerpt = ""});
	f->requirement = "No place, no words.";
	check("text", &findings, &plain,
		"report.xml:2:3: warning: Table 1\n"
		"  Cite it. [table-cited-exists]\n"
		"    | Table 1\n"
		"    | ^\n"
		"\n"
		"report.xml:5:1: warning:\n"
		"  Go on. [end]\n"
		"    | end\n"
		"    |    ^\n"
		"\n"
		"b.docx: info: 1\n"
		"  No place, no words. [bare]\n"
		"\n"
		"2 warnings, 1 info in 2 documents\n");
	check("gcc", &findings, &plain,
		"report.xml:2:3: warning: Cite it. (Table 1) [table-cited-exists]\n"
		"report.xml:5:1: warning: Go on. [end]\n"
		"b.docx:1:1: note: No place, no words. (1) [bare]\n");
	findings_clear(&findings);
}

static void
show_leaves_out_what_is_less_severe(void **state)
{
	static const struct emit_options errors = {.show = SEVERITY_ERROR, .version = "0"};
	struct findings findings = {0};

	(void)state;
	sample_finding(&findings, SEVERITY_WARNING, "w", "Warned.",
		sample_place(&findings, "1", 1, 1, "x", 0, 1));
	check("text", &findings, &errors, "");
	check("gcc", &findings, &errors, "");
	sample_finding(&findings, SEVERITY_ERROR, "e", "Erred.",
		sample_place(&findings, "1", 1, 1, "x", 0, 1));
	check("text", &findings, &errors,
		"report.xml:1:1: error: 1\n  Erred. [e]\n    | x\n    | ^\n\n1 error\n");
	check("gcc", &findings, &errors, "report.xml:1:1: error: Erred. (1) [e]\n");
	findings_clear(&findings);
}

static void
fix_is_said(void **state)
{
	struct findings findings = {0};

	(void)state;
	sample_finding(&findings, SEVERITY_ERROR, "e", "Erred.",
		sample_place(&findings, "1", 1, 1, "x", 0, 1))
		->fix = "five";
	sample_finding(&findings, SEVERITY_ERROR, "e", "Erred.",
		sample_place(&findings, "1", 1, 1, "x", 0, 1))
		->fix = "";
	check("text", &findings, &plain,
		"report.xml:1:1: error: 1\n  Erred. [e]\n    | x\n    | ^\n"
		"  write instead: five\n\n"
		"report.xml:1:1: error: 1\n  Erred. [e]\n    | x\n    | ^\n"
		"  delete these words\n\n"
		"2 errors\n");
	findings_clear(&findings);
}

static void
incomplete_run_says_so_last(void **state)
{
	struct messages problems = {0};
	struct findings findings = {.problems = &problems};

	(void)state;
	sample_document(&findings, "report.xml");
	message(&problems, MESSAGE_FILE_EMPTY, (struct spot){"b.xml", 0, 0, NULL});
	check("text", &findings, &plain,
		"incomplete: 1 problem, see above; not everything was checked\n"
		"  b.xml: is empty\n");
	message(&problems, MESSAGE_FILE_EMPTY, (struct spot){"c.xml", 0, 0, NULL});
	sample_finding(&findings, SEVERITY_ERROR, "e", "Erred.",
		sample_place(&findings, "1", 1, 1, "x", 0, 1));
	check("text", &findings, &plain,
		"report.xml:1:1: error: 1\n  Erred. [e]\n    | x\n    | ^\n\n"
		"1 error in report.xml\n"
		"incomplete: 2 problems, see above; not everything was\n  checked\n"
		"  b.xml: is empty\n  c.xml: is empty\n");
	check("gcc", &findings, &plain,
		"report.xml:1:1: error: Erred. (1) [e]\n"
		"b.xml:1:1: error: incomplete: is empty [incomplete]\n"
		"c.xml:1:1: error: incomplete: is empty [incomplete]\n");
	findings_clear(&findings);
	messages_clear(&problems);
}

static struct finding *
hostile_finding(struct findings *findings)
{
	static const char hostile[] = "a\x1B[31mb\x07"
				      "c\x9B"
				      "d\xC2\x9B"
				      "e\xE2\x80\xAE"
				      "f\x7F";
	struct place place = sample_place(findings, hostile, 3, 4, hostile, 0, 5);
	struct finding *f = sample_finding(findings, SEVERITY_ERROR, hostile, hostile, place);

	place.document = hostile;
	f->place = place;
	f->requirement = "\x1B]0;title\x07";
	f->fix = hostile;
	f->related = arena_alloc(&findings->arena, sizeof *f->related);
	*f->related = (struct related){.place = place, .message = hostile};
	sample_document(findings, hostile);
	return f;
}

static void
control_characters_never_reach_the_terminal(void **state)
{
	static const char *const formats[] = {"text", "gcc", "json"};
	struct findings findings = {0};

	(void)state;
	hostile_finding(&findings);
	for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
		char *text = sample_emit(formats[i], &findings, &plain);

		for (const char *at = text; *at; at++)
			assert_false((unsigned char)*at < 0x20 && *at != '\n');
		assert_null(strchr(text, 0x7F));
		assert_null(strstr(text, "\xC2\x9B"));
		if (i < 2)
			assert_null(strstr(text, "\xE2\x80\xAE"));
		free(text);
	}
	findings_clear(&findings);
}

static size_t
lines_matched(const char *text)
{
	static const char pattern[] =
		"^(.+?):(\\d+):(\\d+): (error|warning|note): (.+) \\[([A-Za-z0-9._-]+)\\]$";
	int error;
	size_t where, count = 0;
	pcre2_code *code = pcre2_compile(
		(PCRE2_SPTR)pattern, PCRE2_ZERO_TERMINATED, PCRE2_UTF, &error, &where, NULL);
	pcre2_match_data *match = pcre2_match_data_create_from_pattern(code, NULL);

	for (const char *end; (end = strchr(text, '\n')); text = end + 1, count++) {
		int groups = pcre2_match(
			code, (PCRE2_SPTR)text, (size_t)(end - text), 0, 0, match, NULL);

		assert_int_equal(groups, 7);
	}
	assert_int_equal(*text, '\0');
	pcre2_match_data_free(match);
	pcre2_code_free(code);
	return count;
}

static void
gcc_lines_can_be_read_back(void **state)
{
	struct messages problems = {0};
	struct findings findings = {.problems = &problems};
	struct finding *f;
	char *text;

	(void)state;
	message(&problems, MESSAGE_FILE_EMPTY, (struct spot){"b.xml", 0, 0, NULL});
	sample_contradiction(&findings);
	hostile_finding(&findings);
	sample_finding(&findings, SEVERITY_INFO, "", "",
		(struct place){.document = "", .path = "", .words = "", .excerpt = ""});
	f = sample_finding(&findings, SEVERITY_WARNING, "r", "two\nlines\tof text",
		sample_place(&findings, "Table 1", 7, 1, "x", 0, 1));
	f->related = arena_alloc(&findings.arena, 2 * sizeof *f->related);
	f->related[0] = (struct related){.place = f->place, .next = &f->related[1]};
	f->related[1].place =
		(struct place){.document = "c", .path = "", .words = "", .excerpt = ""};
	text = sample_emit("gcc", &findings, &plain);
	assert_int_equal(lines_matched(text), 2 + 2 + 1 + 3 + 1);
	assert_non_null(strstr(text, ":7:1: warning: two lines of text (Table 1) [r]\n"
				     "report.xml:7:1: note: x (Table 1) [r]\n"
				     "c:1:1: note: see here [r]\n"));
	free(text);
	findings_clear(&findings);
	messages_clear(&problems);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(formats_are_found_by_name),
		cmocka_unit_test(nothing_to_say_is_silence),
		cmocka_unit_test(contradiction_shows_both_sides),
		cmocka_unit_test(notes_name_other_documents_and_end_after_four),
		cmocka_unit_test(color_is_sgr_and_only_when_asked),
		cmocka_unit_test(finding_without_words_has_one_caret),
		cmocka_unit_test(show_leaves_out_what_is_less_severe),
		cmocka_unit_test(fix_is_said),
		cmocka_unit_test(incomplete_run_says_so_last),
		cmocka_unit_test(control_characters_never_reach_the_terminal),
		cmocka_unit_test(gcc_lines_can_be_read_back),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
