/* text_numbering.c -- load: numbered lines become headings or paragraphs */
#include "text_numbering.h"

#include <stdlib.h>
#include <string.h>

enum { DEPTHS = 12, NO_RUN = 0 };

struct numbered_run {
	size_t sentences, others;
};

int
numbering_depth(const char *text, size_t length)
{
	int depth = 1;

	for (size_t i = 0; i + 1 < length; i++)
		depth += text[i] == '.';
	return depth < DEPTHS ? depth : DEPTHS - 1;
}

static size_t
add_run(struct numbering *numbering)
{
	numbering->runs = array_room(numbering->runs, numbering->run_count, &numbering->run_room,
		sizeof *numbering->runs);
	numbering->runs[numbering->run_count] = (struct numbered_run){0};
	return numbering->run_count++;
}

/* Open holds the run of each depth. */
static void
add_number(struct numbering *numbering, const struct line_reader *reader,
	const struct text_line *line, size_t open[DEPTHS])
{
	const char *label = reader->source->bytes + line->label.start;
	const int depth = numbering_depth(label, line->label.end - line->label.start);
	struct numbered_line number = {.start = line->start};

	number.sentence = line_is_sentence(reader, line);
	if (open[depth] == NO_RUN)
		open[depth] = add_run(numbering);
	memset(open + depth + 1, 0, (size_t)(DEPTHS - depth - 1) * sizeof *open);
	number.run = open[depth];
	*(number.sentence ? &numbering->runs[number.run].sentences
			  : &numbering->runs[number.run].others) += 1;
	numbering->items = array_room(
		numbering->items, numbering->count, &numbering->room, sizeof *numbering->items);
	numbering->items[numbering->count++] = number;
}

void
numbering_read(struct numbering *numbering, const struct line_reader *reader)
{
	size_t open[DEPTHS] = {NO_RUN};
	struct text_line line = line_at(reader, 0);

	*numbering = (struct numbering){0};
	add_run(numbering); /* NO_RUN */
	for (; line.kind != LINE_END; line = line_at(reader, line.next))
		switch (line.kind) {
		case LINE_NUMBERED:
			numbering->sectioned = true;
			numbering->styled |= line.role == ROLE_HEADING;
			add_number(numbering, reader, &line, open);
			break;
		case LINE_ANNEX:
		case LINE_APPENDIX:
		case LINE_QUESTION:
		case LINE_PART:
			numbering->sectioned = true;
			memset(open, 0, sizeof open);
			break;
		default:
			break;
		}
}

void
numbering_clear(struct numbering *numbering)
{
	free(numbering->items);
	free(numbering->runs);
	*numbering = (struct numbering){0};
}

static int
compare_start(const void *start, const void *number)
{
	const size_t a = *(const size_t *)start, b = ((const struct numbered_line *)number)->start;

	return (a > b) - (a < b);
}

bool
numbering_is_heading(const struct numbering *numbering, const struct text_line *line)
{
	const struct numbered_line *number = bsearch(&line->start, numbering->items,
		numbering->count, sizeof *numbering->items, compare_start);
	const struct numbered_run *run = number ? &numbering->runs[number->run] : NULL;

	if (numbering->styled)
		return line->role == ROLE_HEADING;
	return number && (!number->sentence || run->others > run->sentences);
}
