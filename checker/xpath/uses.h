/* uses.h -- xpath: the variables, functions and prefixes that an XPath expression uses */
#ifndef TSAGCHECK_XPATH_USES_H
#define TSAGCHECK_XPATH_USES_H

#include <stdbool.h>
#include <stddef.h>

enum use_kind {
	USE_VARIABLE,
	USE_FUNCTION,
	USE_NAME /* of an element or attribute, with a prefix */
};

struct use {
	enum use_kind kind;
	const char *prefix; /* bytes of the expression; length 0: none */
	size_t prefix_length;
	const char *name;
	size_t name_length;
};

/* Whether something to operate on stands before byte `at` of an expression of any XPath: then a
 * name there is an operator, and a star multiplies (XPath 1.0, 3.7). */
bool follows_operand(const char *text, const char *at);

/* Moves *at, a byte of text, which is XPath 1.0, to behind the next use (XPath 1.0, 3.7).
 * Returns whether there is one; what is not XPath is passed over. */
int use_next(const char *text, const char **at, struct use *use);

#endif
