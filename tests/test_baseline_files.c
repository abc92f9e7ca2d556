/* test_baseline_files.c -- tests: baselines that cannot be read, or are not written */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "../checker/base/buffer.h"
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

static void
only_whole_runs_write(void **state)
{
	static const char bad[] = SEC("<p>bad</p>");
	const char *before;
	struct outcome run;

	(void)state;
	remove(baseline);
	run = RUN("--write-baseline", baseline, report("report.xml", bad), "missing.xml");
	assert_int_equal(run.status, 2);
	assert_non_null(strstr(run.trouble, "is not written: not everything was checked"));
	assert_null(file_text(baseline, &desk.arena));
	RUN("--write-baseline", baseline, report("report.xml", bad));
	before = file_text(baseline, &desk.arena);
	run = RUN("--write-baseline", baseline, report("report.xml", "<report>"));
	assert_int_equal(run.status, 2);
	assert_string_equal(file_text(baseline, &desk.arena), before);
	/* what it has does not hide that something is missing */
	run = RUN("--baseline", baseline, report("report.xml", bad), "missing.xml");
	assert_int_equal(run.status, 2);
	assert_non_null(strstr(run.output, "incomplete:"));
}

static void
other_files_are_not_overwritten(void **state)
{
	static const char bad[] = SEC("<p>bad</p>");
	const char *file = report("report.xml", bad);
	struct outcome run = RUN("--write-baseline", file, file);

	(void)state;
	assert_int_equal(run.status, 2);
	assert_non_null(strstr(run.trouble, "report.xml:1:1: is no baseline that can be used"));
	assert_string_equal(file_text(file, &desk.arena), bad);
	run = RUN("--write-baseline", arena_print(&desk.arena, "%s/no/folder.json", desk.folder),
		file);
	assert_int_equal(run.status, 2);
	assert_non_null(strstr(run.trouble, "folder.json: cannot be written"));
}

#define F "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
#define ENTRY(more) \
	"{\"document\": \"a\", \"rule\": \"b\", \"path\": \"c\", \"message\": \"d\", " more "}"
#define FILE_OF(entries) "{\"baseline\": 1, \"tool\": \"x\", \"findings\": [\n" entries "\n]}\n"

static void
bad_baselines_are_refused(void **state)
{
	static const struct {
		const char *text, *says;
	} cases[] = {
		{"", "baseline.json: is no baseline that can be used: it is empty"},
		{"nothing", ":1:7: is no baseline"},
		{"<report/>", ":1:1: is no baseline"},
		{"[]", ": it has no \"baseline\": 1"},
		{"{\"version\": 1, \"findings\": []}", ": it has no \"baseline\": 1"},
		{"{\"baseline\": 2, \"other\": []}", " is a baseline of version 2"},
		{"{\"baseline\": 1}", "it has no list \"findings\""},
		{"{\"baseline\": 1, \"findings\": [], \"finding\": []}", "member 'finding'"},
		{"{\"baseline\": 1, \"baseline\": 1, \"findings\": []}", "duplicate object key"},
		{"{\"baseline\": 1, \"findings\": [\n  {\"document\": \"a\"", "baseline.json:2:"},
		{FILE_OF("7"), "finding 1 of it is no object"},
		{FILE_OF(ENTRY("\"fingerprint\": \"00\"")), "finding 1 of it has no fingerprint"},
		{FILE_OF("{\"rule\": \"b\", \"fingerprint\": \"" F "\"}"), ":2:31: is no baseline"},
		{FILE_OF(ENTRY("\"count\": 0, \"fingerprint\": \"" F "\"")), "a count that is not"},
		{FILE_OF(ENTRY("\"why\": 0, \"fingerprint\": \"" F "\"")), "member 'why'"},
		{FILE_OF(ENTRY("\"fingerprint\": \"" F "\"") ",\n" ENTRY(
			 "\"fingerprint\": \"" F "\"")),
			"baseline.json:3:77: is no baseline that can be used: "
			"this finding of b stands there twice"},
	};
	const char *file = report("report.xml", SEC("<p>bad</p>"));

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const char *bad = desk_write(&desk, "baseline.json", cases[i].text);
		struct outcome run = RUN("--baseline", bad, file);

		if (run.status != 2 || !strstr(run.trouble, cases[i].says) ||
			!strstr(run.trouble, "--write-baseline") || strstr(run.output, "[bad]"))
			fail_msg("%s\nstatus %d:\n%s%s", cases[i].text, run.status, run.output,
				run.trouble);
		assert_string_equal(file_text(bad, &desk.arena), cases[i].text);
	}
	remove(baseline);
	assert_int_equal(RUN("--baseline", baseline, file).status, 2);
}

