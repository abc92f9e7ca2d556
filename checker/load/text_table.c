/* text_table.c -- load: a table of extracted text, with its caption, becomes a table-wrap */
#include "text_table.h"

#include <ctype.h>
#include <stdio.h>

#include "../base/tree.h"
#include "text_list.h"
#include "text_rows.h"

enum { CAPTION_LINES_MOST = 4 };

/* What a table is built from. */
struct table_building {
	struct text_tree *tree;
	const struct line_reader *reader;
	struct text_rows rows;
	size_t head_rows;
};

/* The lines of a heading cell are one paragraph with breaks. */
static void
add_heading(struct table_building *building, xmlNode *node, const struct text_cell *cell)
{
	for (size_t i = 0; i < cell->line_count; i++) {
		struct extent line = building->rows.lines[cell->first_line + i];

		if (i > 0)
			tree_add_element(building->tree, node, "break", line.start);
		tree_add_inline(building->tree, node, line);
	}
}

/* The lines of another cell are paragraphs and list items; a single paragraph needs no p. */
static void
add_paragraphs(struct table_building *building, xmlNode *node, const struct text_cell *cell)
{
	struct lists lists = {0};

	for (size_t i = 0; i < cell->line_count; i++) {
		struct extent text = building->rows.lines[cell->first_line + i];
		struct text_line line = line_classify(building->reader, text);

		if (line.kind == LINE_ITEM) {
			list_add_item(&lists, building->tree, node, &line);
			continue;
		}
		lists.count = 0;
		if (cell->line_count == 1)
			tree_add_inline(building->tree, node, text);
		else
			tree_add_paragraph(building->tree, node, "p", text);
	}
}

static void
add_cell(struct table_building *building, xmlNode *row_node, size_t row, size_t i)
{
	const struct text_rows *rows = &building->rows;
	const struct text_cell *cell = &rows->cells[rows->rows[row].first_cell + i];
	const bool heading = row < building->head_rows;
	const size_t span = rows_span(rows, row, i, building->head_rows);
	xmlNode *node =
		tree_add_element(building->tree, row_node, heading ? "th" : "td", cell->start);
	char number[32];

	if (span > 1) {
		snprintf(number, sizeof number, "%zu", span);
		if (!xmlNewProp(node, (const xmlChar *)"colspan", (const xmlChar *)number))
			die("out of memory");
	}
	if (heading)
		add_heading(building, node, cell);
	else
		add_paragraphs(building, node, cell);
}

/* Rows [from, to) as the children of a new thead or tbody. */
static void
add_rows(struct table_building *building, xmlNode *table, const char *name, size_t from, size_t to)
{
	const struct text_rows *rows = &building->rows;
	xmlNode *group;

	if (from == to)
		return;
	group = tree_add_element(
		building->tree, table, name, rows->cells[rows->rows[from].first_cell].start);
	for (size_t row = from; row < to; row++) {
		xmlNode *node = tree_add_element(
			building->tree, group, "tr", rows->cells[rows->rows[row].first_cell].start);

		for (size_t i = 0; i < rows->rows[row].cell_count; i++)
			add_cell(building, node, row, i);
		if (rows_lost(rows, row))
			tree_add_lost(building->tree, node, place_offset(node->last));
	}
}

void
table_mark_layout(xmlNode *wrap)
{
	if (!xmlNewProp(wrap, (const xmlChar *)"content-type", (const xmlChar *)"layout"))
		die("out of memory");
}

static void
add_table(struct text_tree *tree, const struct line_reader *reader, xmlNode *wrap,
	struct text_line *line, bool in_front)
{
	struct table_building building = {.tree = tree, .reader = reader};
	xmlNode *table;

	if (line->kind == LINE_GRID) {
		reader->add_grid(tree, reader, wrap, line, in_front);
		return;
	}
	if (in_front && !wrap->children)
		table_mark_layout(wrap);
	table = tree_add_element(tree, wrap, "table", line->text.start);
	rows_read(&building.rows, reader, line);
	building.head_rows = in_front ? 0 : rows_in_head(&building.rows, reader->source);
	add_rows(&building, table, "thead", 0, building.head_rows);
	add_rows(&building, table, "tbody", building.head_rows, building.rows.row_count);
	rows_clear(&building.rows);
}

