/* tracing.h -- check: what was done is written down for SVRL, when it is wanted */
#ifndef TSAGCHECK_CHECK_TRACING_H
#define TSAGCHECK_CHECK_TRACING_H

#include "run.h"

/* The schema that is applied, and its phase (NULL: all). */
void trace_schema(struct check_run *run, const struct schema *schema, const struct phase *phase);

/* A pattern is active on the document, or on others: documents, their URIs, a space between; NULL:
 * on the document. */
void trace_pattern(
	struct check_run *run, const struct schema_pattern *pattern, const char *documents);

/* A rule is applied to the node that its context matched. */
void trace_rule(struct check_run *run, const struct rule *rule);

/* The nodes that a finding is about. */
struct about {
	xmlNode *subject; /* where it stands */
	xmlNode *speaker; /* whose names and values its text has */
};

/* What SVRL says of a finding of the rule applied last, which looked at node; NULL when nothing is
 * traced. Lives in the findings. */
const struct evidence *trace_finding(struct check_run *run, const struct assertion *assertion,
	xmlNode *node, const struct about *about);

/* An XPath 1.0 expression without prefixes that selects this node alone. Lives in the findings. */
const char *location_of(struct check_run *run, const xmlNode *node);

#endif
