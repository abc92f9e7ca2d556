/* exslt_common.c -- check: http://exslt.org/common: what kind of value, and a value as nodes */
#include <libxml/xpathInternals.h>

#include "functions.h"

#define URI "http://exslt.org/common"

/* exsl:node-set(value): nodes as they are, anything else as a text node with its string. */
static void
call_node_set(xmlXPathParserContext *call, int count)
{
	xmlChar *text;

	if (!expression_takes(call, count, 1, 1))
		return;
	if (xmlXPathStackIsNodeSet(call)) {
		call->value->type = XPATH_NODESET;
		return;
	}
	text = xmlXPathPopString(call);
	valuePush(call, xmlXPathNewNodeSet(run_text(run_of(call), (const char *)text)));
	xmlFree(text);
}

static const char *const type_names[] = {
	[XPATH_NODESET] = "node-set",
	[XPATH_BOOLEAN] = "boolean",
	[XPATH_NUMBER] = "number",
	[XPATH_STRING] = "string",
	[XPATH_XSLT_TREE] = "RTF",
};

/* exsl:object-type(value) */
static void
call_object_type(xmlXPathParserContext *call, int count)
{
	const char *name = NULL;
	xmlXPathObject *value;

	if (!expression_takes(call, count, 1, 1))
		return;
	value = valuePop(call);
	if ((size_t)value->type < sizeof type_names / sizeof *type_names)
		name = type_names[value->type];
	valuePush(call, xmlXPathNewCString(name ? name : "external"));
	xmlXPathFreeObject(value);
}

static const struct function functions[] = {
	{URI, "node-set", call_node_set, GIVES_NODES, false},
	{URI, "object-type", call_object_type, GIVES_TEXT, false},
};

const struct function_table common_functions = {functions, sizeof functions / sizeof *functions};
