/* test_suppression.c -- tests: <?tsagcheck ignore RULE reason?> in report XML */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "encoded.h"
#include "files.h"
#include "worded.h"

static struct desk desk;
static const char *rules;

static struct outcome
check(const char *report, const char *format)
{
	return PROGRAM(desk.program, &desk.arena, "--rules", rules, "--format", format,
		desk_write(&desk, "report.xml", report));
}

struct judged {
	const char *report;
	int status, bad;  /* findings of the rule "bad" that are left */
	const char *says; /* of the instruction itself; NULL: nothing is found about it */
};

static void
judge(const struct judged *cases, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const struct judged *c = &cases[i];
		struct outcome run = check(c->report, "gcc");

		if (run.status != c->status || text_count(run.output, "[bad]") != (size_t)c->bad ||
			text_count(run.output, "[suppression-") != (c->says != NULL) ||
			(c->says && !strstr(run.output, c->says)))
			fail_msg("%s\nstatus %d:\n%s%s", c->report, run.status, run.output,
				run.trouble);
	}
}

#define MEANT "<?tsagcheck ignore bad it is meant?>"

static void
findings_in_the_next_element_are_taken_out(void **state)
{
	static const struct judged cases[] = {
		{SEC(MEANT "<p>bad</p>"), 0, 0, NULL},
		{SEC(MEANT "<p>bad</p><p>bad</p>"), 1, 1, NULL},
		{SEC("<p>bad</p>" MEANT "<p>bad</p>"), 1, 1, NULL},
		{SEC(MEANT " <!-- a --> <?b c?>\n<p>bad</p>"), 0, 0, NULL},
		{SEC("<?tsagcheck  ignore\n bad:\tit is meant ?><p>bad</p>"), 0, 0, NULL},
		{SEC("<p/><?tsagcheck ignore odd first?>" MEANT "<p>odd, bad</p>"), 0, 0, NULL},
		{SEC(MEANT "<list><list-item><p>bad</p></list-item>"
			   "<list-item><p>x bad</p></list-item></list>"),
			0, 0, NULL},
		{SEC(MEANT "<sec sec-type='clause'><label>1.1</label><title>U</title><p>bad</p>"
			   "</sec>"),
			0, 0, NULL},
		/* not all of what is found lies in the element */
		{SEC("<p>is " MEANT "<xref rid='a'>bad</xref> here</p>"), 1, 1, "finds nothing"},
		{MEANT "<report><body><p>bad</p><p>bad</p></body></report>", 0, 0, NULL},
		{"<!DOCTYPE report [<!ENTITY b 'bad'>]>\n" MEANT
		 "\n<report><body><p>&b;</p></body></report>",
			0, 0, NULL},
		{"<report>" MEANT "<body><p>bad</p></body></report>", 0, 0, NULL},
	};

	(void)state;
	judge(cases, sizeof cases / sizeof *cases);
}

static void
what_takes_nothing_out_is_found(void **state)
{
	static const struct judged cases[] = {
		{SEC("<?tsagcheck ignore bad?><p>bad</p>"), 1, 1, "[suppression-reason]"},
		{SEC("<?tsagcheck ignore bad: ?><p>bad</p>"), 1, 1, "does not say why"},
		{SEC("<?tsagcheck ignore?><p>bad</p>"), 1, 1, "a rule here, but does not say why"},
		{SEC(MEANT "<p>good</p>"), 0, 0,
			"delete the instruction. (1) [suppression-unused]"},
		{SEC(MEANT "<list>" MEANT "<list-item><p>bad</p></list-item></list>"), 0, 0,
			"report.xml:2:43: warning: This instruction"},
		{SEC("<?tsagcheck ignore bat it is meant?><p>bad</p>"), 1, 1,
			"no rule of that name is applied"},
		{SEC("<?tsagcheck ignroe bad it is meant?><p>bad</p>"), 1, 1,
			"\"ignroe\", which tsagcheck does not know"},
		{SEC("<?tsagcheck?><p>bad</p>"), 1, 1, "does not know"},
		{SEC("<p>bad</p>" MEANT), 1, 1, "has no element behind it"},
		{SEC("<p>bad" MEANT "</p>"), 1, 1, "has no element behind it"},
		{SEC("<p>bad</p>") MEANT, 1, 1, "has no element behind it"},
		{"<!DOCTYPE report [<!ENTITY e '" MEANT "'>]>\n"
		 "<report><body>&e;<p>bad</p></body></report>",
			1, 1, "stands in an entity"},
		{"<!DOCTYPE report [<!ENTITY e '<p>bad</p>'>]>\n"
		 "<report><body>" MEANT "&e;<p>good</p></body></report>",
			1, 1, "stands in an entity"},
		{SEC("<?Tsagcheck ignore bad it is meant?><p>bad</p>"), 1, 1, NULL},
		/* of two that ask for the same the first one is meant */
		{SEC(MEANT MEANT "<p>bad</p>"), 0, 0, "report.xml:2:37: warning: This instruction"},
	};

	(void)state;
	judge(cases, sizeof cases / sizeof *cases);
}

