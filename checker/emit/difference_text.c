/* difference_text.c -- emit: what is new, gone and still there becomes text for a person */
#include "../base/buffer.h"
#include "difference.h"
#include "text.h"

enum { INDENT = 2, BROKEN_INDENT = 4 };

static size_t
count_shown(const struct finding_list *list, enum severity show)
{
	size_t count = 0;

	for (size_t i = 0; i < list->count; i++)
		count += list->items[i]->severity >= show;
	return count;
}

/* "new: 2 findings", when there are any. */
static bool
head_print(struct screen *screen, const char *head, size_t count)
{
	struct buffer line = {0};

	if (!count)
		return false;
	buffer_print(&line, "%s: %zu finding%s", head, count, count == 1 ? "" : "s");
	screen_begin(screen, 0, INDENT);
	screen_words(screen, STYLE_STRONG, buffer_text(&line));
	screen_end(screen);
	buffer_clear(&line);
	return true;
}

/* "  report.xml:24:26: error: 1.2 › paragraph 1: what was found [rule]" */
static void
line_print(struct screen *screen, const struct finding *finding)
{
	const struct place *place = &finding->place;
	struct buffer line = {0};

	buffer_print(&line, "%s:", place->document);
	if (place->start.line)
		buffer_print(&line, "%ld:%ld:", place->start.line, place->start.column);
	buffer_print(&line, " %s:", severity_name(finding->severity));
	if (*place->path)
		buffer_print(&line, " %s:", place->path);
	buffer_print(&line, " %s", finding_text(finding));
	screen_begin(screen, INDENT, BROKEN_INDENT);
	screen_words(screen, STYLE_PLAIN, buffer_text(&line));
	buffer_reset(&line);
	buffer_print(&line, "[%s]", finding->rule);
	screen_words(screen, STYLE_FAINT, buffer_text(&line));
	screen_end(screen);
	buffer_clear(&line);
}

void
difference_text(const struct difference *difference, const struct emit_options *options, FILE *out)
{
	struct screen screen = {.out = out, .color = options->color, .width = options->width};
	const struct finding_list *added = &difference->added, *gone = &difference->gone;
	const enum severity show = options->show;

	if (head_print(&screen, "new", count_shown(added, show)))
		screen_end(&screen);
	for (size_t i = 0; i < added->count; i++)
		if (added->items[i]->severity >= show)
			text_finding(&screen, added->items[i]);
	if (head_print(&screen, "gone", count_shown(gone, show))) {
		for (size_t i = 0; i < gone->count; i++)
			if (gone->items[i]->severity >= show)
				line_print(&screen, gone->items[i]);
		screen_end(&screen);
	}
	head_print(&screen, "still there", count_shown(&difference->kept, show));
	if (difference->status == RUN_INCOMPLETE)
		text_incomplete(&screen, difference->problems);
}
