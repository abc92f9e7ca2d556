/* picture_owners.h -- emit: which groups have which Recommendations */
#ifndef TSAGCHECK_EMIT_PICTURE_OWNERS_H
#define TSAGCHECK_EMIT_PICTURE_OWNERS_H

#include "../check/findings.h"

/* A stretch of numbers of one letter that the same groups have. */
struct tile {
	char letter;
	const char *numbers, *owners; /* "E.120-E.128"; "SG2", "SG2, SG9 (except SG20)" */
	size_t owner;                 /* the first of them: its number among all groups */
	bool clash;                   /* several groups have it, and none says that it shares it */
	struct shown_spot spot;       /* where the last of them lists it */
};

/* The tiles of one list, in the order of numbers. */
struct owners {
	const char *list; /* struct shown_claim */
	struct tile *tiles;
	size_t tile_count, clashes;
	size_t groups; /* that have a list */
	struct arena arena;
};

/* Finds the tiles of owners->list. What a group excepts in favour of another one is the other's, as
 * far as that lists it. Owner: owners_clear(). */
void owners_find(struct owners *owners, const struct shown_report *report);
void owners_clear(struct owners *owners);

#endif
