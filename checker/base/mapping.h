/* mapping.h -- base: the bytes of a large file, read when they are looked at */
#ifndef TSAGCHECK_BASE_MAPPING_H
#define TSAGCHECK_BASE_MAPPING_H

#include <stddef.h>

/* Maps the first length bytes of a regular file for reading; a NUL stands behind the last one. NULL
 * when that cannot be done, or mapping_hear_cuts() was not called in this process: then the file is
 * to be read. Owner: mapping_free(). */
char *mapping_new(int fd, size_t length);

/* Gives the memory of bytes [start, end) back, as far as whole pages lie there; they are read again
 * when they are looked at. */
void mapping_release(const char *bytes, size_t start, size_t end);

void mapping_free(char *bytes, size_t length);

/* From now on the process ends with a message and status 2 when it looks at bytes of a mapped file
 * which is shorter by then (SIGBUS). */
void mapping_hear_cuts(void);

#endif
