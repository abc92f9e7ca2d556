/* origin.h -- cli: where the value of an option comes from */
#ifndef TSAGCHECK_CLI_ORIGIN_H
#define TSAGCHECK_CLI_ORIGIN_H

#include <stdbool.h>

#include "../base/message.h"

/* Who may say what a run is to do: the later one has the last word. */
enum level { BY_DEFAULT, BY_USER_FILE, BY_FILE, BY_ENVIRONMENT, BY_COMMAND_LINE };

struct origin {
	enum level level;
	struct spot spot;   /* of files; for BY_ENVIRONMENT its file is the name of the variable */
	const char *reason; /* why a rule is ignored; NULL: nobody had to say */
};

/* Whether a configuration file says so. */
bool origin_is_file(const struct origin *origin);

#endif
