/* svg.h -- emit: shapes of a picture within a page; lengths are in units of the drawing */
#ifndef TSAGCHECK_EMIT_SVG_H
#define TSAGCHECK_EMIT_SVG_H

#include <stddef.h>
#include <stdio.h>

/* Begins a drawing of that size whose title and description are told to those who do not see it.
 * id: of the drawing, without characters that need escaping. Ended by svg_close(). */
void svg_open(FILE *out, const char *id, long width, long height, const char *title,
	const char *description);
void svg_close(FILE *out);

/* Text that stands at x on the line y; of more than `most` columns (0: no limit) the end is cut off
 * and shown on pointing. */
void svg_text(FILE *out, long x, long y, const char *looks, const char *text, size_t most);

/* Units that a text of svg_text() takes, about. */
long svg_text_width(const char *text);

/* A box; tip is shown on pointing, NULL: nothing. */
void svg_box(
	FILE *out, long x, long y, long width, long height, const char *looks, const char *tip);

void svg_line(FILE *out, long x1, long y1, long x2, long y2, const char *looks);

/* A curve from left to right. */
void svg_curve(FILE *out, long x1, long y1, long x2, long y2, const char *looks);

#endif
