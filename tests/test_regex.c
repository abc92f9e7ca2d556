/* test_regex.c -- tests: regular expressions: what they find, where, and when they give up */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "../checker/base/arena.h"
#include "../checker/base/regex.h"

/* A pattern in a text from a byte on, and where it is found; start NO_MATCH: nowhere. */
static const struct {
	const char *pattern, *flags, *text;
	size_t from, start, end;
} finds[] = {
	{"b+", "", "abbc", 0, 1, 3},
	{"b+", "", "abbc", 2, 2, 3},
	{"b+", "", "abbc", 3, NO_MATCH, 0},
	{"b*", "", "abbc", 4, 4, 4},
	{"", "", "", 0, 0, 0},
	{"B+", "", "abbc", 0, NO_MATCH, 0},
	{"B+", "i", "abbc", 0, 1, 3},
	{"É", "i", "aé", 0, 1, 3},
	{".", "", "éa", 0, 0, 2},
	{"\\w", "", "–é", 0, 3, 5},
	{"\\x{A0}", "", "a\xC2\xA0", 0, 1, 3},
	{"\\p{Lu}", "", "aÉ", 0, 1, 3},
	{"^b", "", "a\nb", 0, NO_MATCH, 0},
	{"(?m)^b", "", "a\nb", 0, 2, 3},
	{"(?<=a)b", "", "ab", 1, 1, 2},
	{"\\bTable", "", "xTable Table", 0, 7, 12},
	{"Table (?=\\d)", "", "Table x Table 1", 0, 8, 14},
	{"a$", "", "a\n", 0, 0, 1},
};

static void
each_is_found_where_it_stands(void **state)
{
	struct regexes *regexes = regexes_new();
	struct buffer error = {0};
	size_t where;

	(void)state;
	for (size_t i = 0; i < sizeof finds / sizeof *finds; i++) {
		const struct regex *regex =
			regex_get(regexes, finds[i].pattern, finds[i].flags, &error, &where);
		struct regex_match match;
		int found;

		assert_non_null(regex);
		found = regex_find(
			regex, finds[i].text, strlen(finds[i].text), finds[i].from, &match);
		if (found != (finds[i].start != NO_MATCH) ||
			(found && (match.starts[0] != finds[i].start ||
					  match.ends[0] != finds[i].end)))
			fail_msg("%s in '%s'", finds[i].pattern, finds[i].text);
	}
	assert_int_equal(error.length, 0);
	regexes_free(regexes);
}

static void
groups_have_numbers_and_names(void **state)
{
	struct regexes *regexes = regexes_new();
	struct buffer error = {0};
	size_t where;
	const struct regex *regex = regex_get(regexes, "(?<a>x)|(y)(?<last>z)", "", &error, &where);
	struct regex_match match;

	(void)state;
	assert_int_equal(regex_find(regex, "-yz", 3, 0, &match), 1);
	assert_int_equal(regex_group_count(regex), 3);
	assert_int_equal(regex_group(regex, "a"), 1);
	assert_int_equal(regex_group(regex, "last"), 3);
	assert_int_equal(regex_group(regex, "2"), 2);
	assert_int_equal(regex_group(regex, "02"), 2);
	assert_int_equal(regex_group(regex, "none"), 0);
	assert_int_equal(regex_group(regex, ""), 0);
	assert_int_equal(regex_group(regex, "99"), 0);
	assert_int_equal(regex_group(regex, "99999999999999999999999"), 0);
	assert_true(match.starts[1] == NO_MATCH && match.ends[1] == NO_MATCH);
	assert_true(match.starts[2] == 1 && match.ends[2] == 2);
	assert_true(match.starts[3] == 2 && match.ends[3] == 3);
	assert_true(match.starts[REGEX_GROUPS - 1] == NO_MATCH);
	regex = regex_get(regexes, "()()()()()()()()()()()()()()()()()()(a)", "", &error, &where);
	assert_int_equal(regex_group_count(regex), REGEX_GROUPS - 1);
	assert_int_equal(regex_find(regex, "-a", 2, 0, &match), 1);
	assert_int_equal(match.starts[0], 1);
	regexes_free(regexes);
}

