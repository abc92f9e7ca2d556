/* lint.h -- check: what the author of a schema would rather know before it is used */
#ifndef TSAGCHECK_CHECK_LINT_H
#define TSAGCHECK_CHECK_LINT_H

#include "findings.h"
#include "schema.h"

/* One thing that is looked for. */
struct lint_row {
	const char *name; /* the rule of its findings: "let-unused" */
	enum severity severity;
	const char *requirement;
};

/* All of them, in alphabetical order; docs/schematron.md describes them. Borrows. */
const struct lint_row *lint_rows(size_t *count);

/* Adds what is odd in a schema to findings, unsorted: never a thing that is not certain. order: of
 * the schema among those of findings. Returns 0; or -1 after a message(). */
int schema_lint(
	struct schema *schema, size_t order, struct findings *findings, struct messages *messages);

#endif
