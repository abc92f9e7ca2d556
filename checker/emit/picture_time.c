/* picture_time.c -- emit: meetings, approvals and terms of office become a time line */
#include <string.h>

#include "../base/buffer.h"
#include "../values/date.h"
#include "picture.h"
#include "svg.h"
#include "xml_text.h"

enum {
	WIDTH = 1000,
	LEFT = 250,
	RIGHT = 990,
	TOP = 34,
	ROW = 20,
	LANES_MOST = 3,
	TERMS_MOST = 60, /* of more, the table has all */
	NAME_COLUMNS = 40,
	MONTHS_SHOWN = 12 * 60,
};

static const char *const kinds[EVENT_KINDS] = {
	[EVENT_MEETING] = "Meeting",
	[EVENT_INTERIM] = "Interim meeting",
	[EVENT_APPROVAL] = "Approval",
	[EVENT_TERM] = "Term of office",
};

/* A time line while it is drawn. */
struct timeline {
	FILE *out;
	const struct shown_report *report;
	long first, last; /* days; last is not before first */
	long y;
	size_t counts[EVENT_KINDS];
};

static bool
read_day(const char *text, struct day_range *range)
{
	return text && date_read(text, strlen(text), range) == 0;
}

/* The days of an event, an open end being that of the time line. Whether one is known. */
static bool
days_of(const struct timeline *line, const struct shown_event *event, long *from, long *to)
{
	struct day_range start, end;
	const bool starts = read_day(event->from, &start), ends = read_day(event->to, &end);

	*from = starts ? day_number(day_first(start.start)) : line->first;
	*to = ends ? day_number(day_last(end.end)) : line->last;
	if (*to < *from)
		*to = *from;
	return starts || ends;
}

/* Takes in the years of all dates. Whether there is any. */
static bool
measure(struct timeline *line)
{
	int first = 0, last = 0;

	for (size_t i = 0; i < line->report->event_count; i++) {
		const struct shown_event *event = &line->report->events[i];
		const char *const dates[] = {event->from, event->to};
		struct day_range range;
		bool known = false;

		for (size_t j = 0; j < 2; j++) {
			if (!read_day(dates[j], &range))
				continue;
			known = true;
			first = !first || range.start.year < first ? range.start.year : first;
			last = range.end.year > last ? range.end.year : last;
		}
		line->counts[event->kind] += known;
	}
	line->first = day_number((struct day){first, 1, 1});
	line->last = day_number((struct day){last, 12, 31});
	return first != 0;
}

/* No day is before the first: that of the line is in the year of the earliest. */
static long
x_of(const struct timeline *line, long day)
{
	if (day > line->last)
		day = line->last;
	return LEFT + (RIGHT - LEFT) * (day - line->first) / (line->last - line->first);
}

static void
draw_years(const struct timeline *line, long bottom)
{
	const int first = day_numbered(line->first).year, last = day_numbered(line->last).year;
	const int step = (last - first) / 14 + 1;
	char text[16];

	for (int year = first; year <= last; year += step) {
		const long x = x_of(line, day_number((struct day){year, 1, 1}));

		svg_line(line->out, x, TOP - 16, x, bottom, "axis");
		snprintf(text, sizeof text, "%d", year);
		svg_text(line->out, x + 4, TOP - 6, "faint", text, 0);
	}
}

static void
tip_of(const struct shown_event *event, struct buffer *tip)
{
	buffer_print(tip, "%s, %s", event->name, event->from ? event->from : "…");
	if (event->to && (!event->from || strcmp(event->from, event->to) != 0))
		buffer_print(tip, " – %s", event->to);
	if (*event->about)
		buffer_print(tip, ": %s", event->about);
}

static void
draw_head(struct timeline *line, enum event_kind kind)
{
	char text[64];

	snprintf(text, sizeof text, "%ss (%zu)", kinds[kind], line->counts[kind]);
	if (kind == EVENT_TERM)
		snprintf(text, sizeof text, "Terms of office (%zu)", line->counts[kind]);
	svg_text(line->out, 6, line->y + 14, "strong", text, 0);
}

