/* findings.h -- check: what was found, ready to be shown; no XML, no XPath */
#ifndef TSAGCHECK_CHECK_FINDINGS_H
#define TSAGCHECK_CHECK_FINDINGS_H

#include <stdbool.h>
#include <stddef.h>

#include "../base/arena.h"
#include "../base/message.h"

enum severity { SEVERITY_INFO, SEVERITY_WARNING, SEVERITY_ERROR, SEVERITIES };

/* A point of a file: line and column (characters) from 1, offset in bytes from 0.
 * line 0: the format has none (Word). */
struct point {
	long line, column;
	size_t offset;
};

/* Where a finding is. Strings are UTF-8 and never NULL but where said. */
struct place {
	const char *document;    /* the file as the user named it */
	const char *path;        /* the way a person finds it: "3.2 › paragraph 4" */
	const char *part;        /* of a package: "word/document.xml"; NULL for plain files */
	struct point start, end; /* end is behind the last character */
	const char *words;       /* the very words, "" when the place has none */
	const char *excerpt;     /* the row, paragraph or line that the words stand in */
	size_t excerpt_start, excerpt_end; /* bytes of the excerpt that are the words */
};

struct related {
	struct place place;
	const char *message; /* NULL when the place speaks for itself */
	struct related *next;
};

struct finding {
	const char *rule; /* its id: "meeting-count" */
	enum severity severity;
	const char *message;     /* what was found and what to do */
	const char *requirement; /* what the rule asserts */
	const char *fix;         /* a replacement for the words; NULL when there is none */
	const char *fingerprint; /* 64 hexadecimal digits: the same finding in the next version */
	struct place place;
	struct related *related;
	size_t order; /* of documents, then places, then rules: see findings_sort() */
};

/* A document of the run. */
struct checked_document {
	const char *name, *format, *sha256; /* sha256 of the file's bytes, 64 hexadecimal digits */
	const char *const *packs;           /* ends with NULL */
};

/* All that a run found out. {0} is a good start. Everything lives in arena. */
struct findings {
	struct finding *items;
	size_t count, room;
	struct checked_document *documents;
	size_t document_count, document_room;
	size_t not_verified; /* nodes for which a rule lacked data */
	size_t rules;        /* rules that were applied */
	size_t contexts;     /* nodes that rules looked at */
	size_t suppressed, baseline;
	const struct messages *problems; /* borrowed: why the run is incomplete */
	struct arena arena;
};

enum run_status { RUN_CLEAN, RUN_FINDINGS, RUN_INCOMPLETE };

/* "error", "warning" or "info"; borrows. */
const char *severity_name(enum severity severity);

/* The severity of that name, or SEVERITIES. */
enum severity severity_named(const char *name);

/* How many findings there are of that severity. */
size_t findings_of(const struct findings *findings, enum severity severity);

/* RUN_INCOMPLETE when there was any message, else RUN_FINDINGS when there is any finding. */
enum run_status findings_status(const struct findings *findings);

/* Puts them in document order, then by place, then by rule. */
void findings_sort(struct findings *findings);

void findings_clear(struct findings *findings);

#endif
