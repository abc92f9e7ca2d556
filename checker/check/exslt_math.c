/* exslt_math.c -- check: http://exslt.org/math */
#include <libxml/xpathInternals.h>
#include <math.h>
#include <stdint.h>
#include <string.h>

#include "../load/place.h"
#include "functions.h"

#define URI "http://exslt.org/math"

/* The least, or greatest, number of the nodes; NaN when there is none or one is no number. */
static double
extreme(const xmlNodeSet *nodes, bool greatest)
{
	double found = NAN;

	for (int i = 0; i < nodes->nodeNr; i++) {
		double number = xmlXPathCastNodeToNumber(nodes->nodeTab[i]);

		if (isnan(number))
			return NAN;
		if (i == 0 || (greatest ? number > found : number < found))
			found = number;
	}
	return found;
}

static void
push_extreme(xmlXPathParserContext *call, int count, bool greatest)
{
	xmlNodeSet *nodes;

	if (!expression_takes(call, count, 1, 1) || !(nodes = argument_nodes(call)))
		return;
	valuePush(call, xmlXPathNewFloat(extreme(nodes, greatest)));
	xmlXPathFreeNodeSet(nodes);
}

/* math:min(nodes) */
static void
call_min(xmlXPathParserContext *call, int count)
{
	push_extreme(call, count, false);
}

/* math:max(nodes) */
static void
call_max(xmlXPathParserContext *call, int count)
{
	push_extreme(call, count, true);
}

/* The nodes that have that number. */
static void
push_extreme_nodes(xmlXPathParserContext *call, int count, bool greatest)
{
	xmlNodeSet *nodes, *chosen;
	double number;

	if (!expression_takes(call, count, 1, 1) || !(nodes = argument_nodes(call)))
		return;
	number = extreme(nodes, greatest);
	chosen = xmlXPathNodeSetCreate(NULL);
	for (int i = 0; i < nodes->nodeNr && !isnan(number); i++)
		if (xmlXPathCastNodeToNumber(nodes->nodeTab[i]) == number)
			xmlXPathNodeSetAddUnique(chosen, nodes->nodeTab[i]);
	xmlXPathFreeNodeSet(nodes);
	valuePush(call, xmlXPathWrapNodeSet(chosen));
}

/* math:lowest(nodes) */
static void
call_lowest(xmlXPathParserContext *call, int count)
{
	push_extreme_nodes(call, count, false);
}

/* math:highest(nodes) */
static void
call_highest(xmlXPathParserContext *call, int count)
{
	push_extreme_nodes(call, count, true);
}

/* Functions of one number, of the same name here as there but for abs. */
static const struct {
	const char *name;
	double (*compute)(double number);
} computations[] = {
	{"abs", fabs},
	{"sqrt", sqrt},
	{"log", log},
	{"exp", exp},
	{"sin", sin},
	{"cos", cos},
	{"tan", tan},
	{"asin", asin},
	{"acos", acos},
	{"atan", atan},
};

/* math:abs(number) and so on. */
static void
call_computation(xmlXPathParserContext *call, int count)
{
	const char *name = (const char *)call->context->function;
	double number;

	if (!expression_takes(call, count, 1, 1))
		return;
	number = xmlXPathPopNumber(call);
	for (size_t i = 0; i < sizeof computations / sizeof *computations; i++)
		if (!strcmp(computations[i].name, name)) {
			number = computations[i].compute(number);
			break;
		}
	valuePush(call, xmlXPathNewFloat(number));
}

/* math:power(base, exponent) */
static void
call_power(xmlXPathParserContext *call, int count)
{
	double base, exponent;

	if (!expression_takes(call, count, 2, 2))
		return;
	exponent = xmlXPathPopNumber(call);
	base = xmlXPathPopNumber(call);
	valuePush(call, xmlXPathNewFloat(pow(base, exponent)));
}

/* math:atan2(y, x) */
static void
call_atan2(xmlXPathParserContext *call, int count)
{
	double x, y;

	if (!expression_takes(call, count, 2, 2))
		return;
	x = xmlXPathPopNumber(call);
	y = xmlXPathPopNumber(call);
	valuePush(call, xmlXPathNewFloat(atan2(y, x)));
}

