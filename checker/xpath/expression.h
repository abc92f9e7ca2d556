/* expression.h -- xpath: XPath 1.0 with functions of our own, and errors that say where */
#ifndef TSAGCHECK_XPATH_EXPRESSION_H
#define TSAGCHECK_XPATH_EXPRESSION_H

#include <libxml/xpath.h>
#include <stdbool.h>
#include <stddef.h>

#include "evaluation.h"
#include "../base/written.h"

struct term;

/* The namespaces in scope where an expression was written. */
struct scope {
	xmlNs **namespaces; /* borrowed from the document that it was written in */
	int count;
};

/* A compiled expression. {0} is none: then its text is NULL. */
struct expression {
	const char *text;            /* lives in the arena given to expression_compile() */
	const struct term *term;     /* NULL: only libxml2 can evaluate it */
	xmlXPathCompExpr **compiled; /* of libxml2, there; NULL in it until that is needed */
	struct spot spot;            /* where it was written */
	struct scope scope;
};

/* The namespaces in scope at a node; the array lives in a, the namespaces in the node's document.
 */
struct scope scope_of(const xmlNode *node, struct arena *a);

/* The URI of a prefix, or NULL. Borrows. */
const char *scope_uri(const struct scope *scope, const char *prefix);

/* Compiles a text, of which a keeps a copy, into expression. Owner: expression_clear().
 * Returns 0; or -1 after one message() about the very character, and then expression is {0}. */
int expression_compile(struct evaluation *evaluation, struct expression *expression,
	const struct written *written, struct scope scope, struct arena *a);
void expression_clear(struct expression *expression);

/* What libxml2 evaluates, compiled when it is first asked for; borrows. */
xmlXPathCompExpr *expression_compiled(
	struct evaluation *evaluation, const struct expression *expression);

/* Says that the expression cannot be used, and why; of one expression it is said once. */
void expression_wrong(
	struct evaluation *evaluation, const struct expression *expression, const char *why);

#endif
