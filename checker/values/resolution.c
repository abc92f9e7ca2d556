/* resolution.c -- values: "(Rev. Geneva 2022)" becomes "Rev. Geneva, 2022" */
#include "resolution.h"

#include <string.h>

#include "character.h"
#include "cursor.h"
#include "normalise.h"

/* The conferences that adopt Resolutions. */
static const char *const bodies[] = {"WTSA", "WTSC", "WTDC", "WCIT", "WRC", "RA", "PP"};

static void
skip_comma(struct cursor *cursor)
{
	cursor_space(cursor);
	cursor_byte(cursor, ',');
	cursor_space(cursor);
}

static bool
scan_revised(struct cursor *cursor)
{
	if (!cursor_words(cursor, "Rev.") && !cursor_words(cursor, "Revised") &&
		!cursor_words(cursor, "Rev"))
		return false;
	skip_comma(cursor);
	return true;
}

static const char *
scan_body(struct cursor *cursor)
{
	for (size_t i = 0; i < sizeof bodies / sizeof *bodies; i++)
		if (cursor_words(cursor, bodies[i])) {
			skip_comma(cursor);
			return bodies[i];
		}
	return "";
}

/* Whether the character may stand in the name of a town. */
static bool
in_place(uint32_t character)
{
	uint32_t plain = character_plain(character);

	if (character >= '0' && character <= '9')
		return false;
	return character_in_word(character) || plain == ' ' || plain == '-' || plain == '\'' ||
	       plain == '.';
}

/* "New Delhi", which ends at the year. Empty when there is none; false when it is too long. */
static bool
scan_place(struct cursor *cursor, char *place, size_t room)
{
	const char *start = cursor->at, *end = start;
	bool small = cursor_peek(cursor) >= 'a' && cursor_peek(cursor) <= 'z';

	while (in_place(cursor_peek(cursor))) {
		bool space = character_plain(cursor_peek(cursor)) == ' ';

		cursor_step(cursor);
		if (!space)
			end = cursor->at;
	}
	if (small || (size_t)(end - start) >= room)
		return false;
	memcpy(place, start, (size_t)(end - start));
	place[end - start] = '\0';
	skip_comma(cursor);
	return true;
}

int
edition_read(const char *text, size_t length, struct edition *edition)
{
	struct cursor cursor = cursor_over(text, length);
	bool open;

	*edition = (struct edition){.body = ""};
	cursor_space(&cursor);
	open = cursor_byte(&cursor, '(');
	cursor_space(&cursor);
	edition->revised = scan_revised(&cursor);
	edition->body = scan_body(&cursor);
	if (!edition->revised)
		edition->revised = scan_revised(&cursor);
	if (!scan_place(&cursor, edition->place, sizeof edition->place))
		return -1;
	if (cursor_number(&cursor, 2999, &edition->year) != 4 || edition->year < 1800)
		return -1;
	cursor_space(&cursor);
	return cursor_byte(&cursor, ')') == open && cursor_done(&cursor) ? 0 : -1;
}

void
edition_print(const struct edition *edition, struct buffer *out)
{
	if (edition->revised)
		buffer_add_text(out, "Rev. ");
	if (*edition->place)
		buffer_print(out, "%s, ", edition->place);
	buffer_print(out, "%u", edition->year);
}

int
resolution_normalise(const char *text, size_t length, struct buffer *out)
{
	struct edition edition;

	if (edition_read(text, length, &edition))
		return -1;
	edition_print(&edition, out);
	return 0;
}
