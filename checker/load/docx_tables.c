/* docx_tables.c -- load: blocks of a Word table become rows and cells, spans resolved */
#include "docx_tables.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "docx_lines.h"
#include "text_list.h"
#include "text_table.h"

enum { STYLED_HEADS_MOST = 2, CAPTION_LINES_MOST = 3 };

/* The cell of a column that cells below may go on with. */
struct open_cell {
	xmlNode *node; /* NULL: none */
	size_t rows, columns;
};

struct table_building {
	struct text_tree *tree;
	const struct line_reader *reader;
	const struct docx_block *blocks;
	bool in_front;
	struct open_cell *above; /* by column */
	size_t columns, room;
};

static void
set_number(xmlNode *node, const char *name, size_t number)
{
	char text[32];

	snprintf(text, sizeof text, "%zu", number);
	if (!xmlSetProp(node, (const xmlChar *)name, (const xmlChar *)text))
		die("out of memory");
}

static struct open_cell *
column_at(struct table_building *building, size_t column)
{
	while (building->columns <= column) {
		building->above = array_room(building->above, building->columns, &building->room,
			sizeof *building->above);
		building->above[building->columns++] = (struct open_cell){0};
	}
	return &building->above[column];
}

/* Whether a cell of so many columns goes on with the one above it. */
static bool
goes_on(struct table_building *building, const struct docx_block *cell, size_t column)
{
	const struct open_cell *above = column_at(building, column);

	return cell->flags & BLOCK_MERGED && above->node && above->columns == cell->span;
}

/* The lines of a heading cell are one paragraph with breaks. */
static void
add_heading(struct table_building *building, xmlNode *node, size_t cell)
{
	const struct docx_block *blocks = building->blocks;

	for (size_t i = cell + 1; i < blocks[cell].next; i = blocks[i].next) {
		if (blocks[i].type != BLOCK_PARAGRAPH || !lines_shows(building->reader->build, i))
			continue;
		if (node->children)
			tree_add_element(building->tree, node, "break", blocks[i].start);
		tree_add_inline(
			building->tree, node, (struct extent){blocks[i].start, blocks[i].end - 1U});
	}
}

/* Adds a table in a cell, with its caption when there is one before it. */
static void
add_nested(struct table_building *building, xmlNode *node, size_t table,
	const struct text_line *caption)
{
	const struct docx_block *block = &building->blocks[table];
	struct text_line line = {.kind = LINE_GRID,
		.text = {block->start, block->end},
		.start = block->start,
		.next = block->end,
		.styled = true,
		.block = table};
	xmlNode *wrap = tree_add_element(
		building->tree, node, "table-wrap", caption ? caption->start : block->start);

	if (caption)
		caption_add(building->tree, wrap, caption->label, caption->rest);
	docx_add_table(building->tree, building->reader, wrap, &line, building->in_front);
}

/* The block behind i that is shown, of those before end; or end. */
static size_t
next_shown(const struct table_building *building, size_t i, size_t end)
{
	do
		i = building->blocks[i].next;
	while (i < end && !lines_shows(building->reader->build, i));
	return i;
}

static size_t
count_shown(const struct table_building *building, size_t cell)
{
	const struct docx_block *blocks = building->blocks;
	size_t count = 0;

	for (size_t i = cell + 1; i < blocks[cell].next; i = blocks[i].next)
		count += lines_shows(building->reader->build, i);
	return count;
}

/* A paragraph of a cell: an item of a list or, when it is the only one, words without a p. */
static void
add_paragraph(struct table_building *building, xmlNode *node, const struct text_line *line,
	struct lists *lists, bool single)
{
	if (line->kind == LINE_ITEM) {
		list_add_item(lists, building->tree, node, line);
		return;
	}
	lists->count = 0;
	if (single)
		tree_add_inline(building->tree, node, line->text);
	else
		tree_add_paragraph(building->tree, node, "p", line->text);
}

static void
add_paragraphs(struct table_building *building, xmlNode *node, size_t cell)
{
	const struct docx_block *blocks = building->blocks;
	const size_t end = blocks[cell].next;
	const bool single = count_shown(building, cell) == 1;
	struct lists lists = {0};

	for (size_t i = cell + 1; i < end; i = blocks[i].next) {
		const size_t next = next_shown(building, i, end);
		struct text_line line;

		if (!lines_shows(building->reader->build, i))
			continue;
		if (blocks[i].type == BLOCK_TABLE) {
			lists.count = 0;
			add_nested(building, node, i, NULL);
			continue;
		}
		line = lines_paragraph(building->reader, i, i);
		if (line.kind == LINE_TABLE && next < end && blocks[next].type == BLOCK_TABLE) {
			lists.count = 0;
			add_nested(building, node, next, &line);
			i = next;
		} else {
			add_paragraph(building, node, &line, &lists, single);
		}
	}
}

static void
add_cell(struct table_building *building, xmlNode *row, size_t cell, size_t column, bool heading)
{
	const struct docx_block *block = &building->blocks[cell];
	struct open_cell *above = column_at(building, column);
	xmlNode *node;

	if (goes_on(building, block, column)) {
		set_number(above->node, "rowspan", ++above->rows);
		return;
	}
	node = tree_add_element(building->tree, row, heading ? "th" : "td", block->start);
	if (block->span > 1)
		set_number(node, "colspan", block->span);
	*above = (struct open_cell){
		block->flags & (BLOCK_MERGES | BLOCK_MERGED) ? node : NULL, 1, block->span};
	if (heading)
		add_heading(building, node, cell);
	else
		add_paragraphs(building, node, cell);
}

