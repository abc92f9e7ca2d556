/* sarif_rules.h -- emit: the rules of a SARIF run */
#ifndef TSAGCHECK_EMIT_SARIF_RULES_H
#define TSAGCHECK_EMIT_SARIF_RULES_H

#include "emit.h"
#include "json_finding.h"

/* Sorted by id, each once. */
struct sarif_rules {
	struct rule_summary *items;
	size_t count;
};

/* Takes the rules of the run, and those that only findings name. Owner: sarif_rules_clear(). */
void sarif_rules_take(struct sarif_rules *rules, const struct emit_options *options,
	const struct finding *const *findings, size_t count);
void sarif_rules_clear(struct sarif_rules *rules);

/* The place of a rule that was taken. */
size_t sarif_rules_index(const struct sarif_rules *rules, const char *id);

/* Writes the member "rules" of the object that is open. */
void sarif_rules_write(const struct sarif_rules *rules, struct json_writer *w);

/* "note", "warning" or "error". */
const char *sarif_level(enum severity severity);

/* Writes a member whose value is a message. */
void sarif_text_member(struct json_writer *w, const char *key, const char *text);

#endif
