/* attributes.h -- check: attributes of a schema become values, places and expressions */
#ifndef TSAGCHECK_CHECK_ATTRIBUTES_H
#define TSAGCHECK_CHECK_ATTRIBUTES_H

#include "reading.h"

/* Where the node stands in its file. */
struct spot schema_spot(const struct schema_reading *reading, const xmlNode *node);

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

/* Compiles text, the part of the attribute that begins with byte `at` of its value. Returns 0; or
 * -1 after one message(). */
int compile_part(const struct schema_reading *reading, const xmlNode *element, const char *name,
	size_t at, const char *text, struct expression *expression);

/* Where the attribute has byte `at` of its value, which has parameters filled in. */
struct spot attribute_spot(
	const struct schema_reading *reading, const xmlNode *element, const char *name, size_t at);

/* "line 3", or "parts.sch, line 3" when the node is in another file than `from`. Lives in the
 * schema. */
const char *place_beside(
	const struct schema_reading *reading, const xmlNode *node, const xmlNode *from);

#endif
