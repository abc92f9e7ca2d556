/* native.c -- xpath: a term becomes a boolean, a number or a text */
#include "native.h"

#include <libxml/xpathInternals.h>
#include <math.h>
#include <string.h>

#include "constant.h"
#include "native_function.h"

const xmlXPathObject *
term_object(struct native *native, const struct term *term)
{
	struct evaluation *evaluation = native->evaluation;
	const xmlXPathObject *value =
		native->stopped ? NULL
				: evaluation->bindings->variable(evaluation->owner, term->text);

	native->stopped |= evaluation->failed;
	native->unfit |= !value;
	return value;
}

enum value_type
term_type_now(struct native *native, const struct term *term)
{
	const xmlXPathObject *value;

	if (term->type != VALUE_ANY)
		return term->type;
	value = term_object(native, term);
	switch (value ? value->type : XPATH_UNDEFINED) {
	case XPATH_NODESET:
		return VALUE_NODES;
	case XPATH_BOOLEAN:
		return VALUE_BOOLEAN;
	case XPATH_NUMBER:
		return VALUE_NUMBER;
	case XPATH_STRING:
		return VALUE_TEXT;
	default:
		native->unfit = true;
		return VALUE_TEXT;
	}
}

static bool
any(struct visitor *visitor, xmlNode *node)
{
	(void)visitor;
	(void)node;
	return true;
}

struct first_node {
	struct visitor visitor;
	xmlNode *node;
	bool goes_on; /* they come backwards: the last is the first */
};

static bool
take_first(struct visitor *visitor, xmlNode *node)
{
	struct first_node *first = (struct first_node *)visitor;

	first->node = node;
	return !first->goes_on;
}

xmlNode *
term_first(struct native *native, const struct term *term, struct focus focus)
{
	struct first_node first = {
		.visitor = {take_first, ORDER_MATTERS}, .goes_on = term->order == ORDER_REVERSE};

	term_each(native, term, focus, &first.visitor);
	return first.node;
}

static bool
and_or(struct native *native, const struct term *term, struct focus focus)
{
	const bool decides = term->kind == TERM_OR;

	for (const struct term *one = term->arguments; one; one = one->next)
		if (term_truth(native, one, focus) == decides)
			return decides;
	return !decides;
}

static bool
truth_of_type_boolean(struct native *native, const struct term *term, struct focus focus)
{
	if (term->kind == TERM_CALL)
		return term->function->truth(native, term, focus);
	if (term->kind == TERM_AND || term->kind == TERM_OR)
		return and_or(native, term, focus);
	return term_compare(native, term, focus);
}

static bool
truth_anew(struct native *native, const struct term *term, struct focus focus)
{
	struct visitor visitor = {any, NOTHING_MATTERS};
	double number;

	switch (term->type) {
	case VALUE_BOOLEAN:
		return truth_of_type_boolean(native, term, focus);
	case VALUE_NODES:
		return term_each(native, term, focus, &visitor);
	case VALUE_NUMBER:
		number = term_number(native, term, focus);
		return number < 0 || number > 0;
	case VALUE_TEXT:
		return *term_text(native, term, focus) != '\0';
	case VALUE_ANY:
		break;
	}
	return xmlXPathCastToBoolean((xmlXPathObject *)(size_t)term_object(native, term)) != 0;
}

static double
calculate(struct native *native, const struct term *term, struct focus focus)
{
	double a = term_number(native, term->arguments, focus), b;

	if (term->kind == TERM_NEGATE)
		return -a;
	b = term_number(native, term->arguments->next, focus);
	switch (term->kind) {
	case TERM_PLUS:
		return a + b;
	case TERM_MINUS:
		return a - b;
	case TERM_TIMES:
		return a * b;
	case TERM_DIV:
		return a / b;
	default:
		return fmod(a, b);
	}
}

static double
number_of_type_number(struct native *native, const struct term *term, struct focus focus)
{
	if (term->kind == TERM_NUMBER)
		return term->number;
	if (term->kind == TERM_CALL)
		return term->function->number(native, term, focus);
	return calculate(native, term, focus);
}

static double
number_of_value(const xmlXPathObject *value)
{
	if (value_count(value) > 0)
		return xmlXPathCastNodeToNumber(value->nodesetval->nodeTab[0]);
	return xmlXPathCastToNumber((xmlXPathObject *)(size_t)value);
}

static double
number_anew(struct native *native, const struct term *term, struct focus focus)
{
	switch (term->type) {
	case VALUE_NUMBER:
		return number_of_type_number(native, term, focus);
	case VALUE_BOOLEAN:
		return term_truth(native, term, focus) ? 1 : 0;
	case VALUE_NODES:
	case VALUE_TEXT:
		return xmlXPathStringEvalNumber((const xmlChar *)term_text(native, term, focus));
	case VALUE_ANY:
		break;
	}
	return number_of_value(term_object(native, term));
}

/* A copy in the scratch of what libxml2 made. */
static const char *
keep(struct native *native, xmlChar *made)
{
	const char *text = arena_copy(&native->evaluation->scratch, (const char *)made);

	xmlFree(made);
	return text;
}

static const char *
text_of_nodes(struct native *native, const struct term *term, struct focus focus)
{
	const xmlNode *node = term_first(native, term, focus);
	bool lasting;

	return node ? node_text(native, node, &lasting) : "";
}

static const char *
text_anew(struct native *native, const struct term *term, struct focus focus)
{
	switch (term->type) {
	case VALUE_TEXT:
		return term->kind == TERM_LITERAL ? term->text
		                                  : term->function->text(native, term, focus);
	case VALUE_NODES:
		return text_of_nodes(native, term, focus);
	case VALUE_BOOLEAN:
		return term_truth(native, term, focus) ? "true" : "false";
	case VALUE_NUMBER:
		return keep(native, xmlXPathCastNumberToString(term_number(native, term, focus)));
	case VALUE_ANY:
		break;
	}
	const xmlXPathObject *value = term_object(native, term);

	if (value && value->type == XPATH_STRING)
		return value->stringval ? (const char *)value->stringval : "";
	return keep(native, value_text(value));
}

bool
term_truth(struct native *native, const struct term *term, struct focus focus)
{
	struct constant *constant = constant_of(native, term, focus);
	bool truth;

	if (constant && constant->has_truth)
		return constant->truth;
	truth = truth_anew(native, term, focus);
	if (constant && !native->unfit && !native->stopped)
		constant->has_truth = true, constant->truth = truth;
	return truth;
}

double
term_number(struct native *native, const struct term *term, struct focus focus)
{
	struct constant *constant = constant_of(native, term, focus);
	double number;

	if (constant && constant->has_number)
		return constant->number;
	number = number_anew(native, term, focus);
	if (constant && !native->unfit && !native->stopped)
		constant->has_number = true, constant->number = number;
	return number;
}

const char *
term_text(struct native *native, const struct term *term, struct focus focus)
{
	struct constant *constant = constant_of(native, term, focus);
	const char *text;

	if (constant && constant->text)
		return constant->text;
	text = text_anew(native, term, focus);
	if (constant && !native->unfit && !native->stopped)
		constant->text = constant_keep(native, text);
	return text;
}
