/* lines.c -- load: an offset becomes a line and a column */
#include <stdlib.h>
#include <string.h>

#include "../base/arena.h"
#include "source.h"

/* CR LF is one end of a line, CR alone another (XML 1.0, 2.11). */
static size_t
behind_line_end(const struct source *source, size_t at)
{
	if (source->bytes[at] == '\r' && source->bytes[at + 1] == '\n')
		at++;
	return at + 1;
}

static void
index_lines(struct source *source)
{
	const char *bytes = source->bytes;
	size_t room = 0, count = 0, at = 0;
	size_t *lines = NULL;

	for (;;) {
		lines = array_room(lines, count, &room, sizeof *lines);
		lines[count++] = at;
		at += strcspn(bytes + at, "\r\n");
		while (at < source->length && !bytes[at])
			at += 1 + strcspn(bytes + at + 1, "\r\n");
		if (at >= source->length)
			break;
		at = behind_line_end(source, at);
	}
	source->lines = lines;
	source->line_count = count;
}

static size_t
line_of(const struct source *source, size_t offset)
{
	size_t low = 0, high = source->line_count;

	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;

		if (source->lines[middle] <= offset)
			low = middle;
		else
			high = middle;
	}
	return low;
}

struct spot
source_spot(struct source *source, size_t offset)
{
	size_t line;
	long column = 1;

	if (!source->lines)
		index_lines(source);
	if (offset > source->length)
		offset = source->length;
	line = line_of(source, offset);
	for (size_t at = source->lines[line]; at < offset; at++)
		column += (source->bytes[at] & 0xC0) != 0x80;
	return (struct spot){.file = source->name, .line = (long)line + 1, .column = column};
}

size_t
source_file_offset(const struct source *source, size_t offset)
{
	size_t units = 0;

	if (source->unit == 0)
		return source->mark + offset;
	for (size_t at = 0; at < offset && at < source->length; at++) {
		unsigned char byte = (unsigned char)source->bytes[at];

		units += (byte & 0xC0) != 0x80;
		/* a character past U+FFFF is two units of UTF-16 */
		units += source->unit == 2 && byte >= 0xF0;
	}
	return source->mark + units * (size_t)source->unit;
}
