/* text_list.h -- load: list items of extracted text become lists */
#ifndef TSAGCHECK_LOAD_TEXT_LIST_H
#define TSAGCHECK_LOAD_TEXT_LIST_H

#include "text_line.h"
#include "text_tree.h"

/* One for each kind of marker: dash, bullet, circle, letter, digit. */
enum { LISTS_MOST = 5 };

/* The lists that the next item may go on with, from the outermost on. {0} when there is none. */
struct lists {
	struct {
		xmlNode *list;
		char kind;
	} open[LISTS_MOST];
	size_t count;
};

/* Adds the item that line (of the kind LINE_ITEM) is: to the open list of its kind of marker, else
 * to a new one in the last item, else to a new one in parent. */
void list_add_item(
	struct lists *lists, struct text_tree *tree, xmlNode *parent, const struct text_line *line);

#endif
