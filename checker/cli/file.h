/* file.h -- cli: a result becomes a file */
#ifndef TSAGCHECK_CLI_FILE_H
#define TSAGCHECK_CLI_FILE_H

#include <stddef.h>

#include "../base/arena.h"

/* Writes the bytes to the file, which is as it was until all of them are there: they are written
 * beside it and renamed, and no signal that asks the program to end comes in between. Of a link the
 * file that it leads to is replaced. What is no regular file is written to at once.
 * Returns 0, or -1 with errno. */
int file_write(const char *file, const char *bytes, size_t length);

/* The file that is written when the name is: links are followed, and the name of its folder is the
 * one without links. It need not be there. Lives in a. */
const char *file_target(const char *file, struct arena *a);

#endif
