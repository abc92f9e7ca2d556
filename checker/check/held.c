/* held.c -- check: functions of urn:tsagcheck that ask which Recommendations of a register a set
 * has */
#include <libxml/xpathInternals.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../base/arena.h"
#include "../base/text_map.h"
#include "../values/responsibility.h"
#include "functions.h"
#include "held_rows.h"

#define URI "urn:tsagcheck"

/* Registers whose rows are asked for; only the first has groups, too. */
static const char *const in_force = "in-force", *const numbers = "numbers";

/* What was asked is often asked again, by another rule or of another line. */
struct answer {
	bool unverified; /* there was no register */
	xmlNodeSet *rows;
};

/* What a run keeps. */
struct held {
	struct text_map
		answers; /* by the question: the sets, a line each, and what is asked of them */
	struct held_rows rows;
};

/* What one list after the other claims, and the Recommendations that are asked for. */
struct holding {
	struct check_run *run;
	const char *reg; /* the name of the register */
	struct responsibility *claims;
	size_t count;
	struct set all, sure; /* of all claims: what they have; what is surely held of it */
	bool by_number;       /* rows are asked for by numbers; if not, those of a group */
	bool outside;         /* those that no claim has are wanted */
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
add_all(struct set *to, const struct set *from)
{
	for (size_t i = 0; i < from->count; i++)
		set_add(to, from->items[i]);
}

/* All claims become one. */
static void
join_claims(struct holding *holding)
{
	for (size_t i = 0; i < holding->count; i++) {
		const struct responsibility *claim = &holding->claims[i];

		add_all(&holding->all, &claim->all);
		if (holding->outside || !claim->shared.count)
			add_all(&holding->sure, holding->outside ? &claim->all : &claim->plain);
	}
	set_settle(&holding->all);
	set_settle(&holding->sure);
}

static void
clear(struct holding *holding)
{
	for (size_t i = 0; i < holding->count; i++)
		responsibility_clear(&holding->claims[i]);
	free(holding->claims);
	set_clear(&holding->all);
	set_clear(&holding->sure);
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
holds(const struct responsibility *claim, const struct held_row *row)
{
	const char *group = row->group;

	for (size_t i = 0; i < claim->shared.count; i++)
		if (set_contains(&claim->shared.items[i].scope, &row->one) &&
			responsibility_excepts(&claim->shared.items[i], group))
			return false;
	if (set_contains(&claim->plain, &row->one))
		return true;
	for (size_t i = 0; i < claim->left.count; i++)
		if (set_contains(&claim->left.items[i].scope, &row->one) &&
			!is_left(&claim->left.items[i], &row->one, group))
			return true;
	return false;
}

static bool
any_holds(const struct holding *holding, const struct held_row *row)
{
	for (size_t i = 0; i < row->one.count; i++)
		if (set_has(&holding->sure, row->keys[i]))
			return true;
	for (size_t i = 0; i < holding->count && !holding->outside; i++)
		if (holds(&holding->claims[i], row))
			return true;
	return false;
}

/* A Recommendation with two numbers has a row under each of them. */
static bool
was_asked_before(const struct holding *holding, const struct held_row *row)
{
	for (size_t i = 0; holding->by_number && i < row->one.count; i++) {
		const struct number *name = &row->one.names[i];
		struct interval all = held_main(name->letter, name->main);

		if (all.first < row->main && set_touches(&holding->all, all))
			return true;
	}
	return false;
}

static void
take(void *holding_, const struct register_file *file, const struct register_row *text)
{
	struct holding *holding = holding_;
	struct held_row *row = held_row_of(holding->run, &holding->run->held->rows, file, text);

	if (row->one.count && any_holds(holding, row) != holding->outside &&
		!was_asked_before(holding, row))
		xmlXPathNodeSetAddUnique(holding->rows,
			held_row_element(holding->run, &holding->run->held->rows, row));
}

static void
ask_for(struct holding *holding, struct register_keys keys)
{
	registers_each(holding->run, holding->reg, keys, &(struct register_taker){take, holding});
}

/* Rows from one number up to another one of the same letter, both included. */
static void
ask_for_numbers(struct holding *holding, struct number first, struct number last)
{
	char from[16], to[16];

	snprintf(from, sizeof from, "%c%05u", first.letter, first.main);
	snprintf(to, sizeof to, "%c%05u", last.letter, last.main);
	ask_for(holding, (struct register_keys){from, to});
}

/* An interval from one letter into another one is that of each; one number is not asked for twice,
 * by two intervals that both have a part of it. */
static void
ask_for_intervals(struct holding *holding)
{
	uint64_t done = 0;

	for (size_t i = 0; i < holding->all.count; i++) {
		struct interval in = holding->all.items[i];

		while (in.first = in.first < done ? done : in.first, in.first < in.behind) {
			struct number first = number_of_key(in.first), last;
			uint64_t end = letter_key((char)(first.letter + 1));

			last = number_of_key((in.behind < end ? in.behind : end) - 1);
			if (last.main > MAIN_MOST)
				last.main = MAIN_MOST;
			ask_for_numbers(holding, first, last);
			done = held_main(first.letter, last.main).behind;
		}
	}
}

static void
ask(struct holding *holding, const char *group)
{
	join_claims(holding);
	holding->rows = xmlXPathNodeSetCreate(NULL);
	holding->by_number = !group;
	if (group)
		ask_for(holding, (struct register_keys){group, group});
	else
		ask_for_intervals(holding);
}

static struct held *
held_of(struct check_run *run)
{
	if (!run->held)
		run->held = arena_alloc(&run->arena, sizeof *run->held);
	return run->held;
}

static const struct answer *
new_answer(struct holding *holding, const char *group)
{
	struct check_run *run = holding->run;
	struct answer *made = arena_alloc(&run->arena, sizeof *made);
	bool unverified = run->unverified;

	run->unverified = false;
	ask(holding, group);
	*made = (struct answer){run->unverified, holding->rows};
	*text_map_at(&run->held->answers, buffer_text(&holding->question)) = made;
	run->unverified = unverified;
	return made;
}

/* Ends with the value of the function on the stack. */
static void
answer(xmlXPathParserContext *call, struct holding *holding, const char *group)
{
	const struct held *held = held_of(holding->run);
	const struct answer *known;

	buffer_print(&holding->question, "%s %s%s", holding->reg, group ? "outside " : "in ",
		group ? group : "");
	known = text_map_get(&held->answers, buffer_text(&holding->question));
	if (!known)
		known = new_answer(holding, group);
	holding->run->unverified |= known->unverified;
	valuePush(call, xmlXPathWrapNodeSet(xmlXPathNodeSetMerge(NULL, known->rows)));
	clear(holding);
}

void
held_clear(struct check_run *run)
{
	const struct text_map *answers;

	if (!run->held)
		return;
	answers = &run->held->answers;
	for (size_t i = 0; i < answers->count; i++)
		xmlXPathFreeNodeSet(((struct answer *)answers->entries[i].value)->rows);
	text_map_clear(&run->held->answers);
	held_rows_clear(&run->held->rows);
	run->held = NULL;
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
	call_held(call, count, in_force);
}

/* t:numbers(sets): the numbers of the sets that a Recommendation ever had. */
static void
call_numbers(xmlXPathParserContext *call, int count)
{
	call_held(call, count, numbers);
}

/* t:in-force-outside(sets, group): the Recommendations in force of the group that no set has. */
static void
call_in_force_outside(xmlXPathParserContext *call, int count)
{
	struct holding holding = {.run = run_of(call), .reg = in_force, .outside = true};
	xmlChar *group;

	if (!expression_takes(call, count, 2, 2))
		return;
	group = xmlXPathPopString(call);
	read_claims(call, &holding);
	answer(call, &holding, (const char *)group);
	xmlFree(group);
}

static const struct function functions[] = {
	{URI, "in-force", call_in_force, GIVES_APART, false},
	{URI, "in-force-outside", call_in_force_outside, GIVES_APART, false},
	{URI, "numbers", call_numbers, GIVES_APART, false},
};

const struct function_table held_functions = {functions, sizeof functions / sizeof *functions};
