/* layout.h -- cli: line breaks and indents in a tree that is printed */
#ifndef TSAGCHECK_CLI_LAYOUT_H
#define TSAGCHECK_CLI_LAYOUT_H

#include <libxml/tree.h>

/* Puts each block of a report, and what holds blocks, on a line of its own, two spaces deeper than
 * its parent. What a reader sees stays the same: nothing is put beside texts and inline elements,
 * where white space would be one more space between words. */
void tree_lay_out(xmlDoc *tree);

#endif
