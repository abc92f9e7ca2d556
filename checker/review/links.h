/* links.h -- review: how the main part of a package leads to its comments */
#ifndef TSAGCHECK_REVIEW_LINKS_H
#define TSAGCHECK_REVIEW_LINKS_H

#include "../load/relations.h"
#include "copy.h"

/* What the main part leads to: the comments, and what Word keeps of each one besides. */
enum link_type {
	LINK_COMMENTS,
	LINK_THREADS, /* who replies to whom: commentsExtended */
	LINK_IDS,     /* a durable id for each comment: commentsIds */
	LINK_DATES,   /* by durable ids: commentsExtensible */
	LINKS
};

/* Strings live as long as the package. */
struct links {
	const char *main; /* the main part, as all parts: as the package lists it */
	struct link {
		const char *part; /* NULL: there is none */
		const char *id;   /* of its relationship */
	} to[LINKS];
	struct relations relations;
};

#define COMMENTS_TYPE "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"

/* Reads what the main part refers to. Owner: links_clear(). Returns 0; or -1 after one message().
 */
int links_read(
	struct links *links, struct package *package, const char *main, struct messages *messages);
void links_clear(struct links *links);

/* A name for a comments part beside the main part that no part has. Lives as long as the package.
 */
const char *links_new_name(const struct links *links, struct package *package);

/* Adds to the copy that the main part leads to the part of that name, which is new. Returns 0; or
 * -1 after one message(). */
int links_add(const struct links *links, struct copy *copy, struct package *package,
	const char *name, bool strict, struct messages *messages);

/* Takes the comments part, the parts that go with it and what leads to them out of the copy.
 * Returns 0; or -1 after one message(). */
int links_remove(const struct links *links, struct copy *copy, struct package *package,
	struct messages *messages);

#endif
