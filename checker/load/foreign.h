/* foreign.h -- load: files that people hand over by mistake */
#ifndef TSAGCHECK_LOAD_FOREIGN_H
#define TSAGCHECK_LOAD_FOREIGN_H

#include <stdbool.h>

#include "source.h"

/* When the bytes are those of a format that is known but cannot be checked, or when they are text
 * (as_text) under the name of a Word document, says with one message() what the file is and what to
 * do, and returns -1. Returns 0 for all others. */
int foreign_say(const struct source *source, bool as_text, struct messages *messages);

#endif
