/* test_fingerprint.c -- tests: what a finding is known by */
#include <setjmp.h>
#include <stdarg.h>
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
	assert_string_not_equal(fingerprint_of("r", "p", "studygroup 9", &a), plain);
	assert_string_not_equal(fingerprint_of("R", "p", "study group 9", &a), plain);
	assert_string_equal(fingerprint_of("r", "p", " \n", &a), fingerprint_of("r", "p", "", &a));
	/* letters outside ASCII are taken as they are */
	assert_string_not_equal(
		fingerprint_of("r", "p", "É", &a), fingerprint_of("r", "p", "é", &a));
	arena_clear(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sums_are_those_of_the_norm),
		cmocka_unit_test(parts_stand_apart_by_a_nul),
		cmocka_unit_test(white_space_and_case_do_not_count),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
