/* native_compare.c -- xpath: comparisons of terms (XPath 1.0, 3.4) */
#include <libxml/xpathInternals.h>
#include <string.h>

#include "join.h"
#include "native.h"

/* The comparison with its sides exchanged. */
static enum term_kind
mirrored(enum term_kind kind)
{
	switch (kind) {
	case TERM_LESS:
		return TERM_GREATER;
	case TERM_LESS_EQUAL:
		return TERM_GREATER_EQUAL;
	case TERM_GREATER:
		return TERM_LESS;
	case TERM_GREATER_EQUAL:
		return TERM_LESS_EQUAL;
	default:
		return kind;
	}
}

static bool
numbers_hold(enum term_kind kind, double a, double b)
{
	switch (kind) {
	case TERM_EQUAL:
		return a == b; /* as XPath has it */
	case TERM_UNEQUAL:
		return a != b;
	case TERM_LESS:
		return a < b;
	case TERM_LESS_EQUAL:
		return a <= b;
	case TERM_GREATER:
		return a > b;
	default:
		return a >= b;
	}
}

static bool
is_equality(enum term_kind kind)
{
	return kind == TERM_EQUAL || kind == TERM_UNEQUAL;
}

/* Nodes on the left of a comparison with one value. */
struct one_value {
	struct visitor visitor;
	struct native *native;
	enum term_kind kind;
	const char *text; /* NULL: numbers are compared */
	double number;
};

static bool
holds_for_node(struct visitor *visitor, xmlNode *node)
{
	struct one_value *value = (struct one_value *)visitor;
	bool lasting;
	const char *text = node_text(value->native, node, &lasting);

	if (value->text)
		return !strcmp(text, value->text) == (value->kind == TERM_EQUAL);
	return numbers_hold(
		value->kind, xmlXPathStringEvalNumber((const xmlChar *)text), value->number);
}

static bool
nodes_and_text(struct native *native, const struct term *nodes, struct focus focus,
	enum term_kind kind, const char *text)
{
	struct one_value value = {{holds_for_node, NOTHING_MATTERS}, native, kind, text, 0};

	if (!is_equality(kind)) {
		value.number = xmlXPathStringEvalNumber((const xmlChar *)text);
		value.text = NULL;
	}
	return term_each(native, nodes, focus, &value.visitor);
}

/* Nodes on both sides. */
struct other_nodes {
	struct visitor visitor;
	struct native *native;
	const struct term *left;
	struct focus focus;
	enum term_kind kind;
};

static bool
holds_for_other(struct visitor *visitor, xmlNode *node)
{
	struct other_nodes *other = (struct other_nodes *)visitor;
	bool lasting;

	return nodes_and_text(other->native, other->left, other->focus, other->kind,
		node_text(other->native, node, &lasting));
}

static bool
nodes_and_nodes(struct native *native, const struct term *left, const struct term *right,
	struct focus focus, enum term_kind kind)
{
	struct other_nodes other = {{holds_for_other, NOTHING_MATTERS}, native, left, focus, kind};

	return term_each(native, right, focus, &other.visitor);
}

static bool
nodes_and_value(struct native *native, const struct term *nodes, const struct term *other,
	enum value_type type, struct focus focus, enum term_kind kind)
{
	struct one_value value = {{holds_for_node, NOTHING_MATTERS}, native, kind, NULL, 0};

	if (type == VALUE_NODES)
		return nodes_and_nodes(native, nodes, other, focus, kind);
	if (type == VALUE_TEXT)
		return nodes_and_text(native, nodes, focus, kind, term_text(native, other, focus));
	if (type == VALUE_BOOLEAN)
		return numbers_hold(
			kind, term_truth(native, nodes, focus), term_truth(native, other, focus));
	value.number = term_number(native, other, focus);
	return term_each(native, nodes, focus, &value.visitor);
}

static bool
values_hold(struct native *native, const struct term *term, enum value_type left,
	enum value_type right, struct focus focus)
{
	const struct term *a = term->arguments, *b = a->next;

	if (is_equality(term->kind) && (left == VALUE_BOOLEAN || right == VALUE_BOOLEAN))
		return (term_truth(native, a, focus) == term_truth(native, b, focus)) ==
		       (term->kind == TERM_EQUAL);
	if (is_equality(term->kind) && left == VALUE_TEXT && right == VALUE_TEXT)
		return !strcmp(term_text(native, a, focus), term_text(native, b, focus)) ==
		       (term->kind == TERM_EQUAL);
	return numbers_hold(
		term->kind, term_number(native, a, focus), term_number(native, b, focus));
}

bool
term_compare(struct native *native, const struct term *term, struct focus focus)
{
	const struct term *a = term->arguments, *b = a->next;
	enum value_type left = term_type_now(native, a), right = term_type_now(native, b);
	bool holds;

	if (term->join.asked && join_holds(native, term, focus, &holds))
		return holds;
	if (left == VALUE_NODES)
		return nodes_and_value(native, a, b, right, focus, term->kind);
	if (right == VALUE_NODES)
		return nodes_and_value(native, b, a, left, focus, mirrored(term->kind));
	return values_hold(native, term, left, right, focus);
}
