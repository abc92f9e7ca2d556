/* html_report.c -- emit: the blocks of a report become the text of a page, with notes beside it */
#include <stdlib.h>
#include <string.h>

#include "html_parts.h"
#include "xml_text.h"

/* What was begun and not ended. */
struct open_block {
	const struct shown_block *block;
	size_t first_note; /* of rows: where the notes that wait for their end begin */
	size_t rows_left;  /* of rows: how many a cell still spans, this one included */
	size_t columns;    /* of a row: so far; of a table: of its widest row */
	size_t caption;    /* of a table: the block; 0: none so far */
	bool begun;        /* of a table: rows were written */
};

struct writer {
	struct page *page;
	size_t document;
	const struct shown_report *report;
	size_t at; /* the block being written, from 1 */
	struct open_block *open;
	size_t depth, room;
	size_t *notes; /* items whose words were written, and not what was found about them */
	size_t note_count, note_room;
	size_t level; /* of the last heading that was written */
};

static const struct {
	const char *start, *end;
} tags[SHOWN_KINDS] = {
	[SHOWN_PARAGRAPH] = {"<p", "</p>"},
	[SHOWN_CAPTION] = {"<p class=\"caption\"", "</p>"},
	[SHOWN_FIGURE] = {"<p class=\"figure\"", "</p>"},
	[SHOWN_FOOTNOTE] = {"<div class=\"footnote\"", "</div>"},
	[SHOWN_NOTE] = {"<div class=\"remark\"", "</div>"},
	[SHOWN_LIST] = {"<ul", "</ul>"},
	[SHOWN_ITEM] = {"<li", "</li>"},
	[SHOWN_TABLE] = {"<div class=\"captioned\"", "</div>"},
	[SHOWN_HEAD] = {"<thead", "</thead>"},
	[SHOWN_BODY] = {"<tbody", "</tbody>"},
	[SHOWN_ROW] = {"<tr", "</tr>"},
	[SHOWN_HEAD_CELL] = {"<th", "</th>"},
	[SHOWN_CELL] = {"<td", "</td>"},
};

static bool
is_leaf(const struct shown_block *block)
{
	return block->kind == SHOWN_HEADING || block->kind == SHOWN_PARAGRAPH ||
	       block->kind == SHOWN_CAPTION || block->kind == SHOWN_FIGURE;
}

static bool
is_cell(const struct shown_block *block)
{
	return block->kind == SHOWN_CELL || block->kind == SHOWN_HEAD_CELL;
}

static bool
has_own_text(const struct shown_block *block)
{
	return block->kind == SHOWN_ITEM || block->kind == SHOWN_NOTE ||
	       block->kind == SHOWN_FOOTNOTE;
}

static void
write_id(const struct writer *w)
{
	fprintf(w->page->out, " id=\"d%zub%zu\"", w->document + 1, w->at);
}

static const char words_lost[] =
	"<span class=\"lost\">[words were lost here before the report was read]</span>";

static void
write_text(const struct writer *w, const struct shown_block *block)
{
	size_t count;
	const struct mark *marks = page_marks(w->page, w->document, w->at, &count);
	const bool breaks = block->length && memchr(block->text, '\n', block->length);

	if (block->lost_before)
		fprintf(w->page->out, "%s ", words_lost);
	fputs(breaks ? "<span class=\"lines\">" : "", w->page->out);
	if (block->label) {
		fputs("<span class=\"label\">", w->page->out);
		html_marked(w->page, block, marks, count, 0, block->label);
		fputs("</span>", w->page->out);
	}
	if (block->label < block->length || !block->label)
		html_marked(w->page, block, marks, count, block->label, block->length);
	fputs(breaks ? "</span>" : "", w->page->out);
	if (block->lost)
		fprintf(w->page->out, " %s", words_lost);
}

