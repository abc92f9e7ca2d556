/* setting.h -- cli: what is said about an option elsewhere than on the command line */
#ifndef TSAGCHECK_CLI_SETTING_H
#define TSAGCHECK_CLI_SETTING_H

#include "options.h"

/* A word for an option. */
struct setting {
	enum option_id id;
	const char *value;
	struct origin origin;
};

/* In the order in which they count. {0} is empty. The strings live in arena. */
struct settings {
	struct setting *items;
	size_t count, room;
	struct arena arena;
};

/* Adds one at the end; borrows its strings. */
void settings_add(
	struct settings *settings, enum option_id id, const char *value, struct origin origin);

/* Empty again; may be called twice. */
void settings_clear(struct settings *settings);

#endif
