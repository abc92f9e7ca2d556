/* xslt.c -- check: functions of XSLT 1.0 that its query binding gives to Schematron */
#include <libxml/xpathInternals.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

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
merge_key(struct check_run *run, xmlNodeSet *to, struct members *members, const char *name,
	xmlChar *value)
{
	xmlNodeSet *nodes = key_nodes(run, name, (const char *)value);

	nodes_merge(to, members, nodes);
	xmlXPathFreeNodeSet(nodes);
	xmlFree(value);
}

static bool
has_key(const struct check_run *run, const char *name)
{
	for (size_t i = 0; i < run->schema->key_count; i++)
		if (!strcmp(run->schema->keys[i].name, name))
			return true;
	return false;
}

/* Each node once, in document order. */
static xmlNodeSet *
nodes_of_values(struct check_run *run, const char *name, const xmlNodeSet *values)
{
	struct members members = {{0}, NULL};
	xmlNodeSet *found = xmlXPathNodeSetCreate(NULL);

	for (int i = 0; i < values->nodeNr; i++)
		merge_key(run, found, &members, name, xmlXPathCastNodeToString(values->nodeTab[i]));
	if (values->nodeNr > 1)
		nodes_sort(found);
	members_clear(&members);
	return found;
}

static xmlNodeSet *
nodes_of_value(struct check_run *run, const char *name, xmlXPathObject *value)
{
	xmlChar *text;
	xmlNodeSet *found;

	if (value->type == XPATH_NODESET && value->nodesetval)
		return nodes_of_values(run, name, value->nodesetval);
	if (value->type == XPATH_NODESET)
		return NULL;
	text = xmlXPathCastToString(value);
	found = key_nodes(run, name, (const char *)text);
	xmlFree(text);
	return found;
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
	xmlNodeSet *found = NULL;

	if (has_key(run, (const char *)name))
		found = nodes_of_value(run, (const char *)name, value);
	else
		expression_fail(call, "there is no key of that name");
	xmlXPathFreeObject(value);
	xmlFree(name);
	valuePush(call, xmlXPathWrapNodeSet(found ? found : xmlXPathNodeSetCreate(NULL)));
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
	{"", "current", call_current},
	{"", "key", call_key},
	{"", "generate-id", call_generate_id},
	{"", "system-property", call_system_property},
	{"", "element-available", call_element_available},
	{"", "function-available", call_function_available},
	{"", "unparsed-entity-uri", call_unparsed_entity_uri},
};

const struct function_table xslt_functions = {functions, sizeof functions / sizeof *functions};
