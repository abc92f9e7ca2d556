/* test_diff.c -- tests: what is new, gone and still there between two versions of a document */
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
static const char *rules;

/* Both documents of a run have a number of their own: never said of one document. */
static const char across[] =
	"<s:schema xmlns:s='http://purl.oclc.org/dsdl/schematron' xmlns:t='urn:tsagcheck'>"
	"<s:ns prefix='t' uri='urn:tsagcheck'/>"
	"<s:pattern><s:rule context='report'><s:assert id='alone' subject='@number' "
	"test='count(t:reports()) = 1'>The report is alone.</s:assert></s:rule></s:pattern>"
	"</s:schema>";

#define RUN(...) PROGRAM(desk.program, &desk.arena, "diff", "--rules", rules, __VA_ARGS__)

static const char *
report(const char *name, const char *text)
{
	return desk_write(&desk, name, text);
}

static json_t *
read_json(const char *text)
{
	json_error_t error;
	json_t *root = json_loads(text, JSON_REJECT_DUPLICATES, &error);

	if (!root)
		fail_msg("%d: %s in\n%s", error.line, error.text, text);
	return root;
}

/* How many findings a list of the result has. */
static size_t
count_of(json_t *root, const char *list)
{
	assert_true(json_is_array(json_object_get(root, list)));
	return json_array_size(json_object_get(root, list));
}

static const char *
text_of(json_t *root, const char *list, size_t index, const char *key)
{
	return json_string_value(
		json_object_get(json_array_get(json_object_get(root, list), index), key));
}

static void
people_see_three_parts(void **state)
{
	const char *old = report("old.xml", SEC("<p>bad</p><p>old bad</p><p>odd</p>"));
	const char *new = report("new.xml", SEC("<p>x</p><p>bad</p><p>odd</p><p>new bad</p>"));
	struct outcome run = RUN(old, new);

	(void)state;
	assert_int_equal(run.status, 1);
	assert_string_equal(run.trouble, "");
	assert_string_equal(
		run.output, arena_print(&desk.arena,
				    "new: 1 finding\n"
				    "\n"
				    "%s:2:32: error: 1 › paragraph 4\n"
				    "  Here is no bad. [bad]\n"
				    "    | new bad\n"
				    "    | ^^^^^^^\n"
				    "\n"
				    "gone: 1 finding\n"
				    "  %s:2:14: error: 1 › paragraph 2: Here is no bad. [bad]\n"
				    "\n"
				    "still there: 2 findings\n",
				    new, old));
}

static void
programs_see_all_findings(void **state)
{
	const char *old = report("old.xml", SEC("<p>bad</p><p>old bad</p><p>odd</p>"));
	const char *new = report("new.xml", SEC("<p>x</p><p>bad</p><p>odd</p><p>new bad</p>"));
	struct outcome run = RUN("--format", "json", old, new);
	json_t *root = read_json(run.output);

	(void)state;
	assert_int_equal(run.status, 1);
	assert_int_equal(json_integer_value(json_object_get(root, "version")), 1);
	assert_string_equal(json_string_value(json_object_get(root, "status")), "findings");
	assert_string_equal(
		json_string_value(json_object_get(json_object_get(root, "documents"), "old")), old);
	assert_int_equal(count_of(root, "new"), 1);
	assert_string_equal(text_of(root, "new", 0, "words"), "new bad");
	assert_string_equal(text_of(root, "new", 0, "document"), new);
	assert_int_equal(count_of(root, "gone"), 1);
	assert_string_equal(text_of(root, "gone", 0, "words"), "old bad");
	assert_string_equal(text_of(root, "gone", 0, "document"), old);
	assert_int_equal(count_of(root, "unchanged"), 2);
	assert_string_equal(text_of(root, "unchanged", 0, "rule"), "bad");
	assert_string_equal(text_of(root, "unchanged", 0, "document"), new);
	assert_string_equal(text_of(root, "unchanged", 1, "rule"), "odd");
	assert_int_equal(count_of(root, "problems"), 0);
	assert_non_null(strstr(run.output, "{\"new\": 1, \"gone\": 1, \"unchanged\": 2}"));
	json_decref(root);
}

static void
findings_keep_their_order(void **state)
{
	const char *old = report("old.xml", SEC("<p>good</p>"));
	const char *new = report("new.xml",
		SEC("<p>bad 0</p><p>bad 1</p><p>bad 2</p><p>bad 3</p><p>bad 4</p><p>bad 5</p>"));
	json_t *root = read_json(RUN("--format", "json", old, new).output);

	(void)state;
	assert_int_equal(count_of(root, "new"), 6);
	for (size_t i = 0; i < 6; i++)
		assert_string_equal(
			text_of(root, "new", i, "words"), arena_print(&desk.arena, "bad %zu", i));
	json_decref(root);
	root = read_json(RUN("--format", "json", new, old).output);
	for (size_t i = 0; i < 6; i++)
		assert_string_equal(
			text_of(root, "gone", i, "words"), arena_print(&desk.arena, "bad %zu", i));
	json_decref(root);
}

