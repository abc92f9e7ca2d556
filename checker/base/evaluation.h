/* evaluation.h -- base: what the evaluations of XPath expressions share */
#ifndef TSAGCHECK_BASE_EVALUATION_H
#define TSAGCHECK_BASE_EVALUATION_H

#include <libxml/xpath.h>
#include <stdbool.h>

#include "map.h"
#include "message.h"
#include "regex.h"

struct expression;
struct function_table;

/* The value of a variable for an evaluation, which takes it over; NULL when there is none. */
typedef xmlXPathObject *variable_lookup(void *owner, const xmlChar *name, const xmlChar *uri);

/* What evaluations share: one a document and thread. */
struct evaluation {
	xmlXPathContext *xpath;
	const struct function_table *const *functions; /* ends with NULL */
	struct regexes *regexes;                       /* of t:find and re:* */
	struct messages *messages;
	void *owner;                     /* what the functions work on */
	const struct expression *active; /* the one being evaluated: errors name it */
	bool failed;                     /* the active one went wrong and said so */
	struct map said;                 /* what went wrong before: it is not said again */
	xmlDoc *tree;
	const xmlDoc *detached; /* for nodes of this document "/" is tree, too; NULL: none */
};

/* Makes an evaluation over tree (NULL: only for compiling). variables may be NULL. Owner:
 * evaluation_clear(). */
void evaluation_init(struct evaluation *evaluation, xmlDoc *tree,
	const struct function_table *const *functions, variable_lookup *variables, void *owner,
	struct messages *messages);
void evaluation_clear(struct evaluation *evaluation);

/* Makes the active expression fail because of another thing. Returns whether that is to be said:
 * true the first time. */
bool evaluation_fail(struct evaluation *evaluation, const void *because);

#endif