static void
await_notes(struct writer *w)
{
	size_t count;
	const struct mark *marks = page_marks(w->page, w->document, w->at, &count);

	for (size_t i = 0; i < count; i++) {
		if (marks[i].side)
			continue;
		w->notes = array_room(w->notes, w->note_count, &w->note_room, sizeof *w->notes);
		w->notes[w->note_count++] = marks[i].finding;
	}
}

/* Begins an element that is seen as long as one of the notes from number `first` on is. */
static void
open_notes(const struct writer *w, size_t first, const char *start)
{
	fprintf(w->page->out, "%s data-f=\"", start);
	for (size_t i = first; i < w->note_count; i++)
		fprintf(w->page->out, "%s%zu", i > first ? " " : "", w->notes[i] + 1);
	fputs("\">", w->page->out);
}

/* Writes the notes from number `first` on, which then wait no longer. */
static void
write_notes(struct writer *w, size_t first)
{
	for (size_t i = first; i < w->note_count; i++)
		html_note(w->page, w->notes[i]);
	w->note_count = first;
}

/* The innermost block of that kind that is open, or NULL. */
static struct open_block *
around(const struct writer *w, enum shown_kind kind)
{
	for (size_t i = w->depth; i-- > 0;)
		if (w->open[i].block->kind == kind)
			return &w->open[i];
	return NULL;
}

/* The rows that a block stands in, or NULL. */
static struct open_block *
rows_around(const struct writer *w)
{
	for (size_t i = w->depth; i-- > 0;)
		if (w->open[i].block->kind == SHOWN_HEAD || w->open[i].block->kind == SHOWN_BODY)
			return &w->open[i];
	return NULL;
}

/* In a table notes wait for the end of their row, and of the rows that a cell of it spans. */
static void
settle_notes(struct writer *w, size_t before)
{
	if (w->note_count == before || rows_around(w))
		return;
	open_notes(w, before, "<div class=\"notes\"");
	write_notes(w, before);
	fputs("</div>\n", w->page->out);
}

/* No level is left out, also when a section has no title. */
static size_t
level_of(struct writer *w, const struct shown_block *block)
{
	const size_t most = w->level + 1, level = block->level < most ? block->level : most;

	w->level = level;
	return level;
}

static void
write_heading(struct writer *w, const struct shown_block *block)
{
	const size_t level = level_of(w, block) + 2, tag = level < 6 ? level : 6;

	fprintf(w->page->out, "<h%zu", tag);
	write_id(w);
	if (level > tag)
		fprintf(w->page->out, " aria-level=\"%zu\"", level);
	fputc('>', w->page->out);
	write_text(w, block);
	fprintf(w->page->out, "</h%zu>", tag);
}

static void
write_leaf(struct writer *w, const struct shown_block *block)
{
	const size_t before = w->note_count;
	FILE *out = w->page->out;
	bool paired;

	if (block->kind == SHOWN_CAPTION && w->depth)
		w->open[w->depth - 1].caption = w->at;
	await_notes(w);
	paired = w->note_count > before && !rows_around(w);
	if (paired)
		fprintf(out, "<div class=\"pair%s\">", w->depth ? "" : " beside");
	if (block->kind == SHOWN_HEADING) {
		write_heading(w, block);
	} else {
		fputs(tags[block->kind].start, out);
		write_id(w);
		fputc('>', out);
		write_text(w, block);
		fputs(tags[block->kind].end, out);
	}
	settle_notes(w, before);
	fputs(paired ? "</div>\n" : "\n", out);
}

static void
write_spans(const struct writer *w, const struct shown_block *block)
{
	struct open_block *rows = rows_around(w), *row = around(w, SHOWN_ROW);

	if (row)
		row->columns += block->columns;
	if (block->columns > 1)
		fprintf(w->page->out, " colspan=\"%zu\"", block->columns);
	if (block->rows > 1)
		fprintf(w->page->out, " rowspan=\"%zu\"", block->rows);
	if (block->kind == SHOWN_HEAD_CELL && around(w, SHOWN_HEAD) == rows)
		fputs(" scope=\"col\"", w->page->out);
	if (rows && rows->rows_left < block->rows)
		rows->rows_left = block->rows;
}

