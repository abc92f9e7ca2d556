/* join.c -- xpath: nodes with equal values are found in an index that is made once */
#include "join.h"

#include <stdint.h>
#include <stdlib.h>

#include "../base/tree.h"
#include "value_table.h"
#include "passage.h"

/* Of the nodes asked of last so many are remembered, each where its address says. */
enum { RECENT = 64 };

/* What is kept of one join. */
struct joined {
	const xmlNode *recent[RECENT]; /* asked of once: one more time, and they get an index */
	struct map tables;             /* struct value_table of a node */
	struct joined *next;
};

struct joins {
	struct map all; /* struct joined of a struct join */
	struct joined *first;
};

/* Where an axis looks, in terms of one that many nodes share, and which of the nodes there are on
 * it. */
static const struct reach {
	enum { FROM_ITSELF, FROM_PARENT, FROM_ROOT } from;
	enum axis axis;
	enum { ANYWHERE, BEFORE, BEHIND } where;
} reaches[AXES] = {
	[AXIS_CHILD] = {FROM_ITSELF, AXIS_CHILD, ANYWHERE},
	[AXIS_DESCENDANT] = {FROM_ITSELF, AXIS_DESCENDANT, ANYWHERE},
	[AXIS_DESCENDANT_OR_SELF] = {FROM_ITSELF, AXIS_DESCENDANT_OR_SELF, ANYWHERE},
	[AXIS_FOLLOWING_SIBLING] = {FROM_PARENT, AXIS_CHILD, BEHIND},
	[AXIS_PRECEDING_SIBLING] = {FROM_PARENT, AXIS_CHILD, BEFORE},
	[AXIS_FOLLOWING] = {FROM_ROOT, AXIS_DESCENDANT, BEHIND},
	[AXIS_PRECEDING] = {FROM_ROOT, AXIS_DESCENDANT, BEFORE},
};

/* Nodes get their values one by one. */
struct filling {
	struct visitor visitor;
	struct visitor of_value;
	struct native *native;
	struct value_table *table;
	const struct path_step *value;
	xmlNode *node;
};

static bool
add_value(struct visitor *visitor, xmlNode *node)
{
	struct filling *filling =
		(struct filling *)((char *)visitor - offsetof(struct filling, of_value));
	bool lasting;
	const char *text = node_text(filling->native, node, &lasting);

	value_table_add(filling->table, text, lasting, filling->node);
	return false;
}

static bool
add_node(struct visitor *visitor, xmlNode *node)
{
	struct filling *filling = (struct filling *)visitor;
	struct arena *scratch = &filling->native->evaluation->scratch;
	struct arena_mark mark = arena_mark(scratch);

	filling->node = node;
	steps_each(filling->native, filling->value, node, &filling->of_value);
	arena_release(scratch, mark);
	return filling->native->stopped;
}

static void
fill(struct filling *filling, const struct join *join, xmlNode *anchor)
{
	struct path_step all;

	if (join->nodes) {
		term_each(filling->native, join->nodes, (struct focus){anchor, 1, 1},
			&filling->visitor);
		return;
	}
	all = (struct path_step){.axis = reaches[join->step->axis].axis, .test = join->step->test};
	steps_each(filling->native, &all, anchor, &filling->visitor);
}

/* NULL when it would not be whole. */
static struct value_table *
make_table(struct native *native, const struct join *join, xmlNode *anchor)
{
	struct value_table *table = memory_new(sizeof *table);
	struct filling filling = {{add_node, ORDER_MATTERS}, {add_value, NOTHING_MATTERS}, native,
		table, join->value, NULL};

	*table = (struct value_table){0};
	fill(&filling, join, anchor);
	if (!native->stopped && !native->unfit)
		return table;
	value_table_clear(table);
	free(table);
	return NULL;
}

static struct joined *
joined_of(struct evaluation *evaluation, const struct join *join)
{
	struct joins *joins = evaluation->joins;
	struct joined *joined;

	if (!joins) {
		joins = evaluation->joins = memory_new(sizeof *joins);
		*joins = (struct joins){.first = NULL};
	}
	joined = map_get(&joins->all, join);
	if (joined)
		return joined;
	joined = memory_new(sizeof *joined);
	*joined = (struct joined){.next = joins->first};
	joins->first = joined;
	map_put(&joins->all, join, joined);
	return joined;
}

/* NULL when the join was never asked of this node, or not lately. */
static const struct value_table *
table_of(struct native *native, const struct join *join, xmlNode *anchor)
{
	struct joined *joined = joined_of(native->evaluation, join);
	struct value_table *table = map_get(&joined->tables, anchor);
	const xmlNode **recent = &joined->recent[((uintptr_t)anchor >> 4) % RECENT];

	if (table)
		return table;
	if (*recent != anchor) {
		*recent = anchor;
		return NULL;
	}
	table = make_table(native, join, anchor);
	if (table)
		map_put(&joined->tables, anchor, table);
	return table;
}

/* Where the nodes of a variable are found again, which are the same for all who ask: at its value.
 * NULL when they are not. */
