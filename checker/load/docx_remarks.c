/* docx_remarks.c -- load: comments of persons become what is not to be found in which words */
#include "docx_remarks.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "docx_comments.h"
#include "docx_element.h"
#include "suppression.h"

/* Where a piece of text, or the mark of a footnote, was written in the main part, and its text. */
struct written {
	size_t at;     /* the byte behind its tag */
	size_t number; /* which one of the text it is */
	struct extent extent;
};

/* Sorted by where they were written: a text box stands behind its paragraph in the text. */
struct written_list {
	struct written *items;
	size_t count, room;
};

/* What is read. */
struct remarking {
	struct report *report;
	const struct docx_reading *reading;
	struct written_list pieces, notes;
	struct suppression **end;
};

static struct docx_remark *
remark_of_id(const struct docx_reading *reading, long id)
{
	const size_t number = (size_t)(uintptr_t)map_get(&reading->remark_numbers, map_number(id));

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
	map_put(&reading->remark_numbers, map_number(id), (void *)(uintptr_t)reading->remark_count);
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

/* The number that Word counts stands before the first words of its paragraph. */
static size_t
start_of(const struct docx_piece *pieces, size_t i)
{
	const bool counted = i > 0 && pieces[i - 1].piece == PIECE_NONE &&
	                     pieces[i - 1].paragraph == pieces[i].paragraph;

	return pieces[i - counted].start;
}

static void
written_add(struct written_list *list, size_t at, size_t number, struct extent extent)
{
	if (!at)
		return;
	list->items = array_room(list->items, list->count, &list->room, sizeof *list->items);
	list->items[list->count++] = (struct written){at, number, extent};
}

static int
compare(const void *a, const void *b)
{
	const struct written *one = a, *other = b;

	return one->at < other->at || (one->at == other->at && one->number < other->number) ? -1
	                                                                                    : 1;
}

static void
written_sort(struct written_list *list)
{
	if (list->count)
		qsort(list->items, list->count, sizeof *list->items, compare);
}

/* How many were written up to the byte. */
static size_t
written_up_to(const struct written_list *list, size_t at)
{
	size_t low = 0, high = list->count;

	while (low < high) {
		const size_t middle = low + (high - low) / 2;

		if (list->items[middle].at <= at)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* The text of all that was written in the commented bytes. */
static struct extent
extent_within(const struct written_list *list, const struct docx_remark *remark)
{
	const size_t first = written_up_to(list, remark->start);
	struct extent all = {0, 0};

	for (size_t i = first; i < list->count && list->items[i].at <= remark->end; i++) {
		const struct extent one = list->items[i].extent;

		if (all.start == all.end)
			all = one;
		all.start = one.start < all.start ? one.start : all.start;
		all.end = one.end > all.end ? one.end : all.end;
	}
	return all;
}

static size_t
text_length(const struct docx_reading *reading)
{
	return reading->story_count > 1 ? reading->stories[1].start : reading->main.text.length;
}

static size_t
end_of(const struct docx_reading *reading, size_t i)
{
	const struct docx_text *text = &reading->main;

	return i + 1 < text->piece_count ? text->pieces[i + 1].start : text_length(reading);
}

static void
collect_pieces(struct remarking *remarking)
{
	const struct docx_text *text = &remarking->reading->main;
	const size_t length = text_length(remarking->reading);

	for (size_t i = 0; i < text->piece_count && text->pieces[i].start < length; i++)
		written_add(&remarking->pieces, text->pieces[i].at, i,
			(struct extent){start_of(text->pieces, i), end_of(remarking->reading, i)});
	written_sort(&remarking->pieces);
}

static void
collect_notes(struct remarking *remarking)
{
	const struct docx_block *blocks = remarking->reading->main.blocks;

	for (size_t i = 0; i < remarking->reading->note_count; i++) {
		const struct docx_note *note = &remarking->reading->notes[i];

		if (note->first_block < note->end_block)
			written_add(&remarking->notes, note->at, i,
				(struct extent){blocks[note->first_block].start,
					blocks[note->end_block - 1].end});
	}
	written_sort(&remarking->notes);
}

/* The text of the pieces in the commented bytes; when there is none, and no note, that of the
 * paragraph. */
static struct extent
extent_of(const struct remarking *remarking, const struct docx_remark *remark, bool has_notes)
{
	const struct docx_text *text = &remarking->reading->main;
	const struct extent extent = extent_within(&remarking->pieces, remark);
	const size_t before = written_up_to(&remarking->pieces, remark->start);
	const size_t last = before ? remarking->pieces.items[before - 1].number : 0;
	const size_t end = end_of(remarking->reading, last);

	if (extent.start < extent.end)
		return extent;
	if (has_notes)
		return (struct extent){end, end};
	return (struct extent){text->piece_count ? text->pieces[last].start : 0, end};
}

static void
add(struct remarking *remarking, const struct docx_comment *comment)
{
	const struct docx_remark *remark = remark_of_id(remarking->reading, comment->id);
	struct arena *a = &remarking->report->arena;
	struct suppression *made;

	if (!remark || !strcmp(comment->author, DOCX_AUTHOR))
		return;
	made = suppression_read(comment->text, a);
	if (!made)
		return;
	made->author = arena_copy(a, comment->author);
	made->notes = extent_within(&remarking->notes, remark);
	made->extent = extent_of(remarking, remark, made->notes.end > 0);
	*remarking->end = made;
	remarking->end = &made->next;
}

int
docx_remarks_read(struct report *report, struct docx_reading *reading, const char *part)
{
	struct remarking remarking = {report, reading, .end = &report->suppressions};
	struct docx_comments comments = {0};
	int failed = 0;

	if (reading->remark_count)
		failed = docx_comments_read(&comments, reading->package, part, reading->messages);
	if (comments.count) {
		collect_pieces(&remarking);
		collect_notes(&remarking);
	}
	for (size_t i = 0; i < comments.count; i++)
		add(&remarking, &comments.items[i]);
	docx_comments_clear(&comments);
	free(remarking.pieces.items);
	free(remarking.notes.items);
	return failed;
}
