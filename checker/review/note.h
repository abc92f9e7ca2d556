/* note.h -- review: which footnote or endnote a place is in */
#ifndef TSAGCHECK_REVIEW_NOTE_H
#define TSAGCHECK_REVIEW_NOTE_H

#include "../load/package.h"

struct note {
	long id; /* -1: the place is in none */
	bool at_end;
};

/* Finds the note of a part that byte `at` is in. Returns 0; or -1 after one message(). */
int note_find(struct note *note, struct package *package, const char *part, size_t at,
	struct messages *messages);

#endif
