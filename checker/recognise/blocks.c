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
is_block(const xmlNode *node, bool in_cell)
{
	return is_cell(node) || node_is(node, "title") || (node_is(node, "p") && !in_cell);
}

/* Adds what is below the parent. in_cell: the nearest cell or footnote around it is a cell. */
static void
add_blocks(const xmlNode *parent, bool in_cell, xmlNodeSet *found)
{
	for (xmlNode *node = parent->children; node; node = node->next) {
		if (node->type != XML_ELEMENT_NODE)
			continue;
		if (is_block(node, in_cell))
			xmlXPathNodeSetAddUnique(found, node);
		add_blocks(node, is_cell(node) || (in_cell && !node_is(node, "fn")), found);
	}
}

static xmlNodeSet *
find_blocks(const xmlDoc *tree)
{
	xmlNodeSet *found = xmlXPathNodeSetCreate(NULL);

	add_blocks((const xmlNode *)tree, false, found);
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
