/* functions.h -- check: the tables of functions that rules can call */
#ifndef TSAGCHECK_CHECK_FUNCTIONS_H
#define TSAGCHECK_CHECK_FUNCTIONS_H

#include "run.h"

/* The run that a function is called in. */
struct check_run *run_of(const xmlXPathParserContext *call);

/* A new empty element for what a function gives back; lives as long as the run. */
xmlNode *run_element(struct check_run *run, const char *name);

/* current, key, generate-id. */
extern const struct function_table xslt_functions;

/* test, match, replace of http://exslt.org/regular-expressions, on PCRE2. */
extern const struct function_table regular_functions;

/* What a checker of reports needs: the functions of urn:tsagcheck, see docs/rules.md. */
extern const struct function_table domain_functions;

/* overlap, contains, set-fault of urn:tsagcheck. */
extern const struct function_table set_functions;

#endif
