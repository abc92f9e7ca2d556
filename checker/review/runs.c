/* runs.c -- review: the main part of a Word document becomes a list of its runs */
#include "runs.h"

#include <stdlib.h>
#include <string.h>

#include "../load/part.h"
#include "../load/scan.h"

/* Depths are those of open elements plus 1; 0: there is none. */
struct runs_reading {
	struct runs *runs;
	size_t depth;
	size_t paragraph, run;         /* of the outermost ones that are open */
	size_t part_depth;             /* of that run in the part, where alternatives count, too */
	size_t first_in_child;         /* the first run in the open child of the paragraph */
	struct run_mark mark;          /* that is open */
	size_t fields, first_in_field; /* fields open in the paragraph; the first run in them */
	bool marked, field_ends;
};

static const struct {
	const char *name;
	enum run_mark_type type;
} marks[] = {
	{"commentRangeStart", RUN_COMMENT_START},
	{"commentRangeEnd", RUN_COMMENT_END},
	{"commentReference", RUN_COMMENT},
	{"footnoteReference", RUN_FOOTNOTE},
	{"endnoteReference", RUN_ENDNOTE},
};

static bool
is(const struct part_element *element, enum part_space space, const char *name)
{
	return element->space == space && !strcmp(element->name, name);
}

static bool
is_formula(const struct part_element *element)
{
	return is(element, SPACE_MATH, "oMath") || is(element, SPACE_MATH, "oMathPara");
}

static size_t
tag_before(const struct runs *runs, size_t behind)
{
	return scan_back(buffer_text(&runs->part.bytes), behind, "<");
}

static bool
is_empty_tag(const struct runs *runs, size_t behind)
{
	return runs->part.bytes.text[behind - 2] == '/';
}

static void
begin_run(struct runs_reading *reading, const struct part_element *element)
{
	struct runs *runs = reading->runs;

	runs->items = array_room(runs->items, runs->count, &runs->room, sizeof *runs->items);
	runs->items[runs->count++] =
		(struct run){.element.start = tag_before(runs, element->behind),
			.behind_tag = element->behind,
			.whole = is_formula(element) || is_empty_tag(runs, element->behind)};
	reading->run = reading->depth;
	reading->part_depth = element->depth;
}

/* Whether the element is deeper in the run than its children, but for its properties. */
static bool
is_inner(const struct runs_reading *reading, const struct part_element *element)
{
	const struct run *run = &reading->runs->items[reading->runs->count - 1];

	return element->depth > reading->part_depth + 1 &&
	       (!run->properties.start || run->properties.end);
}

/* What is in a run. */
static void
begin_inside(struct runs_reading *reading, const struct part_element *element)
{
	struct run *run = &reading->runs->items[reading->runs->count - 1];

	if (reading->depth == reading->run + 1 && is(element, SPACE_WORD, "rPr"))
		run->properties.start = tag_before(reading->runs, element->behind);
	else if (is_inner(reading, element) && !run->inner.start)
		run->inner.start = tag_before(reading->runs, element->behind);
}

/* A comment that stood in the result of a field would go when Word makes the result anew. */
static void
look_at_field(struct runs_reading *reading, const struct part_element *element)
{
	if (!is(element, SPACE_WORD, "fldChar"))
		return;
	if (part_is(element, "fldCharType", "begin") && reading->fields++ == 0)
		reading->first_in_field = reading->runs->count - 1;
	if (part_is(element, "fldCharType", "end") && reading->fields > 0)
		reading->field_ends = --reading->fields == 0;
}

static void
begin_paragraph(struct runs_reading *reading, const struct part_element *element)
{
	struct runs *runs = reading->runs;

	reading->paragraph = reading->depth;
	if (runs->first)
		return;
	runs->first = tag_before(runs, element->behind);
	runs->behind_first = element->behind;
}

static void
begin_mark(struct runs_reading *reading, const struct part_element *element)
{
	reading->marked = false;
	for (size_t i = 0; i < sizeof marks / sizeof *marks && !reading->marked; i++) {
		if (!is(element, SPACE_WORD, marks[i].name))
			continue;
		reading->marked = true;
		reading->mark = (struct run_mark){marks[i].type, part_number(element, "id", -1),
			{tag_before(reading->runs, element->behind), 0}};
	}
}

static void
start(void *reading_, struct part_reading *part, const struct part_element *element)
{
	struct runs_reading *reading = reading_;

	(void)part;
	reading->depth++;
	begin_mark(reading, element);
	if (reading->run) {
		begin_inside(reading, element);
		look_at_field(reading, element);
	} else if (reading->paragraph && (is(element, SPACE_WORD, "r") || is_formula(element))) {
		begin_run(reading, element);
	} else if (!reading->paragraph && is(element, SPACE_WORD, "p")) {
		begin_paragraph(reading, element);
	}
	if (reading->paragraph && reading->depth == reading->paragraph + 1)
		reading->first_in_child = reading->runs->count - (reading->run != 0);
}

