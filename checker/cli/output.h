/* output.h -- cli: findings are written, and become an exit status */
#ifndef TSAGCHECK_CLI_OUTPUT_H
#define TSAGCHECK_CLI_OUTPUT_H

#include <stdio.h>

#include "../check/check.h"
#include "../emit/emit.h"
#include "options.h"

/* How the options want a result to be written to out: colour, width, severity; no rules are named.
 */
struct emit_options output_options(const struct options *options, FILE *out);

/* What the formats of all outputs want: of enum emit_wants.
 * Returns 0; or -1 after one message(): there is no such format. */
int outputs_want(const struct options *options, unsigned *wants, struct messages *messages);

/* Writes the findings as the options say: colour, width, severity. rules: those that were applied,
 * for formats that tell of rules; NULL where they have no names of their own. */
void findings_print(const struct findings *findings, const struct rule_set *rules,
	const struct emitter *emitter, const struct options *options, FILE *out);

/* The same to every output, the first of which is out. Says what could not be written. */
void findings_write(const struct findings *findings, const struct rule_set *rules,
	const struct options *options, FILE *out, struct messages *messages);

/* 2 when the run is incomplete, 1 when a finding has at least that severity (SEVERITIES: never),
 * else 0. */
int findings_exit(const struct findings *findings, enum severity fail_on);

#endif
