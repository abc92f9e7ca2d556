/* functions.h -- check: the tables of functions that rules can call */
#ifndef TSAGCHECK_CHECK_FUNCTIONS_H
#define TSAGCHECK_CHECK_FUNCTIONS_H

#include <stdint.h>

#include "../xpath/function.h"
#include "run.h"

/* The run that a function is called in. */
struct check_run *run_of(const xmlXPathParserContext *call);

/* A new empty element for what a function gives back; lives as long as the run. */
xmlNode *run_element(struct check_run *run, const char *name);

/* One in another such element, for what is made once and given back often. place: where it comes in
 * document order, a number that no other element has; those of run_element() are small. */
xmlNode *run_element_in(xmlNode *parent, const char *name, intptr_t place);

/* A new text, alone in an element; lives as long as the run. */
xmlNode *run_text(struct check_run *run, const char *text);

/* The last argument that was not yet taken, which must be a set of nodes. Owner: caller frees with
 * xmlXPathFreeNodeSet(). Never NULL but after expression_fail(). */
xmlNodeSet *argument_nodes(xmlXPathParserContext *call);

/* Adds an element of that name with length bytes of text to the result of a function.
 * Returns 0; or -1 after expression_fail(), when the result is too large. */
int result_add(xmlXPathParserContext *call, xmlNodeSet *result, const char *name, const char *text,
	size_t length);

/* Bytes of the character at a place of UTF-8, 1 where it is broken; 0 at the end. */
size_t character_length(const char *at);

/* current, key, generate-id, system-property, element-available, function-available,
 * unparsed-entity-uri; format-number; document. */
extern const struct function_table xslt_functions, format_number_functions, document_functions;

/* EXSLT: http://exslt.org/common, /sets, /strings (three files), /math, /dates-and-times. */
extern const struct function_table common_functions, node_set_functions, string_functions,
	string_replace_functions, string_uri_functions, math_functions, date_functions;

/* test, match, replace of http://exslt.org/regular-expressions, on PCRE2. */
extern const struct function_table regular_functions;

/* What a checker of reports needs: the functions of urn:tsagcheck, see docs/rules.md. */
extern const struct function_table domain_functions;

/* Whether that is t:reports(). */
bool domain_is_reports(const char *name, const char *uri);

/* register, covers, unverified of urn:tsagcheck: for any schema, too. */
extern const struct function_table lookup_functions;

/* Forgets what was asked about sets; with the end of a run. */
void held_clear(struct check_run *run);

/* in-force, in-force-outside of urn:tsagcheck. */
extern const struct function_table held_functions;

/* overlap, circle, outside, contains, set-fault of urn:tsagcheck. */
extern const struct function_table set_functions;

#endif
