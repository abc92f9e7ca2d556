/* register_rows.c -- tests: a key becomes the rows of a register that have it */
#include "register_rows.h"

#include <string.h>

static bool
has_key(const struct register_row *row, const char *key)
{
	return register_row_compare(row, key, strlen(key)) == 0;
}

bool
rows_find(const struct register_file *reg, const char *key, struct register_row *row)
{
	return register_seek(reg, key, strlen(key), row) && has_key(row, key);
}

bool
rows_next(const struct register_file *reg, const char *key, struct register_row *row)
{
	struct register_row next = *row;

	if (!register_next(reg, &next) || !has_key(&next, key))
		return false;
	*row = next;
	return true;
}
