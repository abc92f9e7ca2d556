/* showing_spots.c -- check: words of a report become where a page shows them */
#include <stdint.h>
#include <stdlib.h>

#include "../base/tree.h"
#include "showing.h"

static int
run_compare(const void *left, const void *right)
{
	const struct showing_run *a = left, *b = right;
	const uintptr_t from = (uintptr_t)a->node, to = (uintptr_t)b->node;

	return from != to ? (from > to) - (from < to) : (a->at > b->at) - (a->at < b->at);
}

void
showing_sort(struct showing *showing)
{
	if (showing->run_count)
		qsort(showing->runs, showing->run_count, sizeof *showing->runs, run_compare);
}

/* The last run that begins at or before the byte of the node, or NULL. */
static const struct showing_run *
run_at(const struct showing *showing, const xmlNode *node, size_t at)
{
	const struct showing_run wanted = {.node = node, .at = at};
	size_t low = 0, high = showing->run_count;

	while (low < high) {
		const size_t middle = low + (high - low) / 2;

		if (run_compare(&showing->runs[middle], &wanted) <= 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low && showing->runs[low - 1].node == node ? &showing->runs[low - 1] : NULL;
}

/* Where byte `at` of a text is shown; the end of its run when it is not. */
static struct shown_spot
spot_at(const struct showing *showing, struct shown_byte byte)
{
	const struct showing_run *run = byte.text ? run_at(showing, byte.text, byte.at) : NULL;
	size_t into;

	if (!run)
		return (struct shown_spot){0};
	into = byte.at - run->at < run->length ? byte.at - run->at : run->length;
	return (struct shown_spot){run->block, run->start + into, run->start + into};
}

/* Whether a block of this kind has no text of its own, but blocks that have. */
static bool
only_holds(enum shown_kind kind)
{
	return kind == SHOWN_LIST || kind == SHOWN_TABLE || kind == SHOWN_HEAD ||
	       kind == SHOWN_BODY || kind == SHOWN_ROW;
}

/* Where a node without text is shown, or what it stands in; of what only holds others the first of
 * them. */
static struct shown_spot
spot_of_node(const struct showing *showing, const xmlNode *node)
{
	const struct showing_run *run = NULL;

	for (; node && !run; node = node->parent) {
		if (node_is(node, "facts") || node_is(node, "report"))
			break;
		run = run_at(showing, node, 0);
	}
	if (!run)
		return (struct shown_spot){0};
	for (size_t block = run->block; block <= showing->count; block++)
		if (!only_holds(showing->blocks[block - 1].kind))
			return block == run->block
			               ? (struct shown_spot){block, run->start, run->start}
			               : (struct shown_spot){block, 0, 0};
	return (struct shown_spot){0};
}

struct shown_spot
showing_spot(const struct showing *showing, const struct report *report, struct words words)
{
	struct shown_spot first, last;
	size_t length;

	place_shown(report, words.node, &length);
	if (words.end > length)
		words.end = length;
	if (words.start >= words.end)
		return spot_of_node(showing, words.node);
	first = spot_at(showing, place_byte(report, words.node, words.start));
	last = spot_at(showing, place_byte(report, words.node, words.end - 1));
	if (!first.block)
		return spot_of_node(showing, words.node);
	/* words that go on in other blocks are marked in the first one */
	first.end =
		last.block == first.block ? last.end + 1 : showing->blocks[first.block - 1].length;
	return first;
}
