/* written.h -- base: a text that was written in a file, perhaps in other bytes */
#ifndef TSAGCHECK_BASE_WRITTEN_H
#define TSAGCHECK_BASE_WRITTEN_H

#include "message.h"

/* A text, or a part of one, that stands in a file: "<" may be written "&lt;" there. {.text, .spot}
 * is a good start: all of it is at spot. */
struct written {
	const char *text;
	size_t start; /* where text begins in the whole that spot_at() knows */
	struct spot spot;
	/* Where byte `at` of the whole was written; NULL: at spot. */
	struct spot (*spot_at)(const struct written *written, size_t at);
	const void *origin; /* for spot_at() */
};

/* Where byte `at` of the text was written. */
struct spot written_spot(const struct written *written, size_t at);

/* The part of it that begins with byte `at`, as text says it. */
struct written written_part(const struct written *written, size_t at, const char *text);

#endif
