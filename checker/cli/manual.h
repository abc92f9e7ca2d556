/* manual.h -- cli: the parts of the manual page tsagcheck(1) that the tables hold */
#ifndef TSAGCHECK_CLI_MANUAL_H
#define TSAGCHECK_CLI_MANUAL_H

#include "command.h"

/* Writes what all commands (count of them), options, formats and messages are as mdoc(7). A line
 * `.\" made: NAME` stands before each part; docs/man/make-page puts the parts into the page. */
void manual_print(const struct command *commands, size_t count, FILE *out);

#endif
