/* text_numbering.h -- load: which numbered lines of a text are headings, and which paragraphs */
#ifndef TSAGCHECK_LOAD_TEXT_NUMBERING_H
#define TSAGCHECK_LOAD_TEXT_NUMBERING_H

#include "text_line.h"

/* A numbered line. */
struct numbered_line {
	size_t start; /* its first byte */
	size_t run;   /* the lines of one clause and one depth are a run */
	bool sentence;
};

/* All numbered lines, in order. */
struct numbering {
	struct numbered_line *items;
	size_t count, room;
	struct numbered_run *runs;
	size_t run_count, run_room;
	bool styled;    /* headings have a style of their own */
	bool sectioned; /* the text has numbered lines, annexes, parts or Questions */
};

/* Reads the whole text. Owner: numbering_clear(). */
void numbering_read(struct numbering *numbering, const struct line_reader *reader);
void numbering_clear(struct numbering *numbering);

/* Whether the numbered line is a heading: by its style; where headings have none, when it does not
 * end as a sentence does, or most lines of its run do not. */
bool numbering_is_heading(const struct numbering *numbering, const struct text_line *line);

/* The depth of a printed number: 1 for "3", 2 for "3.1" and "B.1". */
int numbering_depth(const char *text, size_t length);

#endif
