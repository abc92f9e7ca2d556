/* ignore.h -- cli: lines as .gitignore has them say which files are left out */
#ifndef TSAGCHECK_CLI_IGNORE_H
#define TSAGCHECK_CLI_IGNORE_H

#include <stdbool.h>
#include <stddef.h>

#include "../base/arena.h"

struct ignore_line;

/* {.folder = ...} has no lines yet. */
struct ignore {
	const char *folder; /* that they are about: absolute, without links or a last slash; NULL:
	                       unknown, and paths have none that is known */
	const struct ignore_line *last;
	const struct ignore *outer; /* asked when these say nothing; may be NULL */
};

enum ignore_answer { IGNORE_SILENT, IGNORE_NO, IGNORE_YES };

/* Adds a line, of length bytes, or all lines of a text. Later ones win. They live in a. */
void ignore_add(struct ignore *ignore, const char *text, size_t length, struct arena *a);
void ignore_add_text(struct ignore *ignore, const char *text, size_t length, struct arena *a);

/* What is said of a file or folder with that absolute path. Of one that is not in the folder only
 * lines without a slash say something. What is in a folder that is left out is left out with it:
 * that is for the caller to heed. */
enum ignore_answer ignore_says(const struct ignore *ignore, const char *path, bool is_folder);

#endif
