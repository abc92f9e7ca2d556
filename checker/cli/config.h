/* config.h -- cli: the settings of a run from files and the environment */
#ifndef TSAGCHECK_CLI_CONFIG_H
#define TSAGCHECK_CLI_CONFIG_H

#include "command.h"
#include "setting.h"

/* Collects what the user's own file, the nearest file and the environment say, in this order, for a
 * command whose options were read: of its options alone. Owner: settings_clear().
 * Returns 0; or -1 after one message(). */
int config_read(struct settings *settings, const struct command *command,
	const struct options *options, struct messages *messages);

/* Prints every setting that the command takes, and where it comes from, as a configuration file for
 * the current folder. */
void config_show(const struct command *command, const struct options *options, FILE *out);

/* The variable of the environment that sets an option: TSAGCHECK_FAIL_ON. Lives in a. */
const char *config_variable(enum option_id id, struct arena *a);

#endif
