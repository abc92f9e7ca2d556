/* order.c -- base: nodes in the order of their document
 *
 * libxml2 2.9.14 takes a text behind an element for one before what is in that element, once it has
 * numbered the elements (xmlXPathCmpNodesExt); the first node of a set is then another one. Without
 * numbers it is right, but goes from sibling to sibling. */
#include "order.h"

#include <libxml/xpathInternals.h>
#include <stdlib.h>

#include "arena.h"
#include "tree.h"

/* Behind the start tag of an element come its namespaces, its attributes, and then what else comes
 * before the next start tag: of that, the deepest first, since elements only end there. */
struct position {
	long number; /* of the last element that starts before or at the node; 0: none */
	enum { ELEMENT, NAMESPACE, ATTRIBUTE, OTHER } kind;
	long depth, steps; /* steps: behind siblings of its kind */
	int index;         /* in the set */
	xmlNode *node;
};

/* The last element that starts in this one, which may be itself. */
static const xmlNode *
last_in(const xmlNode *element)
{
	for (const xmlNode *at = element->last; at; at = at->prev)
		if (at->type == XML_ELEMENT_NODE)
			return last_in(at);
	return element;
}

static long
depth_of(const xmlNode *node)
{
	long depth = 0;

	for (; node->parent; node = node->parent)
		depth++;
	return depth;
}

/* Of a text, comment or processing instruction. */
static void
place_other(struct position *position, const xmlNode *node)
{
	const xmlNode *before = node->prev;

	for (; before && before->type != XML_ELEMENT_NODE; before = before->prev)
		position->steps++;
	before = before ? last_in(before) : node->parent;
	if (before && before->type == XML_ELEMENT_NODE)
		position->number = node_number(before);
	position->depth = depth_of(node);
}

static struct position
position_of(const xmlNode *node, int index)
{
	struct position position = {.kind = OTHER, .index = index, .node = (xmlNode *)(size_t)node};
	const xmlNs *namespace = (const xmlNs *)node;

	if (node->type == XML_NAMESPACE_DECL) {
		position.kind = NAMESPACE;
		position.number = node_number((const xmlNode *)namespace->next);
	} else if (node->type == XML_ATTRIBUTE_NODE) {
		position.kind = ATTRIBUTE;
		position.number = node_number(node->parent);
		for (const xmlNode *at = node->prev; at; at = at->prev)
			position.steps++;
	} else if (node->type == XML_ELEMENT_NODE) {
		position.kind = ELEMENT;
		position.number = node_number(node);
	} else if (node->parent) {
		place_other(&position, node);
	} else {
		position.number = -1;
	}
	return position;
}

static int
compare_longs(long a, long b)
{
	return a < b ? -1 : a > b;
}

static int
compare(const void *left_, const void *right_)
{
	const struct position *left = left_, *right = right_;
	int order = compare_longs(left->number, right->number);

	if (!order)
		order = compare_longs((long)left->kind, (long)right->kind);
	if (!order)
		order = compare_longs(right->depth, left->depth);
	if (!order)
		order = compare_longs(left->steps, right->steps);
	return order ? order : compare_longs(left->index, right->index);
}

static xmlDoc *
document_of(const xmlNode *node)
{
	const xmlNs *namespace = (const xmlNs *)node;

	if (node->type != XML_NAMESPACE_DECL)
		return node->doc;
	return namespace->next ? ((const xmlNode *)namespace->next)->doc : NULL;
}

/* The document of all nodes, or NULL. */
static xmlDoc *
one_document(const xmlNodeSet *nodes)
{
	xmlDoc *document = document_of(nodes->nodeTab[0]);

	for (int i = 1; i < nodes->nodeNr; i++)
		if (document_of(nodes->nodeTab[i]) != document)
			return NULL;
	return document;
}

void
nodes_sort(xmlNodeSet *nodes)
{
	struct position *positions;
	xmlDoc *document;

	if (!nodes || nodes->nodeNr < 2)
		return;
	document = one_document(nodes);
	if (!document || !xmlDocGetRootElement(document)) {
		xmlXPathNodeSetSort(nodes);
		return;
	}
	tree_number(document);
	positions = memory_new((size_t)nodes->nodeNr * sizeof *positions);
	for (int i = 0; i < nodes->nodeNr; i++)
		positions[i] = position_of(nodes->nodeTab[i], i);
	qsort(positions, (size_t)nodes->nodeNr, sizeof *positions, compare);
	for (int i = 0; i < nodes->nodeNr; i++)
		nodes->nodeTab[i] = positions[i].node;
	free(positions);
}

bool
node_is_before(const xmlNode *a, const xmlNode *b)
{
	struct position left, right;

	tree_number(a->doc);
	left = position_of(a, 0);
	right = position_of(b, 0);
	return compare(&left, &right) < 0;
}
