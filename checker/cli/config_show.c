/* config_show.c -- cli: the settings of a run become a configuration file with their origins */
#include <string.h>

#include "config.h"
#include "config_file.h"
#include "help.h"
#include "pack.h"
#include "words.h"

/* Options that no file can set. */
static const enum option_id variables[] = {
#define KEY(id, name, shape, example)
#define VARIABLE(id) OPTION_##id,
#include "config.def"
#undef VARIABLE
#undef KEY
};

struct showing {
	const struct options *options;
	FILE *out;
	struct arena arena;
};

#define DIGITS "0123456789"
#define LETTERS "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"

/* Whether the text can be mistaken for nothing else of YAML without quotes. */
static bool
is_plain(const char *text)
{
	return *text && strchr(LETTERS DIGITS "./", *text) &&
	       !text[strspn(text, LETTERS DIGITS "./_+-")];
}

/* A line feed or a tab would not come back out of single quotes. */
static bool
has_control(const char *text)
{
	for (; *text; text++)
		if ((unsigned char)*text < 0x20 || *text == 0x7F)
			return true;
	return false;
}

static void
print_escaped(FILE *out, const char *text)
{
	fputc('"', out);
	for (; *text; text++)
		if ((unsigned char)*text < 0x20 || *text == 0x7F)
			fprintf(out, "\\x%02X", (unsigned int)(unsigned char)*text);
		else
			fprintf(out, *text == '"' || *text == '\\' ? "\\%c" : "%c", *text);
	fputc('"', out);
}

static void
print_word(FILE *out, const char *text)
{
	if (is_plain(text)) {
		fputs(text, out);
	} else if (has_control(text)) {
		print_escaped(out, text);
	} else {
		fputc('\'', out);
		for (; *text; text++)
			fputs(*text == '\'' ? "''" : (const char[]){*text, '\0'}, out);
		fputc('\'', out);
	}
}

static void
end_line(FILE *out, const struct origin *origin)
{
	fputs("  # from ", out);
	if (origin->level == BY_DEFAULT)
		fputs("default", out);
	else if (origin->level == BY_COMMAND_LINE)
		fputs("command line", out);
	else if (origin->level == BY_ENVIRONMENT)
		fputs("environment: ", out);
	if (origin->spot.file && has_control(origin->spot.file))
		print_escaped(out, origin->spot.file);
	else if (origin->spot.file)
		fputs(origin->spot.file, out);
	if (origin_is_file(origin))
		fprintf(out, ":%ld:%ld", origin->spot.line, origin->spot.column);
	fputc('\n', out);
}

/* The value of an option that is no list: the word that would set it. Lives in a. */
static const char *
value_text(const struct options *options, enum option_id id, struct arena *a)
{
	if (id >= OPTION_LIMIT)
		return arena_print(a, "%zu", options->limits.most[id - OPTION_LIMIT]);
	switch (id) {
	case OPTION_PHASE:
		return options->phase ? options->phase : "#DEFAULT";
	case OPTION_SHOW:
		return severity_name(options->show);
	case OPTION_FAIL_ON:
		return options->fail_on < SEVERITIES ? severity_name(options->fail_on) : "never";
	case OPTION_JOBS:
		return options->jobs ? arena_print(a, "%zu", options->jobs) : NULL;
	case OPTION_FORMAT:
		return options->format;
	case OPTION_COLOR:
		return options->color;
	default:
		return NULL;
	}
}

/* What has no word for its default is a comment then. */
static void
print_value(struct showing *showing, const char *before, const char *name, enum option_id id)
{
	const char *value = value_text(showing->options, id, &showing->arena);

	fprintf(showing->out, "%s%s:", value ? before : "# ", name);
	if (value) {
		fputc(' ', showing->out);
		print_word(showing->out, value);
	}
	end_line(showing->out, &showing->options->origins[id]);
}

