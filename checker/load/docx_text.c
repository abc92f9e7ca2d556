/* docx_text.c -- load: the text of a Word document is collected with its blocks, marks and pieces
 */
#include "docx_text.h"

#include <stdlib.h>

#include "../base/arena.h"

struct docx_block *
text_open_block(struct docx_text *text, enum block_type type)
{
	struct docx_block *block;

	text->blocks = array_room(
		text->blocks, text->block_count, &text->block_room, sizeof *text->blocks);
	text->open = array_room(text->open, text->open_count, &text->open_room, sizeof *text->open);
	if (text->open_count)
		text->blocks[text->open[text->open_count - 1]].flags |= BLOCK_FILLED;
	text->open[text->open_count++] = (uint32_t)text->block_count;
	block = &text->blocks[text->block_count++];
	*block = (struct docx_block){
		.start = (uint32_t)text->text.length, .type = (uint8_t)type, .outline = -1};
	return block;
}

struct docx_block *
text_close_block(struct docx_text *text)
{
	struct docx_block *block = &text->blocks[text->open[--text->open_count]];

	block->end = (uint32_t)text->text.length;
	block->next = (uint32_t)text->block_count;
	return block;
}

struct docx_block *
text_innermost(const struct docx_text *text, enum block_type type)
{
	for (size_t i = text->open_count; i > 0; i--)
		if (text->blocks[text->open[i - 1]].type == type)
			return &text->blocks[text->open[i - 1]];
	return NULL;
}

void
text_add_mark(struct docx_text *text, enum mark_type type, size_t value)
{
	text->marks =
		array_room(text->marks, text->mark_count, &text->mark_room, sizeof *text->marks);
	text->marks[text->mark_count++] =
		(struct docx_mark){(uint32_t)text->text.length, (uint32_t)value, (uint8_t)type};
}

void
text_add_piece(struct docx_text *text, size_t paragraph, size_t piece, size_t at)
{
	const uint32_t start = (uint32_t)text->text.length;

	if (text->piece_count && text->pieces[text->piece_count - 1].start == start)
		text->piece_count--;
	text->pieces = array_room(
		text->pieces, text->piece_count, &text->piece_room, sizeof *text->pieces);
	text->pieces[text->piece_count++] =
		(struct docx_piece){start, (uint32_t)paragraph, (uint32_t)piece, (uint32_t)at};
}

void
text_cut(struct docx_text *text, size_t length)
{
	if (text->text.length <= length)
		return;
	text->text.length = length;
	text->text.text[length] = '\0';
	while (text->piece_count && text->pieces[text->piece_count - 1].start >= length)
		text->piece_count--;
	/* marks go on standing where the text was: a bookmark in it may be referred to */
	for (size_t i = text->mark_count; i > 0 && text->marks[i - 1].offset > length; i--)
		text->marks[i - 1].offset = (uint32_t)length;
}

size_t
text_mark_at(const struct docx_text *text, size_t offset)
{
	size_t low = 0, high = text->mark_count;

	while (low < high) {
		const size_t middle = low + (high - low) / 2;

		if (text->marks[middle].offset < offset)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static bool
is_balanced(const struct docx_text *text, size_t from)
{
	size_t open = 0;

	for (size_t i = from; i < text->mark_count; i++) {
		const enum mark_type type = (enum mark_type)text->marks[i].type;

		if (type == MARK_CLOSE && open-- == 0)
			return false;
		open += type >= MARK_LINK && type <= MARK_SUP;
	}
	return open == 0;
}

void
text_cut_marks(struct docx_text *text, size_t count)
{
	size_t kept = count;

	if (!is_balanced(text, count))
		return;
	for (size_t i = count; i < text->mark_count; i++)
		if (text->marks[i].type == MARK_TARGET)
			text->marks[kept++] = text->marks[i];
	text->mark_count = kept < text->mark_count ? kept : text->mark_count;
}

void
text_move(struct docx_text *text, struct docx_text *from)
{
	const uint32_t start = (uint32_t)text->text.length, first = (uint32_t)text->block_count;

	for (size_t i = 0; i < from->block_count; i++) {
		struct docx_block block = from->blocks[i];

		block.start += start;
		block.end += start;
		block.next += first;
		text->blocks = array_room(
			text->blocks, text->block_count, &text->block_room, sizeof block);
		text->blocks[text->block_count++] = block;
	}
	for (size_t i = 0; i < from->mark_count; i++) {
		struct docx_mark mark = from->marks[i];

		mark.offset += start;
		text->marks =
			array_room(text->marks, text->mark_count, &text->mark_room, sizeof mark);
		text->marks[text->mark_count++] = mark;
	}
	for (size_t i = 0; i < from->piece_count; i++) {
		struct docx_piece piece = from->pieces[i];

		piece.start += start;
		text->pieces = array_room(
			text->pieces, text->piece_count, &text->piece_room, sizeof piece);
		text->pieces[text->piece_count++] = piece;
	}
	buffer_add(&text->text, buffer_text(&from->text), from->text.length);
	buffer_reset(&from->text);
	from->block_count = from->mark_count = from->piece_count = from->open_count = 0;
}

void
text_clear(struct docx_text *text)
{
	buffer_clear(&text->text);
	free(text->blocks);
	free(text->marks);
	free(text->pieces);
	free(text->open);
	*text = (struct docx_text){0};
}
