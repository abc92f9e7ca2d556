/* docx_grid.c -- load: w:tbl, w:tr and w:tc become blocks of the text */
#include <string.h>

#include "docx_element.h"

/* Word itself has no more columns. */
enum { COLUMNS_MOST = 63 };

void
table_start(
	struct docx_reading *reading, struct part_reading *part, const struct part_element *element)
{
	(void)element;
	if (reading->paragraph.open) {
		block_leave_out(reading, part);
		return;
	}
	container_look(reading);
	reading->joins = false;
	text_open_block(reading->text, BLOCK_TABLE);
}

/* A block without text would stand in the same place as the one behind it. */
static void
close_container(struct docx_reading *reading, enum block_type type)
{
	struct docx_block *block = text_innermost(reading->text, type);

	reading->joins = false;
	reading->oddities.met[ODD_TABLE] |= !(block->flags & BLOCK_FILLED);
	if (block->start == reading->text->text.length)
		buffer_add_byte(&reading->text->text, '\n');
	text_close_block(reading->text);
}

void
table_end(struct docx_reading *reading)
{
	close_container(reading, BLOCK_TABLE);
}

void
row_start(
	struct docx_reading *reading, struct part_reading *part, const struct part_element *element)
{
	(void)element;
	if (reading->paragraph.open || !text_innermost(reading->text, BLOCK_TABLE))
		block_leave_out(reading, part);
	else
		text_open_block(reading->text, BLOCK_ROW);
}

void
row_end(struct docx_reading *reading)
{
	close_container(reading, BLOCK_ROW);
}

void
row_properties_start(
	struct docx_reading *reading, struct part_reading *part, const struct part_element *element)
{
	(void)part;
	(void)element;
	reading->in_row_properties = true;
}

void
row_properties_end(struct docx_reading *reading)
{
	reading->in_row_properties = false;
}

void
row_header(
	struct docx_reading *reading, struct part_reading *part, const struct part_element *element)
{
	struct docx_block *row = text_innermost(reading->text, BLOCK_ROW);

	(void)part;
	if (row && part_switch(element))
		row->flags |= BLOCK_HEAD;
}

static uint16_t
columns_of(struct docx_reading *reading, const struct part_element *element, long least)
{
	const long columns = part_number(element, "val", -1);

	if (columns >= least && columns <= COLUMNS_MOST)
		return (uint16_t)columns;
	reading->oddities.met[ODD_SPAN] = true;
	return (uint16_t)least;
}

void
row_before(
	struct docx_reading *reading, struct part_reading *part, const struct part_element *element)
{
	struct docx_block *row = text_innermost(reading->text, BLOCK_ROW);

	(void)part;
	if (row)
		row->span = columns_of(reading, element, 0);
}

void
cell_start(
	struct docx_reading *reading, struct part_reading *part, const struct part_element *element)
{
	(void)element;
	if (reading->paragraph.open || !text_innermost(reading->text, BLOCK_ROW))
		block_leave_out(reading, part);
	else
		text_open_block(reading->text, BLOCK_CELL)->span = 1;
}

/* The cell before the open one in its row, which is no part of another one itself; or NULL. */
static struct docx_block *
cell_before(const struct docx_text *text)
{
	const struct docx_block *cell = text_innermost(text, BLOCK_CELL);
	const struct docx_block *row = text_innermost(text, BLOCK_ROW);
	struct docx_block *before = NULL;

	for (size_t i = (size_t)(row - text->blocks) + 1; text->blocks + i < cell;
		i = text->blocks[i].next)
		if (!text->blocks[i].across)
			before = &text->blocks[i];
	return before;
}

/* A cell with words in it stays, whatever it belongs to. */
static void
merge_across(struct docx_text *text)
{
	struct docx_block *cell = text_innermost(text, BLOCK_CELL), *before = NULL;

	if (cell->across && cell == &text->blocks[text->block_count - 1])
		before = cell_before(text);
	cell->across = before != NULL;
	if (!before)
		return;
	before->span = (uint16_t)(before->span + cell->span);
	cell->flags |= BLOCK_DROPPED;
}

void
cell_end(struct docx_reading *reading)
{
	merge_across(reading->text);
	close_container(reading, BLOCK_CELL);
}

void
cell_span(
	struct docx_reading *reading, struct part_reading *part, const struct part_element *element)
{
	struct docx_block *cell = text_innermost(reading->text, BLOCK_CELL);

	(void)part;
	if (cell)
		cell->span = columns_of(reading, element, 1);
}

void
cell_merge(
	struct docx_reading *reading, struct part_reading *part, const struct part_element *element)
{
	struct docx_block *cell = text_innermost(reading->text, BLOCK_CELL);

	(void)part;
	if (cell)
		cell->flags |= part_is(element, "val", "restart") ? BLOCK_MERGES : BLOCK_MERGED;
}

/* As old files have it: the cell belongs to the one before it. */
void
cell_merge_across(
	struct docx_reading *reading, struct part_reading *part, const struct part_element *element)
{
	struct docx_block *cell = text_innermost(reading->text, BLOCK_CELL);

	(void)part;
	if (cell)
		cell->across = !part_is(element, "val", "restart");
}
