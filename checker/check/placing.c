/* placing.c -- check: a node becomes the place that a finding shows */
#include <string.h>

#include "../base/tree.h"
#include "../load/grid.h"
#include "../load/shown.h"
#include "documents.h"
#include "placing.h"
#include "showing.h"

/* What is shown to people: so many bytes of the words, and before and behind them, at most. */
enum { LONGEST_WORDS = 1000, LONGEST_AROUND = 500 };

struct excerpt {
	struct buffer text;
	size_t start, end; /* the words in it */
};

static const xmlNode *
child_that_shows(const xmlNode *parent, const char *name)
{
	for (const xmlNode *child = parent->children; child; child = child->next) {
		struct buffer text = {0};
		bool shows = false;

		if (node_is(child, name)) {
			shown_text(child, &text);
			shows = text.length > 0;
			buffer_clear(&text);
		}
		if (shows)
			return child;
	}
	return NULL;
}

/* A whole section or table is pointed at by its number or title. */
static const xmlNode *
anchor_of(const xmlNode *node)
{
	const xmlNode *found;

	if (!node_is(node, "sec") && !node_is(node, "table-wrap") && !node_is(node, "fig"))
		return node;
	found = child_that_shows(node, "label");
	if (!found)
		found = child_that_shows(node, "title");
	if (!found)
		found = child_that_shows(node, "caption");
	return found ? found : node;
}

static bool
is_report(const struct report *report)
{
	return node_is(xmlDocGetRootElement(report->tree), "report");
}

/* The paragraph, cell, title or label that a node of a report stands in. */
static const xmlNode *
block_of(const xmlNode *node)
{
	static const char *const blocks[] = {"td", "th", "p", "title", "label"};

	for (; node; node = node->parent)
		for (size_t i = 0; i < sizeof blocks / sizeof *blocks; i++)
			if (node_is(node, blocks[i]))
				return node;
	return NULL;
}

static bool
is_cell(const xmlNode *node)
{
	return node_is(node, "td") || node_is(node, "th");
}

static bool
is_within(char byte)
{
	return (byte & 0xC0) == 0x80;
}

static size_t
character_start(const char *text, size_t at)
{
	while (at > 0 && is_within(text[at]))
		at--;
	return at;
}

static size_t
character_end(const char *text, size_t at, size_t length)
{
	while (at < length && is_within(text[at]))
		at++;
	return at;
}

/* The words from start to end and what stands around them, cut between characters; what is cut has
 * an ellipsis in its place, which of words belongs to them. */
static void
show_around(struct excerpt *excerpt, const char *text, size_t length, size_t start, size_t end)
{
	static const char cut[] = "…";
	const bool is_long = end - start > LONGEST_WORDS;
	size_t from = start > LONGEST_AROUND ? start - LONGEST_AROUND : 0, to;

	from = character_start(text, from);
	if (is_long)
		end = to = character_start(text, start + LONGEST_WORDS);
	else
		to = length - end > LONGEST_AROUND ? end + LONGEST_AROUND : length;
	to = character_end(text, to, length);
	if (from > 0)
		buffer_add_text(&excerpt->text, cut);
	excerpt->start = excerpt->text.length + start - from;
	excerpt->end = excerpt->text.length + end - from;
	buffer_add(&excerpt->text, text + from, to - from);
	if (to < length)
		buffer_add_text(&excerpt->text, cut);
	if (is_long)
		excerpt->end = excerpt->text.length;
}

/* The whole row of a cell, the cells with bars between. */
static void
show_row(struct excerpt *excerpt, const xmlNode *cell, struct words words)
{
	struct buffer row = {0};
	size_t start = 0;

	for (const xmlNode *at = cell->parent->children; at; at = at->next) {
		if (!is_cell(at))
			continue;
		if (row.length)
			buffer_add_text(&row, " | ");
		if (at == cell)
			start = row.length;
		shown_text(at, &row);
	}
	show_around(excerpt, buffer_text(&row), row.length, start + words.start, start + words.end);
	buffer_clear(&row);
}

/* Words of a paragraph in a cell are shown with the row only when they are all of the cell. */
static void
show_block(struct excerpt *excerpt, const struct report *report, struct words words)
{
	const char *text;
	size_t length;

	if (is_cell(words.node)) {
		show_row(excerpt, words.node, words);
		return;
	}
	text = place_shown(report, words.node, &length);
	show_around(excerpt, text, length, words.start, words.end);
}

static bool
ends_line(const struct source *source, size_t at)
{
	return source->bytes[at] == '\n' || source->bytes[at] == '\r';
}

