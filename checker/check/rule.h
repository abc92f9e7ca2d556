/* rule.h -- check: the parts of a Schematron schema, compiled */
#ifndef TSAGCHECK_CHECK_RULE_H
#define TSAGCHECK_CHECK_RULE_H

#include "../base/expression.h"
#include "context.h"
#include "findings.h"

struct schema;

/* A piece of a message: text as it stands, or an expression whose string is put in. */
struct piece {
	const char *text; /* NULL: the expression's */
	struct expression expression;
	bool name; /* sch:name: the name of the node, not its text */
};

struct content {
	struct piece *pieces;
	size_t count;
};

/* sch:let. Its value is found when it is first asked for, once in its scope. */
struct let {
	const char *name;
	struct expression value;
	size_t slot; /* of its value in struct variables */
	struct spot spot;
};

struct lets {
	struct let *items;
	size_t count;
};

struct diagnostic {
	const char *id;
	struct content content;
};

/* sch:assert or sch:report. */
struct assertion {
	bool is_report;
	const char *id;
	enum severity severity;
	struct expression test;
	struct expression subject; /* {0}: the context itself */
	struct expression related; /* t:related: the other side of a contradiction */
	struct expression fix;     /* t:fix */
	struct content text;
	const struct diagnostic **diagnostics; /* ends with NULL */
	const struct schema *schema;
	struct spot spot;
};

struct rule {
	struct context context;
	struct lets lets;
	struct assertion *assertions;
	size_t assertion_count;
	const struct schema_pattern *pattern;
	size_t order; /* in its pattern */
	struct spot spot;
};

/* sch:pattern: of its rules the first whose context matches a node is applied. */
struct schema_pattern {
	const char *id;
	struct lets lets;
	struct rule *rules;
	size_t rule_count;
	const struct schema *schema;
	size_t number; /* among all patterns of a run; given by rule_set_add() */
};

#endif
