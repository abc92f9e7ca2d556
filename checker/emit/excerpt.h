/* excerpt.h -- emit: the words of a place in their line, with carets under them */
#ifndef TSAGCHECK_EMIT_EXCERPT_H
#define TSAGCHECK_EMIT_EXCERPT_H

#include "../check/findings.h"
#include "screen.h"

/* Prints two lines that begin at the column indent: the excerpt of place, cut around its words to
 * the screen's width with an ellipsis on each side that was cut, and carets exactly under the
 * words; one caret where there are none. A place without an excerpt shows its words; a place
 * without either prints nothing. */
void excerpt_print(struct screen *screen, size_t indent, const struct place *place);

#endif
