/* rule.h -- check: the rules of a Schematron schema, compiled */
#ifndef TSAGCHECK_CHECK_RULE_H
#define TSAGCHECK_CHECK_RULE_H

#include "content.h"

struct schema;

/* sch:assert or sch:report. */
struct assertion {
	struct rich rich;
	bool is_report;
	enum severity severity; /* when it does not depend on the node */
	struct attribute_template severity_text;
	struct expression test;
	struct expression subject; /* {0}: the rule's, or the context itself */
	struct expression related; /* t:related: the other side of a contradiction */
	struct expression fix;     /* t:fix */
	struct content text;
	const struct remark **diagnostics, **properties; /* each ends with NULL */
	const struct schema *schema;
	const xmlNode *element;
	struct spot spot;
	size_t number; /* among all of a run; given by rule_set_add() */
};

struct rule {
	struct rich rich;
	struct context context;
	struct expression subject;
	struct expression visit_each; /* {0}: the context itself */
	struct lets lets;
	struct assertion *assertions;
	size_t assertion_count;
	const struct schema_pattern *pattern;
	size_t order; /* in its pattern */
	const xmlNode *element;
	struct spot spot;
};

/* sch:pattern: of its rules the first whose context matches a node is applied. */
struct schema_pattern {
	const char *id, *title, *role;
	bool all_rules;              /* sch:group (2025): every rule that matches is applied */
	struct expression documents; /* {0}: the document itself */
	struct lets lets;
	struct rule *rules;
	size_t rule_count;
	const struct schema *schema;
	const xmlNode *element; /* of an abstract pattern the one that is a case of it */
	size_t number;          /* among all patterns of a run; given by rule_set_add() */
};

#endif
