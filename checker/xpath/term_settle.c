/* term_settle.c -- xpath: what is known of a term before it is evaluated */
#include <string.h>

#include "function.h"
#include "native_function.h"
#include "term_join.h"
#include "passage.h"

/* A term takes over what its parts depend on. */
static void
depend(struct term *term, const struct term *part)
{
	term->roams |= part->roams;
	term->counts |= part->counts;
	term->sizes |= part->sizes;
	term->varies |= part->varies;
	term->seeks |= part->seeks;
}

static bool
settle_arguments(struct term *term, struct arena *a)
{
	for (struct term *one = term->arguments; one; one = one->next) {
		if (!term_settle(one, a))
			return false;
		depend(term, one);
	}
	return true;
}

static bool
settle_logic(struct term *term, struct arena *a)
{
	term->type = VALUE_BOOLEAN;
	return settle_arguments(term, a);
}

static bool
settle_comparison(struct term *term, struct arena *a)
{
	if (!settle_logic(term, a))
		return false;
	term_find_join(term);
	return true;
}

static bool
settle_calculation(struct term *term, struct arena *a)
{
	term->type = VALUE_NUMBER;
	return settle_arguments(term, a);
}

/* The order of what an axis finds from nodes in an order; from one node alone, and from more. */
static const struct {
	enum node_order from_one, from_flat, from_nested, from_others;
} orders[] = {
	[AXIS_CHILD] = {ORDER_FLAT, ORDER_FLAT, ORDER_DISTINCT, ORDER_DISTINCT},
	[AXIS_ATTRIBUTE] = {ORDER_FLAT, ORDER_FLAT, ORDER_FLAT, ORDER_DISTINCT},
	[AXIS_SELF] = {ORDER_ONE, ORDER_FLAT, ORDER_NESTED, ORDER_DISTINCT},
	[AXIS_PARENT] = {ORDER_ONE, ORDER_NONE, ORDER_NONE, ORDER_NONE},
	[AXIS_DESCENDANT] = {ORDER_NESTED, ORDER_NESTED, ORDER_NONE, ORDER_NONE},
	[AXIS_DESCENDANT_OR_SELF] = {ORDER_NESTED, ORDER_NESTED, ORDER_NONE, ORDER_NONE},
	[AXIS_ANCESTOR] = {ORDER_REVERSE, ORDER_NONE, ORDER_NONE, ORDER_NONE},
	[AXIS_ANCESTOR_OR_SELF] = {ORDER_REVERSE, ORDER_NONE, ORDER_NONE, ORDER_NONE},
	[AXIS_FOLLOWING_SIBLING] = {ORDER_FLAT, ORDER_NONE, ORDER_NONE, ORDER_NONE},
	[AXIS_PRECEDING_SIBLING] = {ORDER_REVERSE, ORDER_NONE, ORDER_NONE, ORDER_NONE},
	[AXIS_FOLLOWING] = {ORDER_NESTED, ORDER_NONE, ORDER_NONE, ORDER_NONE},
	[AXIS_PRECEDING] = {ORDER_REVERSE, ORDER_NONE, ORDER_NONE, ORDER_NONE},
};
_Static_assert(sizeof orders / sizeof *orders == AXES, "an axis has no row");

/* The step of a path that is one name on an axis, or NULL. */
static const struct path_step *
only_name(const struct term *term)
{
	const struct path *path = term->kind == TERM_PATH ? term->path : NULL;
	const struct path_step *step = path ? path->steps : NULL;

	return step && path->start == START_CONTEXT && !step->next && !step->filters &&
	                       step->test.kind == TEST_NAME
	               ? step
	               : NULL;
}

/* How many alternatives there are, each a name on the same axis; else 0. */
static size_t
count_names(const struct term *term)
{
	const struct path_step *first = only_name(term->arguments), *step;
	size_t count = 0;

	for (const struct term *one = term->arguments; one; one = one->next, count++) {
		step = only_name(one);
		if (!first || !step || step->axis != first->axis)
			return 0;
	}
	return count;
}

