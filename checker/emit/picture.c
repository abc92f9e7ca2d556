/* picture.c -- emit: the facts of a document become the pictures of a page */
#include "html_parts.h"
#include "picture.h"

#include "xml_text.h"

static const struct {
	bool (*is_there)(const struct shown_report *report);
	void (*write)(const struct page *page, size_t document);
} pictures[] = {
	{picture_has_time, picture_time},
	{picture_has_descent, picture_descent},
	{picture_has_map, picture_map},
};

enum { PICTURES = sizeof pictures / sizeof *pictures };

bool
html_has_pictures(const struct shown_report *report)
{
	for (size_t i = 0; i < PICTURES; i++)
		if (pictures[i].is_there(report))
			return true;
	return false;
}

void
html_pictures(const struct page *page, size_t document)
{
	const struct shown_report *report = page->findings->documents[document].shown;

	if (!html_has_pictures(report))
		return;
	fprintf(page->out, "<h3 id=\"d%zu-pictures\">Pictures of what it states</h3>\n",
		document + 1);
	for (size_t i = 0; i < PICTURES; i++)
		if (pictures[i].is_there(report))
			pictures[i].write(page, document);
}

void
picture_open(const struct page *page, const char *title)
{
	fputs("<section class=\"picture\"><h4>", page->out);
	xml_text(page->out, title);
	fputs("</h4>\n", page->out);
}

void
picture_table(const struct page *page, const char *const *heads, size_t rows)
{
	fprintf(page->out,
		"<details><summary>The same as a table of %zu row%s</summary>"
		"<div class=\"table\" tabindex=\"0\" role=\"region\" aria-label=\"table\">"
		"<table><thead><tr>",
		rows, rows == 1 ? "" : "s");
	for (; *heads; heads++)
		fprintf(page->out, "<th scope=\"col\">%s</th>", *heads);
	fputs("</tr></thead>\n<tbody>\n", page->out);
}

void
picture_close(const struct page *page)
{
	fputs("</tbody></table></div></details></section>\n", page->out);
}

void
picture_cell(const struct page *page, size_t document, struct shown_spot spot, const char *text)
{
	fputs("<td>", page->out);
	if (spot.block)
		fprintf(page->out, "<a href=\"#d%zub%zu\">", document + 1, spot.block);
	xml_text(page->out, text);
	fputs(spot.block ? "</a></td>" : "</td>", page->out);
}
