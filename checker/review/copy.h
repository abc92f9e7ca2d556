/* copy.h -- review: a package is written again with some other parts */
#ifndef TSAGCHECK_REVIEW_COPY_H
#define TSAGCHECK_REVIEW_COPY_H

#include "part_text.h"

/* A part of the copy. */
struct copy_part {
	const char *name;    /* of one that is there: as the package lists it */
	const char *type;    /* the content type of one that is not there yet; else NULL */
	struct buffer bytes; /* of Flat OPC: the whole pkg:part element of one that is there */
	bool gone;           /* the copy has no such part */
};

/* The main part, the list of types, the relationships, the comments and three parts of theirs. */
enum { COPY_PARTS_MOST = 7 };

/* {0} is a copy without changes. Names and types are borrowed. Owner: copy_clear(). */
struct copy {
	struct copy_part parts[COPY_PARTS_MOST];
	size_t count;
};

/* A new part that is to be written, borrowed. */
struct copy_part *copy_add(struct copy *copy, const char *name, const char *type);

/* The part as it was edited, if it was. */
void copy_add_edited(struct copy *copy, struct part_text *part);

/* Adds the package as a file to out: all but the parts of the copy is as it was, byte for byte.
 * Returns 0; or -1 after one message(). */
int copy_print(const struct copy *copy, const struct package *package, struct buffer *out,
	struct messages *messages);
void copy_clear(struct copy *copy);

#endif
