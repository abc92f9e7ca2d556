/* marks.h -- review: the marks of comments are put into the main part */
#ifndef TSAGCHECK_REVIEW_MARKS_H
#define TSAGCHECK_REVIEW_MARKS_H

#include "anchor.h"

/* What stands at a stop, in this order where it is the same: what ends there comes first. */
struct mark {
	struct stop stop;
	enum mark_place { MARK_ENDS, MARK_REFERS, MARK_STARTS } place;
	long id;
	size_t order;
};

/* {0} is an empty list. Owner: marks_clear(). */
struct marks {
	struct mark *items;
	size_t count, room;
};

/* Adds the marks of a comment (ISO/IEC 29500-1, 17.13.4). */
void marks_add(struct marks *marks, const struct anchor *anchor, long id);

/* Puts all of them into the part of runs, whose runs are cut in two where it must be: each half has
 * the same properties. */
void marks_put(struct marks *marks, struct runs *runs);
void marks_clear(struct marks *marks);

/* "w" for elements and attributes of WordprocessingML where the tag at byte `at` stands: the prefix
 * that it has, else one that is to be declared. Lives in a. */
struct word_prefix {
	const char *prefix, *declaration; /* " xmlns:w=..." or "" */
};
struct word_prefix word_prefix(
	const struct part_text *part, size_t at, bool strict, struct arena *a);

#endif
