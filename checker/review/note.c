/* note.c -- review: a byte of the footnotes becomes the footnote that it is in */
#include "note.h"

#include <stdlib.h>
#include <string.h>

#include "../load/part.h"

static void
start(void *notes_, struct part_reading *part, const struct part_element *element)
{
	struct notes *notes = notes_;

	(void)part;
	if (element->space != SPACE_WORD || element->depth != 1)
		return;
	notes->items = array_room(notes->items, notes->count, &notes->room, sizeof *notes->items);
	notes->items[notes->count++] = (struct note){part_number(element, "id", -1),
		!strcmp(element->name, "endnote"), {element->behind, element->behind}};
}

static void
end(void *notes_, const struct part_element *element)
{
	struct notes *notes = notes_;

	if (element->depth == 1 && notes->count)
		notes->items[notes->count - 1].extent.end = element->behind;
}

static void
text(void *notes, const char *bytes, size_t length)
{
	(void)notes;
	(void)bytes;
	(void)length;
}

static int
compare(const void *at_, const void *note_)
{
	const size_t at = *(const size_t *)at_;
	const struct note *note = note_;

	if (at < note->extent.start)
		return -1;
	return at >= note->extent.end;
}

int
notes_find(struct notes *notes, struct note *note, struct package *package, const char *part,
	size_t at, struct messages *messages)
{
	static const struct part_taker taker = {start, end, text};
	const struct note *found = NULL;

	*note = (struct note){.id = -1};
	if (!notes->part || strcmp(notes->part, part) != 0) {
		notes->count = 0;
		notes->part = part;
		if (part_read(package, part, &taker, notes, messages))
			return -1;
	}
	if (notes->count)
		found = bsearch(&at, notes->items, notes->count, sizeof *notes->items, compare);
	if (found)
		*note = *found;
	return 0;
}

void
notes_clear(struct notes *notes)
{
	free(notes->items);
	*notes = (struct notes){0};
}
