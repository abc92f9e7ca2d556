/* refusal.c -- tests: a run that could not check says so, once and nowhere else */
#include "refusal.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

/* Behind two lines that begin with "    | ", of which the second has a caret and nothing else. */
static const char *
behind_carets(const char *remedy)
{
	const char *caret = strchr(remedy + 1, '\n');

	assert_memory_equal(caret, "\n    | ", 7);
	caret += 7 + strspn(caret + 7, " ");
	assert_int_equal(*caret, '^');
	return caret + 1;
}

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
	/* "\n  Do this.\n", perhaps the line with a caret, and no more */
	assert_memory_equal(remedy, "\n  ", 3);
	assert_true(strcspn(remedy + 3, "\n") > 0);
	remedy = strchr(remedy + 3, '\n');
	if (!strncmp(remedy, "\n    | ", 7))
		remedy = behind_carets(remedy);
	assert_string_equal(remedy, "\n");
}

void
assert_refused(const struct outcome *outcome, const char *expected)
{
	static const char last[] = "incomplete: 1 problem, see above; not everything was checked\n";

	assert_said(outcome, expected);
	if (*outcome->output)
		assert_memory_equal(outcome->output, last, strlen(last));
}
