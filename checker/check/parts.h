/* parts.h -- check: the elements of a schema, with what they include in its place */
#ifndef TSAGCHECK_CHECK_PARTS_H
#define TSAGCHECK_CHECK_PARTS_H

#include <libxml/tree.h>
#include <stdbool.h>
#include <stddef.h>

struct schema_reading;

/* Elements of a schema with what they include in its place. Owner: nodes_clear(). */
struct nodes {
	const xmlNode **items;
	size_t count, room;
};

/* Whether node is the Schematron element of that name; the XSLT one. */
bool is_schematron(const xmlNode *node, const char *name);
bool is_xslt(const xmlNode *node, const char *name);

/* Whether node, of which parent is the parent when what is included is in its place, defines a
 * variable: sch:let; of a schema sch:param, too (2025). */
bool is_let(const xmlNode *parent, const xmlNode *node);

/* Adds the children of an element; in place of sch:include what it names, in place of sch:extends
 * with href the children of what it names. Returns 0; or -1 after one message(). */
int schema_children(struct schema_reading *reading, const xmlNode *parent, struct nodes *children);

/* Calls visit for each element below parent, with what it includes in its place, and the element
 * that it is then a child of; for one that is included twice only once. Goes into elements of
 * Schematron and XSLT alone. Returns 0; or -1 after one message(), or when visit does not return 0,
 * which ends it. */
int schema_walk(struct schema_reading *reading, const xmlNode *parent,
	int (*visit)(void *owner, const xmlNode *parent, const xmlNode *node), void *owner);

void nodes_add(struct nodes *nodes, const xmlNode *node);
void nodes_clear(struct nodes *nodes);

/* How many of them are Schematron elements of that name. */
size_t nodes_count(const struct nodes *nodes, const char *name);

#endif
