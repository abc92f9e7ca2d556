/* axis.c -- xpath: from a node along an axis of XPath 1.0 (2.2) */
#include "axis.h"

#include <stdlib.h>
#include <string.h>

#include "../base/tree.h"

static bool
has_children(const xmlNode *node)
{
	return node->type == XML_ELEMENT_NODE || node->type == XML_DOCUMENT_NODE;
}

static xmlNode *
after_none(xmlNode *node, xmlNode *origin)
{
	(void)node;
	(void)origin;
	return NULL;
}

static xmlNode *
itself(xmlNode *node)
{
	return node;
}

static xmlNode *
first_child(xmlNode *node)
{
	return has_children(node) ? node->children : NULL;
}

static xmlNode *
first_attribute(xmlNode *node)
{
	return node->type == XML_ELEMENT_NODE ? (xmlNode *)node->properties : NULL;
}

static xmlNode *
parent(xmlNode *node)
{
	return node->parent;
}

static xmlNode *
next_parent(xmlNode *node, xmlNode *origin)
{
	(void)origin;
	return node->parent;
}

/* An attribute has no siblings, though libxml2 chains them. */
static xmlNode *
next_sibling(xmlNode *node)
{
	return node->type == XML_ATTRIBUTE_NODE ? NULL : node->next;
}

static xmlNode *
previous_sibling(xmlNode *node)
{
	return node->type == XML_ATTRIBUTE_NODE ? NULL : node->prev;
}

static xmlNode *
next_after(xmlNode *node, xmlNode *origin)
{
	(void)origin;
	return node->next;
}

static xmlNode *
next_before(xmlNode *node, xmlNode *origin)
{
	(void)origin;
	return node->prev;
}

/* Behind the node and all in it; top NULL: to the end of the document. */
static xmlNode *
behind(xmlNode *node, const xmlNode *top)
{
	while (node && node != top && !node->next)
		node = node->parent;
	return node && node != top ? node->next : NULL;
}

static xmlNode *
next_descendant(xmlNode *node, xmlNode *origin)
{
	xmlNode *child = first_child(node);

	return child ? child : behind(node, origin);
}

/* As libxml2 has it: behind an attribute comes what is behind its element, not what is in it. */
static xmlNode *
first_following(xmlNode *node)
{
	return behind(node->type == XML_ATTRIBUTE_NODE ? node->parent : node, NULL);
}

static xmlNode *
next_following(xmlNode *node, xmlNode *origin)
{
	(void)origin;
	return next_descendant(node, NULL);
}

static xmlNode *
last_in(xmlNode *node)
{
	while (has_children(node) && node->last)
		node = node->last;
	return node;
}

/* Ancestors of the origin are not on the axis. */
static xmlNode *
next_preceding(xmlNode *node, xmlNode *origin)
{
	while (node) {
		if (node->type != XML_ATTRIBUTE_NODE && node->prev)
			return last_in(node->prev);
		node = node->parent;
		if (node && !node_is_above(node, origin))
			return node;
	}
	return NULL;
}

static xmlNode *
first_preceding(xmlNode *node)
{
	return next_preceding(node, node);
}

static const struct {
	const char *name;
	xmlNode *(*first)(xmlNode *origin);
	xmlNode *(*next)(xmlNode *node, xmlNode *origin);
} axes[] = {
	[AXIS_CHILD] = {"child", first_child, next_after},
	[AXIS_ATTRIBUTE] = {"attribute", first_attribute, next_after},
	[AXIS_SELF] = {"self", itself, after_none},
	[AXIS_PARENT] = {"parent", parent, after_none},
	[AXIS_DESCENDANT] = {"descendant", first_child, next_descendant},
	[AXIS_DESCENDANT_OR_SELF] = {"descendant-or-self", itself, next_descendant},
	[AXIS_ANCESTOR] = {"ancestor", parent, next_parent},
	[AXIS_ANCESTOR_OR_SELF] = {"ancestor-or-self", itself, next_parent},
	[AXIS_FOLLOWING_SIBLING] = {"following-sibling", next_sibling, next_after},
	[AXIS_PRECEDING_SIBLING] = {"preceding-sibling", previous_sibling, next_before},
	[AXIS_FOLLOWING] = {"following", first_following, next_following},
	[AXIS_PRECEDING] = {"preceding", first_preceding, next_preceding},
};
_Static_assert(sizeof axes / sizeof *axes == AXES, "an axis has no row");

enum axis
axis_named(const char *name, size_t length)
{
	int axis = 0;

	while (axis < AXES &&
		(strlen(axes[axis].name) != length || memcmp(axes[axis].name, name, length)))
		axis++;
	return (enum axis)axis;
}

xmlNode *
axis_first(enum axis axis, xmlNode *origin)
{
	return axes[axis].first(origin);
}

xmlNode *
axis_next(enum axis axis, xmlNode *node, xmlNode *origin)
{
	return axes[axis].next(node, origin);
}

static int
compare(const char *a, const char *b)
{
	return a && b ? strcmp(a, b) : (a != NULL) - (b != NULL);
}

static int
compare_names(const void *a_, const void *b_)
{
	const struct node_name *a = a_, *b = b_;
	int order = compare(a->name, b->name);

	return order ? order : compare(a->uri, b->uri);
}

void
node_names_sort(struct node_name *names, size_t count)
{
	qsort(names, count, sizeof *names, compare_names);
}

static bool
is_one_of(const struct node_test *test, const xmlNode *node)
{
	const struct node_name wanted = {
		(const char *)node->name, node->ns ? (const char *)node->ns->href : NULL};

	return bsearch(&wanted, test->names, test->count, sizeof wanted, compare_names) != NULL;
}

static bool
is_named(const struct node_test *test, const xmlNode *node)
{
	const char *uri = node->ns ? (const char *)node->ns->href : NULL;

	if (test->kind == TEST_NAMES)
		return is_one_of(test, node);
	/* most names differ in their first letter */
	if (test->kind == TEST_NAME &&
		(*test->name != (char)*node->name || strcmp(test->name, (const char *)node->name)))
		return false;
	if (test->kind == TEST_ANY && !test->uri)
		return true;
	return test->uri ? uri && !strcmp(test->uri, uri) : !uri;
}

/* XPath has no nodes for document types and their declarations. */
static bool
is_node(const xmlNode *node)
{
	switch (node->type) {
	case XML_ELEMENT_NODE:
	case XML_ATTRIBUTE_NODE:
	case XML_TEXT_NODE:
	case XML_CDATA_SECTION_NODE:
	case XML_COMMENT_NODE:
	case XML_PI_NODE:
	case XML_DOCUMENT_NODE:
		return true;
	default:
		return false;
	}
}

bool
node_passes(const struct node_test *test, enum axis axis, const xmlNode *node)
{
	switch (test->kind) {
	case TEST_NAME:
	case TEST_NAMES:
	case TEST_ANY:
		return node->type ==
		               (axis == AXIS_ATTRIBUTE ? XML_ATTRIBUTE_NODE : XML_ELEMENT_NODE) &&
		       is_named(test, node);
	case TEST_NODE:
		return is_node(node);
	case TEST_TEXT:
		return node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE;
	case TEST_COMMENT:
		return node->type == XML_COMMENT_NODE;
	case TEST_INSTRUCTION:
		return node->type == XML_PI_NODE &&
		       (!test->name || !strcmp(test->name, (const char *)node->name));
	}
	return false;
}
