/* outputs.h -- cli: which results a run writes, and where to */
#ifndef TSAGCHECK_CLI_OUTPUTS_H
#define TSAGCHECK_CLI_OUTPUTS_H

#include <stdbool.h>
#include <stddef.h>

#include "../base/message.h"

/* One result. */
struct output {
	const char *format; /* NULL: the command's own default */
	const char *file;   /* NULL: standard output */
	bool placed;        /* --output was given for it */
};

/* All of a run, in the order of the command line. items has room for as many as there are words. */
struct outputs {
	struct output *items;
	size_t count;
};

/* Takes a --format: that of a new result; or of the first, when only its file is known so far.
 * Returns 0. */
int outputs_add_format(struct outputs *outputs, const char *format);

/* Takes an --output, "-" being standard output: the file of the format before it, or of the first
 * that is to come. Returns 0; or -1 after one message(): that format has a file. */
int outputs_add_file(struct outputs *outputs, const char *file, struct messages *messages);

/* Whether each goes to a place of its own; links and other spellings of a file count.
 * Returns 0; or -1 after one message(). */
int outputs_check(const struct outputs *outputs, struct messages *messages);

#endif
