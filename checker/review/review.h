/* review.h -- review: findings become comments in a copy of the Word document */
#ifndef TSAGCHECK_REVIEW_REVIEW_H
#define TSAGCHECK_REVIEW_REVIEW_H

#include "../check/findings.h"
#include "../load/report.h"

/* What is in the copy. */
struct review_counts {
	size_t comments; /* of tsagcheck */
	size_t removed;  /* that were in the document and say what is no longer found */
};

/* Adds a copy of the report's file to out, in which every finding of that severity or a higher one
 * is a comment. Comments that tsagcheck made before are replaced, but for those that a person has
 * replied to; all else stays as it is. date is "2024-10-15T09:00:00Z".
 * Returns 0; or -1 after one message(): the report is no Word document, or cannot be changed. */
int review_print(struct buffer *out, struct review_counts *counts, const struct report *report,
	const struct findings *findings, enum severity show, const char *date,
	struct messages *messages);

#endif
