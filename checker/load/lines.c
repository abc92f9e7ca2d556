/* lines.c -- load: an offset becomes a line and a column */
#include <stdlib.h>
#include <string.h>

#include "../base/arena.h"
#include "source.h"

/* A document may be one line: characters are counted from here at most, not from its start. */
enum { TALLY_BYTES = 4096 };

/* A file is gone through in steps of so many bytes, which are given back behind each. */
enum { STEP_BYTES = 1 << 20 };

/* What stands before byte TALLY_BYTES * i. */
struct source_tally {
	size_t characters;
	size_t pairs; /* characters past U+FFFF: two units of UTF-16 */
};

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
	size_t room = 0, count = 0, at = 0, step = 0;
	size_t *lines = NULL;

	for (;;) {
		if (at - step >= STEP_BYTES) {
			source_release(source, step, at);
			step = at;
		}
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
	source_release(source, step, source->length);
}

static void
add(struct source_tally *tally, const char *bytes, size_t length)
{
	for (size_t i = 0; i < length; i++) {
		tally->characters += ((unsigned char)bytes[i] & 0xC0) != 0x80;
		tally->pairs += (unsigned char)bytes[i] >= 0xF0;
	}
}

static void
index_characters(struct source *source)
{
	size_t count = source->length / TALLY_BYTES + 1;
	struct source_tally tally = {0, 0};

	source->tallies = memory_new(count * sizeof *source->tallies);
	for (size_t i = 0; i < count; i++) {
		source->tallies[i] = tally;
		if (i + 1 < count)
			add(&tally, source->bytes + i * TALLY_BYTES, TALLY_BYTES);
		if ((i + 1) * TALLY_BYTES % STEP_BYTES == 0)
			source_release(
				source, (i + 1) * TALLY_BYTES - STEP_BYTES, (i + 1) * TALLY_BYTES);
	}
}

void
source_index(struct source *source)
{
	if (!source->lines)
		index_lines(source);
	if (!source->tallies)
		index_characters(source);
}

static struct source_tally
tally_at(const struct source *source, size_t offset)
{
	size_t block = offset / TALLY_BYTES;
	struct source_tally tally = source->tallies[block];

	add(&tally, source->bytes + block * TALLY_BYTES, offset - block * TALLY_BYTES);
	return tally;
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

/* Characters of a stretch: counted where it is short, as lines are, else from the tallies. */
static size_t
characters_between(struct source *source, size_t start, size_t end)
{
	struct source_tally tally = {0, 0};

	if (end - start < TALLY_BYTES) {
		add(&tally, source->bytes + start, end - start);
		return tally.characters;
	}
	source_index(source);
	return tally_at(source, end).characters - tally_at(source, start).characters;
}

struct spot
source_spot(struct source *source, size_t offset)
{
	size_t line, column;

	if (!source->lines)
		index_lines(source);
	if (offset > source->length)
		offset = source->length;
	line = line_of(source, offset);
	column = 1 + characters_between(source, source->lines[line], offset);
	return (struct spot){.file = source->name,
		.line = (long)line + 1,
		.column = (long)column,
		.text = source->bytes + source->lines[line]};
}

size_t
source_file_offset(const struct source *source, size_t offset)
{
	struct source_tally tally;

	if (source->unit == 0)
		return source->mark + offset;
	tally = tally_at(source, offset < source->length ? offset : source->length);
	if (source->unit == 2)
		tally.characters += tally.pairs;
	return source->mark + tally.characters * (size_t)source->unit;
}
