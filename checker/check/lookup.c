/* lookup.c -- check: functions of urn:tsagcheck that ask registers */
#include <libxml/xpathInternals.h>

#include "functions.h"
#include "registers.h"

#define URI "urn:tsagcheck"

/* Adds the rows of a register with that key to nodes. */
static void
add_rows(struct check_run *run, const xmlChar *name, const xmlChar *key, xmlNodeSet **nodes)
{
	xmlNodeSet *rows = register_rows(run, (const char *)name, (const char *)key);

	*nodes = xmlXPathNodeSetMerge(*nodes, rows);
	xmlXPathFreeNodeSet(rows);
}

static void
add_rows_of_all(
	struct check_run *run, const xmlChar *name, const xmlNodeSet *keys, xmlNodeSet **nodes)
{
	for (int i = 0; keys && i < keys->nodeNr; i++) {
		xmlChar *key = xmlXPathCastNodeToString(keys->nodeTab[i]);

		add_rows(run, name, key, nodes);
		xmlFree(key);
	}
}

/* t:register(name, key): its rows with that key, or with those of a set of nodes, as elements with
 * an attribute a column. */
static void
call_register(xmlXPathParserContext *call, int count)
{
	xmlNodeSet *rows = xmlXPathNodeSetCreate(NULL), *keys = NULL;
	xmlChar *name, *key = NULL;

	if (!expression_takes(call, count, 2, 2)) {
		xmlXPathFreeNodeSet(rows);
		return;
	}
	if (xmlXPathStackIsNodeSet(call))
		keys = xmlXPathPopNodeSet(call);
	else
		key = xmlXPathPopString(call);
	name = xmlXPathPopString(call);
	if (key)
		add_rows(run_of(call), name, key, &rows);
	add_rows_of_all(run_of(call), name, keys, &rows);
	valuePush(call, xmlXPathWrapNodeSet(rows));
	xmlXPathFreeNodeSet(keys);
	xmlFree(name);
	xmlFree(key);
}

/* t:covers(register, scope): whether it claims to be complete there; if not, what depends on it is
 * not verified. */
static void
call_covers(xmlXPathParserContext *call, int count)
{
	xmlChar *name, *scope;
	bool covers;

	if (!expression_takes(call, count, 2, 2))
		return;
	scope = xmlXPathPopString(call);
	name = xmlXPathPopString(call);
	covers = registers_cover(run_of(call), (const char *)name, (const char *)scope);
	valuePush(call, xmlXPathNewBoolean(covers));
	xmlFree(name);
	xmlFree(scope);
}

/* t:unverified(): true, and the node counts as not verified. For data that the report lacks. */
static void
call_unverified(xmlXPathParserContext *call, int count)
{
	if (!expression_takes(call, count, 0, 0))
		return;
	run_of(call)->unverified = true;
	valuePush(call, xmlXPathNewBoolean(1));
}

static const struct function functions[] = {
	{URI, "register", call_register, GIVES_NODES, false},
	{URI, "covers", call_covers, GIVES_TRUTH, false},
	{URI, "unverified", call_unverified, GIVES_TRUTH, false},
};

const struct function_table lookup_functions = {functions, sizeof functions / sizeof *functions};
