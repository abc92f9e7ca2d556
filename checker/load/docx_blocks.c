/* docx_blocks.c -- load: w:p and text boxes become blocks of the text */
#include <string.h>

#include "docx_element.h"

enum { STYLE_CHAIN_MOST = 20 };

/* A tracked change took out the end of the paragraph before: this one goes on with it. */
static bool
go_on(struct docx_text *text)
{
	struct docx_block *last = text->block_count ? &text->blocks[text->block_count - 1] : NULL;

	if (!last || last->type != BLOCK_PARAGRAPH || last->end != text->text.length)
		return false;
	text->open = array_room(text->open, text->open_count, &text->open_room, sizeof *text->open);
	text->open[text->open_count++] = (uint32_t)text->block_count - 1;
	text_cut(text, text->text.length - 1);
	return true;
}

void
container_look(struct docx_reading *reading)
{
	const struct docx_text *text = reading->text;
	const enum block_type type =
		text->open_count
			? (enum block_type)text->blocks[text->open[text->open_count - 1]].type
			: BLOCK_CELL;

	reading->oddities.met[ODD_TABLE] |= type == BLOCK_TABLE || type == BLOCK_ROW;
}

void
block_leave_out(struct docx_reading *reading, struct part_reading *part)
{
	reading->oddities.met[ODD_NESTED] |= reading->dropped == 0;
	part_skip(part);
}

void
paragraph_start(
	struct docx_reading *reading, struct part_reading *part, const struct part_element *element)
{
	struct docx_paragraph *p = &reading->paragraph;

	if (p->open) {
		/* no paragraph stands in another but in a text box */
		block_leave_out(reading, part);
		return;
	}
	container_look(reading);
	*p = (struct docx_paragraph){.open = true,
		.style = reading->styles.normal,
		.number = reading->paragraphs++,
		.at = element->behind,
		.list = -1,
		.level = -1};
	p->begun = reading->joins && go_on(reading->text);
	reading->joins = false;
	if (p->begun)
		return;
	text_open_block(reading->text, BLOCK_PARAGRAPH)->flags |=
		reading->contents ? BLOCK_CONTENTS : 0;
	text_add_piece(reading->text, p->number, PIECE_NONE, p->at);
}

/* The level that is linked to the style, or to one that it is based on. */
static long
style_level(struct docx_reading *reading, long list, const struct docx_style *style)
{
	long level = -1;

	for (int i = 0; i < STYLE_CHAIN_MOST && level < 0; i++) {
		level = numbers_style_level(&reading->numbers, list, style->id, -1);
		if (!style->base)
			break;
		style = &reading->styles.items[styles_find(&reading->styles, style->base)];
	}
	return level;
}

static void
add_number(struct docx_reading *reading)
{
	const struct docx_paragraph *p = &reading->paragraph;
	const struct docx_style *style = &reading->styles.items[p->style];
	const long list = p->list >= 0 ? p->list : style->number;
	long level = p->level;
	struct docx_block *block = text_innermost(reading->text, BLOCK_PARAGRAPH);
	struct buffer label = {0};

	if (list <= 0)
		return;
	if (level < 0)
		level = style_level(reading, list, style);
	if (level < 0)
		level = style->number_level > 0 ? style->number_level : 0;
	numbers_next(&reading->numbers, list, level, &label, &reading->oddities);
	if (label.length && label.length < UINT16_MAX) {
		text_add_piece(reading->text, p->number, PIECE_NONE, p->at);
		buffer_add(&reading->text->text, label.text, label.length);
		buffer_add_byte(&reading->text->text, '\t');
		block->label = (uint16_t)label.length;
		block->flags |= BLOCK_NUMBERED;
	}
	buffer_clear(&label);
}

void
reading_begin_paragraph(struct docx_reading *reading)
{
	struct docx_paragraph *p = &reading->paragraph;

	if (p->begun || !p->open)
		return;
	p->begun = true;
	add_number(reading);
}

/* Takes the open paragraph back as if it had not begun. */
static void
drop_paragraph(struct docx_text *text)
{
	text_cut(text, text_innermost(text, BLOCK_PARAGRAPH)->start);
	text->block_count--;
	text->open_count--;
}

