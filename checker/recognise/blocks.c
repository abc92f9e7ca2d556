/* blocks.c -- recognise: the paragraphs, titles and cells of a report, each a text of its own */
#include <libxml/xpathInternals.h>

#include "../base/tree.h"
#include "recognition.h"

static bool
is_cell(const xmlNode *node)
{
	return node_is(node, "td") || node_is(node, "th");
}

/* A paragraph of a cell is part of the cell's text; one of a footnote is not. */
static bool
is_in_cell(const xmlNode *node)
{
	while (node && !is_cell(node) && !node_is(node, "fn"))
		node = node->parent;
	return is_cell(node);
}

static bool
is_block(const xmlNode *node)
{
	return is_cell(node) || node_is(node, "title") || (node_is(node, "p") && !is_in_cell(node));
}

static xmlNodeSet *
find_blocks(const xmlDoc *tree)
{
	xmlNode *root = xmlDocGetRootElement(tree);
	xmlNodeSet *found = xmlXPathNodeSetCreate(NULL);

	for (xmlNode *node = root; node; node = node_following(node, root))
		if (is_block(node))
			xmlXPathNodeSetAddUnique(found, node);
	return found;
}

xmlNodeSet *
recognition_blocks(struct recognition *r, bool with_cells)
{
	xmlNodeSet *chosen = xmlXPathNodeSetCreate(NULL);

	if (!r->blocks)
		r->blocks = find_blocks(r->report->tree);
	for (int i = 0; i < r->blocks->nodeNr; i++)
		if (with_cells || !is_cell(r->blocks->nodeTab[i]))
			xmlXPathNodeSetAddUnique(chosen, r->blocks->nodeTab[i]);
	return chosen;
}
