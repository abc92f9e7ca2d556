/* docx_build.c -- load: marks in the text of a Word document become nodes among its words */
#include "docx_build.h"

#include <stdlib.h>
#include <string.h>

#include "../base/tree.h"
#include "body.h"
#include "docx_lines.h"
#include "docx_tables.h"

enum { LONGEST_NOTE_MARK = 8 };

/* The elements that marks open. */
static const struct {
	const char *element, *attribute;
} opened[MARK_CLOSE] = {
	[MARK_LINK] = {"ext-link", "href"},
	[MARK_XREF] = {"xref", "rid"},
	[MARK_MATH] = {"math", NULL},
	[MARK_SUB] = {"sub", NULL},
	[MARK_SUP] = {"sup", NULL},
};

static const char *
name_of(const struct inline_reading *reading, const struct docx_mark *mark)
{
	return reading->tree->build->reading->names.text + mark->value;
}

/* Closes the innermost element that such a mark has opened, with all that is open within. */
static void
close_element(struct inline_reading *reading, enum mark_type type)
{
	xmlNode *node = reading->parent;

	while (node != reading->top && !node_is(node, opened[type].element) &&
		!(type == MARK_LINK && node_is(node, opened[MARK_XREF].element)))
		node = node->parent;
	if (node == reading->top)
		return;
	inline_flush(reading);
	reading->parent = node->parent;
}

static void
open_element(struct inline_reading *reading, const struct docx_mark *mark)
{
	const char *attribute = opened[mark->type].attribute;

	/* a formula is text without structure */
	if (!node_is(reading->parent, "math"))
		reading->parent = inline_add_element(reading, opened[mark->type].element, attribute,
			attribute ? name_of(reading, mark) : NULL);
}

/* A picture and a formula have no room for bookmarks: these come in the next words. */
static bool
has_room(const struct inline_reading *reading)
{
	return !node_is(reading->parent, "math") && !node_is(reading->parent, "fig");
}

static void
add_target(struct inline_reading *reading, const struct docx_mark *mark)
{
	struct docx_build *build = reading->tree->build;

	if (has_room(reading)) {
		inline_add_element(reading, "target", "id", name_of(reading, mark));
		return;
	}
	build->kept =
		array_room(build->kept, build->kept_count, &build->kept_room, sizeof *build->kept);
	build->kept[build->kept_count++] = *mark;
}

static void
add_kept_targets(struct inline_reading *reading)
{
	struct docx_build *build = reading->tree->build;

	if (!build->kept_count || !has_room(reading))
		return;
	for (size_t i = 0; i < build->kept_count; i++)
		add_target(reading, &build->kept[i]);
	build->kept_count = 0;
}

/* A mark that somebody typed stands before the note's text, and a tab behind it. Returns where the
 * text goes on. */
static size_t
add_typed_label(struct text_tree *tree, xmlNode *node, struct extent text)
{
	const char *bytes = tree->source->bytes + text.start;
	const char *tab = memchr(bytes, '\t', text.end - text.start);

	if (!tab || tab == bytes || tab - bytes > LONGEST_NOTE_MARK)
		return text.start;
	text.end = text.start + (size_t)(tab - bytes);
	tree_add_paragraph(tree, node, "label", text);
	return text.end;
}

static void
add_note_text(struct inline_reading *reading, xmlNode *node, const struct docx_note *note)
{
	struct text_tree *tree = reading->tree;
	struct docx_build *build = tree->build;
	const struct docx_text *text = &build->reading->main;
	const size_t next = build->next_mark;

	if (note->first_block == note->end_block)
		return;
	tree->in_note = true;
	build->next_mark = text_mark_at(text, text->blocks[note->first_block].start);
	for (size_t i = note->first_block; i < note->end_block; i++) {
		struct extent words = {text->blocks[i].start, text->blocks[i].end - 1U};

		if (text->blocks[i].type != BLOCK_PARAGRAPH || !lines_shows(build, i))
			continue;
		if (note->marked && !node->children)
			words.start = add_typed_label(tree, node, words);
		tree_add_paragraph(tree, node, "p", words);
	}
	build->next_mark = next;
	tree->in_note = false;
}

