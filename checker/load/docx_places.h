/* docx_places.h -- load: where in the parts of a Word document its text was written */
#ifndef TSAGCHECK_LOAD_DOCX_PLACES_H
#define TSAGCHECK_LOAD_DOCX_PLACES_H

#include "docx_text.h"
#include "report.h"

/* Of the text of a report that was a Word document; lives in the report's arena. */
struct docx_places {
	const struct docx_story *stories;
	const struct docx_piece *pieces;
	size_t story_count, piece_count;
};

/* A character of a part: that piece of that paragraph (see docx_text.h), and how many characters of
 * the piece stand before it. What stands there was counted by Word when counted is set: it is in no
 * piece, and the paragraph begins there. */
struct docx_place {
	const char *part;
	size_t paragraph, piece, character;
	bool counted;
};

/* Keeps in the report where its text was written. */
void docx_places_keep(struct report *report, const struct docx_story *stories, size_t story_count,
	const struct docx_text *text);

/* Where the byte at offset of report->source was written. Fails never: at the end it is the last
 * one. */
struct docx_place docx_place(const struct report *report, size_t offset);

/* The piece that the byte was written in: the last one that starts at or before it. Lives as long
 * as the report. */
const struct docx_piece *docx_piece_at(const struct report *report, size_t offset);

/* The name of the part; lives as long as the report. */
const char *docx_part(const struct report *report, size_t offset);

#endif
