/* held.c -- check: functions of urn:tsagcheck that ask which Recommendations in force a set has */
#include <libxml/xpathInternals.h>
#include <stdlib.h>
#include <string.h>

#include "../base/arena.h"
#include "../values/responsibility.h"
#include "functions.h"
#include "registers.h"

#define URI "urn:tsagcheck"

/* What one list after the other claims, and the Recommendations that are asked for. */
struct holding {
	struct check_run *run;
	struct responsibility *claims;
	size_t count;
	char letter;  /* whose rows are asked for; 0: those of a group */
	bool outside; /* those that no claim has are wanted */
	xmlNodeSet *rows;
};

static void
read_claims(xmlXPathParserContext *call, struct holding *holding)
{
	xmlNodeSet *nodes = argument_nodes(call);
	size_t count = nodes && nodes->nodeNr > 0 ? (size_t)nodes->nodeNr : 0;

	holding->claims = memory_new((count + 1) * sizeof *holding->claims);
	memset(holding->claims, 0, (count + 1) * sizeof *holding->claims);
	for (; holding->count < count; holding->count++) {
		xmlChar *text = xmlXPathCastNodeToString(nodes->nodeTab[holding->count]);

		responsibility_read((const char *)text, strlen((const char *)text),
			&holding->claims[holding->count]);
		xmlFree(text);
	}
	xmlXPathFreeNodeSet(nodes);
}

static void
clear(struct holding *holding)
{
	for (size_t i = 0; i < holding->count; i++)
		responsibility_clear(&holding->claims[i]);
	free(holding->claims);
}

/* Whether the claim has it, when all that the register gives to the excepted groups is theirs. */
static bool
holds(const struct responsibility *claim, const struct recommendation *one, const char *group)
{
	if (set_contains(&claim->plain, one))
		return true;
	for (size_t i = 0; i < claim->exception_count; i++)
		if (set_contains(&claim->exceptions[i].scope, one) &&
			!responsibility_excepts(&claim->exceptions[i], group))
			return true;
	return false;
}

static bool
any_holds(const struct holding *holding, const struct recommendation *one, const char *group)
{
	for (size_t i = 0; i < holding->count; i++)
		if (holding->outside ? set_contains(&holding->claims[i].all, one)
				     : holds(&holding->claims[i], one, group))
			return true;
	return false;
}

static bool
touches_letter(const struct holding *holding, char letter)
{
	struct interval all = {letter_key(letter), letter_key((char)(letter + 1))};

	for (size_t i = 0; i < holding->count; i++)
		if (set_touches(&holding->claims[i].all, all))
			return true;
	return false;
}

/* A Recommendation with two numbers has a row under the letter of each. */
static bool
was_asked_before(const struct holding *holding, const struct recommendation *one)
{
	for (size_t i = 0; holding->letter && i < one->count; i++)
		if (one->names[i].letter < holding->letter &&
			touches_letter(holding, one->names[i].letter))
			return true;
	return false;
}

static void
take(const struct register_file *file, const struct register_row *row, void *closure)
{
	struct holding *holding = closure;
	struct register_field id = register_field(row, register_column(file, "id"));
	struct register_field group = register_field(row, register_column(file, "group"));
	const char *name = arena_text(&holding->run->arena, group.text, group.length);
	struct recommendation one;

	if (recommendation_read(id.text, id.length, &one) || was_asked_before(holding, &one) ||
		any_holds(holding, &one, name) == holding->outside)
		return;
	xmlXPathNodeSetAddUnique(holding->rows, register_row_element(holding->run, file, row));
}

/* t:in-force(sets): the Recommendations in force that the sets have; what a set leaves to a group
 * is what the register gives to that group. */
static void
call_in_force(xmlXPathParserContext *call, int count)
{
	struct holding holding = {.run = run_of(call)};

	if (!expression_takes(call, count, 1, 1))
		return;
	read_claims(call, &holding);
	holding.rows = xmlXPathNodeSetCreate(NULL);
	for (holding.letter = 'A'; holding.letter <= 'Z'; holding.letter++)
		if (touches_letter(&holding, holding.letter))
			registers_each(holding.run, "in-force",
				(const char[]){holding.letter, '\0'}, take, &holding);
	clear(&holding);
	valuePush(call, xmlXPathWrapNodeSet(holding.rows));
}

/* t:in-force-outside(sets, group): the Recommendations in force of the group that no set has. */
static void
call_in_force_outside(xmlXPathParserContext *call, int count)
{
	struct holding holding = {.run = run_of(call), .outside = true};
	xmlChar *group;

	if (!expression_takes(call, count, 2, 2))
		return;
	group = xmlXPathPopString(call);
	read_claims(call, &holding);
	holding.rows = xmlXPathNodeSetCreate(NULL);
	registers_each(holding.run, "in-force", (const char *)group, take, &holding);
	clear(&holding);
	xmlFree(group);
	valuePush(call, xmlXPathWrapNodeSet(holding.rows));
}

static const struct function functions[] = {
	{URI, "in-force", call_in_force},
	{URI, "in-force-outside", call_in_force_outside},
};

const struct function_table held_functions = {functions, sizeof functions / sizeof *functions};