static void
a_pattern_is_compiled_once_for_its_flags(void **state)
{
	struct regexes *regexes = regexes_new();
	struct buffer error = {0};
	size_t where;
	const struct regex *plain = regex_get(regexes, "a", "", &error, &where);

	(void)state;
	assert_ptr_equal(plain, regex_get(regexes, "a", "", &error, &where));
	assert_ptr_not_equal(plain, regex_get(regexes, "a", "i", &error, &where));
	assert_ptr_not_equal(plain, regex_get(regexes, "b", "", &error, &where));
	regexes_free(regexes);
}

static const struct {
	const char *pattern;
	size_t where;
} broken[] = {{"(", 1}, {"a)", 1}, {"[a", 2}, {"*", 0}, {"\\p{Nope}", 8}, {"(?<n>a)(?<n>b)", 12},
	{"a\\Cb", 3}};

static void
a_broken_pattern_says_why_and_where(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) {
		struct regexes *regexes = regexes_new();
		struct buffer error = {0};
		size_t where = 99;

		assert_null(regex_get(regexes, broken[i].pattern, "", &error, &where));
		assert_true(error.length > 5);
		if (where != broken[i].where)
			fail_msg("%s is broken at %zu", broken[i].pattern, where);
		buffer_clear(&error);
		regexes_free(regexes);
	}
}

/* Text of one character, and at its end another. */
static char *
long_text(size_t length, char last)
{
	char *text = memory_new(length + 1);

	memset(text, 'a', length);
	text[length - 1] = last;
	text[length] = '\0';
	return text;
}

enum { LONG = 20000 };

/* The first call is interpreted, the second one may run compiled: both must end the same way. */
static void
a_pattern_that_explodes_is_given_up(void **state)
{
	struct regexes *regexes = regexes_new();
	struct buffer error = {0};
	size_t where;
	const struct regex *regex = regex_get(regexes, "(a+)+$", "", &error, &where);
	char *text = long_text(LONG, 'b');
	struct regex_match match;

	(void)state;
	assert_int_equal(regex_find(regex, text, 40, 0, &match), 1);
	assert_int_equal(regex_find(regex, text, LONG, 0, &match), -1);
	assert_int_equal(regex_find(regex, text, LONG, 0, &match), -1);
	/* it still works on other texts */
	assert_int_equal(regex_find(regex, "aa", 2, 0, &match), 1);
	free(text);
	regexes_free(regexes);
}

/* One step for each character of a long paragraph is no reason to give up. */
static void
long_texts_are_no_trouble(void **state)
{
	static const char *const patterns[] = {"(?:a|b)*c", "(?:[^c]|cc)*c", "^(?:a(?!b))+.*c$"};
	char *text = long_text(LONG, 'c');

	(void)state;
	for (size_t i = 0; i < sizeof patterns / sizeof *patterns; i++) {
		struct regexes *regexes = regexes_new();
		struct buffer error = {0};
		size_t where;
		const struct regex *regex = regex_get(regexes, patterns[i], "", &error, &where);
		struct regex_match match;

		for (int round = 0; round < 3; round++)
			if (regex_find(regex, text, LONG, 0, &match) != 1)
				fail_msg("%s, round %d", patterns[i], round);
		assert_int_equal(match.ends[0], LONG);
		regexes_free(regexes);
	}
	free(text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_is_found_where_it_stands),
		cmocka_unit_test(groups_have_numbers_and_names),
		cmocka_unit_test(a_pattern_is_compiled_once_for_its_flags),
		cmocka_unit_test(a_broken_pattern_says_why_and_where),
		cmocka_unit_test(a_pattern_that_explodes_is_given_up),
		cmocka_unit_test(long_texts_are_no_trouble),
	};

	return cmocka_run_group_tests_name("regex", tests, NULL, NULL);
}
