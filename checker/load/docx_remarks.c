/* docx_remarks.c -- load: comments of persons become what is not to be found in which words */
#include "docx_remarks.h"

#include <stdint.h>
#include <string.h>

#include "docx_comments.h"
#include "docx_element.h"
#include "suppression.h"

/* A number in a pointer's place: the map keeps those only. */
static const void *
remark_key(long id)
{
	return (const void *)(uintptr_t)((unsigned long)id + 2);
}

static struct docx_remark *
remark_of_id(const struct docx_reading *reading, long id)
{
	const size_t number = (size_t)(uintptr_t)map_get(&reading->remark_numbers, remark_key(id));

	return number ? &reading->remarks[number - 1] : NULL;
}

/* The remark with the id of the element, made when it is new; NULL in other parts than the main
 * one, where no comments are. */
static struct docx_remark *
remark_of(struct docx_reading *reading, const struct part_element *element)
{
	const long id = part_number(element, "id", -1);
	struct docx_remark *known = remark_of_id(reading, id);

	if (known || id < 0 || reading->story_count > 1)
		return reading->story_count > 1 ? NULL : known;
	reading->remarks = array_room(reading->remarks, reading->remark_count,
		&reading->remark_room, sizeof *reading->remarks);
	reading->remarks[reading->remark_count] =
		(struct docx_remark){id, element->behind, element->behind};
	reading->remark_count++;
	map_put(&reading->remark_numbers, remark_key(id), (void *)(uintptr_t)reading->remark_count);
	return &reading->remarks[reading->remark_count - 1];
}

void
remark_start(
	struct docx_reading *reading, struct part_reading *part, const struct part_element *element)
{
	(void)part;
	remark_of(reading, element);
}

void
remark_end(
	struct docx_reading *reading, struct part_reading *part, const struct part_element *element)
{
	struct docx_remark *remark = remark_of(reading, element);

	(void)part;
	if (remark)
		remark->end = element->behind;
}

void
remark_reference(
	struct docx_reading *reading, struct part_reading *part, const struct part_element *element)
{
	(void)part;
	remark_of(reading, element);
}

static void
add_extent(struct extent *to, size_t start, size_t end)
{
	if (to->start == to->end)
		*to = (struct extent){start, end};
	to->start = start < to->start ? start : to->start;
	to->end = end > to->end ? end : to->end;
}

static bool
is_within(const struct docx_remark *remark, size_t at)
{
	return at > remark->start && at <= remark->end;
}

/* The number that Word counts stands before the first words of its paragraph. */
static size_t
start_of(const struct docx_piece *pieces, size_t i)
{
	const bool counted = i > 0 && pieces[i - 1].piece == PIECE_NONE &&
	                     pieces[i - 1].paragraph == pieces[i].paragraph;

	return pieces[i - counted].start;
}

/* The text of the footnotes that have their marks in the commented bytes. */
static struct extent
notes_of(const struct docx_reading *reading, const struct docx_remark *remark)
{
	const struct docx_block *blocks = reading->main.blocks;
	struct extent extent = {0, 0};

	for (size_t i = 0; i < reading->note_count; i++) {
		const struct docx_note *note = &reading->notes[i];

		if (is_within(remark, note->at) && note->first_block < note->end_block)
			add_extent(&extent, blocks[note->first_block].start,
				blocks[note->end_block - 1].end);
	}
	return extent;
}

/* The text of the pieces in the commented bytes; when there is none, and no note, that of the
 * paragraph. */
static struct extent
extent_of(const struct docx_reading *reading, const struct docx_remark *remark, bool has_notes)
{
	const struct docx_text *text = &reading->main;
	const size_t length =
		reading->story_count > 1 ? reading->stories[1].start : text->text.length;
	struct extent extent = {0, 0};
	size_t last = 0, end;

	for (size_t i = 0; i < text->piece_count && text->pieces[i].start < length; i++) {
		const struct docx_piece *piece = &text->pieces[i];

		end = i + 1 < text->piece_count ? piece[1].start : length;
		if (piece->at && piece->at <= remark->start)
			last = i;
		if (is_within(remark, piece->at))
			add_extent(&extent, start_of(text->pieces, i), end);
	}
	if (extent.start < extent.end)
		return extent;
	end = last + 1 < text->piece_count ? text->pieces[last + 1].start : length;
	if (has_notes)
		return (struct extent){end, end};
	return (struct extent){text->piece_count ? text->pieces[last].start : 0, end};
}

static void
add(struct report *report, const struct docx_reading *reading, const struct docx_comment *comment)
{
	const struct docx_remark *remark = remark_of_id(reading, comment->id);
	struct suppression **last = &report->suppressions, *made;

	if (!remark || !strcmp(comment->author, DOCX_AUTHOR))
		return;
	made = suppression_read(comment->text, &report->arena);
	if (!made)
		return;
	made->author = arena_copy(&report->arena, comment->author);
	made->notes = notes_of(reading, remark);
	made->extent = extent_of(reading, remark, made->notes.end > 0);
	while (*last)
		last = &(*last)->next;
	*last = made;
}

int
docx_remarks_read(struct report *report, struct docx_reading *reading, const char *part)
{
	struct docx_comments comments = {0};
	int failed = 0;

	if (reading->remark_count)
		failed = docx_comments_read(&comments, reading->package, part, reading->messages);
	for (size_t i = 0; i < comments.count; i++)
		add(report, reading, &comments.items[i]);
	docx_comments_clear(&comments);
	return failed;
}
