/* judge.h -- check: assertions are applied, texts are filled with values */
#ifndef TSAGCHECK_CHECK_JUDGE_H
#define TSAGCHECK_CHECK_JUDGE_H

#include "run.h"

/* Applies one assertion of the rule to its context node. */
void assertion_apply(struct check_run *run, const struct assertion *assertion, xmlNode *node);

/* An assertion that could not be applied to a node makes the run incomplete, by name: it is said,
 * once a document, unless more than `said` messages tell of it already. */
void assertion_unapplied(struct check_run *run, const struct assertion *assertion, size_t said);

/* Adds what a text says about a node at the end of `to`. */
void content_add(
	struct check_run *run, struct buffer *to, const struct content *content, xmlNode *node);

/* A text of the schema, which findings may outlive, copied once for all of them; NULL for NULL.
 * Lives in the findings. */
const char *lasting_text(struct check_run *run, const char *text);

/* The value of an attribute for a node; NULL when the attribute is absent. Lives in the findings.
 */
const char *template_text(
	struct check_run *run, const struct attribute_template *value, xmlNode *node);

#endif
