/* config.c -- fuzz: the bytes are a configuration file, whose settings become options */
#include "../../checker/cli/config_file.h"
#include "fuzzing.h"

static void
take(const struct settings *settings, struct messages *messages)
{
	static char command[] = "check", file[] = "report.xml";
	char *words[] = {command, file, NULL};
	struct options options;

	if (options_read(&options, settings, 2, words, messages) && messages->count == 0)
		__builtin_trap(); /* nothing was said */
	arena_clear(&options.arena);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	struct messages messages = {0};
	struct settings settings = {0};

	if (config_file_read(
		    &settings, fuzzing_file((const char *)bytes, length), BY_FILE, &messages) == 0)
		take(&settings, &messages);
	else if (messages.count == 0)
		__builtin_trap(); /* nothing was said */
	settings_clear(&settings);
	messages_clear(&messages);
	return 0;
}
