/* screen.h -- emit: lines of words for a terminal, in colour, broken at its width */
#ifndef TSAGCHECK_EMIT_SCREEN_H
#define TSAGCHECK_EMIT_SCREEN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

enum style {
	STYLE_PLAIN,
	STYLE_STRONG,
	STYLE_FAINT,
	STYLE_INFO,
	STYLE_WARNING,
	STYLE_ERROR,
	STYLE_CARET,
	STYLES
};

struct screen {
	FILE *out;
	bool color;       /* else every style is plain */
	size_t width;     /* columns; 0 is no limit */
	size_t indent;    /* of the lines that a break begins */
	size_t column;    /* where the next character goes, from 0 */
	bool in_line;     /* something was printed since the line began */
	enum style style; /* that is on */
};

/* Begins a line at the column `first`; when it is broken, it goes on at `indent`. */
void screen_begin(struct screen *screen, size_t first, size_t indent);

/* Prints text (UTF-8, any characters), a space between it and what the line has already.
 * screen_words() breaks the line at the text's spaces, screen_unit() only before all of it. */
void screen_words(struct screen *screen, enum style style, const char *text);
void screen_unit(struct screen *screen, enum style style, const char *text);

/* Ends the line. */
void screen_end(struct screen *screen);

/* Turns a style on for what is then written to out; STYLE_PLAIN turns it off. */
void screen_style(struct screen *screen, enum style style);

#endif
