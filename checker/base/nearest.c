/* nearest.c -- base: a name that is wrong becomes the one that was probably meant */
#include "nearest.h"

#include <string.h>

/* Longer names are not looked at. */
enum { LONGEST = 63 };

static size_t
least(size_t a, size_t b, size_t c)
{
	const size_t less = a < b ? a : b;

	return less < c ? less : c;
}

/* How many changes lie between two texts, with rows[i][j] of their first i and j bytes. */
static size_t
changes(const char *a, size_t a_length, const char *b, size_t b_length)
{
	size_t rows[LONGEST + 1][LONGEST + 1];

	for (size_t i = 0; i <= a_length; i++)
		rows[i][0] = i;
	for (size_t j = 0; j <= b_length; j++)
		rows[0][j] = j;
	for (size_t i = 1; i <= a_length; i++)
		for (size_t j = 1; j <= b_length; j++) {
			size_t *cell = &rows[i][j];

			*cell = least(rows[i - 1][j] + 1, rows[i][j - 1] + 1,
				rows[i - 1][j - 1] + (a[i - 1] != b[j - 1]));
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] &&
				rows[i - 2][j - 2] + 1 < *cell)
				*cell = rows[i - 2][j - 2] + 1;
		}
	return rows[a_length][b_length];
}

void
nearest_try(struct nearest *nearest, const char *name)
{
	const size_t wanted = strlen(nearest->wanted), length = strlen(name);
	const size_t most = length < 6 ? 1 : length / 3;
	size_t distance;

	if (wanted > LONGEST || length > LONGEST || wanted > length + most ||
		length > wanted + most)
		return;
	distance = changes(nearest->wanted, wanted, name, length);
	if (distance > most || (nearest->name && distance >= nearest->distance))
		return;
	nearest->name = name;
	nearest->distance = distance;
}

void
nearest_try_all(struct nearest *nearest, const struct text_map *names)
{
	for (size_t i = 0; i < names->count; i++)
		nearest_try(nearest, names->entries[i].text);
}

const char *
nearest_question(
	const struct nearest *nearest, const char *before, const char *behind, struct arena *a)
{
	return nearest->name
	               ? arena_print(a, "Did you mean %s%s%s? ", before, nearest->name, behind)
	               : "";
}
