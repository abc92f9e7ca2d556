/* functions.c -- recognise: the functions of facts.xml */
#include <libxml/xpathInternals.h>
#include <string.h>

#include "../xpath/function.h"
#include "../base/tree.h"
#include "recognition.h"

#define URI "urn:tsagcheck"

static struct recognition *
recognition_of(const xmlXPathParserContext *call)
{
	return evaluation_of(call)->owner;
}

/* The row that the context node is, or stands in. */
static const xmlNode *
context_row(const xmlXPathParserContext *call)
{
	return node_enclosing(place_node(call->context->node), "tr");
}

static void
push_nodes(xmlXPathParserContext *call, xmlNodeSet *nodes)
{
	valuePush(call, xmlXPathWrapNodeSet(nodes));
}

/* The rows of every table that has all the heads: t:rows(head, …). */
static void
call_rows(xmlXPathParserContext *call, int count)
{
	if (!expression_takes(call, count, 1, MOST_ARGUMENTS))
		return;

	struct recognition *r = recognition_of(call);
	xmlNodeSet *found = xmlXPathNodeSetCreate(NULL);
	bool *unfit = arena_alloc(r->arena, r->tables->count + 1);
	size_t column;

	for (int i = 0; i < count; i++) {
		xmlChar *head = xmlXPathPopString(call);

		for (size_t t = 0; head && t < r->tables->count; t++)
			if (!table_column(r->tables, t, (const char *)head, &column))
				unfit[t] = true;
		xmlFree(head);
	}
	for (size_t t = 0; t < r->tables->count; t++) {
		const struct grid *grid = r->tables->items[t].grid;

		for (size_t i = grid->head_count; !unfit[t] && i < grid->count; i++)
			if (!row_is_empty(&grid->rows[i]))
				xmlXPathNodeSetAddUnique(
					found, (xmlNode *)(size_t)grid->rows[i].row);
	}
	if (r->tables->nested)
		xmlXPathNodeSetSort(found);
	push_nodes(call, found);
}

/* The cell of the context's row under that head: t:cell(head). */
static void
call_cell(xmlXPathParserContext *call, int count)
{
	if (!expression_takes(call, count, 1, 1))
		return;

	struct recognition *r = recognition_of(call);
	const struct placed_row *row = tables_row(r->tables, context_row(call));
	xmlChar *head = xmlXPathPopString(call);
	xmlNodeSet *found = xmlXPathNodeSetCreate(NULL);
	size_t column;

	if (row && head && table_column(r->tables, row->table, (const char *)head, &column)) {
		const struct grid *grid = r->tables->items[row->table].grid;
		const struct grid_cell *cell = grid_cell_at(&grid->rows[row->index], column);

		if (cell)
			xmlXPathNodeSetAddUnique(found, (xmlNode *)(size_t)cell->cell);
	}
	xmlFree(head);
	push_nodes(call, found);
}

static int
find_in(struct recognition *r, const xmlNodeSet *nodes, const struct regex *pattern, bool all,
	xmlNodeSet *found)
{
	const struct block_list *list = all ? recognition_list(r, nodes) : NULL;
	int failed = 0;

	if (list)
		return match_list(r, list, pattern, found);
	for (int i = 0; i < nodes->nodeNr; i++) {
		failed |= match_all(r, nodes->nodeTab[i], pattern, all ? (size_t)-1 : 1, found);
		if (!all && found->nodeNr > 0)
			break;
	}
	return failed;
}

/* t:find(nodes, pattern[, flags]) and t:find-all(…): matches in the shown text of the nodes. */
static void
find(xmlXPathParserContext *call, int count, bool all)
{
	struct recognition *r = recognition_of(call);
	xmlChar *flags = count > 2 ? xmlXPathPopString(call) : NULL;
	xmlChar *text = xmlXPathPopString(call);
	xmlNodeSet *nodes = xmlXPathPopNodeSet(call), *found = xmlXPathNodeSetCreate(NULL);
	const struct regex *pattern =
		text ? expression_regex(call, (const char *)text, flags ? (char *)flags : "")
		     : NULL;

	if (pattern && nodes && find_in(r, nodes, pattern, all, found))
		expression_exceeds(call, regex_exceeded(pattern));
	xmlXPathFreeNodeSet(nodes);
	xmlFree(text);
	xmlFree(flags);
	push_nodes(call, found);
}

