/* native_function.h -- xpath: the functions of XPath 1.0 (4) and XSLT 1.0 (12) that terms can call
 */
#ifndef TSAGCHECK_XPATH_NATIVE_FUNCTION_H
#define TSAGCHECK_XPATH_NATIVE_FUNCTION_H

#include "native.h"

/* Of truth, number, text and each the one that fits the type is there. */
struct native_function {
	const char *name;
	int least, most; /* arguments */
	enum value_type type;
	enum {
		TAKES_VALUES, /* texts or numbers: of nodes, the first one's */
		TAKES_NODES   /* its first argument is a set of nodes, if it has one */
	} takes;
	enum {
		USES_NOTHING,
		USES_NODE, /* the context node, when it has no argument */
		USES_POSITION,
		USES_SIZE,
		USES_CURRENT
	} uses;
	bool (*truth)(struct native *native, const struct term *call, struct focus focus);
	double (*number)(struct native *native, const struct term *call, struct focus focus);
	const char *(*text)(struct native *native, const struct term *call, struct focus focus);
	bool (*each)(struct native *native, const struct term *call, struct focus focus,
		struct visitor *visitor);
};

/* The function of that name without a prefix, or NULL: it is libxml2's. */
const struct native_function *native_function_named(const char *name);

/* What calls a function of the evaluation, or NULL: what it gives is not known before. */
const struct native_function *native_foreign(const struct function *function);

#endif
