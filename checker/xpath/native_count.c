/* native_count.c -- xpath: siblings are counted on from where they were counted last */
#include "native.h"

/* What a step's test is to a count of siblings. */
struct step_test {
	struct tally_test test;
	const struct path_step *step;
};

static bool
passes_test(const struct tally_test *test, xmlNode *node)
{
	const struct path_step *step = ((const struct step_test *)test)->step;

	return node_passes(&step->test, step->axis, node);
}

/* Siblings of a node that is no attribute. */
static size_t
count_siblings(struct tallies *tallies, const struct path_step *step, xmlNode *node)
{
	const struct step_test test = {{passes_test}, step};
	size_t before;

	if (step->axis == AXIS_CHILD)
		return tally_all(tallies, step, node, &test.test);
	before = tally_before(tallies, step, node, &test.test);
	if (step->axis == AXIS_PRECEDING_SIBLING)
		return before;
	return tally_all(tallies, step, node, &test.test) - before - passes_test(&test.test, node);
}

/* The step that alone tells how many there are, from the context's siblings; NULL: there is none.
 * ../p finds siblings, too. */
static const struct path_step *
only_step(const struct path *path)
{
	const struct path_step *step = path->steps;
	const bool up = step && step->axis == AXIS_PARENT && step->test.kind == TEST_NODE;

	if (path->start != START_CONTEXT || !step || step->filters)
		return NULL;
	if (up)
		step = step->next;
	if (!step || step->next || step->filters)
		return NULL;
	if (up)
		return step->axis == AXIS_CHILD ? step : NULL;
	return step->axis == AXIS_PRECEDING_SIBLING || step->axis == AXIS_FOLLOWING_SIBLING ? step
	                                                                                    : NULL;
}

bool
siblings_count(struct native *native, const struct term *term, struct focus focus, double *count)
{
	const struct path_step *step = term->kind == TERM_PATH ? only_step(term->path) : NULL;

	if (!step || focus.node->type == XML_ATTRIBUTE_NODE || !focus.node->parent ||
		!evaluation_lasts(native->evaluation, focus.node))
		return false;
	*count = (double)count_siblings(&native->evaluation->tallies, step, focus.node);
	return true;
}
