/* register_rows.h -- tests: the rows of a register that have one key */
#ifndef TSAGCHECK_TESTS_REGISTER_ROWS_H
#define TSAGCHECK_TESTS_REGISTER_ROWS_H

#include "../checker/values/register.h"

/* Finds the first row with that key. Returns whether there is one. */
bool rows_find(const struct register_file *reg, const char *key, struct register_row *row);

/* Moves to the next row with that key. Returns whether there is one; when not, row stays. */
bool rows_next(const struct register_file *reg, const char *key, struct register_row *row);

#endif
