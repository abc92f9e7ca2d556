/* walk.c -- tests: the nodes of a tree, one after the other */
#include "walk.h"

#include <string.h>

bool
is_element(const xmlNode *node, const char *name)
{
	return node && node->type == XML_ELEMENT_NODE && !strcmp((const char *)node->name, name);
}

const xmlNode *
child_named(const xmlNode *node, const char *name)
{
	const xmlNode *child = node ? node->children : NULL;

	while (child && !is_element(child, name))
		child = child->next;
	return child;
}

const xmlNode *
node_behind(const xmlNode *node)
{
	if (node->children && node->type == XML_ELEMENT_NODE)
		return node->children;
	while (!node->next && node->parent && node->parent->type == XML_ELEMENT_NODE)
		node = node->parent;
	return node->next;
}

const xmlNode *
element_behind(const xmlNode *node, const char *name)
{
	do
		node = node_behind(node);
	while (node && !is_element(node, name));
	return node;
}
