/* lookup.c -- check: functions of urn:tsagcheck that ask registers */
#include <libxml/xpathInternals.h>

#include "functions.h"
#include "registers.h"

#define URI "urn:tsagcheck"

/* t:register(name, key): its rows with that key, as elements with an attribute a column. */
static void
call_register(xmlXPathParserContext *call, int count)
{
	xmlChar *name, *key;
	xmlNodeSet *rows = NULL;

	if (!expression_takes(call, count, 2, 2))
		return;
	key = xmlXPathPopString(call);
	name = xmlXPathPopString(call);
	rows = register_rows(run_of(call), (const char *)name, (const char *)key);
	valuePush(call, xmlXPathWrapNodeSet(rows));
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
	{URI, "register", call_register},
	{URI, "covers", call_covers},
	{URI, "unverified", call_unverified},
};

const struct function_table lookup_functions = {functions, sizeof functions / sizeof *functions};
