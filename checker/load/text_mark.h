/* text_mark.h -- load: what stands in brackets in extracted text */
#ifndef TSAGCHECK_LOAD_TEXT_MARK_H
#define TSAGCHECK_LOAD_TEXT_MARK_H

#include "text_inline.h"

/* Reads a bookmark, a reference to a footnote or a footnote's text where the cursor stands. Returns
 * whether there was one: see text_tree.read_mark. */
bool text_mark_read(struct inline_reading *reading);

#endif