/* Bars with dates; one that would cover the one before goes into the next lane. out NULL: only
 * measures. */
static void
draw_named(struct timeline *line)
{
	long ends[LANES_MOST] = {0};
	size_t lanes = 1;

	if (line->out)
		draw_head(line, EVENT_MEETING);
	for (size_t i = 0; i < line->report->event_count; i++) {
		const struct shown_event *event = &line->report->events[i];
		struct buffer tip = {0};
		size_t lane = 0;
		long from, to, x, width;

		if (event->kind != EVENT_MEETING || !days_of(line, event, &from, &to))
			continue;
		x = x_of(line, from);
		width = x_of(line, to) - x > 3 ? x_of(line, to) - x : 4;
		while (lane + 1 < LANES_MOST && ends[lane] > x)
			lane++;
		lanes = lane + 1 > lanes ? lane + 1 : lanes;
		ends[lane] = x + width + svg_text_width(event->from ? event->from : "") + 20;
		if (!line->out)
			continue;
		tip_of(event, &tip);
		svg_box(line->out, x, line->y + (long)lane * ROW + 3, width, 14, "bar",
			buffer_text(&tip));
		svg_text(line->out, x + width + 3, line->y + (long)lane * ROW + 14, "small",
			event->from ? event->from : "", 0);
		buffer_clear(&tip);
	}
	line->y += (long)lanes * ROW + 8;
}

/* A stroke each: there are many, and when they cluster is what shows. */
static void
draw_strokes(struct timeline *line)
{
	draw_head(line, EVENT_INTERIM);
	for (size_t i = 0; i < line->report->event_count; i++) {
		const struct shown_event *event = &line->report->events[i];
		struct buffer tip = {0};
		long from, to;

		if (event->kind != EVENT_INTERIM || !days_of(line, event, &from, &to))
			continue;
		tip_of(event, &tip);
		svg_box(line->out, x_of(line, from), line->y + 2,
			2 + x_of(line, to) - x_of(line, from), 16, "point", buffer_text(&tip));
		buffer_clear(&tip);
	}
	line->y += ROW + 8;
}

/* How many there were in each month, with the number above the column. */
static void
draw_columns(struct timeline *line)
{
	enum { HEIGHT = 44 };
	const int first = day_numbered(line->first).year;
	size_t months[MONTHS_SHOWN] = {0}, most = 1;
	char text[32];

	draw_head(line, EVENT_APPROVAL);
	for (size_t i = 0; i < line->report->event_count; i++) {
		const struct shown_event *event = &line->report->events[i];
		struct day_range range;
		size_t month;

		if (event->kind != EVENT_APPROVAL || !read_day(event->from, &range))
			continue;
		month = (size_t)((range.start.year - first) * 12 + range.start.month - 1);
		if (month < MONTHS_SHOWN && ++months[month] > most)
			most = months[month];
	}
	for (size_t i = 0; i < MONTHS_SHOWN; i++) {
		const struct day day = {first + (int)(i / 12), (int)(i % 12) + 1, 0};
		const long height = (long)(months[i] * HEIGHT / most);
		const long x = x_of(line, day_number(day_first(day)));

		if (!months[i])
			continue;
		snprintf(text, sizeof text, "%zu", months[i]);
		svg_box(line->out, x, line->y + 14 + HEIGHT - height, 8, height, "approval", text);
		svg_text(line->out, x + 4, line->y + 11 + HEIGHT - height, "small middle", text, 0);
	}
	line->y += HEIGHT + 26;
}

static void
draw_term(struct timeline *line, const struct shown_event *event)
{
	struct buffer tip = {0}, name = {0};
	long from, to, x;

	if (event->kind != EVENT_TERM || !days_of(line, event, &from, &to))
		return;
	tip_of(event, &tip);
	buffer_print(&name, "%s, %s", event->name, event->about);
	x = x_of(line, from);
	svg_text(line->out, 12, line->y + 13, "small", buffer_text(&name), NAME_COLUMNS);
	svg_box(line->out, x, line->y + 4, x_of(line, to) - x + 2, 11, "term", buffer_text(&tip));
	/* an end that nobody gave */
	if (!event->from)
		svg_text(line->out, x - 4, line->y + 14, "end", "…", 0);
	if (!event->to)
		svg_text(line->out, x_of(line, to) - 16, line->y + 12, "small", "…", 0);
	line->y += ROW;
	buffer_clear(&name);
	buffer_clear(&tip);
}

