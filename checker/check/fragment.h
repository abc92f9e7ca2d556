/* fragment.h -- check: the files that a schema has parts of */
#ifndef TSAGCHECK_CHECK_FRAGMENT_H
#define TSAGCHECK_CHECK_FRAGMENT_H

#include "schema.h"

/* A file that was included or extended from. */
struct fragment {
	struct report file;
	const char *uri;
	struct scope scope; /* of its expressions; without any until one is compiled */
	struct fragment *next;
};

/* The fragment that a node of the schema was read from; NULL for the schema's own file. Borrows. */
struct fragment *schema_fragment(const struct schema *schema, const xmlNode *node);

/* The report that a node of the schema was read from: the schema itself or a fragment. Borrows. */
struct report *schema_file(const struct schema *schema, const xmlNode *node);

#endif
