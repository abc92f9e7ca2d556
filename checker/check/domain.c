/* domain.c -- check: the functions of urn:tsagcheck: what a checker of reports needs */
#include <libxml/xpathInternals.h>
#include <math.h>
#include <string.h>

#include "../base/nearest.h"
#include "../base/order.h"
#include "../base/tree.h"
#include "../values/date.h"
#include "../values/fold.h"
#include "documents.h"
#include "functions.h"
#include "placing.h"

#define URI "urn:tsagcheck"

/* t:same(a, b): equal but for case, dashes, quotes and spaces. */
static void
call_same(xmlXPathParserContext *call, int count)
{
	xmlChar *left, *right;

	if (!expression_takes(call, count, 2, 2))
		return;
	right = xmlXPathPopString(call);
	left = xmlXPathPopString(call);
	valuePush(call, xmlXPathNewBoolean(text_same((const char *)left, (const char *)right)));
	xmlFree(left);
	xmlFree(right);
}

/* t:distance(a, b): how many letters a has more, less or other than b, or swapped; NaN when that is
 * more than a third of them. */
static void
call_distance(xmlXPathParserContext *call, int count)
{
	struct nearest nearest = {0};
	xmlChar *wanted, *name;

	if (!expression_takes(call, count, 2, 2))
		return;
	name = xmlXPathPopString(call);
	wanted = xmlXPathPopString(call);
	nearest.wanted = (const char *)wanted;
	nearest_try(&nearest, (const char *)name);
	valuePush(call, xmlXPathNewFloat(nearest.name ? (double)nearest.distance : xmlXPathNAN));
	xmlFree(wanted);
	xmlFree(name);
}

/* t:fold(text): what t:same compares; for keys. */
static void
call_fold(xmlXPathParserContext *call, int count)
{
	struct buffer folded = {0};
	xmlChar *text;

	if (!expression_takes(call, count, 1, 1))
		return;
	text = xmlXPathPopString(call);
	text_fold((const char *)text, strlen((const char *)text), &folded);
	valuePush(call, xmlXPathNewCString(buffer_text(&folded)));
	buffer_clear(&folded);
	xmlFree(text);
}

/* t:day(date): days since 1970-01-01, NaN when it is no date. */
static void
call_day(xmlXPathParserContext *call, int count)
{
	struct day_range range;
	double day = NAN;
	xmlChar *text;

	if (!expression_takes(call, count, 1, 1))
		return;
	text = xmlXPathPopString(call);
	if (date_read((const char *)text, strlen((const char *)text), &range) == 0)
		day = (double)day_number(range.start);
	valuePush(call, xmlXPathNewFloat(day));
	xmlFree(text);
}

/* The first node of an argument that is a set of nodes, or the context node without argument; NULL
 * for none, and for what a function made: it stands nowhere. */
static const xmlNode *
pop_node(xmlXPathParserContext *call, int count)
{
	const xmlNode *node = call->context->node;
	xmlXPathObject *value = NULL;

	if (count > 0 && !xmlXPathStackIsNodeSet(call))
		expression_fail(call, "a function of places is given what is not a set of nodes");
	else if (count > 0)
		value = valuePop(call);
	if (count > 0)
		node = value_count(value) > 0 ? value_node(value, 0) : NULL;
	xmlXPathFreeObject(value);
	return node && document_report(run_of(call), node->doc) ? node : NULL;
}

/* t:place(node?): the way a person finds it. */
static void
call_place(xmlXPathParserContext *call, int count)
{
	const xmlNode *node;
	struct arena a = {0};

	if (!expression_takes(call, count, 0, 1))
		return;
	node = pop_node(call, count);
	valuePush(call, xmlXPathNewCString(node ? place_path(node, &a) : ""));
	arena_clear(&a);
}

/* t:node(fact?): the node of the report that the fact was read from. */
static void
call_node(xmlXPathParserContext *call, int count)
{
	const xmlNode *node;

	if (!expression_takes(call, count, 0, 1))
		return;
	node = pop_node(call, count);
	valuePush(call, xmlXPathNewNodeSet(node ? (xmlNode *)(size_t)place_node(node) : NULL));
}

