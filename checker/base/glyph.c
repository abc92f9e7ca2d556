/* glyph.c -- base: a character of a document becomes one that a terminal may see */
#include "glyph.h"

#include <utf8proc.h>

enum { REPLACEMENT = 0xFFFD, NOTHING = 0 };

/* Characters that steer a terminal or turn the direction of what follows, in order. */
static const struct swap {
	utf8proc_int32_t first, last, instead;
} swaps[] = {
	{0x00, 0x08, REPLACEMENT},
	{0x09, 0x0A, ' '},
	{0x0B, 0x0C, REPLACEMENT},
	{0x0D, 0x0D, ' '},
	{0x0E, 0x1F, REPLACEMENT},
	{0x7F, 0x9F, REPLACEMENT},
	{0xAD, 0xAD, NOTHING},
	{0x2028, 0x2029, ' '},
	{0x202A, 0x202E, REPLACEMENT},
	{0x2066, 0x2069, REPLACEMENT},
};

static utf8proc_int32_t
shown_character(utf8proc_int32_t character)
{
	for (size_t i = 0; i < sizeof swaps / sizeof *swaps; i++)
		if (character >= swaps[i].first && character <= swaps[i].last)
			return swaps[i].instead;
	return character;
}

struct glyph
glyph_read(const char *text, size_t length)
{
	struct glyph glyph = {.length = 1};
	utf8proc_int32_t character;
	utf8proc_ssize_t taken = utf8proc_iterate(
		(const utf8proc_uint8_t *)text, (utf8proc_ssize_t)length, &character);

	if (taken > 0)
		glyph.length = (size_t)taken;
	else
		character = REPLACEMENT;
	character = shown_character(character);
	if (character == NOTHING)
		return glyph;
	utf8proc_encode_char(character, (utf8proc_uint8_t *)glyph.shown);
	glyph.width = (size_t)utf8proc_charwidth(character);
	return glyph;
}

size_t
glyphs_width(const char *text, size_t length)
{
	size_t width = 0;
	struct glyph glyph;

	for (size_t at = 0; at < length; at += glyph.length) {
		glyph = glyph_read(text + at, length - at);
		width += glyph.width;
	}
	return width;
}

void
glyphs_print(FILE *out, const char *text, size_t length)
{
	struct glyph glyph;

	for (size_t at = 0; at < length; at += glyph.length) {
		glyph = glyph_read(text + at, length - at);
		fputs(glyph.shown, out);
	}
}
