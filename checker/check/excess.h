/* excess.h -- check: of very many findings of an assertion the first are kept, the rest counted */
#ifndef TSAGCHECK_CHECK_EXCESS_H
#define TSAGCHECK_CHECK_EXCESS_H

#include "run.h"

/* Counts a finding. Whether it is to be kept: false past the limit of findings of its assertion and
 * severity. */
bool finding_is_kept(
	struct check_run *run, const struct assertion *assertion, enum severity severity);

/* Says of each assertion how many findings were not kept. */
void excess_say(struct check_run *run);

#endif
