/* baseline.h -- cli: findings that were there already, so that what is new shows */
#ifndef TSAGCHECK_CLI_BASELINE_H
#define TSAGCHECK_CLI_BASELINE_H

#include <stdbool.h>

#include "../check/check.h"
#include "options.h"

/* The longest file: JSON takes ten times as much memory as it is long. */
enum { BASELINE_BYTES = 32 << 20 };

/* A finding that was there, once or several times. */
struct known {
	const char *document; /* from the root of the file system on */
	const char *rule, *path, *message, *fingerprint;
	size_t count;
	size_t left;     /* as many of them as this run has not met */
	const char *now; /* what the document in which it was met is called in this run; or NULL */
};

/* {0} is a good start. Owner: baseline_clear(). */
struct baseline {
	struct known *items;
	size_t count, room;
	struct arena arena;
};

/* A new one, all zeros, at the end; borrowed until the next one is added. */
struct known *baseline_add(struct baseline *baseline);
void baseline_clear(struct baseline *baseline);

/* By fingerprint, then by document. */
void baseline_sort(struct baseline *baseline);

/* Reads what baseline_print() wrote. Returns 0; or -1 after one message(), and then the baseline is
 * empty. */
int baseline_read(struct baseline *baseline, const char *file, const struct limits *limits,
	struct messages *messages);

/* The file: entries in the order of documents, rules and paths, a line each. folder: of the file,
 * from where its documents are named. */
void baseline_print(struct baseline *baseline, const char *folder, FILE *out);

/* All findings of a run. */
void baseline_take(struct baseline *baseline, const struct findings *findings);

/* Takes the findings out that the baseline has, and counts them. Of a complete run in which, with
 * these rules (NULL: any), `whole` the baseline could be met, it counts what of it is gone, too,
 * and takes that out of the baseline. */
void baseline_apply(struct baseline *baseline, struct findings *findings,
	const struct rule_set *rules, bool whole);

/* Reads what --baseline names; what --write-baseline is to replace must be a baseline, too.
 * Returns 0; or -1 after one message(). */
int baseline_open(
	struct baseline *baseline, const struct options *options, struct messages *messages);

/* Applies and writes it, as the options say. What cannot be written is said. */
void baseline_settle(struct baseline *baseline, const struct options *options,
	struct findings *findings, const struct rule_set *rules, struct messages *messages);

#endif
