/* walk.h -- tests: the nodes of a tree, one after the other */
#ifndef TSAGCHECK_TESTS_WALK_H
#define TSAGCHECK_TESTS_WALK_H

#include <libxml/tree.h>
#include <stdbool.h>

bool is_element(const xmlNode *node, const char *name);

/* The first child element of that name, or NULL; node may be NULL. */
const xmlNode *child_named(const xmlNode *node, const char *name);

/* The next node, or element of that name, in document order; NULL at the end. */
const xmlNode *node_behind(const xmlNode *node);
const xmlNode *element_behind(const xmlNode *node, const char *name);

#endif
