/* body.c -- load: lines become a report tree */
#include "body.h"

#include <string.h>

#include "text_list.h"
#include "text_numbering.h"
#include "text_section.h"
#include "text_table.h"

/* The text that is being read. */
struct reading {
	struct text_tree *tree;
	const struct line_reader *reader;
	struct numbering numbering;
	struct sections sections;
	struct lists lists;
	struct text_line line; /* the next one to be read */
	xmlNode *report, *front, *figure;
};

static void
next_line(struct reading *reading)
{
	reading->line = line_at(reading->reader, reading->line.next);
}

static bool
in_front(const struct reading *reading)
{
	return reading->numbering.sectioned && reading->sections.count == 0;
}

static void
open_body(struct reading *reading)
{
	if (reading->sections.count)
		return;
	reading->sections.open[0].section =
		tree_add_element(reading->tree, reading->report, "body", reading->line.text.start);
	reading->sections.open[0].rank = -1;
	reading->sections.count = 1;
}

/* What paragraphs belong to. What stands before the first section is front matter. */
static xmlNode *
container(struct reading *reading)
{
	if (!in_front(reading)) {
		open_body(reading);
		return section_innermost(&reading->sections);
	}
	if (!reading->front)
		reading->front = tree_add_element(
			reading->tree, reading->report, "front", reading->line.text.start);
	return reading->front;
}

/* The container, with the sign of what was lost before the line. */
static xmlNode *
container_for_line(struct reading *reading)
{
	xmlNode *parent = container(reading);

	if (reading->line.lost)
		tree_add_lost(reading->tree, parent, reading->line.start);
	return parent;
}

