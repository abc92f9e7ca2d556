/* finding.h -- check: one thing that was found, and where */
#ifndef TSAGCHECK_CHECK_FINDING_H
#define TSAGCHECK_CHECK_FINDING_H

#include <stddef.h>

enum severity { SEVERITY_INFO, SEVERITY_WARNING, SEVERITY_ERROR, SEVERITIES };

/* A point of a file: line and column (characters) from 1, offset in bytes from 0.
 * line 0: the format has none (Word). */
struct point {
	long line, column;
	size_t offset;
};

/* Bytes [start, end) of the text of a block of a shown report (shown_report.h). block: from 1; 0
 * when the report does not show it, or nobody wants it shown. */
struct shown_spot {
	size_t block, start, end;
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
	struct shown_spot shown;
};

struct related {
	struct place place;
	const char *message; /* NULL when the place speaks for itself */
	struct related *next;
};

struct evidence;

struct finding {
	const char *rule; /* its id: "meeting-count" */
	enum severity severity;
	const char *message;     /* what was found and what to do */
	const char *requirement; /* what the rule asserts */
	const char *fix;         /* a replacement for the words; NULL when there is none */
	const char *fingerprint; /* 64 hexadecimal digits: the same finding in the next version */
	const struct evidence *evidence; /* for SVRL; NULL when it was not wanted */
	struct place place;
	struct related *related;
	size_t order; /* of documents, then places, then rules: see findings_sort() */
};

/* "error", "warning" or "info"; borrows. */
const char *severity_name(enum severity severity);

/* What the value of a role, flag or severity of Schematron says, in any case: "fatal", "warn";
 * otherwise, when it says nothing about severity or is NULL. */
enum severity severity_from(const char *value, enum severity otherwise);

/* The severity of that name, or SEVERITIES. */
enum severity severity_named(const char *name);

#endif