/* a | b is one step. */
static void
unite(struct term *term, size_t count, struct arena *a)
{
	struct term *path = term->arguments;
	struct node_test test = {
		.kind = TEST_NAMES, .names = arena_alloc(a, count * sizeof *test.names)};

	for (const struct term *one = path; one; one = one->next)
		test.names[test.count++] =
			(struct node_name){one->path->steps->test.name, one->path->steps->test.uri};
	node_names_sort(test.names, test.count);
	path->path->steps->test = test;
	term->kind = TERM_PATH;
	term->path = path->path;
	term->order = orders[path->path->steps->axis].from_one;
	term->arguments = NULL;
}

static bool
is_set(const struct term *term)
{
	return term->type == VALUE_NODES || term->type == VALUE_ANY;
}

static bool
settle_union(struct term *term, struct arena *a)
{
	size_t count;

	term->type = VALUE_NODES;
	if (!settle_arguments(term, a))
		return false;
	for (const struct term *one = term->arguments; one; one = one->next)
		if (!is_set(one))
			return false;
	count = count_names(term);
	if (count)
		unite(term, count, a);
	return true;
}

static bool
settle_literal(struct term *term, struct arena *a)
{
	(void)a;
	term->type = term->kind == TERM_NUMBER ? VALUE_NUMBER : VALUE_TEXT;
	return true;
}

static bool
settle_variable(struct term *term, struct arena *a)
{
	(void)a;
	term->type = VALUE_ANY;
	term->order = ORDER_NESTED;
	term->varies = true;
	return true;
}

static bool
arguments_fit(const struct native_function *function, const struct term *call)
{
	int count = 0;

	for (const struct term *one = call->arguments; one; one = one->next)
		count++;
	if (function->takes == TAKES_NODES && count > 0 && !is_set(call->arguments))
		return false;
	return count >= function->least && count <= function->most;
}

/* A function of the evaluation gets its arguments as libxml2 would make them. */
static bool
settle_foreign(struct term *term, struct arena *a)
{
	const struct native_function *function =
		term->foreign ? native_foreign(term->foreign) : NULL;

	if (!function || !settle_arguments(term, a))
		return false;
	term->function = function;
	term->type = function->type;
	term->order = term->foreign->gives == GIVES_NODE    ? ORDER_ONE
	              : term->foreign->gives == GIVES_APART ? ORDER_FLAT
	                                                    : ORDER_NESTED;
	term->roams |= !term->foreign->pure;
	term->varies |= !term->foreign->pure;
	return true;
}

static bool
settle_call(struct term *term, struct arena *a)
{
	const struct native_function *function =
		*term->uri ? NULL : native_function_named(term->text);

	if (!function)
		return settle_foreign(term, a);
	if (!settle_arguments(term, a) || !arguments_fit(function, term))
		return false;
	term->function = function;
	term->type = function->type;
	term->order = function->uses == USES_CURRENT ? ORDER_ONE : ORDER_NESTED;
	term->roams |= function->uses == USES_NODE && !term->arguments;
	term->counts |= function->uses == USES_POSITION;
	term->sizes |= function->uses == USES_SIZE;
	term->varies |= function->uses == USES_CURRENT;
	return true;
}

bool
filters_count(const struct filter *filters)
{
	for (const struct filter *one = filters; one; one = one->next)
		if (one->term->counts || one->term->sizes || one->term->type == VALUE_NUMBER ||
			one->term->type == VALUE_ANY)
			return true;
	return false;
}

static bool
settle_filters(struct term *term, const struct filter *filters, struct arena *a)
{
	int count = 0;

	for (const struct filter *one = filters; one; one = one->next) {
		if (++count > MOST_FILTERS || !term_settle(one->term, a))
			return false;
		term->varies |= one->term->varies;
	}
	return true;
}

