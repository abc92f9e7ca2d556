/* note.c -- review: a byte of the footnotes becomes the footnote that it is in */
#include "note.h"

#include <string.h>

#include "../load/part.h"

struct note_search {
	struct note *found;
	size_t at;
	struct note open; /* the last one that began before at */
};

static void
start(void *search_, struct part_reading *part, const struct part_element *element)
{
	struct note_search *search = search_;

	(void)part;
	if (element->space == SPACE_WORD && element->depth == 1 && element->behind <= search->at)
		search->open = (struct note){
			part_number(element, "id", -1), !strcmp(element->name, "endnote")};
}

static void
end(void *search_, const struct part_element *element)
{
	struct note_search *search = search_;

	if (element->depth != 1)
		return;
	if (element->behind > search->at && search->found->id < 0)
		*search->found = search->open;
	search->open.id = -1;
}

static void
text(void *search, const char *bytes, size_t length)
{
	(void)search;
	(void)bytes;
	(void)length;
}

int
note_find(struct note *note, struct package *package, const char *part, size_t at,
	struct messages *messages)
{
	static const struct part_taker taker = {start, end, text};
	struct note_search search = {.found = note, .at = at, .open = {-1, false}};

	*note = (struct note){-1, false};
	return part_read(package, part, &taker, &search, messages);
}