void
float_label_add(struct text_tree *tree, xmlNode *parent, struct extent label)
{
	xmlNode *text;

	if (label.start == label.end)
		return;
	text = tree_add_paragraph(tree, parent, "label", label)->children;
	while (text && text->type != XML_TEXT_NODE)
		text = text->next;
	/* as many bytes as before, so that the text keeps its place */
	if (text)
		for (xmlChar *c = text->content + 1; isalpha(*c); c++)
			*c = (xmlChar)tolower(*c);
}

xmlNode *
title_add(struct text_tree *tree, const struct line_reader *reader, xmlNode *parent,
	struct extent text, struct text_line *line)
{
	xmlNode *title = tree_add_paragraph(tree, parent, "title", text);

	for (;;) {
		struct text_line next = line_at(reader, line->next);
		bool continues = line_continues(reader, line, &next);

		*line = next;
		if (!continues)
			return title;
		tree_add_element(tree, title, "break", line->start);
		tree_add_inline(tree, title, line->text);
	}
}

static bool
is_table(const struct text_line *line)
{
	return line->kind == LINE_CELL || line->kind == LINE_GRID;
}

/* Whether a table follows the few lines of a caption. */
static bool
table_follows(const struct line_reader *reader, const struct text_line *caption)
{
	struct text_line line = *caption;

	for (int i = 0; i < CAPTION_LINES_MOST; i++) {
		line = line_at(reader, line.next);
		if (is_table(&line))
			return !line.lost;
		if (line.kind != LINE_TEXT || line.lost || line.blanks ||
			(line.styled && line.role != ROLE_TITLE))
			return false;
	}
	return false;
}

xmlNode *
caption_add(struct text_tree *tree, xmlNode *wrap, struct extent label, struct extent title)
{
	float_label_add(tree, wrap, label);
	return tree_add_paragraph(
		tree, tree_add_element(tree, wrap, "caption", title.start), "title", title);
}

/* Adds label and caption; leaves line at the first cell. */
static void
add_caption(struct text_tree *tree, const struct line_reader *reader, xmlNode *wrap,
	struct text_line *line)
{
	struct extent title = line->rest;
	xmlNode *caption, *node;
	bool first = true;

	float_label_add(tree, wrap, line->label);
	if (title.start == title.end) {
		*line = line_at(reader, line->next);
		title = line->text;
	}
	if (is_table(line))
		return;
	caption = tree_add_element(tree, wrap, "caption", title.start);
	node = tree_add_element(tree, caption, "title", title.start);
	for (; !is_table(line); *line = line_at(reader, line->next), title = line->text) {
		if (!first)
			tree_add_element(tree, node, "break", title.start);
		tree_add_inline(tree, node, title);
		first = false;
	}
}

/* A caption that no table follows belongs to the table before it, when that has none. In extracted
 * text it is likelier that the table was lost. */
static bool
add_caption_behind(struct text_tree *tree, const struct line_reader *reader, xmlNode *parent,
	struct text_line *line)
{
	xmlNode *wrap = parent->last;
	xmlNode *table = node_is(wrap, "table-wrap") ? wrap->last : NULL;

	if (!line->styled || !table || wrap->children != table)
		return false;
	caption_add(tree, wrap, line->label, line->rest);
	while (wrap->last != table)
		xmlAddPrevSibling(table, table->next);
	*line = line_at(reader, line->next);
	return true;
}

bool
table_add(struct text_tree *tree, const struct line_reader *reader, xmlNode *parent,
	struct text_line *line, bool in_front)
{
	xmlNode *wrap;

	if (!is_table(line) && !table_follows(reader, line))
		return add_caption_behind(tree, reader, parent, line);
	if (line->lost)
		tree_add_lost(tree, parent, line->start);
	wrap = tree_add_element(tree, parent, "table-wrap", line->text.start);
	if (!is_table(line))
		add_caption(tree, reader, wrap, line);
	add_table(tree, reader, wrap, line, in_front);
	return true;
}
