/* members.c -- check: sets of nodes that stay fast when they are large */
#include "members.h"

#include <libxml/xpathInternals.h>
#include <stdint.h>

#include "../base/buffer.h"

/* What tells a namespace node from others: its element and its prefix. XPath copies it into each
 * set, its next is its element. */
static void
add_key(struct buffer *key, const xmlNode *node)
{
	const xmlNs *namespace = (const xmlNs *)node;

	buffer_print(key, "%jx %s", (uintmax_t)(uintptr_t) namespace->next,
		namespace->prefix ? (const char *)namespace->prefix : "");
}

bool
members_has(const struct members *members, const xmlNode *node)
{
	struct buffer key = {0};
	bool has;

	if (node->type != XML_NAMESPACE_DECL)
		return map_get(&members->nodes, node) != NULL;
	add_key(&key, node);
	has = text_map_get(&members->namespaces, key.text) != NULL;
	buffer_clear(&key);
	return has;
}

static void
add_namespace(struct members *members, const xmlNode *node)
{
	struct buffer key = {0};

	add_key(&key, node);
	*text_map_at(&members->namespaces, key.text) = (void *)(size_t)node;
	buffer_clear(&key);
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
	text_map_clear(&members->namespaces);
}

void
nodes_merge(xmlNodeSet *to, struct members *members, const xmlNodeSet *from)
{
	for (int i = 0; from && i < from->nodeNr; i++)
		if (members_add(members, from->nodeTab[i]))
			xmlXPathNodeSetAddUnique(to, from->nodeTab[i]);
}
