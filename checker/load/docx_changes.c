/* docx_changes.c -- load: tracked changes are read as accepted, or as rejected */
#include "docx_element.h"

/* A change of a row or of a paragraph's end has no text in it. */
static bool
marks_something(struct docx_reading *reading, bool drops)
{
	struct docx_block *row = text_innermost(reading->text, BLOCK_ROW);

	if (reading->in_row_properties && row && drops)
		row->flags |= BLOCK_DROPPED;
	if (reading->paragraph.in_number)
		reading->paragraph.number_dropped |= drops;
	else if (reading->paragraph.has_properties && drops)
		reading->paragraph.mark_dropped = true;
	return reading->in_row_properties || reading->paragraph.has_properties;
}

static void
start(struct docx_reading *reading, bool drops)
{
	reading->tracked++;
	if (!marks_something(reading, drops))
		reading->dropped += drops;
}

static void
end(struct docx_reading *reading, bool drops)
{
	if (!reading->in_row_properties && !reading->paragraph.has_properties)
		reading->dropped -= drops;
}

void
insertion_start(
	struct docx_reading *reading, struct part_reading *part, const struct part_element *element)
{
	(void)part;
	(void)element;
	start(reading, reading->original);
}

void
insertion_end(struct docx_reading *reading)
{
	end(reading, reading->original);
}

void
deletion_start(
	struct docx_reading *reading, struct part_reading *part, const struct part_element *element)
{
	(void)part;
	(void)element;
	start(reading, !reading->original);
}

void
deletion_end(struct docx_reading *reading)
{
	end(reading, !reading->original);
}

static void
drop_cell(struct docx_reading *reading, bool drops)
{
	struct docx_block *cell = text_innermost(reading->text, BLOCK_CELL);

	reading->tracked++;
	if (cell && drops)
		cell->flags |= BLOCK_DROPPED;
}

void
cell_insertion(
	struct docx_reading *reading, struct part_reading *part, const struct part_element *element)
{
	(void)part;
	(void)element;
	drop_cell(reading, reading->original);
}

void
cell_deletion(
	struct docx_reading *reading, struct part_reading *part, const struct part_element *element)
{
	(void)part;
	(void)element;
	drop_cell(reading, !reading->original);
}
