/* responsibility_settle.h -- values: the sets of a responsibility that was read are put in order */
#ifndef TSAGCHECK_VALUES_RESPONSIBILITY_SETTLE_H
#define TSAGCHECK_VALUES_RESPONSIBILITY_SETTLE_H

#include "responsibility.h"

/* Settles all sets, limits what is shared to what is left, and makes `all` of the others. */
void responsibility_settle(struct responsibility *e);

#endif
