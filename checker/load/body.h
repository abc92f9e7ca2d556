/* body.h -- load: lines become a report tree */
#ifndef TSAGCHECK_LOAD_BODY_H
#define TSAGCHECK_LOAD_BODY_H

#include "text_line.h"
#include "text_tree.h"

/* Builds the report element, with all that it holds, from the lines of reader. Borrows both. */
void body_build(struct text_tree *tree, const struct line_reader *reader);

#endif
