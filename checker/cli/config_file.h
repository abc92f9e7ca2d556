/* config_file.h -- cli: a configuration file becomes settings */
#ifndef TSAGCHECK_CLI_CONFIG_FILE_H
#define TSAGCHECK_CLI_CONFIG_FILE_H

#include "setting.h"

/* How the value of a key is written. */
enum shape {
	SHAPE_WORD,
	SHAPE_WORDS,
	SHAPE_NAMES,   /* words; those with a slash or that end in .sch are paths */
	SHAPE_REASONS, /* a list of rules with reasons */
	SHAPE_PAIRS,   /* a mapping; "KEY=VALUE" is the option's word */
	SHAPE_FILES,   /* pairs whose values are paths */
	SHAPE_LIMITS,  /* a mapping of limits to numbers */
	SHAPES
};

/* One row of config.def. */
struct config_key {
	enum option_id id;
	const char *name;
	enum shape shape;
	const char *example;
};

/* The row, NULL behind the last; borrows. */
const struct config_key *config_key(size_t row);

/* Its name in the file; borrows. */
const char *config_key_name(const struct config_key *key);

/* Adds what the file says. Paths in it are seen from its folder, and have a slash then.
 * Returns 0; or -1 after one message(). */
int config_file_read(
	struct settings *settings, const char *file, enum level level, struct messages *messages);

#endif
