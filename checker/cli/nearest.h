/* nearest.h -- cli: the name that a misspelt word was meant to be */
#ifndef TSAGCHECK_CLI_NEAREST_H
#define TSAGCHECK_CLI_NEAREST_H

#include <stddef.h>

/* How many single bytes must be put in, taken out or replaced to make one text the other
 * (Levenshtein), the first of at most a few dozen bytes: longer ones are as far as can be. */
size_t text_distance(const char *a, const char *b);

/* Whether a word so far from a name of that length may be a slip of the hand. */
int is_slip(size_t distance, size_t length);

#endif
