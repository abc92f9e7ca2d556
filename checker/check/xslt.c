/* xslt.c -- check: functions of XSLT 1.0 that its query binding gives to Schematron */
#include <libxml/xpathInternals.h>
#include <stdint.h>
#include <stdio.h>

#include "functions.h"

/* current(): the context node of the rule (XSLT 1.0, 12.4). */
static void
call_current(xmlXPathParserContext *call, int count)
{
	if (!expression_takes(call, count, 0, 0))
		return;
	valuePush(call, xmlXPathNewNodeSet(run_of(call)->current));
}

static void
merge_key(struct check_run *run, xmlNodeSet **found, const char *name, xmlChar *value)
{
	xmlNodeSet *nodes = key_nodes(run, name, (const char *)value);

	*found = xmlXPathNodeSetMerge(*found, nodes);
	xmlXPathFreeNodeSet(nodes);
	xmlFree(value);
}

static bool
has_key(const struct check_run *run, const char *name)
{
	for (size_t i = 0; i < run->schema->key_count; i++)
		if (xmlStrEqual((const xmlChar *)run->schema->keys[i].name, (const xmlChar *)name))
			return true;
	return false;
}

/* key(name, value): the nodes that have the value; of a node-set, those that have any of its values
 * (XSLT 1.0, 12.2). */
static void
call_key(xmlXPathParserContext *call, int count)
{
	if (!expression_takes(call, count, 2, 2))
		return;
	struct check_run *run = run_of(call);
	xmlXPathObject *value = valuePop(call);
	xmlChar *name = xmlXPathPopString(call);
	xmlNodeSet *found = xmlXPathNodeSetCreate(NULL);

	if (!has_key(run, (const char *)name))
		expression_fail(call, "there is no key of that name");
	else if (value->type == XPATH_NODESET)
		for (int i = 0; value->nodesetval && i < value->nodesetval->nodeNr; i++)
			merge_key(run, &found, (const char *)name,
				xmlXPathCastNodeToString(value->nodesetval->nodeTab[i]));
	else
		merge_key(run, &found, (const char *)name, xmlXPathCastToString(value));
	xmlXPathFreeObject(value);
	xmlFree(name);
	valuePush(call, xmlXPathWrapNodeSet(found));
}

/* generate-id(nodes?): a name for the first node, the same for the same node. */
static void
call_generate_id(xmlXPathParserContext *call, int count)
{
	if (!expression_takes(call, count, 0, 1))
		return;
	const xmlNode *node = call->context->node;
	char id[2 + 2 * sizeof node + 1] = "";

	if (count > 0) {
		xmlNodeSet *nodes = xmlXPathPopNodeSet(call);

		node = nodes && nodes->nodeNr > 0 ? nodes->nodeTab[0] : NULL;
		xmlXPathFreeNodeSet(nodes);
	}
	if (node)
		snprintf(id, sizeof id, "id%jx", (uintmax_t)(uintptr_t)node);
	valuePush(call, xmlXPathNewCString(id));
}

static const struct function functions[] = {
	{"", "current", call_current},
	{"", "key", call_key},
	{"", "generate-id", call_generate_id},
};

const struct function_table xslt_functions = {functions, sizeof functions / sizeof *functions};
