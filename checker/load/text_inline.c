/* text_inline.c -- load: the words of a line become texts, targets and footnotes */
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "text_line.h"
#include "text_symbol.h"
#include "text_tree.h"

enum { SOFT_HYPHEN = 0xAD };

/* Goes through the source character by character, as they are shown. */
struct inline_cursor {
	const char *bytes;
	size_t at, end;
	bool spaced; /* the last character was white space */
};

/* A character as it is shown, and the bytes it was written in. */
struct shown_character {
	char bytes[4];
	size_t length;
	struct extent written;
};

/* The words that are being collected for one text node. */
struct inline_reading {
	struct text_tree *tree;
	xmlNode *parent;
	struct inline_cursor cursor;
	struct buffer text;
	size_t start; /* where text was written */
	size_t gap;   /* where the white space was written that is due before the next word */
	bool due;
	bool begun; /* there was a word or a node */
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

static void
flush_text(struct inline_reading *reading)
{
	if (reading->text.length)
		tree_add_text(reading->tree, reading->parent, &reading->text, reading->start);
	buffer_reset(&reading->text);
}

static void
add_due_space(struct inline_reading *reading)
{
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

/* The element that a mark in the text stands for. */
static xmlNode *
mark_add(struct inline_reading *reading, const char *name, const char *id, struct extent value)
{
	const char *bytes = reading->cursor.bytes;
	struct buffer text = {0};
	xmlNode *node;

	add_due_space(reading);
	flush_text(reading);
	node = tree_add_element(reading->tree, reading->parent, name, reading->cursor.at);
	buffer_add_text(&text, id);
	buffer_add(&text, bytes + value.start, value.end - value.start);
	if (!xmlNewProp(node, (const xmlChar *)"id", (const xmlChar *)buffer_text(&text)))
		die("out of memory");
	buffer_clear(&text);
	return node;
}

static bool
read_bookmark(struct inline_reading *reading)
{
	struct inline_cursor *cursor = &reading->cursor;
	struct extent name;
	size_t behind = bookmark_end(cursor->bytes, cursor->at, cursor->end, &name);

	if (behind == cursor->at)
		return false;
	mark_add(reading, "target", "", name);
	cursor->at = behind;
	return true;
}

static struct extent
digits_at(const char *bytes, size_t at)
{
	return (struct extent){at, at + strspn(bytes + at, "0123456789")};
}

/* "[footnoteRef:1]": the text comes later, at "[1: ...]". */
static bool
read_note_reference(struct inline_reading *reading)
{
	static const char opening[] = "[footnoteRef:";
	struct text_tree *tree = reading->tree;
	struct inline_cursor *cursor = &reading->cursor;
	struct extent number;
	xmlNode *note;

	if (tree->in_note || strncmp(cursor->bytes + cursor->at, opening, sizeof opening - 1))
		return false;
	number = digits_at(cursor->bytes, cursor->at + sizeof opening - 1);
	if (number.start == number.end || cursor->bytes[number.end] != ']')
		return false;
	note = mark_add(reading, "fn", "fn", number);
	tree_add_paragraph(tree, note, "label", number);
	tree->notes =
		array_room(tree->notes, tree->note_count, &tree->note_room, sizeof *tree->notes);
	tree->notes[tree->note_count++] =
		(struct open_note){note, strtoul(cursor->bytes + number.start, NULL, 10)};
	reading->begun = true;
	cursor->at = number.end + 1;
	return true;
}

/* The open note of that number. Numbers and texts go up together: a note that is passed over lost
 * its text, and no note is looked at twice. */
static xmlNode *
take_note(struct text_tree *tree, unsigned long number)
{
	while (tree->first_note < tree->note_count && tree->notes[tree->first_note].number < number)
		tree->first_note++;
	if (tree->first_note == tree->note_count || tree->notes[tree->first_note].number != number)
		return NULL;
	return tree->notes[tree->first_note++].note;
}

/* The bracket that closes the one before `at`; or `end` when it was lost. */
static size_t
closing_bracket(const char *bytes, size_t at, size_t end)
{
	size_t depth = 1;

	for (; at < end; at++) {
		depth += bytes[at] == '[';
		if (bytes[at] == ']' && --depth == 0)
			return at;
	}
	return end;
}

static bool
read_note_text(struct inline_reading *reading)
{
	struct text_tree *tree = reading->tree;
	struct inline_cursor *cursor = &reading->cursor;
	struct extent number = digits_at(cursor->bytes, cursor->at + 1), text;
	xmlNode *note;

	if (tree->in_note || number.start == number.end || cursor->bytes[number.end] != ':')
		return false;
	note = take_note(tree, strtoul(cursor->bytes + number.start, NULL, 10));
	if (!note)
		return false;
	reading->due = false;
	flush_text(reading);
	text.start = number.end + 1;
	text.start += strspn(cursor->bytes + text.start, " \t");
	text.end = closing_bracket(cursor->bytes, text.start, cursor->end);
	tree->in_note = true;
	tree_add_paragraph(tree, note, "p", text);
	tree->in_note = false;
	cursor->at = text.end + (text.end < cursor->end);
	return true;
}

void
tree_add_inline(struct text_tree *tree, xmlNode *parent, struct extent text)
{
	struct inline_reading reading = {.tree = tree,
		.parent = parent,
		.cursor = {.bytes = tree->source->bytes, .at = text.start, .end = text.end}};
	struct shown_character next;

	while (reading.cursor.at < text.end) {
		if (reading.cursor.bytes[reading.cursor.at] == '[' &&
			(read_bookmark(&reading) || read_note_reference(&reading) ||
				read_note_text(&reading)))
			continue;
		step(&reading.cursor, &next);
		if (next.length)
			add_character(&reading, &next);
	}
	flush_text(&reading);
	buffer_clear(&reading.text);
}
