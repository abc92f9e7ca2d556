/* cover.c -- check: two contexts become whether one has every node of the other */
#include "cover.h"

#include <string.h>

static bool
is_same(const char *a, const char *b)
{
	return a && b ? !strcmp(a, b) : a == b;
}

/* Whether the test of one step holds wherever that of the other does. */
static bool
test_covers(const struct step *wide, const struct step *narrow)
{
	const bool named = narrow->test == STEP_NAME || narrow->test == STEP_ANY_NAME;

	if (wide->attribute != narrow->attribute)
		return false;
	switch (wide->test) {
	case STEP_NAME:
		return narrow->test == STEP_NAME && is_same(wide->name, narrow->name) &&
		       is_same(wide->uri, narrow->uri);
	case STEP_ANY_NAME:
		return named && (!wide->uri || is_same(wide->uri, narrow->uri));
	case STEP_INSTRUCTION:
		return narrow->test == STEP_INSTRUCTION &&
		       (!wide->name || is_same(wide->name, narrow->name));
	case STEP_NODE:
		return narrow->test != STEP_ROOT;
	case STEP_TEXT:
	case STEP_COMMENT:
	case STEP_ROOT:
		return narrow->test == wide->test;
	}
	return false;
}

/* A position is one among the nodes that the test and the predicates before it leave. */
static bool
predicates_cover(const struct step *wide, const struct step *narrow)
{
	if (wide->predicate_count > narrow->predicate_count ||
		(wide->predicate_count > 0 && !test_covers(narrow, wide)))
		return false;
	for (size_t i = 0; i < wide->predicate_count; i++)
		if (strcmp(wide->predicates[i].expression.text,
			    narrow->predicates[i].expression.text))
			return false;
	return true;
}

/* Whether the first `left` steps of wide hold where the first `right` of narrow do, the last ones
 * at the same node. */
static bool
covers(const struct context_path *wide, size_t left, const struct context_path *narrow,
	size_t right)
{
	const struct step *step = &wide->steps[left - 1], *other = &narrow->steps[right - 1];

	if (!test_covers(step, other) || !predicates_cover(step, other))
		return false;
	if (left == 1)
		return true;
	if (step->link == LINK_CHILD)
		return other->link == LINK_CHILD && covers(wide, left - 1, narrow, right - 1);
	/* whatever stands before a step of narrow is above it */
	while (--right > 0)
		if (covers(wide, left - 1, narrow, right))
			return true;
	return false;
}

bool
path_covers(const struct context_path *wide, const struct context_path *narrow)
{
	return covers(wide, wide->count, narrow, narrow->count);
}
