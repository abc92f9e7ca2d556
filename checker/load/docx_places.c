/* docx_places.c -- load: an offset in the text of a Word document becomes a character of a part */
#include "docx_places.h"

#include <string.h>

static void *
keep(struct report *report, const void *bytes, size_t size)
{
	void *kept = arena_alloc(&report->arena, size + 1);

	if (size)
		memcpy(kept, bytes, size);
	return kept;
}

void
docx_places_keep(struct report *report, const struct docx_story *stories, size_t story_count,
	const struct docx_text *text)
{
	struct docx_places *places = arena_alloc(&report->arena, sizeof *places);
	struct docx_story *kept = keep(report, stories, story_count * sizeof *stories);

	for (size_t i = 0; i < story_count; i++)
		kept[i].part = arena_copy(&report->arena, kept[i].part);
	*places = (struct docx_places){.stories = kept,
		.pieces = keep(report, text->pieces, text->piece_count * sizeof *text->pieces),
		.story_count = story_count,
		.piece_count = text->piece_count};
	report->word = places;
}

const struct docx_piece *
docx_piece_at(const struct report *report, size_t offset)
{
	const struct docx_places *places = report->word;
	size_t low = 0, high = places->piece_count;

	while (high - low > 1) {
		const size_t middle = low + (high - low) / 2;

		if (places->pieces[middle].start <= offset)
			low = middle;
		else
			high = middle;
	}
	return &places->pieces[low];
}

const char *
docx_part(const struct report *report, size_t offset)
{
	const struct docx_places *places = report->word;
	size_t i = places->story_count - 1;

	while (i > 0 && places->stories[i].start > offset)
		i--;
	return places->stories[i].part;
}

struct docx_place
docx_place(const struct report *report, size_t offset)
{
	const struct docx_piece *piece = docx_piece_at(report, offset);
	struct docx_place place = {.part = docx_part(report, offset),
		.paragraph = piece->paragraph,
		.piece = piece->piece};

	place.counted = piece->piece == PIECE_NONE;
	if (place.counted)
		place.piece = 0;
	for (size_t at = piece->start; !place.counted && at < offset; at++)
		place.character += (report->source.bytes[at] & 0xC0) != 0x80;
	return place;
}
