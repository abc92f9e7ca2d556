/* file_state.h -- base: whether a file is still the one that was opened */
#ifndef TSAGCHECK_BASE_FILE_STATE_H
#define TSAGCHECK_BASE_FILE_STATE_H

#include <stdbool.h>
#include <sys/stat.h>

/* Whether a plain file was written to between two looks at it, by its length and the time of its
 * last change. A file of the same name that took its place is another one: it leaves this one as it
 * was. */
bool file_was_written(const struct stat *before, const struct stat *now);

#endif
