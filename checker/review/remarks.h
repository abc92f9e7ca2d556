/* remarks.h -- review: the comments of tsagcheck, those that were there and those to come */
#ifndef TSAGCHECK_REVIEW_REMARKS_H
#define TSAGCHECK_REVIEW_REMARKS_H

#include "../load/docx_comments.h"
#include "anchor.h"

/* A comment to come. */
struct remark {
	const char *text;
	struct anchor anchor;
	long id;
	bool is_old; /* one that was there says the same: it stays */
};

/* A comment that was there. */
enum old_fate {
	OLD_OTHERS, /* it is somebody else's */
	OLD_STAYS,  /* one to come says the same */
	OLD_THREAD, /* nothing says so any more, but a person has replied */
	OLD_GOES
};

/* {0} is an empty list. */
struct remarks {
	struct remark *items; /* what they point to lives in arena */
	size_t count, room;
	struct docx_comments old;
	enum old_fate *fates; /* of each of old */
	struct arena arena;
};

/* Reads the comments that are there from part (NULL: there are none) and which of them have replies
 * from the part threads (NULL: none). Owner: review_remarks_clear(). Returns 0; or -1 after one
 * message().
 */
int remarks_read(struct remarks *remarks, struct package *package, const char *part,
	const char *threads, struct messages *messages);
void review_remarks_clear(struct remarks *remarks);

void remarks_add(struct remarks *remarks, const char *words, const struct anchor *anchor);

/* Gives each one its id, which nothing else in the document has. */
void remarks_number(struct remarks *remarks, const struct runs *runs);

/* How many comments there are of that fate. */
size_t remarks_of(const struct remarks *remarks, enum old_fate fate);

#endif
