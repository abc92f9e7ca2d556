/* xslt.c -- check: functions of XSLT 1.0 that its query binding gives to Schematron */
#include <libxml/xpathInternals.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "../base/order.h"
#include "../xpath/value_table.h"
#include "functions.h"
#include "members.h"

#define XSLT_URI "http://www.w3.org/1999/XSL/Transform"

/* current(): the context node of the rule (XSLT 1.0, 12.4). */
static void
call_current(xmlXPathParserContext *call, int count)
{
	if (!expression_takes(call, count, 0, 0))
		return;
	valuePush(call, xmlXPathNewNodeSet(run_of(call)->current));
}

static void
merge_keyed(
	xmlNodeSet *to, struct members *members, const struct value_table *table, xmlChar *value)
{
	const struct value_entry *entry = value_table_first(table, (const char *)value);

	for (; entry; entry = value_table_next(table, entry))
		if (members_add(members, entry->node))
			xmlXPathNodeSetAddUnique(to, entry->node);
	xmlFree(value);
}

/* Each node once, in document order. */
static xmlNodeSet *
keyed_nodes(const struct value_table *table, xmlXPathObject *value)
{
	struct members members = {0};
	xmlNodeSet *found = xmlXPathNodeSetCreate(NULL);

	if (value->type != XPATH_NODESET)
		merge_keyed(found, &members, table, xmlXPathCastToString(value));
	for (int i = 0; i < value_count(value); i++)
		merge_keyed(found, &members, table,
			xmlXPathCastNodeToString(value->nodesetval->nodeTab[i]));
	if (value_count(value) > 1)
		nodes_sort(found);
	members_clear(&members);
	return found;
}

/* key(name, value): the nodes that have the value; of a node-set, those that have any of its values
 * (XSLT 1.0, 12.2). */
static void
call_key(xmlXPathParserContext *call, int count)
{
	if (!expression_takes(call, count, 2, 2))
		return;
	xmlXPathObject *value = valuePop(call);
	xmlChar *name = xmlXPathPopString(call);
	const struct value_table *table =
		key_table(run_of(call), (const char *)name, call->context->node);

	if (table)
		valuePush(call, xmlXPathWrapNodeSet(keyed_nodes(table, value)));
	else
		expression_fail(call, "there is no key of that name");
	xmlXPathFreeObject(value);
	xmlFree(name);
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

/* A name as an expression writes it, its prefix resolved where the expression was written. */
struct qualified_name {
	const xmlChar *uri; /* NULL: it has no prefix */
	const xmlChar *local;
	xmlChar *text; /* both lie in it */
};

/* The stylesheet that the query binding would make declares xsl by itself. */
static const xmlChar *
uri_of(xmlXPathParserContext *call, const xmlChar *prefix)
{
	const xmlChar *uri = xmlXPathNsLookup(call->context, prefix);

	return uri || !xmlStrEqual(prefix, (const xmlChar *)"xsl") ? uri
	                                                           : (const xmlChar *)XSLT_URI;
}

/* Takes the last argument as a name. Owner: text is freed by the caller.
 * Returns 0; or -1 after expression_fail(). */
static int
pop_name(xmlXPathParserContext *call, struct qualified_name *name)
{
	struct buffer why = {0};
	xmlChar *colon;

	*name = (struct qualified_name){.text = xmlXPathPopString(call)};
	name->local = name->text;
	colon = (xmlChar *)strchr((char *)name->text, ':');
	if (!colon)
		return 0;
	*colon = '\0';
	name->local = colon + 1;
	name->uri = uri_of(call, name->text);
	if (name->uri)
		return 0;
	buffer_print(&why, "the prefix '%s' is not declared", (const char *)name->text);
	expression_fail(call, why.text);
	buffer_clear(&why);
	xmlFree(name->text);
	return -1;
}

static bool
is_xslt(const struct qualified_name *name, const char *local)
{
	return xmlStrEqual(name->uri, (const xmlChar *)XSLT_URI) &&
	       !strcmp((const char *)name->local, local);
}

/* system-property(name): what XSLT 1.0, 12.4 says it must know; "" for what nobody knows. */
static void
call_system_property(xmlXPathParserContext *call, int count)
{
	struct qualified_name name;

	if (!expression_takes(call, count, 1, 1) || pop_name(call, &name))
		return;
	if (is_xslt(&name, "version"))
		valuePush(call, xmlXPathNewFloat(1.0));
	else if (is_xslt(&name, "vendor"))
		valuePush(call, xmlXPathNewCString("tsagcheck"));
	else if (is_xslt(&name, "vendor-url"))
		valuePush(call, xmlXPathNewCString("urn:tsagcheck"));
	else
		valuePush(call, xmlXPathNewCString(""));
	xmlFree(name.text);
}

/* element-available(name): whether a schema can have that element of XSLT. It has no instructions,
 * only keys (XSLT 1.0, 15). */
static void
call_element_available(xmlXPathParserContext *call, int count)
{
	struct qualified_name name;

	if (!expression_takes(call, count, 1, 1) || pop_name(call, &name))
		return;
	valuePush(call, xmlXPathNewBoolean(is_xslt(&name, "key")));
	xmlFree(name.text);
}

/* function-available(name): whether expressions can call it (XSLT 1.0, 15). */
static void
call_function_available(xmlXPathParserContext *call, int count)
{
	struct qualified_name name;

	if (!expression_takes(call, count, 1, 1) || pop_name(call, &name))
		return;
	valuePush(call, xmlXPathNewBoolean(xmlXPathFunctionLookupNS(
						   call->context, name.local, name.uri) != NULL));
	xmlFree(name.text);
}

static xmlDoc *
context_document(const xmlXPathParserContext *call)
{
	const xmlNode *node = call->context->node;

	return node && node->type != XML_NAMESPACE_DECL ? node->doc : call->context->doc;
}

/* unparsed-entity-uri(name): of the context node's document; "" without such an entity (XSLT 1.0,
 * 12.4). */
static void
call_unparsed_entity_uri(xmlXPathParserContext *call, int count)
{
	xmlChar *name;
	const xmlEntity *entity;
	const xmlChar *uri = NULL;

	if (!expression_takes(call, count, 1, 1))
		return;
	name = xmlXPathPopString(call);
	entity = xmlGetDocEntity(context_document(call), name);
	if (entity && entity->etype == XML_EXTERNAL_GENERAL_UNPARSED_ENTITY)
		uri = entity->URI ? entity->URI : entity->SystemID;
	valuePush(call, xmlXPathNewString(uri));
	xmlFree(name);
}

static const struct function functions[] = {
	{"", "current", call_current, GIVES_ANYTHING, false},
	{"", "key", call_key, GIVES_ANYTHING, false},
	{"", "generate-id", call_generate_id, GIVES_TEXT, false},
	{"", "system-property", call_system_property, GIVES_ANYTHING, false},
	{"", "element-available", call_element_available, GIVES_TRUTH, false},
	{"", "function-available", call_function_available, GIVES_TRUTH, false},
	{"", "unparsed-entity-uri", call_unparsed_entity_uri, GIVES_TEXT, false},
};

const struct function_table xslt_functions = {functions, sizeof functions / sizeof *functions};
