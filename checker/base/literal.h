/* literal.h -- base: words of which whatever a regular expression matches contains one */
#ifndef TSAGCHECK_BASE_LITERAL_H
#define TSAGCHECK_BASE_LITERAL_H

#include "buffer.h"

/* At most so many are told of one expression. */
enum { MOST_LITERALS = 12 };

/* Adds texts to out, a line feed behind each; every match of the regular expression contains one of
 * them. Nothing when none can be told. What stands in ranges, and in groups that look ahead or
 * behind or have rules of their own, is left out, and so is an alternative that always fails, so
 * that the answer is right for every expression of PCRE2 without the flags i and x. A match
 * also contains one of those added to besides, if any. */
void literals_of(const char *expression, struct buffer *out, struct buffer *besides);

#endif
