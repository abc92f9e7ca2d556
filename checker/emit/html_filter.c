/* html_filter.c -- emit: severities, rules and sections become what a page can be filtered by */
#include <string.h>

#include "html_parts.h"
#include "xml_text.h"

/* Bytes of a heading that are shown to choose from. */
enum { LONGEST_HEADING = 70 };

static void
write_severities(const struct page *page)
{
	FILE *out = page->out;

	fputs("<fieldset><legend>Severity</legend>", out);
	for (int s = SEVERITY_ERROR; s >= (int)page->options->show; s--) {
		const char *name = severity_name((enum severity)s);
		const size_t count = findings_of(page->findings, (enum severity)s);

		if (!count)
			continue;
		fprintf(out,
			"<label class=\"%s\"><input type=\"checkbox\" name=\"severity\" "
			"value=\"%s\" checked=\"checked\"/> ",
			name, name);
		html_count(out, count, (enum severity)s);
		fputs("</label> ", out);
	}
	fputs("</fieldset>\n", out);
}

static void
write_rules(const struct page *page)
{
	FILE *out = page->out;

	fputs("<label>Rule <select name=\"rule\"><option value=\"\">all rules</option>\n", out);
	for (size_t i = 0; i < page->rule_count; i++) {
		fprintf(out, "<option value=\"rule-%zu\">", i + 1);
		xml_text(out, page->rules[i].summary->id);
		fprintf(out, " (%zu)</option>\n", page->rules[i].count);
	}
	fputs("</select></label>\n", out);
}

/* The heading of a section, cut where a character ends. */
static void
write_heading(FILE *out, const struct shown_block *heading)
{
	size_t length = heading->length;

	if (length > LONGEST_HEADING) {
		length = LONGEST_HEADING;
		while (length && (heading->text[length] & 0xC0) == 0x80)
			length--;
	}
	xml_bytes(out, heading->text, length);
	fputs(length < heading->length ? "…" : "", out);
}

/* How many items stand under each heading of the document, by its block; [0]: before the first. */
static size_t *
counts_of(const struct page *page, size_t document, struct arena *a)
{
	const struct shown_report *shown = page->findings->documents[document].shown;
	size_t *counts = arena_alloc(a, (shown->block_count + 1) * sizeof *counts);

	for (size_t i = 0; i < page->mark_count; i++) {
		const struct mark *mark = &page->marks[i];
		const struct section *section;

		if (mark->document != document || mark->side)
			continue;
		section = &page->sections[document][mark->spot.block - 1];
		counts[section->top]++;
		if (section->sub)
			counts[section->sub]++;
	}
	return counts;
}

static void
write_sections(const struct page *page, size_t document, struct arena *a)
{
	const struct shown_report *shown = page->findings->documents[document].shown;
	const size_t *counts = counts_of(page, document, a);
	FILE *out = page->out;

	if (counts[0])
		fprintf(out, "<option value=\"d%zub0\">before the first heading (%zu)</option>\n",
			document + 1, counts[0]);
	for (size_t i = 1; i <= shown->block_count; i++) {
		const struct shown_block *block = &shown->blocks[i - 1];

		if (!counts[i])
			continue;
		fprintf(out, "<option value=\"d%zub%zu\">%s", document + 1, i,
			block->level > 1 ? "\xC2\xA0\xC2\xA0\xC2\xA0" : "");
		write_heading(out, block);
		fprintf(out, " (%zu)</option>\n", counts[i]);
	}
}

static void
write_places(const struct page *page)
{
	const size_t documents = page->findings->document_count;
	FILE *out = page->out;
	struct arena a = {0};

	fputs("<label>Place <select name=\"place\"><option value=\"\">all places</option>\n", out);
	for (size_t i = 0; i < documents; i++) {
		if (documents > 1) {
			fputs("<optgroup", out);
			xml_attribute(out, "label", page->findings->documents[i].name);
			fprintf(out, "><option value=\"d%zu\">all of this document</option>\n",
				i + 1);
		}
		if (page->findings->documents[i].shown)
			write_sections(page, i, &a);
		fputs(documents > 1 ? "</optgroup>\n" : "", out);
	}
	fputs("</select></label>\n", out);
	arena_clear(&a);
}

void
html_filter(const struct page *page)
{
	FILE *out = page->out;

	/* it works by script alone, which shows it */
	fputs("<form id=\"filter\" hidden=\"hidden\" aria-label=\"Filter the findings\">\n", out);
	write_severities(page);
	write_rules(page);
	write_places(page);
	fputs("<p class=\"steps\"><button type=\"button\" id=\"previous\">‹ Previous</button> "
	      "<button type=\"button\" id=\"next\">Next ›</button> "
	      "<button type=\"reset\">Show all</button></p>\n"
	      "<p><output id=\"shown\" aria-live=\"polite\"></output></p>\n</form>\n",
		out);
}
