/* docx_text.h -- load: the text of a Word document, and what was known of it besides
 *
 * All words that are shown stand in one text, in which a paragraph ends with a line feed and a
 * break within it is a vertical tab. Blocks say what its stretches are, marks what stands between
 * its characters, pieces where in the parts it was written. Offsets are bytes of the text. */
#ifndef TSAGCHECK_LOAD_DOCX_TEXT_H
#define TSAGCHECK_LOAD_DOCX_TEXT_H

#include "../base/buffer.h"
#include "docx_block.h"

struct docx_text {
	struct buffer text;
	struct docx_block *blocks;
	struct docx_mark *marks;
	struct docx_piece *pieces;
	size_t block_count, block_room, mark_count, mark_room, piece_count, piece_room;
	uint32_t *open; /* the blocks that are open, outermost first */
	size_t open_count, open_room;
};

/* Begins a block where the text ends, within those that are open; borrowed until the next one. */
struct docx_block *text_open_block(struct docx_text *text, enum block_type type);

/* Ends the innermost open block; returns it. The text must be behind its last line feed. */
struct docx_block *text_close_block(struct docx_text *text);

/* The innermost open block of that type, or NULL. */
struct docx_block *text_innermost(const struct docx_text *text, enum block_type type);

void text_add_mark(struct docx_text *text, enum mark_type type, size_t value);

/* What is added next is that piece of that paragraph, whose tag ends before byte `at` of the part.
 */
void text_add_piece(struct docx_text *text, size_t paragraph, size_t piece, size_t at);

/* Takes back what was added since the text had so many bytes; no block may have begun since. */
void text_cut(struct docx_text *text, size_t length);

/* The first mark at or behind that byte, as a place in marks. */
size_t text_mark_at(const struct docx_text *text, size_t offset);

/* Takes back the marks that were added since there were so many, but bookmarks; all stay when those
 * among them that open elements are not those that close them. */
void text_cut_marks(struct docx_text *text, size_t count);

/* Adds all of `from` at the end, and empties it. */
void text_move(struct docx_text *text, struct docx_text *from);

void text_clear(struct docx_text *text);

#endif
