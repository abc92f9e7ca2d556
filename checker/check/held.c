/* held.c -- check: functions of urn:tsagcheck that ask which Recommendations of a register a set
 * has */
#include <libxml/xpathInternals.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../base/arena.h"
#include "../values/responsibility.h"
#include "functions.h"
#include "registers.h"

#define URI "urn:tsagcheck"

/* What was asked is often asked again, by another rule or of another line. */
struct answer {
	const char *reg;      /* the name of the register */
	const char *question; /* the sets, a line each, and the group */
	bool outside;
	bool unverified; /* there was no register */
	xmlNodeSet *rows;
	struct answer *next;
};

/* What one list after the other claims, and the Recommendations that are asked for. */
struct holding {
	struct check_run *run;
	const char *reg; /* the name of the register */
	struct responsibility *claims;
	size_t count;
	char letter;  /* whose rows are asked for; 0: those of a group */
	bool outside; /* those that no claim has are wanted */
	struct buffer question;
	xmlNodeSet *rows;
};

/* The text ends. */
static void
add_claim(struct holding *holding, xmlChar *text)
{
	const char *words = (const char *)text;

	buffer_print(&holding->question, "%s\n", words);
	responsibility_read(words, strlen(words), &holding->claims[holding->count++]);
	xmlFree(text);
}

/* The last argument: one set as text, or nodes with a set each. */
static void
read_claims(xmlXPathParserContext *call, struct holding *holding)
{
	xmlNodeSet *nodes = xmlXPathStackIsNodeSet(call) ? xmlXPathPopNodeSet(call) : NULL;
	xmlChar *text = nodes ? NULL : xmlXPathPopString(call);
	int count = nodes ? nodes->nodeNr : 0;
	size_t room = ((size_t)count + 1) * sizeof *holding->claims;

	holding->claims = memory_new(room);
	memset(holding->claims, 0, room);
	if (text)
		add_claim(holding, text);
	for (int i = 0; i < count; i++)
		add_claim(holding, xmlXPathCastNodeToString(nodes->nodeTab[i]));
	xmlXPathFreeNodeSet(nodes);
}

static void
clear(struct holding *holding)
{
	for (size_t i = 0; i < holding->count; i++)
		responsibility_clear(&holding->claims[i]);
	free(holding->claims);
	buffer_clear(&holding->question);
}

/* Whether an exception says that it is that group's, or for its several numbers another's. */
static bool
is_left(const struct responsibility_exception *exception, const struct recommendation *one,
	const char *group)
{
	return responsibility_excepts(exception, group) ||
	       (one->count > 1 && responsibility_excepts_double(exception));
}

/* Whether the claim has it, when all that the register gives to the groups that it leaves something
 * to, or shares something with, is theirs. */
static bool
holds(const struct responsibility *claim, const struct recommendation *one, const char *group)
{
	for (size_t i = 0; i < claim->shared.count; i++)
		if (set_contains(&claim->shared.items[i].scope, one) &&
			responsibility_excepts(&claim->shared.items[i], group))
			return false;
	if (set_contains(&claim->plain, one))
		return true;
	for (size_t i = 0; i < claim->left.count; i++)
		if (set_contains(&claim->left.items[i].scope, one) &&
			!is_left(&claim->left.items[i], one, group))
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
	struct register_field id, group;
	struct recommendation one;
	char name[16];

	id = register_field(row, register_column(file, "id"));
	group = register_field(row, register_column(file, "group"));
	if (recommendation_read(id.text, id.length, &one) || was_asked_before(holding, &one))
		return;
	snprintf(name, sizeof name, "%.*s", (int)group.length, group.text);
	if (any_holds(holding, &one, name) != holding->outside)
		xmlXPathNodeSetAddUnique(
			holding->rows, register_row_element(holding->run, file, row));
}

static void
ask(struct holding *holding, const char *group)
{
	holding->rows = xmlXPathNodeSetCreate(NULL);
	if (group) {
		registers_each(holding->run, holding->reg, group, take, holding);
		return;
	}
	for (holding->letter = 'A'; holding->letter <= 'Z'; holding->letter++)
		if (touches_letter(holding, holding->letter))
			registers_each(holding->run, holding->reg,
				(const char[]){holding->letter, '\0'}, take, holding);
}

static const struct answer *
answered(const struct holding *holding)
{
	const struct answer *at = holding->run->answers;

	while (at && (at->outside != holding->outside || strcmp(at->reg, holding->reg) != 0 ||
			     strcmp(at->question, buffer_text(&holding->question)) != 0))
		at = at->next;
	return at;
}

static const struct answer *
new_answer(struct holding *holding, const char *group)
{
	struct check_run *run = holding->run;
	struct answer *made = arena_alloc(&run->arena, sizeof *made);
	bool unverified = run->unverified;

	run->unverified = false;
	ask(holding, group);
	*made = (struct answer){holding->reg,
		arena_copy(&run->arena, buffer_text(&holding->question)), holding->outside,
		run->unverified, holding->rows, run->answers};
	run->answers = made;
	run->unverified = unverified;
	return made;
}

/* Ends with the value of the function on the stack. */
static void
answer(xmlXPathParserContext *call, struct holding *holding, const char *group)
{
	const struct answer *known;

	if (group)
		buffer_add_text(&holding->question, group);
	known = answered(holding);
	if (!known)
		known = new_answer(holding, group);
	holding->run->unverified |= known->unverified;
	valuePush(call, xmlXPathWrapNodeSet(xmlXPathNodeSetMerge(NULL, known->rows)));
	clear(holding);
}

void
held_clear(struct check_run *run)
{
	for (struct answer *at = run->answers; at; at = at->next)
		xmlXPathFreeNodeSet(at->rows);
	run->answers = NULL;
}

static void
call_held(xmlXPathParserContext *call, int count, const char *reg)
{
	struct holding holding = {.run = run_of(call), .reg = reg};

	if (!expression_takes(call, count, 1, 1))
		return;
	read_claims(call, &holding);
	answer(call, &holding, NULL);
}

/* t:in-force(sets): the Recommendations in force that the sets have; what a set leaves to a group
 * is what the register gives to that group. */
static void
call_in_force(xmlXPathParserContext *call, int count)
{
	call_held(call, count, "in-force");
}

/* t:numbers(sets): the numbers of the sets that a Recommendation ever had. */
static void
call_numbers(xmlXPathParserContext *call, int count)
{
	call_held(call, count, "numbers");
}

/* t:in-force-outside(sets, group): the Recommendations in force of the group that no set has. */
static void
call_in_force_outside(xmlXPathParserContext *call, int count)
{
	struct holding holding = {.run = run_of(call), .reg = "in-force", .outside = true};
	xmlChar *group;

	if (!expression_takes(call, count, 2, 2))
		return;
	group = xmlXPathPopString(call);
	read_claims(call, &holding);
	answer(call, &holding, (const char *)group);
	xmlFree(group);
}

static const struct function functions[] = {
	{URI, "in-force", call_in_force, GIVES_ANYTHING, false},
	{URI, "in-force-outside", call_in_force_outside, GIVES_ANYTHING, false},
	{URI, "numbers", call_numbers, GIVES_ANYTHING, false},
};

const struct function_table held_functions = {functions, sizeof functions / sizeof *functions};