/* t:before(a, b): a stands before b in the report. */
static void
call_before(xmlXPathParserContext *call, int count)
{
	const xmlNode *a, *b;

	if (!expression_takes(call, count, 2, 2))
		return;
	b = pop_node(call, 1);
	a = pop_node(call, 1);
	valuePush(call, xmlXPathNewBoolean(a && b && a->doc == b->doc && node_is_before(a, b)));
}

/* t:words(node?): the very words that a fact, or an attribute of one, was read from. */
static void
call_words(xmlXPathParserContext *call, int count)
{
	const xmlNode *node;
	struct buffer words = {0};

	if (!expression_takes(call, count, 0, 1))
		return;
	node = pop_node(call, count);
	if (node)
		place_words_add(run_of(call), node, &words);
	valuePush(call, xmlXPathNewCString(buffer_text(&words)));
	buffer_clear(&words);
}

/* How many nodes have that value. */
static int
count_of(const xmlNodeSet *nodes, const xmlChar *value)
{
	int count = 0;

	for (int i = 0; i < nodes->nodeNr; i++) {
		xmlChar *other = xmlXPathCastNodeToString(nodes->nodeTab[i]);

		count += xmlStrEqual(other, value);
		xmlFree(other);
	}
	return count;
}

/* The value that is left when different ones cancel each other out, two by two: Boyer and Moore's
 * vote. A value of more than half of the nodes is always left. */
static xmlChar *
vote(const xmlNodeSet *nodes)
{
	xmlChar *left = NULL;
	int votes = 0;

	for (int i = 0; i < nodes->nodeNr; i++) {
		xmlChar *value = xmlXPathCastNodeToString(nodes->nodeTab[i]);

		if (votes == 0) {
			xmlFree(left);
			left = xmlStrdup(value);
		}
		votes += xmlStrEqual(left, value) ? 1 : -1;
		xmlFree(value);
	}
	return left;
}

/* t:majority(nodes): the value that at least nine in ten of them have; "" when none is. */
static void
call_majority(xmlXPathParserContext *call, int count)
{
	xmlNodeSet *nodes;
	xmlChar *value;

	if (!expression_takes(call, count, 1, 1))
		return;
	nodes = argument_nodes(call);
	if (!nodes)
		return;
	value = vote(nodes);
	if (value && count_of(nodes, value) * 10 >= nodes->nodeNr * 9)
		valuePush(call, xmlXPathNewString(value));
	else
		valuePush(call, xmlXPathNewCString(""));
	xmlFree(value);
	xmlXPathFreeNodeSet(nodes);
}

/* t:reports(): the roots of all documents of the run. Of one that could not be loaded nobody knows
 * what it says. */
static void
call_reports(xmlXPathParserContext *call, int count)
{
	struct check_run *run = run_of(call);
	const struct collection *all = run->options ? run->options->collection : NULL;
	xmlNodeSet *roots;

	if (!expression_takes(call, count, 0, 0))
		return;
	roots = xmlXPathNodeSetCreate(all ? NULL : (xmlNode *)run->report->tree);
	for (size_t i = 0; all && i < all->count; i++)
		xmlXPathNodeSetAddUnique(roots, (xmlNode *)all->reports[i]->tree);
	run->unverified |= all && all->lacks;
	valuePush(call, xmlXPathWrapNodeSet(roots));
}

bool
domain_is_reports(const char *name, const char *uri)
{
	return !strcmp(name, "reports") && !strcmp(uri, URI);
}

static const struct function functions[] = {
	{URI, "same", call_same, GIVES_TRUTH, true},
	{URI, "fold", call_fold, GIVES_TEXT, true},
	{URI, "majority", call_majority, GIVES_TEXT, true},
	{URI, "distance", call_distance, GIVES_NUMBER, true},
	{URI, "day", call_day, GIVES_NUMBER, true},
	{URI, "place", call_place, GIVES_TEXT, false},
	{URI, "node", call_node, GIVES_NODE, false},
	{URI, "before", call_before, GIVES_TRUTH, false},
	{URI, "words", call_words, GIVES_TEXT, false},
	{URI, "reports", call_reports, GIVES_APART, false},
};

const struct function_table domain_functions = {functions, sizeof functions / sizeof *functions};
