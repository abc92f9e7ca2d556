/* native_foreign.c -- xpath: terms call functions that were written for libxml2 */
#include <libxml/xpathInternals.h>

#include "function.h"
#include "native_function.h"

static xmlXPathObject *call_value(
	struct native *native, const struct term *call, struct focus focus);

/* What a function gives that was written for libxml2 is a set already. */
static xmlXPathObject *
nodes_of(struct native *native, const struct term *term, struct focus focus)
{
	xmlXPathObject *value = NULL;

	if (term->kind == TERM_CALL && term->foreign)
		value = call_value(native, term, focus);
	if (value && value->type == XPATH_NODESET && value->nodesetval)
		return value;
	xmlXPathFreeObject(value);
	return xmlXPathWrapNodeSet(term_set(native, term, focus));
}

xmlXPathObject *
term_value(struct native *native, const struct term *term, struct focus focus)
{
	switch (term->type) {
	case VALUE_NODES:
		return nodes_of(native, term, focus);
	case VALUE_BOOLEAN:
		return xmlXPathNewBoolean(term_truth(native, term, focus));
	case VALUE_NUMBER:
		return xmlXPathNewFloat(term_number(native, term, focus));
	case VALUE_TEXT:
		return xmlXPathNewCString(term_text(native, term, focus));
	case VALUE_ANY:
		break;
	}
	return xmlXPathObjectCopy((xmlXPathObject *)(size_t)term_object(native, term));
}

/* Where libxml2 would be when it calls a function. Arguments are made before: they may be in other
 * places. */
static void
move_to(xmlXPathContext *xpath, const struct native *native, const struct term *call,
	struct focus focus)
{
	const struct expression *active = native->evaluation->active;

	xpath->doc = evaluation_root(native->evaluation, focus.node);
	xpath->node = focus.node;
	xpath->contextSize = focus.size;
	xpath->proximityPosition = focus.position;
	xpath->namespaces = active ? active->scope.namespaces : NULL;
	xpath->nsNr = active ? active->scope.count : 0;
	xpath->function = (const xmlChar *)call->text;
	xpath->functionURI = (const xmlChar *)call->uri;
}

/* The arguments on the stack of a call; how many. */
static int
push_arguments(xmlXPathParserContext *stack, struct native *native, const struct term *call,
	struct focus focus)
{
	int count = 0;

	for (const struct term *one = call->arguments; one; one = one->next, count++)
		valuePush(stack, term_value(native, one, focus));
	return count;
}

/* What went wrong was said, or is now; NULL then. */
static xmlXPathObject *
check(struct native *native, xmlXPathObject *value)
{
	struct evaluation *evaluation = native->evaluation;

	if (value && !evaluation->failed)
		return value;
	evaluation_wrong(evaluation, "a function gave no value");
	native->stopped = true;
	xmlXPathFreeObject(value);
	return NULL;
}

/* Room for results besides the arguments: a stack that libxml2 did not make does not grow. */
enum { MOST_ON_STACK = 8 };

/* A stack that is given back serves the next call; within a call the next one has its own. */
static xmlXPathParserContext *
take_stack(struct evaluation *evaluation, const struct term *call)
{
	xmlXPathParserContext *stack = evaluation->stack;
	int room = MOST_ON_STACK;

	evaluation->stack = NULL;
	if (!stack)
		stack = xmlXPathNewParserContext((const xmlChar *)"", evaluation->xpath);
	if (!stack)
		die("out of memory");
	for (const struct term *one = call->arguments; one; one = one->next)
		room++;
	if (stack->valueMax < room) {
		stack->valueTab =
			xmlRealloc(stack->valueTab, (size_t)room * sizeof *stack->valueTab);
		stack->valueMax = room;
	}
	if (!stack->valueTab)
		die("out of memory");
	return stack;
}

static void
give_back(struct evaluation *evaluation, xmlXPathParserContext *stack)
{
	while (stack->valueNr > 0)
		xmlXPathFreeObject(valuePop(stack));
	stack->error = 0;
	if (evaluation->stack)
		xmlXPathFreeParserContext(stack);
	else
		evaluation->stack = stack;
}

/* The value of a call; NULL: the native evaluation is over. */
static xmlXPathObject *
call_value(struct native *native, const struct term *call, struct focus focus)
{
	xmlXPathContext *xpath = native->evaluation->xpath, before = *xpath;
	xmlXPathParserContext *stack = take_stack(native->evaluation, call);
	xmlXPathObject *value = NULL;
	const int count = push_arguments(stack, native, call, focus);

	if (!native->unfit && !native->stopped) {
		move_to(xpath, native, call, focus);
		call->foreign->call(stack, count);
		value = check(native, stack->error ? NULL : valuePop(stack));
		xpath->doc = before.doc;
		xpath->node = before.node;
		xpath->contextSize = before.contextSize;
		xpath->proximityPosition = before.proximityPosition;
		xpath->namespaces = before.namespaces;
		xpath->nsNr = before.nsNr;
	}
	give_back(native->evaluation, stack);
	return value;
}

static bool
give_truth(struct native *native, const struct term *call, struct focus focus)
{
	xmlXPathObject *value = call_value(native, call, focus);
	bool truth = value && xmlXPathCastToBoolean(value);

	xmlXPathFreeObject(value);
	return truth;
}

static double
give_number(struct native *native, const struct term *call, struct focus focus)
{
	xmlXPathObject *value = call_value(native, call, focus);
	double number = value ? xmlXPathCastToNumber(value) : 0;

	xmlXPathFreeObject(value);
	return number;
}

static const char *
give_text(struct native *native, const struct term *call, struct focus focus)
{
	xmlXPathObject *value = call_value(native, call, focus);
	const char *text = "";

	if (value && value->type == XPATH_STRING && value->stringval)
		text = arena_copy(&native->evaluation->scratch, (const char *)value->stringval);
	xmlXPathFreeObject(value);
	return text;
}

static bool
give_nodes(
	struct native *native, const struct term *call, struct focus focus, struct visitor *visitor)
{
	xmlXPathObject *value = call_value(native, call, focus);
	bool enough = !value || value_each(native, value, visitor);

	xmlXPathFreeObject(value);
	return enough;
}

static const struct native_function foreign[] = {
	[GIVES_TRUTH] = {"", 0, MOST_ARGUMENTS, VALUE_BOOLEAN, .truth = give_truth},
	[GIVES_NUMBER] = {"", 0, MOST_ARGUMENTS, VALUE_NUMBER, .number = give_number},
	[GIVES_TEXT] = {"", 0, MOST_ARGUMENTS, VALUE_TEXT, .text = give_text},
	[GIVES_NODE] = {"", 0, MOST_ARGUMENTS, VALUE_NODES, .each = give_nodes},
	[GIVES_NODES] = {"", 0, MOST_ARGUMENTS, VALUE_NODES, .each = give_nodes},
	[GIVES_APART] = {"", 0, MOST_ARGUMENTS, VALUE_NODES, .each = give_nodes},
};

const struct native_function *
native_foreign(const struct function *function)
{
	return function->gives == GIVES_ANYTHING ? NULL : &foreign[function->gives];
}