static void
end_inside(struct runs_reading *reading, const struct part_element *element)
{
	struct runs *runs = reading->runs;
	struct run *run = &runs->items[runs->count - 1];

	if (reading->depth == reading->run) {
		run->element.end = element->behind;
		run->end_tag = tag_before(runs, element->behind);
		reading->run = 0;
	} else if (reading->depth == reading->run + 1 && is(element, SPACE_WORD, "rPr")) {
		run->properties.end = element->behind;
	} else if (is_inner(reading, element)) {
		run->inner.end = element->behind;
	}
}

static void
end_child(struct runs_reading *reading, const struct part_element *element)
{
	struct runs *runs = reading->runs;

	const size_t first =
		reading->field_ends ? reading->first_in_field : reading->first_in_child;

	for (size_t i = first < reading->first_in_child ? first : reading->first_in_child;
		i < runs->count; i++)
		runs->items[i].behind_child = element->behind;
	reading->field_ends = false;
}

static void
add_mark(struct runs_reading *reading, const struct part_element *element)
{
	struct runs *runs = reading->runs;

	reading->mark.element.end = element->behind;
	runs->marks =
		array_room(runs->marks, runs->mark_count, &runs->mark_room, sizeof *runs->marks);
	runs->marks[runs->mark_count++] = reading->mark;
	reading->marked = false;
}

static void
end(void *reading_, const struct part_element *element)
{
	struct runs_reading *reading = reading_;

	if (reading->marked)
		add_mark(reading, element);
	if (reading->run)
		end_inside(reading, element);
	if (reading->paragraph && reading->depth == reading->paragraph + 1)
		end_child(reading, element);
	if (reading->depth == reading->paragraph)
		reading->paragraph = reading->fields = 0;
	reading->depth--;
}

static void
text(void *reading, const char *bytes, size_t length)
{
	(void)reading;
	(void)bytes;
	(void)length;
}

static bool
root_names(const struct part_text *part, const char *uri)
{
	const size_t root = part_text_root(part);
	const char *bytes = buffer_text(&part->bytes), *found = strstr(bytes + root, uri);

	return found &&
	       (size_t)(found - bytes) < scan_token(bytes, part->bytes.length, root).extent.end;
}

int
runs_read(struct runs *runs, struct package *package, const char *name, struct messages *messages)
{
	static const struct part_taker taker = {start, end, text};
	struct runs_reading reading = {.runs = runs};

	*runs = (struct runs){0};
	if (part_text_read(&runs->part, package, name, messages))
		return -1;
	runs->strict = root_names(&runs->part, WORD_STRICT);
	return part_read(package, name, &taker, &reading, messages);
}

void
runs_clear(struct runs *runs)
{
	part_text_clear(&runs->part);
	free(runs->items);
	free(runs->marks);
	*runs = (struct runs){0};
}

const struct run *
run_at(const struct runs *runs, size_t at)
{
	size_t low = 0, high = runs->count;

	while (low < high) {
		const size_t middle = low + (high - low) / 2;

		if (runs->items[middle].element.end <= at)
			low = middle + 1;
		else
			high = middle;
	}
	return low < runs->count && runs->items[low].element.start <= at ? &runs->items[low] : NULL;
}

const struct run_mark *
run_mark_of(const struct runs *runs, enum run_mark_type type, long id)
{
	for (size_t i = 0; i < runs->mark_count; i++)
		if (runs->marks[i].type == type && runs->marks[i].id == id)
			return &runs->marks[i];
	return NULL;
}

static bool
is_blank(const char *bytes, size_t start, size_t end)
{
	return start >= end || strspn(bytes + start, " \t\r\n") >= end - start;
}

/* The run that holds the mark and nothing else; or the mark alone. */
static struct extent
extent_of(const struct runs *runs, const struct run_mark *mark)
{
	const struct run *run = run_at(runs, mark->element.start);
	const char *bytes = buffer_text(&runs->part.bytes);
	size_t start;

	if (!run || run->whole)
		return mark->element;
	start = run->properties.end ? run->properties.end : run->behind_tag;
	return is_blank(bytes, start, mark->element.start) &&
	                       is_blank(bytes, mark->element.end, run->end_tag)
	               ? run->element
	               : mark->element;
}

void
runs_cut_comment(struct runs *runs, long id)
{
	for (size_t i = 0; i < runs->mark_count; i++) {
		const struct run_mark *mark = &runs->marks[i];

		if (mark->id == id && mark->type <= RUN_COMMENT)
			part_text_cut(&runs->part,
				mark->type == RUN_COMMENT ? extent_of(runs, mark) : mark->element);
	}
}