/* a//b is a/descendant::b, but for b[2]. */
static void
shorten(struct path_step **step)
{
	struct path_step *all = *step, *child = all->next;

	if (all->axis != AXIS_DESCENDANT_OR_SELF || all->test.kind != TEST_NODE || all->filters ||
		!child || child->axis != AXIS_CHILD || filters_count(child->filters))
		return;
	child->axis = AXIS_DESCENDANT;
	*step = child;
}

static enum node_order
order_behind(enum node_order order, const struct path_step *step)
{
	switch (order) {
	case ORDER_ONE:
		if (step->axis == AXIS_ATTRIBUTE && step->test.kind == TEST_NAME)
			return ORDER_ONE;
		return orders[step->axis].from_one;
	case ORDER_FLAT:
		return orders[step->axis].from_flat;
	case ORDER_NESTED:
		return orders[step->axis].from_nested;
	case ORDER_NONE:
		return ORDER_NONE;
	default:
		return orders[step->axis].from_others;
	}
}

/* Whether filters can ask only when all nodes are known: for last(), or for the position of one in
 * a set that does not come in document order. */
static bool
filters_rank(const struct filter *filters, enum node_order order)
{
	for (const struct filter *one = filters; one; one = one->next)
		if (one->term->sizes)
			return true;
	return order < ORDER_NESTED && filters_count(filters);
}

static bool
settle_start(struct term *term, struct arena *a)
{
	struct path *path = term->path;

	term->roams = path->start == START_CONTEXT;
	term->order = ORDER_ONE;
	if (path->start != START_TERM)
		return true;
	if (!term_settle(path->from, a) || !settle_filters(term, path->filters, a))
		return false;
	depend(term, path->from);
	path->ranks = filters_rank(path->filters, path->from->order);
	term->order = path->from->order;
	if (path->ranks && term->order < ORDER_NESTED)
		term->order = ORDER_NESTED;
	path_find_start_join(path);
	return is_set(path->from);
}

static bool
settle_path(struct term *term, struct arena *a)
{
	struct path *path = term->path;

	term->type = VALUE_NODES;
	if (!settle_start(term, a))
		return false;
	for (const struct path_step *step = path->steps; step; step = step->next)
		if (!settle_filters(term, step->filters, a))
			return false;
	for (struct path_step **step = &path->steps; *step; step = &(*step)->next)
		shorten(step);
	for (struct path_step *step = path->steps; step; step = step->next) {
		term->order = order_behind(term->order, step);
		path_find_join(path, step, term->order, a);
	}
	return true;
}

static bool (*const settlers[])(struct term *, struct arena *) = {
	[TERM_OR] = settle_logic,
	[TERM_AND] = settle_logic,
	[TERM_EQUAL] = settle_comparison,
	[TERM_UNEQUAL] = settle_comparison,
	[TERM_LESS] = settle_comparison,
	[TERM_LESS_EQUAL] = settle_comparison,
	[TERM_GREATER] = settle_comparison,
	[TERM_GREATER_EQUAL] = settle_comparison,
	[TERM_PLUS] = settle_calculation,
	[TERM_MINUS] = settle_calculation,
	[TERM_TIMES] = settle_calculation,
	[TERM_DIV] = settle_calculation,
	[TERM_MOD] = settle_calculation,
	[TERM_NEGATE] = settle_calculation,
	[TERM_UNION] = settle_union,
	[TERM_LITERAL] = settle_literal,
	[TERM_NUMBER] = settle_literal,
	[TERM_VARIABLE] = settle_variable,
	[TERM_CALL] = settle_call,
	[TERM_PATH] = settle_path,
};
_Static_assert(sizeof settlers / sizeof *settlers == TERM_KINDS, "a kind of term has no row");

bool
term_settle(struct term *term, struct arena *a)
{
	if (!settlers[term->kind](term, a))
		return false;
	term->seeks |= term->kind == TERM_PATH || term->kind == TERM_CALL;
	term->fixed = term->seeks && !term->roams && !term->counts && !term->sizes && !term->varies;
	return true;
}
