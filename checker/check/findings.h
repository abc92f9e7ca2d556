/* findings.h -- check: what was found, ready to be shown; no XML, no XPath */
#ifndef TSAGCHECK_CHECK_FINDINGS_H
#define TSAGCHECK_CHECK_FINDINGS_H

#include <stdbool.h>
#include <stddef.h>

#include "../base/arena.h"
#include "../base/message.h"
#include "finding.h"
#include "shown_report.h"
#include "trace.h"

/* A document of the run. */
struct checked_document {
	const char *name, *format, *sha256; /* sha256 of the file's bytes, 64 hexadecimal digits */
	const char *const *packs;           /* ends with NULL */
	const struct shown_report *shown;   /* NULL when it was not wanted, or is no report */
};

/* What an assertion came to in a run. Strings are borrowed. */
struct rule_count {
	const char *rule; /* as findings name it */
	size_t contexts, findings, not_verified, suppressed;
};

/* All that a run found out. {0} is a good start. items and documents are arrays of array_room(),
 * made by findings_add() and findings_add_document(); what they point to lives in arena. */
struct findings {
	struct finding *items;
	size_t count, room;
	struct checked_document *documents;
	size_t document_count, document_room;
	size_t not_verified; /* nodes for which a rule lacked data */
	size_t rules;        /* rules that were applied */
	size_t contexts;     /* nodes that rules looked at */
	size_t suppressed;
	bool compared;         /* with a baseline */
	size_t baseline, gone; /* findings that it has and that are taken out; what is gone of it */
	const struct rule_count *statistics; /* borrowed; NULL when they are not wanted */
	size_t statistics_count;
	struct trace trace; /* set trace.wanted before checking when SVRL is to be written */
	const struct messages *problems; /* borrowed: why the run is incomplete */
	struct arena arena;
};

enum run_status { RUN_CLEAN, RUN_FINDINGS, RUN_INCOMPLETE };

/* A new finding or document, all zeros, at the end; borrowed until the next one is added. */
struct finding *findings_add(struct findings *findings);
struct checked_document *findings_add_document(struct findings *findings);

/* Adds everything that was found out about other documents, which come behind those that are there;
 * from is empty then, but for problems. */
void findings_take(struct findings *findings, struct findings *from);

/* How many findings there are of that severity. */
size_t findings_of(const struct findings *findings, enum severity severity);

/* RUN_INCOMPLETE when there was any message, else RUN_FINDINGS when there is any finding. */
enum run_status findings_status(const struct findings *findings);

/* Puts them in document order (the member order), then by place.start.offset, then by rule; what is
 * the same in all three stays as it was. */
void findings_sort(struct findings *findings);

/* Gives everything back but problems; may be called twice. */
void findings_clear(struct findings *findings);

#endif