static void
call_find(xmlXPathParserContext *call, int count)
{
	if (!expression_takes(call, count, 2, 3))
		return;
	find(call, count, false);
}

static void
call_find_all(xmlXPathParserContext *call, int count)
{
	if (!expression_takes(call, count, 2, 3))
		return;
	find(call, count, true);
}

/* A group of the match that the context node is: t:group(name or number). */
static void
call_group(xmlXPathParserContext *call, int count)
{
	if (!expression_takes(call, count, 1, 1))
		return;

	struct recognition *r = recognition_of(call);
	const struct match *match = match_of(r, call->context->node);
	xmlChar *group = xmlXPathPopString(call);
	xmlNodeSet *found = xmlXPathNodeSetCreate(NULL);
	xmlNode *node = match && group ? match_group(r, match, (const char *)group) : NULL;

	if (node)
		xmlXPathNodeSetAddUnique(found, node);
	xmlFree(group);
	push_nodes(call, found);
}

/* The node of the report that the context node, a match, was found in: t:node(). */
static void
call_node(xmlXPathParserContext *call, int count)
{
	if (!expression_takes(call, count, 0, 0))
		return;
	xmlNodeSet *found = xmlXPathNodeSetCreate(NULL);

	xmlXPathNodeSetAddUnique(found, (xmlNode *)(size_t)place_node(call->context->node));
	push_nodes(call, found);
}

/* Every paragraph, title and cell, in document order: t:blocks(). */
static void
call_blocks(xmlXPathParserContext *call, int count)
{
	if (!expression_takes(call, count, 0, 0))
		return;
	push_nodes(call, recognition_blocks(recognition_of(call), BLOCKS_ALL));
}

/* Of these, those that are not in a table: t:prose(). */
static void
call_prose(xmlXPathParserContext *call, int count)
{
	if (!expression_takes(call, count, 0, 0))
		return;
	push_nodes(call, recognition_blocks(recognition_of(call), BLOCKS_PROSE));
}

/* The node that the fact being made is about: current(), as in XSLT. */
static void
call_current(xmlXPathParserContext *call, int count)
{
	if (!expression_takes(call, count, 0, 0))
		return;
	valuePush(call, xmlXPathNewNodeSet(recognition_of(call)->current));
}

static const struct function functions[] = {
	{"", "current", call_current, GIVES_ANYTHING, false},
	{URI, "blocks", call_blocks, GIVES_NODES, false},
	{URI, "prose", call_prose, GIVES_NODES, false},
	{URI, "rows", call_rows, GIVES_NODES, false},
	{URI, "cell", call_cell, GIVES_NODE, false},
	{URI, "find", call_find, GIVES_NODE, false},
	{URI, "find-all", call_find_all, GIVES_NODES, false},
	{URI, "group", call_group, GIVES_NODE, false},
	{URI, "node", call_node, GIVES_NODE, false},
};

static const struct function_table table = {functions, sizeof functions / sizeof *functions};

const struct function_table *const recogniser_functions[] = {&table, NULL};

static const xmlXPathObject *
find_variable(void *recognition, const char *name)
{
	const struct recognisers *recognisers =
		((const struct recognition *)recognition)->recognisers;

	for (size_t i = 0; i < recognisers->name_count; i++)
		if (!strcmp(recognisers->names[i].id, name))
			return &recognisers->names[i].value;
	return NULL;
}

static const struct value_table *
find_key(void *recognition, const char *name, const xmlNode *node)
{
	(void)node;
	(void)recognition;
	(void)name;
	return NULL;
}

static xmlNode *
find_current(void *recognition)
{
	return ((const struct recognition *)recognition)->current;
}

static bool
lasts(void *recognition, const xmlDoc *tree)
{
	(void)recognition;
	(void)tree;
	return false;
}

const struct bindings recogniser_bindings = {find_variable, find_key, find_current, lasts};
