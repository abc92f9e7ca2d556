/* named.h -- tests: the names of documents, as those who read a format find them */
#ifndef TSAGCHECK_TESTS_NAMED_H
#define TSAGCHECK_TESTS_NAMED_H

#include <stdbool.h>

#include "../checker/base/buffer.h"

/* What stands between the names of a list. */
#define BETWEEN "\1"

/* A format, who reads it, and how names come out: percent-encoded, with control characters and
 * other bytes, with line feeds. */
struct named_format {
	const char *format;
	void (*read)(const char *output, struct buffer *list);
	bool is_encoded, has_bytes, has_controls, has_feeds;
};

/* Each format of the program; ends with one whose format is NULL. */
extern const struct named_format named_formats[];

#endif
