/* html_marks.c -- emit: places of findings become marks in the texts of a page */
#include <stdlib.h>
#include <string.h>

#include "html_parts.h"
#include "xml_text.h"

static int
size_compare(size_t a, size_t b)
{
	return (a > b) - (a < b);
}

static int
mark_compare(const void *left, const void *right)
{
	const struct mark *a = left, *b = right;
	int order = size_compare(a->document, b->document);

	if (!order)
		order = size_compare(a->spot.block, b->spot.block);
	if (!order)
		order = size_compare(a->spot.start, b->spot.start);
	if (!order)
		order = size_compare(a->finding, b->finding);
	return order ? order : size_compare(a->side, b->side);
}

size_t
page_document(const struct page *page, const char *name)
{
	for (size_t i = 0; i < page->findings->document_count; i++)
		if (!strcmp(page->findings->documents[i].name, name))
			return i + 1;
	return 0;
}

/* A place that its report shows becomes a mark. document: index plus 1, 0 when unknown. */
static void
add_mark(struct page *page, size_t *room, const struct place *place, size_t document,
	struct mark mark)
{
	const struct shown_report *shown =
		document ? page->findings->documents[document - 1].shown : NULL;
	size_t length;

	if (!shown || !place->shown.block || place->shown.block > shown->block_count)
		return;
	length = shown->blocks[place->shown.block - 1].length;
	mark.document = document - 1;
	mark.spot = place->shown;
	mark.spot.end = mark.spot.end < length ? mark.spot.end : length;
	mark.spot.start = mark.spot.start < mark.spot.end ? mark.spot.start : mark.spot.end;
	page->marks = array_room(page->marks, page->mark_count, room, sizeof *page->marks);
	page->marks[page->mark_count++] = mark;
}

/* Findings of one document stand together: its name is looked for once. */
static size_t
document_of(const struct page *page, const char *name, size_t likely)
{
	if (likely && !strcmp(page->findings->documents[likely - 1].name, name))
		return likely;
	return page_document(page, name);
}

static void
index_places(struct page *page)
{
	size_t room = 0, document = 0;
	size_t *documents = arena_alloc(&page->arena, (page->count + 1) * sizeof *documents);

	for (size_t i = 0; i < page->count; i++) {
		const struct finding *finding = page->items[i];
		size_t side = 0;

		document = document_of(page, finding->place.document, document);
		documents[i] = document;
		add_mark(page, &room, &finding->place, document, (struct mark){.finding = i});
		for (const struct related *at = finding->related; at && side++ < SIDES_MOST;
			at = at->next)
			add_mark(page, &room, &at->place,
				document_of(page, at->place.document, document),
				(struct mark){.finding = i, .side = side});
	}
	page->documents = documents;
	if (page->mark_count)
		qsort(page->marks, page->mark_count, sizeof *page->marks, mark_compare);
}

static int
rule_compare(const void *left, const void *right)
{
	const struct page_rule *a = left, *b = right;

	return strcmp(a->summary->id, b->summary->id);
}

/* What the run knows of a rule; of one without a file of its own, the name. */
static const struct rule_summary *
summary_of(struct page *page, const struct finding *finding)
{
	struct rule_summary *made;

	for (size_t i = 0; i < page->options->rule_count; i++)
		if (!strcmp(page->options->rules[i].id, finding->rule))
			return &page->options->rules[i];
	made = arena_alloc(&page->arena, sizeof *made);
	*made = (struct rule_summary){.id = finding->rule, .severity = finding->severity};
	return made;
}

static struct page_rule *
find_rule(const struct page *page, const char *id)
{
	const struct rule_summary summary = {.id = id};
	const struct page_rule wanted = {.summary = &summary};

	return page->rule_count ? bsearch(&wanted, page->rules, page->rule_count,
					  sizeof *page->rules, rule_compare)
	                        : NULL;
}

static int
name_compare(const void *left, const void *right)
{
	return strcmp((*(const struct finding *const *)left)->rule,
		(*(const struct finding *const *)right)->rule);
}

static void
index_rules(struct page *page)
{
	const struct finding **sorted =
		arena_alloc(&page->arena, (page->count + 1) * sizeof *sorted);

	page->rules = arena_alloc(&page->arena, (page->count + 1) * sizeof *page->rules);
	for (size_t i = 0; i < page->count; i++)
		sorted[i] = page->items[i];
	if (page->count)
		qsort(sorted, page->count, sizeof *sorted, name_compare);
	for (size_t i = 0; i < page->count; i++) {
		if (!i || strcmp(sorted[i - 1]->rule, sorted[i]->rule) != 0)
			page->rules[page->rule_count++].summary = summary_of(page, sorted[i]);
		page->rules[page->rule_count - 1].count++;
	}
}

