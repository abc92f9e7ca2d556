/* docx_fields.c -- load: of a field its result is read, and what it refers to is kept
 *
 * What a field's code shows is taken back when the result begins, so that a field that never gets
 * there loses nothing. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "docx_element.h"

/* What follows the name of a field in its code. */
enum field_kind { FIELD_OTHER, FIELD_CONTENTS, FIELD_REFERENCE, FIELD_LINK };

struct docx_field {
	size_t text, block_count, mark_count, instruction; /* when it began */
	enum field_kind kind;
	bool simple, has_result, boxed, marked;
};

static const struct {
	const char *name;
	enum field_kind kind;
} kinds[] = {
	{"TOC", FIELD_CONTENTS},
	{"REF", FIELD_REFERENCE},
	{"NOTEREF", FIELD_REFERENCE},
	{"HYPERLINK", FIELD_LINK},
};

/* Cuts the next word, or what stands in quotes, off *code; NULL at the end. */
static char *
next_word(char **code)
{
	char *word = *code + strspn(*code, " \t\r\n"), *end;

	if (!*word)
		return NULL;
	if (*word == '"') {
		word++;
		end = word + strcspn(word, "\"");
	} else {
		end = word + strcspn(word, " \t\r\n");
	}
	*code = end + (*end != '\0');
	*end = '\0';
	return word;
}

static void
add_mark(struct docx_reading *reading, struct docx_field *field, enum mark_type type,
	const char *value)
{
	text_add_mark(reading->text, type, reading_keep_name(reading, value));
	field->marked = true;
}

/* HYPERLINK "address" or HYPERLINK \l "bookmark". */
static void
mark_link(struct docx_reading *reading, struct docx_field *field, char *code)
{
	char *word = next_word(&code);
	const bool within = word && !strcmp(word, "\\l");

	if (within)
		word = next_word(&code);
	if (word && *word != '\\')
		add_mark(reading, field, within ? MARK_XREF : MARK_LINK, word);
}

static void
flag_contents(struct docx_reading *reading, const struct docx_field *field)
{
	struct docx_block *block = text_innermost(reading->text, BLOCK_PARAGRAPH);

	if (block && block->start + block->label >= field->text)
		block->flags |= BLOCK_CONTENTS;
}

static void
begin_result(struct docx_reading *reading, struct docx_field *field)
{
	char nothing[] = "";
	char *code = reading->instructions.text ? reading->instructions.text + field->instruction
	                                        : nothing;
	char *name = next_word(&code), *word;

	field->has_result = true;
	for (size_t i = 0; name && i < sizeof kinds / sizeof *kinds; i++)
		if (!strcasecmp(kinds[i].name, name))
			field->kind = kinds[i].kind;
	switch (field->kind) {
	case FIELD_CONTENTS:
		reading->contents++;
		flag_contents(reading, field);
		break;
	case FIELD_REFERENCE:
		word = next_word(&code);
		if (word && *word != '\\')
			add_mark(reading, field, MARK_XREF, word);
		break;
	case FIELD_LINK:
		mark_link(reading, field, code);
		break;
	case FIELD_OTHER:
		break;
	}
}

static void
take_back_code(struct docx_reading *reading, const struct docx_field *field)
{
	if (field->boxed != reading->in_box || field->block_count != reading->text->block_count)
		return;
	text_cut(reading->text, field->text);
	text_cut_marks(reading->text, field->mark_count);
}

/* Borrows the field, until the next one. */
static struct docx_field *
open_field(struct docx_reading *reading, bool simple)
{
	struct docx_field *field;

	reading_begin_paragraph(reading);
	reading->fields = array_room(reading->fields, reading->field_count, &reading->field_room,
		sizeof *reading->fields);
	field = &reading->fields[reading->field_count++];
	*field = (struct docx_field){.text = reading->text->text.length,
		.block_count = reading->text->block_count,
		.mark_count = reading->text->mark_count,
		.instruction = reading->instructions.length,
		.simple = simple,
		.boxed = reading->in_box};
	return field;
}

static void
end_contents(struct docx_reading *reading)
{
	struct docx_block *block = text_innermost(reading->text, BLOCK_PARAGRAPH);

	reading->contents--;
	/* what follows the contents in the last paragraph is none of them */
	if (block && block->start + block->label >= reading->text->text.length)
		block->flags &= (uint8_t)~BLOCK_CONTENTS;
}

static void
close_field(struct docx_reading *reading)
{
	const struct docx_field *field = &reading->fields[--reading->field_count];

	if (!field->has_result)
		take_back_code(reading, field);
	if (field->marked)
		text_add_mark(reading->text, MARK_CLOSE, MARK_LINK);
	if (field->kind == FIELD_CONTENTS)
		end_contents(reading);
	reading->instructions.length = field->instruction;
}

static struct docx_field *
innermost(const struct docx_reading *reading)
{
	return reading->field_count ? &reading->fields[reading->field_count - 1] : NULL;
}

void
field_character(
	struct docx_reading *reading, struct part_reading *part, const struct part_element *element)
{
	struct docx_field *field = innermost(reading);

	(void)part;
	if (reading->dropped || !reading->paragraph.open)
		return;
	if (part_is(element, "fldCharType", "begin")) {
		open_field(reading, false);
	} else if (field && part_is(element, "fldCharType", "separate")) {
		if (!field->has_result) {
			take_back_code(reading, field);
			begin_result(reading, field);
		}
	} else if (field && part_is(element, "fldCharType", "end")) {
		close_field(reading);
	}
}

void
field_start(
	struct docx_reading *reading, struct part_reading *part, const struct part_element *element)
{
	struct docx_field *field = open_field(reading, true);

	(void)part;
	part_value(element, "instr", &reading->value);
	buffer_add(&reading->instructions, buffer_text(&reading->value), reading->value.length);
	begin_result(reading, field);
}

void
field_end(struct docx_reading *reading)
{
	while (reading->field_count && !innermost(reading)->simple)
		close_field(reading);
	if (reading->field_count)
		close_field(reading);
}

void
instruction_start(
	struct docx_reading *reading, struct part_reading *part, const struct part_element *element)
{
	const struct docx_field *field = innermost(reading);

	(void)part;
	(void)element;
	if (!reading->dropped && field && !field->has_result)
		reading->taking = TAKE_INSTRUCTION;
}

void
instruction_end(struct docx_reading *reading)
{
	reading->taking = TAKE_NOTHING;
}

void
fields_finish(struct docx_reading *reading)
{
	reading->oddities.met[ODD_FIELD] |= reading->field_count > 0;
	for (; reading->field_count; reading->field_count--) {
		const struct docx_field *field = innermost(reading);

		/* from the paragraph on that it begins in */
		for (size_t i = field->block_count - (field->block_count > 0);
			field->kind == FIELD_CONTENTS && i < reading->main.block_count; i++)
			reading->main.blocks[i].flags &= (uint8_t)~BLOCK_CONTENTS;
	}
	reading->contents = 0;
	buffer_reset(&reading->instructions);
}
