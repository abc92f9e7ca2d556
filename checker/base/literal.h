/* literal.h -- base: words that whatever a regular expression matches must contain */
#ifndef TSAGCHECK_BASE_LITERAL_H
#define TSAGCHECK_BASE_LITERAL_H

#include "buffer.h"

/* Adds the longest text that every match of the regular expression contains to out; nothing when
 * none can be told. Only what stands outside of groups, classes and alternatives is looked at, so
 * that the answer is right for every expression of PCRE2 without the flag x. */
void literal_of(const char *expression, struct buffer *out);

#endif
