/* file.h -- cli: a result becomes a file */
#ifndef TSAGCHECK_CLI_FILE_H
#define TSAGCHECK_CLI_FILE_H

#include <stddef.h>

/* Writes the bytes to the file, which is as it was until all of them are there: they are written
 * beside it and renamed. What is no regular file, or has no place beside it, is written to at once.
 * Returns 0, or -1 with errno. */
int file_write(const char *file, const char *bytes, size_t length);

#endif
