/* tally.h -- xpath: how many siblings come before a node, counted on from where it was counted last
 */
#ifndef TSAGCHECK_XPATH_TALLY_H
#define TSAGCHECK_XPATH_TALLY_H

#include <libxml/tree.h>
#include <stdbool.h>
#include <stddef.h>

/* Which siblings count. */
struct tally_test {
	bool (*passes)(const struct tally_test *test, xmlNode *node);
};

/* What was counted lately. {0} is a good start; the trees must stay as they are. Owner:
 * tallies_clear(). */
struct tallies {
	struct tally *all; /* NULL: none yet */
};

/* How many siblings before the node pass the test, which `what` stands for: the same for the same
 * test, and unlike any other pointer given. Of nodes that are asked about one behind the other each
 * costs as much as lies between them. */
size_t tally_before(
	struct tallies *tallies, const void *what, xmlNode *node, const struct tally_test *test);

/* How many of all siblings of the node, itself too, pass. */
size_t tally_all(
	struct tallies *tallies, const void *what, xmlNode *node, const struct tally_test *test);

void tallies_clear(struct tallies *tallies);

#endif
