/* page.h -- cli: a rule becomes a page in Markdown */
#ifndef TSAGCHECK_CLI_PAGE_H
#define TSAGCHECK_CLI_PAGE_H

#include <stdio.h>

#include "../check/check.h"

/* What sch:p of the class "family" may say, in the order of the index; ends with NULL. */
extern const char *const rule_families[];

/* The page of a rule: what its file says, for readers. */
void page_print(const struct schema *schema, FILE *out);

/* The page that leads to these: the rules of each family. */
void pages_index_print(const struct rule_set *rules, FILE *out);

#endif
