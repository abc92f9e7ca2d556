/* completion.h -- cli: what can stand next on a command line, and scripts with which shells ask */
#ifndef TSAGCHECK_CLI_COMPLETION_H
#define TSAGCHECK_CLI_COMPLETION_H

#include "command.h"

/* Obeys --completion, with all commands (count of them): writes the script of the shell that it
 * names. Of "words", which the scripts give, the files are the words behind the program's name, the
 * last one unfinished: writes what it may become, each in a line with a tab and what it means
 * behind it. A line "/files P" or "/folders P" asks for the shell's own names, behind the beginning
 * P. Returns the exit status: 0; or 2 after one message(). */
int completion_print(const struct command *commands, size_t count, struct options *options,
	FILE *out, struct messages *messages);

#endif