/* A table is named by its caption. */
static void
write_name(const struct writer *w, size_t caption)
{
	if (caption)
		fprintf(w->page->out, " aria-labelledby=\"d%zub%zu\"", w->document + 1, caption);
	else
		fputs(" aria-label=\"table\"", w->page->out);
}

/* A table can be wider than the page: then it is scrolled, by keys, too. */
static void
begin_rows(struct writer *w)
{
	struct open_block *table = around(w, SHOWN_TABLE);

	if (!table || table->begun)
		return;
	table->begun = true;
	fputs("<div class=\"table\" tabindex=\"0\" role=\"region\"", w->page->out);
	write_name(w, table->caption);
	fputs("><table", w->page->out);
	write_name(w, table->caption);
	fputs(">\n", w->page->out);
}

static void
open_block(struct writer *w, const struct shown_block *block)
{
	const bool has_text = is_cell(block) || has_own_text(block);
	const size_t before = w->note_count;
	FILE *out = w->page->out;

	if (block->kind == SHOWN_HEAD || block->kind == SHOWN_BODY)
		begin_rows(w);
	fputs(tags[block->kind].start, out);
	if (is_cell(block))
		write_spans(w, block);
	if (has_text)
		write_id(w);
	fputc('>', out);
	if (has_text) {
		await_notes(w);
		write_text(w, block);
		settle_notes(w, before);
	}
	w->open = array_room(w->open, w->depth, &w->room, sizeof *w->open);
	w->open[w->depth++] = (struct open_block){.block = block, .first_note = w->note_count};
}

static void
write_note_row(struct writer *w, size_t first)
{
	const struct open_block *table = around(w, SHOWN_TABLE);

	if (w->note_count == first)
		return;
	open_notes(w, first, "<tr class=\"notes\"");
	fprintf(w->page->out, "<td colspan=\"%zu\">", table && table->columns ? table->columns : 1);
	write_notes(w, first);
	fputs("</td></tr>\n", w->page->out);
}

static void
close_row(struct writer *w, size_t columns)
{
	struct open_block *table = around(w, SHOWN_TABLE), *rows = rows_around(w);

	if (table && table->columns < columns)
		table->columns = columns;
	if (!rows)
		return;
	if (rows->rows_left <= 1)
		write_note_row(w, rows->first_note);
	rows->rows_left -= rows->rows_left > 0;
}

static void
close_block(struct writer *w)
{
	const struct open_block closed = w->open[--w->depth];
	const enum shown_kind kind = closed.block->kind;

	if (kind == SHOWN_HEAD || kind == SHOWN_BODY)
		write_note_row(w, closed.first_note);
	fputs(kind == SHOWN_TABLE && closed.begun ? "</table></div>" : "", w->page->out);
	fputs(tags[kind].end, w->page->out);
	fputs(kind == SHOWN_CELL || kind == SHOWN_HEAD_CELL ? "" : "\n", w->page->out);
	if (kind == SHOWN_ROW)
		close_row(w, closed.columns);
}

void
html_report(struct page *page, size_t document)
{
	const struct shown_report *report = page->findings->documents[document].shown;
	struct writer w = {.page = page, .document = document, .report = report};

	for (size_t i = 0; i < report->block_count; i++) {
		const struct shown_block *block = &report->blocks[i];

		while (w.depth && w.open[w.depth - 1].block->depth >= block->depth)
			close_block(&w);
		w.at = i + 1;
		if (is_leaf(block))
			write_leaf(&w, block);
		else
			open_block(&w, block);
	}
	while (w.depth)
		close_block(&w);
	free(w.open);
	free(w.notes);
}
