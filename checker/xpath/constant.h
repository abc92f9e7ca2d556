/* constant.h -- xpath: what is the same at all nodes of a document is found out once */
#ifndef TSAGCHECK_XPATH_CONSTANT_H
#define TSAGCHECK_XPATH_CONSTANT_H

#include "native.h"

/* The value of a fixed term in a document, as far as it was asked for. */
struct constant {
	const xmlDoc *root;
	bool has_truth, has_number, truth;
	const char *text; /* NULL: not asked for */
	double number;
};

struct constants;

/* The constant that the term is, to be filled in; NULL when it has to be evaluated anew. */
struct constant *constant_of(struct native *native, const struct term *term, struct focus focus);

/* Keeps a text as long as the evaluation lasts. */
const char *constant_keep(struct native *native, const char *text);

void constants_free(struct constants *constants);

#endif
