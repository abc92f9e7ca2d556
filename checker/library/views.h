/* views.h -- library: findings and messages as the public header has them */
#ifndef TSAGCHECK_LIBRARY_VIEWS_H
#define TSAGCHECK_LIBRARY_VIEWS_H

#include "../check/findings.h"
#include "tsagcheck.h"

struct finding_views {
	struct tsagcheck_finding *items;
	size_t count;
};

struct problem_views {
	struct tsagcheck_problem *items;
	size_t count;
};

/* All findings, or all messages, in their order. They live in a, and borrow their texts. */
struct finding_views finding_views(const struct findings *findings, struct arena *a);
struct problem_views problem_views(const struct messages *messages, struct arena *a);

#endif
