/* tree.c -- base: steps in a libxml2 tree */
#include "tree.h"

#include <libxml/xpath.h>
#include <stdint.h>
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

/* libxml2 puts the number of an element into its content, and makes it negative. */
void
tree_number(xmlDoc *tree)
{
	const xmlNode *root = xmlDocGetRootElement(tree);

	if (root && (intptr_t)root->content >= 0)
		xmlXPathOrderDocElems(tree);
}

long
node_number(const xmlNode *element)
{
	return -(long)(intptr_t)element->content;
}

bool
node_is_above(const xmlNode *node, const xmlNode *other)
{
	do
		other = other->parent;
	while (other && other != node);
	return other != NULL;
}
