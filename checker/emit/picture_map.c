/* picture_map.c -- emit: who has which Recommendations becomes a map by series, overlaps in red */
#include <stdlib.h>
#include <string.h>

#include "../base/buffer.h"
#include "picture.h"
#include "picture_owners.h"
#include "svg.h"
#include "xml_text.h"

enum {
	WIDTH = 1000,
	LEFT = 44,
	TOP = 10,
	TILE = 38,
	GAP = 4,
	TILES_MOST = 400, /* of more, the table has all */
	TEXT_COLUMNS = 60,
	LOOKS = 4,
};

/* Where the next tile goes. */
struct pen {
	long x, y;
	char letter; /* of the row; 0: none yet */
};

static long
width_of(const struct tile *tile)
{
	const long numbers = svg_text_width(tile->numbers);
	const long owners = svg_text_width(tile->owners) + (tile->clash ? 10 * 7 : 0);
	const long width = (numbers > owners ? numbers : owners) + 16;

	return width < WIDTH - LEFT ? width : WIDTH - LEFT;
}

/* A letter begins a row, and a row that is full goes on below. out NULL: only measures. */
static void
move_to(FILE *out, struct pen *pen, const struct tile *tile)
{
	const char letter[] = {tile->letter, '\0'};

	if (tile->letter == pen->letter && pen->x + width_of(tile) <= WIDTH)
		return;
	pen->y += pen->letter ? TILE + GAP + (tile->letter != pen->letter ? 6 : 0) : 0;
	pen->x = LEFT;
	if (out && tile->letter != pen->letter)
		svg_text(out, 12, pen->y + 24, "strong", letter, 0);
	pen->letter = tile->letter;
}

static void
draw_tile(FILE *out, const struct pen *pen, const struct tile *tile)
{
	static const char *const looks[LOOKS] = {"g0", "g1", "g2", "g3"};
	const long width = width_of(tile);

	svg_box(out, pen->x, pen->y, width, TILE,
		tile->clash ? "clash" : looks[tile->owner % LOOKS], NULL);
	for (long x = pen->x + 6; tile->clash && x < pen->x + width; x += 6)
		svg_line(out, x, pen->y + TILE, x - 5, pen->y + TILE - 6, "hatch");
	svg_text(out, pen->x + 7, pen->y + 15, "strong", tile->numbers, 130);
	if (tile->clash)
		svg_text(out, pen->x + 7, pen->y + 29, "clash-text", "OVERLAP", 0);
	svg_text(out, pen->x + (tile->clash ? 75 : 7), pen->y + 29, tile->clash ? "clash-text" : "",
		tile->owners, 120);
}

static long
draw(FILE *out, const struct owners *owners)
{
	struct pen pen = {.x = LEFT, .y = TOP};

	for (size_t i = 0; i < owners->tile_count && i < TILES_MOST; i++) {
		move_to(out, &pen, &owners->tiles[i]);
		if (out)
			draw_tile(out, &pen, &owners->tiles[i]);
		pen.x += width_of(&owners->tiles[i]) + GAP;
	}
	return pen.y + TILE + 8;
}

static void
write_rows(const struct page *page, size_t document, const struct owners *owners)
{
	static const char *const heads[] = {"Recommendations", "Who has them", "Overlap", NULL};

	picture_table(page, heads, owners->tile_count);
	for (size_t i = 0; i < owners->tile_count; i++) {
		const struct tile *tile = &owners->tiles[i];

		fprintf(page->out, "<tr%s>", tile->clash ? " class=\"clash-row\"" : "");
		picture_cell(page, document, tile->spot, tile->numbers);
		fputs("<td>", page->out);
		xml_text(page->out, tile->owners);
		fprintf(page->out, "</td><td>%s</td></tr>\n", tile->clash ? "OVERLAP" : "no");
	}
}

static void
draw_list(const struct page *page, size_t document, size_t number, const struct owners *owners)
{
	static const char title[] = "Map of Recommendations by series and owner";
	char id[40], text[240];
	struct buffer head = {0};

	buffer_print(&head, "%s%s%s", title, *owners->list ? ": " : "", owners->list);
	snprintf(id, sizeof id, "d%zu-map%zu", document + 1, number);
	snprintf(text, sizeof text,
		"%zu stretches of Recommendation numbers, a row for each series, with the groups "
		"that "
		"have them; %zu of them belong to several groups. The table has each of them.",
		owners->tile_count, owners->clashes);
	picture_open(page, buffer_text(&head));
	fprintf(page->out, "<p>%s</p>\n",
		owners->clashes      ? "Overlaps are hatched and say so."
		: owners->groups > 1 ? "No two groups have the same Recommendations."
				     : "There is one list only, and none to compare it with.");
	svg_open(page->out, id, WIDTH, draw(NULL, owners), buffer_text(&head), text);
	draw(page->out, owners);
	svg_close(page->out);
	write_rows(page, document, owners);
	picture_close(page);
	buffer_clear(&head);
}

bool
picture_has_map(const struct shown_report *report)
{
	for (size_t i = 0; i < report->claim_count; i++)
		if (*report->claims[i].group && *report->claims[i].set)
			return true;
	return false;
}

/* Lists of other periods and Assemblies are other maps. */
void
picture_map(const struct page *page, size_t document)
{
	const struct shown_report *report = page->findings->documents[document].shown;
	size_t number = 0;

	for (size_t i = 0; i < report->claim_count; i++) {
		struct owners owners = {.list = report->claims[i].list};
		bool drawn = false;

		for (size_t j = 0; j < i && !drawn; j++)
			drawn = !strcmp(report->claims[j].list, owners.list);
		if (drawn)
			continue;
		owners_find(&owners, report);
		if (owners.tile_count)
			draw_list(page, document, ++number, &owners);
		owners_clear(&owners);
	}
}
