/* tree.c -- base: steps in a libxml2 tree */
#include "tree.h"

#include <stdint.h>
#include <stdlib.h>
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

/* Into the content, which elements do not use. libxml2 itself would make the numbers negative, and
 * then go by them: see order.c for what it makes of texts. What functions make has such numbers. */
void
tree_number(xmlDoc *tree)
{
	xmlNode *root = xmlDocGetRootElement(tree);
	intptr_t count = 0;

	if (!root || root->content)
		return;
	for (xmlNode *node = root; node; node = node_following(node, root))
		if (node->type == XML_ELEMENT_NODE)
			node->content = (xmlChar *)++count; // NOLINT(performance-no-int-to-ptr)
}

long
node_number(const xmlNode *element)
{
	return labs((long)(intptr_t)element->content);
}

bool
node_is_above(const xmlNode *node, const xmlNode *other)
{
	do
		other = other->parent;
	while (other && other != node);
	return other != NULL;
}
