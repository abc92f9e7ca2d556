/* docx_runs.c -- load: what stands in a w:r becomes characters of the text */
#include <string.h>
#include <utf8proc.h>

#include "docx_element.h"
#include "docx_symbols.h"

enum { PRIVATE_FIRST = 0xF000, PRIVATE_LAST = 0xF0FF };

void
run_start(
	struct docx_reading *reading, struct part_reading *part, const struct part_element *element)
{
	(void)part;
	(void)element;
	reading->run = (struct docx_run){.caps = -1, .hidden = -1, .script = MARK_CLOSE};
}

void
run_end(struct docx_reading *reading)
{
	if (reading->run.scripted)
		text_add_mark(reading->text, MARK_CLOSE, reading->run.script);
	reading->run = (struct docx_run){.caps = -1, .hidden = -1, .script = MARK_CLOSE};
}

/* Those of the paragraph's end are not those of its words. */
static bool
is_of_run(const struct docx_reading *reading)
{
	return !reading->paragraph.has_properties;
}

void
run_caps(
	struct docx_reading *reading, struct part_reading *part, const struct part_element *element)
{
	(void)part;
	if (is_of_run(reading))
		reading->run.caps = part_switch(element);
}

void
run_hidden(
	struct docx_reading *reading, struct part_reading *part, const struct part_element *element)
{
	(void)part;
	if (is_of_run(reading))
		reading->run.hidden = part_switch(element);
}

void
run_font(
	struct docx_reading *reading, struct part_reading *part, const struct part_element *element)
{
	const char *font;

	(void)part;
	part_value(element, "ascii", &reading->value);
	font = buffer_text(&reading->value);
	if (is_of_run(reading) && strlen(font) < sizeof reading->run.font)
		memcpy(reading->run.font, font, strlen(font) + 1);
}

void
run_script(
	struct docx_reading *reading, struct part_reading *part, const struct part_element *element)
{
	(void)part;
	if (!is_of_run(reading))
		return;
	if (part_is(element, "val", "superscript"))
		reading->run.script = MARK_SUP;
	else if (part_is(element, "val", "subscript"))
		reading->run.script = MARK_SUB;
}

void
run_style(
	struct docx_reading *reading, struct part_reading *part, const struct part_element *element)
{
	(void)part;
	if (!is_of_run(reading))
		return;
	part_value(element, "val", &reading->value);
	reading->run.style = styles_find(&reading->styles, buffer_text(&reading->value));
	reading->run.has_style = true;
}

/* What the run, its style or that of the paragraph says first. */
static bool
says(const struct docx_reading *reading, int own, size_t member)
{
	const struct docx_style *styles = reading->styles.items;
	int said = own;

	if (said < 0 && reading->run.has_style)
		said = *(const int *)((const char *)&styles[reading->run.style] + member);
	if (said < 0 && reading->paragraph.open)
		said = *(const int *)((const char *)&styles[reading->paragraph.style] + member);
	return said > 0;
}

bool
reading_shows(const struct docx_reading *reading)
{
	return reading->paragraph.open && !reading->dropped &&
	       !says(reading, reading->run.hidden, offsetof(struct docx_style, hidden));
}

static const char *
font_of(const struct docx_reading *reading)
{
	if (*reading->run.font)
		return reading->run.font;
	return reading->run.has_style ? reading->styles.items[reading->run.style].font : NULL;
}

static bool
begin_piece(struct docx_reading *reading)
{
	struct docx_paragraph *p = &reading->paragraph;
	const size_t piece = p->piece++;

	if (!reading_shows(reading))
		return false;
	reading_begin_paragraph(reading);
	if (reading->run.script != MARK_CLOSE && !reading->run.scripted) {
		text_add_mark(reading->text, reading->run.script, 0);
		reading->run.scripted = true;
	}
	text_add_piece(reading->text, p->number, piece, reading->behind);
	return true;
}

