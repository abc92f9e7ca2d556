/* comment.h -- review: a finding becomes the comment that a person reads in Word */
#ifndef TSAGCHECK_REVIEW_COMMENT_H
#define TSAGCHECK_REVIEW_COMMENT_H

#include "../base/buffer.h"
#include "../check/findings.h"
#include "marks.h"

/* Adds what a comment says: what was found and what to do, the rule, and the other places that have
 * to do with it; also the place itself, when the comment stands elsewhere (exact is false). Lines
 * are paragraphs. */
void comment_write(struct buffer *text, const struct finding *finding, bool exact);

/* Adds the element w:comment (ISO/IEC 29500-1, 17.13.4.2) with that text; date is
 * "2024-10-15T09:00:00Z". */
void comment_print(struct buffer *out, const char *text, long id, const char *date,
	const struct word_prefix *w);

#endif
