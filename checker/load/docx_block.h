/* docx_block.h -- load: what is known of stretches and places in the text of a Word document */
#ifndef TSAGCHECK_LOAD_DOCX_BLOCK_H
#define TSAGCHECK_LOAD_DOCX_BLOCK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum block_type { BLOCK_PARAGRAPH, BLOCK_TABLE, BLOCK_ROW, BLOCK_CELL };

enum block_flag {
	BLOCK_NUMBERED = 1, /* the paragraph begins with the number that Word counts */
	BLOCK_CONTENTS = 2, /* it belongs to the table of contents */
	BLOCK_HEAD = 4,     /* the row is repeated on each page */
	BLOCK_MERGED = 8,   /* the cell goes on with the one above it */
	BLOCK_MERGES = 16,  /* other cells may go on with this one */
	BLOCK_DROPPED = 32, /* a tracked change has taken the row or cell out */
	BLOCK_IMAGE = 64,   /* there is a picture in the paragraph */
	BLOCK_FILLED = 128  /* the table has a row, the row a cell, the cell a paragraph */
};

/* Blocks stand in document order, each before what is in it. */
struct docx_block {
	uint32_t start, end; /* end: behind the line feed */
	uint32_t next;       /* the block behind it and all that is in it */
	uint32_t style;      /* of a paragraph: see docx_styles.h */
	uint16_t label;      /* bytes of the number that Word counts */
	uint16_t span; /* columns of a cell; columns that a row leaves out before its first cell
	                */
	uint8_t type, flags;
	bool across;    /* the cell belongs to the one before it */
	int8_t outline; /* the level of the paragraph itself, from 0; -1: not said */
};

enum mark_type {
	MARK_TARGET, /* value: the name, in names */
	MARK_NOTE,   /* value: the number of the note in notes */
	MARK_IMAGE,  /* value: its description */
	MARK_LINK,   /* opens ext-link; value: where to */
	MARK_XREF,   /* opens xref; value: the bookmark */
	MARK_MATH,   /* these open the element of that name */
	MARK_SUB,
	MARK_SUP,
	MARK_CLOSE /* value: the type that it closes */
};

struct docx_mark {
	uint32_t offset, value;
	uint8_t type;
};

/* The w:t, w:tab, w:br, w:sym … of a paragraph are counted from 0 in the order of the part, and so
 * are its paragraphs (w:p). What is before the first piece of a part is in no piece: counted
 * numbers. */
enum { PIECE_NONE = 0xFFFFFFF }; /* a number that Word counts; a paragraph without words */

struct docx_piece {
	uint32_t start, paragraph, piece;
	uint32_t at; /* the byte of the part behind the tag of the piece; without one, of its w:p */
};

/* A part whose text begins at start. */
struct docx_story {
	uint32_t start, first_block;
	const char *part;
};

struct docx_note {
	long id;
	size_t at;                       /* the byte behind its mark in the main part; 0: in none */
	bool at_end;                     /* an endnote */
	bool marked;                     /* its mark stands in the text */
	uint32_t first_block, end_block; /* equal: it was not met yet */
};

#endif
