/* docx_comments.h -- load: the comments of a Word document */
#ifndef TSAGCHECK_LOAD_DOCX_COMMENTS_H
#define TSAGCHECK_LOAD_DOCX_COMMENTS_H

#include "package.h"

/* Who writes the comments of tsagcheck. */
#define DOCX_AUTHOR "tsagcheck"

struct docx_comment {
	long id;
	const char *author, *text; /* paragraphs with a line feed between */
	const char *paragraph;     /* the paraId of the last one, by which replies name it; "" */
	struct extent inside;      /* from behind its start tag to behind its end tag, of the bytes
	                            * that package_read() gives of the part */
};

/* {0} is an empty list. Strings live as long as the package. */
struct docx_comments {
	struct docx_comment *items;
	size_t count, room;
};

/* Reads the part. Owner: docx_comments_clear(). Returns 0; or -1 after one message(). */
int docx_comments_read(struct docx_comments *comments, struct package *package, const char *part,
	struct messages *messages);
void docx_comments_clear(struct docx_comments *comments);

#endif
