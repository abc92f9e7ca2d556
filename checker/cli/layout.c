/* layout.c -- cli: line breaks and indents in a tree that is printed */
#include "layout.h"

#include <stdbool.h>

#include "../base/arena.h"
#include "../base/tree.h"

/* Elements that stand in a line with others (docs/report.md). */
static const char *const inline_names[] = {
	"xref", "target", "ext-link", "fn", "math", "sub", "sup", "break"};

static bool
is_in_line(const xmlNode *node)
{
	for (size_t i = 0; i < sizeof inline_names / sizeof *inline_names; i++)
		if (node_is(node, inline_names[i]))
			return true;
	return node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE ||
	       node->type == XML_ENTITY_REF_NODE;
}

static bool
holds_blocks(const xmlNode *node)
{
	const xmlNode *child = node->children;

	while (child && !is_in_line(child))
		child = child->next;
	return node->children && !child;
}

/* A line feed and the indent of a depth. */
static xmlNode *
line_break(xmlDoc *tree, size_t depth)
{
	xmlNode *made = xmlNewDocText(tree, (const xmlChar *)"\n");

	if (!made)
		die("out of memory");
	while (depth-- > 0)
		xmlNodeAddContent(made, (const xmlChar *)"  ");
	return made;
}

static void
lay_out(xmlNode *node, size_t depth)
{
	if (node->type != XML_ELEMENT_NODE || !holds_blocks(node))
		return;
	for (xmlNode *child = node->children; child; child = child->next) {
		lay_out(child, depth + 1);
		xmlAddPrevSibling(child, line_break(node->doc, depth + 1));
	}
	xmlAddChild(node, line_break(node->doc, depth));
}

void
tree_lay_out(xmlDoc *tree)
{
	lay_out(xmlDocGetRootElement(tree), 0);
}
