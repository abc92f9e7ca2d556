/* test_excerpt.c -- tests: the words in their line and the carets under them */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "sample_findings.h"

/* Checks the two lines that the text format makes of an excerpt. */
static void
check_excerpt(size_t width, const char *excerpt, const char *words, const char *expected)
{
	struct emit_options options = {.width = width, .version = "0"};
	struct findings findings = {0};
	size_t start = (size_t)(strstr(excerpt, words) - excerpt);
	char *text, *lines;

	sample_finding(&findings, SEVERITY_ERROR, "r", "m",
		sample_place(&findings, "p", 1, 1, excerpt, start, start + strlen(words)));
	text = sample_emit("text", &findings, &options);
	lines = strstr(text, "    | ");
	assert_non_null(lines);
	*strstr(lines, "\n\n") = '\0';
	assert_string_equal(lines, expected);
	free(text);
	findings_clear(&findings);
}

static void
control_characters_are_not_shown(void **state)
{
	(void)state;
	check_excerpt(60, "first line\nsecond\tline", "line\nsecond",
		"    | first line second line\n"
		"    |       ^^^^^^^^^^^");
	check_excerpt(60, "a\tb\r\nc", "c", "    | a b  c\n    |      ^");
	check_excerpt(
		60, "a\x1B[31mb\xFF", "b", "    | a\xEF\xBF\xBD[31mb\xEF\xBF\xBD\n    |       ^");
}

static void
carets_count_columns_of_the_screen(void **state)
{
	(void)state;
	/* two columns each */
	check_excerpt(60, "国际电联 met 四次 times", "四次",
		"    | 国际电联 met 四次 times\n"
		"    |              ^^^^");
	/* combining marks have none, and belong to the letter before them */
	check_excerpt(60, "re\xCC\x81unio\xCC\x88n de\xCC\x81pot", "de\xCC\x81pot",
		"    | re\xCC\x81unio\xCC\x88n de\xCC\x81pot\n"
		"    |         ^^^^^");
	/* a soft hyphen is not seen */
	check_excerpt(60, "re\xC2\xADport of", "re\xC2\xADport", "    | report of\n    | ^^^^^^");
}

static void
long_excerpts_are_cut_around_the_words(void **state)
{
	static const char ruler[] = "0123456789abcdefghijABCDEFGHIJklmnopqrstKLMNOPQRST";

	(void)state;
	check_excerpt(56, ruler, "AB",
		"    | 0123456789abcdefghijABCDEFGHIJklmnopqrstKLMNOPQRST\n"
		"    |                     ^^");
	check_excerpt(0, ruler, "AB",
		"    | 0123456789abcdefghijABCDEFGHIJklmnopqrstKLMNOPQRST\n"
		"    |                     ^^");
	check_excerpt(30, ruler, "AB",
		"    | …abcdefghijABCDEFGHIJkl…\n"
		"    |            ^^");
	check_excerpt(30, ruler, "12",
		"    | 0123456789abcdefghijABC…\n"
		"    |  ^^");
	check_excerpt(30, ruler, "ST",
		"    | …HIJklmnopqrstKLMNOPQRST\n"
		"    |                       ^^");
	/* words that do not fit themselves */
	check_excerpt(30, ruler, "56789abcdefghijABCDEFGHIJklmnopqrstKLMNO",
		"    | …56789abcdefghijABCDEFG…\n"
		"    |  ^^^^^^^^^^^^^^^^^^^^^^");
	/* words that just fit beside an ellipsis */
	check_excerpt(30, ruler, "HIJklmnopqrstKLMNOPQRST",
		"    | …HIJklmnopqrstKLMNOPQRST\n"
		"    |  ^^^^^^^^^^^^^^^^^^^^^^^");
	check_excerpt(30, ruler, "GHIJklmnopqrstKLMNOPQRST",
		"    | …GHIJklmnopqrstKLMNOPQR…\n"
		"    |  ^^^^^^^^^^^^^^^^^^^^^^");
	/* a screen too narrow for anything gets twenty columns all the same */
	check_excerpt(3, ruler, "AB",
		"    | …cdefghijABCDEFGHIJ…\n"
		"    |          ^^");
}

