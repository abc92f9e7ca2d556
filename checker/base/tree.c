/* tree.c -- base: steps in a libxml2 tree */
#include "tree.h"

#include <string.h>

bool
node_is(const xmlNode *node, const char *name)
{
	return node && node->type == XML_ELEMENT_NODE && !node->ns &&
	       !strcmp((const char *)node->name, name);
}

xmlNode *
node_following(const xmlNode *node, const xmlNode *top)
{
	if (node->children && (node->type == XML_ELEMENT_NODE || node->type == XML_DOCUMENT_NODE))
		return node->children;
	while (node != top && !node->next)
		node = node->parent;
	return node == top ? NULL : node->next;
}

const xmlNode *
node_enclosing(const xmlNode *node, const char *name)
{
	while (node && !node_is(node, name))
		node = node->parent;
	return node;
}
