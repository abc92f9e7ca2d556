/* caret.c -- base: a line of a file becomes an excerpt with a caret under a character */
#include "caret.h"

#include <string.h>

#include "glyph.h"

static const char gutter[] = "    | ";
static const char ellipsis[] = "…";

/* Bytes that are shown before the character, and from it on. */
enum { MOST_BEFORE = 48, MOST_BEHIND = 48 };

/* The byte at which a character of the line stands; its end when the line is shorter. */
static size_t
offset_of(const char *line, size_t length, long column)
{
	size_t at = 0;

	for (; column > 1 && at < length; column--)
		at += glyph_read(line + at, length - at).length;
	return at;
}

static size_t
whole_character(const char *line, size_t at)
{
	while (at > 0 && (line[at] & 0xC0) == 0x80)
		at--;
	return at;
}

void
caret_print(FILE *out, const char *line, long column)
{
	size_t length = strcspn(line, "\r\n"), at = offset_of(line, length, column);
	size_t from = at > MOST_BEFORE ? whole_character(line, at - MOST_BEFORE) : 0;
	size_t to = length - at > MOST_BEHIND ? whole_character(line, at + MOST_BEHIND) : length;
	size_t before = glyphs_width(line + from, at - from) + (from > 0);

	fprintf(out, "%s%s", gutter, from ? ellipsis : "");
	glyphs_print(out, line + from, to - from);
	fprintf(out, "%s\n%s%*s^\n", to < length ? ellipsis : "", gutter, (int)before, "");
}
