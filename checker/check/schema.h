/* schema.h -- check: an ISO Schematron schema, compiled */
#ifndef TSAGCHECK_CHECK_SCHEMA_H
#define TSAGCHECK_CHECK_SCHEMA_H

#include "../recognise/facts.h"
#include "rule.h"

/* xsl:key. */
struct key {
	const char *name;
	struct context match;
	struct expression use;
	size_t slot; /* of its table in a run */
};

struct schema {
	struct report file;               /* the source, and the tree it was read from */
	const char *title, *why, *source; /* sch:title, sch:p of these classes; NULL when absent */
	size_t number;                    /* among the schemas of a run; given by rule_set_add() */
	const char *name;                 /* the file's name without folder and ".sch" */
	struct lets lets;
	struct schema_pattern *patterns;
	size_t pattern_count;
	struct diagnostic *diagnostics;
	size_t diagnostic_count;
	struct key *keys;
	size_t key_count;
	size_t slot_count; /* of variables, in all scopes */
	struct arena arena;
};

/* Reads and compiles a schema. functions: those its expressions may call. Owner: schema_free().
 * NULL after one message() for the first thing that is wrong. */
struct schema *schema_load(
	const char *file, const struct function_table *const *functions, struct messages *messages);
void schema_free(struct schema *schema);

/* The id that findings of this schema carry when an assertion has none, and the file's name. */
const char *assertion_id(const struct assertion *assertion);

#endif
