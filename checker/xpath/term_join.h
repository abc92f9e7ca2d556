/* term_join.h -- xpath: which comparisons of a term can be answered from an index */
#ifndef TSAGCHECK_XPATH_TERM_JOIN_H
#define TSAGCHECK_XPATH_TERM_JOIN_H

#include "term.h"

/* Finds the join of a comparison whose sides are settled: a = //x/@y, a = preceding::x/@y. */
void term_find_join(struct term *comparison);

/* Finds that of a step of the path, which is settled up to it and gives its nodes in that order:
 * //x[@y = a], following-sibling::x[@y = a]. What it adds lives in a. */
void path_find_join(
	struct path *path, struct path_step *step, enum node_order order, struct arena *a);

/* Finds that of the first filter of a term that the path starts from, both settled:
 * key('k', 'x')[@y = a]. */
void path_find_start_join(struct path *path);

#endif
