/* inputs.h -- cli: what the user named becomes the files that are checked */
#ifndef TSAGCHECK_CLI_INPUTS_H
#define TSAGCHECK_CLI_INPUTS_H

#include "options.h"

struct input;

/* {0} is a good start. Owner: inputs_clear(). */
struct inputs {
	const char **files; /* as they are shown and opened */
	size_t count;
	struct input *items; /* the same, while they are looked for */
	size_t item_count, room;
	struct arena arena;
};

/* Finds the files that are named from number `first` on, and in --files-from: files in the order
 * they are named, those in a folder by the bytes of their paths, each file once. kinds: the lines
 * that say, without --include, which files in a folder count; ends with NULL.
 * What is no file and no folder stays, for the loader to say so. Says what else is wrong, and goes
 * on with the rest. */
void inputs_find(struct inputs *inputs, const struct options *options, size_t first,
	const char *const *kinds, struct messages *messages);

/* Whether no output would replace one of the files. Returns 0; or -1 after one message(). */
int inputs_spare(
	const struct inputs *inputs, const struct outputs *outputs, struct messages *messages);

void inputs_clear(struct inputs *inputs);

#endif
