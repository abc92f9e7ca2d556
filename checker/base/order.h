/* order.h -- base: nodes in the order of their document */
#ifndef TSAGCHECK_BASE_ORDER_H
#define TSAGCHECK_BASE_ORDER_H

#include <libxml/xpath.h>
#include <stdbool.h>

/* Puts a set (may be NULL) in document order in n log n steps. Numbers the elements of its
 * documents when nobody has. Documents stand as their first nodes come in the set. */
void nodes_sort(xmlNodeSet *nodes);

/* Whether a stands before b, a node of the same document. Numbers its elements, too. */
bool node_is_before(const xmlNode *a, const xmlNode *b);

#endif
