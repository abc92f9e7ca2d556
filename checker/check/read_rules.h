/* read_rules.h -- check: rules and assertions of a schema, compiled */
#ifndef TSAGCHECK_CHECK_READ_RULES_H
#define TSAGCHECK_CHECK_READ_RULES_H

#include "read_parts.h"

/* Reads a rule, with what it extends in its place. Returns 0; or -1 after one message(). */
int read_rule(struct schema_reading *reading, const xmlNode *element, struct rule *rule);

/* Gives back what rules compiled. */
void rule_clear(struct rule *rule);

#endif
