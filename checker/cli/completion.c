/* completion.c -- cli: an unfinished command line becomes what it may go on with */
#include "completion.h"

#include <string.h>

#include "offers.h"
#include "words.h"

static const struct shell {
	const char *name, *script;
} shells[] = {
#define SHELL(name, script) {#name, script},
#include "completion.def"
#undef SHELL
};

static enum option_id
option_lettered(char letter)
{
	for (int i = 0; i < OPTIONS; i++)
		if (option_row((enum option_id)i)->letter == letter)
			return (enum option_id)i;
	return OPTIONS;
}

/* "--name" up to its end or "=", whole or shortened. */
static enum option_id
option_named(const char *word)
{
	size_t length = strcspn(word, "=") - 2;

	for (int i = 0; i < OPTIONS; i++)
		if (!strncmp(option_row((enum option_id)i)->name, word + 2, length))
			return (enum option_id)i;
	return OPTIONS;
}

/* The option of the word that takes an argument, and where in the word that begins, at its end when
 * it is the next word; OPTIONS when there is none. */
static enum option_id
option_of(const char *word, size_t *at)
{
	enum option_id id = OPTIONS;

	if (word[1] == '-') {
		id = option_named(word);
		*at = strcspn(word, "=");
		*at += word[*at] == '=';
		return id != OPTIONS && option_row(id)->argument ? id : OPTIONS;
	}
	for (*at = 1; word[*at]; ++*at) {
		id = option_lettered(word[*at]);
		if (id != OPTIONS && option_row(id)->argument) {
			++*at;
			return id;
		}
	}
	return OPTIONS;
}

static void
take_value(struct line *line, enum option_id id, const char *value)
{
	if (id == OPTION_RULES)
		words_list_add(&line->options->rules, value,
			&(struct origin){.level = BY_COMMAND_LINE}, line->arena);
	line->waits = OPTIONS;
}

static void
take_file(struct line *line, const char *word)
{
	for (size_t i = 0; i < line->command_count && !line->command && !line->files; i++)
		if (!strcmp(line->commands[i].name, word)) {
			line->command = &line->commands[i];
			return;
		}
	if (line->files++ == 0)
		line->first = word;
}

/* A word that stands before the unfinished one. */
static void
take_word(struct line *line, const char *word)
{
	enum option_id id;
	size_t at;

	if (line->waits != OPTIONS) {
		take_value(line, line->waits, word);
	} else if (line->ended || *word != '-' || !word[1]) {
		take_file(line, word);
	} else if (!strcmp(word, "--")) {
		line->ended = true;
	} else if ((id = option_of(word, &at)) != OPTIONS) {
		if (word[at])
			take_value(line, id, word + at);
		else
			line->waits = id;
	}
}

static void
offer_arguments(const struct line *line)
{
	const struct command *command = line->command ? line->command : line->commands;

	if (!line->command && !line->files)
		offer_commands(line);
	if (line->files < command->most)
		offer_kinds(line, command->files);
}

static void
offer_next(struct line *line)
{
	const char *word = line->word;
	enum option_id id = OPTIONS;
	size_t at = 0;

	if (line->waits != OPTIONS) {
		offer_values(line, line->waits, 0);
		return;
	}
	if (line->ended || *word != '-') {
		offer_arguments(line);
		return;
	}
	if (word[1])
		id = option_of(word, &at);
	if (id != OPTIONS && (word[1] != '-' || strchr(word, '=')))
		offer_values(line, id, at);
	else
		offer_options(line);
}

static void
complete(const struct command *commands, size_t count, struct options *options, FILE *out)
{
	const struct words_list *words = &options->files;
	struct line line = {.commands = commands,
		.command_count = count,
		.waits = OPTIONS,
		.word = "",
		.prefix = "",
		.options = options,
		.out = out,
		.arena = &options->arena};

	for (size_t i = 0; i + 1 < words->count; i++)
		take_word(&line, words->items[i]);
	if (words->count)
		line.word = words->items[words->count - 1];
	offer_next(&line);
}

int
completion_print(const struct command *commands, size_t count, struct options *options, FILE *out,
	struct messages *messages)
{
	const char *wanted = options->completion;

	for (size_t i = 0; i < sizeof shells / sizeof *shells; i++)
		if (!strcmp(shells[i].name, wanted)) {
			fputs(shells[i].script, out);
			return 0;
		}
	if (!strcmp(wanted, "words")) {
		complete(commands, count, options, out);
		return 0;
	}
	message(messages, MESSAGE_OPTION_VALUE, (struct spot){0},
		option_row(OPTION_COMPLETION)->name, wanted,
		option_row(OPTION_COMPLETION)->argument);
	return 2;
}
