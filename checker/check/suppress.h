/* suppress.h -- check: what somebody has asked not to find is not found */
#ifndef TSAGCHECK_CHECK_SUPPRESS_H
#define TSAGCHECK_CHECK_SUPPRESS_H

#include "run.h"

/* What is found about such places themselves, with no file in rules/ that says so. */
struct own_rule {
	const char *name, *title, *why, *remedy;
	enum severity severity;
};

/* NULL when there is none of that name. */
const struct own_rule *own_rule_find(const char *name);

/* Takes the findings from number `first` on out, and counts them, where the report says that they
 * are not to be found; adds a finding for each place that says so without a reason or in vain. */
void findings_suppress(struct check_run *run, size_t first);

#endif