/* Word leaves out columns before the first cell; here nothing can be there but a cell. */
static void
add_gap(struct table_building *building, xmlNode *row, const struct docx_block *block, bool heading)
{
	xmlNode *node;

	if (block->span == 0)
		return;
	node = tree_add_element(building->tree, row, heading ? "th" : "td", block->start);
	if (block->span > 1)
		set_number(node, "colspan", block->span);
}

/* A row of which all cells go on with those above shows nothing of its own. */
static bool
is_row(struct table_building *building, size_t row)
{
	const struct docx_block *blocks = building->blocks;
	size_t column = blocks[row].span;

	if (!lines_shows(building->reader->build, row))
		return false;
	for (size_t i = row + 1; i < blocks[row].next; i = blocks[i].next) {
		if (blocks[i].type != BLOCK_CELL || blocks[i].flags & BLOCK_DROPPED)
			continue;
		if (!goes_on(building, &blocks[i], column))
			return true;
		column += blocks[i].span;
	}
	return false;
}

static void
add_row(struct table_building *building, xmlNode *group, size_t row, bool heading)
{
	const struct docx_block *blocks = building->blocks;
	size_t column = blocks[row].span;
	xmlNode *node = tree_add_element(building->tree, group, "tr", blocks[row].start);

	add_gap(building, node, &blocks[row], heading);
	for (size_t i = row + 1; i < blocks[row].next; i = blocks[i].next) {
		if (blocks[i].type != BLOCK_CELL || blocks[i].flags & BLOCK_DROPPED)
			continue;
		add_cell(building, node, i, column, heading);
		for (size_t covered = 1; covered < blocks[i].span; covered++)
			column_at(building, column + covered)->node = NULL;
		column += blocks[i].span;
	}
}

/* Rows from the block `from` to the block `to` as the children of a new thead or tbody. */
static void
add_rows(struct table_building *building, xmlNode *table, const char *name, size_t from, size_t to)
{
	const struct docx_block *blocks = building->blocks;
	xmlNode *group = NULL;

	building->columns = 0;
	for (size_t i = from; i < to; i = blocks[i].next) {
		if (!is_row(building, i))
			continue;
		if (!group)
			group = tree_add_element(building->tree, table, name, blocks[i].start);
		add_row(building, group, i, !strcmp(name, "thead"));
	}
}

/* Whether all that is in the row is styled as heads of columns. */
static bool
is_styled_head(const struct table_building *building, size_t row)
{
	const struct docx_block *blocks = building->blocks;
	const struct docx_build *build = building->reader->build;
	bool any = false;

	for (size_t i = row + 1; i < blocks[row].next; i++) {
		if (blocks[i].type == BLOCK_TABLE)
			return false;
		if (blocks[i].type != BLOCK_PARAGRAPH || !lines_shows(build, i))
			continue;
		if (lines_role(build, i) != STYLE_HEAD)
			return false;
		any = true;
	}
	return any;
}

/* The first row of the body: heads are what is repeated on each page, or at most two rows that are
 * styled as such. A table that is all head has none. */
static size_t
body_row(const struct table_building *building, size_t from, size_t to)
{
	const struct docx_block *blocks = building->blocks;
	size_t row = from;

	while (row < to && blocks[row].flags & BLOCK_HEAD)
		row = blocks[row].next;
	if (row == from)
		for (int i = 0; i < STYLED_HEADS_MOST && row < to && is_styled_head(building, row);
			i++)
			row = blocks[row].next;
	return row < to ? row : from;
}

/* The shown paragraphs of a row, at most so many; more than that when there are more, or a table
 * among them. */
static size_t
row_lines(const struct table_building *building, size_t row, struct text_line *lines, size_t most)
{
	const struct docx_block *blocks = building->blocks;
	size_t count = 0;

	for (size_t i = row + 1; i < blocks[row].next; i++) {
		if (blocks[i].type == BLOCK_TABLE || count > most)
			return most + 1;
		if (blocks[i].type != BLOCK_PARAGRAPH || !lines_shows(building->reader->build, i))
			continue;
		if (count < most)
			lines[count] = lines_paragraph(
				building->reader, i, count ? lines[count - 1].block : i);
		count++;
	}
	return count;
}

/* The caption, when it is all that the first row holds. Returns the row behind it. */
static size_t
take_caption(struct table_building *building, xmlNode *wrap, size_t row, size_t end)
{
	struct text_line lines[CAPTION_LINES_MOST];
	const size_t next = row < end ? building->blocks[row].next : end;
	size_t count;
	xmlNode *title;

	if (wrap->children || next >= end)
		return row;
	count = row_lines(building, row, lines, CAPTION_LINES_MOST);
	if (count == 0 || count > CAPTION_LINES_MOST || lines[0].kind != LINE_TABLE)
		return row;
	title = caption_add(building->tree, wrap, lines[0].label, lines[0].rest);
	for (size_t i = 1; i < count; i++) {
		if (title->children)
			tree_add_element(building->tree, title, "break", lines[i].start);
		tree_add_inline(building->tree, title, lines[i].text);
	}
	return next;
}

void
docx_add_table(struct text_tree *tree, const struct line_reader *reader, xmlNode *wrap,
	struct text_line *line, bool in_front)
{
	struct table_building building = {.tree = tree,
		.reader = reader,
		.blocks = reader->build->reading->main.blocks,
		.in_front = in_front};
	const size_t end = building.blocks[line->block].next;
	const size_t first = take_caption(&building, wrap, line->block + 1, end);
	const size_t body = body_row(&building, first, end);
	xmlNode *table;

	if (in_front && !wrap->children && body == first)
		table_mark_layout(wrap);
	table = tree_add_element(tree, wrap, "table", building.blocks[line->block].start);
	add_rows(&building, table, "thead", first, body);
	add_rows(&building, table, "tbody", body, end);
	free(building.above);
	*line = line_at(reader, line->next);
}
