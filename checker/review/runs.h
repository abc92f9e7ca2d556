/* runs.h -- review: where in the main part of a Word document comments may begin and end */
#ifndef TSAGCHECK_REVIEW_RUNS_H
#define TSAGCHECK_REVIEW_RUNS_H

#include "part_text.h"

/* The namespaces of WordprocessingML: Transitional and Strict. */
#define WORD_TRANSITIONAL "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#define WORD_STRICT "http://purl.oclc.org/ooxml/wordprocessingml/main"

/* A w:r of a paragraph of the text, or a formula. */
struct run {
	struct extent element;
	size_t behind_tag;        /* the byte behind its start tag */
	size_t end_tag;           /* where its end tag begins */
	struct extent properties; /* its w:rPr; empty: it has none */
	struct extent inner;      /* from the first to the last element in it that is no child of
	                           * it, as of a text box: nothing may be put into these */
	size_t behind_child;      /* behind the child of the paragraph that it is, or is in; behind
	                           * the end of the field that it is in */
	bool whole;               /* nothing may be put into it: a formula */
};

/* Bytes of an element that has an id. */
struct run_mark {
	enum run_mark_type {
		RUN_COMMENT_START,
		RUN_COMMENT_END,
		RUN_COMMENT,
		RUN_FOOTNOTE,
		RUN_ENDNOTE
	} type;
	long id;
	struct extent element;
};

/* {0} is an empty one. */
struct runs {
	struct part_text part;
	struct run *items; /* in the order of the part; none is in another */
	struct run_mark *marks;
	size_t count, room, mark_count, mark_room;
	size_t first, behind_first; /* where the tag of the first paragraph begins and ends */
	bool strict;
};

/* Reads the main part. Borrows its name. Owner: runs_clear(). Returns 0; or -1 after one message().
 */
int runs_read(
	struct runs *runs, struct package *package, const char *name, struct messages *messages);
void runs_clear(struct runs *runs);

/* The run that the byte is in, NULL when it is in none. */
const struct run *run_at(const struct runs *runs, size_t at);

/* Takes what marks the comment of that id out of the part. */
void runs_cut_comment(struct runs *runs, long id);

/* The mark of that type and id, or NULL. */
const struct run_mark *run_mark_of(const struct runs *runs, enum run_mark_type type, long id);

#endif
