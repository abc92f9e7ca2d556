/* files.h -- tests: the files of the repository, as texts and as lists of names */
#ifndef TSAGCHECK_TESTS_FILES_H
#define TSAGCHECK_TESTS_FILES_H

#include <stddef.h>

#include "../checker/base/arena.h"

/* The bytes of the file with a NUL behind them, NULL when it cannot be read; lives in a. */
char *file_text(const char *name, struct arena *a);

/* The names that match the patterns of glob(3), sorted pattern by pattern, then a NULL; patterns
 * ends with a NULL. Lives in a. */
const char **file_names(const char *const *patterns, struct arena *a);

/* The name without its folders; borrows. */
const char *file_base(const char *name);

/* Cuts the next line, without its line feed, off *text, which then starts behind it; NULL at the
 * end. Changes and borrows the text. */
char *line_next(char **text);

/* How many times the one text stands in the other. */
size_t text_count(const char *text, const char *what);

#endif
