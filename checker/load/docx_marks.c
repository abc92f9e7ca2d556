/* docx_marks.c -- load: bookmarks, links, notes, formulas and pictures become marks in the text */
#include <string.h>

#include "docx_element.h"

size_t
reading_keep_name(struct docx_reading *reading, const char *name)
{
	const size_t at = reading->names.length;

	buffer_add(&reading->names, name, strlen(name) + 1);
	return at;
}

void
bookmark_start(
	struct docx_reading *reading, struct part_reading *part, const struct part_element *element)
{
	(void)part;
	part_value(element, "name", &reading->value);
	if (reading->value.length)
		text_add_mark(reading->text, MARK_TARGET,
			reading_keep_name(reading, reading->value.text));
	else
		reading->oddities.met[ODD_BOOKMARK] = true;
}

void
link_start(
	struct docx_reading *reading, struct part_reading *part, const struct part_element *element)
{
	const struct relation *relation = NULL;

	(void)part;
	if (part_value(element, "id", &reading->value))
		relation = relation_of_id(&reading->relations, buffer_text(&reading->value));
	reading->linked = true;
	if (relation && relation->external)
		text_add_mark(
			reading->text, MARK_LINK, reading_keep_name(reading, relation->target));
	else if (part_value(element, "anchor", &reading->value))
		text_add_mark(reading->text, MARK_XREF,
			reading_keep_name(reading, buffer_text(&reading->value)));
	else
		reading->linked = false;
}

void
link_end(struct docx_reading *reading)
{
	if (reading->linked)
		text_add_mark(reading->text, MARK_CLOSE, MARK_LINK);
	reading->linked = false;
}

static void
add_reference(struct docx_reading *reading, const struct part_element *element, bool at_end)
{
	size_t note;

	if (!reading_shows(reading))
		return;
	reading_begin_paragraph(reading);
	note = reading_add_note(reading, part_number(element, "id", -1), at_end);
	reading->notes[note - 1].marked = part_is(element, "customMarkFollows", "1") ||
	                                  part_is(element, "customMarkFollows", "true");
	if (reading->story_count == 1 && !reading->notes[note - 1].at)
		reading->notes[note - 1].at = element->behind;
	text_add_mark(reading->text, MARK_NOTE, note - 1);
}

void
footnote_reference(
	struct docx_reading *reading, struct part_reading *part, const struct part_element *element)
{
	(void)part;
	add_reference(reading, element, false);
}

void
endnote_reference(
	struct docx_reading *reading, struct part_reading *part, const struct part_element *element)
{
	(void)part;
	add_reference(reading, element, true);
}

void
drawing_start(
	struct docx_reading *reading, struct part_reading *part, const struct part_element *element)
{
	(void)part;
	(void)element;
	reading->description = 0;
}

void
description_start(
	struct docx_reading *reading, struct part_reading *part, const struct part_element *element)
{
	(void)part;
	if (part_value(element, "descr", &reading->value) && reading->value.length)
		reading->description = reading_keep_name(reading, reading->value.text);
}

void
shape_start(
	struct docx_reading *reading, struct part_reading *part, const struct part_element *element)
{
	(void)part;
	if (part_value(element, "alt", &reading->value) && reading->value.length)
		reading->description = reading_keep_name(reading, reading->value.text);
}

void
picture_start(
	struct docx_reading *reading, struct part_reading *part, const struct part_element *element)
{
	struct docx_block *block = text_innermost(reading->text, BLOCK_PARAGRAPH);

	(void)part;
	(void)element;
	if (!block || !reading_shows(reading))
		return;
	reading_begin_paragraph(reading);
	block = text_innermost(reading->text, BLOCK_PARAGRAPH);
	block->flags |= BLOCK_IMAGE;
	text_add_mark(reading->text, MARK_IMAGE, reading->description);
}

void
math_start(
	struct docx_reading *reading, struct part_reading *part, const struct part_element *element)
{
	(void)part;
	(void)element;
	reading_begin_paragraph(reading);
	text_add_mark(reading->text, MARK_MATH, 0);
}

void
math_end(struct docx_reading *reading)
{
	text_add_mark(reading->text, MARK_CLOSE, MARK_MATH);
}
