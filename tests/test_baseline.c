/* test_baseline.c -- tests: findings that were there already are told from new ones */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <jansson.h>
#include <stdio.h>
#include <string.h>

#include "files.h"
#include "worded.h"

static struct desk desk;
static const char *rules, *baseline;

#define RUN(...) PROGRAM(desk.program, &desk.arena, "--rules", rules, __VA_ARGS__)

static const char *
report(const char *name, const char *text)
{
	return desk_write(&desk, name, text);
}

/* Writes a baseline of the report, as report.xml. */
static struct outcome
write_baseline(const char *text)
{
	remove(baseline);
	return RUN("--write-baseline", baseline, report("report.xml", text));
}

static struct outcome
check(const char *format, const char *text)
{
	return RUN("--baseline", baseline, "--format", format, report("report.xml", text));
}

static json_t *
baseline_now(void)
{
	json_error_t error;
	json_t *root = json_load_file(baseline, JSON_REJECT_DUPLICATES, &error);

	if (!root)
		fail_msg("%s:%d: %s", baseline, error.line, error.text);
	return root;
}

static const char *
entry_text(json_t *root, size_t index, const char *key)
{
	return json_string_value(
		json_object_get(json_array_get(json_object_get(root, "findings"), index), key));
}

static void
the_file_is_for_review(void **state)
{
	struct outcome run = write_baseline(SEC("<p>odd</p><p>bad</p><p>more bad</p>"));
	json_t *root = baseline_now();
	const char *text = file_text(baseline, &desk.arena);

	(void)state;
	assert_int_equal(run.status, 1);
	assert_int_equal(text_count(run.output, "[bad]"), 2);
	assert_int_equal(json_integer_value(json_object_get(root, "baseline")), 1);
	assert_int_equal(json_array_size(json_object_get(root, "findings")), 3);
	assert_string_equal(entry_text(root, 0, "document"), "report.xml");
	assert_string_equal(entry_text(root, 0, "rule"), "bad");
	assert_string_equal(entry_text(root, 0, "path"), "1 › paragraph 2");
	assert_string_equal(entry_text(root, 1, "path"), "1 › paragraph 3");
	assert_string_equal(entry_text(root, 1, "message"), "Here is no bad.");
	assert_int_equal(strlen(entry_text(root, 1, "fingerprint")), 64);
	assert_string_equal(entry_text(root, 2, "rule"), "odd");
	/* an entry a line */
	assert_int_equal(text_count(text, "\n    {\"document\""), 3);
	assert_int_equal(text_count(text, "\n"), 9);
	json_decref(root);
	write_baseline(SEC("<p>odd</p><p>bad</p><p>more bad</p>"));
	assert_string_equal(file_text(baseline, &desk.arena), text);
}

static void
what_it_has_does_not_count(void **state)
{
	static const char known[] = SEC("<p>odd</p><p>bad</p>");
	struct outcome run;

	(void)state;
	write_baseline(known);
	run = check("text", known);
	assert_int_equal(run.status, 0);
	assert_string_equal(run.trouble, "");
	assert_string_equal(run.output,
		arena_print(&desk.arena, "nothing new in %s/report.xml; 2 more in the baseline\n",
			desk.folder));
	assert_string_equal(check("gcc", known).output, "");
	run = check("text", SEC("<p>odd</p><p>bad</p><p>also bad</p>"));
	assert_int_equal(run.status, 1);
	assert_int_equal(text_count(run.output, "[bad]"), 1);
	assert_non_null(strstr(run.output, "also bad"));
	assert_non_null(strstr(run.output, "1 error in "));
	assert_non_null(strstr(run.output, "; 2 more in the baseline\n"));
	assert_null(strstr(run.output, "gone"));
}

static void
formats_count_it(void **state)
{
	static const char now[] = SEC("<p>bad</p><p>also bad</p>");
	struct outcome run;

	(void)state;
	write_baseline(SEC("<p>odd</p><p>bad</p>"));
	run = check("json", now);
	assert_non_null(strstr(run.output, "\"baseline\": 1, \"baseline_gone\": 1,"));
	assert_int_equal(text_count(run.output, "\"rule\": \"bad\""), 1);
	run = check("sarif", now);
	assert_int_equal(text_count(run.output, "\"baselineState\": \"new\""), 1);
	assert_int_equal(text_count(run.output, "\"ruleId\": \"bad\""), 1);
	assert_non_null(
		strstr(run.output, "{\"suppressed\": 0, \"baseline\": 1, \"baselineGone\": 1}"));
	run = RUN("--format", "sarif", report("report.xml", now));
	assert_null(strstr(run.output, "baselineState"));
}

