/* set.h -- values: sets of Recommendation numbers */
#ifndef TSAGCHECK_VALUES_SET_H
#define TSAGCHECK_VALUES_SET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "../base/buffer.h"
#include "recommendation.h"

/* The numbers whose keys lie from first up to, not including, behind; see number.h. */
struct interval {
	uint64_t first, behind;
};

/* Intervals that are sorted and do not touch, so that equal sets have equal intervals. {0} is the
 * empty set. Owner: caller, who ends with set_clear(). */
struct set {
	struct interval *items;
	size_t count, room;
};

/* Adds an interval as it comes; the set is one again after set_settle(). */
void set_add(struct set *set, struct interval interval);

/* Sorts and joins the intervals that set_add() added. */
void set_settle(struct set *set);

/* Each replaces what is in out, which is neither a nor b; the time is linear in the number of
 * intervals of a and b. */
void set_union(const struct set *a, const struct set *b, struct set *out);
void set_difference(const struct set *a, const struct set *b, struct set *out);
void set_intersection(const struct set *a, const struct set *b, struct set *out);

bool set_is_empty(const struct set *set);
bool set_equal(const struct set *a, const struct set *b);

/* Whether the set has the number of that key. */
bool set_has(const struct set *set, uint64_t key);

/* Whether the set has the Recommendation under any of its names. */
bool set_contains(const struct set *set, const struct recommendation *recommendation);

/* Whether the set and the interval have anything in common. */
bool set_touches(const struct set *set, struct interval interval);

/* Adds the set to out in the one text for it, which responsibility_read() reads back:
 * "E.120-E.139 (except E.129), E.161, H-series". The empty set is "".
 * Every item ends with "(except SG2, SG15)" when groups is "SG2 SG15"; groups may be NULL. */
void set_print(const struct set *set, const char *groups, struct buffer *out);

/* As set_print(), but every item ends with "(with SG2, SG15)". */
void set_print_shared(const struct set *set, const char *groups, struct buffer *out);

/* Empty again; may be called twice. */
void set_clear(struct set *set);

#endif
