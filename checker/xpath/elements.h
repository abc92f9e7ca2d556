/* elements.h -- xpath: the elements of a document by their names */
#ifndef TSAGCHECK_XPATH_ELEMENTS_H
#define TSAGCHECK_XPATH_ELEMENTS_H

#include "evaluation.h"

/* Elements of one local name, in document order. */
struct element_list {
	xmlNode **items;
	size_t count, room;
};

/* Those of a document, which is gone through once for all names; it must be one that lasts (see
 * bindings.h). Borrows. NULL: there are none. */
const struct element_list *elements_named(
	struct evaluation *evaluation, const xmlDoc *tree, const char *name);

/* Frees what elements_named() keeps in the evaluation. */
void elements_clear(struct evaluation *evaluation);

#endif
