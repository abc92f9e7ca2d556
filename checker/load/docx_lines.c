/* docx_lines.c -- load: paragraphs of Word are told from one another by style, number and words */
#include "docx_lines.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum { LONGEST_MARKER = 16 };

/* What a role makes of a line that begins with such a label, and of one that does not. */
static const struct {
	enum line_kind kind, otherwise;
	enum line_role role, role_otherwise;
} roles[] = {
	[STYLE_BODY] = {LINE_TEXT, LINE_TEXT, ROLE_NONE, ROLE_NONE},
	[STYLE_HEADING] = {LINE_NUMBERED, LINE_NUMBERED, ROLE_HEADING, ROLE_HEADING},
	[STYLE_ANNEX] = {LINE_ANNEX, LINE_ANNEX, ROLE_NONE, ROLE_NONE},
	[STYLE_APPENDIX] = {LINE_APPENDIX, LINE_APPENDIX, ROLE_NONE, ROLE_NONE},
	[STYLE_QUESTION] = {LINE_QUESTION, LINE_QUESTION, ROLE_NONE, ROLE_NONE},
	[STYLE_PART] = {LINE_PART, LINE_PART, ROLE_NONE, ROLE_NONE},
	[STYLE_TITLE] = {LINE_PART, LINE_TEXT, ROLE_NONE, ROLE_TITLE},
	[STYLE_ANNEX_TITLE] = {LINE_ANNEX, LINE_ANNEX, ROLE_NONE, ROLE_NONE},
	[STYLE_APPENDIX_TITLE] = {LINE_APPENDIX, LINE_APPENDIX, ROLE_NONE, ROLE_NONE},
	[STYLE_REFERENCE] = {LINE_TEXT, LINE_TEXT, ROLE_REFERENCE, ROLE_REFERENCE},
	[STYLE_TABLE] = {LINE_TABLE, LINE_TABLE, ROLE_NONE, ROLE_NONE},
	[STYLE_TABLE_TITLE] = {LINE_TABLE, LINE_TABLE, ROLE_NONE, ROLE_NONE},
	[STYLE_FIGURE] = {LINE_FIGURE, LINE_FIGURE, ROLE_NONE, ROLE_NONE},
	[STYLE_FIGURE_TITLE] = {LINE_FIGURE, LINE_FIGURE, ROLE_NONE, ROLE_NONE},
	[STYLE_HEAD] = {LINE_TEXT, LINE_TEXT, ROLE_NONE, ROLE_NONE},
	[STYLE_ITEM] = {LINE_ITEM, LINE_TEXT, ROLE_NONE, ROLE_NONE},
	[STYLE_CONTENTS] = {LINE_TEXT, LINE_TEXT, ROLE_NONE, ROLE_NONE},
};

static const struct docx_style *
style_of(const struct docx_build *build, const struct docx_block *block)
{
	return &build->reading->styles.items[block->style];
}

static int
outline_of(const struct docx_build *build, const struct docx_block *block)
{
	return block->outline >= 0 ? block->outline : style_of(build, block)->outline;
}

enum style_role
lines_role(const struct docx_build *build, size_t index)
{
	const struct docx_block *block = &build->reading->main.blocks[index];
	const struct docx_style *style = style_of(build, block);
	const int outline = outline_of(build, block);

	if (style->role == STYLE_BODY && outline >= 0 && outline < 9 && !style->has_role)
		return STYLE_HEADING;
	return style->role;
}

static bool
has_words(const struct docx_build *build, const struct docx_block *block)
{
	const char *text = build->reading->main.text.text;

	for (uint32_t at = block->start; at < block->end; at++)
		if ((unsigned char)text[at] > ' ')
			return true;
	return false;
}

/* Whether the mark of a footnote stands in the paragraph. */
static bool
has_note(const struct docx_text *text, const struct docx_block *block)
{
	size_t i = text_mark_at(text, block->start);

	while (i < text->mark_count && text->marks[i].offset < block->end &&
		text->marks[i].type != MARK_NOTE)
		i++;
	return i < text->mark_count && text->marks[i].offset < block->end;
}

