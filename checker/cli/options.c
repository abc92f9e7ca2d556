/* options.c -- cli: argv becomes what the user asked for */
#include "options.h"

#include <errno.h>
#include <getopt.h>
#include <stdlib.h>
#include <string.h>

#include "nearest.h"

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

static void
add_word(struct words_list *list, const char *word)
{
	list->items[list->count++] = word;
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
set(struct options *options, enum option_id id, const char *value, struct messages *messages)
{
	if (id >= OPTION_LIMIT)
		return set_limit(options, id, value, messages);
	switch (id) {
	case OPTION_RULES:
		add_word(&options->rules, value);
		return 0;
	case OPTION_REGISTER:
		add_word(&options->registers, value);
		return 0;
	case OPTION_ONLY:
		add_word(&options->only, value);
		return 0;
	case OPTION_IGNORE:
		add_word(&options->ignore, value);
		return 0;
	case OPTION_FORMAT:
		options->format = value;
		return 0;
	case OPTION_OUTPUT:
		options->output = value;
		return 0;
	case OPTION_SHOW:
		return set_severity(&options->show, id, value, messages);
	case OPTION_FAIL_ON:
		options->fails = true;
		return set_severity(&options->fail_on, id, value, messages);
	case OPTION_PHASE:
		options->phase = value;
		return 0;
	case OPTION_COLOR:
		return set_color(options, value, messages);
	case OPTION_JOBS:
		return set_number(&options->jobs, 1, id, value, messages);
	case OPTION_LINT:
		options->lint = true;
		return 0;
	case OPTION_ORIGINAL:
		options->original = true;
		return 0;
	case OPTION_STATISTICS:
		options->statistics = true;
		return 0;
	case OPTION_COMPLETION:
		options->completion = value;
		return 0;
	case OPTION_HELP:
		options->help = true;
		return 0;
	case OPTION_VERSION:
		options->version = true;
		return 0;
	case OPTION_LIMIT:
	case OPTION_LAST_LIMIT:
	case OPTIONS:
		break;
	}
	return -1;
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
	const char *name = strncmp(word, "--", 2) ? "" : word + 2, *nearest = NULL;
	size_t best = (size_t)-1;

	name = arena_text(&options->arena, name, strcspn(name, "="));
	for (int i = 0; i < OPTIONS; i++) {
		size_t distance = text_distance(rows[i].name, name);

		if (distance < best && is_slip(distance, strlen(name))) {
			best = distance;
			nearest = rows[i].name;
		}
	}
	return nearest;
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

static void
init(struct options *options, size_t most)
{
	struct words_list *lists[] = {&options->rules, &options->registers, &options->only,
		&options->ignore, &options->files};

	*options = (struct options){
		.fail_on = SEVERITY_ERROR, .color = "auto", .limits = limits_default};
	for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
		lists[i]->items = arena_alloc(&options->arena, (most + 1) * sizeof(char *));
}

int
options_read(struct options *options, int argc, char **argv, struct messages *messages)
{
	struct option longs[OPTIONS + 1];
	char shorts[2 * OPTIONS + 2];
	int found;

	init(options, (size_t)argc);
	make_tables(longs, shorts);
	opterr = 0;
	optind = 1;
	while ((found = getopt_long(argc, argv, shorts, longs, NULL)) != -1) {
		if (found == '?' || found == ':')
			return say_wrong(options, found, argv[optind - 1], messages);
		if (set(options, id_of(found), optarg, messages))
			return -1;
	}
	while (optind < argc)
		add_word(&options->files, argv[optind++]);
	return 0;
}
