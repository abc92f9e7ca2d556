/* showing.c -- check: a report tree becomes the blocks that a page shows */
#include "showing.h"

#include <stdlib.h>
#include <string.h>

#include "../base/tree.h"
#include "../load/shown.h"

/* HTML has no wider or higher cells. */
enum { MOST_COLUMNS = 1000, MOST_ROWS = 65534 };

static void show(struct showing *to, const xmlNode *node);
static void show_footnotes(struct showing *to, const xmlNode *line);

static void
add_run(struct showing *to, struct showing_run run)
{
	to->runs = array_room(to->runs, to->run_count, &to->run_room, sizeof *to->runs);
	to->runs[to->run_count++] = run;
}

/* A new block without text, the last one from now on. */
static struct shown_block *
add_block(struct showing *to, enum shown_kind kind, const xmlNode *node)
{
	struct shown_block *block;

	to->blocks = array_room(to->blocks, to->count, &to->room, sizeof *to->blocks);
	to->starts = array_room(to->starts, to->count, &to->start_room, sizeof *to->starts);
	to->starts[to->count] = to->text.length;
	block = &to->blocks[to->count++];
	*block = (struct shown_block){.kind = kind, .depth = to->depth};
	add_run(to, (struct showing_run){.node = node, .block = to->count});
	return block;
}

/* <?lost?> (docs/report.md). */
static bool
is_sign(const xmlNode *node)
{
	return node->type == XML_PI_NODE && xmlStrEqual(node->name, (const xmlChar *)"lost");
}

static bool
is_lost(const xmlNode *node)
{
	for (const xmlNode *at = node; at; at = node_following(at, node))
		if (is_sign(at))
			return true;
	return false;
}

/* A sign among blocks is about the next one; about the last one when it is the last itself. */
static void
show_sign(struct showing *to, const xmlNode *sign)
{
	const xmlNode *next = sign->next;

	while (next && next->type != XML_ELEMENT_NODE)
		next = next->next;
	if (next || !to->count)
		to->lost = true;
	else
		to->blocks[to->count - 1].lost = true;
}

/* Adds what a reader sees of the node to the last block. */
static void
add_text(struct showing *to, const xmlNode *node)
{
	struct shown_block *block = &to->blocks[to->count - 1];
	struct shown_source source = {.count = 0};

	block->lost_before |= to->lost;
	to->lost = false;
	if (!node)
		return;
	shown_trace(node, &source);
	if (block->length && source.text.length) {
		buffer_add_byte(&to->text, ' ');
		block->length++;
	}
	for (size_t i = 0; i < source.count; i++) {
		const struct shown_run *run = &source.runs[i];

		add_run(to, (struct showing_run){run->from.text, run->from.at, run->length,
				    to->count, block->length + run->start});
	}
	add_run(to, (struct showing_run){.node = node, .block = to->count, .start = block->length});
	buffer_add(&to->text, buffer_text(&source.text), source.text.length);
	block->length += source.text.length;
	block->lost |= is_lost(node);
	shown_source_clear(&source);
}

static void
add_label(struct showing *to, const xmlNode *label)
{
	add_text(to, label);
	to->blocks[to->count - 1].label = to->blocks[to->count - 1].length;
}

static const xmlNode *
child_named(const xmlNode *parent, const char *name)
{
	for (const xmlNode *child = parent ? parent->children : NULL; child; child = child->next)
		if (node_is(child, name))
			return child;
	return NULL;
}

static void
show_all(struct showing *to, const xmlNode *parent)
{
	for (const xmlNode *child = parent->children; child; child = child->next)
		show(to, child);
}

/* What an item, a note or a footnote has: its label goes with its first paragraph, the rest is
 * in it. */
static void
show_labelled(struct showing *to, enum shown_kind kind, const xmlNode *node)
{
	const xmlNode *first = child_named(node, "p");

	add_block(to, kind, node);
	add_label(to, child_named(node, "label"));
	add_text(to, first);
	to->depth++;
	for (const xmlNode *child = node->children; child; child = child->next)
		if (child == first)
			show_footnotes(to, child);
		else
			show(to, child);
	to->depth--;
}

/* Footnotes stand in the line that refers to them, and are shown behind it. */
static void
show_footnotes(struct showing *to, const xmlNode *line)
{
	for (const xmlNode *at = node_following(line, line); at; at = node_following(at, line))
		if (node_is(at, "fn"))
			show_labelled(to, SHOWN_FOOTNOTE, at);
}

/* The label of a section without a title belongs to its first paragraph. */
static void
show_line(struct showing *to, enum shown_kind kind, const xmlNode *line)
{
	const xmlNode *label = to->label;

	to->label = NULL;
	add_block(to, kind, line)->level = to->level;
	add_label(to, label);
	add_text(to, line);
	show_footnotes(to, line);
}

static void
show_paragraph(struct showing *to, const xmlNode *p)
{
	show_line(to, SHOWN_PARAGRAPH, p);
}

static void
show_list(struct showing *to, const xmlNode *list)
{
	add_block(to, SHOWN_LIST, list);
	to->depth++;
	for (const xmlNode *item = list->children; item; item = item->next)
		if (node_is(item, "list-item"))
			show_labelled(to, SHOWN_ITEM, item);
		else if (is_sign(item))
			show_sign(to, item);
	to->depth--;
}

static void
show_note(struct showing *to, const xmlNode *note)
{
	show_labelled(to, SHOWN_NOTE, note);
}

