/* docx_paragraph.h -- load: the paragraph and the run of a Word document that are open */
#ifndef TSAGCHECK_LOAD_DOCX_PARAGRAPH_H
#define TSAGCHECK_LOAD_DOCX_PARAGRAPH_H

#include <stdbool.h>
#include <stddef.h>

#include "docx_block.h"

/* The run that is open: how its characters look. */
struct docx_run {
	int caps, hidden;      /* -1: as the style says */
	enum mark_type script; /* MARK_SUB, MARK_SUP; MARK_CLOSE: neither */
	size_t style;
	bool has_style, scripted; /* the mark of script was added */
	char font[32];            /* "": as the style says */
};

/* The paragraph that is open. */
struct docx_paragraph {
	bool open, begun;    /* it has text, or its number */
	bool has_properties; /* w:pPr is open */
	bool in_number;      /* w:numPr is */
	bool number_dropped; /* a tracked change gave the paragraph its number */
	bool mark_dropped;   /* a tracked change joins it with the next one */
	size_t style, number, piece;
	size_t at;        /* the byte of the part behind its tag */
	long list, level; /* -1: as the style says */
};

/* What was open around a text box. */
struct docx_around {
	struct docx_paragraph paragraph;
	struct docx_run run;
};

/* What becomes of the text of the open element. */
enum docx_taking { TAKE_NOTHING, TAKE_WORDS, TAKE_INSTRUCTION };

#endif
