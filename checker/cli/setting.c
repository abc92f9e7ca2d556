/* setting.c -- cli: what is said about an option elsewhere than on the command line */
#include "setting.h"

#include <stdlib.h>

bool
origin_is_file(const struct origin *origin)
{
	return origin->level == BY_USER_FILE || origin->level == BY_FILE;
}

void
settings_add(struct settings *settings, enum option_id id, const char *value, struct origin origin)
{
	settings->items = array_room(
		settings->items, settings->count, &settings->room, sizeof *settings->items);
	settings->items[settings->count++] =
		(struct setting){.id = id, .value = value, .origin = origin};
}

void
settings_clear(struct settings *settings)
{
	free(settings->items);
	arena_clear(&settings->arena);
	*settings = (struct settings){0};
}
