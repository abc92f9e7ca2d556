/* marks.c -- review: anchors of comments become elements among the runs */
#include "marks.h"

#include <stdlib.h>
#include <string.h>

#include "../load/scan.h"

static void
add(struct marks *marks, struct stop stop, enum mark_place place, long id)
{
	marks->items = array_room(marks->items, marks->count, &marks->room, sizeof *marks->items);
	marks->items[marks->count] = (struct mark){stop, place, id, marks->count};
	marks->count++;
}

void
marks_add(struct marks *marks, const struct anchor *anchor, long id)
{
	if (anchor->start.at < anchor->end.at) {
		add(marks, anchor->start, MARK_STARTS, id);
		add(marks, anchor->end, MARK_ENDS, id);
	}
	add(marks, anchor->reference, MARK_REFERS, id);
}

void
marks_clear(struct marks *marks)
{
	free(marks->items);
	*marks = (struct marks){0};
}

struct word_prefix
word_prefix(const struct part_text *part, size_t at, bool strict, struct arena *a)
{
	const char *prefix = part_text_prefix(part, at, a);

	if (*prefix)
		return (struct word_prefix){prefix, ""};
	return (struct word_prefix){
		"w", arena_print(a, " xmlns:w=\"%s\"", strict ? WORD_STRICT : WORD_TRANSITIONAL)};
}

static int
compare(const void *a_, const void *b_)
{
	const struct mark *a = a_, *b = b_;

	if (a->stop.at != b->stop.at)
		return a->stop.at < b->stop.at ? -1 : 1;
	if (a->place != b->place)
		return a->place < b->place ? -1 : 1;
	return a->order < b->order ? -1 : 1;
}

static void
print_mark(struct buffer *out, const struct mark *mark, const struct word_prefix *w)
{
	const char *p = w->prefix, *declared = w->declaration;

	if (mark->place == MARK_STARTS)
		buffer_print(
			out, "<%s:commentRangeStart%s %s:id=\"%ld\"/>", p, declared, p, mark->id);
	else if (mark->place == MARK_ENDS)
		buffer_print(
			out, "<%s:commentRangeEnd%s %s:id=\"%ld\"/>", p, declared, p, mark->id);
	else
		buffer_print(out,
			"<%s:r%s><%s:rPr><%s:rStyle %s:val=\"CommentReference\"/></%s:rPr>"
			"<%s:commentReference %s:id=\"%ld\"/></%s:r>",
			p, declared, p, p, p, p, p, p, mark->id, p);
}

/* The end tag of the element whose start tag begins at byte `at`. */
static void
print_end_tag(struct buffer *out, const char *bytes, size_t at)
{
	const char *name = bytes + at + 1;

	buffer_print(out, "</%.*s>", (int)strcspn(name, " \t\r\n/>"), name);
}

/* White space at the ends of both halves counts. */
static const char preserve[] = " xml:space=\"preserve\"";

static bool
is_preserved(const char *bytes, size_t length, size_t tag)
{
	const struct extent value = scan_attribute(bytes, length, tag, "xml", "space");

	return value.end > value.start;
}

static void
print_words_tag(struct buffer *out, const struct part_text *part, size_t tag)
{
	const char *bytes = part->bytes.text;
	const size_t end = scan_token(bytes, part->bytes.length, tag).extent.end;

	buffer_add(out, bytes + tag, end - tag - 1);
	if (!is_preserved(bytes, part->bytes.length, tag))
		buffer_add_text(out, preserve);
	buffer_add_byte(out, '>');
}

static void
print_cut(struct buffer *out, const struct part_text *part, const struct stop *stop)
{
	const char *bytes = part->bytes.text;

	if (stop->paragraph)
		buffer_add_byte(out, '>');
	if (stop->in_cdata)
		buffer_add_text(out, "]]>");
	if (stop->words)
		print_end_tag(out, bytes, stop->words);
	if (stop->run)
		print_end_tag(out, bytes, stop->run->element.start);
}

static void
print_again(struct buffer *out, const struct part_text *part, const struct stop *stop)
{
	const struct run *run = stop->run;
	const char *bytes = part->bytes.text;

	if (stop->paragraph)
		print_end_tag(out, bytes, stop->paragraph);
	if (!run)
		return;
	buffer_add(out, bytes + run->element.start, run->behind_tag - run->element.start);
	buffer_add(out, bytes + run->properties.start, run->properties.end - run->properties.start);
	if (stop->words)
		print_words_tag(out, part, stop->words);
	if (stop->in_cdata)
		buffer_add_text(out, "<![CDATA[");
}

/* Says in the tag that white space counts, once, where it stands at the first cut. */
static void
preserve_words(struct part_text *part, const struct stop *stop, size_t *tag)
{
	const char *bytes = part->bytes.text;

	if (!stop->words || stop->words == *tag)
		return;
	*tag = stop->words;
	if (strchr(" \t\r\n", bytes[stop->at - 1]) &&
		!is_preserved(bytes, part->bytes.length, stop->words))
		part_text_put(part,
			scan_token(bytes, part->bytes.length, stop->words).extent.end - 1,
			preserve);
}

void
marks_put(struct marks *marks, struct runs *runs)
{
	struct part_text *part = &runs->part;
	struct arena arena = {0};
	const struct word_prefix w = word_prefix(part, runs->first, runs->strict, &arena);
	struct buffer text = {0};
	size_t tag = 0;

	if (marks->count)
		qsort(marks->items, marks->count, sizeof *marks->items, compare);
	for (size_t i = 0; i < marks->count;) {
		const struct stop *stop = &marks->items[i].stop;

		buffer_reset(&text);
		preserve_words(part, stop, &tag);
		if (stop->paragraph)
			part_text_cut(part, (struct extent){stop->at - 2, stop->at});
		print_cut(&text, part, stop);
		for (; i < marks->count && marks->items[i].stop.at == stop->at; i++)
			print_mark(&text, &marks->items[i], &w);
		print_again(&text, part, stop);
		part_text_put(part, stop->at, text.text);
	}
	buffer_clear(&text);
	arena_clear(&arena);
}
