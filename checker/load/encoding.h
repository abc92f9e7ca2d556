/* encoding.h -- load: which encoding a file is in, and how it becomes UTF-8 */
#ifndef TSAGCHECK_LOAD_ENCODING_H
#define TSAGCHECK_LOAD_ENCODING_H

#include <stdbool.h>
#include <stddef.h>

#include "../base/buffer.h"

struct encoding {
	char name[40];
	size_t mark; /* bytes of the byte order mark at the start */
	int unit;    /* bytes a code unit: 1, 2 or 4; 0 for UTF-8, which stays as it is */
	bool known;
	bool belied; /* by the bytes: they do not look as it is declared */
};

/* The encoding of a file's bytes: by the byte order mark, or the zeros that UTF-16 has there, else
 * by the XML declaration, else UTF-8 (XML 1.0, appendix F). */
struct encoding encoding_of(const char *bytes, size_t length);

/* Adds the bytes, which are in that encoding, to out as UTF-8.
 * Returns 0; or -1 when they are not in it, and then out has what stands before the fault. */
int encoding_convert(
	const struct encoding *encoding, const char *bytes, size_t length, struct buffer *out);

#endif
