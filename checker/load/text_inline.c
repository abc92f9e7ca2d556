/* text_inline.c -- load: the words of a line become texts, targets and footnotes */
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "text_inline.h"
#include "text_symbol.h"

enum { SOFT_HYPHEN = 0xAD };

/* A character as it is shown, and the bytes it was written in. */
struct shown_character {
	char bytes[4];
	size_t length;
	struct extent written;
};

static bool
is_white(utf8proc_int32_t c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

/* What XML cannot hold, and what is not shown. */
static bool
is_dropped(utf8proc_int32_t c)
{
	return c < ' ' || c == SOFT_HYPHEN || c == 0xFFFE || c == 0xFFFF;
}

/* Reads one character; next has no length when nothing is shown of it. A run of white space is one
 * space. */
static void
step(struct inline_cursor *cursor, struct shown_character *next)
{
	const utf8proc_uint8_t *from = (const utf8proc_uint8_t *)cursor->bytes + cursor->at;
	utf8proc_int32_t c = *from;
	utf8proc_ssize_t taken = 1;
	bool white;

	if (c >= 0x80)
		taken = utf8proc_iterate(from, (utf8proc_ssize_t)(cursor->end - cursor->at), &c);
	c = symbol_character(c);
	white = is_white(c);
	*next = (struct shown_character){.written = {cursor->at, cursor->at + 1}};
	if (taken > 0)
		next->written.end = cursor->at + (size_t)taken;
	cursor->at = next->written.end;
	if (taken < 1 || (white ? cursor->spaced : is_dropped(c)))
		return;
	cursor->spaced = white;
	next->length =
		(size_t)utf8proc_encode_char(white ? ' ' : c, (utf8proc_uint8_t *)next->bytes);
}

size_t
tree_text_offset(const struct source *source, const xmlNode *text, size_t at)
{
	const size_t length = strlen((const char *)text->content);
	struct inline_cursor cursor = {
		.bytes = source->bytes, .at = place_offset(text), .end = source->length};
	struct shown_character next;
	size_t count = 0, behind = cursor.at;

	while (count < length && cursor.at < cursor.end) {
		step(&cursor, &next);
		if (at < count + next.length)
			return next.written.start;
		if (next.length)
			behind = next.written.end;
		count += next.length;
	}
	return behind;
}

void
inline_flush(struct inline_reading *reading)
{
	if (reading->text.length)
		tree_add_text(reading->tree, reading->parent, &reading->text, reading->start);
	buffer_reset(&reading->text);
}

/* The white space before a word or node: a line break counts more than a space. */
static void
add_due_space(struct inline_reading *reading)
{
	if (reading->break_due) {
		inline_flush(reading);
		tree_add_element(reading->tree, reading->parent, "break", reading->gap);
		reading->break_due = reading->due = false;
	}
	if (!reading->due)
		return;
	reading->due = false;
	if (!reading->text.length)
		reading->start = reading->gap;
	buffer_add_byte(&reading->text, ' ');
}

static void
add_character(struct inline_reading *reading, const struct shown_character *character)
{
	if (character->bytes[0] == ' ') {
		reading->due = reading->begun;
		reading->gap = character->written.start;
		return;
	}
	add_due_space(reading);
	if (!reading->text.length)
		reading->start = character->written.start;
	buffer_add(&reading->text, character->bytes, character->length);
	reading->begun = true;
}

xmlNode *
inline_add_element(
	struct inline_reading *reading, const char *element, const char *name, const char *value)
{
	xmlNode *node;

	add_due_space(reading);
	inline_flush(reading);
	node = tree_add_element(reading->tree, reading->parent, element, reading->cursor.at);
	if (name && !xmlNewProp(node, (const xmlChar *)name, (const xmlChar *)value))
		die("out of memory");
	return node;
}

void
tree_add_inline(struct text_tree *tree, xmlNode *parent, struct extent text)
{
	struct inline_reading reading = {.tree = tree,
		.parent = parent,
		.top = parent,
		.from = text.start,
		.cursor = {.bytes = tree->source->bytes, .at = text.start, .end = text.end}};
	struct shown_character next;

	for (;;) {
		if (tree->read_mark(&reading))
			continue;
		if (reading.cursor.at >= text.end)
			break;
		step(&reading.cursor, &next);
		if (next.length)
			add_character(&reading, &next);
	}
	inline_flush(&reading);
	buffer_clear(&reading.text);
}
