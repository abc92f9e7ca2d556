/* axis.h -- xpath: the axes of XPath 1.0 and what their steps test (XPath 1.0, 2.2 and 2.3) */
#ifndef TSAGCHECK_XPATH_AXIS_H
#define TSAGCHECK_XPATH_AXIS_H

#include <libxml/tree.h>
#include <stdbool.h>

enum axis {
	AXIS_CHILD,
	AXIS_ATTRIBUTE,
	AXIS_SELF,
	AXIS_PARENT,
	AXIS_DESCENDANT,
	AXIS_DESCENDANT_OR_SELF,
	AXIS_ANCESTOR,
	AXIS_ANCESTOR_OR_SELF,
	AXIS_FOLLOWING_SIBLING,
	AXIS_PRECEDING_SIBLING,
	AXIS_FOLLOWING,
	AXIS_PRECEDING,
	AXES
};

enum test_kind {
	TEST_NAME,  /* of that name                 */
	TEST_NAMES, /* of one of the names          */
	TEST_ANY,   /* any name, of uri when given  */
	TEST_NODE,
	TEST_TEXT,
	TEST_COMMENT,
	TEST_INSTRUCTION /* of that name when given */
};

struct node_name {
	const char *name, *uri; /* NULL: none */
};

struct node_test {
	enum test_kind kind;
	const char *name, *uri;  /* NULL: none */
	struct node_name *names; /* of TEST_NAMES, in the order of node_names_sort() */
	size_t count;
};

/* Puts them in the order in which node_passes() looks for them. */
void node_names_sort(struct node_name *names, size_t count);

/* The axis of that name, length bytes long; AXES when there is none that is served here. */
enum axis axis_named(const char *name, size_t length);

/* The first node of the axis from origin, and the one behind node; NULL at the end. A reverse axis
 * goes backwards (XPath 1.0, 2.4). Namespace nodes are on none of them. Borrows. */
xmlNode *axis_first(enum axis axis, xmlNode *origin);
xmlNode *axis_next(enum axis axis, xmlNode *node, xmlNode *origin);

/* Whether the node is what the step asks for: a name without prefix is in no namespace. */
bool node_passes(const struct node_test *test, enum axis axis, const xmlNode *node);

#endif
