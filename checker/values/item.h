/* item.h -- values: one item of a responsibility: a number, a range or a series */
#ifndef TSAGCHECK_VALUES_ITEM_H
#define TSAGCHECK_VALUES_ITEM_H

#include <stdbool.h>
#include <stddef.h>

#include "responsibility.h"

/* The numbers of one item; none when it is wrong in itself (FAULT_ORDER, FAULT_LETTERS). */
struct item {
	struct interval intervals[RECOMMENDATION_NAMES];
	size_t count;
	enum fault fault; /* FAULTS: none */
	bool series;      /* "G.180-series" */
	bool elided;      /* "G.160-": the word "series" comes with a later item */
};

/* Reads an item where the cursor stands. Returns 0 with the cursor behind it; or -1 when there is
 * none, and then the cursor stays. */
int item_scan(struct cursor *cursor, struct item *item);

#endif
