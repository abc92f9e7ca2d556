/* check.h -- check: rules are applied to a report, in one walk through its tree */
#ifndef TSAGCHECK_CHECK_CHECK_H
#define TSAGCHECK_CHECK_CHECK_H

#include "findings.h"
#include "schema.h"

/* The schemas of a run. {0} is a good start. */
struct rule_set {
	struct schema **schemas; /* owned */
	size_t count, room;
	size_t pattern_count, assertion_count;
	bool across; /* a rule is about all documents of the run: it calls t:reports() */
};

struct showing;
/* All documents of a run, their facts recognised, in the order in which the user named them. */
struct collection {
	struct report **reports;
	size_t count;
	bool lacks;               /* there are others, which could not be loaded */
	struct showing *showings; /* of each, {0} at first; NULL when they are not wanted */
};

/* A user's own register: it replaces that of its name, or adds its rows and scopes to it. */
struct register_choice {
	const char *name, *file;
	bool adds;
};

/* How to check. */
struct check_options {
	const char *registers; /* the folder of the registers; NULL: none are at hand */
	const struct register_choice *own_registers; /* in the order in which they were named */
	size_t own_register_count;
	const char *const *packs;  /* for struct checked_document; ends with NULL */
	struct rule_count *counts; /* of each assertion, counted up; NULL: not wanted */
	const char *phase;         /* of all schemas; NULL: #DEFAULT */
	const struct function_table *const *functions; /* NULL: those of rules */
	const struct collection *collection; /* NULL: the report that is checked is alone */
	bool digests;                        /* SHA-256 of the documents is wanted */
	bool shown;                          /* what a page shows of them is wanted */
	bool markup; /* a finding stands at its node's markup; else at the words in it */
};

/* Functions that expressions may call: those of rules of reports; those of any schema. */
extern const struct function_table *const check_functions[];
extern const struct function_table *const schematron_functions[];

/* Reads a schema into the set. Returns 0; or -1 after one message(). */
int rule_set_add(struct rule_set *rules, const char *file,
	const struct function_table *const *functions, struct messages *messages);

/* Makes copy the same rules once more, for another thread: see schema_copy(). Owner:
 * rule_set_clear(), before that of the original. */
void rule_set_copy(struct rule_set *copy, const struct rule_set *original,
	const struct function_table *const *functions);
void rule_set_clear(struct rule_set *rules);
/* Counts of no run yet, for each assertion in the order of the schemas; live in a. */
struct rule_count *rule_set_counts(const struct rule_set *rules, struct arena *a);

/* The schema of that name, or NULL; borrows. */
const struct schema *rule_set_find(const struct rule_set *rules, const char *name);

/* From now on what the schema of that name finds is so severe, whatever it says itself. */
void rule_set_grade(struct rule_set *rules, const char *name, enum severity severity);

/* How severe what the schema finds is: as the user says, else as its first assertion does, where
 * that does not depend on the node. */
enum severity schema_severity(const struct schema *schema);

/* The first assertion of a schema, or NULL. */
const struct assertion *schema_assertion(const struct schema *schema);
/* Applies all rules to the report, whose facts are recognised, and adds what it finds to findings,
 * unsorted. Expressions that cannot be evaluated are said once each.
 * Returns 0; or -1 after a message(), and then some of the rules were not applied everywhere. */
int report_check(const struct rule_set *rules, struct report *report,
	const struct check_options *options, struct findings *findings, struct messages *messages);

#endif
