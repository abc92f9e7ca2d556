/* foreign.c -- tests: functions as they are written for libxml2, one of each kind */
#include "foreign.h"

#include <libxml/xpathInternals.h>
#include <stdio.h>

/* f-same(a, b): of texts. */
static void
call_same(xmlXPathParserContext *call, int count)
{
	xmlChar *b, *a;

	if (!expression_takes(call, count, 2, 2))
		return;
	b = xmlXPathPopString(call);
	a = xmlXPathPopString(call);
	valuePush(call, xmlXPathNewBoolean(xmlStrEqual(a, b)));
	xmlFree(a);
	xmlFree(b);
}

/* f-twice(number). */
static void
call_twice(xmlXPathParserContext *call, int count)
{
	if (expression_takes(call, count, 1, 1))
		valuePush(call, xmlXPathNewFloat(2 * xmlXPathPopNumber(call)));
}

/* f-name(): that of the context node, and its own. */
static void
call_name(xmlXPathParserContext *call, int count)
{
	char text[64];

	if (!expression_takes(call, count, 0, 0))
		return;
	snprintf(text, sizeof text, "%.20s %s", (const char *)call->context->node->name,
		(const char *)call->context->function);
	valuePush(call, xmlXPathNewCString(text));
}

/* f-up(): the parent of the context node. */
static void
call_up(xmlXPathParserContext *call, int count)
{
	xmlNode *parent = call->context->node->parent;

	if (expression_takes(call, count, 0, 0))
		valuePush(
			call, xmlXPathNewNodeSet(
				      parent && parent->type == XML_ELEMENT_NODE ? parent : NULL));
}

/* f-all(nodes): as they come. */
static void
call_all(xmlXPathParserContext *call, int count)
{
	if (expression_takes(call, count, 1, 1))
		valuePush(call, xmlXPathWrapNodeSet(xmlXPathPopNodeSet(call)));
}

static const struct function rows[] = {
	{"", "f-same", call_same, GIVES_TRUTH, true},
	{"", "f-twice", call_twice, GIVES_NUMBER, true},
	{"", "f-name", call_name, GIVES_TEXT, false},
	{"", "f-up", call_up, GIVES_NODE, false},
	{"", "f-all", call_all, GIVES_NODES, false},
};

const struct function_table foreign_functions = {rows, sizeof rows / sizeof *rows};
