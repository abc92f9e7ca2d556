/* members.h -- check: sets of nodes that stay fast when they are large */
#ifndef TSAGCHECK_CHECK_MEMBERS_H
#define TSAGCHECK_CHECK_MEMBERS_H

#include <libxml/xpath.h>
#include <stdbool.h>

#include "../base/map.h"
#include "../base/text_map.h"

/* Which nodes are in a set, found by hashing: libxml2's own xmlXPathNodeSetContains() looks at all
 * of them, and its xmlXPathNodeSetMerge() does so for each node. {0} is empty. */
struct members {
	struct map nodes;
	struct text_map
		namespaces; /* those of an element and prefix: each set has its own copies */
};

/* Whether the node was not yet there; it is now. */
bool members_add(struct members *members, const xmlNode *node);
bool members_has(const struct members *members, const xmlNode *node);

/* Adds all nodes of a set, which may be NULL. */
void members_add_all(struct members *members, const xmlNodeSet *nodes);
void members_clear(struct members *members);

/* Adds the nodes of `from` (may be NULL) that are not yet among members to `to` and to members. */
void nodes_merge(xmlNodeSet *to, struct members *members, const xmlNodeSet *from);

#endif
