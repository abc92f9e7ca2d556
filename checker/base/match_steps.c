/* match_steps.c -- base: the steps of a regular expression on a text, all of them */
#include "match_steps.h"

/* Few for each place of a long text, but at least so many. */
enum { FIRST = 4000000, FIRST_LEAST = 1000 };

/* A step more for each BYTES_OF_STEP that were gone along. In all at most so many for each of the
 * limit, since these are smaller than those of PCRE2, and for each byte of the text. */
enum { BYTES_OF_STEP = 128, FOR_LIMIT = 2, FOR_BYTE = 32 };

size_t
match_steps_first(size_t length, size_t most)
{
	size_t first = FIRST / (length + 1);

	if (first < FIRST_LEAST)
		first = FIRST_LEAST;
	return most && most < first ? most : first;
}

void
match_steps_begin(
	struct match_steps *steps, const char *text, size_t length, size_t from, size_t most)
{
	if (from == 0 || steps->text != text || steps->length != length)
		steps->count = 0;
	steps->text = text;
	steps->length = length;
	steps->last = from;
	steps->most = most ? FOR_LIMIT * most + FOR_BYTE * length : 0;
}

bool
match_steps_count(struct match_steps *steps, size_t at)
{
	const size_t gone = at > steps->last ? at - steps->last : steps->last - at;

	steps->last = at;
	steps->count += 1 + gone / BYTES_OF_STEP;
	*steps->all += 1 + gone / BYTES_OF_STEP;
	return !steps->most || steps->count <= steps->most;
}
