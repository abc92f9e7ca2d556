/* test_fixes.c -- tests: what to write instead, and the other places, in every format that has them
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <jansson.h>
#include <string.h>

#include "files.h"
#include "reviewing.h"

static struct reviewing desk;

#define ASSERT(id, words, fix)                                                                    \
	"<s:assert id='" id "' role='error' test=\"not(contains(., '" words "'))\" t:fix=\"'" fix \
	"'\" t:related='//p[contains(., \"other\")]'>No " words ".</s:assert>"
static const char rule[] =
	"<s:schema xmlns:s='http://purl.oclc.org/dsdl/schematron' xmlns:t='urn:tsagcheck'>"
	"<s:title>Words</s:title><s:pattern><s:rule context='p'>" ASSERT("written", "worse",
		"a &lt; b") ASSERT("deleted", "gone", "") "</s:rule></s:pattern></s:schema>";

enum { OTHERS = 30 };

/* A report with both findings and many other places. */
static const char *
report_write(struct arena *a)
{
	struct buffer body = {0};
	const char *file;

	buffer_add_text(&body, "<report number='X/1'><body>\n<p>worse</p>\n<p>gone</p>");
	for (int i = 0; i < OTHERS; i++)
		buffer_print(&body, "\n<p>other %d</p>", i);
	buffer_add_text(&body, "</body></report>\n");
	file = reviewing_write(&desk, "report.xml", body.text, body.length, a);
	buffer_clear(&body);
	return file;
}

static struct outcome
check_as(const char *format, const char *file, struct arena *a)
{
	const char *schema = reviewing_write(&desk, "words.sch", rule, sizeof rule - 1, a);

	return PROGRAM(
		desk.program, a, "check", "--no-config", "--rules", schema, "-f", format, file);
}

/* The replacement of a result: words of one region of the source become others. */
static void
look_at_fix(const json_t *result, const char *text, int line)
{
	const json_t *fix = json_array_get(json_object_get(result, "fixes"), 0);
	const json_t *change = json_array_get(json_object_get(fix, "artifactChanges"), 0);
	const json_t *replacement = json_array_get(json_object_get(change, "replacements"), 0);
	const json_t *region = json_object_get(replacement, "deletedRegion");

	assert_non_null(strstr(json_string_value(json_object_get(
				       json_object_get(change, "artifactLocation"), "uri")),
		"report.xml"));
	assert_int_equal(json_integer_value(json_object_get(region, "startLine")), line);
	assert_int_equal(json_integer_value(json_object_get(region, "startColumn")), 4);
	assert_string_equal(json_string_value(json_object_get(
				    json_object_get(replacement, "insertedContent"), "text")),
		text);
}

static void
sarif_says_what_replaces_what(void **state)
{
	struct arena a = {0};
	struct outcome outcome = check_as("sarif", report_write(&a), &a);
	json_t *log = json_loads(outcome.output, 0, NULL);
	const json_t *results =
		json_object_get(json_array_get(json_object_get(log, "runs"), 0), "results");

	(void)state;
	assert_int_equal(outcome.status, 1);
	assert_int_equal(json_array_size(results), 2);
	look_at_fix(json_array_get(results, 0), "a < b", 2);
	look_at_fix(json_array_get(results, 1), "", 3);
	json_decref(log);
	arena_clear(&a);
}

static void
pages_have_the_words_and_some_of_the_places(void **state)
{
	struct arena a = {0};
	struct outcome outcome = check_as("html", report_write(&a), &a);

	(void)state;
	assert_int_equal(outcome.status, 1);
	assert_non_null(strstr(outcome.output, "Write instead:"));
	assert_non_null(strstr(outcome.output, "a &lt; b"));
	assert_non_null(strstr(outcome.output, "Delete these words."));
	assert_non_null(strstr(outcome.output, "<summary>and "));
	arena_clear(&a);
}

static void
comments_have_the_words_and_some_of_the_places(void **state)
{
	struct arena a = {0};
	const char *schema = reviewing_write(&desk, "words.sch", rule, sizeof rule - 1, &a);
	const char *others = "";
	struct word word = {.body = NULL};
	const char *file, *comments;
	struct outcome outcome;

	(void)state;
	for (int i = 0; i < 11; i++)
		others = arena_print(&a, "%s" W_P("other %d"), others, i);
	word.body = arena_print(&a, W_P("worse") W_P("gone") "%s", others);
	file = reviewing_write_word(&desk, "in.docx", &word, &a);
	outcome = PROGRAM(desk.program, &a, "review", "--no-config", "--rules", schema, file, "-o",
		reviewing_file(&desk, "out.docx", &a));
	assert_int_equal(outcome.status, 1);
	comments = reviewing_entry(&desk, "out.docx", "word/comments.xml", &a);
	assert_non_null(comments);
	assert_non_null(strstr(comments, "Write instead: “a &lt; b”"));
	assert_non_null(strstr(comments, "Delete these words."));
	assert_non_null(strstr(comments, "See also "));
	assert_non_null(strstr(comments, "and 1 more place<"));
	arena_clear(&a);
}

int
main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sarif_says_what_replaces_what),
		cmocka_unit_test(pages_have_the_words_and_some_of_the_places),
		cmocka_unit_test(comments_have_the_words_and_some_of_the_places),
	};
	int failed;

	(void)argc;
	reviewing_init(&desk, argv[0]);
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	reviewing_clear(&desk);
	return failed;
}