static const struct {
	const char *name, *digits;
} constants[] = {
	{"PI", "3.1415926535897932384626433832795028841971693993751"},
	{"E", "2.71828182845904523536028747135266249775724709369996"},
	{"SQRRT2", "1.41421356237309504880168872420969807856967187537694"},
	{"LN2", "0.69314718055994530941723212145817656807550013436025"},
	{"LN10", "2.30258509299404568401799145468436420760110148862877"},
	{"LOG2E", "1.44269504088896340735992468100189213742664595415299"},
	{"SQRT1_2", "0.70710678118654752440084436210484903928483593768847"},
};

/* math:constant(name, precision): its first so many characters, the point counted, as the template
 * on the page of EXSLT has it; NaN for a name or precision that cannot be. */
static void
call_constant(xmlXPathParserContext *call, int count)
{
	xmlChar *name;
	char digits[64];
	double precision, number = NAN;

	if (!expression_takes(call, count, 2, 2))
		return;
	precision = xmlXPathPopNumber(call);
	name = xmlXPathPopString(call);
	for (size_t i = 0; i < sizeof constants / sizeof *constants && precision >= 1.0; i++)
		if (!strcmp(constants[i].name, (const char *)name)) {
			snprintf(digits, sizeof digits, "%.*s",
				precision < 60.0 ? (int)precision : 60, constants[i].digits);
			number = xmlXPathStringEvalNumber((const xmlChar *)digits);
		}
	valuePush(call, xmlXPathNewFloat(number));
	xmlFree(name);
}

/* Spreads the bits of a number over all others (the end of MurmurHash3). */
static uint64_t
spread(uint64_t bits)
{
	bits = (bits ^ bits >> 33) * 0xFF51AFD7ED558CCDU;
	bits = (bits ^ bits >> 33) * 0xC4CEB9FE1A85EC53U;
	return bits ^ bits >> 33;
}

/* math:random(): from 0 to 1, by where the context node stands in the source: the same in each run,
 * so that a run can be repeated. */
static void
call_random(xmlXPathParserContext *call, int count)
{
	const xmlNode *node = call->context->node;
	uint64_t seed = (uint64_t)call->context->proximityPosition;

	if (!expression_takes(call, count, 0, 0))
		return;
	while (node && node->type != XML_NAMESPACE_DECL && !place_is_set(node))
		node = node->parent;
	if (node && node->type != XML_NAMESPACE_DECL)
		seed ^= spread(place_offset(node) + 1);
	valuePush(call, xmlXPathNewFloat((double)(spread(seed) >> 11) / 9007199254740992.0));
}

static const struct function functions[] = {
	{URI, "min", call_min, GIVES_NUMBER, false},
	{URI, "max", call_max, GIVES_NUMBER, false},
	{URI, "lowest", call_lowest, GIVES_NODES, false},
	{URI, "highest", call_highest, GIVES_NODES, false},
	{URI, "abs", call_computation, GIVES_NUMBER, false},
	{URI, "sqrt", call_computation, GIVES_NUMBER, false},
	{URI, "log", call_computation, GIVES_NUMBER, false},
	{URI, "exp", call_computation, GIVES_NUMBER, false},
	{URI, "sin", call_computation, GIVES_NUMBER, false},
	{URI, "cos", call_computation, GIVES_NUMBER, false},
	{URI, "tan", call_computation, GIVES_NUMBER, false},
	{URI, "asin", call_computation, GIVES_NUMBER, false},
	{URI, "acos", call_computation, GIVES_NUMBER, false},
	{URI, "atan", call_computation, GIVES_NUMBER, false},
	{URI, "power", call_power, GIVES_NUMBER, false},
	{URI, "atan2", call_atan2, GIVES_NUMBER, false},
	{URI, "constant", call_constant, GIVES_NUMBER, false},
	{URI, "random", call_random, GIVES_NUMBER, false},
};

const struct function_table math_functions = {functions, sizeof functions / sizeof *functions};
