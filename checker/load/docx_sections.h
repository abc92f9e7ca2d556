/* docx_sections.h -- load: how footnotes and endnotes are counted, which sections may say anew */
#ifndef TSAGCHECK_LOAD_DOCX_SECTIONS_H
#define TSAGCHECK_LOAD_DOCX_SECTIONS_H

#include <stdbool.h>

#include "package.h"

enum note_kind { NOTE_FOOT, NOTE_END, NOTE_KINDS };

/* How notes are counted: in which figures, from where on, and whether in each section anew. */
struct note_look {
	char format[24];
	long start;
	bool anew;
	bool has_format, has_start, has_anew; /* else as the document has it */
};

/* A section, to the byte of the text where it ends. */
struct docx_section {
	uint32_t end;
	struct note_look looks[NOTE_KINDS];
};

/* {0} has no sections. */
struct docx_sections {
	struct docx_section *items;
	size_t count, room;
	struct note_look looks[NOTE_KINDS]; /* of the document */
	bool open;                          /* its properties are read */
	struct note_look *look;             /* that is read; NULL: none */
};

/* How far notes have been counted. {0} is the beginning. */
struct note_count {
	size_t section;
	long counts[NOTE_KINDS];
	bool begun[NOTE_KINDS];
};

/* Reads what the settings part says of notes. Returns 0; or -1 after one message(). */
int sections_read_settings(struct docx_sections *sections, struct package *package,
	const char *part, struct messages *messages);
void sections_clear(struct docx_sections *sections);

/* The text has so many bytes at the end of a paragraph: a section whose properties stand in the
 * paragraph ends there. */
void sections_end_paragraph(struct docx_sections *sections, size_t length);

/* Counts a note that has its mark at that byte of the text, and adds its number to out. */
void sections_count_note(const struct docx_sections *sections, struct note_count *count,
	enum note_kind kind, size_t offset, struct buffer *out);

#endif