/* The line of the source that the place starts in; no more of it is looked at than is shown. */
static void
show_line(struct excerpt *excerpt, const struct source *source, struct extent extent)
{
	size_t longest = extent.start + LONGEST_WORDS + 4;
	size_t start = extent.start, end = start;
	size_t most = (extent.end < longest ? extent.end : longest) + LONGEST_AROUND + 4;

	while (start > 0 && extent.start - start < LONGEST_AROUND + 4 &&
		!ends_line(source, start - 1))
		start--;
	while (end < source->length && end < most && !ends_line(source, end))
		end++;
	show_around(excerpt, source->bytes + start, end - start, extent.start - start,
		(extent.end < end ? extent.end : end) - start);
}

/* A part of a package has no lines that anybody sees. */
static struct point
point_at(struct report *report, size_t offset)
{
	struct source *source = &report->source;
	struct spot spot;

	if (place_part(report, offset))
		return (struct point){.offset = offset};
	spot = source_spot(source, offset);

	return (struct point){spot.line, spot.column, source_file_offset(source, offset)};
}

/* The place of a node, its words shown as the excerpt has them. */
static struct place
place_of(struct report *report, const xmlNode *node, struct extent extent,
	const struct excerpt *excerpt, struct arena *a)
{
	struct place place = {.document = arena_copy(a, report->name)};

	place.path = place_path(node, a);
	place.part = arena_copy(a, place_part(report, extent.start));
	place.start = point_at(report, extent.start);
	place.end = point_at(report, extent.end);
	place.excerpt = arena_text(a, buffer_text(&excerpt->text), excerpt->text.length);
	place.excerpt_start = excerpt->start;
	place.excerpt_end = excerpt->end;
	place.words = arena_text(a, place.excerpt + excerpt->start, excerpt->end - excerpt->start);
	return place;
}

static struct place
report_place(struct report *report, const xmlNode *node, struct arena *a)
{
	struct words words = words_measured(place_words(anchor_of(node)));
	struct extent extent = words_extent(report, words);
	struct excerpt excerpt = {{0}, 0, 0};
	struct place place;

	if (is_report(report) && block_of(words.node))
		show_block(&excerpt, report, words);
	else
		show_line(&excerpt, &report->source, extent);
	place = place_of(report, node, extent, &excerpt, a);
	buffer_clear(&excerpt.text);
	return place;
}

struct place
markup_place(struct report *report, const xmlNode *node, struct arena *a)
{
	struct extent extent = place_extent(report, node);
	struct excerpt excerpt = {{0}, 0, 0};
	struct place place;

	show_line(&excerpt, &report->source, extent);
	place = place_of(report, node, extent, &excerpt, a);
	buffer_clear(&excerpt.text);
	return place;
}

/* What a page shows of the report, made when it is first asked for; NULL when it is not wanted. */
static const struct showing *
showing_of(const struct check_run *run, const struct report *report)
{
	const struct collection *all = run->options->collection;
	struct showing *showing = report == run->report ? run->showing : NULL;

	for (size_t i = 0; all && all->showings && i < all->count; i++)
		if (all->reports[i] == report)
			showing = &all->showings[i];
	if (!showing || !is_report(report))
		return NULL;
	if (!showing->made)
		showing_make(showing, report);
	return showing;
}

void
report_show(struct check_run *run, struct checked_document *document)
{
	const struct showing *showing = showing_of(run, run->report);

	if (showing)
		document->shown = showing_report(showing, run->report, &run->findings->arena);
}

struct place
extent_place(struct check_run *run, struct extent extent)
{
	struct report *report = run->report;
	const xmlNode *node = place_element_at(report, extent.start);
	const struct showing *showing = showing_of(run, report);
	struct excerpt excerpt = {{0}, 0, 0};
	struct place place;

	show_line(&excerpt, &report->source, extent);
	place = place_of(report, node, extent, &excerpt, &run->findings->arena);
	if (showing)
		place.shown = showing_spot(showing, report, place_words(anchor_of(node)));
	buffer_clear(&excerpt.text);
	return place;
}

static struct report *
report_of(struct check_run *run, const xmlNode *node)
{
	struct report *other = document_report(run, place_node(node)->doc);

	return other ? other : run->report;
}

struct place
place_for(struct check_run *run, const xmlNode *node)
{
	struct arena *a = &run->findings->arena;
	struct report *report = report_of(run, node);
	const struct showing *showing = showing_of(run, report);
	struct place place = run->options->markup ? markup_place(report, node, a)
	                                          : report_place(report, node, a);

	if (showing)
		place.shown = showing_spot(showing, report, place_words(anchor_of(node)));
	return place;
}

void
place_words_add(struct check_run *run, const xmlNode *node, struct buffer *words)
{
	struct report *report = report_of(run, node);
	struct words all = place_words(anchor_of(node));
	struct excerpt excerpt = {{0}, 0, 0};

	if (run->options->markup || !is_report(report) || !block_of(all.node)) {
		buffer_add_text(words, place_for(run, node).words);
		return;
	}
	show_block(&excerpt, report, words_measured(all));
	buffer_add(words, buffer_text(&excerpt.text) + excerpt.start, excerpt.end - excerpt.start);
	buffer_clear(&excerpt.text);
}
