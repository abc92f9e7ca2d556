/* test_annotations.c -- tests: what servers show of findings beside a change and in a summary */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "sample_findings.h"

/* Quotes, separators, markup, line ends, an escape character and a byte that is no UTF-8. */
#define NASTY "a \"b\", <c> & 'd': %\n\xC3\xA9\x1B\xFF.xml"

static const struct emit_options options = {.version = "1.2.3"};

static size_t
count_of(const char *text, const char *words)
{
	size_t count = 0;

	while ((text = strstr(text, words))) {
		text += strlen(words);
		count++;
	}
	return count;
}

/* Ten of a kind are shown; what says how many are left out has to be one of them. */
static void
github_has_ten_annotations_of_a_kind(void **state)
{
	struct messages problems = {.out = NULL};
	struct findings findings = {.problems = &problems};
	char *text;

	(void)state;
	sample_document(&findings, "report.xml");
	for (size_t i = 0; i < 11; i++) {
		message(&problems, MESSAGE_FILE_EMPTY, (struct spot){.file = "lost.xml"});
		sample_contradiction(&findings)->severity = SEVERITY_INFO;
		sample_contradiction(&findings);
	}
	text = sample_emit("github", &findings, &options);
	assert_int_equal(count_of(text, "::error title=incomplete,file=lost.xml::"), 10);
	assert_int_equal(count_of(text, "::error "), 10);
	assert_int_equal(count_of(text, "::notice "), 10);
	assert_non_null(strstr(text, "::notice title=tsagcheck::14 more are not annotated here"));
	free(text);
	messages_clear(&problems);
	findings_clear(&findings);
}

static void
markdown_has_no_markup_of_a_document(void **state)
{
	struct findings findings = {0};
	char *text;

	(void)state;
	sample_document(&findings, "report.xml");
	sample_contradiction(&findings);
	sample_finding(&findings, SEVERITY_INFO, "nasty", NASTY,
		(struct place){.document = NASTY, .path = NASTY, .words = NASTY, .excerpt = ""});
	text = sample_emit("markdown", &findings, &options);
	assert_non_null(strstr(text, "### tsagcheck: 1 error, 1 info\n"));
	assert_non_null(strstr(text, "| error | report.xml:16:10<br>1.2 › paragraph 1 | The text"));
	assert_non_null(strstr(text, "| info | a \"b\", \\<c\\> \\& 'd': % \xC3\xA9\xEF\xBF\xBD"));
	assert_int_equal(count_of(text, "\n| "), 3);
	free(text);
	findings_clear(&findings);
}

static void
markdown_says_how_many_are_left_out(void **state)
{
	struct findings findings = {0};
	char *text;

	(void)state;
	sample_document(&findings, "report.xml");
	for (size_t i = 0; i < 502; i++)
		sample_contradiction(&findings);
	text = sample_emit("markdown", &findings, &options);
	assert_int_equal(count_of(text, "\n| error | "), 500);
	assert_non_null(strstr(text, "\n2 more findings are not listed here.\n"));
	free(text);
	findings_clear(&findings);
	text = sample_emit("markdown", &findings, &options);
	assert_string_equal(text, "### tsagcheck: no findings\n");
	free(text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(github_has_ten_annotations_of_a_kind),
		cmocka_unit_test(markdown_has_no_markup_of_a_document),
		cmocka_unit_test(markdown_says_how_many_are_left_out),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