static void
draw_terms(struct timeline *line)
{
	size_t drawn = 0;

	draw_head(line, EVENT_TERM);
	line->y += ROW;
	for (size_t i = 0; i < line->report->event_count && drawn < TERMS_MOST; i++)
		if (line->report->events[i].kind == EVENT_TERM) {
			draw_term(line, &line->report->events[i]);
			drawn++;
		}
	if (line->counts[EVENT_TERM] > TERMS_MOST) {
		svg_text(line->out, 12, line->y + 13, "small faint", "… more are in the table", 0);
		line->y += ROW;
	}
}

static void (*const draw[EVENT_KINDS])(struct timeline *line) = {
	[EVENT_MEETING] = draw_named,
	[EVENT_INTERIM] = draw_strokes,
	[EVENT_APPROVAL] = draw_columns,
	[EVENT_TERM] = draw_terms,
};

static long
height_of(const struct timeline *line)
{
	const size_t terms = line->counts[EVENT_TERM];
	struct timeline measured = *line;
	long height = 12;

	measured.out = NULL;
	measured.y = TOP;
	if (line->counts[EVENT_MEETING])
		draw_named(&measured);
	height += measured.y;
	height += line->counts[EVENT_INTERIM] ? ROW + 8 : 0;
	height += line->counts[EVENT_APPROVAL] ? 70 : 0;
	return height + (terms ? (long)(terms < TERMS_MOST ? terms + 1 : TERMS_MOST + 2) * ROW : 0);
}

static void
write_rows(const struct page *page, size_t document)
{
	const struct shown_report *report = page->findings->documents[document].shown;
	static const char *const heads[] = {"What", "From", "To", "Who or which", "More", NULL};
	FILE *out = page->out;

	picture_table(page, heads, report->event_count);
	for (int kind = 0; kind < EVENT_KINDS; kind++)
		for (size_t i = 0; i < report->event_count; i++) {
			const struct shown_event *event = &report->events[i];

			if ((int)event->kind != kind)
				continue;
			fprintf(out, "<tr><td>%s</td><td>", kinds[kind]);
			xml_text(out, event->from ? event->from : "…");
			fputs("</td><td>", out);
			xml_text(out, event->to ? event->to : "…");
			fputs("</td>", out);
			picture_cell(page, document, event->spot, event->name);
			fputs("<td>", out);
			xml_text(out, event->about);
			fputs("</td></tr>\n", out);
		}
}

bool
picture_has_time(const struct shown_report *report)
{
	struct timeline line = {.report = report};

	return measure(&line);
}

void
picture_time(const struct page *page, size_t document)
{
	struct timeline line = {
		.out = page->out, .report = page->findings->documents[document].shown, .y = TOP};
	char id[32], text[160];

	if (!measure(&line))
		return;
	picture_open(page, "Time line of meetings, approvals and terms of office");
	snprintf(id, sizeof id, "d%zu-time", document + 1);
	snprintf(text, sizeof text,
		"%zu meetings, %zu interim meetings, %zu approvals and %zu terms of office "
		"from %d to %d, one below the other; the table has each of them.",
		line.counts[EVENT_MEETING], line.counts[EVENT_INTERIM], line.counts[EVENT_APPROVAL],
		line.counts[EVENT_TERM], day_numbered(line.first).year,
		day_numbered(line.last).year);
	svg_open(page->out, id, WIDTH, height_of(&line),
		"Time line of meetings, approvals and terms of office", text);
	draw_years(&line, height_of(&line) - 4);
	for (int kind = 0; kind < EVENT_KINDS; kind++)
		if (line.counts[kind])
			draw[kind](&line);
	svg_close(page->out);
	write_rows(page, document);
	picture_close(page);
}
