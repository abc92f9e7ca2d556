/* outputs.c -- cli: --format and --output become the results of a run */
#include "outputs.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../base/arena.h"
#include "file.h"

int
outputs_add_format(struct outputs *outputs, const char *format)
{
	if (outputs->count == 1 && !outputs->items[0].format)
		outputs->items[0].format = format;
	else
		outputs->items[outputs->count++] = (struct output){.format = format};
	return 0;
}

int
outputs_add_file(struct outputs *outputs, const char *file, struct messages *messages)
{
	struct output *output;

	if (outputs->count == 0)
		outputs->items[outputs->count++] = (struct output){.format = NULL};
	output = &outputs->items[outputs->count - 1];
	if (output->placed)
		return message(messages, MESSAGE_OUTPUT_SECOND, (struct spot){.file = file});
	output->file = strcmp(file, "-") ? file : NULL;
	output->placed = true;
	return 0;
}

static bool
is_there(const struct output *output, struct stat *status)
{
	return (output->file ? stat(output->file, status) : fstat(STDOUT_FILENO, status)) == 0;
}

/* Nobody misses what is thrown away. */
static bool
is_null(const struct output *output)
{
	return output->file && !strcmp(output->file, "/dev/null");
}

static bool
is_same_place(const struct output *one, const struct output *other, struct arena *a)
{
	struct stat one_status, other_status;
	const bool one_is_there = is_there(one, &one_status);

	if (!one->file && !other->file)
		return true;
	if (is_null(one) || is_null(other) || one_is_there != is_there(other, &other_status))
		return false;
	if (one_is_there)
		return one_status.st_dev == other_status.st_dev &&
		       one_status.st_ino == other_status.st_ino;
	return one->file && other->file &&
	       !strcmp(file_target(one->file, a), file_target(other->file, a));
}

int
outputs_check(const struct outputs *outputs, struct messages *messages)
{
	struct arena arena = {0};
	int failed = 0;

	for (size_t i = 1; i < outputs->count; i++)
		for (size_t j = 0; j < i && !failed; j++)
			if (is_same_place(&outputs->items[i], &outputs->items[j], &arena))
				failed = message(messages, MESSAGE_OUTPUT_TWICE, (struct spot){0},
					outputs->items[i].file ? outputs->items[i].file
							       : "standard output");
	arena_clear(&arena);
	return failed;
}
