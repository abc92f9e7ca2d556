/* text_line.h -- load: a line of extracted text is told from the others by how it begins */
#ifndef TSAGCHECK_LOAD_TEXT_LINE_H
#define TSAGCHECK_LOAD_TEXT_LINE_H

#include <stdbool.h>

#include "../base/regex.h"
#include "place.h"

enum line_kind {
	LINE_TEXT,     /* nothing that can be told */
	LINE_NUMBERED, /* "3.2<tab>Title" or a numbered paragraph */
	LINE_ANNEX,    /* "ANNEX 2", "Annex B: References" */
	LINE_APPENDIX,
	LINE_QUESTION, /* "DRAFT QUESTION Q.Coord/C" */
	LINE_PART,     /* "Part 1 - General areas of study" */
	LINE_TABLE,    /* "TABLE 8", "Table 2.1 - Title" */
	LINE_FIGURE,
	LINE_NOTE,  /* "NOTE 1 - ..." */
	LINE_ITEM,  /* a bullet, dash, letter or number and a tab */
	LINE_IMAGE, /* "[image: description]" */
	LINE_CELL,  /* begins with a tab */
	LINE_END,   /* there is no further line */
	LINE_KINDS
};

struct text_line {
	enum line_kind kind;
	struct extent text;  /* all of it, without the space or tab that it begins with */
	struct extent label; /* its number or marker, with the bookmarks before it; may be empty */
	struct extent rest;  /* what stands behind the label, as far as the line's end */
	size_t start;        /* its first byte */
	size_t next;         /* where the next line begins */
	size_t blanks;       /* empty lines before it */
	bool lost;           /* begins with one space: the extraction lost text before it */
};

/* Tells lines; owns its compiled pattern. */
struct line_reader {
	const struct source *source;
	struct regexes *regexes;
	const struct regex *beginning;
};

/* Borrows source. Owner: line_reader_clear(). */
void line_reader_init(struct line_reader *reader, const struct source *source);
void line_reader_clear(struct line_reader *reader);

/* The first line with something in it at or after the offset at which a line begins. */
struct text_line line_at(const struct line_reader *reader, size_t offset);

/* The line that text alone would be; start, next and blanks are not set. */
struct text_line line_classify(const struct line_reader *reader, struct extent text);

/* Whether it ends as a sentence does, or is longer than any heading; footnotes at its end do not
 * count. */
bool line_is_sentence(const struct line_reader *reader, const struct text_line *line);

/* Whether it stands in parentheses: "(to Resolution 2)". */
bool line_is_reference(const struct line_reader *reader, const struct text_line *line);

/* Whether next goes on with the title that ends with line. */
bool line_continues(const struct line_reader *reader, const struct text_line *line,
	const struct text_line *next);

/* The byte behind the bookmark "[bookmark: name]" that begins at `at` and ends before `end`, and
 * its name; or `at` when there is none. */
size_t bookmark_end(const char *bytes, size_t at, size_t end, struct extent *name);

#endif
