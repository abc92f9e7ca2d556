/* term_join.c -- xpath: which comparisons of a term can be answered from an index */
#include "term_join.h"

#include "../base/arena.h"

/* On which axes an index serves: nodes can be asked for from many others. */
static bool
is_wide(enum axis axis)
{
	return axis == AXIS_FOLLOWING_SIBLING || axis == AXIS_PRECEDING_SIBLING ||
	       axis == AXIS_FOLLOWING || axis == AXIS_PRECEDING;
}

static bool
is_deep(enum axis axis)
{
	return axis == AXIS_CHILD || axis == AXIS_DESCENDANT || axis == AXIS_DESCENDANT_OR_SELF;
}

/* Whether what the steps find from a node is the same at all times. */
static bool
are_simple(const struct path_step *steps)
{
	for (const struct path_step *step = steps; step; step = step->next)
		if (step->filters || (!is_deep(step->axis) && step->axis != AXIS_ATTRIBUTE &&
					     step->axis != AXIS_SELF))
			return false;
	return true;
}

/* Elements alone have numbers that say which comes first. */
static bool
finds_elements(const struct path_step *step)
{
	return step->test.kind == TEST_NAME || step->test.kind == TEST_NAMES ||
	       step->test.kind == TEST_ANY;
}

/* What is equal to nodes is so as a text. */
static bool
is_text(const struct term *term)
{
	return term->type == VALUE_TEXT || term->type == VALUE_NODES || term->type == VALUE_ANY;
}

static bool
is_relative(const struct term *term)
{
	return term->kind == TERM_PATH && term->path->start == START_CONTEXT;
}

/* The variable that a path begins with, from which it goes on to the same nodes at all times; NULL
 * when it does not. */
static const struct term *
variable_before(const struct path *path)
{
	return path->start == START_TERM && path->from->kind == TERM_VARIABLE && !path->filters &&
	                       path->steps && are_simple(path->steps)
	               ? path->from
	               : NULL;
}

/* The term is a//x[@y = a] from the root, or preceding::x/@y. */
static bool
find_in_term(struct term *comparison, const struct term *nodes, const struct term *asked)
{
	const struct path_step *first = nodes->kind == TERM_PATH ? nodes->path->steps : NULL;

	if (nodes->kind == TERM_VARIABLE && asked->roams && is_text(asked)) {
		comparison->join = (struct join){.asked = asked, .nodes = nodes, .variable = nodes};
		return true;
	}
	if (!first || !is_text(asked))
		return false;
	if (nodes->path->start == START_ROOT && !nodes->varies && (asked->roams || asked->varies))
		comparison->join = (struct join){.asked = asked, .nodes = nodes};
	else if (variable_before(nodes->path) && (asked->roams || asked->varies))
		comparison->join = (struct join){
			.asked = asked, .nodes = nodes, .variable = variable_before(nodes->path)};
	else if (is_relative(nodes) && is_wide(first->axis) && finds_elements(first) &&
		 !first->filters && are_simple(first->next))
		comparison->join =
			(struct join){.asked = asked, .step = first, .value = first->next};
	return comparison->join.asked != NULL;
}

void
term_find_join(struct term *comparison)
{
	const struct term *a = comparison->arguments, *b = a->next;

	if (comparison->kind == TERM_EQUAL && !find_in_term(comparison, a, b))
		find_in_term(comparison, b, a);
}

/* The path as far as the step, without the step's filters. */
static const struct term *
path_before(const struct path *path, const struct path_step *last, enum node_order order,
	struct arena *a)
{
	struct term *term = arena_alloc(a, sizeof *term);
	struct path_step **end;

	term->kind = TERM_PATH;
	term->type = VALUE_NODES;
	term->order = order;
	term->path = arena_alloc(a, sizeof *term->path);
	term->path->start = path->start;
	end = &term->path->steps;
	for (const struct path_step *step = path->steps;; step = step->next) {
		*end = arena_alloc(a, sizeof **end);
		**end = *step;
		(*end)->next = NULL;
		if (step == last)
			break;
		end = &(*end)->next;
	}
	(*end)->filters = NULL;
	return term;
}

/* Whether the nodes before the step are the same at all times. */
static bool
is_fixed(const struct path *path, const struct path_step *last)
{
	if (path->start != START_ROOT)
		return false;
	for (const struct path_step *step = path->steps; step != last; step = step->next)
		for (const struct filter *filter = step->filters; filter; filter = filter->next)
			if (filter->term->varies)
				return false;
	return true;
}

/* Nodes that come backwards would be shown forwards: their positions would be others. */
static bool
serves_step(const struct path_step *step, const struct term *asked)
{
	if (step->axis == AXIS_CHILD)
		return asked->varies;
	if (is_deep(step->axis))
		return true;
	return is_wide(step->axis) && finds_elements(step) && !filters_count(step->filters->next);
}

static bool
want_size(const struct filter *filters)
{
	for (const struct filter *filter = filters; filter; filter = filter->next)
		if (filter->term->sizes)
			return true;
	return false;
}

static bool
find_in_step(struct path *path, struct path_step *step, enum node_order order,
	const struct term *value, const struct term *asked, struct arena *a)
{
	struct join join = {.asked = asked,
		.value = value->kind == TERM_PATH ? value->path->steps : NULL,
		.filters = step->filters->next,
		.onward = step->next};

	if (!is_relative(value) || !are_simple(join.value) || !is_text(asked) || asked->roams ||
		asked->counts || asked->sizes || want_size(join.filters))
		return false;
	if (is_fixed(path, step) && order >= ORDER_DISTINCT && !path->join.asked &&
		!filters_count(join.filters)) {
		join.nodes = path_before(path, step, order, a);
		path->join = join;
		return true;
	}
	if (serves_step(step, asked)) {
		join.step = step;
		step->join = join;
	}
	return step->join.asked != NULL;
}

void
path_find_join(struct path *path, struct path_step *step, enum node_order order, struct arena *a)
{
	const struct term *equal = step->filters ? step->filters->term : NULL;

	if (!equal || equal->kind != TERM_EQUAL)
		return;
	if (!find_in_step(path, step, order, equal->arguments, equal->arguments->next, a))
		find_in_step(path, step, order, equal->arguments->next, equal->arguments, a);
}

/* The index goes in document order, which is not that of nodes that come backwards. */
static bool
find_in_start(struct path *path, const struct term *value, const struct term *asked)
{
	const struct term *from = path->from;
	struct join join = {.asked = asked,
		.nodes = from,
		.variable = from->kind == TERM_VARIABLE ? from : NULL,
		.value = value->kind == TERM_PATH ? value->path->steps : NULL,
		.filters = path->filters->next,
		.onward = path->steps};

	if (is_relative(value) && are_simple(join.value) && is_text(asked) && !asked->roams &&
		!asked->counts && !asked->sizes && !want_size(join.filters) &&
		from->order != ORDER_REVERSE && (from->fixed || join.variable))
		path->join = join;
	return path->join.asked != NULL;
}

void
path_find_start_join(struct path *path)
{
	const struct term *equal = path->filters ? path->filters->term : NULL;

	if (!equal || equal->kind != TERM_EQUAL)
		return;
	if (!find_in_start(path, equal->arguments, equal->arguments->next))
		find_in_start(path, equal->arguments->next, equal->arguments);
}
