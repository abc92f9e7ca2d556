/* scopes.h -- check: the prefixes of a schema's expressions */
#ifndef TSAGCHECK_CHECK_SCOPES_H
#define TSAGCHECK_CHECK_SCOPES_H

#include "reading.h"

/* The namespaces of expressions that are written at the node: what sch:ns declares in its file,
 * then what the elements around it do, then those of the schema that includes the file. */
struct scope schema_scope(const struct schema_reading *reading, const xmlNode *node);

/* Makes reading->scope and the prefixes of the schema from what its top-level elements and its root
 * declare. Returns 0; or -1 after one message(). */
int read_namespaces(struct schema_reading *reading, const xmlNode *root, const struct nodes *top);

#endif
