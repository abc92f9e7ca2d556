/* line_kind.h -- load: what a line of a report can be */
#ifndef TSAGCHECK_LOAD_LINE_KIND_H
#define TSAGCHECK_LOAD_LINE_KIND_H

#include <stdbool.h>

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
	LINE_GRID,  /* a whole table: see line_reader.add_grid */
	LINE_END,   /* there is no further line */
	LINE_KINDS
};

/* What the style of a line says besides. */
enum line_role {
	ROLE_NONE,
	ROLE_HEADING,
	ROLE_TITLE,    /* of the annex, table … before it */
	ROLE_REFERENCE /* what the annex before it belongs to */
};

struct text_line {
	enum line_kind kind;
	enum line_role role;
	bool styled;         /* the line has a style, so nothing need be guessed from its words */
	int level;           /* of a heading without a number, from 1 */
	size_t block;        /* the reader's own number for it */
	struct extent text;  /* all of it, without the space or tab that it begins with */
	struct extent label; /* its number or marker, with the bookmarks before it; may be empty */
	struct extent rest;  /* what stands behind the label, as far as the line's end */
	size_t start;        /* its first byte */
	size_t next;         /* where the next line begins */
	size_t blanks;       /* empty lines before it */
	bool lost;           /* begins with one space: the extraction lost text before it */
};

#endif
