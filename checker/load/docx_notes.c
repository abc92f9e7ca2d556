/* docx_notes.c -- load: footnotes and endnotes that are referred to become stretches of the text */
#include <stdint.h>

#include "docx_element.h"

static const void *
note_key(long id, bool at_end)
{
	return map_number(2 * id + at_end);
}

size_t
reading_note(const struct docx_reading *reading, long id, bool at_end)
{
	return (size_t)(uintptr_t)map_get(&reading->note_numbers, note_key(id, at_end));
}

size_t
reading_add_note(struct docx_reading *reading, long id, bool at_end)
{
	size_t note = reading_note(reading, id, at_end);

	if (note)
		return note;
	reading->notes = array_room(
		reading->notes, reading->note_count, &reading->note_room, sizeof *reading->notes);
	reading->notes[reading->note_count++] = (struct docx_note){.id = id, .at_end = at_end};
	note = reading->note_count;
	map_put(&reading->note_numbers, note_key(id, at_end), (void *)(uintptr_t)note);
	return note;
}

static void
start(struct docx_reading *reading, struct part_reading *part, const struct part_element *element,
	bool at_end)
{
	const size_t note = reading_note(reading, part_number(element, "id", -1), at_end);

	if (!note || reading->notes[note - 1].end_block) {
		part_skip(part);
		return;
	}
	reading->open_note = note;
	reading->notes[note - 1].first_block = (uint32_t)reading->main.block_count;
}

void
footnote_start(
	struct docx_reading *reading, struct part_reading *part, const struct part_element *element)
{
	start(reading, part, element, false);
}

void
endnote_start(
	struct docx_reading *reading, struct part_reading *part, const struct part_element *element)
{
	start(reading, part, element, true);
}

void
note_end(struct docx_reading *reading)
{
	reading->notes[reading->open_note - 1].end_block = (uint32_t)reading->main.block_count;
	reading->joins = false;
}