static void
the_place_is_that_of_the_instruction(void **state)
{
	struct outcome run = check(SEC(MEANT "<p>good</p>"), "text");

	(void)state;
	assert_int_equal(run.status, 0);
	assert_non_null(strstr(run.output, "report.xml:2:1: warning: 1\n"));
	assert_non_null(strstr(run.output, MEANT));
	assert_non_null(strstr(run.output, "This instruction asks to ignore bad here"));
}

static void
suppressed_findings_are_counted(void **state)
{
	struct outcome run = check(SEC(MEANT "<p>bad</p><p>odd</p>"), "json");

	(void)state;
	assert_int_equal(run.status, 0);
	assert_non_null(strstr(run.output, "\"suppressed\": 1"));
	run = check(SEC(MEANT "<p>bad</p><p>odd</p>"), "text");
	assert_non_null(strstr(run.output, "; 1 suppressed\n"));
	run = check(SEC(MEANT "<p>bad</p><p>odd</p>"), "sarif");
	assert_non_null(strstr(run.output, "{\"suppressed\": 1, "));
	run = PROGRAM(desk.program, &desk.arena, "--rules", rules, "--format", "gcc",
		"--statistics",
		desk_write(&desk, "report.xml", SEC(MEANT "<p>bad</p><p>odd, bad</p>")));
	assert_string_equal(run.trouble, "2 rules, 4 contexts, 0 not verified\n"
					 "contexts findings not verified suppressed  rule\n"
					 "       2        2            0          1  bad\n"
					 "       2        1            0          0  odd\n");
}

static struct outcome
check_encoded(const struct encoded *encoding, const char *report)
{
	struct arena *a = &desk.arena;
	const char *text = arena_print(a, "%s%s", encoding->declaration, report);
	struct encoded_text bytes = encode(encoding, text, strlen(text), a);
	const char *file = desk_write(&desk, "encoded.xml", "");
	FILE *out = fopen(file, "wb");

	assert_non_null(out);
	assert_int_equal(fwrite(bytes.bytes, 1, bytes.length, out), bytes.length);
	assert_int_equal(fclose(out), 0);
	return PROGRAM(desk.program, a, "--rules", rules, "--format", "gcc", file);
}

/* There bytes of the file are not those of the text. */
static void
other_encodings_have_the_same_places(void **state)
{
	static const char *const reports[] = {
		SEC("<p>éé bad</p>" MEANT "<p>bad</p><p>bad</p>"),
		SEC("<p>bad</p>" MEANT "<list><list-item><p>éééé</p><p>bad</p>"
		    "</list-item></list><p>bad</p>"),
	};

	(void)state;
	for (size_t i = 0; i < sizeof reports / sizeof *reports; i++)
		for (size_t e = 0; e < encoding_count; e++) {
			struct outcome run = check_encoded(&encodings[e], reports[i]);

			if (run.status != 1 || text_count(run.output, "\n") != 2)
				fail_msg("%s, report %zu:\n%s%s", encodings[e].name, i, run.output,
					run.trouble);
		}
}

/* Other XML and its schemas have no such instructions. */
static void
any_xml_is_checked_as_it_is(void **state)
{
	struct outcome run = PROGRAM(desk.program, &desk.arena, "schematron", "--format", "gcc",
		desk_write(&desk, "bad.sch", RULE("bad", "error")),
		desk_write(&desk, "any.xml", "<a>" MEANT "<p>bad</p><?tsagcheck x?></a>"));

	(void)state;
	assert_int_equal(run.status, 1);
	assert_int_equal(text_count(run.output, "\n"), 1);
}

int
main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(findings_in_the_next_element_are_taken_out),
		cmocka_unit_test(what_takes_nothing_out_is_found),
		cmocka_unit_test(the_place_is_that_of_the_instruction),
		cmocka_unit_test(suppressed_findings_are_counted),
		cmocka_unit_test(other_encodings_have_the_same_places),
		cmocka_unit_test(any_xml_is_checked_as_it_is),
	};
	int failed;

	(void)argc;
	rules = worded_open(&desk, argv[0]);
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	desk_close(&desk);
	return failed;
}
