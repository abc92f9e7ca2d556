/* reading.h -- check: the state of reading one schema, shared by the files that read its parts */
#ifndef TSAGCHECK_CHECK_READING_H
#define TSAGCHECK_CHECK_READING_H

#include "parts.h"
#include "schema.h"

/* What sch:param gives to an abstract pattern. */
struct parameter {
	const char *name, *value;
};

struct parameters {
	struct parameter *items;
	size_t count;
};

/* The names that expressions may use as variables. */
struct names {
	const char **items;
	size_t count, room;
};

/* A schema that includes itself would never end. */
enum { DEEPEST_INCLUDE = 50 };

struct schema_reading {
	struct schema *schema;
	const struct schema *original; /* has the files that it includes; NULL: they are read */
	struct evaluation *evaluation; /* compiles the expressions */
	struct messages *messages;
	struct scope scope;                  /* the prefixes of sch:ns */
	const struct parameters *parameters; /* of the abstract pattern being read; NULL: none */
	struct names globals;                /* lets of the schema, its phases and patterns */
	const struct lets *locals;           /* of the rule being read, so far */
	struct nodes *patterns;              /* all of the schema, abstract ones too */
	struct nodes *abstract_rules;        /* of the pattern being read, and of sch:rules */
	bool anywhere; /* variables are of whichever rule refers to what is being read */
	size_t depth;  /* of includes within includes */
};

/* Where the node stands in its file. */
struct spot schema_spot(const struct schema_reading *reading, const xmlNode *node);

/* Refuses children that are Schematron elements of other names than these, a NULL behind the last:
 * what is passed over in silence would be a rule that is not applied. Returns 0; or -1 after one
 * message(). */
int refuse_others(const struct schema_reading *reading, const struct nodes *children,
	const char *const *names);

/* The attribute, NULL when it is absent, with parameters filled in; lives in the schema. uri NULL:
 * in no namespace. */
const char *schema_attribute(const struct schema_reading *reading, const xmlNode *element,
	const char *name, const char *uri);

/* The same; -1 after one message() when it is absent. */
int required_attribute(const struct schema_reading *reading, const xmlNode *element,
	const char *name, const char **value);

/* Compiles the attribute when it is there. Returns 0; or -1 after one message(). */
int compile_optional(const struct schema_reading *reading, const xmlNode *element, const char *name,
	const char *uri, struct expression *expression);

/* Compiles the attribute, which must be there. Returns 0; or -1 after one message(). */
int compile_required(const struct schema_reading *reading, const xmlNode *element, const char *name,
	struct expression *expression);

/* The same for a context or match pattern. */
int compile_context(const struct schema_reading *reading, const xmlNode *element, const char *name,
	struct context *context);

/* Whether all variables, functions and prefixes of text are known. Returns 0; or -1 after one
 * message(). */
int check_uses(const struct schema_reading *reading, const char *text, struct spot spot);

#endif
