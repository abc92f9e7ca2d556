/* screen.c -- emit: words become lines of a terminal */
#include "screen.h"

#include <string.h>

#include "../base/glyph.h"

/* Parameters of SGR: bold, faint, and bold with a colour. */
static const char *const sgr[] = {
	[STYLE_PLAIN] = "",
	[STYLE_STRONG] = "\033[1m",
	[STYLE_FAINT] = "\033[2m",
	[STYLE_INFO] = "\033[1;36m",
	[STYLE_WARNING] = "\033[1;33m",
	[STYLE_ERROR] = "\033[1;31m",
	[STYLE_CARET] = "\033[1;32m",
};

_Static_assert(sizeof sgr / sizeof *sgr == STYLES, "a sequence for each style");

void
screen_style(struct screen *screen, enum style style)
{
	if (!screen->color || screen->style == style)
		return;
	if (screen->style != STYLE_PLAIN)
		fputs("\033[0m", screen->out);
	fputs(sgr[style], screen->out);
	screen->style = style;
}

void
screen_begin(struct screen *screen, size_t first, size_t indent)
{
	fprintf(screen->out, "%*s", (int)first, "");
	screen->indent = indent;
	screen->column = first;
	screen->in_line = false;
}

void
screen_end(struct screen *screen)
{
	fputc('\n', screen->out);
}

static bool
fits(const struct screen *screen, size_t width)
{
	return !screen->width || screen->column + 1 + width <= screen->width;
}

static void
break_line(struct screen *screen)
{
	/* a pager may forget at the end of a line what was on */
	screen_style(screen, STYLE_PLAIN);
	screen_end(screen);
	screen_begin(screen, screen->indent, screen->indent);
}

static void
print_spaced(struct screen *screen, enum style style, const char *text, size_t length)
{
	size_t width = glyphs_width(text, length);

	if (screen->in_line && !fits(screen, width)) {
		break_line(screen);
	} else if (screen->in_line) {
		fputc(' ', screen->out);
		screen->column++;
	}
	screen_style(screen, style);
	glyphs_print(screen->out, text, length);
	screen->column += width;
	screen->in_line = true;
}

void
screen_words(struct screen *screen, enum style style, const char *text)
{
	static const char white[] = " \t\n\r";

	for (text += strspn(text, white); *text; text += strspn(text, white)) {
		size_t length = strcspn(text, white);

		print_spaced(screen, style, text, length);
		text += length;
	}
	screen_style(screen, STYLE_PLAIN);
}

void
screen_unit(struct screen *screen, enum style style, const char *text)
{
	print_spaced(screen, style, text, strlen(text));
	screen_style(screen, STYLE_PLAIN);
}
