/* note.h -- review: which footnote or endnote a place is in */
#ifndef TSAGCHECK_REVIEW_NOTE_H
#define TSAGCHECK_REVIEW_NOTE_H

#include "../load/package.h"

struct note {
	long id; /* -1: the place is in none */
	bool at_end;
	struct extent extent; /* from behind its start tag to behind its end tag */
};

/* The notes of the part that was asked for last. {0} is an empty list. */
struct notes {
	const char *part;
	struct note *items; /* in the order of the part */
	size_t count, room;
};

/* Finds the note of a part that byte `at` is in. Borrows part. Owner: notes_clear(). Returns 0; or
 * -1 after one message(). */
int notes_find(struct notes *notes, struct note *note, struct package *package, const char *part,
	size_t at, struct messages *messages);
void notes_clear(struct notes *notes);

#endif
