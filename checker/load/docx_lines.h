/* docx_lines.h -- load: the blocks of a Word document, seen as the lines of a report */
#ifndef TSAGCHECK_LOAD_DOCX_LINES_H
#define TSAGCHECK_LOAD_DOCX_LINES_H

#include "docx_reading.h"
#include "text_inline.h"
#include "text_line.h"

/* What the tree of a Word document is built from. */
struct docx_build {
	const struct docx_reading *reading;
	uint32_t *lines; /* the blocks of the body that are shown, no cells */
	size_t line_count, line_room;
	size_t next_mark;
	struct docx_mark *kept; /* bookmarks that had no place among the words where they stand */
	size_t kept_count, kept_room;
	struct note_count notes; /* those that were met */
};

/* Lists the lines of the first block_count blocks. Owner: lines_clear(). */
void lines_find(struct docx_build *build, size_t block_count);
void lines_clear(struct docx_build *build);

/* As line_at(). */
struct text_line lines_at(const struct line_reader *reader, size_t offset);

/* The line that a paragraph is; before: the block of the paragraph before it, or the same. */
struct text_line lines_paragraph(const struct line_reader *reader, size_t index, size_t before);

/* Whether anything is seen of the paragraph, table or row. */
bool lines_shows(const struct docx_build *build, size_t index);

/* What a style makes of the paragraph. */
enum style_role lines_role(const struct docx_build *build, size_t index);

#endif
