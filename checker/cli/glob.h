/* glob.h -- cli: patterns for paths, with the wildcards of .gitignore */
#ifndef TSAGCHECK_CLI_GLOB_H
#define TSAGCHECK_CLI_GLOB_H

#include <stdbool.h>
#include <stddef.h>

#include "../base/arena.h"

struct glob;

/* The pattern of length bytes: * and ? stand for bytes of one name, [a-z], [!a-z] and [[:digit:]]
 * for one byte of it, a whole name ** for folders, \ takes the meaning from the byte behind it. A
 * pattern that ends within [ or behind \ fits nothing. Lives in a. */
const struct glob *glob_new(const char *pattern, size_t length, struct arena *a);

/* Whether the pattern fits all of the path. The time is at most that of as many steps as the
 * pattern and the path have bytes, multiplied. */
bool glob_fits(const struct glob *glob, const char *path);

#endif
