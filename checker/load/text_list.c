/* text_list.c -- load: list items of extracted text become lists */
#include "text_list.h"

#include <ctype.h>

/* Of the marker that ends with the label: one for each kind, see LISTS_MOST. */
static char
marker_kind(const char *bytes, struct extent label)
{
	const size_t length = label.end - label.start;
	const char last = bytes[label.end - 1], before = length > 1 ? bytes[label.end - 2] : '\0';

	if (last == ')' || last == '.')
		return isdigit((unsigned char)before) ? '1' : 'a';
	if (last == '-')
		return '-';
	/* U+2010 to U+2015 are E2 80 90 to 95, the bullet is E2 80 A2 */
	if (length >= 3 && before == '\x80' && bytes[label.end - 3] == '\xE2' &&
		(unsigned char)last <= 0x95)
		return '-';
	return last == 'o' ? 'o' : '*';
}

static xmlNode *
list_for(struct lists *lists, struct text_tree *tree, xmlNode *parent, char kind, size_t offset)
{
	size_t i = 0;

	while (i < lists->count && lists->open[i].kind != kind)
		i++;
	if (i == lists->count) {
		if (i > 0)
			parent = lists->open[i - 1].list->last;
		lists->open[i].list = tree_add_element(tree, parent, "list", offset);
		lists->open[i].kind = kind;
	}
	lists->count = i + 1;
	return lists->open[i].list;
}

void
list_add_item(
	struct lists *lists, struct text_tree *tree, xmlNode *parent, const struct text_line *line)
{
	const char kind = marker_kind(tree->source->bytes, line->label);
	xmlNode *list = list_for(lists, tree, parent, kind, line->text.start), *item;

	if (line->lost)
		tree_add_lost(tree, list, line->start);
	item = tree_add_element(tree, list, "list-item", line->text.start);
	tree_add_paragraph(tree, item, "label", line->label);
	tree_add_paragraph(tree, item, "p", line->rest);
}
