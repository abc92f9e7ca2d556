/* bindings.h -- xpath: what expressions refer to that is not in them */
#ifndef TSAGCHECK_XPATH_BINDINGS_H
#define TSAGCHECK_XPATH_BINDINGS_H

#include <libxml/xpath.h>
#include <stdbool.h>

struct value_table;

/* What expressions ask the owner of their evaluation for. */
struct bindings {
	/* The value of a variable; borrows. NULL when there is none, and then the evaluation has
	 * failed, or there is no such variable. */
	const xmlXPathObject *(*variable)(void *owner, const char *name);
	/* The nodes of a key in the node's document by their values; borrows. NULL when there is
	 * none of that name. */
	const struct value_table *(*key)(void *owner, const char *name, const xmlNode *node);
	/* The node of current() (XSLT 1.0, 12.4); NULL when there is none. */
	xmlNode *(*current)(void *owner);
	/* Whether a document is the same in the whole evaluation, so that what was found out about
	 * it can be kept. */
	bool (*lasts)(void *owner, const xmlDoc *tree);
};

#endif