/* The number of the report, as "Document WTSA-24/24" gives it: the first one is its own. */
static void
read_report_number(struct reading *reading, struct extent text)
{
	static const char word[] = "Document ";
	const char *bytes = reading->tree->source->bytes + text.start, *end;
	size_t length;

	if (xmlHasProp(reading->report, (const xmlChar *)"number"))
		return;
	end = reading->tree->source->bytes + text.end;
	while ((size_t)(end - bytes) > sizeof word && strncmp(bytes, word, sizeof word - 1))
		bytes++;
	bytes += sizeof word - 1;
	length = bytes < end ? strspn(bytes, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-/") : 0;
	if (length > 0 && memchr(bytes, '/', length)) {
		xmlChar *number = xmlStrndup((const xmlChar *)bytes, (int)length);
		xmlAttr *made = xmlNewProp(reading->report, (const xmlChar *)"number", number);

		if (!number || !made)
			die("out of memory");
		place_set((xmlNode *)made, (size_t)(bytes - reading->tree->source->bytes));
		xmlFree(number);
	}
}

static void
read_paragraph(struct reading *reading)
{
	xmlNode *parent = container_for_line(reading);

	if (in_front(reading))
		read_report_number(reading, reading->line.text);
	tree_add_paragraph(reading->tree, parent, "p", reading->line.text);
	next_line(reading);
}

static xmlNode *
read_reference(struct reading *reading, xmlNode *section)
{
	struct extent text = reading->line.rest;
	xmlNode *paragraph = tree_add_paragraph(reading->tree, section, "p", text);

	if (!xmlNewProp(paragraph, (const xmlChar *)"content-type", (const xmlChar *)"reference"))
		die("out of memory");
	read_report_number(reading, text);
	next_line(reading);
	return paragraph;
}

/* What an annex, a part or a Question has behind its number: a title, what it belongs to, or both
 * in either order. The title goes first, as in STS. */
static void
read_heading(struct reading *reading)
{
	const struct line_reader *reader = reading->reader;
	xmlNode *section, *reference = NULL, *title = NULL;
	bool pending;

	open_body(reading);
	section = section_open(&reading->sections, reading->tree, &reading->line);
	pending = reading->line.rest.start < reading->line.rest.end;
	if (!pending)
		next_line(reading);
	while (pending || (reading->line.kind == LINE_TEXT && !reading->line.lost)) {
		if (!reference && line_is_reference(reader, &reading->line)) {
			reference = read_reference(reading, section);
		} else if (!title && (pending || line_is_title(reader, &reading->line))) {
			title = title_add(
				reading->tree, reader, section, reading->line.rest, &reading->line);
		} else {
			break;
		}
		pending = false;
	}
	if (reference && title && reference->next == title)
		xmlAddPrevSibling(reference, title);
}

static void
read_numbered(struct reading *reading)
{
	const bool heading = numbering_is_heading(&reading->numbering, &reading->line);
	xmlNode *section;

	open_body(reading);
	section = section_open(&reading->sections, reading->tree, &reading->line);
	if (heading) {
		title_add(reading->tree, reading->reader, section, reading->line.rest,
			&reading->line);
		return;
	}
	tree_add_paragraph(reading->tree, section, "p", reading->line.rest);
	next_line(reading);
}

static void
read_note(struct reading *reading)
{
	xmlNode *parent = container_for_line(reading);
	xmlNode *note = tree_add_element(
		reading->tree, parent, "non-normative-note", reading->line.text.start);

	tree_add_paragraph(reading->tree, note, "label", reading->line.label);
	tree_add_paragraph(reading->tree, note, "p", reading->line.rest);
	next_line(reading);
}

static void
read_item(struct reading *reading)
{
	list_add_item(&reading->lists, reading->tree, container(reading), &reading->line);
	next_line(reading);
}

static void
read_table(struct reading *reading)
{
	/* front or body must be there before its table is */
	if (!table_add(reading->tree, reading->reader, container(reading), &reading->line,
		    in_front(reading)))
		read_paragraph(reading);
}

/* Where the description of a picture ends, which may go on in the next lines; line is left at the
 * one it ends in. Where the closing bracket was lost, the description is the rest of its line. */
static struct extent
read_description(const struct reading *reading, struct text_line *line)
{
	const char *bytes = reading->tree->source->bytes;
	struct extent description = line->rest;
	struct text_line last = *line;

	for (int i = 0; i < 3 && last.kind != LINE_END; i++) {
		const char *close =
			memchr(bytes + last.text.start, ']', last.text.end - last.text.start);

		if (close) {
			description.end = (size_t)(close - bytes);
			*line = last;
			break;
		}
		last = line_at(reading->reader, last.next);
		if (last.kind != LINE_TEXT || last.lost)
			break;
	}
	return description;
}

static void
read_image(struct reading *reading)
{
	xmlNode *parent = container_for_line(reading);
	const char *bytes = reading->tree->source->bytes;
	struct text_line line = reading->line;
	struct extent description = read_description(reading, &line), rest = line.text;

	reading->figure = tree_add_element(reading->tree, parent, "fig", reading->line.text.start);
	if (line.styled) {
		/* its marks have the description */
		tree_add_inline(reading->tree, reading->figure, line.text);
		next_line(reading);
		return;
	}
	tree_add_paragraph(reading->tree, reading->figure, "alt-text", description);
	rest.start = description.end + (bytes[description.end] == ']');
	if (rest.start + strspn(bytes + rest.start, " \t") < rest.end)
		tree_add_paragraph(reading->tree, parent, "p", rest);
	reading->line = line;
	next_line(reading);
}

/* The caption of a figure stands below it. */
static void
read_figure_caption(struct reading *reading)
{
	xmlNode *parent = container_for_line(reading), *figure = reading->figure, *caption;

	if (!figure || figure != parent->last)
		figure = tree_add_element(reading->tree, parent, "fig", reading->line.text.start);
	reading->figure = NULL;
	float_label_add(reading->tree, figure, reading->line.label);
	if (reading->line.rest.start == reading->line.rest.end) {
		next_line(reading);
		if (reading->line.kind != LINE_TEXT || reading->line.lost ||
			(reading->line.styled && reading->line.role != ROLE_TITLE))
			return;
	}
	caption = tree_add_element(reading->tree, figure, "caption", reading->line.rest.start);
	title_add(reading->tree, reading->reader, caption, reading->line.rest, &reading->line);
}

static void (*const readers[LINE_KINDS])(struct reading *) = {
	[LINE_TEXT] = read_paragraph,
	[LINE_NUMBERED] = read_numbered,
	[LINE_ANNEX] = read_heading,
	[LINE_APPENDIX] = read_heading,
	[LINE_QUESTION] = read_heading,
	[LINE_PART] = read_heading,
	[LINE_TABLE] = read_table,
	[LINE_FIGURE] = read_figure_caption,
	[LINE_NOTE] = read_note,
	[LINE_ITEM] = read_item,
	[LINE_IMAGE] = read_image,
	[LINE_CELL] = read_table,
	[LINE_GRID] = read_table,
};

static void
read_report(struct reading *reading)
{
	reading->report =
		xmlNewDocNode(reading->tree->document, NULL, (const xmlChar *)"report", NULL);
	if (!reading->report)
		die("out of memory");
	xmlDocSetRootElement(reading->tree->document, reading->report);
	place_set(reading->report, 0);
	for (reading->line = line_at(reading->reader, 0); reading->line.kind != LINE_END;) {
		if (reading->line.kind != LINE_ITEM)
			reading->lists.count = 0;
		readers[reading->line.kind](reading);
	}
	open_body(reading);
}

void
body_build(struct text_tree *tree, const struct line_reader *reader)
{
	struct reading reading = {.tree = tree, .reader = reader};

	numbering_read(&reading.numbering, reader);
	read_report(&reading);
	numbering_clear(&reading.numbering);
}
