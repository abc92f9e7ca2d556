/* expression.h -- base: XPath 1.0 with functions of our own, and errors that say where */
#ifndef TSAGCHECK_BASE_EXPRESSION_H
#define TSAGCHECK_BASE_EXPRESSION_H

#include <libxml/xpath.h>
#include <stdbool.h>
#include <stddef.h>

#include "evaluation.h"
#include "written.h"

struct term;

/* The namespaces in scope where an expression was written. */
struct scope {
	xmlNs **namespaces; /* borrowed from the document that it was written in */
	int count;
};

/* A compiled expression. {0} is none. */
struct expression {
	xmlXPathCompExpr *compiled;
	const struct term *term; /* NULL: only libxml2 can evaluate it */
	const char *text;        /* lives in the arena given to expression_compile() */
	struct spot spot;        /* where it was written */
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

/* The value of the expression at node; caller frees it with xmlXPathFreeObject().
 * NULL after one message(), or none when the same was said before. */
xmlXPathObject *expression_value(
	struct evaluation *evaluation, const struct expression *expression, xmlNode *node);

/* Says that the expression cannot be used, and why; of one expression it is said once. */
void expression_wrong(
	struct evaluation *evaluation, const struct expression *expression, const char *why);

/* What an expression is asked about: a node, and which of how many it is (XPath 1.0, 1). */
struct focus {
	xmlNode *node;
	int position, size;
};

/* As expression_value(), with a position. */
xmlXPathObject *expression_value_at(
	struct evaluation *evaluation, const struct expression *expression, struct focus focus);

/* Whether the value is true, in *holds, as boolean() has it. Returns whether there is a value; if
 * not, that was said as expression_value() does. */
bool expression_holds(struct evaluation *evaluation, const struct expression *expression,
	xmlNode *node, bool *holds);
bool expression_holds_at(struct evaluation *evaluation, const struct expression *expression,
	struct focus focus, bool *holds);

/* Whether it is known before it is evaluated that its value is no number, which in a predicate
 * would be a position. */
bool expression_is_truth(const struct expression *expression);

/* Is shown texts; lasting: they stay where they are as long as the document. */
struct text_visitor {
	void (*visit)(struct text_visitor *visitor, const char *text, bool lasting);
};

/* Shows the texts of the value: of nodes each one's, else its own. Returns whether there is a
 * value, as expression_holds(). */
bool expression_texts(struct evaluation *evaluation, const struct expression *expression,
	xmlNode *node, struct text_visitor *visitor);

/* How many nodes a value has; 0 when it is NULL or no set of nodes. They are in document order, in
 * which libxml2 puts the result of an expression. */
int value_count(const xmlXPathObject *value);

/* Node number i of such a value; of a namespace the element that has it. Borrows. */
xmlNode *value_node(const xmlXPathObject *value, int i);

#endif
