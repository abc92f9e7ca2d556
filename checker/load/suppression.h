/* suppression.h -- load: where a person has written into a report what is not to be found */
#ifndef TSAGCHECK_LOAD_SUPPRESSION_H
#define TSAGCHECK_LOAD_SUPPRESSION_H

#include "place.h"

/* "tsagcheck ignore RULE: reason". Lives as long as the report. */
struct suppression {
	const char *rule, *reason; /* "" when none was given */
	const char *author;
	struct extent extent; /* of the source: the words that it is about */
	struct extent notes;  /* the footnotes that have their marks in them; empty: none */
	struct suppression *next;
};

/* Reads what somebody has written; NULL when that is no suppression. Lives in a. */
struct suppression *suppression_read(const char *text, struct arena *a);

#endif
