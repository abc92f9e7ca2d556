/* reading.h -- check: the state of reading one schema, shared by the files that read its parts */
#ifndef TSAGCHECK_CHECK_READING_H
#define TSAGCHECK_CHECK_READING_H

#include "parts.h"
#include "schema.h"

/* What sch:param gives to an abstract pattern. */
struct parameter {
	const char *name, *value;
	const xmlNode *element;
	bool is_declared; /* by the abstract pattern itself */
	bool is_used;     /* filled in somewhere */
};

struct parameters {
	struct parameter *items;
	size_t count;
	size_t *filled; /* bytes that were filled in, in the whole schema */
};

/* Rules by their ids, which sch:extends may name: abstract ones, and others that it may not. */
struct rule_scope {
	struct text_map rules;
	const struct rule_scope *outer; /* where else to look; NULL: nowhere */
};

/* A let of the schema, of a phase or of a pattern. */
struct global_let {
	const xmlNode *element;
	bool of_schema;
};

/* A schema that includes itself would never end, and one that includes or extends the same twice,
 * which does so itself, hardly ever. */
enum { DEEPEST_INCLUDE = 50, MOST_INCLUDED = 500000 };

/* The most bytes that parameters give in all. */
enum { MOST_FILLED = 1 << 26 };

struct schema_reading {
	struct schema *schema;
	const struct schema *original; /* has the files that it includes; NULL: they are read */
	struct evaluation *evaluation; /* compiles the expressions */
	struct messages *messages;
	struct scope scope;                  /* the prefixes of the schema's file */
	const struct parameters *parameters; /* of the abstract pattern being read; NULL: none */
	const xmlNode *instance;             /* the pattern that gives them */
	struct text_map globals;             /* by name: struct global_let */
	const struct lets *locals;           /* of the rule being read, so far */
	struct text_map patterns;            /* by id: all of the schema, abstract ones too */
	const struct rule_scope *scopes;     /* of rules that can be extended */
	bool anywhere;   /* variables are of whichever rule refers to what is being read */
	size_t depth;    /* of includes within includes */
	size_t included; /* how often anything was */
	size_t filled;   /* bytes that parameters gave */
};

/* Counts that something is included. Returns 0; or -1 after one message(), when it is too often. */
int include_count(struct schema_reading *reading, const xmlNode *element);

/* What the root element must be; which elements and attributes there are below it; and whether the
 * query binding is one that is understood. Each returns 0; or -1 after one message(). */
int check_kind(const struct schema_reading *reading, const xmlNode *root);
int check_grammar(struct schema_reading *reading, const xmlNode *root);
int check_binding(struct schema_reading *reading, const xmlNode *root);

/* Makes an element known by its id, if it has one, among those of its kind. Returns 0; or -1 after
 * one message(), when another one has the id. */
int id_add(const struct schema_reading *reading, struct text_map *elements, const xmlNode *element);

/* Whether all variables, functions and prefixes of a text are known, prefixes by the scope. Returns
 * 0; or -1 after one message(). */
int check_uses(const struct schema_reading *reading, const struct written *written,
	const struct scope *scope);

#endif
