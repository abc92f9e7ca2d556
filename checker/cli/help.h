/* help.h -- cli: what --help shows */
#ifndef TSAGCHECK_CLI_HELP_H
#define TSAGCHECK_CLI_HELP_H

#include "command.h"

/* Writes how the program is called: all commands (count of them) and all options. */
void help_print(const struct command *commands, size_t count, FILE *out);

/* Writes how one command is called, its options and examples. */
void help_print_command(const struct command *command, FILE *out);

/* Whether the command's help names the option. */
bool command_takes(const struct command *command, enum option_id id);

/* Whether what is named for it are documents: those have limits. */
bool command_reads_documents(const struct command *command);

/* Command lines, each ended by a line feed; borrows. */
const char *help_examples(const struct command *command);

#endif
