/* cover.h -- check: whether one context matches every node that another one matches */
#ifndef TSAGCHECK_CHECK_COVER_H
#define TSAGCHECK_CHECK_COVER_H

#include "context.h"

/* Whether every node that `narrow` matches is matched by `wide`, too, in any document: told from
 * the steps alone, so true is certain and false may be wrong. Predicates of a step of wide must be
 * the first ones of the step of narrow, word for word. */
bool path_covers(const struct context_path *wide, const struct context_path *narrow);

#endif
