/* svg.c -- emit: shapes become SVG within a page */
#include "svg.h"

#include <string.h>

#include "../base/glyph.h"
#include "xml_text.h"

enum { COLUMN_WIDTH = 8 };

void
svg_open(FILE *out, const char *id, long width, long height, const char *title,
	const char *description)
{
	fprintf(out,
		"<div class=\"drawing\" tabindex=\"0\" role=\"region\" aria-label=\"drawing\">"
		"<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" viewBox=\"0 0 %ld %ld\" "
		"width=\"%ld\" height=\"%ld\" aria-labelledby=\"%s-t %s-d\">"
		"<title id=\"%s-t\">",
		width, height, width, height, id, id, id);
	xml_text(out, title);
	fprintf(out, "</title><desc id=\"%s-d\">", id);
	xml_text(out, description);
	fputs("</desc>\n", out);
}

void
svg_close(FILE *out)
{
	fputs("</svg></div>\n", out);
}

static void
write_tip(FILE *out, const char *tip)
{
	fputs("<title>", out);
	xml_text(out, tip);
	fputs("</title>", out);
}

void
svg_text(FILE *out, long x, long y, const char *looks, const char *text, size_t most)
{
	const size_t length = strlen(text);
	size_t shown = 0, width = 0;

	while (shown < length) {
		const struct glyph glyph = glyph_read(text + shown, length - shown);

		if (most && width + glyph.width > most)
			break;
		width += glyph.width;
		shown += glyph.length;
	}
	fprintf(out, "<text x=\"%ld\" y=\"%ld\" class=\"%s\">", x, y, looks);
	if (shown < length)
		write_tip(out, text);
	xml_bytes(out, text, shown);
	fputs(shown < length ? "…</text>\n" : "</text>\n", out);
}

long
svg_text_width(const char *text)
{
	return (long)glyphs_width(text, strlen(text)) * COLUMN_WIDTH;
}

void
svg_box(FILE *out, long x, long y, long width, long height, const char *looks, const char *tip)
{
	fprintf(out,
		"<rect x=\"%ld\" y=\"%ld\" width=\"%ld\" height=\"%ld\" rx=\"2\" class=\"%s\">", x,
		y, width, height, looks);
	if (tip)
		write_tip(out, tip);
	fputs("</rect>\n", out);
}

void
svg_line(FILE *out, long x1, long y1, long x2, long y2, const char *looks)
{
	fprintf(out, "<line x1=\"%ld\" y1=\"%ld\" x2=\"%ld\" y2=\"%ld\" class=\"%s\"/>\n", x1, y1,
		x2, y2, looks);
}

void
svg_curve(FILE *out, long x1, long y1, long x2, long y2, const char *looks)
{
	const long middle = (x1 + x2) / 2;

	fprintf(out, "<path d=\"M%ld %ldC%ld %ld %ld %ld %ld %ld\" class=\"%s\"/>\n", x1, y1,
		middle, y1, middle, y2, x2, y2, looks);
}
