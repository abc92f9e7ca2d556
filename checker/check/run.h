/* run.h -- check: the state while one report is checked */
#ifndef TSAGCHECK_CHECK_RUN_H
#define TSAGCHECK_CHECK_RUN_H

#include "../xpath/expression_value.h"
#include "check.h"
#include "index.h"

/* What a let is worth. {0}: not asked for yet. */
struct variable {
	xmlXPathObject *value;
	bool busy;       /* being evaluated: asking again would be a circle */
	bool failed;     /* it has no value, and that was said */
	bool unverified; /* a function lacked data for it */
};

struct key_tables;
struct documents;
struct open_register;
struct held;

struct check_run {
	const struct rule_set *rules;
	struct report *report;
	const struct check_options *options;
	struct findings *findings;
	struct messages *messages;
	struct evaluation evaluation;
	struct context_index index;
	struct variable **variables; /* of each schema of rules, by slot */
	const struct phase **phases; /* the active one of each schema; NULL: all patterns are */
	bool **active; /* of each schema, of each of its patterns: the phase asks for it */
	const struct schema_pattern *alone; /* the pattern whose documents are walked; NULL: all */
	const struct schema *part;          /* whose phase says where to start; NULL: all others */
	xmlDoc *walked;          /* the document being walked: the report's, or another */
	const char *walked_name; /* its file, as it was found */
	struct map ordinals;     /* of nodes with many siblings: see location_of() */
	struct map texts;        /* of schemas, by where they are there: see lasting_text() */
	struct key_tables *keys;
	struct documents *documents;          /* those that document() read; NULL: none yet */
	struct showing *showing;              /* of the report: showing.h */
	xmlDoc *scratch;                      /* elements that functions made; NULL: none yet */
	struct open_register *registers;      /* those that rules asked for */
	bool register_failed;                 /* one of them is broken, and that was said */
	struct held *held;                    /* what was asked about sets: see held.c */
	xmlNode *current;                     /* current() */
	xmlNode *matched;                     /* that the context of the rule matched */
	const struct schema *schema;          /* of the rule being applied */
	const struct schema_pattern *pattern; /* NULL while a schema's let is evaluated */
	const struct rule *rule;              /* NULL while a pattern's let is evaluated */
	size_t kept, made;    /* bytes of texts that variables have; elements that functions made */
	bool unverified;      /* a function lacked data since this was last made false */
	struct map unapplied; /* assertions that could not be applied, and that was said */
	struct map found;     /* how many findings assertions have: see finding_is_kept() */
	size_t order;         /* of the document among those of findings */
	struct arena arena;
};

/* Those of all schemas, none evaluated yet. */
void variables_init(struct check_run *run);
void variables_clear(struct check_run *run);
/* Forgets the values of a rule's lets: its next node has others. */
void variables_leave(struct check_run *run, const struct rule *rule);
/* Whether the variable of that name, seen from where the run is, is not a rule's. */
bool variable_is_kept(void *run, const char *name);
/* What expressions of a schema can use; the owner is the run. */
extern const struct bindings check_bindings;

/* The nodes of the document of `node` by their values for the key of that name of the current
 * schema; borrowed, until keys_clear(). NULL when there is no such key. */
const struct value_table *key_table(struct check_run *run, const char *name, const xmlNode *node);
void keys_clear(struct check_run *run);
/* Whether its schema's phase asks for it. */
bool pattern_is_active(const struct check_run *run, const struct schema_pattern *pattern);
/* Chooses the phase of each schema, and its patterns. Returns 0; or -1 after one message(). */
int phases_choose(struct check_run *run);

#endif
