/* text_section.c -- load: numbered lines become nested sections */
#include "text_section.h"

#include <ctype.h>

#include "text_numbering.h"

/* A section closes those whose rank is not below its own. Depth is added where it counts. */
enum {
	RANK_BODY = -1,
	RANK_ANNEX = 0,     /* "ANNEX 2" and, within it, "ANNEX 2.2" */
	RANK_LETTERED = 20, /* "Annex A": within a numbered annex when there is one */
	RANK_QUESTION = 40,
	RANK_PART = 60,
	RANK_CLAUSE = 80
};

static const struct {
	const char *type;
	int rank;
} types[LINE_KINDS] = {
	[LINE_NUMBERED] = {"clause", RANK_CLAUSE},
	[LINE_ANNEX] = {"annex", RANK_LETTERED},
	[LINE_APPENDIX] = {"appendix", RANK_LETTERED},
	[LINE_QUESTION] = {"question", RANK_QUESTION},
	[LINE_PART] = {"part", RANK_PART},
};

/* The label without the bookmarks before it. */
static struct extent
printed_label(const char *bytes, const struct text_line *line)
{
	struct extent label = line->label, name;
	size_t at;

	while ((at = bookmark_end(bytes, label.start, label.end, &name)) != label.start)
		label.start = at;
	return label;
}

/* Whether the number that stands last in the label is one of figures: "ANNEX 2.2", not "Annex A".
 */
static bool
has_figures(const char *bytes, struct extent label)
{
	size_t at = label.end;

	while (at > label.start && (isalnum((unsigned char)bytes[at - 1]) || bytes[at - 1] == '.'))
		at--;
	return at < label.end && isdigit((unsigned char)bytes[at]);
}

static int
rank_of(const char *bytes, const struct text_line *line)
{
	const struct extent label = printed_label(bytes, line);
	const int depth = label.start < label.end || !line->level
	                          ? numbering_depth(bytes + label.start, label.end - label.start)
	                          : line->level;

	if (line->kind == LINE_NUMBERED)
		return RANK_CLAUSE + depth;
	if (line->kind != LINE_ANNEX && line->kind != LINE_APPENDIX)
		return types[line->kind].rank;
	return depth + (has_figures(bytes, label) ? RANK_ANNEX : RANK_LETTERED);
}

xmlNode *
section_innermost(const struct sections *sections)
{
	return sections->open[sections->count - 1].section;
}

xmlNode *
section_open(struct sections *sections, struct text_tree *tree, const struct text_line *line)
{
	const int rank = rank_of(tree->source->bytes, line);
	xmlNode *section;

	while (sections->count > 1 && sections->open[sections->count - 1].rank >= rank)
		sections->count--;
	if (line->lost)
		tree_add_lost(tree, section_innermost(sections), line->start);
	section = tree_add_element(tree, section_innermost(sections), "sec", line->text.start);
	if (!xmlNewProp(
		    section, (const xmlChar *)"sec-type", (const xmlChar *)types[line->kind].type))
		die("out of memory");
	if (line->label.start < line->label.end)
		tree_add_paragraph(tree, section, "label", line->label);
	sections->open[sections->count++] = (struct open_section){section, rank};
	return section;
}
