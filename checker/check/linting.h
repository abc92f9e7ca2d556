/* linting.h -- check: the state while a schema is looked at, shared by the files that do it */
#ifndef TSAGCHECK_CHECK_LINTING_H
#define TSAGCHECK_CHECK_LINTING_H

#include "lint.h"
#include "attributes.h"

/* What names are used for. */
enum name_use {
	USED_VARIABLE,  /* $name, of lets and parameters */
	USED_IN_REMARK, /* the same, in diagnostics and properties alone */
	USED_PREFIX,
	USED_KEY,
	USED_RULE,    /* extends/@rule */
	USED_PATTERN, /* @is-a */
	USED_DIAGNOSTIC,
	USED_PROPERTY,
	USED_ACTIVE, /* active/@pattern */
	NAME_USES
};

/* The names that a schema uses; unclear: some are made while it runs, so nothing is unused. */
struct used_names {
	struct text_map names;
	bool unclear;
};

struct lint {
	struct schema *schema;
	struct findings *findings;
	struct messages *messages;
	struct schema_reading reading; /* for what is included */
	struct nodes elements; /* all of Schematron and XSLT, what is included in its place */
	struct map parents;    /* of these, with what is included in its place */
	struct map variables;  /* of patterns: struct text_map of the $names in them */
	struct used_names used[NAME_USES];
	struct map said; /* nodes that the check being made has spoken of */
	size_t order;
	struct arena arena;
};

enum lint_check {
#define LINT(id, name, severity, requirement) LINT_##id,
#include "lint.def"
#undef LINT
	LINT_CHECKS
};

/* Collects the elements and the names that they use. Returns 0; or -1 after one message(). */
int lint_collect(struct lint *lint);

/* Whether the name is used as that, or could be. */
bool lint_uses(const struct lint *lint, enum name_use use, const char *name);

/* Adds a finding about a node of the schema; said once of each node and check. other: a node that
 * shows why, or NULL. what: as printf has it. */
void lint_say(struct lint *lint, enum lint_check check, const xmlNode *node, const xmlNode *other,
	const char *what, ...) __attribute__((format(printf, 5, 6)));

/* The attribute of an element in no namespace as a node, or the element when there is none; its
 * value, NULL when there is none, living in the lint. */
const xmlNode *lint_attribute(const xmlNode *element, const char *name);
const char *lint_value(struct lint *lint, const xmlNode *element, const char *name);

/* The checks, some in each file. */
void lint_names(struct lint *lint);
void lint_rules(struct lint *lint);
void lint_messages(struct lint *lint);
void lint_phases(struct lint *lint);

#endif
