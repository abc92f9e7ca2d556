/* native_set.c -- xpath: the nodes of a term as a set, in document order */
#include <libxml/xpathInternals.h>

#include "../base/order.h"
#include "native.h"

struct collecting {
	struct visitor visitor;
	xmlNodeSet *nodes;
};

static bool
collect(struct visitor *visitor, xmlNode *node)
{
	xmlXPathNodeSetAddUnique(((struct collecting *)visitor)->nodes, node);
	return false;
}

/* In a document that is not numbered two siblings are compared by walking from one to the other. */
void
set_sort(const struct native *native, xmlNodeSet *nodes)
{
	if (nodes->nodeNr < 2)
		return;
	if (evaluation_lasts(native->evaluation, nodes->nodeTab[0]))
		nodes_sort(nodes);
	else
		xmlXPathNodeSetSort(nodes);
}

xmlNodeSet *
term_set(struct native *native, const struct term *term, struct focus focus)
{
	struct collecting collecting = {{collect, NUMBER_MATTERS}, xmlXPathNodeSetCreate(NULL)};

	if (!native->stopped && !native->unfit)
		term_each(native, term, focus, &collecting.visitor);
	if (term->order < ORDER_NESTED)
		set_sort(native, collecting.nodes);
	return collecting.nodes;
}

bool
sorted_each(
	struct native *native, const struct term *term, struct focus focus, struct visitor *visitor)
{
	xmlNodeSet *nodes = term_set(native, term, focus);
	bool enough = native->unfit || native->stopped;

	for (int i = 0; i < nodes->nodeNr && !enough; i++)
		enough = visitor->visit(visitor, nodes->nodeTab[i]);
	xmlXPathFreeNodeSet(nodes);
	return enough;
}

/* A namespace is not told from its element here. */
bool
value_each(struct native *native, const xmlXPathObject *value, struct visitor *visitor)
{
	const int count = value_count(value);

	for (int i = 0; i < count; i++) {
		native->unfit |= value->nodesetval->nodeTab[i]->type == XML_NAMESPACE_DECL;
		if (!native_may_go_on(native) || visitor->visit(visitor, value_node(value, i)))
			return true;
	}
	return false;
}