static xmlNode *
anchor_of_variable(struct native *native, const struct term *variable)
{
	struct evaluation *evaluation = native->evaluation;
	const xmlXPathObject *value;

	if (!evaluation->keeps || !evaluation->keeps(evaluation->owner, variable->text))
		return NULL;
	value = term_object(native, variable);
	return value_count(value) > 0 ? (xmlNode *)(size_t)value : NULL;
}

/* Attributes and texts have no number, and stand elsewhere than their siblings. */
static xmlNode *
anchor_of(struct native *native, const struct join *join, xmlNode *origin)
{
	xmlNode *root = (xmlNode *)evaluation_root(native->evaluation, origin);

	if (join->variable)
		return anchor_of_variable(native, join->variable);
	if (!evaluation_lasts(native->evaluation, origin))
		return NULL;
	if (join->nodes)
		return root;
	if (reaches[join->step->axis].from == FROM_ITSELF)
		return origin;
	if (origin->type != XML_ELEMENT_NODE)
		return NULL;
	tree_number(origin->doc);
	return reaches[join->step->axis].from == FROM_PARENT ? origin->parent : root;
}

/* The one text that is asked for; NULL and *none when no node has any. */
struct question {
	struct visitor visitor;
	struct native *native;
	const char *text;
	bool many;
};

static bool
take_text(struct visitor *visitor, xmlNode *node)
{
	struct question *question = (struct question *)visitor;
	bool lasting;

	question->many = question->text != NULL;
	question->text = node_text(question->native, node, &lasting);
	return question->many;
}

/* Whether there is one text, or none; of more the answers would not be in order. */
static bool
ask(struct native *native, const struct term *asked, struct focus focus, const char **text)
{
	struct question question = {{take_text, NUMBER_MATTERS}, native, NULL, false};
	enum value_type type = term_type_now(native, asked);

	if (type == VALUE_TEXT)
		question.text = term_text(native, asked, focus);
	else if (type == VALUE_NODES)
		term_each(native, asked, focus, &question.visitor);
	else
		return false;
	*text = question.text;
	return !question.many && !native->stopped && !native->unfit;
}

static bool
is_on_axis(const struct join *join, const xmlNode *node, const xmlNode *origin)
{
	const struct reach *reach;

	if (join->nodes)
		return true;
	reach = &reaches[join->step->axis];
	if (reach->where == BEFORE)
		return node_number(node) < node_number(origin) &&
		       (reach->from != FROM_ROOT || !node_is_above(node, origin));
	if (reach->where == BEHIND)
		return node_number(node) > node_number(origin) &&
		       (reach->from != FROM_ROOT || !node_is_above(origin, node));
	return true;
}

/* Of nodes before the origin none comes behind it. */
static bool
is_past(const struct join *join, const xmlNode *node, const xmlNode *origin)
{
	return join->step && reaches[join->step->axis].where == BEFORE &&
	       node_number(node) >= node_number(origin);
}

static bool
show(struct native *native, const struct join *join, const struct value_table *table,
	const struct value_entry *entry, xmlNode *origin, struct visitor *visitor)
{
	struct passage passage = {.filters = join->filters, .origin = origin};

	for (; entry && !is_past(join, entry->node, origin);
		entry = value_table_next(table, entry)) {
		if (!native_may_go_on(native))
			return true;
		if (!is_on_axis(join, entry->node, origin))
			continue;
		if (filters_pass(native, &passage, entry->node) &&
			steps_each(native, join->onward, entry->node, visitor))
			return true;
		if (filters_are_done(&passage))
			return false;
	}
	return false;
}

/* A table goes forward, and a reverse axis backward. */
static bool
serves(const struct join *join, const struct visitor *visitor)
{
	return join->nodes || visitor->matters != ORDER_MATTERS ||
	       reaches[join->step->axis].where != BEFORE;
}

bool
join_each(struct native *native, const struct join *join, struct focus focus,
	struct visitor *visitor, bool *done)
{
	xmlNode *anchor = serves(join, visitor) ? anchor_of(native, join, focus.node) : NULL;
	const struct value_table *table = anchor ? table_of(native, join, anchor) : NULL;
	const char *text = NULL;

	*done = table && ask(native, join->asked, focus, &text);
	if (!*done || !text)
		return false;
	return show(native, join, table, value_table_first(table, text), focus.node, visitor);
}

static bool
enough(struct visitor *visitor, xmlNode *node)
{
	(void)visitor;
	(void)node;
	return true;
}

bool
join_holds(struct native *native, const struct term *term, struct focus focus, bool *holds)
{
	struct visitor visitor = {enough, NOTHING_MATTERS};
	bool done;

	*holds = join_each(native, &term->join, focus, &visitor, &done);
	return done;
}

static void
joined_free(struct joined *joined)
{
	for (size_t i = 0; i < joined->tables.room; i++) {
		struct value_table *table = joined->tables.slots[i].value;

		if (table)
			value_table_clear(table);
		free(table);
	}
	map_clear(&joined->tables);
	free(joined);
}

void
joins_free(struct joins *joins)
{
	while (joins && joins->first) {
		struct joined *next = joins->first->next;

		joined_free(joins->first);
		joins->first = next;
	}
	if (joins)
		map_clear(&joins->all);
	free(joins);
}
