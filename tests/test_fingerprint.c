/* test_fingerprint.c -- tests: what a finding is known by */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "../checker/base/digest.h"
#include "../checker/check/fingerprint.h"

static void
sums_are_those_of_the_norm(void **state)
{
	struct arena a = {0};

	(void)state;
	assert_string_equal(digest_of("abc", 3, &a),
		"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
	assert_string_equal(digest_of(NULL, 0, &a),
		"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
	arena_clear(&a);
}

static void
parts_stand_apart_by_a_nul(void **state)
{
	static const char bytes[] = "meeting-count\0"
				    "1.2\0"
				    "four times";
	struct arena a = {0};

	(void)state;
	assert_string_equal(fingerprint_of("meeting-count", "1.2", "four times", &a),
		digest_of(bytes, sizeof bytes - 1, &a));
	assert_string_not_equal(
		fingerprint_of("a", "bc", "d", &a), fingerprint_of("ab", "c", "d", &a));
	arena_clear(&a);
}

static void
white_space_and_case_do_not_count(void **state)
{
	struct arena a = {0};
	const char *plain = fingerprint_of("r", "p", "study group 9", &a);

	(void)state;
	assert_string_equal(fingerprint_of("r", "p", " Study\n\t GROUP  9 ", &a), plain);
	assert_string_equal(
		fingerprint_of("r", "p", "AZ[", &a), fingerprint_of("r", "p", "az[", &a));
	assert_string_not_equal(fingerprint_of("r", "p", "studygroup 9", &a), plain);
	assert_string_not_equal(fingerprint_of("R", "p", "study group 9", &a), plain);
	assert_string_equal(fingerprint_of("r", "p", " \n", &a), fingerprint_of("r", "p", "", &a));
	/* letters outside ASCII are taken as they are */
	assert_string_not_equal(
		fingerprint_of("r", "p", "É", &a), fingerprint_of("r", "p", "é", &a));
	arena_clear(&a);
}

/* Paragraphs, rows and footnotes may come before. */
static void
numbers_that_count_do_not_count(void **state)
{
	static const struct {
		const char *one, *other;
		bool same;
	} paths[] = {
		{"3.2 › paragraph 4", "3.2 › paragraph 12", true},
		{"3.2 › paragraph 4", "3.3 › paragraph 4", false},
		{"Table 4 › row 3 › WP", "Table 4 › row 4 › WP", true},
		{"Table 4 › row 3 › WP", "Table 5 › row 3 › WP", false},
		{"Table 4 › row J/16 (2) › WP", "Table 4 › row J/16 › WP", true},
		{"Table 4 › row J/16 › WP", "Table 4 › row J/17 › WP", false},
		{"1 › table (2) › head", "1 › table (3) › head", true},
		{"1 › table › row a › column 2", "1 › table › row a › column 3", true},
		{"1 › paragraph 1 › footnote 2", "1 › paragraph 3 › footnote 4", true},
		{"Annex 2", "Annex 3", false},
		{"Annex 2 › Table 2", "Annex 2 › Table 3", false},
		{"paragraph (2020)", "paragraph(2020)", false},
		{"paragraph ", "paragraph 1", false},
		{"/a/b[2]/@c", "/a/b[11]/@c", true},
		{"/a/b[2]/@c", "/a/b[2]/@d", false},
		{"/a/b[2]", "/a/b", true},
	};
	struct arena a = {0};

	(void)state;
	for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
		const char *one = fingerprint_of("r", paths[i].one, "w", &a);
		const char *other = fingerprint_of("r", paths[i].other, "w", &a);

		if ((strcmp(one, other) == 0) != paths[i].same)
			fail_msg("%s and %s", paths[i].one, paths[i].other);
	}
	arena_clear(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sums_are_those_of_the_norm),
		cmocka_unit_test(parts_stand_apart_by_a_nul),
		cmocka_unit_test(numbers_that_count_do_not_count),
		cmocka_unit_test(white_space_and_case_do_not_count),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
