/* glyph.h -- base: the characters of a text as a terminal may see them */
#ifndef TSAGCHECK_BASE_GLYPH_H
#define TSAGCHECK_BASE_GLYPH_H

#include <stddef.h>
#include <stdio.h>

/* One character of a text. */
struct glyph {
	size_t length; /* bytes of the text that it takes */
	size_t width;  /* columns of a terminal: 0, 1 or 2 (Unicode Annex 11, by utf8proc) */
	char shown[5]; /* UTF-8 that is safe to write: no control character, no change of the
	                * direction; a line feed or tab is a space, a soft hyphen nothing, and what
	                * is not safe or not UTF-8 is U+FFFD */
};

/* The first character of length bytes of text; length is not 0. */
struct glyph glyph_read(const char *text, size_t length);

/* Columns that length bytes of text take. */
size_t glyphs_width(const char *text, size_t length);

/* Writes length bytes of text as they may be shown. */
void glyphs_print(FILE *out, const char *text, size_t length);

#endif
