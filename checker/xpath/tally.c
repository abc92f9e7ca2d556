/* tally.c -- xpath: how many siblings come before a node, counted on from where it was counted last
 */
#include "tally.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "../base/arena.h"

/* Counts that are remembered at once, each where its test and parent say. */
enum { TALLIES = 256 };

struct tally {
	const void *what;
	const xmlNode *parent, *node;
	size_t before; /* the node */
	size_t all;    /* of the parent; 0: not counted */
};

static struct tally *
tally_of(struct tallies *tallies, const void *what, const xmlNode *parent)
{
	uint64_t hash = ((uintptr_t)what ^ (uintptr_t)parent * 31) * 0x9E3779B97F4A7C15U;
	struct tally *tally;

	if (!tallies->all) {
		tallies->all = memory_new(TALLIES * sizeof *tallies->all);
		memset(tallies->all, 0, TALLIES * sizeof *tallies->all);
	}
	tally = &tallies->all[hash >> 32 & (TALLIES - 1)];
	if (tally->what != what || tally->parent != parent)
		*tally = (struct tally){.what = what, .parent = parent};
	return tally;
}

/* What is asked of the nodes on the way may be counted here, too: the place is found anew. */
size_t
tally_before(
	struct tallies *tallies, const void *what, xmlNode *node, const struct tally_test *test)
{
	const struct tally last = *tally_of(tallies, what, node->parent);
	struct tally *tally;
	size_t count = 0;
	xmlNode *at = node;

	while (at != last.node && at->prev) {
		at = at->prev;
		count += test->passes(test, at);
	}
	if (at == last.node)
		count += last.before;
	tally = tally_of(tallies, what, node->parent);
	tally->node = node;
	tally->before = count;
	return count;
}

size_t
tally_all(struct tallies *tallies, const void *what, xmlNode *node, const struct tally_test *test)
{
	size_t count = tally_of(tallies, what, node->parent)->all;
	xmlNode *at = node;

	if (count)
		return count;
	while (at->prev)
		at = at->prev;
	for (; at; at = at->next)
		count += test->passes(test, at);
	return tally_of(tallies, what, node->parent)->all = count;
}

void
tallies_clear(struct tallies *tallies)
{
	free(tallies->all);
	tallies->all = NULL;
}