static void
show_caption(struct showing *to, const xmlNode *node)
{
	const xmlNode *label = child_named(node, "label");
	const xmlNode *caption = child_named(node, "caption");

	if (!label && !caption)
		return;
	add_block(to, SHOWN_CAPTION, caption ? caption : label);
	add_label(to, label);
	if (caption) {
		add_text(to, caption);
		show_footnotes(to, caption);
	}
}

static size_t
span_of(const xmlNode *cell, const char *name, size_t most)
{
	xmlChar *text = xmlGetNoNsProp(cell, (const xmlChar *)name);
	const size_t span = text ? strtoul((const char *)text, NULL, 10) : 1;

	xmlFree(text);
	return span < 1 ? 1 : span < most ? span : most;
}

static bool
has_blocks(const xmlNode *cell)
{
	return child_named(cell, "p") || child_named(cell, "list") ||
	       child_named(cell, "table-wrap");
}

/* A cell is a line, or holds paragraphs, among which lines may stand. */
static void
show_cell(struct showing *to, const xmlNode *cell)
{
	struct shown_block *block =
		add_block(to, node_is(cell, "th") ? SHOWN_HEAD_CELL : SHOWN_CELL, cell);

	block->columns = span_of(cell, "colspan", MOST_COLUMNS);
	block->rows = span_of(cell, "rowspan", MOST_ROWS);
	to->depth++;
	if (has_blocks(cell)) {
		show_all(to, cell);
	} else {
		add_text(to, cell);
		show_footnotes(to, cell);
	}
	to->depth--;
}

static void
show_rows(struct showing *to, const xmlNode *part)
{
	add_block(to, node_is(part, "thead") ? SHOWN_HEAD : SHOWN_BODY, part);
	to->depth++;
	for (const xmlNode *row = part->children; row; row = row->next) {
		if (!node_is(row, "tr"))
			continue;
		add_block(to, SHOWN_ROW, row);
		to->depth++;
		for (const xmlNode *cell = row->children; cell; cell = cell->next)
			if (node_is(cell, "td") || node_is(cell, "th"))
				show_cell(to, cell);
			else if (is_sign(cell))
				show_sign(to, cell);
		to->depth--;
	}
	to->depth--;
}

static void
show_table(struct showing *to, const xmlNode *wrap)
{
	const xmlNode *table = child_named(wrap, "table");

	add_block(to, SHOWN_TABLE, wrap);
	to->depth++;
	show_caption(to, wrap);
	for (const xmlNode *part = table ? table->children : NULL; part; part = part->next)
		if (node_is(part, "thead") || node_is(part, "tbody"))
			show_rows(to, part);
	to->depth--;
}

static void
show_figure(struct showing *to, const xmlNode *figure)
{
	add_block(to, SHOWN_FIGURE, figure);
	add_text(to, child_named(figure, "alt-text"));
	show_caption(to, figure);
}

/* A number that nothing stands behind is a line of its own. */
static void
show_pending_label(struct showing *to)
{
	const xmlNode *label = to->label;

	to->label = NULL;
	if (!label)
		return;
	add_block(to, SHOWN_PARAGRAPH, label);
	add_label(to, label);
}

static void
show_section(struct showing *to, const xmlNode *section)
{
	to->level++;
	for (const xmlNode *child = section->children; child; child = child->next) {
		if (node_is(child, "label"))
			to->label = child;
		else if (node_is(child, "title"))
			show_line(to, SHOWN_HEADING, child);
		else
			show(to, child);
	}
	show_pending_label(to);
	to->level--;
}

static const struct {
	const char *name;
	void (*show)(struct showing *to, const xmlNode *node);
	bool takes_label;
} elements[] = {
	{"p", show_paragraph, true},
	{"list", show_list, false},
	{"table-wrap", show_table, false},
	{"sec", show_section, false},
	{"fig", show_figure, false},
	{"non-normative-note", show_note, false},
	{"front", show_all, false},
	{"body", show_all, false},
};

static void
show(struct showing *to, const xmlNode *node)
{
	if (is_sign(node))
		show_sign(to, node);
	for (size_t i = 0; i < sizeof elements / sizeof *elements; i++) {
		if (!node_is(node, elements[i].name))
			continue;
		if (!elements[i].takes_label)
			show_pending_label(to);
		elements[i].show(to, node);
		return;
	}
}

void
showing_make(struct showing *showing, const struct report *report)
{
	show_all(showing, xmlDocGetRootElement(report->tree));
	showing_sort(showing);
	showing->made = true;
}

const struct shown_report *
showing_report(const struct showing *showing, const struct report *report, struct arena *a)
{
	struct shown_report *shown = arena_alloc(a, sizeof *shown);
	struct shown_block *blocks = arena_alloc(a, (showing->count + 1) * sizeof *blocks);
	const char *text = arena_text(a, buffer_text(&showing->text), showing->text.length);

	for (size_t i = 0; i < showing->count; i++) {
		blocks[i] = showing->blocks[i];
		blocks[i].text = text + showing->starts[i];
	}
	shown->blocks = blocks;
	shown->block_count = showing->count;
	showing_facts(showing, report, shown, a);
	return shown;
}

void
showing_clear(struct showing *showing)
{
	buffer_clear(&showing->text);
	free(showing->blocks);
	free(showing->starts);
	free(showing->runs);
	*showing = (struct showing){.count = 0};
}