static void
print_item(struct showing *showing, const char *word, const struct origin *origin)
{
	fputs("  - ", showing->out);
	print_word(showing->out, word);
	end_line(showing->out, origin);
}

static void
print_ignored(struct showing *showing, const char *rule, const struct origin *origin)
{
	fputs("  - rule: ", showing->out);
	print_word(showing->out, rule);
	end_line(showing->out, origin);
	fputs("    reason: ", showing->out);
	print_word(showing->out, origin->reason ? origin->reason : "none was asked for there");
	fputc('\n', showing->out);
}

/* Where the value of a pair starts: a name of a file may hold equals signs, and so may a rule's. */
static size_t
key_length(enum shape shape, const char *word)
{
	const char *equals = shape == SHAPE_FILES ? strchr(word, '=') : strrchr(word, '=');

	return equals ? (size_t)(equals - word) : strlen(word);
}

/* Whether a later pair has the same key: a file cannot have both. */
static bool
is_said_again(const struct words_list *words, size_t at, enum shape shape)
{
	const size_t length = key_length(shape, words->items[at]);

	for (size_t i = at + 1; i < words->count; i++)
		if (key_length(shape, words->items[i]) == length &&
			!strncmp(words->items[i], words->items[at], length))
			return true;
	return false;
}

static void
print_pair(struct showing *showing, const struct words_list *words, size_t at, enum shape shape)
{
	const char *word = words->items[at];
	const size_t length = key_length(shape, word);

	fputs(is_said_again(words, at, shape) ? "  # " : "  ", showing->out);
	print_word(showing->out, arena_text(&showing->arena, word, length));
	fputs(": ", showing->out);
	print_word(showing->out, word + length + (word[length] == '='));
	end_line(showing->out, &words->origins[at]);
}

static void
print_default_list(struct showing *showing, const struct config_key *key)
{
	const bool is_pairs = key->shape == SHAPE_PAIRS || key->shape == SHAPE_FILES;

	fprintf(showing->out, " %s%s%s", is_pairs ? "{" : "[",
		key->id == OPTION_RULES ? default_pack : "", is_pairs ? "}" : "]");
	end_line(showing->out, &(struct origin){.level = BY_DEFAULT});
}

static void
print_list(struct showing *showing, const struct config_key *key, const struct words_list *words)
{
	fprintf(showing->out, "%s:", config_key_name(key));
	if (words->count == 0) {
		print_default_list(showing, key);
		return;
	}
	fputc('\n', showing->out);
	for (size_t i = 0; i < words->count; i++)
		if (key->shape == SHAPE_PAIRS || key->shape == SHAPE_FILES)
			print_pair(showing, words, i, key->shape);
		else if (key->shape == SHAPE_REASONS)
			print_ignored(showing, words->items[i], &words->origins[i]);
		else
			print_item(showing, words->items[i], &words->origins[i]);
}

static void
print_limits(struct showing *showing)
{
	fprintf(showing->out, "limits:\n");
	for (int i = OPTION_LIMIT; i < OPTIONS; i++)
		print_value(showing, "  ", option_row((enum option_id)i)->name, (enum option_id)i);
}

void
config_show(const struct command *command, const struct options *options, FILE *out)
{
	struct showing showing = {.options = options, .out = out};

	fprintf(out, "# the settings of tsagcheck %s, as a file for the current folder\n",
		command->name);
	for (size_t i = 0; config_key(i); i++) {
		const struct config_key *key = config_key(i);

		if (!command_takes(command, key->id))
			continue;
		if (key->shape == SHAPE_LIMITS)
			print_limits(&showing);
		else if (option_is_list(key->id))
			print_list(&showing, key, option_words(options, key->id));
		else
			print_value(&showing, "", config_key_name(key), key->id);
	}
	for (size_t i = 0; i < sizeof variables / sizeof *variables; i++)
		if (command_takes(command, variables[i]))
			print_value(&showing, "# ", option_row(variables[i])->name, variables[i]);
	arena_clear(&showing.arena);
}
