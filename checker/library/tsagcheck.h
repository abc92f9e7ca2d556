/* tsagcheck.h -- library: documents become findings, for other programs: docs/library.md */
#ifndef TSAGCHECK_H
#define TSAGCHECK_H

#include <stddef.h>
#include <stdio.h>

#ifdef __cplusplus
extern "C" {
#endif
#pragma GCC visibility push(default)
enum tsagcheck_severity { TSAGCHECK_INFO, TSAGCHECK_WARNING, TSAGCHECK_ERROR, TSAGCHECK_NEVER };

/* How to check, as the options of the program have it. Zeros but for size are a good start; lists
 * end with NULL. Everything is copied. */
struct tsagcheck_options {
	size_t size;        /* sizeof this, as compiled: later versions have more behind these */
	const char *folder; /* of packs, schema and registers; NULL: where the program looks */
	const char *const *rules, *const *only, *const *ignore;
	const char *const *registers, *const *limits; /* "NAME=FILE"; "max-depth=200" */
	const char *phase;
	int original, svrl, html; /* svrl, html: reports are to be written in it, too */
};

/* A file; or, when bytes is not NULL, length bytes that findings call name. */
struct tsagcheck_document {
	const char *name, *bytes;
	size_t length;
};

/* Lines and columns (characters) count from 1, and are 0 in Word; offsets (bytes) from 0; ends are
 * behind the last character. next: a related place, with what is said about it. NULL: none. */
struct tsagcheck_place {
	const char *document, *part, *path, *words, *excerpt;
	long line, column, end_line, end_column;
	size_t offset, end_offset, excerpt_start, excerpt_end; /* the words in the excerpt */
	const char *message;
	const struct tsagcheck_place *next;
};

struct tsagcheck_finding {
	const char *rule, *message, *requirement, *fix, *fingerprint; /* fix: NULL: none */
	enum tsagcheck_severity severity;
	const struct tsagcheck_place *place;
};

/* What could not be checked. document is NULL, line or column 0, when there is none. */
struct tsagcheck_problem {
	const char *id, *document, *summary, *remedy;
	long line, column;
};

/* Loads rules. Never NULL; with a problem they check nothing. Free them after their reports. */
struct tsagcheck *tsagcheck_new(const struct tsagcheck_options *options);
void tsagcheck_free(struct tsagcheck *rules);

/* Checks documents as one run; several threads may do so at a time. Never NULL. */
struct tsagcheck_report *tsagcheck_check(
	struct tsagcheck *rules, const struct tsagcheck_document *documents, size_t count);
void tsagcheck_report_free(struct tsagcheck_report *report);

/* Each by its number from 0; NULL behind the last. They live as long as what they are of. */
const struct tsagcheck_problem *tsagcheck_problem(const struct tsagcheck *rules, size_t i);
const struct tsagcheck_problem *tsagcheck_report_problem(const struct tsagcheck_report *, size_t i);
const struct tsagcheck_finding *tsagcheck_report_finding(const struct tsagcheck_report *, size_t i);

const char *tsagcheck_version(void);
/* Whether everything was checked; for how many places rules lacked data. */
int tsagcheck_report_complete(const struct tsagcheck_report *report);
size_t tsagcheck_report_not_verified(const struct tsagcheck_report *report);
/* 0, 1 or 2: the exit status of the program with --fail-on. */
int tsagcheck_report_status(const struct tsagcheck_report *, enum tsagcheck_severity fail_on);
/* Writes it in a format of the program: "json". Returns 0; -1 when that cannot be. */
int tsagcheck_report_write(const struct tsagcheck_report *report, const char *format, FILE *out);

#pragma GCC visibility pop
#ifdef __cplusplus
}
#endif
#endif