bool
lines_shows(const struct docx_build *build, size_t index)
{
	const struct docx_block *blocks = build->reading->main.blocks, *block = &blocks[index];

	if (block->flags & BLOCK_DROPPED)
		return false;
	if (block->type != BLOCK_PARAGRAPH) {
		for (size_t i = index + 1; i < block->next; i = blocks[i].next)
			if (blocks[i].type != BLOCK_ROW || lines_shows(build, i))
				return true;
		return false;
	}
	if (block->flags & BLOCK_CONTENTS || style_of(build, block)->role == STYLE_CONTENTS)
		return false;
	return block->flags & BLOCK_IMAGE || has_words(build, block) ||
	       has_note(&build->reading->main, block);
}

void
lines_find(struct docx_build *build, size_t block_count)
{
	const struct docx_block *blocks = build->reading->main.blocks;

	for (size_t i = 0; i < block_count; i = blocks[i].next)
		if (lines_shows(build, i)) {
			build->lines = array_room(build->lines, build->line_count,
				&build->line_room, sizeof *build->lines);
			build->lines[build->line_count++] = (uint32_t)i;
		}
}

void
lines_clear(struct docx_build *build)
{
	free(build->lines);
	build->lines = NULL;
	build->line_count = build->line_room = 0;
}

/* The number that Word counts is known, however it looks. */
static void
take_number(struct text_line *line, const struct docx_block *block)
{
	line->label = (struct extent){block->start, (size_t)block->start + block->label};
	line->rest = (struct extent){line->label.end, line->text.end};
}

/* A bullet, a dash, a number, or letters that a bracket or dot sets off, as in b)bis; but no word.
 */
static bool
is_marker(const char *bytes, struct extent text)
{
	const unsigned char first = (unsigned char)bytes[text.start];
	return text.end > text.start && text.end - text.start <= LONGEST_MARKER &&
	       (!isalpha(first) || (first == 'o' && text.end - text.start == 1) ||
		       memchr(bytes + text.start, ')', text.end - text.start) ||
		       memchr(bytes + text.start, '.', text.end - text.start));
}

/* The marker of a list item, with a tab behind it. */
static bool
take_marker(const struct line_reader *reader, struct text_line *line)
{
	const char *bytes = reader->source->bytes;
	const char *tab = memchr(bytes + line->text.start, '\t', line->text.end - line->text.start);
	const size_t at = tab ? (size_t)(tab - bytes) : line->text.end;

	if (!tab || !is_marker(bytes, (struct extent){line->text.start, at}))
		return false;
	line->label = (struct extent){line->text.start, at};
	line->rest = (struct extent){at, line->text.end};
	return true;
}

static bool
is_annex(const struct line_reader *reader, struct text_line *line)
{
	return line_split(reader, LINE_ANNEX, line) || line_split(reader, LINE_APPENDIX, line);
}

/* The roles of lines below which a title of that role belongs to them. */
static const struct {
	enum style_role title, above;
} titles[] = {
	{STYLE_TABLE_TITLE, STYLE_TABLE},
	{STYLE_TABLE_TITLE, STYLE_TABLE_TITLE},
	{STYLE_FIGURE_TITLE, STYLE_FIGURE},
	{STYLE_FIGURE_TITLE, STYLE_FIGURE_TITLE},
	{STYLE_ANNEX_TITLE, STYLE_ANNEX},
	{STYLE_ANNEX_TITLE, STYLE_REFERENCE},
	{STYLE_ANNEX_TITLE, STYLE_ANNEX_TITLE},
	{STYLE_APPENDIX_TITLE, STYLE_APPENDIX},
	{STYLE_APPENDIX_TITLE, STYLE_REFERENCE},
	{STYLE_APPENDIX_TITLE, STYLE_APPENDIX_TITLE},
};

/* Whether the paragraph is the title of what the one before it has numbered. */
static bool
is_title(const struct docx_build *build, size_t block, size_t before)
{
	const enum style_role role = lines_role(build, block), above = lines_role(build, before);

	for (size_t i = 0; block != before && i < sizeof titles / sizeof *titles; i++)
		if (titles[i].title == role && titles[i].above == above)
			return true;
	return false;
}

