/* test_fold.c -- tests: texts that only typography tells apart */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "../checker/values/fold.h"

struct fold_case {
	const char *text, *folded;
};

static const struct fold_case folds[] = {
	{"", ""},
	{"  \t\r\n ", ""},
	{"Question  Number ", "question number"},
	{"\u00A0Question\u2009\u3000number\u2028", "question number"},
	{"ITU\u2011T", "itu-t"},
	{"a\u2010b\u2012c\u2013d\u2014e\u2015f\u2212g\uFF0Dh", "a-b-c-d-e-f-g-h"},
	{"\u201Cvalue\u201D \u2018a\u2019 \u00ABb\u00BB", "\"value\" 'a' \"b\""},
	{"`a'", "'a'"},
	{"stra\u00DFe", "strasse"},
	{"\uFB01ne", "fine"},
	{"e\u0301", "\u00E9"},
	{"\u00C9TUDE", "\u00E9tude"},
	{"co\u00ADordination\u200B", "coordination"},
	{"m\u00B2", "m2"},
	{"A\xFF"
	 " B",
		"a\xFF b"},
};

static void
text_is_folded(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof folds / sizeof *folds; i++) {
		struct buffer out = {0};

		text_fold(folds[i].text, strlen(folds[i].text), &out);
		assert_string_equal(buffer_text(&out), folds[i].folded);
		buffer_clear(&out);
	}
}

static void
folding_adds_to_what_is_there(void **state)
{
	struct buffer out = {0};

	(void)state;
	buffer_add_text(&out, "a ");
	text_fold(" B ", 3, &out);
	text_fold(" \u00C9 ", 4, &out);
	assert_string_equal(out.text, "a b\u00E9");
	buffer_clear(&out);
}

/* The fast way for ASCII says what the other way says: a letter in front forces the other. */
static void
both_ways_agree(void **state)
{
	(void)state;
	for (int first = 1; first < 128; first++)
		for (int second = 1; second < 128; second++) {
			char text[] = {(char)first, (char)second, '\xC3', '\xA9', '\0'};
			struct buffer ascii = {0}, other = {0};

			text_fold(text, 4, &other);
			text[2] = 'e';
			text[3] = '\0';
			text_fold(text, 3, &ascii);
			assert_int_equal(ascii.length + 1, other.length);
			assert_memory_equal(ascii.text, other.text, ascii.length - 1);
			buffer_clear(&ascii);
			buffer_clear(&other);
		}
}

static void
texts_are_the_same(void **state)
{
	(void)state;
	assert_true(text_same("Consent/ Determination", "consent/\u00A0determination"));
	assert_true(text_same("", " "));
	assert_true(text_same("over\u2011the\u2011top", "Over-the-Top"));
	assert_false(text_same("Consent", "Consents"));
	assert_false(text_same("ab", "a b"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(text_is_folded),
		cmocka_unit_test(folding_adds_to_what_is_there),
		cmocka_unit_test(both_ways_agree),
		cmocka_unit_test(texts_are_the_same),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