static void
huge_baselines_are_refused(void **state)
{
	const char *file = report("report.xml", SEC("<p>bad</p>"));
	const char *huge = desk_write(&desk, "huge.json", "[");
	FILE *out = fopen(huge, "r+");
	struct outcome run;

	(void)state;
	assert_non_null(out);
	/* a hole in it takes no room on the disk */
	assert_int_equal(fseek(out, 100000000, SEEK_SET), 0);
	assert_int_equal(fputc(']', out), ']');
	assert_int_equal(fclose(out), 0);
	run = RUN("--baseline", huge, file);
	assert_int_equal(run.status, 2);
	assert_non_null(strstr(run.trouble, "huge.json: is no baseline that can be used: it has "
					    "more than 32 MB"));
}

/* The document is named as it is seen from the folder of the file. */
static void
a_baseline_lies_anywhere(void **state)
{
	const char *file = report("report.xml", SEC("<p>bad</p>"));
	const char *deep = desk_write(&desk, "one/two/known.json", FILE_OF(""));

	(void)state;
	assert_int_equal(RUN("--write-baseline", deep, file).status, 1);
	assert_non_null(strstr(file_text(deep, &desk.arena), "\"document\": \"../../report.xml\""));
	assert_int_equal(RUN("--baseline", deep, file).status, 0);
}

static struct outcome
run_on_input(const char *option, const char *text)
{
	const char *const words[] = {"--rules", rules, "-f", "gcc", option, baseline, "-", NULL};

	return program_run(desk.program, words, text, &desk.arena);
}

static void
standard_input_is_known_again(void **state)
{
	static const char bad[] = SEC("<p>bad</p>");

	(void)state;
	remove(baseline);
	assert_int_equal(run_on_input("--write-baseline", bad).status, 1);
	assert_non_null(strstr(file_text(baseline, &desk.arena), "\"document\": \"-\""));
	assert_string_equal(run_on_input("--baseline", bad).output, "");
}

#define TEN "\u00E9\u00E9\u00E9\u00E9\u00E9\u00E9\u00E9\u00E9\u00E9\u00E9"

/* The messages are for persons, who need no more than the first words. */
static void
long_messages_are_cut_between_characters(void **state)
{
	static const char *const starts[] = {"", "x"};
	const char *file = report("report.xml", SEC("<p>bad</p>"));

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		const char *rule = desk_write(&desk, "long.sch",
			arena_print(&desk.arena,
				"<s:schema xmlns:s='http://purl.oclc.org/dsdl/schematron'>"
				"<s:pattern><s:rule context='p'><s:report id='long' test='1'>%s" TEN
					TEN TEN TEN TEN TEN TEN TEN TEN TEN
				"</s:report></s:rule></s:pattern></s:schema>",
				starts[i]));
		const char *start, *end;
		size_t length;

		remove(baseline);
		PROGRAM(desk.program, &desk.arena, "--rules", rule, "--write-baseline", baseline,
			file);
		start = strstr(file_text(baseline, &desk.arena), "\"message\": \"");
		assert_non_null(start);
		start += strlen("\"message\": \"") + i;
		end = strstr(start, "\u2026\"");
		assert_non_null(end);
		length = (size_t)(end - start);
		assert_true(length > 60 && length % 2 == 0);
		for (size_t at = 0; at < length; at += 2)
			assert_memory_equal(start + at, "\u00E9", 2);
	}
}

/* Such a file could not be read. Its entries are long when the name of the document is. */
static void
huge_baselines_are_not_written(void **state)
{
	struct buffer name = {0}, text = {0};
	struct outcome run;

	(void)state;
	for (int i = 0; i < 2600; i++)
		buffer_add_text(&name, i % 200 ? "a" : i ? "/" : "b");
	buffer_add_text(&name, ".xml");
	buffer_add_text(&text, "<report><body>");
	for (int i = 0; i < 9000; i++)
		buffer_print(&text, "<p>odd bad %d</p>", i);
	buffer_add_text(&text, "</body></report>");
	remove(baseline);
	run = RUN("--write-baseline", baseline, "--format", "gcc", report(name.text, text.text));
	assert_int_equal(run.status, 2);
	assert_non_null(strstr(run.trouble, "known.json: is not written: it would have more than"));
	assert_null(file_text(baseline, &desk.arena));
	buffer_clear(&name);
	buffer_clear(&text);
}

int
main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(only_whole_runs_write),
		cmocka_unit_test(other_files_are_not_overwritten),
		cmocka_unit_test(bad_baselines_are_refused),
		cmocka_unit_test(huge_baselines_are_refused),
		cmocka_unit_test(huge_baselines_are_not_written),
		cmocka_unit_test(a_baseline_lies_anywhere),
		cmocka_unit_test(standard_input_is_known_again),
		cmocka_unit_test(long_messages_are_cut_between_characters),
	};
	int failed;

	(void)argc;
	rules = worded_open(&desk, argv[0]);
	baseline = arena_print(&desk.arena, "%s/known.json", desk.folder);
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	desk_close(&desk);
	return failed;
}
