/* expression_value.h -- xpath: what a compiled expression is worth at a node */
#ifndef TSAGCHECK_XPATH_EXPRESSION_VALUE_H
#define TSAGCHECK_XPATH_EXPRESSION_VALUE_H

#include "expression.h"

/* The value of the expression at node; caller frees it with xmlXPathFreeObject().
 * NULL after one message(), or none when the same was said before. */
xmlXPathObject *expression_value(
	struct evaluation *evaluation, const struct expression *expression, xmlNode *node);

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

/* The value as string() makes it; caller frees with xmlFree(). Of nodes, the first: libxml2 would
 * sort them anew, and goes from sibling to sibling. */
xmlChar *value_text(const xmlXPathObject *value);

/* The bytes of a text; 0: the value is none. */
size_t value_length(const xmlXPathObject *value);

/* How many nodes a value has; 0 when it is NULL or no set of nodes. They are in document order, in
 * which libxml2 puts the result of an expression. */
int value_count(const xmlXPathObject *value);

/* Node number i of such a value; of a namespace the element that has it. Borrows. */
xmlNode *value_node(const xmlXPathObject *value, int i);

#endif
