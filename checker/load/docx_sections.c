/* docx_sections.c -- load: the properties of sections become the numbers of footnotes */
#include "docx_sections.h"

#include <stdlib.h>
#include <string.h>

#include "docx_element.h"
#include "number_format.h"

static const struct note_look usual[NOTE_KINDS] = {
	[NOTE_FOOT] = {.format = "decimal", .start = 1},
	[NOTE_END] = {.format = "lowerRoman", .start = 1},
};

static void
read_format(struct note_look *look, const struct part_element *element)
{
	struct buffer value = {0};

	part_value(element, "val", &value);
	look->has_format = value.length > 0 && value.length < sizeof look->format;
	if (look->has_format)
		memcpy(look->format, value.text, value.length + 1);
	buffer_clear(&value);
}

/* ISO/IEC 29500-1, 17.11. */
static void
read_look(struct note_look *look, const struct part_element *element)
{
	if (!strcmp(element->name, "numFmt")) {
		read_format(look, element);
	} else if (!strcmp(element->name, "numStart")) {
		look->start = part_number(element, "val", 1);
		look->has_start = true;
	} else if (!strcmp(element->name, "numRestart")) {
		look->anew = part_is(element, "val", "eachSect");
		look->has_anew = true;
	}
}

static void
start(void *sections_, struct part_reading *part, const struct part_element *element)
{
	struct docx_sections *sections = sections_;

	(void)part;
	if (element->space != SPACE_WORD)
		return;
	if (sections->look)
		read_look(sections->look, element);
	else if (element->depth == 1 && !strcmp(element->name, "footnotePr"))
		sections->look = &sections->looks[NOTE_FOOT];
	else if (element->depth == 1 && !strcmp(element->name, "endnotePr"))
		sections->look = &sections->looks[NOTE_END];
}

static void
end(void *sections_, const struct part_element *element)
{
	struct docx_sections *sections = sections_;

	if (element->depth == 1)
		sections->look = NULL;
}

static void
text(void *sections, const char *bytes, size_t length)
{
	(void)sections;
	(void)bytes;
	(void)length;
}

int
sections_read_settings(struct docx_sections *sections, struct package *package, const char *part,
	struct messages *messages)
{
	static const struct part_taker taker = {start, end, text};

	return part_read(package, part, &taker, sections, messages);
}

void
sections_clear(struct docx_sections *sections)
{
	free(sections->items);
	*sections = (struct docx_sections){0};
}

void
section_start(
	struct docx_reading *reading, struct part_reading *part, const struct part_element *element)
{
	struct docx_sections *sections = &reading->sections;

	(void)part;
	(void)element;
	sections->items = array_room(
		sections->items, sections->count, &sections->room, sizeof *sections->items);
	sections->items[sections->count++] = (struct docx_section){.end = UINT32_MAX};
	sections->open = true;
	sections->look = NULL; /* the list may have moved */
}

void
section_end(struct docx_reading *reading)
{
	reading->sections.open = false;
}

static void
begin_look(struct docx_sections *sections, enum note_kind kind)
{
	if (sections->open)
		sections->look = &sections->items[sections->count - 1].looks[kind];
}

void
footnote_look_start(
	struct docx_reading *reading, struct part_reading *part, const struct part_element *element)
{
	(void)part;
	(void)element;
	begin_look(&reading->sections, NOTE_FOOT);
}

void
endnote_look_start(
	struct docx_reading *reading, struct part_reading *part, const struct part_element *element)
{
	(void)part;
	(void)element;
	begin_look(&reading->sections, NOTE_END);
}

void
note_look_end(struct docx_reading *reading)
{
	reading->sections.look = NULL;
}

void
note_look_part(
	struct docx_reading *reading, struct part_reading *part, const struct part_element *element)
{
	(void)part;
	if (reading->sections.look)
		read_look(reading->sections.look, element);
}

void
sections_end_paragraph(struct docx_sections *sections, size_t length)
{
	if (sections->count && sections->items[sections->count - 1].end == UINT32_MAX)
		sections->items[sections->count - 1].end = (uint32_t)length;
}

/* What the section says, else the document, else Word. */
static struct note_look
look_of(const struct docx_sections *sections, size_t section, enum note_kind kind)
{
	struct note_look look = usual[kind];

	for (size_t i = 0; i < 2; i++) {
		const struct note_look *said = &sections->looks[kind];

		if (i == 1 && section >= sections->count)
			break;
		if (i == 1)
			said = &sections->items[section].looks[kind];
		if (said->has_format)
			memcpy(look.format, said->format, sizeof look.format);
		look.start = said->has_start ? said->start : look.start;
		look.anew = said->has_anew ? said->anew : look.anew;
	}
	return look;
}

void
sections_count_note(const struct docx_sections *sections, struct note_count *count,
	enum note_kind kind, size_t offset, struct buffer *out)
{
	struct note_look look;

	for (; count->section < sections->count && sections->items[count->section].end <= offset;
		count->section++)
		for (size_t i = 0; i < NOTE_KINDS; i++)
			if (look_of(sections, count->section + 1, (enum note_kind)i).anew)
				count->begun[i] = false;
	look = look_of(sections, count->section, kind);
	count->counts[kind] = count->begun[kind] ? count->counts[kind] + 1 : look.start;
	count->begun[kind] = true;
	number_format(count->counts[kind], look.format, out);
}
