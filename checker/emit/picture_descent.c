/* picture_descent.c -- emit: Questions and those that they continue become lines of descent */
#include <stdlib.h>
#include <string.h>

#include "picture.h"
#include "svg.h"
#include "xml_text.h"

enum {
	WIDTH = 1000,
	OLD_END = 110,
	NEW_START = 330,
	TOP = 34,
	ROW = 22,
	TITLE_COLUMNS = 92,
	DRAWN_MOST = 200, /* of more, the table has all */
};

/* A number of a Question, at its place in one of the two columns. */
struct stop {
	const char *number;
	const struct shown_descent *descent; /* the first one that has it */
	size_t place;
};

/* The stops of a column, by number. */
struct column {
	struct stop *stops;
	size_t count;
};

/* What is drawn: each descent once, however many tables and texts state it. */
struct tree {
	const struct shown_descent **items;
	size_t count;
	struct column olds, news;
};

static int
text_compare(const char *a, const char *b)
{
	return strcmp(a ? a : "", b ? b : "");
}

static int
descent_compare(const void *left, const void *right)
{
	const struct shown_descent *const *a = left, *const *b = right;
	int order = text_compare((*a)->question, (*b)->question);

	if (!order)
		order = text_compare((*a)->from, (*b)->from);
	return order ? order : (*a > *b) - (*a < *b);
}

static int
place_compare(const void *left, const void *right)
{
	const struct shown_descent *const *a = left, *const *b = right;

	return (*a > *b) - (*a < *b);
}

/* Whether this one, of descents in order, says what the one before says, or less. */
static bool
is_said(const struct shown_descent *const *items, size_t i)
{
	if (!i || strcmp(items[i - 1]->question, items[i]->question) != 0)
		return false;
	return !text_compare(items[i - 1]->from, items[i]->from);
}

static bool
is_drawn(const struct shown_descent *descent)
{
	return *descent->question && (!descent->from || *descent->from);
}

static int
stop_compare(const void *left, const void *right)
{
	const struct stop *a = left, *b = right;
	const int order = strcmp(a->number, b->number);

	return order ? order : (a->place > b->place) - (a->place < b->place);
}

static int
stop_place_compare(const void *left, const void *right)
{
	const struct stop *a = left, *b = right;

	return (a->place > b->place) - (a->place < b->place);
}

/* Leaves each number once, where it first stands; then numbers the places, in their order. */
static void
settle(struct column *column)
{
	size_t kept = 0;

	if (!column->count)
		return;
	qsort(column->stops, column->count, sizeof *column->stops, stop_compare);
	for (size_t i = 0; i < column->count; i++)
		if (!kept || strcmp(column->stops[kept - 1].number, column->stops[i].number) != 0)
			column->stops[kept++] = column->stops[i];
	column->count = kept;
	qsort(column->stops, kept, sizeof *column->stops, stop_place_compare);
	for (size_t i = 0; i < kept; i++)
		column->stops[i].place = i;
	qsort(column->stops, kept, sizeof *column->stops, stop_compare);
}

static void
gather(struct tree *tree, const struct shown_report *report, struct arena *a)
{
	const size_t room = report->descent_count + 1;
	size_t kept = 0;

	tree->items = arena_alloc(a, room * sizeof *tree->items);
	for (size_t i = 0; i < report->descent_count; i++)
		if (is_drawn(&report->descents[i]))
			tree->items[tree->count++] = &report->descents[i];
	if (!tree->count)
		return;
	qsort(tree->items, tree->count, sizeof *tree->items, descent_compare);
	for (size_t i = 0; i < tree->count; i++)
		if (!is_said(tree->items, i))
			tree->items[kept++] = tree->items[i];
	tree->count = kept;
	qsort(tree->items, kept, sizeof *tree->items, place_compare);
	tree->olds.stops = arena_alloc(a, room * sizeof *tree->olds.stops);
	tree->news.stops = arena_alloc(a, room * sizeof *tree->news.stops);
	for (size_t i = 0; i < kept && i < DRAWN_MOST; i++) {
		const struct shown_descent *item = tree->items[i];

		tree->news.stops[tree->news.count++] = (struct stop){item->question, item, i};
		if (item->from)
			tree->olds.stops[tree->olds.count++] = (struct stop){item->from, item, i};
	}
	settle(&tree->olds);
	settle(&tree->news);
}