void
reading_add_piece(struct docx_reading *reading, const char *bytes, size_t length)
{
	if (begin_piece(reading))
		buffer_add(&reading->text->text, bytes, length);
}

void
words_start(
	struct docx_reading *reading, struct part_reading *part, const struct part_element *element)
{
	(void)part;
	(void)element;
	reading->oddities.met[ODD_LOOSE] |= !reading->paragraph.open;
	if (begin_piece(reading))
		reading->taking = TAKE_WORDS;
}

void
words_end(struct docx_reading *reading)
{
	reading->taking = TAKE_NOTHING;
}

/* Each character becomes one, so that characters of a piece can be counted in either. */
static void
add_character(struct docx_reading *reading, const char *font, bool caps, unsigned character)
{
	if (font || (character >= PRIVATE_FIRST && character <= PRIVATE_LAST))
		character = symbol_of_font(font, character);
	if (caps)
		character = (unsigned)utf8proc_toupper((utf8proc_int32_t)character);
	if (character == '\n' || character == '\r')
		character = ' ';
	buffer_add_character(&reading->text->text, character);
}

static bool
is_plain(const char *bytes, size_t length)
{
	for (size_t i = 0; i < length; i++)
		if ((unsigned char)bytes[i] < ' ' || (unsigned char)bytes[i] >= 0xEE)
			return false;
	return true;
}

void
words_add(struct docx_reading *reading, const char *bytes, size_t length)
{
	const char *font = font_of(reading), *symbols = symbol_is_font(font) ? font : NULL;
	const bool caps = says(reading, reading->run.caps, offsetof(struct docx_style, caps));

	if (!symbols && !caps && is_plain(bytes, length)) {
		buffer_add(&reading->text->text, bytes, length);
		return;
	}
	for (size_t at = 0; at < length;) {
		unsigned character;

		at += symbol_decode(bytes + at, length - at, &character);
		add_character(reading, symbols, caps, character);
	}
}

void
tab_start(
	struct docx_reading *reading, struct part_reading *part, const struct part_element *element)
{
	(void)part;
	(void)element;
	/* w:tab is also a stop, in the properties of a paragraph */
	if (is_of_run(reading))
		reading_add_piece(reading, "\t", 1);
}

void
break_start(
	struct docx_reading *reading, struct part_reading *part, const struct part_element *element)
{
	(void)part;
	if (part_is(element, "type", "page") || part_is(element, "type", "column"))
		reading_add_piece(reading, " ", 1);
	else
		reading_add_piece(reading, "\v", 1);
}

void
hyphen_start(
	struct docx_reading *reading, struct part_reading *part, const struct part_element *element)
{
	(void)part;
	(void)element;
	reading_add_piece(reading, "\u2011", strlen("\u2011"));
}

void
soft_hyphen_start(
	struct docx_reading *reading, struct part_reading *part, const struct part_element *element)
{
	(void)part;
	(void)element;
	reading_add_piece(reading, "", 0);
}

/* The code in hexadecimal digits. */
static unsigned
code_of(const char *digits)
{
	unsigned code = 0;

	for (; *digits && code < 0x10000; digits++) {
		static const char known[] = "0123456789ABCDEF0123456789abcdef";
		const char *at = strchr(known, *digits);

		if (!at)
			return 0;
		code = 16 * code + (unsigned)((at - known) % 16);
	}
	return code;
}

void
symbol_start(
	struct docx_reading *reading, struct part_reading *part, const struct part_element *element)
{
	struct buffer font = {0};
	unsigned code;

	(void)part;
	part_value(element, "font", &font);
	part_value(element, "char", &reading->value);
	code = code_of(buffer_text(&reading->value));
	if (begin_piece(reading) && code >= ' ')
		add_character(reading,
			symbol_is_font(buffer_text(&font)) ? buffer_text(&font) : NULL, false,
			code);
	buffer_clear(&font);
}
