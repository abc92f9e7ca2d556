/* nearest.c -- cli: the name that a misspelt word was meant to be */
#include "nearest.h"

#include <string.h>

enum { LONGEST = 40 };

static size_t
least(size_t a, size_t b, size_t c)
{
	size_t lower = a < b ? a : b;

	return lower < c ? lower : c;
}

/* Row after row of the table of distances between what each of the two starts with. */
size_t
text_distance(const char *a, const char *b)
{
	size_t row[LONGEST + 1], length = strlen(a);

	if (length > LONGEST)
		return (size_t)-1;
	for (size_t i = 0; i <= length; i++)
		row[i] = i;
	for (size_t j = 1; *b; b++, j++) {
		size_t across = row[0];

		row[0] = j;
		for (size_t i = 1; i <= length; i++) {
			size_t above = row[i];

			row[i] = least(above + 1, row[i - 1] + 1, across + (a[i - 1] != *b));
			across = above;
		}
	}
	return row[length];
}

int
is_slip(size_t distance, size_t length)
{
	return distance <= (length + 2) / 3;
}
