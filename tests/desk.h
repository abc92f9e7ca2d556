/* desk.h -- tests: a folder with schemas and documents, and the program that is run on them */
#ifndef TSAGCHECK_TESTS_DESK_H
#define TSAGCHECK_TESTS_DESK_H

#include <libxml/tree.h>
#include <stddef.h>

#include "../checker/base/arena.h"
#include "program.h"

/* A schema with this in it; one of another edition or with other attributes. s: and xsl: are bound.
 */
#define SCHEMA(content) SCHEMA_WITH("", content)
#define SCHEMA_WITH(attributes, content)                            \
	"<s:schema xmlns:s='http://purl.oclc.org/dsdl/schematron' " \
	"xmlns:xsl='http://www.w3.org/1999/XSL/Transform' " attributes ">" content "</s:schema>"

/* An element of Schematron as the root of a file. */
#define ROOT(name, content) \
	"<s:" name " xmlns:s='http://purl.oclc.org/dsdl/schematron'>" content "</s:" name ">"

struct desk {
	const char *program, *folder, *document;
	struct arena arena;
};

/* Makes the folder with document.xml in it; own is the test's argv[0]. Owner: desk_close(). */
void desk_open(struct desk *desk, const char *own, const char *document);
void desk_close(struct desk *desk);

/* The name of a new file in the folder. Lives in the desk. */
const char *desk_write(struct desk *desk, const char *name, const char *text);

/* What `tsagcheck schematron` says of a schema's text and the document. phase NULL: none is named.
 */
struct outcome desk_run(
	struct desk *desk, const char *schema, const char *phase, const char *format);

/* A schema, a phase, and what the program comes to: its status, how many findings, and words of
 * them or of the message of status 2. */
struct desk_case {
	const char *name, *schema, *phase;
	int status, findings;
	const char *says;
};

/* The test fails, with the name of the case, unless all come to what they must. */
void desk_judge(struct desk *desk, const struct desk_case *cases, size_t count);

#endif
