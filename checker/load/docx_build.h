/* docx_build.h -- load: the text of a Word document becomes a report tree */
#ifndef TSAGCHECK_LOAD_DOCX_BUILD_H
#define TSAGCHECK_LOAD_DOCX_BUILD_H

#include "docx_reading.h"

/* The tree of what was read; source is its text. Owner: caller, who ends with xmlFreeDoc(). */
xmlDoc *docx_build(const struct docx_reading *reading, const struct source *source);

#endif
