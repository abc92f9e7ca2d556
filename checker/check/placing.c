/* placing.c -- check: a node becomes the place that a finding shows */
#include <string.h>

#include "../base/tree.h"
#include "../load/grid.h"
#include "../load/shown.h"
#include "documents.h"

/* What stands around the words, for people. */
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

/* The whole row of a cell, the cells with bars between. */
static void
show_row(struct excerpt *excerpt, const xmlNode *cell, struct words words)
{
	for (const xmlNode *at = cell->parent->children; at; at = at->next) {
		if (!is_cell(at))
			continue;
		if (excerpt->text.length)
			buffer_add_text(&excerpt->text, " | ");
		if (at == cell) {
			excerpt->start = excerpt->text.length + words.start;
			excerpt->end = excerpt->text.length + words.end;
		}
		shown_text(at, &excerpt->text);
	}
}

/* Words of a paragraph in a cell are shown with the row only when they are all of the cell. */
static void
show_block(struct excerpt *excerpt, struct words words)
{
	const xmlNode *block = block_of(words.node);

	if (is_cell(block) && block == words.node) {
		show_row(excerpt, block, words);
		return;
	}
	shown_text(words.node, &excerpt->text);
	excerpt->start = words.start;
	excerpt->end = words.end;
}

/* The line of the source that the place starts in. */
static void
show_line(struct excerpt *excerpt, const struct source *source, struct extent extent)
{
	size_t start = extent.start, end = extent.start;

	while (start > 0 && source->bytes[start - 1] != '\n' && source->bytes[start - 1] != '\r')
		start--;
	while (end < source->length && source->bytes[end] != '\n' && source->bytes[end] != '\r')
		end++;
	buffer_add(&excerpt->text, source->bytes + start, end - start);
	excerpt->start = extent.start - start;
	excerpt->end = (extent.end < end ? extent.end : end) - start;
}

static struct point
point_at(struct source *source, size_t offset)
{
	struct spot spot = source_spot(source, offset);

	return (struct point){spot.line, spot.column, source_file_offset(source, offset)};
}

static const char *
keep(struct check_run *run, const char *text, size_t length)
{
	return arena_text(&run->findings->arena, text, length);
}

struct place
place_for(struct check_run *run, const xmlNode *node)
{
	struct arena *a = &run->findings->arena;
	struct report *other = document_report(run, place_node(node)->doc);
	struct report *report = other ? other : run->report;
	struct source *source = &report->source;
	struct words words = words_measured(place_words(anchor_of(node)));
	struct extent extent = words_extent(report, words);
	struct excerpt excerpt = {{0}, 0, 0};
	struct place place = {.document = arena_copy(a, report->name)};

	place.path = place_path(node, a);
	place.start = point_at(source, extent.start);
	place.end = point_at(source, extent.end);
	if (is_report(report) && block_of(words.node))
		show_block(&excerpt, words);
	else
		show_line(&excerpt, source, extent);
	place.excerpt = keep(run, buffer_text(&excerpt.text), excerpt.text.length);
	place.excerpt_start = excerpt.start;
	place.excerpt_end = excerpt.end;
	place.words = keep(run, place.excerpt + excerpt.start, excerpt.end - excerpt.start);
	buffer_clear(&excerpt.text);
	return place;
}
