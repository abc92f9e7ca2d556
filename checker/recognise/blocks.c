/* blocks.c -- recognise: the paragraphs, titles and cells of a report, each a text of its own */
#include <libxml/xpathInternals.h>
#include <stdlib.h>
#include <string.h>

#include "../base/tree.h"
#include "recognition.h"

static bool
is_cell(const xmlNode *node)
{
	return node->name[0] == 't' && (node_is(node, "td") || node_is(node, "th"));
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

static void
find_blocks(struct recognition *r)
{
	xmlNodeSet *found = xmlXPathNodeSetCreate(NULL);

	add_blocks((const xmlNode *)r->report->tree, false, found);
	for (int which = 0; which < BLOCK_LISTS; which++) {
		struct block_list *list = &r->blocks[which];
		const size_t room = (size_t)found->nodeNr + 1;

		list->nodes = memory_new(room * sizeof(xmlNode *));
		for (int i = 0; i < found->nodeNr; i++)
			if (which == BLOCKS_ALL || !is_cell(found->nodeTab[i]))
				list->nodes[list->count++] = found->nodeTab[i];
	}
	xmlXPathFreeNodeSet(found);
}

xmlNodeSet *
recognition_blocks(struct recognition *r, int which)
{
	struct block_list *list = &r->blocks[which];
	xmlNodeSet *set = xmlXPathNodeSetCreate(NULL);

	if (!list->nodes)
		find_blocks(r);
	if (list->count == 0)
		return set;
	set->nodeTab = xmlMalloc((size_t)list->count * sizeof(xmlNode *));
	if (!set->nodeTab)
		die("out of memory");
	memcpy(set->nodeTab, list->nodes, (size_t)list->count * sizeof(xmlNode *));
	set->nodeNr = set->nodeMax = list->count;
	return set;
}

static void
find_texts(struct recognition *r, struct block_list *list)
{
	list->texts = memory_new(((size_t)list->count + 1) * sizeof *list->texts);
	for (int i = 0; i < list->count; i++)
		list->texts[i] = recognition_kept(r, list->nodes[i]);
}

const struct block_list *
recognition_list(struct recognition *r, const xmlNodeSet *nodes)
{
	for (int which = 0; which < BLOCK_LISTS; which++) {
		struct block_list *list = &r->blocks[which];

		if (!list->nodes || list->count == 0 || nodes->nodeNr != list->count ||
			memcmp(nodes->nodeTab, list->nodes,
				(size_t)list->count * sizeof(xmlNode *)) != 0)
			continue;
		if (!list->texts)
			find_texts(r, list);
		return list;
	}
	return NULL;
}

void
recognition_blocks_clear(struct recognition *r)
{
	for (int which = 0; which < BLOCK_LISTS; which++) {
		free(r->blocks[which].nodes);
		free(r->blocks[which].texts);
	}
}
