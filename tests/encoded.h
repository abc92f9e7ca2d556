/* encoded.h -- tests: a text in another encoding, and where each of its bytes went */
#ifndef TSAGCHECK_TESTS_ENCODED_H
#define TSAGCHECK_TESTS_ENCODED_H

#include <stdbool.h>
#include <stddef.h>

#include "../checker/base/arena.h"

struct encoded {
	const char *name;        /* "UTF-16LE" */
	const char *declaration; /* of XML that is in it; "" when it needs none */
	int unit;                /* bytes a code unit; 0: UTF-8 */
	bool big;                /* the most significant byte first */
	bool mark;               /* it starts with a byte order mark */
};

extern const struct encoded encodings[];
extern const size_t encoding_count;

/* A text in an encoding. */
struct encoded_text {
	char *bytes;
	size_t length;
	size_t *offsets; /* of each byte of the UTF-8, and of its end, in bytes */
};

/* The UTF-8 in that encoding; of one with units of 1 byte characters must be below U+0100. Lives in
 * a. */
struct encoded_text encode(
	const struct encoded *encoding, const char *text, size_t length, struct arena *a);

#endif