/* Paragraphs and rows that came before change the numbers in the paths. */
static void
findings_are_known_after_edits_elsewhere(void **state)
{
	static const char before[] = SEC("<p>odd <xref rid='a'>2</xref></p><p>bad</p>" TABLE(
		"<tr><td>x</td><td>bad</td></tr><tr><td>x</td><td>bad, too</td></tr>"
		"<tr><td></td><td>odd</td></tr>"));
	static const char after[] = SEC("<p>New.</p><p>odd  <xref rid='a'>2</xref></p>"
					"<list><list-item><p>New.</p></list-item></list>\n"
					"<p> bad\n</p>" TABLE("<tr><td>n</td><td>new</td></tr>"
							      "<tr><td>x</td><td>new</td></tr>"
							      "<tr><td>x</td><td>bad</td></tr>"
							      "<tr><td>x</td><td>bad, too</td></tr>"
							      "<tr><td></td><td>odd</td></tr>"));
	struct outcome run;

	(void)state;
	write_baseline(before);
	run = check("text", after);
	if (run.status || !strstr(run.output, "; 5 more in the baseline\n"))
		fail_msg("%s", run.output);
}

/* As many as there were, and no more. */
static void
the_same_twice_is_counted(void **state)
{
	json_t *root;
	struct outcome run;

	(void)state;
	write_baseline(SEC("<p>bad</p><p>bad</p>"));
	root = baseline_now();
	assert_int_equal(json_array_size(json_object_get(root, "findings")), 1);
	assert_int_equal(json_integer_value(json_object_get(
				 json_array_get(json_object_get(root, "findings"), 0), "count")),
		2);
	json_decref(root);
	run = check("text", SEC("<p>bad</p><p>bad</p><p>bad</p>"));
	assert_int_equal(run.status, 1);
	assert_int_equal(text_count(run.output, "[bad]"), 1);
	run = check("text", SEC("<p>bad</p>"));
	assert_int_equal(run.status, 0);
	assert_non_null(strstr(
		run.output, "; 1 more in the baseline; 1 of the baseline is gone: update it\n"));
}

/* What is gone goes, what is new does not come in, and nothing else changes. */
static void
updating_only_removes(void **state)
{
	const char *text, *line;
	struct outcome run;

	(void)state;
	write_baseline(SEC("<p>bad</p><p>bad</p><p>more bad</p><p>odd</p>"));
	text = file_text(baseline, &desk.arena);
	run = RUN("--baseline", baseline, "--write-baseline", baseline,
		report("report.xml", SEC("<p>New.</p><p>bad</p><p>odd</p><p>other bad</p>")));
	assert_int_equal(run.status, 1);
	assert_non_null(strstr(run.output, "; 2 more in the baseline; 2 of the baseline are gone"));
	run.output = file_text(baseline, &desk.arena);
	assert_int_equal(text_count(run.output, "\"rule\""), 2);
	assert_null(strstr(run.output, "other"));
	assert_null(strstr(run.output, "\"count\""));
	line = strstr(text, "    {\"document\": \"report.xml\", \"rule\": \"odd\"");
	assert_non_null(line);
	assert_non_null(strstr(run.output, line));
	run = check("text", SEC("<p>bad</p><p>odd</p>"));
	assert_null(strstr(run.output, "gone"));
}

/* Another run need not see all that the baseline has. */
static void
what_was_not_checked_is_not_gone(void **state)
{
	const char *one = report("one.xml", SEC("<p>bad</p><p>odd</p>"));
	const char *other = report("other.xml", SEC("<p>bad</p>"));
	struct outcome run;

	(void)state;
	remove(baseline);
	RUN("--write-baseline", baseline, one, other);
	report("other.xml", SEC("<p>good</p>"));
	assert_null(strstr(RUN("--baseline", baseline, one).output, "gone"));
	assert_null(
		strstr(RUN("--baseline", baseline, "--only", "odd", one, other).output, "gone"));
	assert_null(strstr(RUN("--baseline", baseline, one, other, "missing.xml").output, "gone"));
	run = RUN("--baseline", baseline, one, other);
	assert_int_equal(run.status, 0);
	assert_non_null(strstr(run.output, "; 2 more in the baseline; 1 of the baseline is gone"));
	RUN("--baseline", baseline, "--write-baseline", baseline, one);
	assert_int_equal(text_count(file_text(baseline, &desk.arena), "\"rule\""), 3);
}

