/* docx_element.h -- load: what the elements of WordprocessingML do when they begin and end */
#ifndef TSAGCHECK_LOAD_DOCX_ELEMENT_H
#define TSAGCHECK_LOAD_DOCX_ELEMENT_H

#include "docx_reading.h"

typedef void element_start(struct docx_reading *reading, struct part_reading *part,
	const struct part_element *element);
typedef void element_end(struct docx_reading *reading);

/* Text that stands in a table, but in none of its cells, is not in the tree: notes that as odd. */
void container_look(struct docx_reading *reading);

/* Leaves out a block that stands where there can be none, as odd. */
void block_leave_out(struct docx_reading *reading, struct part_reading *part);

/* docx_blocks.c: paragraphs; docx_grid.c: tables */
element_start paragraph_start, paragraph_properties_start, paragraph_style, paragraph_outline,
	paragraph_number_start, paragraph_list, paragraph_level, table_start, row_start,
	row_properties_start, row_header, row_before, cell_start, cell_span, cell_merge,
	cell_merge_across, box_start;
element_end paragraph_end, paragraph_properties_end, paragraph_number_end, table_end, row_end,
	row_properties_end, cell_end, box_end;

/* docx_runs.c: what is in a run */
element_start run_start, run_caps, run_hidden, run_font, run_script, run_style, words_start,
	tab_start, break_start, hyphen_start, soft_hyphen_start, symbol_start;
element_end run_end, words_end;
void words_add(struct docx_reading *reading, const char *bytes, size_t length);

/* docx_marks.c: what stands between words */
element_start bookmark_start, link_start, footnote_reference, endnote_reference, drawing_start,
	description_start, shape_start, picture_start, math_start;
element_end link_end, math_end;

/* docx_remarks.c: what comments are about */
element_start remark_start, remark_end, remark_reference;

/* docx_notes.c: the parts of footnotes and endnotes */
element_start footnote_start, endnote_start;
element_end note_end;

/* docx_sections.c: how the notes of a section are counted */
element_start section_start, footnote_look_start, endnote_look_start, note_look_part;
element_end section_end, note_look_end;

/* docx_fields.c */
element_start field_start, field_character, instruction_start;
element_end field_end;
element_end instruction_end;

/* At the end of a part: fields that have no end are none. */
void fields_finish(struct docx_reading *reading);

/* docx_changes.c: tracked changes */
element_start insertion_start, deletion_start, cell_insertion, cell_deletion;
element_end insertion_end, deletion_end;

/* docx_story.c: what is left out */
element_start skip_start, chunk_start;

#endif
