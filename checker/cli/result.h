/* result.h -- cli: what a command writes goes to a file or to standard output */
#ifndef TSAGCHECK_CLI_RESULT_H
#define TSAGCHECK_CLI_RESULT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "../base/message.h"

struct result {
	FILE *out; /* to write to */
	const char *file;
	char *bytes;
	size_t length;
};

/* Begins a result; file NULL: standard output. Owner: result_close(). */
void result_open(struct result *result, const char *file);

/* Ends it. The file is written now: it may be one that was read, and a run that came to nothing,
 * which failed before it wrote anything, leaves it as it was.
 * Returns 0; or -1 after one message(): not all of it arrived. */
int result_close(struct result *result, bool failed, struct messages *messages);

#endif
