/* docx_comments.c -- load: the comments part of a Word document becomes its comments */
#include "docx_comments.h"

#include <stdlib.h>
#include <string.h>

#include "part.h"

struct comments_reading {
	struct docx_comments *comments;
	struct arena *arena;
	struct buffer text, value;
	bool taking, open, broken;
};

static const char *
value_of(struct comments_reading *reading, const struct part_element *element, const char *name)
{
	part_value(element, name, &reading->value);
	return arena_copy(reading->arena, buffer_text(&reading->value));
}

static void
begin_comment(struct comments_reading *reading, const struct part_element *element)
{
	struct docx_comments *comments = reading->comments;

	comments->items = array_room(
		comments->items, comments->count, &comments->room, sizeof *comments->items);
	comments->items[comments->count] =
		(struct docx_comment){.id = part_number(element, "id", -1),
			.author = value_of(reading, element, "author"),
			.paragraph = "",
			.inside = {.start = element->behind}};
	buffer_reset(&reading->text);
	reading->open = true;
	reading->broken = false;
}

static void
start(void *reading_, struct part_reading *part, const struct part_element *element)
{
	struct comments_reading *reading = reading_;

	(void)part;
	if (element->space != SPACE_WORD)
		return;
	if (element->depth == 1 && !strcmp(element->name, "comment"))
		begin_comment(reading, element);
	if (!reading->open)
		return;
	if (!strcmp(element->name, "p")) {
		if (reading->broken)
			buffer_add_byte(&reading->text, '\n');
		reading->broken = true;
		reading->comments->items[reading->comments->count].paragraph =
			value_of(reading, element, "paraId");
	}
	reading->taking = !strcmp(element->name, "t");
	if (!strcmp(element->name, "tab") || !strcmp(element->name, "br"))
		buffer_add_byte(&reading->text, ' ');
}

static void
end(void *reading_, const struct part_element *element)
{
	struct comments_reading *reading = reading_;
	struct docx_comment *comment;

	reading->taking = false;
	if (element->depth != 1 || !reading->open)
		return;
	comment = &reading->comments->items[reading->comments->count++];
	comment->text =
		arena_text(reading->arena, buffer_text(&reading->text), reading->text.length);
	comment->inside.end = element->behind;
	reading->open = false;
}

static void
text(void *reading_, const char *bytes, size_t length)
{
	struct comments_reading *reading = reading_;

	if (reading->taking)
		buffer_add(&reading->text, bytes, length);
}

int
docx_comments_read(struct docx_comments *comments, struct package *package, const char *part,
	struct messages *messages)
{
	static const struct part_taker taker = {start, end, text};
	struct comments_reading reading = {.comments = comments, .arena = &package->arena};
	int failed = part_read(package, part, &taker, &reading, messages);

	buffer_clear(&reading.text);
	buffer_clear(&reading.value);
	return failed;
}

void
docx_comments_clear(struct docx_comments *comments)
{
	free(comments->items);
	*comments = (struct docx_comments){0};
}
