/* shown_report.h -- check: a report as a page shows it: its texts in order, and dates; no XML */
#ifndef TSAGCHECK_CHECK_SHOWN_REPORT_H
#define TSAGCHECK_CHECK_SHOWN_REPORT_H

#include <stdbool.h>
#include <stddef.h>

#include "finding.h"

enum shown_kind {
	SHOWN_HEADING,
	SHOWN_PARAGRAPH,
	SHOWN_CAPTION,
	SHOWN_FIGURE,
	SHOWN_FOOTNOTE,
	SHOWN_NOTE,
	SHOWN_LIST,
	SHOWN_ITEM,
	SHOWN_TABLE,
	SHOWN_HEAD, /* the rows of heads, and the others */
	SHOWN_BODY,
	SHOWN_ROW,
	SHOWN_HEAD_CELL,
	SHOWN_CELL,
	SHOWN_KINDS
};

/* One of the blocks of a report. Those behind it that are deeper are in it. */
struct shown_block {
	enum shown_kind kind;
	size_t depth;
	size_t level;           /* of a heading, from 1 */
	size_t columns, rows;   /* that a cell spans */
	bool lost_before, lost; /* words were lost before or behind it, or in it */
	const char *text; /* UTF-8, `length` bytes, not ended by a NUL; a line feed is a break */
	size_t length, label; /* so many of the bytes, the first ones, are its number or bullet */
};

enum event_kind { EVENT_MEETING, EVENT_INTERIM, EVENT_APPROVAL, EVENT_TERM, EVENT_KINDS };

/* What happened at a time or lasted for one. Dates are "2024-08-02", or "2024-08" for a month; of a
 * term one is NULL when it is open there. */
struct shown_event {
	enum event_kind kind;
	const char *name, *about; /* "" when nothing is known */
	const char *from, *to;
	struct shown_spot spot;
};

/* A Question and one that it continues. */
struct shown_descent {
	const char *question, *title, *status; /* "" when nothing is known */
	const char *from;                      /* NULL: it continues none */
	struct shown_spot spot;
};

/* Recommendations that a group has: a line of its list. */
struct shown_claim {
	const char *group, *set; /* set: for responsibility_read() */
	const char *list;        /* lists of other periods and Assemblies are other allocations */
	const char *dual;        /* those with several numbers, in the same form */
	struct shown_spot spot;
};

/* Everything lives in the arena of the findings. Facts stand in the order of the report. */
struct shown_report {
	const char *language; /* of the report, "" when it does not say */
	const char *number;   /* its own: "WTSA-24/24"; "" when it does not say */
	const struct shown_block *blocks;
	size_t block_count;
	const struct shown_event *events;
	size_t event_count;
	const struct shown_descent *descents;
	size_t descent_count;
	const struct shown_claim *claims;
	size_t claim_count;
};

#endif
