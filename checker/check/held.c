/* held.c -- check: functions of urn:tsagcheck that ask which Recommendations of a register a set
 * has */
#include <libxml/xpathInternals.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "../base/arena.h"
#include "../base/libxml.h"
#include "../values/responsibility.h"
#include "functions.h"
#include "registers.h"

#define URI "urn:tsagcheck"

/* A row of the register, read once a run. */
struct held_row {
	struct recommendation one;
	uint64_t keys[RECOMMENDATION_NAMES]; /* of its names */
	const char *group;
	const struct register_file *file;
	struct register_row row;
	intptr_t place;   /* of the element in document order */
	xmlNode *element; /* NULL: no answer had it yet */
	struct held_row *next;
};

/* The rows that a key of the register has: a letter or a group. */
struct held_rows {
	struct held_row *first, **last;
	struct arena *arena;
	intptr_t place;  /* of the next row */
	bool unverified; /* there was no register */
};

/* Rows come behind all other elements that functions make, those of a letter or group together, and
 * the letters in their order. */
enum { ROWS_PLACE_BITS = 24, LETTERS = 256, FIRST_GROUP = 2 * LETTERS };

/* Registers whose rows are asked for; only the first has groups, too. */
static const char *const in_force = "in-force", *const numbers = "numbers";

/* What was asked is often asked again, by another rule or of another line. */
struct answer {
	bool unverified; /* there was no register */
	xmlNodeSet *rows;
};

/* What a run keeps. */
struct held {
	xmlHashTable
		*answers;   /* by the question: the sets, a line each, and what is asked of them */
	xmlHashTable *rows; /* struct held_rows by register and key */
	xmlNode *elements;  /* where the rows are that answers had */
	int group_count;
};

/* What one list after the other claims, and the Recommendations that are asked for. */
struct holding {
	struct check_run *run;
	const char *reg; /* the name of the register */
	struct responsibility *claims;
	size_t count;
	struct set all, sure; /* of all claims: what they have; what is surely held of it */
	char letter;          /* whose rows are asked for; 0: those of a group */
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

static bool
touches_letter(const struct holding *holding, char letter)
{
	struct interval letters = {letter_key(letter), letter_key((char)(letter + 1))};

	return set_touches(&holding->all, letters);
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

static xmlNode *
element_of(struct check_run *run, struct held_row *row)
{
	if (!row->element) {
		row->element = run_element_in(run->held->elements, "row", row->place);
		register_row_fill(run, row->element, row->file, &row->row);
	}
	return row->element;
}

static void
take(struct holding *holding, struct held_row *row)
{
	if (any_holds(holding, row) != holding->outside && !was_asked_before(holding, &row->one))
		xmlXPathNodeSetAddUnique(holding->rows, element_of(holding->run, row));
}

static void
add_row(const struct register_file *file, const struct register_row *row, void *closure)
{
	struct held_rows *rows = closure;
	struct register_field id = register_field(row, register_column(file, "id"));
	struct register_field group = register_field(row, register_column(file, "group"));
	struct held_row *made = arena_alloc(rows->arena, sizeof *made);

	if (recommendation_read(id.text, id.length, &made->one))
		return;
	for (size_t i = 0; i < made->one.count; i++)
		made->keys[i] = number_key(&made->one.names[i]);
	made->group = arena_text(rows->arena, group.text, group.length);
	made->file = file;
	made->row = *row;
	made->place = rows->place++;
	*rows->last = made;
	rows->last = &made->next;
}

/* Where the rows of a key begin: a letter has its own place, groups come as they are asked for. */
static intptr_t
first_place(struct held *held, const char *reg, const char *key)
{
	const bool is_letter = key[0] && !key[1];
	intptr_t major = is_letter ? (unsigned char)key[0] : FIRST_GROUP + held->group_count++;

	if (strcmp(reg, in_force) != 0)
		major += LETTERS;
	return major << ROWS_PLACE_BITS;
}

static const struct held_rows *
rows_of(struct check_run *run, const char *reg, const char *key)
{
	struct held_rows *rows =
		xmlHashLookup2(run->held->rows, (const xmlChar *)reg, (const xmlChar *)key);

	if (rows)
		return rows;
	rows = arena_alloc(&run->arena, sizeof *rows);
	*rows = (struct held_rows){.last = &rows->first,
		.arena = &run->arena,
		.place = first_place(run->held, reg, key)};
	xmlHashAddEntry2(run->held->rows, (const xmlChar *)reg, (const xmlChar *)key, rows);
	run->unverified = false;
	registers_each(run, reg, key, add_row, rows);
	rows->unverified = run->unverified;
	return rows;
}

static void
ask_for(struct holding *holding, const char *key)
{
	struct check_run *run = holding->run;
	bool unverified = run->unverified;
	const struct held_rows *rows = rows_of(run, holding->reg, key);

	run->unverified = unverified || rows->unverified;
	for (struct held_row *row = rows->first; row; row = row->next)
		take(holding, row);
}

static void
ask(struct holding *holding, const char *group)
{
	join_claims(holding);
	holding->rows = xmlXPathNodeSetCreate(NULL);
	if (group) {
		ask_for(holding, group);
		return;
	}
	for (holding->letter = 'A'; holding->letter <= 'Z'; holding->letter++)
		if (touches_letter(holding, holding->letter))
			ask_for(holding, (const char[]){holding->letter, '\0'});
}

static struct held *
held_of(struct check_run *run)
{
	if (!run->held) {
		run->held = arena_alloc(&run->arena, sizeof *run->held);
		run->held->answers = xmlHashCreate(HASH_START);
		run->held->rows = xmlHashCreate(HASH_START);
		run->held->elements = run_element(run, "rows");
		run->held->group_count = 0;
	}
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
	xmlHashAddEntry(run->held->answers, (const xmlChar *)buffer_text(&holding->question), made);
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
	known = xmlHashLookup(held->answers, (const xmlChar *)buffer_text(&holding->question));
	if (!known)
		known = new_answer(holding, group);
	holding->run->unverified |= known->unverified;
	valuePush(call, xmlXPathWrapNodeSet(xmlXPathNodeSetMerge(NULL, known->rows)));
	clear(holding);
}

static void
answer_free(void *answer_, const xmlChar *question)
{
	(void)question;
	xmlXPathFreeNodeSet(((struct answer *)answer_)->rows);
}

void
held_clear(struct check_run *run)
{
	if (!run->held)
		return;
	xmlHashFree(run->held->answers, answer_free);
	xmlHashFree(run->held->rows, NULL);
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
