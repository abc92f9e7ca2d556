/* example.h -- check: the examples that a rule file carries */
#ifndef TSAGCHECK_CHECK_EXAMPLE_H
#define TSAGCHECK_CHECK_EXAMPLE_H

#include "check.h"

/* How the examples of a rule file went. */
struct example_counts {
	size_t passing,
		failing; /* examples without and with an expectation that went as they should */
	size_t wrong;    /* complaints, of all kinds */
};

/* Applies the schema to each of its t:example elements. An example is a report, blocks of one, or
 * facts; a finding is expected where <?expect RULE?> stands, on the next element or in it, and
 * nowhere else. There must be a passing example that the rule looks at, and a failing one. What is
 * wrong is added to complaints, a line each, with file and line.
 * Returns 0, also when examples are wrong; or -1 after a message() of what could not be applied. */
int examples_check(const struct schema *schema, const struct recognisers *recognisers,
	const struct check_options *options, struct example_counts *counts,
	struct buffer *complaints, struct messages *messages);

/* Whether the node is a t:example. */
bool is_example(const xmlNode *node);

#endif