static void
add_note(struct inline_reading *reading, const struct docx_mark *mark)
{
	struct docx_build *build = reading->tree->build;
	const struct docx_note *note = &build->reading->notes[mark->value];
	struct buffer label = {0}, id = {0};
	xmlNode *node;

	if (reading->tree->in_note || node_is(reading->parent, "math"))
		return;
	if (!note->marked)
		sections_count_note(&build->reading->sections, &build->notes,
			note->at_end ? NOTE_END : NOTE_FOOT, mark->offset, &label);
	buffer_print(&id, "%s%u", note->at_end ? "en" : "fn", (unsigned)mark->value + 1);
	node = inline_add_element(reading, "fn", "id", id.text);
	if (label.length)
		tree_add_text(reading->tree,
			tree_add_element(reading->tree, node, "label", mark->offset), &label,
			mark->offset);
	add_note_text(reading, node, note);
	reading->begun = true;
	buffer_clear(&label);
	buffer_clear(&id);
}

/* The description, in one line, of a picture that stands alone; one among words is left aside. */
static void
add_image(struct inline_reading *reading, const struct docx_mark *mark)
{
	struct buffer text = {0};

	if (!node_is(reading->top, "fig") || reading->top->children)
		return;
	for (const char *at = name_of(reading, mark); *at; at++)
		if ((unsigned char)*at > ' ')
			buffer_add_byte(&text, *at);
		else if (text.length && text.text[text.length - 1] != ' ')
			buffer_add_byte(&text, ' ');
	if (text.length)
		tree_add_text(reading->tree,
			tree_add_element(reading->tree, reading->top, "alt-text", mark->offset),
			&text, mark->offset);
	buffer_clear(&text);
}

static void
add_mark(struct inline_reading *reading, const struct docx_mark *mark)
{
	switch ((enum mark_type)mark->type) {
	case MARK_TARGET:
		add_target(reading, mark);
		break;
	case MARK_NOTE:
		add_note(reading, mark);
		break;
	case MARK_IMAGE:
		add_image(reading, mark);
		break;
	case MARK_LINK:
	case MARK_XREF:
	case MARK_MATH:
	case MARK_SUB:
	case MARK_SUP:
		open_element(reading, mark);
		break;
	case MARK_CLOSE:
		close_element(reading, (enum mark_type)mark->value);
		break;
	}
}

/* Marks are taken in their order. Of paragraphs that are not shown, only bookmarks are kept. */
static bool
read_mark(struct inline_reading *reading)
{
	struct inline_cursor *cursor = &reading->cursor;
	struct docx_build *build = reading->tree->build;
	const struct docx_text *text = &build->reading->main;
	const struct docx_mark *mark =
		build->next_mark < text->mark_count ? &text->marks[build->next_mark] : NULL;
	const bool at_end = cursor->at >= cursor->end;

	add_kept_targets(reading);
	if (!at_end && cursor->bytes[cursor->at] == '\v' && (!mark || mark->offset > cursor->at)) {
		reading->break_due = reading->begun;
		reading->gap = cursor->at++;
		cursor->spaced = true;
		return true;
	}
	if (!mark || mark->offset > cursor->at ||
		(at_end && mark->offset == cursor->at && cursor->bytes[cursor->at] != '\n'))
		return false;
	build->next_mark++;
	if (mark->type == MARK_TARGET || mark->offset >= reading->from ||
		!memchr(cursor->bytes + mark->offset, '\n', reading->from - mark->offset))
		add_mark(reading, mark);
	return true;
}

xmlDoc *
docx_build(const struct docx_reading *reading, const struct source *source)
{
	struct docx_build build = {.reading = reading};
	struct line_reader reader;
	struct text_tree tree;

	lines_find(&build, reading->story_count > 1 ? reading->stories[1].first_block
						    : reading->main.block_count);
	line_reader_init(&reader, source);
	reader.at = lines_at;
	reader.add_grid = docx_add_table;
	reader.build = &build;
	tree_init(&tree, source, read_mark);
	tree.build = &build;
	body_build(&tree, &reader);
	line_reader_clear(&reader);
	tree_clear(&tree);
	lines_clear(&build);
	free(build.kept);
	return tree.document;
}
