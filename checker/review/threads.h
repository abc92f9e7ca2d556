/* threads.h -- review: what Word keeps of comments besides the comments part */
#ifndef TSAGCHECK_REVIEW_THREADS_H
#define TSAGCHECK_REVIEW_THREADS_H

#include "links.h"
#include "remarks.h"

/* Takes what is said of the comments that go out of the parts that say whether a comment is a reply
 * or done, which durable id it has and when it was written. Returns 0; or -1 after one message().
 */
int threads_cut(const struct remarks *remarks, const struct links *links, struct copy *copy,
	struct package *package, struct messages *messages);

#endif
