/* native_path.c -- xpath: the nodes that a path finds, one after the other (XPath 1.0, 2) */
#include <libxml/xpathInternals.h>

#include "elements.h"
#include "join.h"
#include "native_function.h"
#include "tally.h"
#include "passage.h"

bool
native_may_go_on(struct native *native)
{
	struct evaluation *evaluation = native->evaluation;
	const unsigned long limit = evaluation->xpath->opLimit;

	if (native->unfit || native->stopped)
		return false;
	if (!limit || ++native->steps <= limit)
		return true;
	native->stopped = true;
	evaluation_exceeds(evaluation, LIMIT_STEPS);
	return false;
}

static int size_of(struct native *native, const struct passage *passage, int index);

/* A number is a position (XPath 1.0, 2.4). */
static bool
holds(struct native *native, const struct term *term, struct focus focus)
{
	const xmlXPathObject *value;

	if (term->type == VALUE_NUMBER)
		return term_number(native, term, focus) == focus.position;
	if (term->type != VALUE_ANY)
		return term_truth(native, term, focus);
	value = term_object(native, term);
	if (value && value->type == XPATH_NUMBER)
		return value->floatval == focus.position;
	return term_truth(native, term, focus);
}

static bool
pass(struct native *native, struct passage *passage, xmlNode *node, int most)
{
	const struct filter *filter = passage->filters;

	for (int i = 0; i < most && filter; i++, filter = filter->next) {
		struct focus focus = {node, ++passage->positions[i], 0};

		if (filter->term->sizes) {
			if (!passage->sizes[i])
				passage->sizes[i] = size_of(native, passage, i);
			focus.size = passage->sizes[i];
		}
		if (!holds(native, filter->term, focus))
			return false;
	}
	return true;
}

bool
filters_pass(struct native *native, struct passage *passage, xmlNode *node)
{
	return pass(native, passage, node, MOST_FILTERS);
}

bool
filters_are_done(const struct passage *passage)
{
	const struct filter *filter = passage->filters;

	for (int i = 0; filter; i++, filter = filter->next)
		if (filter->term->kind == TERM_NUMBER &&
			passage->positions[i] >= filter->term->number)
			return true;
	return false;
}

static int
size_of_step(struct native *native, struct passage *passage, int index)
{
	const struct path_step *step = passage->step;
	int count = 0;

	for (xmlNode *node = axis_first(step->axis, passage->origin);
		node && native_may_go_on(native);
		node = axis_next(step->axis, node, passage->origin))
		count += node_passes(&step->test, step->axis, node) &&
		         pass(native, passage, node, index);
	return count;
}

static int
size_of_set(struct native *native, struct passage *passage, int index)
{
	int count = 0;

	for (int i = 0; i < passage->nodes->nodeNr && native_may_go_on(native); i++)
		count += pass(native, passage, passage->nodes->nodeTab[i], index);
	return count;
}

/* How many nodes reach filter number index: last() in it. */
static int
size_of(struct native *native, const struct passage *passage, int index)
{
	struct passage again = {.filters = passage->filters,
		.step = passage->step,
		.origin = passage->origin,
		.nodes = passage->nodes};

	return again.nodes ? size_of_set(native, &again, index)
	                   : size_of_step(native, &again, index);
}

/* Whether the step asks for elements of a name anywhere in a document. */
static bool
is_for_name(const struct native *native, const struct path_step *step, const xmlNode *node)
{
	return step->axis == AXIS_DESCENDANT && step->test.kind == TEST_NAME &&
	       node->type == XML_DOCUMENT_NODE && evaluation_lasts(native->evaluation, node);
}

static bool
named_each(
	struct native *native, const struct path_step *step, xmlNode *node, struct visitor *visitor)
{
	const struct element_list *list =
		elements_named(native->evaluation, node->doc, step->test.name);
	struct passage passage = {.filters = step->filters, .step = step, .origin = node};

	for (size_t i = 0; list && i < list->count; i++) {
		xmlNode *at = list->items[i];

		if (!native_may_go_on(native))
			return true;
		if (!node_passes(&step->test, step->axis, at))
			continue;
		if (filters_pass(native, &passage, at) &&
			steps_each(native, step->next, at, visitor))
			return true;
		if (step->filters && filters_are_done(&passage))
			return false;
	}
	return false;
}

bool
steps_each(
	struct native *native, const struct path_step *step, xmlNode *node, struct visitor *visitor)
{
	struct passage passage;
	bool done, enough;

