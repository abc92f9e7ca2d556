/* html_findings.c -- emit: findings become the notes, the list and the filter of a page */
#include <string.h>

#include "html_parts.h"
#include "xml_text.h"

/* Other sides of one finding that are seen at once; the others are one click away. */
enum { SIDES_SHOWN = 4 };

void
html_count(FILE *out, size_t count, enum severity severity)
{
	fprintf(out, "%zu %s%s", count, severity_name(severity),
		count == 1 || severity == SEVERITY_INFO ? "" : "s");
}

void
html_places(const struct page *page, size_t document, size_t block)
{
	const struct section *section;

	fprintf(page->out, "d%zu", document + 1);
	if (!block || !page->sections[document])
		return;
	section = &page->sections[document][block - 1];
	fprintf(page->out, " d%zub%zu", document + 1, section->top);
	if (section->sub)
		fprintf(page->out, " d%zub%zu", document + 1, section->sub);
}

/* "line 31: 1.2 › paragraph 1", with the document when it is another one than that of `from`. */
static void
write_path(const struct page *page, const struct place *place, const struct place *from)
{
	FILE *out = page->out;

	if (!from || strcmp(place->document, from->document) != 0) {
		xml_text(out, place->document);
		fputs(*place->path || place->start.line ? ", " : "", out);
	}
	if (place->start.line)
		fprintf(out, "line %ld%s", place->start.line, *place->path ? ": " : "");
	xml_text(out, place->path);
}

/* The words in what stands around them, where the page has no report to show them in. */
static void
write_excerpt(const struct page *page, const struct place *place)
{
	const size_t length = strlen(place->excerpt);
	const size_t end = place->excerpt_end < length ? place->excerpt_end : length;
	const size_t start = place->excerpt_start < end ? place->excerpt_start : end;

	if (!length)
		return;
	fputs("<blockquote class=\"excerpt\">", page->out);
	xml_bytes(page->out, place->excerpt, start);
	fputs("<mark>", page->out);
	xml_bytes(page->out, place->excerpt + start, end - start);
	fputs("</mark>", page->out);
	xml_bytes(page->out, place->excerpt + end, length - end);
	fputs("</blockquote>", page->out);
}

/* Whether the page has this related place as a mark that a link can lead to. */
static bool
is_shown(const struct page *page, const struct place *place)
{
	const size_t document = page_document(page, place->document);
	const struct shown_report *shown =
		document ? page->findings->documents[document - 1].shown : NULL;

	return shown && place->shown.block && place->shown.block <= shown->block_count;
}

static void
write_side(const struct page *page, size_t item, const struct related *side, size_t number)
{
	const bool shown = is_shown(page, &side->place);
	FILE *out = page->out;

	fputs("<li>", out);
	if (shown)
		fprintf(out, "<a href=\"#w%zu-%zu\">", item + 1, number);
	write_path(page, &side->place, &page->items[item]->place);
	if (shown)
		fputs("\xC2\xA0→</a>", out);
	if (side->message && *side->message) {
		fputs("<span class=\"said\">", out);
		xml_text(out, side->message);
		fputs("</span>", out);
	}
	if (*side->place.words) {
		fputs("<q>", out);
		xml_text(out, side->place.words);
		fputs("</q>", out);
	}
	if (!shown)
		write_excerpt(page, &side->place);
	fputs("</li>", out);
}

static void
write_sides(const struct page *page, size_t item)
{
	const struct related *side = page->items[item]->related;
	size_t number = 0, more = 0;

	if (!side)
		return;
	fprintf(page->out, "<p class=\"other\"><b>Other side%s:</b></p><ul class=\"sides\">",
		side->next ? "s" : "");
	for (; side && number < SIDES_SHOWN; side = side->next)
		write_side(page, item, side, ++number);
	fputs("</ul>", page->out);
	for (const struct related *at = side; at; at = at->next)
		more++;
	if (!more)
		return;
	fprintf(page->out, "<details><summary>and %zu more</summary><ul class=\"sides\">", more);
	for (; side && number < SIDES_MOST; side = side->next)
		write_side(page, item, side, ++number);
	if (side)
		fputs("<li>The page has no more of them; --format json has all.</li>", page->out);
	fputs("</ul></details>", page->out);
}

static void
write_remark(FILE *out, const char *kind, const char *label, const char *text)
{
	fprintf(out, "<p class=\"%s\">", kind);
	if (*label)
		fprintf(out, "<b>%s</b> ", label);
	xml_text(out, text);
	fputs("</p>", out);
}

