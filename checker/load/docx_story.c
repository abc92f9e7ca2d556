/* docx_story.c -- load: a part with text is read element by element */
#include <stdlib.h>
#include <string.h>

#include "docx_element.h"

void
skip_start(
	struct docx_reading *reading, struct part_reading *part, const struct part_element *element)
{
	(void)reading;
	(void)element;
	part_skip(part);
}

void
chunk_start(
	struct docx_reading *reading, struct part_reading *part, const struct part_element *element)
{
	(void)part;
	(void)element;
	reading->oddities.met[ODD_CHUNK] = true;
}

/* What is not listed is looked into. By space, then by name. */
static const struct element_row {
	enum part_space space;
	const char *name;
	element_start *start;
	element_end *end;
} elements[] = {
	{SPACE_WORD, "altChunk", chunk_start, NULL},
	{SPACE_WORD, "binData", skip_start, NULL},
	{SPACE_WORD, "bookmarkStart", bookmark_start, NULL},
	{SPACE_WORD, "br", break_start, NULL},
	{SPACE_WORD, "caps", run_caps, NULL},
	{SPACE_WORD, "cellDel", cell_deletion, NULL},
	{SPACE_WORD, "cellIns", cell_insertion, NULL},
	{SPACE_WORD, "commentRangeEnd", remark_end, NULL},
	{SPACE_WORD, "commentRangeStart", remark_start, NULL},
	{SPACE_WORD, "commentReference", remark_reference, NULL},
	{SPACE_WORD, "cr", break_start, NULL},
	{SPACE_WORD, "customXmlPr", skip_start, NULL},
	{SPACE_WORD, "del", deletion_start, deletion_end},
	{SPACE_WORD, "delInstrText", skip_start, NULL},
	{SPACE_WORD, "delText", words_start, words_end},
	{SPACE_WORD, "drawing", drawing_start, NULL},
	{SPACE_WORD, "endnote", endnote_start, note_end},
	{SPACE_WORD, "endnotePr", endnote_look_start, note_look_end},
	{SPACE_WORD, "endnoteReference", endnote_reference, NULL},
	{SPACE_WORD, "fldChar", field_character, NULL},
	{SPACE_WORD, "fldData", skip_start, NULL},
	{SPACE_WORD, "fldSimple", field_start, field_end},
	{SPACE_WORD, "footnote", footnote_start, note_end},
	{SPACE_WORD, "footnotePr", footnote_look_start, note_look_end},
	{SPACE_WORD, "footnoteReference", footnote_reference, NULL},
	{SPACE_WORD, "gridBefore", row_before, NULL},
	{SPACE_WORD, "gridSpan", cell_span, NULL},
	{SPACE_WORD, "hMerge", cell_merge_across, NULL},
	{SPACE_WORD, "hyperlink", link_start, link_end},
	{SPACE_WORD, "ilvl", paragraph_level, NULL},
	{SPACE_WORD, "ins", insertion_start, insertion_end},
	{SPACE_WORD, "instrText", instruction_start, instruction_end},
	{SPACE_WORD, "moveFrom", deletion_start, deletion_end},
	{SPACE_WORD, "moveTo", insertion_start, insertion_end},
	{SPACE_WORD, "noBreakHyphen", hyphen_start, NULL},
	{SPACE_WORD, "numFmt", note_look_part, NULL},
	{SPACE_WORD, "numId", paragraph_list, NULL},
	{SPACE_WORD, "numPr", paragraph_number_start, paragraph_number_end},
	{SPACE_WORD, "numRestart", note_look_part, NULL},
	{SPACE_WORD, "numStart", note_look_part, NULL},
	{SPACE_WORD, "numberingChange", skip_start, NULL},
	{SPACE_WORD, "object", drawing_start, NULL},
	{SPACE_WORD, "outlineLvl", paragraph_outline, NULL},
	{SPACE_WORD, "p", paragraph_start, paragraph_end},
	{SPACE_WORD, "pPr", paragraph_properties_start, paragraph_properties_end},
	{SPACE_WORD, "pPrChange", skip_start, NULL},
	{SPACE_WORD, "pStyle", paragraph_style, NULL},
	{SPACE_WORD, "pict", drawing_start, NULL},
	{SPACE_WORD, "ptab", tab_start, NULL},
	{SPACE_WORD, "r", run_start, run_end},
	{SPACE_WORD, "rFonts", run_font, NULL},
	{SPACE_WORD, "rPrChange", skip_start, NULL},
	{SPACE_WORD, "rStyle", run_style, NULL},
	{SPACE_WORD, "rt", skip_start, NULL},
	{SPACE_WORD, "sdtEndPr", skip_start, NULL},
	{SPACE_WORD, "sdtPr", skip_start, NULL},
	{SPACE_WORD, "sectPr", section_start, section_end},
	{SPACE_WORD, "sectPrChange", skip_start, NULL},
	{SPACE_WORD, "smartTagPr", skip_start, NULL},
	{SPACE_WORD, "softHyphen", soft_hyphen_start, NULL},
	{SPACE_WORD, "subDoc", chunk_start, NULL},
	{SPACE_WORD, "sym", symbol_start, NULL},
	{SPACE_WORD, "t", words_start, words_end},
	{SPACE_WORD, "tab", tab_start, NULL},
	{SPACE_WORD, "tabs", skip_start, NULL},
	{SPACE_WORD, "tbl", table_start, table_end},
	{SPACE_WORD, "tblGrid", skip_start, NULL},
	{SPACE_WORD, "tblHeader", row_header, NULL},
	{SPACE_WORD, "tblPr", skip_start, NULL},
	{SPACE_WORD, "tblPrChange", skip_start, NULL},
	{SPACE_WORD, "tblPrEx", skip_start, NULL},
	{SPACE_WORD, "tc", cell_start, cell_end},
	{SPACE_WORD, "tcPrChange", skip_start, NULL},
	{SPACE_WORD, "tr", row_start, row_end},
	{SPACE_WORD, "trPr", row_properties_start, row_properties_end},
	{SPACE_WORD, "trPrChange", skip_start, NULL},
	{SPACE_WORD, "txbxContent", box_start, box_end},
	{SPACE_WORD, "vMerge", cell_merge, NULL},
	{SPACE_WORD, "vanish", run_hidden, NULL},
	{SPACE_WORD, "vertAlign", run_script, NULL},
	{SPACE_MATH, "ctrlPr", skip_start, NULL},
	{SPACE_MATH, "oMath", math_start, math_end},
	{SPACE_MATH, "r", run_start, run_end},
	{SPACE_MATH, "t", words_start, words_end},
	{SPACE_DRAWING, "docPr", description_start, NULL},
	{SPACE_PICTURE, "chart", picture_start, NULL},
	{SPACE_PICTURE, "imagedata", picture_start, NULL},
	{SPACE_PICTURE, "pic", picture_start, NULL},
	{SPACE_PICTURE, "relIds", picture_start, NULL},
	{SPACE_PICTURE, "shape", shape_start, NULL},
};

