/* excerpt.c -- emit: a place becomes its line and the carets under its words */
#include "excerpt.h"

#include <string.h>

#include "../base/glyph.h"

static const char gutter[] = "| ";
static const char ellipsis[] = "…";

/* Room for an excerpt on a screen that is narrower than it should be. */
enum { LEAST_ROOM = 20 };

/* A text in which bytes [start, end) are the words. */
struct excerpt {
	const char *text;
	size_t length, start, end;
};

/* Columns [from, to) of a text as shown. A cut side has an ellipsis in its last column. */
struct window {
	size_t from, to;
	bool cut_left, cut_right;
};

/* Columns [start, end) of what was printed. */
struct stretch {
	size_t start, end;
};

static size_t
smaller(size_t a, size_t b)
{
	return a < b ? a : b;
}

static struct excerpt
excerpt_of(const struct place *place)
{
	struct excerpt e = {.text = place->excerpt, .length = strlen(place->excerpt)};

	if (!e.length) {
		e.text = place->words;
		e.length = e.end = strlen(place->words);
		return e;
	}
	e.end = smaller(place->excerpt_end, e.length);
	e.start = smaller(place->excerpt_start, e.end);
	return e;
}

static size_t
room_for_text(const struct screen *screen, size_t indent)
{
	size_t taken = indent + strlen(gutter);

	if (!screen->width)
		return (size_t)-1;
	return screen->width < taken + LEAST_ROOM ? LEAST_ROOM : screen->width - taken;
}

static struct window
window_around_words(const struct excerpt *e, size_t room)
{
	size_t before = glyphs_width(e->text, e->start);
	size_t words = glyphs_width(e->text + e->start, e->end - e->start);
	size_t after = glyphs_width(e->text + e->end, e->length - e->end);
	size_t whole = before + words + after;
	struct window w = {.to = whole};
	size_t spare, right;

	if (whole <= room)
		return w;
	/* words that fill the room still leave a column before them for an ellipsis */
	spare = words < room ? room - words : 1;
	right = smaller(after, spare / 2);
	w.from = before - smaller(before, spare - right);
	w.to = smaller(w.from + room, whole);
	w.cut_left = w.from > 0;
	w.cut_right = w.to < whole;
	return w;
}

static bool
shows(const struct window *w, size_t column, size_t width)
{
	return column >= w->from + w->cut_left && column + width + w->cut_right <= w->to;
}

/* A wide character that straddles a cut is left out, so the words' columns are counted as printed.
 */
static struct stretch
text_print(FILE *out, const struct excerpt *e, const struct window *w)
{
	size_t column = 0, printed = w->cut_left;
	struct stretch words = {printed, printed};
	struct glyph glyph;
	bool shown = false;

	fputs(w->cut_left ? ellipsis : "", out);
	for (size_t at = 0; at < e->length && column <= w->to; at += glyph.length) {
		if (at <= e->start)
			words.start = printed;
		glyph = glyph_read(e->text + at, e->length - at);
		/* a combining mark goes with the character that it stands on */
		if (glyph.width || !at)
			shown = shows(w, column, glyph.width);
		if (shown) {
			fputs(glyph.shown, out);
			printed += glyph.width;
		}
		column += glyph.width;
		if (at < e->end)
			words.end = printed;
	}
	if (e->start >= e->length)
		words.start = printed;
	fputs(w->cut_right ? ellipsis : "", out);
	return words;
}

static void
gutter_print(struct screen *screen, size_t indent)
{
	screen_begin(screen, indent, indent);
	screen_style(screen, STYLE_FAINT);
	fputs(gutter, screen->out);
	screen_style(screen, STYLE_PLAIN);
}

static void
carets_print(struct screen *screen, struct stretch words)
{
	fprintf(screen->out, "%*s", (int)words.start, "");
	screen_style(screen, STYLE_CARET);
	do
		fputc('^', screen->out);
	while (++words.start < words.end);
	screen_style(screen, STYLE_PLAIN);
}

void
excerpt_print(struct screen *screen, size_t indent, const struct place *place)
{
	struct excerpt e = excerpt_of(place);
	size_t room = room_for_text(screen, indent);
	struct window w = window_around_words(&e, room);
	struct stretch words;

	if (!e.length)
		return;
	gutter_print(screen, indent);
	words = text_print(screen->out, &e, &w);
	words.start = smaller(words.start, room - 1);
	screen_end(screen);
	gutter_print(screen, indent);
	carets_print(screen, words);
	screen_end(screen);
}
