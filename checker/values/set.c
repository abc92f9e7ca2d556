/* set.c -- values: the algebra of sets of Recommendation numbers */
#include "set.h"

#include <stdlib.h>
#include <string.h>

#include "../base/arena.h"

void
set_add(struct set *set, struct interval interval)
{
	set->items = array_room(set->items, set->count, &set->room, sizeof *set->items);
	set->items[set->count++] = interval;
}

static int
compare(const void *a, const void *b)
{
	const struct interval *one = a, *other = b;

	if (one->first != other->first)
		return one->first < other->first ? -1 : 1;
	return 0;
}

/* Adds an interval that starts no earlier than the last one. */
static void
append(struct set *set, struct interval interval)
{
	struct interval *last = set->count ? &set->items[set->count - 1] : NULL;

	if (interval.first >= interval.behind)
		return;
	if (!last || last->behind < interval.first)
		set_add(set, interval);
	else if (last->behind < interval.behind)
		last->behind = interval.behind;
}

void
set_settle(struct set *set)
{
	size_t count = set->count;

	if (count)
		qsort(set->items, count, sizeof *set->items, compare);
	set->count = 0;
	for (size_t i = 0; i < count; i++)
		append(set, set->items[i]);
}

/* What the result holds where a number is in neither, in a, in b, in both: bit 0 is a, bit 1 is b.
 */
struct operation {
	bool holds[4];
};

/* The next bound of set behind the bounds that were passed; the last bound is beyond all keys. */
static uint64_t
bound(const struct set *set, size_t passed)
{
	if (passed >= set->count * 2)
		return UINT64_MAX;
	return passed % 2 ? set->items[passed / 2].behind : set->items[passed / 2].first;
}

/* Walks the bounds of both sets in order; an odd number of passed bounds means inside. */
static void
combine(const struct set *a, const struct set *b, const struct operation *operation,
	struct set *out)
{
	size_t in_a = 0, in_b = 0;
	uint64_t from = 0;

	out->count = 0;
	for (;;) {
		uint64_t next_a = bound(a, in_a), next_b = bound(b, in_b);
		uint64_t next = next_a < next_b ? next_a : next_b;

		if (operation->holds[(in_a % 2) | (in_b % 2) << 1])
			append(out, (struct interval){from, next});
		if (next == UINT64_MAX)
			return;
		in_a += next_a == next;
		in_b += next_b == next;
		from = next;
	}
}

void
set_union(const struct set *a, const struct set *b, struct set *out)
{
	static const struct operation either = {{false, true, true, true}};

	combine(a, b, &either, out);
}

void
set_difference(const struct set *a, const struct set *b, struct set *out)
{
	static const struct operation only_a = {{false, true, false, false}};

	combine(a, b, &only_a, out);
}

void
set_intersection(const struct set *a, const struct set *b, struct set *out)
{
	static const struct operation both = {{false, false, false, true}};

	combine(a, b, &both, out);
}

bool
set_is_empty(const struct set *set)
{
	return set->count == 0;
}

bool
set_equal(const struct set *a, const struct set *b)
{
	return a->count == b->count &&
	       (a->count == 0 || memcmp(a->items, b->items, a->count * sizeof *a->items) == 0);
}

bool
set_touches(const struct set *set, struct interval interval)
{
	size_t low = 0, high = set->count;

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (set->items[middle].behind <= interval.first)
			low = middle + 1;
		else
			high = middle;
	}
	return low < set->count && set->items[low].first < interval.behind;
}

bool
set_has(const struct set *set, uint64_t key)
{
	return set_touches(set, (struct interval){key, key + 1});
}

bool
set_contains(const struct set *set, const struct recommendation *recommendation)
{
	for (size_t i = 0; i < recommendation->count; i++)
		if (set_has(set, number_key(&recommendation->names[i])))
			return true;
	return false;
}

void
set_clear(struct set *set)
{
	free(set->items);
	*set = (struct set){0};
}