enum { ELEMENTS = sizeof elements / sizeof *elements };

static int
compare(const void *element_, const void *row_)
{
	const struct part_element *element = element_;
	const struct element_row *row = row_;

	if (element->space != row->space)
		return element->space < row->space ? -1 : 1;
	return strcmp(element->name, row->name);
}

static const struct element_row *
row_of(const struct part_element *element)
{
	if (element->space == SPACE_OTHER)
		return NULL;
	return bsearch(element, elements, ELEMENTS, sizeof *elements, compare);
}

static void
start(void *reading_, struct part_reading *part, const struct part_element *element)
{
	const struct element_row *row = row_of(element);
	struct docx_reading *reading = reading_;

	if (element->depth == 0 && reading->check_root && reading->check_root(reading, element)) {
		part_refuse(part, NULL);
		return;
	}
	reading->behind = element->behind;
	if (row && row->start)
		row->start(reading, part, element);
}

static void
end(void *reading, const struct part_element *element)
{
	const struct element_row *row = row_of(element);

	if (row && row->end)
		row->end(reading);
}

static void
text(void *reading_, const char *bytes, size_t length)
{
	struct docx_reading *reading = reading_;

	if (reading->taking == TAKE_WORDS)
		words_add(reading, bytes, length);
	else if (reading->taking == TAKE_INSTRUCTION)
		buffer_add(&reading->instructions, bytes, length);
}

static void
add_story(struct docx_reading *reading, const char *part)
{
	reading->stories = array_room(reading->stories, reading->story_count, &reading->story_room,
		sizeof *reading->stories);
	reading->stories[reading->story_count++] = (struct docx_story){
		(uint32_t)reading->main.text.length, (uint32_t)reading->main.block_count, part};
	text_add_piece(&reading->main, 0, 0, 0);
}

int
reading_part(struct docx_reading *reading, const char *part)
{
	static const struct part_taker taker = {start, end, text};
	int failed;

	reading->text = &reading->main;
	reading->paragraphs = reading->dropped = reading->contents = 0;
	reading->joins = false;
	relations_clear(&reading->relations);
	add_story(reading, part);
	failed = relations_read(&reading->relations, reading->package, part, reading->messages) ||
	         part_read(reading->package, part, &taker, reading, reading->messages);
	fields_finish(reading);
	return failed ? -1 : 0;
}

void
reading_clear(struct docx_reading *reading)
{
	styles_clear(&reading->styles);
	numbers_clear(&reading->numbers);
	sections_clear(&reading->sections);
	relations_clear(&reading->relations);
	text_clear(&reading->main);
	text_clear(&reading->boxes);
	buffer_clear(&reading->names);
	free(reading->stories);
	free(reading->notes);
	map_clear(&reading->note_numbers);
	free(reading->fields);
	free(reading->remarks);
	map_clear(&reading->remark_numbers);
	buffer_clear(&reading->instructions);
	buffer_clear(&reading->value);
}
