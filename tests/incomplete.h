/* incomplete.h -- tests: why a run is incomplete, as those who read a format find it */
#ifndef TSAGCHECK_TESTS_INCOMPLETE_H
#define TSAGCHECK_TESTS_INCOMPLETE_H

#include <stdbool.h>

#include "../checker/base/buffer.h"

/* A format, and who reads it: adds the problems that an output has, each with the document that it
 * is about; nothing, when the output says that everything was checked. */
struct incomplete_format {
	const char *format;
	void (*read)(const char *output, struct buffer *problems);
};

/* Each format of the program; ends with one whose format is NULL. */
extern const struct incomplete_format incomplete_formats[];

bool incomplete_is_read(const char *format);

#endif
