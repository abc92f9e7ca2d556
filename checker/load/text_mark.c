/* text_mark.c -- load: bookmarks and footnotes of extracted text become nodes */
#include "text_mark.h"

#include <stdlib.h>
#include <string.h>

#include "text_line.h"

static xmlNode *
mark_add(struct inline_reading *reading, const char *name, const char *id, struct extent value)
{
	struct buffer text = {0};
	xmlNode *node;

	buffer_add_text(&text, id);
	buffer_add(&text, reading->cursor.bytes + value.start, value.end - value.start);
	node = inline_add_element(reading, name, "id", buffer_text(&text));
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
	inline_flush(reading);
	text.start = number.end + 1;
	text.start += strspn(cursor->bytes + text.start, " \t");
	text.end = closing_bracket(cursor->bytes, text.start, cursor->end);
	tree->in_note = true;
	tree_add_paragraph(tree, note, "p", text);
	tree->in_note = false;
	cursor->at = text.end + (text.end < cursor->end);
	return true;
}

bool
text_mark_read(struct inline_reading *reading)
{
	const struct inline_cursor *cursor = &reading->cursor;

	return cursor->at < cursor->end && cursor->bytes[cursor->at] == '[' &&
	       (read_bookmark(reading) || read_note_reference(reading) || read_note_text(reading));
}
