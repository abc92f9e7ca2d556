/* name.h -- xpath: the names of XML in other texts */
#ifndef TSAGCHECK_XPATH_NAME_H
#define TSAGCHECK_XPATH_NAME_H

#include <stdbool.h>
#include <stddef.h>

/* How many bytes at `at` are a name without a colon, 0: none. Every character that is not ASCII
 * is taken for one of a name, as in nearly all of them (Namespaces in XML 1.0, NCName). */
size_t name_length(const char *at);

/* Whether a name may have the byte behind its first one. */
bool is_name_byte(char c);

#endif