static struct section *
sections_of(const struct shown_report *shown, struct arena *a)
{
	struct section *sections = arena_alloc(a, (shown->block_count + 1) * sizeof *sections);
	struct section now = {0, 0};

	for (size_t i = 0; i < shown->block_count; i++) {
		const struct shown_block *block = &shown->blocks[i];

		if (block->kind == SHOWN_HEADING && block->level == 1)
			now = (struct section){i + 1, 0};
		if (block->kind == SHOWN_HEADING && block->level == 2)
			now.sub = i + 1;
		sections[i] = now;
	}
	return sections;
}

static void
index_sections(struct page *page)
{
	const size_t count = page->findings->document_count;

	page->sections = arena_alloc(&page->arena, (count + 1) * sizeof *page->sections);
	for (size_t i = 0; i < count; i++)
		if (page->findings->documents[i].shown)
			page->sections[i] =
				sections_of(page->findings->documents[i].shown, &page->arena);
}

void
page_index(struct page *page)
{
	index_sections(page);
	index_places(page);
	index_rules(page);
}

size_t
page_rule(const struct page *page, size_t item)
{
	return (size_t)(find_rule(page, page->items[item]->rule) - page->rules) + 1;
}

const struct mark *
page_marks(const struct page *page, size_t document, size_t block, size_t *count)
{
	size_t low = 0, high = page->mark_count, end;

	while (low < high) {
		const size_t middle = low + (high - low) / 2;
		const struct mark *mark = &page->marks[middle];

		if (mark->document < document ||
			(mark->document == document && mark->spot.block < block))
			low = middle + 1;
		else
			high = middle;
	}
	for (end = low; end < page->mark_count; end++)
		if (page->marks[end].document != document || page->marks[end].spot.block != block)
			break;
	*count = end - low;
	return page->marks + low;
}

bool
page_shows(const struct page *page, size_t item)
{
	const size_t document = page->documents[item];
	const struct shown_report *shown =
		document ? page->findings->documents[document - 1].shown : NULL;
	const size_t block = page->items[item]->place.shown.block;

	return shown && block && block <= shown->block_count;
}

/* From the words one comes to the note of the finding, and the note leads back. */
static void
write_badge(const struct page *page, const struct mark *mark)
{
	const char *severity = severity_name(page->items[mark->finding]->severity);
	const size_t number = mark->finding + 1;

	if (mark->side)
		fprintf(page->out,
			"<a class=\"badge side\" id=\"w%zu-%zu\" href=\"#f%zu\" data-f=\"%zu\" "
			"title=\"the other side of finding %zu: back to it\">%zu↩</a>",
			number, mark->side, number, number, number, number);
	else
		fprintf(page->out,
			"<a class=\"badge %s\" id=\"w%zu\" href=\"#f%zu\" data-f=\"%zu\" "
			"title=\"%s %zu: to what was found\">%zu</a>",
			severity, number, number, number, severity, number, number);
}

/* The marks that cover bytes [start, end), which no mark begins or ends within. */
static void
write_stretch(const struct page *page, const struct shown_block *block, const struct mark *marks,
	size_t count, size_t start, size_t end)
{
	int worst = -1;
	size_t covering = 0;

	for (size_t i = 0; i < count; i++) {
		const struct mark *mark = &marks[i];

		if (mark->spot.start > start || mark->spot.end <= start)
			continue;
		fprintf(page->out, covering++ ? " %zu" : "<mark data-f=\"%zu", mark->finding + 1);
		if (!mark->side && (int)page->items[mark->finding]->severity > worst)
			worst = (int)page->items[mark->finding]->severity;
	}
	if (covering)
		fprintf(page->out, "\" class=\"%s\">",
			worst < 0 ? "side" : severity_name((enum severity)worst));
	xml_bytes(page->out, block->text + start, end - start);
	if (covering)
		fputs("</mark>", page->out);
}

/* The next byte behind `at` where a mark begins or ends. */
static size_t
next_edge(const struct mark *marks, size_t count, size_t at, size_t end)
{
	for (size_t i = 0; i < count; i++) {
		if (marks[i].spot.start > at && marks[i].spot.start < end)
			end = marks[i].spot.start;
		if (marks[i].spot.end > at && marks[i].spot.end < end)
			end = marks[i].spot.end;
	}
	return end;
}

void
html_marked(const struct page *page, const struct shown_block *block, const struct mark *marks,
	size_t mark_count, size_t start, size_t end)
{
	size_t next = 0;

	while (next < mark_count && marks[next].spot.start < start)
		next++;
	for (size_t at = start, edge; at < end; at = edge) {
		for (; next < mark_count && marks[next].spot.start <= at; next++)
			write_badge(page, &marks[next]);
		edge = next_edge(marks, mark_count, at, end);
		write_stretch(page, block, marks, mark_count, at, edge);
	}
	for (; next < mark_count && marks[next].spot.start <= end && end == block->length; next++)
		write_badge(page, &marks[next]);
}
