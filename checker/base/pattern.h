/* pattern.h -- base: where the parts of a regular expression end, as PCRE2 writes them */
#ifndef TSAGCHECK_BASE_PATTERN_H
#define TSAGCHECK_BASE_PATTERN_H

#include <stdbool.h>

/* Behind the class, "[^]a-z[:alpha:]]", or the group with all groups in it, that stands there. */
const char *pattern_behind_class(const char *at);
const char *pattern_behind_group(const char *at);

/* Behind all of "?", "*+", "{2,3}" that stand there; the same place when there are none. */
const char *pattern_behind_quantifiers(const char *at);

/* Behind an escape of one character, \d, or of braces, \x{A0}, \p{L}; NULL when its end is not that
 * plain. */
const char *pattern_behind_escape(const char *at);

bool pattern_is_quantifier(char c);

/* Whether what stands before the quantifier need not be there. */
bool pattern_may_be_absent(const char *quantifier);

#endif