static int
number_compare(const void *left, const void *right)
{
	return strcmp(((const struct stop *)left)->number, ((const struct stop *)right)->number);
}

static long
y_of(const struct column *column, const char *number)
{
	const struct stop wanted = {.number = number};
	const struct stop *found = bsearch(
		&wanted, column->stops, column->count, sizeof *column->stops, number_compare);

	return TOP + (found ? (long)found->place : 0) * ROW;
}

static void
draw_lines(FILE *out, const struct tree *tree)
{
	for (size_t i = 0; i < tree->count && i < DRAWN_MOST; i++)
		if (tree->items[i]->from)
			svg_curve(out, OLD_END, y_of(&tree->olds, tree->items[i]->from) + 9,
				NEW_START, y_of(&tree->news, tree->items[i]->question) + 9, "line");
}

static void
draw_stops(FILE *out, const struct tree *tree)
{
	for (size_t i = 0; i < tree->olds.count; i++) {
		const struct stop *stop = &tree->olds.stops[i];
		const long y = TOP + (long)stop->place * ROW;

		svg_box(out, OLD_END - 80, y, 80, 18, "box", NULL);
		svg_text(out, OLD_END - 40, y + 13, "middle", stop->number, 10);
	}
	for (size_t i = 0; i < tree->news.count; i++) {
		const struct stop *stop = &tree->news.stops[i];
		const long y = TOP + (long)stop->place * ROW;
		const bool fresh = !stop->descent->from;

		svg_box(out, NEW_START, y, 90, 18, fresh ? "box fresh" : "box", NULL);
		svg_text(out, NEW_START + 45, y + 13, "middle strong", stop->number, 12);
		if (fresh)
			svg_text(out, NEW_START - 8, y + 13, "end faint", "continues none", 0);
		svg_text(out, NEW_START + 98, y + 13, "small", stop->descent->title, TITLE_COLUMNS);
	}
}

static void
write_rows(const struct page *page, size_t document, const struct tree *tree)
{
	static const char *const heads[] = {"Question", "continues", "Status", "Title", NULL};
	FILE *out = page->out;

	picture_table(page, heads, tree->count);
	for (size_t i = 0; i < tree->count; i++) {
		const struct shown_descent *item = tree->items[i];

		fputs("<tr>", out);
		picture_cell(page, document, item->spot, item->question);
		fputs("<td>", out);
		xml_text(out, item->from ? item->from : "none");
		fputs("</td><td>", out);
		xml_text(out, item->status);
		fputs("</td><td>", out);
		xml_text(out, item->title);
		fputs("</td></tr>\n", out);
	}
}

/* Questions that continue none are no line of descent. */
bool
picture_has_descent(const struct shown_report *report)
{
	for (size_t i = 0; i < report->descent_count; i++)
		if (report->descents[i].from && is_drawn(&report->descents[i]))
			return true;
	return false;
}

void
picture_descent(const struct page *page, size_t document)
{
	static const char title[] = "Line of descent of the Questions";
	struct arena a = {0};
	struct tree tree = {.count = 0};
	char id[40], text[200];
	size_t rows;

	gather(&tree, page->findings->documents[document].shown, &a);
	rows = tree.olds.count > tree.news.count ? tree.olds.count : tree.news.count;
	snprintf(id, sizeof id, "d%zu-descent", document + 1);
	snprintf(text, sizeof text,
		"Lines lead from %zu old numbers at the left to %zu new numbers at the right%s; "
		"the table has each of them.",
		tree.olds.count, tree.news.count,
		tree.count > DRAWN_MOST ? ", the first ones of all" : "");
	picture_open(page, title);
	svg_open(page->out, id, WIDTH, TOP + (long)rows * ROW + 8, title, text);
	svg_text(page->out, OLD_END - 80, TOP - 12, "strong", "old number", 0);
	svg_text(page->out, NEW_START, TOP - 12, "strong", "new number and title", 0);
	draw_lines(page->out, &tree);
	draw_stops(page->out, &tree);
	svg_close(page->out);
	write_rows(page, document, &tree);
	picture_close(page);
	arena_clear(&a);
}
