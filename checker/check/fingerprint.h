/* fingerprint.h -- check: by what a finding is known again */
#ifndef TSAGCHECK_CHECK_FINGERPRINT_H
#define TSAGCHECK_CHECK_FINGERPRINT_H

#include <stddef.h>

#include "../base/arena.h"

/* The SHA-256 of rule, path and words, a NUL between them, as 64 lower-case hexadecimal digits,
 * that survives an edit elsewhere and a line broken anew: of the path, numbers that only count what
 * stands before do not count ("paragraph 4", "row J/16 (2)", "b[2]"); of the words, runs of ASCII
 * white space count as one space (none at the ends) and ASCII letters as lower case. Lives in a. */
const char *fingerprint_of(const char *rule, const char *path, const char *words, struct arena *a);

#endif
