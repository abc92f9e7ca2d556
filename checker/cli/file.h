/* file.h -- cli: a result becomes a file */
#ifndef TSAGCHECK_CLI_FILE_H
#define TSAGCHECK_CLI_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "../base/arena.h"
#include "../base/buffer.h"

/* Writes the bytes to the file, which is as it was until all of them are there: they are written
 * beside it and renamed, and no signal that asks the program to end comes in between. Of a link the
 * file that it leads to is replaced. What is no regular file is written to at once.
 * Returns 0, or -1 with errno. */
int file_write(const char *file, const char *bytes, size_t length);

/* Whether file_write() makes a file beside this one and renames it; else it writes to it at once.
 */
bool file_is_replaced(const char *file);

/* Adds all bytes of a file ("-": standard input), most at most (0: any number). Returns 0, or -1
 * with errno, which is EFBIG when there are more. */
int file_read(const char *file, size_t most, struct buffer *bytes);

/* Closes a stream of open_memstream(). What could not be held ends the process. */
void file_close_memory(FILE *out);

/* The name with the folder's name without links, where the folder is there. Lives in a. */
const char *file_path(const char *file, struct arena *a);

/* The file that is written when the name is: links are followed, and the name of its folder is as
 * file_path() has it. It need not be there. Lives in a. */
const char *file_target(const char *file, struct arena *a);

#endif