/* A paragraph whose style says what it is. */
static void
classify(const struct line_reader *reader, struct text_line *line, enum style_role role)
{
	const struct docx_block *block = &reader->build->reading->main.blocks[line->block];
	const bool annex =
		(role == STYLE_HEADING || role == STYLE_ANNEX || role == STYLE_APPENDIX) &&
		is_annex(reader, line);
	bool labelled;

	if (annex) {
		/* a heading may be called an annex without being one: "Annex: form" */
		return;
	}
	if (role == STYLE_HEADING && block->flags & BLOCK_NUMBERED) {
		take_number(line, block);
		labelled = true;
	} else if (role == STYLE_ITEM) {
		labelled = take_marker(reader, line);
	} else {
		labelled = line_split(reader, roles[role].kind, line);
	}
	line->kind = labelled ? roles[role].kind : roles[role].otherwise;
	line->role = labelled ? roles[role].role : roles[role].role_otherwise;
}

/* A number that Word counts before a paragraph that is no heading makes it an item of a list; one
 * like 1.1 a numbered paragraph. */
static void
classify_numbered(
	const struct line_reader *reader, struct text_line *line, const struct docx_block *block)
{
	if (!line_split(reader, LINE_NUMBERED, line) ||
		!memchr(reader->source->bytes + block->start, '.',
			block->label > 1 ? block->label - 1U : 0))
		line->kind = LINE_ITEM;
	take_number(line, block);
}

static bool
is_picture(const struct docx_build *build, const struct docx_block *block)
{
	return block->flags & BLOCK_IMAGE && !has_words(build, block);
}

struct text_line
lines_paragraph(const struct line_reader *reader, size_t index, size_t before)
{
	const struct docx_build *build = reader->build;
	const struct docx_block *block = &build->reading->main.blocks[index];
	const enum style_role role = lines_role(build, index);
	struct text_line line = {.text = {block->start, block->end - 1U},
		.start = block->start,
		.next = block->end,
		.styled = true,
		.block = index};
	const int outline = outline_of(build, block);

	line.label = (struct extent){line.text.start, line.text.start};
	line.rest = line.text;
	if (role == STYLE_HEADING)
		line.level = style_of(build, block)->role == STYLE_HEADING
		                     ? style_of(build, block)->level
		                     : outline + 1;
	if (is_picture(build, block)) {
		line.kind = LINE_IMAGE;
	} else if (is_title(build, index, before)) {
		line.role = ROLE_TITLE;
	} else if (role != STYLE_BODY && role != STYLE_HEAD) {
		classify(reader, &line, role);
	} else if (block->flags & BLOCK_NUMBERED) {
		classify_numbered(reader, &line, block);
	} else {
		struct text_line told = line_classify(reader, line.text);

		line.kind = told.kind;
		line.label = told.label;
		line.rest = told.rest;
	}
	return line;
}

static size_t
first_line_at(const struct docx_build *build, size_t offset)
{
	const struct docx_block *blocks = build->reading->main.blocks;
	size_t low = 0, high = build->line_count;

	while (low < high) {
		const size_t middle = low + (high - low) / 2;

		if (blocks[build->lines[middle]].start < offset)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

struct text_line
lines_at(const struct line_reader *reader, size_t offset)
{
	const struct docx_build *build = reader->build;
	const struct docx_block *blocks = build->reading->main.blocks;
	const size_t i = first_line_at(build, offset);
	const struct docx_block *block;
	size_t index;

	if (i == build->line_count) {
		const size_t end = reader->source->length;

		return (struct text_line){.kind = LINE_END,
			.text = {end, end},
			.start = end,
			.next = end,
			.styled = true};
	}
	index = build->lines[i];
	block = &blocks[index];
	if (block->type == BLOCK_TABLE)
		return (struct text_line){.kind = LINE_GRID,
			.text = {block->start, block->end},
			.label = {block->start, block->start},
			.rest = {block->start, block->end},
			.start = block->start,
			.next = block->end,
			.styled = true,
			.block = index};
	return lines_paragraph(reader, index,
		i && blocks[build->lines[i - 1]].type == BLOCK_PARAGRAPH ? build->lines[i - 1]
									 : index);
}