	if (!step)
		return visitor->visit(visitor, node) || native->unfit || native->stopped;
	if (step->join.asked) {
		enough = join_each(native, &step->join, (struct focus){node, 1, 1}, visitor, &done);
		if (done)
			return enough;
	}
	if (is_for_name(native, step, node))
		return named_each(native, step, node, visitor);
	passage = (struct passage){.filters = step->filters, .step = step, .origin = node};
	for (xmlNode *at = axis_first(step->axis, node); at; at = axis_next(step->axis, at, node)) {
		if (!native_may_go_on(native))
			return true;
		if (!node_passes(&step->test, step->axis, at))
			continue;
		if (filters_pass(native, &passage, at) &&
			steps_each(native, step->next, at, visitor))
			return true;
		if (step->filters && filters_are_done(&passage))
			return false;
	}
	return false;
}

/* From the nodes of a term on. */
struct onward {
	struct visitor visitor;
	struct native *native;
	const struct path_step *steps;
	struct visitor *to;
	struct passage passage;
	bool done; /* the visitor can have more, but none can pass the filters */
};

static bool
go_on(struct visitor *visitor, xmlNode *node)
{
	struct onward *onward = (struct onward *)visitor;

	if (filters_pass(onward->native, &onward->passage, node) &&
		steps_each(onward->native, onward->steps, node, onward->to))
		return true;
	onward->done = filters_are_done(&onward->passage);
	return onward->done;
}

/* All nodes of the term are known before the first filter is asked. */
static bool
ranked_each(
	struct native *native, const struct term *from, struct focus focus, struct onward *onward)
{
	xmlNodeSet *nodes = term_set(native, from, focus);
	bool enough = native->unfit || native->stopped;

	onward->passage.nodes = nodes;
	for (int i = 0; i < nodes->nodeNr && !enough; i++)
		enough = !native_may_go_on(native) || go_on(&onward->visitor, nodes->nodeTab[i]);
	xmlXPathFreeNodeSet(nodes);
	return enough;
}

static bool
from_term_each(
	struct native *native, const struct path *path, struct focus focus, struct visitor *visitor)
{
	struct onward onward = {.visitor = {go_on, visitor->matters},
		.native = native,
		.steps = path->steps,
		.to = visitor,
		.passage = {.filters = path->filters}};
	bool enough = path->ranks ? ranked_each(native, path->from, focus, &onward)
	                          : term_each(native, path->from, focus, &onward.visitor);

	return enough && !onward.done;
}

static bool
path_each(
	struct native *native, const struct path *path, struct focus focus, struct visitor *visitor)
{
	bool done = false, enough = false;

	if (path->join.asked)
		enough = join_each(native, &path->join, focus, visitor, &done);
	if (done)
		return enough;
	switch (path->start) {
	case START_CONTEXT:
		return steps_each(native, path->steps, focus.node, visitor);
	case START_ROOT:
		return steps_each(native, path->steps,
			(xmlNode *)evaluation_root(native->evaluation, focus.node), visitor);
	case START_TERM:
		return from_term_each(native, path, focus, visitor);
	}
	return false;
}

static bool
object_each(struct native *native, const struct term *term, struct visitor *visitor)
{
	const xmlXPathObject *value = term_object(native, term);

	native->unfit |= value && value->type != XPATH_NODESET;
	return value_each(native, value, visitor);
}

static bool
row_each(struct native *native, const struct term *row, struct focus focus, struct visitor *visitor)
{
	for (const struct term *one = row->arguments; one; one = one->next)
		if (term_each(native, one, focus, visitor))
			return true;
	return false;
}

static bool
each_of_kind(
	struct native *native, const struct term *term, struct focus focus, struct visitor *visitor)
{
	switch (term->kind) {
	case TERM_VARIABLE:
		return object_each(native, term, visitor);
	case TERM_CALL:
		return term->function->each(native, term, focus, visitor);
	case TERM_PATH:
		return path_each(native, term->path, focus, visitor);
	default:
		return row_each(native, term, focus, visitor);
	}
}

/* Hands on each node once. */
struct once {
	struct visitor visitor;
	struct visitor *to;
	struct map seen;
};

static bool
hand_on_once(struct visitor *visitor, xmlNode *node)
{
	struct once *once = (struct once *)visitor;

	if (map_get(&once->seen, node))
		return false;
	map_put(&once->seen, node, once);
	return once->to->visit(once->to, node);
}

bool
term_each(
	struct native *native, const struct term *term, struct focus focus, struct visitor *visitor)
{
	struct once once = {{hand_on_once, NOTHING_MATTERS}, visitor, {0}};
	bool enough;

	if (visitor->matters == ORDER_MATTERS && term->order < ORDER_REVERSE)
		return sorted_each(native, term, focus, visitor);
	if (term->order != ORDER_NONE || visitor->matters == NOTHING_MATTERS)
		return each_of_kind(native, term, focus, visitor);
	enough = each_of_kind(native, term, focus, &once.visitor);
	map_clear(&once.seen);
	return enough;
}
