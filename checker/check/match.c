/* match.c -- check: whether the context of a rule matches a node */
#include <string.h>

#include "../xpath/expression_value.h"
#include "context.h"

static bool
is_named(const struct step *step, const xmlNode *node)
{
	const char *uri = node->ns ? (const char *)node->ns->href : NULL;

	if (step->test == STEP_NAME && strcmp(step->name, (const char *)node->name))
		return false;
	if (step->test == STEP_ANY_NAME && !step->uri)
		return true;
	return step->uri ? uri && !strcmp(step->uri, uri) : !uri;
}

static bool
is_instruction(const struct step *step, const xmlNode *node)
{
	return node->type == XML_PI_NODE &&
	       (!step->name || !strcmp(step->name, (const char *)node->name));
}

bool
step_fits(const struct step *step, const xmlNode *node)
{
	const bool attribute = node->type == XML_ATTRIBUTE_NODE;

	if (attribute != step->attribute)
		return false;
	switch (step->test) {
	case STEP_NAME:
	case STEP_ANY_NAME:
		return (attribute || node->type == XML_ELEMENT_NODE) && is_named(step, node);
	case STEP_TEXT:
		return node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE;
	case STEP_COMMENT:
		return node->type == XML_COMMENT_NODE;
	case STEP_INSTRUCTION:
		return is_instruction(step, node);
	case STEP_NODE:
		return node->type != XML_DOCUMENT_NODE && node->type != XML_DTD_NODE;
	case STEP_ROOT:
		return node->type == XML_DOCUMENT_NODE;
	}
	return false;
}

static bool holds(
	const struct step *step, size_t index, struct evaluation *evaluation, xmlNode *node);

static bool
holds_before(const struct step *step, size_t index, struct evaluation *evaluation, xmlNode *node)
{
	if (!step_fits(step, node))
		return false;
	for (size_t i = 0; i < index; i++)
		if (!holds(step, i, evaluation, node))
			return false;
	return true;
}

/* The siblings that reach predicate number index of the step. */
struct sibling_test {
	struct tally_test test;
	const struct step *step;
	size_t index;
	struct evaluation *evaluation;
};

static bool
is_counted(const struct tally_test *test, xmlNode *node)
{
	const struct sibling_test *sibling = (const struct sibling_test *)test;

	return holds_before(sibling->step, sibling->index, sibling->evaluation, node);
}

static struct focus
focus_of(const struct step *step, size_t index, struct evaluation *evaluation, xmlNode *node)
{
	const struct sibling_test test = {{is_counted}, step, index, evaluation};
	const void *what = &step->predicates[index];
	struct tallies *tallies = &evaluation->tallies;

	return (struct focus){node, 1 + (int)tally_before(tallies, what, node, &test.test),
		(int)tally_all(tallies, what, node, &test.test)};
}

/* Whether predicate number index holds: true, or the node's own position (XPath 1.0, 2.4). */
static bool
holds(const struct step *step, size_t index, struct evaluation *evaluation, xmlNode *node)
{
	const struct predicate *predicate = &step->predicates[index];
	struct focus focus = {node, 1, 1};
	xmlXPathObject *value;
	bool result;

	if (predicate->counts)
		focus = focus_of(step, index, evaluation, node);
	if (expression_is_truth(&predicate->expression))
		return expression_holds_at(evaluation, &predicate->expression, focus, &result) &&
		       result;
	value = expression_value_at(evaluation, &predicate->expression, focus);
	if (!value)
		return false;
	if (value->type == XPATH_NUMBER)
		result = focus_of(step, index, evaluation, node).position == value->floatval;
	else
		result = xmlXPathCastToBoolean(value) != 0;
	xmlXPathFreeObject(value);
	return result;
}

static bool
fits(const struct step *step, struct evaluation *evaluation, xmlNode *node)
{
	return holds_before(step, step->predicate_count, evaluation, node);
}

/* Matches the last of the steps before *count at the node, and those that hang on it as its
 * parents. Returns the topmost node that took part, and *count without their steps; NULL: no match.
 */
static xmlNode *
match_chain(const struct step *steps, size_t *count, struct evaluation *evaluation, xmlNode *node)
{
	size_t left = *count;

	while (node && fits(&steps[left - 1], evaluation, node)) {
		left--;
		if (left == 0 || steps[left].link != LINK_CHILD) {
			*count = left;
			return node;
		}
		node = node->parent;
	}
	return NULL;
}

/* Of what a step above may be, the nearest one leaves the most room for those above it. */
bool
context_matches(const struct context_path *path, struct evaluation *evaluation, xmlNode *node)
{
	size_t count = path->count;
	xmlNode *top = match_chain(path->steps, &count, evaluation, node);

	while (top && count > 0) {
		xmlNode *above = top->parent;

		while (above && !(top = match_chain(path->steps, &count, evaluation, above)))
			above = above->parent;
		if (!above)
			return false;
	}
	return top != NULL;
}
