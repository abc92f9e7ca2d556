/* exslt_set.c -- check: http://exslt.org/sets, linear in the sets but for their order */
#include <libxml/xpathInternals.h>

#include "../base/order.h"
#include "../base/text_map.h"
#include "functions.h"
#include "members.h"

#define URI "http://exslt.org/sets"

/* The two arguments of most of these functions. */
struct pair {
	xmlNodeSet *first, *second;
	struct members members; /* the nodes of second */
};

static void
pair_clear(struct pair *pair)
{
	xmlXPathFreeNodeSet(pair->first);
	xmlXPathFreeNodeSet(pair->second);
	members_clear(&pair->members);
}

/* Returns 0; or -1 after expression_fail(), and then there is nothing to clear. */
static int
pop_pair(xmlXPathParserContext *call, int count, struct pair *pair)
{
	*pair = (struct pair){.first = NULL};
	if (!expression_takes(call, count, 2, 2))
		return -1;
	pair->second = argument_nodes(call);
	if (pair->second)
		pair->first = argument_nodes(call);
	if (pair->first) {
		members_add_all(&pair->members, pair->second);
		return 0;
	}
	pair_clear(pair);
	return -1;
}

/* The nodes of the first set that are, or are not, in the second. */
static void
push_chosen(xmlXPathParserContext *call, int count, bool in_second)
{
	struct pair pair;
	xmlNodeSet *chosen;

	if (pop_pair(call, count, &pair))
		return;
	chosen = xmlXPathNodeSetCreate(NULL);
	for (int i = 0; i < pair.first->nodeNr; i++)
		if (members_has(&pair.members, pair.first->nodeTab[i]) == in_second)
			xmlXPathNodeSetAddUnique(chosen, pair.first->nodeTab[i]);
	pair_clear(&pair);
	valuePush(call, xmlXPathWrapNodeSet(chosen));
}

/* set:difference(nodes, nodes) */
static void
call_difference(xmlXPathParserContext *call, int count)
{
	push_chosen(call, count, false);
}

/* set:intersection(nodes, nodes) */
static void
call_intersection(xmlXPathParserContext *call, int count)
{
	push_chosen(call, count, true);
}

/* set:has-same-node(nodes, nodes) */
static void
call_has_same_node(xmlXPathParserContext *call, int count)
{
	struct pair pair;
	bool same = false;

	if (pop_pair(call, count, &pair))
		return;
	for (int i = 0; i < pair.first->nodeNr && !same; i++)
		same = members_has(&pair.members, pair.first->nodeTab[i]);
	pair_clear(&pair);
	valuePush(call, xmlXPathNewBoolean(same));
}

/* set:distinct(nodes): of those with the same string the first in document order. */
static void
call_distinct(xmlXPathParserContext *call, int count)
{
	xmlNodeSet *nodes, *distinct;
	struct text_map seen = {0};

	if (!expression_takes(call, count, 1, 1) || !(nodes = argument_nodes(call)))
		return;
	nodes_sort(nodes);
	distinct = xmlXPathNodeSetCreate(NULL);
	if (!distinct)
		die("out of memory");
	for (int i = 0; i < nodes->nodeNr; i++) {
		xmlChar *text = xmlXPathCastNodeToString(nodes->nodeTab[i]);
		void **first = text_map_at(&seen, (const char *)text);

		if (!*first) {
			*first = nodes->nodeTab[i];
			xmlXPathNodeSetAddUnique(distinct, nodes->nodeTab[i]);
		}
		xmlFree(text);
	}
	text_map_clear(&seen);
	xmlXPathFreeNodeSet(nodes);
	valuePush(call, xmlXPathWrapNodeSet(distinct));
}

/* Where in the first set, which is sorted then, the first node of the second stands; the length of
 * the first set when it is not there. */
static int
split_at(struct pair *pair)
{
	struct members first = {0};
	int at = 0;

	nodes_sort(pair->second);
	members_add(&first, pair->second->nodeTab[0]);
	while (at < pair->first->nodeNr && !members_has(&first, pair->first->nodeTab[at]))
		at++;
	members_clear(&first);
	return at;
}

/* The nodes of the first set before, or behind, the first node of the second: all when the second
 * is empty, none when that node is not in the first. */
static void
push_side(xmlXPathParserContext *call, int count, bool leading)
{
	struct pair pair;
	xmlNodeSet *side;
	int at, from, to;

	if (pop_pair(call, count, &pair))
		return;
	side = xmlXPathNodeSetCreate(NULL);
	nodes_sort(pair.first);
	at = pair.second->nodeNr ? split_at(&pair) : -1;
	from = leading ? 0 : at + 1;
	to = leading && at >= 0 ? at : pair.first->nodeNr;
	if (at == pair.first->nodeNr)
		to = 0;
	for (int i = from; i < to; i++)
		xmlXPathNodeSetAddUnique(side, pair.first->nodeTab[i]);
	pair_clear(&pair);
	valuePush(call, xmlXPathWrapNodeSet(side));
}

/* set:leading(nodes, nodes) */
static void
call_leading(xmlXPathParserContext *call, int count)
{
	push_side(call, count, true);
}

/* set:trailing(nodes, nodes) */
static void
call_trailing(xmlXPathParserContext *call, int count)
{
	push_side(call, count, false);
}

static const struct function functions[] = {
	{URI, "difference", call_difference, GIVES_NODES, false},
	{URI, "intersection", call_intersection, GIVES_NODES, false},
	{URI, "distinct", call_distinct, GIVES_NODES, false},
	{URI, "has-same-node", call_has_same_node, GIVES_TRUTH, true},
	{URI, "leading", call_leading, GIVES_NODES, false},
	{URI, "trailing", call_trailing, GIVES_NODES, false},
};

const struct function_table node_set_functions = {functions, sizeof functions / sizeof *functions};
