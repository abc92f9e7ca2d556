/* reading.h -- check: the state of reading one schema, shared by the files that read its parts */
#ifndef TSAGCHECK_CHECK_READING_H
#define TSAGCHECK_CHECK_READING_H

#include <libxml/hash.h>

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

/* Rules by their ids, which sch:extends may name: abstract ones, and others that it may not. */
struct rule_scope {
	xmlHashTable *rules;
	const struct rule_scope *outer; /* where else to look; NULL: nowhere */
};

/* A let of the schema, of a phase or of a pattern. */
struct global_let {
	const xmlNode *element;
	bool of_schema;
};

/* A schema that includes itself would never end. */
enum { DEEPEST_INCLUDE = 50 };

struct schema_reading {
	struct schema *schema;
	struct evaluation *evaluation; /* compiles the expressions */
	struct messages *messages;
	struct scope scope;                  /* the prefixes of sch:ns */
	const struct parameters *parameters; /* of the abstract pattern being read; NULL: none */
	const xmlNode *instance;             /* the pattern that gives them */
	xmlHashTable *globals;               /* by name: struct global_let */
	const struct lets *locals;           /* of the rule being read, so far */
	xmlHashTable *patterns;              /* by id: all of the schema, abstract ones too */
	const struct rule_scope *scopes;     /* of rules that can be extended */
	bool anywhere; /* variables are of whichever rule refers to what is being read */
	size_t depth;  /* of includes within includes */
};

/* Where the node stands in its file. */
struct spot schema_spot(const struct schema_reading *reading, const xmlNode *node);

/* What the root element must be; which elements and attributes there are below it; and whether the
 * query binding is one that is understood. Each returns 0; or -1 after one message(). */
int check_kind(const struct schema_reading *reading, const xmlNode *root);
int check_grammar(struct schema_reading *reading, const xmlNode *root);
int check_binding(struct schema_reading *reading, const xmlNode *root);

/* The attribute, NULL when it is absent, with parameters filled in; lives in the schema. uri NULL:
 * in no namespace. */
const char *schema_attribute(const struct schema_reading *reading, const xmlNode *element,
	const char *name, const char *uri);

/* The same; -1 after one message() when it is absent. */
int required_attribute(const struct schema_reading *reading, const xmlNode *element,
	const char *name, const char **value);

/* Whether it is there and "true". */
bool attribute_is_true(
	const struct schema_reading *reading, const xmlNode *element, const char *name);

/* Compiles the attribute when it is there. Returns 0; or -1 after one message(). */
int compile_optional(const struct schema_reading *reading, const xmlNode *element, const char *name,
	const char *uri, struct expression *expression);

/* Compiles the attribute, which must be there. Returns 0; or -1 after one message(). */
int compile_required(const struct schema_reading *reading, const xmlNode *element, const char *name,
	struct expression *expression);

/* The same for a context or match pattern. */
int compile_context(const struct schema_reading *reading, const xmlNode *element, const char *name,
	struct context *context);

/* Where the attribute has byte `at` of its value, which has parameters filled in. */
struct spot attribute_spot(
	const struct schema_reading *reading, const xmlNode *element, const char *name, size_t at);

/* "line 3", or "parts.sch, line 3" when the node is in another file than `from`. Lives in the
 * schema. */
const char *place_beside(
	const struct schema_reading *reading, const xmlNode *node, const xmlNode *from);

/* Makes an element known by its id, if it has one, among those of its kind. Returns 0; or -1 after
 * one message(), when another one has the id. */
int id_add(const struct schema_reading *reading, xmlHashTable *elements, const xmlNode *element);

/* Whether all variables, functions and prefixes of a text are known. Returns 0; or -1 after one
 * message(). */
int check_uses(const struct schema_reading *reading, const struct written *written);

#endif
