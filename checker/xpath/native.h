/* native.h -- xpath: terms are evaluated without libxml2, and without sets of nodes */
#ifndef TSAGCHECK_XPATH_NATIVE_H
#define TSAGCHECK_XPATH_NATIVE_H

#include "expression_value.h"
#include "term.h"

/* One evaluation of an expression. Texts that it makes lie in evaluation->scratch. */
struct native {
	struct evaluation *evaluation;
	unsigned long steps; /* nodes looked at so far, to be held against the limit */
	bool unfit;          /* a value was not what the terms were settled for: libxml2's turn */
	bool stopped;        /* too many steps, or a variable without a value: that was said */
};

/* Is shown nodes one after the other; visit returns whether it has seen enough. */
struct visitor {
	bool (*visit)(struct visitor *visitor, xmlNode *node);
	enum {
		ORDER_MATTERS,  /* in document order; backwards if the term's is so */
		NUMBER_MATTERS, /* each has to come once, it does not matter when   */
		NOTHING_MATTERS /* it only looks whether there is one               */
	} matters;
};

/* The value of a term that term_settle() found fit, as the functions boolean(), number() and
 * string() would make it. When native->unfit or stopped is set, what they give means nothing. Texts
 * are borrowed from the document, the term or the scratch. */
bool term_truth(struct native *native, const struct term *term, struct focus focus);
double term_number(struct native *native, const struct term *term, struct focus focus);
const char *term_text(struct native *native, const struct term *term, struct focus focus);

/* Shows the nodes of a term. Returns whether the visitor had enough of them. */
bool term_each(struct native *native, const struct term *term, struct focus focus,
	struct visitor *visitor);

/* The nodes of a term, each once, in document order; caller frees. sorted_each() shows these. */
xmlNodeSet *term_set(struct native *native, const struct term *term, struct focus focus);
bool sorted_each(struct native *native, const struct term *term, struct focus focus,
	struct visitor *visitor);

/* Puts a set in document order. */
void set_sort(const struct native *native, xmlNodeSet *nodes);

/* Shows those of a value. */
bool value_each(struct native *native, const xmlXPathObject *value, struct visitor *visitor);

/* The first of them in document order; NULL: there is none. Borrows. */
xmlNode *term_first(struct native *native, const struct term *term, struct focus focus);

/* Shows what the steps lead to from a node; step NULL: the node itself. */
bool steps_each(struct native *native, const struct path_step *step, xmlNode *node,
	struct visitor *visitor);

/* How many siblings of the context node the term finds, where that is all that it asks for: before
 * it, behind it, or all. Returns whether it is. */
bool siblings_count(
	struct native *native, const struct term *term, struct focus focus, double *count);

/* Whether one node more may be looked at. */
bool native_may_go_on(struct native *native);

/* What a term of no settled type is worth now: a variable's value. Borrows; NULL: stopped. */
const xmlXPathObject *term_object(struct native *native, const struct term *term);

/* The value as libxml2 has it; caller frees. When native->unfit or stopped is set, it means
 * nothing. */
xmlXPathObject *term_value(struct native *native, const struct term *term, struct focus focus);

/* The type of the value, also of a term of VALUE_ANY. */
enum value_type term_type_now(struct native *native, const struct term *term);

/* Whether the comparison holds (XPath 1.0, 3.4). */
bool term_compare(struct native *native, const struct term *term, struct focus focus);

/* The text of a node (XPath 1.0, 5); *lasting: it lies in the document, not in the scratch. */
const char *node_text(struct native *native, const xmlNode *node, bool *lasting);

#endif