static void
wide_characters_are_not_cut_in_two(void **state)
{
	(void)state;
	check_excerpt(30,
		"国国国国国国国国国国国国国国国国国国国国ABCDE"
		"际际际际际际际际际际际际际际际际际际际际",
		"ABCDE",
		"    | …国国国国ABCDE际际际际…\n"
		"    |          ^^^^^");
	/* the mark goes with the letter that was cut off */
	check_excerpt(30, "0123456789e\xCC\x81klmnopqrstABCDEFGHIJKLMNOPQRST", "CD",
		"    | …mnopqrstABCDEFGHIJKLMN…\n"
		"    |            ^^");
	check_excerpt(30, "012345678901e\xCC\x81mnopqrstABCDEFGHIJKLMNOPQRST", "CD",
		"    | …mnopqrstABCDEFGHIJKLMN…\n"
		"    |            ^^");
}

/* Words at every column and every width: the carets stand under them and nothing is too long. */
static void
carets_stay_under_the_words(void **state)
{
	char excerpt[80];

	(void)state;
	for (size_t width = 26; width < 90; width++)
		for (size_t at = 0; at < sizeof excerpt - 2; at++) {
			struct emit_options options = {.width = width, .version = "0"};
			struct findings findings = {0};
			char *text, *line, *carets;

			memset(excerpt, '.', sizeof excerpt - 1);
			excerpt[sizeof excerpt - 1] = '\0';
			excerpt[at] = 'X';
			sample_finding(&findings, SEVERITY_ERROR, "r", "m",
				sample_place(&findings, "p", 1, 1, excerpt, at, at + 1));
			text = sample_emit("text", &findings, &options);
			line = strstr(text, "    | ");
			carets = strstr(line, "\n    | ") + 1;
			/* an ellipsis to the left has three bytes in one column */
			assert_int_equal(
				strchr(line, 'X') - line - (strncmp(line + 6, "…", 3) == 0 ? 2 : 0),
				strchr(carets, '^') - carets);
			assert_true((size_t)(strchr(carets, '\n') - carets) <= width);
			free(text);
			findings_clear(&findings);
		}
}

/* A line that fills the screen, and a place behind its end. */
static void
caret_behind_the_end_stays_on_the_screen(void **state)
{
	static const char full[] = "012345678901234567890123";
	const struct emit_options options = {.width = 30, .version = "0"};
	struct findings findings = {0};
	char *text;

	(void)state;
	sample_finding(&findings, SEVERITY_ERROR, "r", "m",
		sample_place(&findings, "p", 1, 1, full, strlen(full), strlen(full)));
	text = sample_emit("text", &findings, &options);
	assert_non_null(strstr(text, "    | 012345678901234567890123\n"
				     "    |                        ^\n"));
	free(text);
	findings_clear(&findings);
}

/* Offsets beyond the excerpt are those of its end; without an excerpt the words are shown. */
static void
places_that_do_not_fit_do_no_harm(void **state)
{
	const struct emit_options options = {.version = "0"};
	struct findings findings = {0};
	struct place place = sample_place(&findings, "p", 1, 1, "abc", 1, 2);
	char *text;

	(void)state;
	place.excerpt_start = 7;
	place.excerpt_end = 9;
	sample_finding(&findings, SEVERITY_ERROR, "r", "m", place);
	place.excerpt = "";
	sample_finding(&findings, SEVERITY_ERROR, "r", "m", place);
	text = sample_emit("text", &findings, &options);
	assert_string_equal(text, "report.xml:1:1: error: p\n  m [r]\n    | abc\n    |    ^\n\n"
				  "report.xml:1:1: error: p\n  m [r]\n    | b\n    | ^\n\n"
				  "2 errors\n");
	free(text);
	findings_clear(&findings);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(control_characters_are_not_shown),
		cmocka_unit_test(carets_count_columns_of_the_screen),
		cmocka_unit_test(long_excerpts_are_cut_around_the_words),
		cmocka_unit_test(wide_characters_are_not_cut_in_two),
		cmocka_unit_test(carets_stay_under_the_words),
		cmocka_unit_test(caret_behind_the_end_stays_on_the_screen),
		cmocka_unit_test(places_that_do_not_fit_do_no_harm),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
