/* expression.h -- base: XPath 1.0 with functions of our own, and errors that say where */
#ifndef TSAGCHECK_BASE_EXPRESSION_H
#define TSAGCHECK_BASE_EXPRESSION_H

#include <libxml/xpath.h>
#include <stdbool.h>
#include <stddef.h>

#include "arena.h"
#include "map.h"
#include "message.h"
#include "regex.h"

/* The namespaces in scope where an expression was written. */
struct scope {
	xmlNs **namespaces; /* borrowed from the document that it was written in */
	int count;
};

/* A compiled expression. {0} is none. */
struct expression {
	xmlXPathCompExpr *compiled;
	const char *text; /* lives in the arena given to expression_compile() */
	struct spot spot; /* where it was written */
	struct scope scope;
};

/* More arguments than any function is written with. */
enum { MOST_ARGUMENTS = 1000 };

/* A function that expressions can call. It begins with expression_takes(). */
struct function {
	const char *uri, *name;
	xmlXPathFunction call;
};

/* Some functions. Lists of tables end with NULL. */
struct function_table {
	const struct function *rows;
	size_t count;
};

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

/* The namespaces in scope at a node; the array lives in a, the namespaces in the node's document.
 */
struct scope scope_of(const xmlNode *node, struct arena *a);

/* Compiles text, written at spot, into expression. Owner: expression_clear().
 * Returns 0; or -1 after one message(), and then expression is {0}. */
int expression_compile(struct evaluation *evaluation, struct expression *expression,
	const char *text, struct spot spot, struct scope scope, struct arena *a);
void expression_clear(struct expression *expression);

/* The value of the expression at node; caller frees it with xmlXPathFreeObject().
 * NULL after one message(), or none when the same was said before. */
xmlXPathObject *expression_value(
	struct evaluation *evaluation, const struct expression *expression, xmlNode *node);

/* Says that the expression cannot be used, and why; of one expression it is said once. */
void expression_wrong(
	struct evaluation *evaluation, const struct expression *expression, const char *why);

/* Makes the active expression fail because of another thing. Returns whether that is to be said:
 * true the first time. */
bool evaluation_fail(struct evaluation *evaluation, const void *because);

/* Which of how many nodes a predicate is asked for: position() and last(). */
struct focus_position {
	int position, size;
};

/* As expression_value(), with a position. */
xmlXPathObject *expression_value_at(struct evaluation *evaluation,
	const struct expression *expression, xmlNode *node, struct focus_position at);

/* Puts the nodes of a value in document order. Returns how many there are; 0 when it is NULL or no
 * set of nodes. */
int value_sort(xmlXPathObject *value);

/* Node number i of such a value; of a namespace the element that has it. Borrows. */
xmlNode *value_node(const xmlXPathObject *value, int i);

/* For functions: whether as many arguments were written as it takes, `least` to `most`; if not,
 * expression_fail() has been called and the function must return at once. */
bool expression_takes(xmlXPathParserContext *call, int count, int least, int most);

/* For functions: says that the active expression cannot be evaluated, and why, once. */
void expression_fail(xmlXPathParserContext *call, const char *why);

/* For functions: the evaluation that they are called in. */
struct evaluation *evaluation_of(const xmlXPathParserContext *call);

/* For functions: the regular expression, or NULL after expression_fail(). */
const struct regex *expression_regex(
	xmlXPathParserContext *call, const char *text, const char *flags);

#endif
