/* count.c -- values: "twenty-three" or "23" becomes "23" */
#include "cursor.h"
#include "normalise.h"

enum { MOST = 999999999 };

static const char *const small[] = {"zero", "one", "two", "three", "four", "five", "six", "seven",
	"eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen",
	"seventeen", "eighteen", "nineteen"};

static const char *const tens[] = {
	"twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"};

static bool
number_word(struct cursor *cursor, unsigned first, unsigned last, unsigned *number)
{
	for (*number = first; *number <= last; ++*number)
		if (cursor_words(cursor, small[*number]))
			return true;
	return false;
}

/* The unit behind "twenty", after a hyphen or a space; 0 when there is none. */
static unsigned
unit(struct cursor *cursor)
{
	struct cursor ahead = *cursor;
	unsigned number;

	if (cursor_space(&ahead) + cursor_dash(&ahead) == 0 || !number_word(&ahead, 1, 9, &number))
		return 0;
	*cursor = ahead;
	return number;
}

static bool
words(struct cursor *cursor, unsigned *number)
{
	if (number_word(cursor, 0, sizeof small / sizeof *small - 1, number))
		return true;
	for (unsigned i = 0; i < sizeof tens / sizeof *tens; i++)
		if (cursor_words(cursor, tens[i])) {
			*number = 20 + 10 * i + unit(cursor);
			return true;
		}
	return false;
}

int
count_normalise(const char *text, size_t length, struct buffer *out)
{
	struct cursor cursor = cursor_over(text, length);
	unsigned number;

	cursor_space(&cursor);
	if (!cursor_number(&cursor, MOST, &number) && !words(&cursor, &number))
		return -1;
	if (!cursor_done(&cursor))
		return -1;
	buffer_print(out, "%u", number);
	return 0;
}
