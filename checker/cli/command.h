/* command.h -- cli: the table of commands */
#ifndef TSAGCHECK_CLI_COMMAND_H
#define TSAGCHECK_CLI_COMMAND_H

#include <stdio.h>

#include "options.h"

#define TSAGCHECK_VERSION "0.1.0"

/* One command. Adding one is a file with such a function and a row in command.def. */
struct command {
	const char *name;
	const char *files; /* what it takes besides options: "FILE..." */
	const char *help;
	size_t least, most; /* how many files */
	/* Does it, the result to out. Returns the exit status: 0, 1 or 2; 2 after a message(). */
	int (*run)(const struct options *options, FILE *out, struct messages *messages);
};

#define COMMAND(name, files, least, most, help) \
	int command_##name(const struct options *options, FILE *out, struct messages *messages);
#include "command.def"
#undef COMMAND

/* Reads argv, runs the command that it names and says how it went: the exit status. by: how the
 * process is confined; NULL: it is not. */
int command_main(int argc, char **argv, const struct confinement *by);

#endif
