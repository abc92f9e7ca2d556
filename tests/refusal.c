/* refusal.c -- tests: a run that could not check says so, once and nowhere else */
#include "refusal.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

void
assert_said(const struct outcome *outcome, const char *expected)
{
	static const char start[] = "tsagcheck: ";
	const char *said = outcome->trouble, *remedy = strchr(said, '\n');

	assert_int_equal(outcome->status, 2);
	if (strncmp(said, start, strlen(start)) || !remedy ||
		(size_t)(remedy - said) != strlen(start) + strlen(expected) ||
		strncmp(said + strlen(start), expected, strlen(expected)))
		fail_msg("it said:\n%s\ninstead of:\n%s", said, expected);
	/* "\n  Do this.\n" and no more */
	assert_memory_equal(remedy, "\n  ", 3);
	assert_true(strcspn(remedy + 3, "\n") > 0);
	assert_string_equal(strchr(remedy + 3, '\n'), "\n");
}

void
assert_refused(const struct outcome *outcome, const char *expected)
{
	assert_said(outcome, expected);
	if (*outcome->output)
		assert_string_equal(outcome->output,
			"incomplete: 1 problem, see above; not everything was checked\n");
}