/* A finding of a document that is there is not taken for one of another. */
static void
documents_have_their_own_findings(void **state)
{
	const char *one = report("one.xml", SEC("<p>bad</p>"));
	const char *other = report("other.xml", SEC("<p>good</p>"));
	struct outcome run;

	(void)state;
	remove(baseline);
	RUN("--write-baseline", baseline, one, other);
	report("one.xml", SEC("<p>good</p>"));
	report("other.xml", SEC("<p>bad</p>"));
	run = RUN("--baseline", baseline, one, other);
	assert_int_equal(run.status, 1);
	assert_non_null(strstr(run.output, "1 of the baseline is gone"));
}

/* Then what the former one has no more is gone. */
static void
a_new_version_has_another_name(void **state)
{
	const char *next = report("R2.xml", SEC("<p>bad</p>"));
	struct outcome run;

	(void)state;
	remove(baseline);
	RUN("--write-baseline", baseline, report("R1.xml", SEC("<p>bad</p><p>odd</p>")));
	run = RUN("--baseline", baseline, "--write-baseline", baseline, next);
	assert_int_equal(run.status, 0);
	assert_non_null(strstr(run.output, "; 1 more in the baseline; 1 of the baseline is gone"));
	run.output = file_text(baseline, &desk.arena);
	assert_int_equal(text_count(run.output, "\"rule\""), 1);
	assert_non_null(strstr(run.output, "\"document\": \"R2.xml\""));
}

/* Wherever the program is run, documents are named from the baseline's folder. */
static void
documents_are_named_from_the_file(void **state)
{
	const char *deep = desk_write(&desk, "a/b/report.xml", SEC("<p>bad</p>"));
	const char *there = desk_write(&desk, "a/c/known.json", "");
	json_error_t error;
	json_t *root;

	(void)state;
	remove(there);
	RUN("--write-baseline", there, deep);
	root = json_load_file(there, 0, &error);
	assert_non_null(root);
	assert_string_equal(entry_text(root, 0, "document"), "../b/report.xml");
	json_decref(root);
	assert_int_equal(
		RUN("--baseline", arena_print(&desk.arena, "%s/a/b/../c/./known.json", desk.folder),
			arena_print(&desk.arena, "%s/a/c/../b/report.xml", desk.folder))
			.status,
		0);
	/* were it not the same document, nothing would be known to be gone */
	desk_write(&desk, "a/b/report.xml", SEC("<p>good</p>"));
	assert_non_null(strstr(RUN("--baseline", there, deep).output, "1 of the baseline is gone"));
}

static void
any_schema_has_baselines(void **state)
{
	const char *schema = desk_write(&desk, "bad.sch", RULE("bad", "error"));
	const char *file = report("any.xml", "<a><p>bad</p></a>");
	struct outcome run;

	(void)state;
	remove(baseline);
	PROGRAM(desk.program, &desk.arena, "schematron", "--write-baseline", baseline, schema,
		file);
	report("any.xml", "<a><p/><p>bad</p><p>is bad</p></a>");
	run = PROGRAM(
		desk.program, &desk.arena, "schematron", "--baseline", baseline, schema, file);
	assert_int_equal(run.status, 1);
	assert_int_equal(text_count(run.output, "[bad]"), 1);
	assert_non_null(strstr(run.output, "is bad"));
	report("any.xml", "<a/>");
	run = PROGRAM(
		desk.program, &desk.arena, "schematron", "--baseline", baseline, schema, file);
	assert_non_null(strstr(run.output, "1 of the baseline is gone"));
}

int
main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_file_is_for_review),
		cmocka_unit_test(what_it_has_does_not_count),
		cmocka_unit_test(formats_count_it),
		cmocka_unit_test(findings_are_known_after_edits_elsewhere),
		cmocka_unit_test(the_same_twice_is_counted),
		cmocka_unit_test(updating_only_removes),
		cmocka_unit_test(what_was_not_checked_is_not_gone),
		cmocka_unit_test(documents_have_their_own_findings),
		cmocka_unit_test(a_new_version_has_another_name),
		cmocka_unit_test(documents_are_named_from_the_file),
		cmocka_unit_test(any_schema_has_baselines),
	};
	int failed;

	(void)argc;
	rules = worded_open(&desk, argv[0]);
	baseline = arena_print(&desk.arena, "%s/known.json", desk.folder);
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	desk_close(&desk);
	return failed;
}