static void
write_note_head(const struct page *page, size_t item)
{
	const char *severity = severity_name(page->items[item]->severity);
	FILE *out = page->out;

	fprintf(out,
		"<p class=\"head\"><b class=\"badge %s\">%zu</b> <b class=\"severity\">%s</b> ",
		severity, item + 1, severity);
	fprintf(out, "<a href=\"#rule-%zu\">", page_rule(page, item));
	xml_text(out, page->items[item]->rule);
	fputs("</a></p>", out);
}

void
html_note(const struct page *page, size_t item)
{
	const struct finding *finding = page->items[item];
	const bool shown = page_shows(page, item);
	FILE *out = page->out;

	fprintf(out,
		"<article class=\"note %s\" id=\"f%zu\" tabindex=\"-1\" data-severity=\"%s\" "
		"data-rule=\"rule-%zu\" data-places=\"",
		severity_name(finding->severity), item + 1, severity_name(finding->severity),
		page_rule(page, item));
	if (page->documents[item])
		html_places(
			page, page->documents[item] - 1, shown ? finding->place.shown.block : 0);
	fputs("\">", out);
	write_note_head(page, item);
	fputs("<p class=\"message\">", out);
	xml_text(out, finding_text(finding));
	fputs("</p>", out);
	if (finding->fix && *finding->fix)
		write_remark(out, "fix", "Write instead:", finding->fix);
	else if (finding->fix)
		write_remark(out, "fix", "Delete these words.", "");
	fputs("<p class=\"where\">", out);
	if (shown)
		fprintf(out, "<a href=\"#w%zu\">", item + 1);
	write_path(page, &finding->place, shown ? &finding->place : NULL);
	fputs(shown ? "\xC2\xA0↑</a></p>" : "</p>", out);
	if (!shown)
		write_excerpt(page, &finding->place);
	write_sides(page, item);
	if (*finding->requirement && strcmp(finding->requirement, finding->message) != 0)
		write_remark(out, "required", "Required:", finding->requirement);
	fputs("</article>\n", out);
}

void
html_list(const struct page *page)
{
	FILE *out = page->out;

	fputs("<ol class=\"list\">\n", out);
	for (size_t i = 0; i < page->count; i++) {
		const struct finding *finding = page->items[i];
		const char *severity = severity_name(finding->severity);

		fprintf(out, "<li data-f=\"%zu\"><a href=\"#%c%zu\">", i + 1,
			page_shows(page, i) ? 'w' : 'f', i + 1);
		fprintf(out, "<b class=\"badge %s\">%zu</b> <b class=\"severity %s\">%s</b> ",
			severity, i + 1, severity, severity);
		fputs("<span class=\"what\">", out);
		xml_text(out, finding_text(finding));
		fputs("</span><span class=\"where\">", out);
		xml_text(out, *finding->place.path ? finding->place.path : finding->rule);
		fputs("</span></a></li>\n", out);
	}
	fputs("</ol>\n", out);
}

void
html_elsewhere(const struct page *page)
{
	bool any = false;

	for (size_t i = 0; i < page->count; i++) {
		if (page_shows(page, i))
			continue;
		if (!any)
			fputs("<section id=\"elsewhere\" aria-labelledby=\"elsewhere-title\">"
			      "<h2 id=\"elsewhere-title\">Findings about words that this page does "
			      "not show</h2>\n<div class=\"notes\">\n",
				page->out);
		any = true;
		html_note(page, i);
	}
	if (any)
		fputs("</div></section>\n", page->out);
}

void
html_rules(const struct page *page)
{
	FILE *out = page->out;

	if (!page->rule_count)
		return;
	fputs("<section id=\"rules\" aria-labelledby=\"rules-title\"><h2 id=\"rules-title\">The "
	      "rules that found something</h2>\n",
		out);
	for (size_t i = 0; i < page->rule_count; i++) {
		const struct rule_summary *rule = page->rules[i].summary;

		fprintf(out, "<section class=\"rule\" id=\"rule-%zu\" tabindex=\"-1\"><h3>", i + 1);
		xml_text(out, rule->id);
		fprintf(out, " <span class=\"count\">%zu found</span></h3>", page->rules[i].count);
		if (rule->title && *rule->title)
			write_remark(out, "title", "", rule->title);
		if (rule->why && *rule->why)
			write_remark(out, "why", "Why:", rule->why);
		if (rule->source && *rule->source)
			write_remark(out, "source", "Source:", rule->source);
		fputs("</section>\n", out);
	}
	fputs("</section>\n", out);
}