static void
only_what_is_new_counts(void **state)
{
	static const struct {
		const char *old, *new, *fail_on;
		int status;
		const char *says;
	} cases[] = {
		{SEC("<p>bad</p>"), SEC("<p>bad</p>"), "info", 0, "still there: 1 finding\n"},
		{SEC("<p>good</p>"), SEC("<p>good</p>"), "info", 0, ""},
		{SEC("<p>bad</p>"), SEC("<p>good</p>"), "info", 0, "gone: 1 finding\n"},
		{SEC("<p>good</p>"), SEC("<p>odd</p>"), "error", 0, "new: 1 finding\n"},
		{SEC("<p>good</p>"), SEC("<p>odd</p>"), "warning", 1, "new: 1 finding\n"},
		{SEC("<p>good</p>"), SEC("<p>bad</p>"), "never", 0, "new: 1 finding\n"},
		/* as many as there were */
		{SEC("<p>bad</p>"), SEC("<p>bad</p><p>bad</p>"), "error", 1, "new: 1 finding\n"},
		{SEC("<p>bad</p><p>bad</p>"), SEC("<p>bad</p>"), "error", 0, "gone: 1 finding\n"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct outcome run = RUN("--fail-on", cases[i].fail_on,
			report("old.xml", cases[i].old), report("new.xml", cases[i].new));

		if (run.status != cases[i].status || !strstr(run.output, cases[i].says) ||
			(!*cases[i].says && *run.output))
			fail_msg("case %zu: status %d\n%s", i, run.status, run.output);
	}
}

static void
lesser_findings_can_be_left_out(void **state)
{
	const char *old = report("old.xml", SEC("<p>old bad</p><p>old odd</p><p>odd</p>"));
	const char *new = report("new.xml", SEC("<p>bad</p><p>new odd</p><p>odd</p>"));
	struct outcome run = RUN("--show", "error", old, new);

	(void)state;
	assert_int_equal(run.status, 1);
	assert_null(strstr(run.output, "odd"));
	assert_non_null(strstr(run.output, "new: 1 finding\n"));
	assert_non_null(strstr(run.output, "gone: 1 finding\n"));
	assert_null(strstr(run.output, "still there"));
}

/* Both are checked, and neither sees the other. */
static void
documents_are_not_mixed(void **state)
{
	const char *file = report("same.xml", SEC("<p>bad</p>"));
	const char *twin = report("twin.xml", SEC("<p>bad</p>"));
	struct outcome run;

	(void)state;
	desk_write(&desk, "rules/alone.sch", across);
	run = RUN(file, file);
	assert_int_equal(run.status, 0);
	assert_string_equal(run.output, "still there: 1 finding\n");
	/* the rule is one that can fail */
	run = PROGRAM(desk.program, &desk.arena, "--rules", rules, file, twin);
	assert_non_null(strstr(run.output, "[alone]"));
	remove(arena_print(&desk.arena, "%s/alone.sch", rules));
}

static void
either_side_may_be_incomplete(void **state)
{
	const char *good = report("good.xml", SEC("<p>bad</p>"));
	const char *broken = report("broken.xml", "<report>");
	struct outcome runs[] = {RUN(good, broken), RUN(broken, good), RUN(good, "missing.xml")};

	(void)state;
	for (size_t i = 0; i < sizeof runs / sizeof *runs; i++) {
		assert_int_equal(runs[i].status, 2);
		assert_non_null(strstr(runs[i].output, "incomplete: 1 problem"));
		assert_null(strstr(runs[i].output, "new:"));
		assert_null(strstr(runs[i].output, "gone:"));
	}
	runs[0] = RUN("--format", "json", broken, good);
	assert_int_equal(runs[0].status, 2);
	assert_non_null(strstr(runs[0].output, "\"status\": \"incomplete\""));
	assert_non_null(strstr(runs[0].output, "broken.xml\""));
}

static void
two_documents_and_two_formats(void **state)
{
	const char *file = report("good.xml", SEC("<p>bad</p>"));
	struct outcome run = RUN(file);

	(void)state;
	assert_int_equal(run.status, 2);
	assert_non_null(strstr(run.trouble, "diff takes OLD NEW"));
	assert_int_equal(RUN(file, file, file).status, 2);
	run = RUN("--format", "sarif", file, file);
	assert_int_equal(run.status, 2);
	assert_non_null(strstr(run.trouble, "There are: text, json."));
}

int
main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(people_see_three_parts),
		cmocka_unit_test(programs_see_all_findings),
		cmocka_unit_test(findings_keep_their_order),
		cmocka_unit_test(only_what_is_new_counts),
		cmocka_unit_test(lesser_findings_can_be_left_out),
		cmocka_unit_test(documents_are_not_mixed),
		cmocka_unit_test(either_side_may_be_incomplete),
		cmocka_unit_test(two_documents_and_two_formats),
	};
	int failed;

	(void)argc;
	rules = worded_open(&desk, argv[0]);
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	desk_close(&desk);
	return failed;
}
