/* docx_reading.h -- load: the parts of a Word document that have text, while they are read */
#ifndef TSAGCHECK_LOAD_DOCX_READING_H
#define TSAGCHECK_LOAD_DOCX_READING_H

#include "../base/map.h"
#include "docx_numbers.h"
#include "docx_paragraph.h"
#include "docx_sections.h"
#include "docx_styles.h"
#include "docx_text.h"
#include "part.h"
#include "relations.h"

struct docx_field;

struct docx_reading {
	struct package *package;
	struct messages *messages;
	bool original;
	/* Whether the root element of a part is none that has text: then after one message(). NULL:
	 * any will do. */
	int (*check_root)(struct docx_reading *reading, const struct part_element *element);
	struct docx_styles styles;
	struct docx_numbers numbers;
	struct docx_oddities oddities;
	struct docx_sections sections;
	struct relations relations; /* of the part that is read */
	struct docx_text *text;     /* where words go: main or boxes */
	struct docx_text main, boxes;
	struct buffer names; /* of marks, each with a NUL */
	struct docx_story *stories;
	struct docx_note *notes;     /* in the order of the references */
	struct map note_numbers;     /* by note_key() */
	struct docx_remark *remarks; /* of the main part: what comments are about */
	struct map remark_numbers;   /* by map_number(): the place in remarks plus 1 */
	size_t story_count, story_room, note_count, note_room, remark_count, remark_room;
	size_t tracked; /* tracked changes that were met */
	/* of the part that is read */
	struct docx_paragraph paragraph;
	struct docx_run run;
	struct docx_around around;
	enum docx_taking taking;
	bool in_box;
	bool joins; /* the next paragraph goes on with the last one */
	bool in_row_properties;
	bool linked;   /* the open hyperlink has a mark */
	size_t behind; /* the byte behind the last start tag */
	size_t paragraphs;
	size_t dropped;     /* open elements whose text a tracked change took out */
	size_t contents;    /* open fields that are tables of contents */
	size_t description; /* of the open drawing, in names; 0: none */
	size_t open_note;   /* as reading_note() gives it */
	struct docx_field *fields;
	size_t field_count, field_room;
	struct buffer instructions, value;
};

/* Reads a part into reading->main. Returns 0; or -1 after one message(). */
int reading_part(struct docx_reading *reading, const char *part);

void reading_clear(struct docx_reading *reading);

/* Keeps a name for a mark, whose value it returns. */
size_t reading_keep_name(struct docx_reading *reading, const char *name);

/* Whether words are shown where the reading is. */
bool reading_shows(const struct docx_reading *reading);
/* Begins the paragraph's text, with the number that Word counts. */
void reading_begin_paragraph(struct docx_reading *reading);

/* Counts a piece of the paragraph (see docx_text.h) and adds what it shows, if anything. */
void reading_add_piece(struct docx_reading *reading, const char *bytes, size_t length);

/* The place in notes of the note with that id plus 1; 0 when nothing refers to it. */
size_t reading_note(const struct docx_reading *reading, long id, bool at_end);

/* The same; the note is added when it is not there. */
size_t reading_add_note(struct docx_reading *reading, long id, bool at_end);

#endif
