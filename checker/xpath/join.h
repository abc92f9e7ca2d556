/* join.h -- xpath: nodes with equal values are found in an index that is made once */
#ifndef TSAGCHECK_XPATH_JOIN_H
#define TSAGCHECK_XPATH_JOIN_H

#include "native.h"

/* The indexes of an evaluation: of each join, for each node that it was asked of more than once.
 * The documents must stay as they are while there are any. */
struct joins;

/* Shows the nodes that the join finds from origin. Returns whether the visitor had enough; *done is
 * false, and nothing was shown, when they have to be looked for one by one. */
bool join_each(struct native *native, const struct join *join, struct focus focus,
	struct visitor *visitor, bool *done);

/* Whether the comparison, which has a join, holds, in *holds. Returns false when that has to be
 * found out in another way. */
bool join_holds(struct native *native, const struct term *term, struct focus focus, bool *holds);

void joins_free(struct joins *joins);

#endif
