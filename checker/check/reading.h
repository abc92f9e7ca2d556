/* reading.h -- check: the state of reading one schema, shared by the files that read its parts */
#ifndef TSAGCHECK_CHECK_READING_H
#define TSAGCHECK_CHECK_READING_H

#include "schema.h"

struct schema_reading {
	struct schema *schema;
	struct evaluation *evaluation; /* compiles the expressions */
	struct messages *messages;
	struct scope scope; /* the prefixes of sch:ns */
};

/* Where the node stands in the schema's file. */
struct spot schema_spot(const struct schema_reading *reading, const xmlNode *node);

/* Whether node is the Schematron element of that name. */
bool is_schematron(const xmlNode *node, const char *name);

/* How many children are Schematron elements of that name. */
size_t count_schematron(const xmlNode *parent, const char *name);

/* Refuses children that are Schematron elements of other names than these, a NULL behind the last:
 * what is passed over in silence would be a rule that is not applied. Returns 0; or -1 after one
 * message(). */
int refuse_others(
	const struct schema_reading *reading, const xmlNode *parent, const char *const *names);

/* The attribute, NULL when it is absent; lives in the schema. uri NULL: in no namespace. */
const char *schema_attribute(const struct schema_reading *reading, const xmlNode *element,
	const char *name, const char *uri);

/* Compiles the attribute when it is there. Returns 0; or -1 after one message(). */
int compile_optional(const struct schema_reading *reading, const xmlNode *element, const char *name,
	const char *uri, struct expression *expression);

/* Compiles the attribute, which must be there. Returns 0; or -1 after one message(). */
int compile_required(const struct schema_reading *reading, const xmlNode *element, const char *name,
	struct expression *expression);

/* The same for a context or match pattern. */
int compile_context(const struct schema_reading *reading, const xmlNode *element, const char *name,
	struct context *context);

/* Reads the sch:let children of an element. Returns 0; or -1 after one message(). */
int read_lets(const struct schema_reading *reading, const xmlNode *parent, struct lets *lets);

/* Reads the text of an assertion or diagnostic. Returns 0; or -1 after one message(). */
int read_content(
	const struct schema_reading *reading, const xmlNode *parent, struct content *content);

/* Reads the sch:pattern children of the root. Returns 0; or -1 after one message(). */
int read_patterns(const struct schema_reading *reading, const xmlNode *root);

void content_clear(struct content *content);
void lets_clear(struct lets *lets);
void patterns_clear(struct schema *schema);

#endif
