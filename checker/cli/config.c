/* config.c -- cli: files and the environment become settings of a run */
#include "config.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "config_file.h"
#include "config_find.h"
#include "help.h"
#include "words.h"

/* What the environment may set, besides limits. */
static const enum option_id variables[] = {
#define KEY(id, name, shape, example) OPTION_##id,
#define VARIABLE(id) OPTION_##id,
#include "config.def"
#undef VARIABLE
#undef KEY
};

enum { VARIABLES = sizeof variables / sizeof *variables };

const char *
config_variable(enum option_id id, struct arena *a)
{
	char *name = arena_print(a, "TSAGCHECK_%s", option_row(id)->name);

	for (char *at = name; *at; at++)
		*at = *at == '-' ? '_' : (char)toupper((unsigned char)*at);
	return name;
}

static const char *
value_of(const char *variable)
{
	const char *value = getenv(variable);

	return value && *value ? value : NULL;
}

/* Of an option that may be repeated there are several words, with commas between them. */
static void
add_words(struct settings *settings, enum option_id id, const char *words, struct origin origin)
{
	while (*words) {
		const size_t length = strcspn(words, ",");

		if (length)
			settings_add(
				settings, id, arena_text(&settings->arena, words, length), origin);
		words += length + (words[length] == ',');
	}
}

static void
add_variable(struct settings *settings, enum option_id id)
{
	const char *variable = config_variable(id, &settings->arena);
	const char *value = value_of(variable);
	const struct origin origin = {.level = BY_ENVIRONMENT, .spot = {.file = variable}};

	if (value && option_is_list(id))
		add_words(settings, id, value, origin);
	else if (value)
		settings_add(settings, id, value, origin);
}

static void
add_environment(struct settings *settings)
{
	for (size_t i = 0; i < VARIABLES; i++)
		if (variables[i] != OPTION_LIMIT)
			add_variable(settings, variables[i]);
	for (int i = OPTION_LIMIT; i < OPTIONS; i++)
		add_variable(settings, (enum option_id)i);
}

/* A file that is named is read instead of both others: a run with it is the same everywhere. */
static int
add_files(struct settings *settings, const struct command *command, const struct options *options,
	struct messages *messages)
{
	static const struct words_list none;
	struct arena *a = &settings->arena;
	const char *named =
		options->config ? options->config : value_of(config_variable(OPTION_CONFIG, a));
	const char *own = named ? NULL : config_of_user(a), *nearest = named;

	if (own && config_file_read(settings, own, BY_USER_FILE, messages))
		return -1;
	if (!named &&
		config_find(&nearest, command_reads_documents(command) ? &options->files : &none, a,
			messages))
		return -1;
	return nearest ? config_file_read(settings, nearest, BY_FILE, messages) : 0;
}

/* A format of findings is none of facts or of lists: only what gives findings has --fail-on. */
static bool
is_heeded(const struct command *command, enum option_id id)
{
	return command_takes(command, id) &&
	       (id != OPTION_FORMAT || command_takes(command, OPTION_FAIL_ON));
}

int
config_read(struct settings *settings, const struct command *command, const struct options *options,
	struct messages *messages)
{
	size_t kept = 0;

	if (options->config && options->no_config)
		return message(messages, MESSAGE_CONFIG_BOTH, (struct spot){0});
	if (!options->no_config && add_files(settings, command, options, messages))
		return -1;
	add_environment(settings);
	for (size_t i = 0; i < settings->count; i++)
		if (is_heeded(command, settings->items[i].id))
			settings->items[kept++] = settings->items[i];
	settings->count = kept;
	return 0;
}
