/* text_section.h -- load: the open sections of a report that is being built */
#ifndef TSAGCHECK_LOAD_TEXT_SECTION_H
#define TSAGCHECK_LOAD_TEXT_SECTION_H

#include "text_line.h"
#include "text_tree.h"

/* There are fewer ranks than this, and each is open at most once. */
enum { SECTIONS_MOST = 40 };

struct open_section {
	xmlNode *section;
	int rank;
};

/* From the outermost on; the first is the body itself. */
struct sections {
	struct open_section open[SECTIONS_MOST];
	size_t count;
};

/* Opens the section that line begins, in the body or the open section where it belongs, and gives
 * it its label; sections that cannot go on are closed. Returns the sec element. */
xmlNode *section_open(
	struct sections *sections, struct text_tree *tree, const struct text_line *line);

/* What further paragraphs belong to: the innermost open section. */
xmlNode *section_innermost(const struct sections *sections);

#endif
