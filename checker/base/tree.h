/* tree.h -- base: steps in a libxml2 tree */
#ifndef TSAGCHECK_BASE_TREE_H
#define TSAGCHECK_BASE_TREE_H

#include <libxml/tree.h>
#include <stdbool.h>

/* Whether node (NULL: no) is an element of that name in no namespace. */
bool node_is(const xmlNode *node, const char *name);

/* The node behind this one in document order, attributes left out, that is top or below it; NULL at
 * the end. A loop from top visits all. Borrows. */
xmlNode *node_following(const xmlNode *node, const xmlNode *top);

/* The nearest of node and its ancestors that is an element of that name, or NULL. Borrows. */
const xmlNode *node_enclosing(const xmlNode *node, const char *name);

/* Numbers the elements of a document in its order from 1, unless they are; and the number of an
 * element of such a document. */
void tree_number(xmlDoc *tree);
long node_number(const xmlNode *element);

/* Whether node is an ancestor of other. */
bool node_is_above(const xmlNode *node, const xmlNode *other);

#endif