/* Whether nothing stands in the paragraph but, perhaps, the number that Word counts. */
static bool
is_empty(const struct docx_text *text, const struct docx_block *block)
{
	const size_t words = (size_t)block->start + block->label + (block->label > 0);
	const bool marked = text->mark_count && text->marks[text->mark_count - 1].offset >= words &&
	                    text->marks[text->mark_count - 1].type != MARK_TARGET;

	return text->text.length <= words && !marked && !(block->flags & BLOCK_IMAGE) &&
	       block == &text->blocks[text->block_count - 1];
}

/* Of an empty paragraph nothing is left but that its number was counted; when a tracked change took
 * it out, not even that. */
static void
close_paragraph(struct docx_reading *reading)
{
	struct docx_paragraph *p = &reading->paragraph;
	struct docx_text *text = reading->text;

	if (!p->mark_dropped)
		reading_begin_paragraph(reading);
	if (is_empty(text, text_innermost(text, BLOCK_PARAGRAPH))) {
		drop_paragraph(text);
		return;
	}
	text_innermost(text, BLOCK_PARAGRAPH)->style = (uint32_t)p->style;
	buffer_add_byte(&text->text, '\n');
	text_close_block(text);
	reading->joins = p->mark_dropped;
}

void
paragraph_end(struct docx_reading *reading)
{
	close_paragraph(reading);
	if (!reading->in_box)
		sections_end_paragraph(&reading->sections, reading->text->text.length);
	reading->paragraph = (struct docx_paragraph){.open = false};
	if (!reading->in_box && reading->boxes.block_count)
		text_move(&reading->main, &reading->boxes);
}

void
paragraph_properties_start(
	struct docx_reading *reading, struct part_reading *part, const struct part_element *element)
{
	(void)part;
	(void)element;
	reading->paragraph.has_properties = true;
}

void
paragraph_properties_end(struct docx_reading *reading)
{
	reading->paragraph.has_properties = false;
}

void
paragraph_style(
	struct docx_reading *reading, struct part_reading *part, const struct part_element *element)
{
	(void)part;
	part_value(element, "val", &reading->value);
	reading->paragraph.style = styles_find(&reading->styles, buffer_text(&reading->value));
}

void
paragraph_outline(
	struct docx_reading *reading, struct part_reading *part, const struct part_element *element)
{
	struct docx_block *block = text_innermost(reading->text, BLOCK_PARAGRAPH);
	const long level = part_number(element, "val", -1);

	(void)part;
	if (block && reading->paragraph.has_properties && level >= 0 && level <= 9)
		block->outline = (int8_t)level;
}

void
paragraph_number_start(
	struct docx_reading *reading, struct part_reading *part, const struct part_element *element)
{
	(void)part;
	(void)element;
	reading->paragraph.in_number = true;
}

void
paragraph_number_end(struct docx_reading *reading)
{
	struct docx_paragraph *p = &reading->paragraph;

	if (p->number_dropped)
		p->list = 0;
	p->in_number = false;
}

void
paragraph_list(
	struct docx_reading *reading, struct part_reading *part, const struct part_element *element)
{
	(void)part;
	reading->paragraph.list = part_number(element, "val", -1);
}

void
paragraph_level(
	struct docx_reading *reading, struct part_reading *part, const struct part_element *element)
{
	(void)part;
	reading->paragraph.level = part_number(element, "val", -1);
}

/* What stands in a text box comes behind the paragraph that it is anchored in. */
void
box_start(
	struct docx_reading *reading, struct part_reading *part, const struct part_element *element)
{
	(void)element;
	if (reading->in_box) {
		block_leave_out(reading, part);
		return;
	}
	reading->around = (struct docx_around){reading->paragraph, reading->run};
	reading->paragraph = (struct docx_paragraph){.open = false};
	reading->in_box = true;
	reading->text = &reading->boxes;
}

void
box_end(struct docx_reading *reading)
{
	reading->paragraph = reading->around.paragraph;
	reading->run = reading->around.run;
	reading->in_box = false;
	reading->joins = false;
	reading->text = &reading->main;
}
