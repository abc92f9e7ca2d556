/* lint.h -- cli: tsagcheck schematron --lint */
#ifndef TSAGCHECK_CLI_LINT_H
#define TSAGCHECK_CLI_LINT_H

#include "command.h"

/* Looks at the schemas that the options name and prints what is odd in them. Returns the exit
 * status, as for documents. */
int schemas_lint(const struct options *options, FILE *out, struct messages *messages);

#endif
