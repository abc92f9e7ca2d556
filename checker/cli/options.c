/* options.c -- cli: argv becomes what the user asked for */
#include "options.h"

#include <errno.h>
#include <getopt.h>
#include <stdlib.h>
#include <string.h>

#include "../base/nearest.h"
#include "setting.h"
#include "words.h"

static const struct option_row rows[] = {
#define OPTION(id, letter, name, argument, help) {letter, name, argument, help},
#include "options.def"
#undef OPTION
#define LIMIT(id, option, argument, most, highest, what) \
	{0, option, argument, "the most " what "; default: " #most},
#include "../base/limit.def"
#undef LIMIT
};

_Static_assert(sizeof rows / sizeof *rows == OPTIONS, "a row for each option");

enum { FIRST_LONG = 256 };

const struct option_row *
option_row(enum option_id id)
{
	return &rows[id];
}

/* The tables of getopt_long(), made from ours. */
static void
make_tables(struct option *longs, char *shorts)
{
	*shorts++ = ':';
	for (int i = 0; i < OPTIONS; i++) {
		longs[i] = (struct option){rows[i].name,
			rows[i].argument ? required_argument : no_argument, NULL, FIRST_LONG + i};
		if (rows[i].letter)
			*shorts++ = rows[i].letter;
		if (rows[i].letter && rows[i].argument)
			*shorts++ = ':';
	}
	longs[OPTIONS] = (struct option){0};
	*shorts = '\0';
}

static int
say_value(enum option_id id, const char *value, struct messages *messages)
{
	return message(messages, MESSAGE_OPTION_VALUE, (struct spot){0}, rows[id].name, value,
		rows[id].argument);
}

static int
set_number(
	size_t *to, size_t least, enum option_id id, const char *value, struct messages *messages)
{
	char *end;

	errno = 0;
	*to = strtoull(value, &end, 10);
	/* strtoull() takes signs and spaces, too */
	if (*value < '0' || *value > '9' || *end || errno || *to < least)
		return say_value(id, value, messages);
	return 0;
}

static int
set_limit(struct options *options, enum option_id id, const char *value, struct messages *messages)
{
	const struct limit_row *row = &limit_rows[id - OPTION_LIMIT];
	size_t *to = &options->limits.most[id - OPTION_LIMIT];

	if (set_number(to, row->highest ? 1 : 0, id, value, messages))
		return -1;
	return row->highest && *to > row->highest ? say_value(id, value, messages) : 0;
}

static int
set_severity(enum severity *to, enum option_id id, const char *value, struct messages *messages)
{
	*to = severity_named(value);
	if (*to != SEVERITIES || (id == OPTION_FAIL_ON && !strcmp(value, "never")))
		return 0;
	return say_value(id, value, messages);
}

static int
set_color(struct options *options, const char *value, struct messages *messages)
{
	options->color = value;
	return strcmp(value, "auto") && strcmp(value, "always") && strcmp(value, "never")
	               ? say_value(OPTION_COLOR, value, messages)
	               : 0;
}

static int
set_sandbox(struct options *options, const char *value, struct messages *messages)
{
	options->sandbox_mode = sandbox_mode_named(value);
	return options->sandbox_mode == SANDBOX_MODES ? say_value(OPTION_SANDBOX, value, messages)
	                                              : 0;
}

/* RULE=error: behind the last equals sign. */
static int
check_grade(const char *value, struct messages *messages)
{
	const char *equals = strrchr(value, '=');

	if (equals && equals > value && severity_named(equals + 1) != SEVERITIES)
		return 0;
	return say_value(OPTION_SEVERITY, value, messages);
}

/* Options without an argument. */
static const struct {
	enum option_id id;
	size_t offset; /* in struct options */
} flags[] = {
	{OPTION_LINT, offsetof(struct options, lint)},
	{OPTION_ORIGINAL, offsetof(struct options, original)},
	{OPTION_STATISTICS, offsetof(struct options, statistics)},
	{OPTION_FORCE_EXCLUDE, offsetof(struct options, force_exclude)},
	{OPTION_HELP, offsetof(struct options, help)},
	{OPTION_VERSION, offsetof(struct options, version)},
	{OPTION_NO_CONFIG, offsetof(struct options, no_config)},
	{OPTION_SHOW_CONFIG, offsetof(struct options, show_config)},
};

/* Any word can be one of a list. */
static int
set_flag(struct options *options, enum option_id id)
{
	for (size_t i = 0; i < sizeof flags / sizeof *flags; i++)
		if (flags[i].id == id)
			*(bool *)((char *)options + flags[i].offset) = true;
	return 0;
}

/* Any text is a value. */
static int
set_text(struct options *options, enum option_id id, const char *value)
{
	const char **texts[OPTIONS] = {[OPTION_PHASE] = &options->phase,
		[OPTION_BASELINE] = &options->baseline,
		[OPTION_WRITE_BASELINE] = &options->write_baseline,
		[OPTION_STDIN_NAME] = &options->stdin_name,
		[OPTION_CONFIG] = &options->config,
		[OPTION_COMPLETION] = &options->completion};

	*texts[id] = value;
	return 0;
}

static int
set(struct options *options, enum option_id id, const char *value, struct messages *messages)
{
	if (id >= OPTION_LIMIT)
		return set_limit(options, id, value, messages);
	switch (id) {
	case OPTION_SEVERITY:
		return check_grade(value, messages);
	case OPTION_FORMAT:
		return outputs_add_format(&options->outputs, value);
	case OPTION_OUTPUT:
		return outputs_add_file(&options->outputs, value, messages);
	case OPTION_SHOW:
		return set_severity(&options->show, id, value, messages);
	case OPTION_FAIL_ON:
		options->fails = true;
		return set_severity(&options->fail_on, id, value, messages);
	case OPTION_PHASE:
	case OPTION_BASELINE:
	case OPTION_WRITE_BASELINE:
	case OPTION_STDIN_NAME:
	case OPTION_CONFIG:
	case OPTION_COMPLETION:
		return set_text(options, id, value);
	case OPTION_COLOR:
		return set_color(options, value, messages);
	case OPTION_SANDBOX:
		return set_sandbox(options, value, messages);
	case OPTION_JOBS:
		return set_number(&options->jobs, 1, id, value, messages);
	default:
		return set_flag(options, id);
	}
}

static int
take(struct options *options, enum option_id id, const char *value, const struct origin *origin,
	struct messages *messages)
{
	if (set(options, id, value, messages))
		return -1;
	options->origins[id] = *origin;
	if (option_is_list(id))
		option_add_word(options, id, value, origin);
	return 0;
}

/* What is wrong with the value of a setting is said with its place. */
static int
take_setting(struct options *options, const struct setting *setting, struct messages *messages)
{
	const struct option_row *row = &rows[setting->id];
	struct messages unsaid = {.out = NULL};
	int failed = 0;

	if (setting->id == OPTION_FORMAT) { /* not one result more */
		options->format = setting->value;
		options->origins[OPTION_FORMAT] = setting->origin;
	} else {
		failed = take(options, setting->id, setting->value, &setting->origin, &unsaid);
	}
	messages_clear(&unsaid);
	return failed ? message(messages, MESSAGE_SETTING_VALUE, setting->origin.spot, row->name,
				setting->value, row->argument)
	              : 0;
}

static enum option_id
id_of(int found)
{
	int i = found - FIRST_LONG;

	for (int j = 0; i < 0 && j < OPTIONS; j++)
		if (rows[j].letter == found)
			i = j;
	return (enum option_id)i;
}

/* The option whose name is most like a word that begins with "--", or NULL. */
static const char *
nearest_option(struct options *options, const char *word)
{
	const char *name = strncmp(word, "--", 2) ? "" : word + 2;
	struct nearest nearest = {.wanted = arena_text(&options->arena, name, strcspn(name, "="))};

	for (int i = 0; i < OPTIONS; i++)
		nearest_try(&nearest, rows[i].name);
	return nearest.name;
}

/* optopt is the option as far as getopt_long() knew it: a letter, one of our numbers, or 0. */
static int
say_wrong(struct options *options, int found, const char *word, struct messages *messages)
{
	const char *nearest;

	/* of letters in a group the word is not yet behind, or is more than the letter */
	if (optopt > 0 && optopt < FIRST_LONG)
		word = arena_print(&options->arena, "-%c", optopt);
	if (found == ':')
		return message(messages, MESSAGE_OPTION_ARGUMENT, (struct spot){0}, word);
	nearest = nearest_option(options, word);
	if (nearest)
		return message(messages, MESSAGE_OPTION_MISSPELT, (struct spot){0}, word, nearest);
	return message(messages, MESSAGE_OPTION_UNKNOWN, (struct spot){0}, word);
}

static int
read_settings(struct options *options, const struct settings *settings, struct messages *messages)
{
	for (size_t i = 0; settings && i < settings->count; i++)
		if (take_setting(options, &settings->items[i], messages))
			return -1;
	return 0;
}

/* Without any option for it there is one output. The format that was set below the command line is
 * that of a result that has none. */
static void
settle_outputs(struct options *options)
{
	struct outputs *outputs = &options->outputs;

	outputs->count += outputs->count == 0;
	if (!outputs->items[0].format)
		outputs->items[0].format = options->format;
	options->format = outputs->items[0].format;
	options->output = outputs->items[0].file;
}

int
options_read(struct options *options, const struct settings *below, int argc, char **argv,
	struct messages *messages)
{
	const struct origin origin = {.level = BY_COMMAND_LINE};
	struct option longs[OPTIONS + 1];
	char shorts[2 * OPTIONS + 2];
	int found;

	*options = (struct options){
		.fail_on = SEVERITY_ERROR, .color = "auto", .limits = limits_default};
	options->outputs.items =
		arena_alloc(&options->arena, ((size_t)argc + 1) * sizeof *options->outputs.items);
	if (read_settings(options, below, messages))
		return -1;
	make_tables(longs, shorts);
	opterr = 0;
	optind = 1;
	while ((found = getopt_long(argc, argv, shorts, longs, NULL)) != -1) {
		if (found == '?' || found == ':')
			return say_wrong(options, found, argv[optind - 1], messages);
		if (take(options, id_of(found), optarg, &origin, messages))
			return -1;
	}
	while (optind < argc)
		words_list_add(&options->files, argv[optind++], &origin, &options->arena);
	settle_outputs(options);
	return 0;
}
