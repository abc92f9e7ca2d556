/* path.h -- load: the parts that the way to a node is put together from */
#ifndef TSAGCHECK_LOAD_PATH_H
#define TSAGCHECK_LOAD_PATH_H

#include "places.h"

/* Adds a step that people read; none when text is "". */
void path_add_step(struct buffer *path, const char *text);

/* Adds one line of what is shown of node to name, cut between characters where it is long; nothing
 * when node is NULL. */
void path_add_name(struct buffer *name, const xmlNode *node);

/* The child of that name among those at the start that are called label, title or caption. */
const xmlNode *path_heading(const xmlNode *parent, const char *name);

/* Adds the steps to a node within a table-wrap: the table's label, the row, the column. */
void path_add_table(
	struct places *places, struct buffer *path, const xmlNode *node, const xmlNode *wrap);

/* Adds the XPath of the node: it selects just this one wherever the prefixes of its document are
 * declared as in the document. */
void path_add_xpath(struct places *places, struct buffer *path, const xmlNode *node);

#endif
