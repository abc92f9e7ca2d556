/* period.c -- values: the years of a study period */
#include "cursor.h"
#include "normalise.h"

static bool
year(struct cursor *cursor, unsigned *number)
{
	cursor_space(cursor);
	return cursor_number(cursor, 9999, number) == 4;
}

int
period_normalise(const char *text, size_t length, struct buffer *out)
{
	struct cursor cursor = cursor_over(text, length);
	unsigned first, last;

	if (!year(&cursor, &first))
		return -1;
	cursor_space(&cursor);
	if (!cursor_dash(&cursor) || !year(&cursor, &last) || last < first || !cursor_done(&cursor))
		return -1;
	buffer_print(out, "%04u-%04u", first, last);
	return 0;
}
