/* suppress.h -- check: what somebody has asked not to find is not found */
#ifndef TSAGCHECK_CHECK_SUPPRESS_H
#define TSAGCHECK_CHECK_SUPPRESS_H

#include "run.h"

/* Takes the findings from number `first` on out, and counts them, where the report says that they
 * are not to be found; adds a finding for each place that says so without a reason or in vain. */
void findings_suppress(struct check_run *run, size_t first);

#endif
