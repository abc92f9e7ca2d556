/* members.c -- check: sets of nodes that stay fast when they are large */
#include "members.h"

#include <libxml/xpathInternals.h>
#include <stdint.h>
#include <stdio.h>

#include "../base/arena.h"

/* What tells a namespace node from others: XPath copies it into each set, its next is its element.
 */
struct namespace_key {
	char element[2 + 2 * sizeof(void *) + 1];
	const xmlChar *prefix;
};

static struct namespace_key
key_of(const xmlNode *node)
{
	const xmlNs *namespace = (const xmlNs *)node;
	struct namespace_key key = {
		.prefix = namespace->prefix ? namespace->prefix : (const xmlChar *)""};

	snprintf(key.element, sizeof key.element, "%jx", (uintmax_t)(uintptr_t) namespace->next);
	return key;
}

bool
members_has(const struct members *members, const xmlNode *node)
{
	struct namespace_key key;

	if (node->type != XML_NAMESPACE_DECL)
		return map_get(&members->nodes, node) != NULL;
	if (!members->namespaces)
		return false;
	key = key_of(node);
	return xmlHashLookup2(members->namespaces, (const xmlChar *)key.element, key.prefix) !=
	       NULL;
}

static void
add_namespace(struct members *members, const xmlNode *node)
{
	struct namespace_key key = key_of(node);

	if (!members->namespaces)
		members->namespaces = xmlHashCreate(64);
	if (!members->namespaces ||
		xmlHashAddEntry2(members->namespaces, (const xmlChar *)key.element, key.prefix,
			(void *)(size_t)node))
		die("out of memory");
}

bool
members_add(struct members *members, const xmlNode *node)
{
	if (members_has(members, node))
		return false;
	if (node->type == XML_NAMESPACE_DECL)
		add_namespace(members, node);
	else
		map_put(&members->nodes, node, (void *)(size_t)node);
	return true;
}

void
members_add_all(struct members *members, const xmlNodeSet *nodes)
{
	for (int i = 0; nodes && i < nodes->nodeNr; i++)
		members_add(members, nodes->nodeTab[i]);
}

void
members_clear(struct members *members)
{
	map_clear(&members->nodes);
	xmlHashFree(members->namespaces, NULL);
	members->namespaces = NULL;
}

void
nodes_merge(xmlNodeSet *to, struct members *members, const xmlNodeSet *from)
{
	for (int i = 0; from && i < from->nodeNr; i++)
		if (members_add(members, from->nodeTab[i]))
			xmlXPathNodeSetAddUnique(to, from->nodeTab[i]);
}
