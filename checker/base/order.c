/* order.c -- base: nodes in the order of their document
 *
 * libxml2 2.9.14 takes a text behind an element for one before what is in that element, once it has
 * numbered the elements (xmlXPathCmpNodesExt); the first node of a set is then another one. Without
 * numbers it is right, but goes from sibling to sibling. */
#include "order.h"

#include <libxml/xpathInternals.h>
#include <stdlib.h>

#include "arena.h"
#include "map.h"
#include "tree.h"

/* Behind the start tag of an element come its namespaces, its attributes, and then what else comes
 * before the next start tag: of that, the deepest first, since elements only end there. */
struct position {
	int document; /* index of the first node that is in it */
	long number;  /* of the last element that starts before or at the node; 0: none */
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

static bool
is_passed(const xmlNode *sibling)
{
	return sibling && sibling->type != XML_ELEMENT_NODE;
}

/* Steps back to the first of the siblings that have no element between them; what comes before it,
 * or NULL. When near, one of them, is nearer, *position gets what is known from it, and near is
 * returned. */
static const xmlNode *
count_steps(struct position *position, const struct position *near)
{
	const xmlNode *before = position->node->prev, *behind = position->node->next;
	long steps = 0;

	for (; is_passed(before); before = before->prev) {
		steps++;
		if (near && (before == near->node || behind == near->node)) {
			position->number = near->number;
			position->depth = near->depth;
			position->steps = near->steps + (before == near->node ? steps : -steps);
			return near->node;
		}
		if (is_passed(behind))
			behind = behind->next;
	}
	position->steps = steps;
	return before;
}

static void
place_attribute(struct position *position, const struct position *near)
{
	position->kind = ATTRIBUTE;
	count_steps(position, near);
	position->number = node_number(position->node->parent);
}

/* Of a text, comment or processing instruction. */
static void
place_other(struct position *position, const struct position *near)
{
	const xmlNode *before = count_steps(position, near);

	if (near && before == near->node)
		return;
	before = before ? last_in(before) : position->node->parent;
	if (before && before->type == XML_ELEMENT_NODE)
		position->number = node_number(before);
	position->depth = depth_of(position->node);
}

/* near: that of another node, which tells much when it is a sibling; NULL: none. */
static struct position
position_of(const xmlNode *node, int index, const struct position *near)
{
	struct position position = {.kind = OTHER, .index = index, .node = (xmlNode *)(size_t)node};
	const xmlNs *namespace = (const xmlNs *)node;

	if (node->type == XML_NAMESPACE_DECL) {
		position.kind = NAMESPACE;
		position.number = node_number((const xmlNode *)namespace->next);
	} else if (node->type == XML_ATTRIBUTE_NODE) {
		place_attribute(&position, near);
	} else if (node->type == XML_ELEMENT_NODE) {
		position.kind = ELEMENT;
		position.number = node_number(node);
	} else if (node->parent) {
		place_other(&position, near);
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
	int order = compare_longs((long)left->document, (long)right->document);

	if (!order)
		order = compare_longs(left->number, right->number);
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

/* A document is told by the first node of the set that is in it. */
static void
place_document(struct map *documents, struct position *position, xmlDoc *document)
{
	const struct position *first = map_get(documents, document);

	if (!first)
		map_put(documents, document, position);
	position->document = first ? first->index : position->index;
}

/* Returns whether all are in documents, and so have a place. */
static bool
place_all(struct position *positions, const xmlNodeSet *nodes)
{
	const struct position *near = NULL;
	struct map documents = {0};
	xmlDoc *document = NULL;

	for (int i = 0; i < nodes->nodeNr; i++) {
		document = document_of(nodes->nodeTab[i]);
		if (!document)
			break;
		tree_number(document);
		positions[i] = position_of(nodes->nodeTab[i], i, near);
		place_document(&documents, &positions[i], document);
		if (positions[i].kind >= ATTRIBUTE)
			near = &positions[i];
	}
	map_clear(&documents);
	return document != NULL;
}

void
nodes_sort(xmlNodeSet *nodes)
{
	struct position *positions;

	if (!nodes || nodes->nodeNr < 2)
		return;
	positions = memory_new((size_t)nodes->nodeNr * sizeof *positions);
	if (place_all(positions, nodes)) {
		qsort(positions, (size_t)nodes->nodeNr, sizeof *positions, compare);
		for (int i = 0; i < nodes->nodeNr; i++)
			nodes->nodeTab[i] = positions[i].node;
	} else {
		xmlXPathNodeSetSort(nodes);
	}
	free(positions);
}

bool
node_is_before(const xmlNode *a, const xmlNode *b)
{
	struct position left, right;

	tree_number(a->doc);
	left = position_of(a, 0, NULL);
	right = position_of(b, 0, left.kind >= ATTRIBUTE ? &left : NULL);
	return compare(&left, &right) < 0;
}
