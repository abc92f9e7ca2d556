/* newer.h -- xpath: what an expression has that XPath 1.0 has not */
#ifndef TSAGCHECK_XPATH_NEWER_H
#define TSAGCHECK_XPATH_NEWER_H

#include <stddef.h>

/* Moves *at, a byte of text, to behind the next piece of syntax that came with XPath 2.0 or later,
 * whose first byte is then *start. Returns how people call it ("for … return", "eq"), borrowed; or
 * NULL when there is none. Functions are not looked at: see uses.h. */
const char *newer_next(const char *text, const char **at, const char **start);

#endif
