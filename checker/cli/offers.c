/* offers.c -- cli: what is missing on a command line becomes words that can stand there */
#include "offers.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#include "../emit/emit.h"
#include "help.h"
#include "places.h"

/* A word that the unfinished one may become. */
static void
offer(const struct line *line, const char *word, const char *means)
{
	const char *whole = arena_print(line->arena, "%s%s", line->prefix, word);

	if (strncmp(whole, line->word, strlen(line->word)) == 0)
		fprintf(line->out, "%s\t%s\n", whole, means);
}

static void
offer_files(const struct line *line)
{
	fprintf(line->out, "/files %s\n", line->prefix);
}

static void
offer_folders(const struct line *line)
{
	fprintf(line->out, "/folders %s\n", line->prefix);
}

/* Lets see() look at each entry of this folder in all the places. */
static void
see_entries(const struct line *line, const char *below,
	void (*see)(const struct line *line, const char *folder, const char *name))
{
	struct files places = {0};

	places_add(&places, line->arena);
	for (size_t i = 0; i < places.count; i++) {
		const char *folder = arena_print(line->arena, "%s%s", places.items[i], below);
		DIR *listing = opendir(folder);
		const struct dirent *entry;

		while (listing && (entry = readdir(listing)))
			see(line, folder, entry->d_name);
		if (listing)
			closedir(listing);
	}
	free(places.items);
}

static void
see_pack(const struct line *line, const char *folder, const char *name)
{
	if (is_file(arena_print(line->arena, "%s/%s/pack.xml", folder, name)))
		offer(line, name, "pack of rules");
}

static void
offer_packs(const struct line *line)
{
	see_entries(line, "", see_pack);
}

static void
see_register(const struct line *line, const char *folder, const char *name)
{
	const char *dot = strrchr(name, '.');

	(void)folder;
	if (!dot || strcmp(dot, ".tsv") != 0)
		return;
	name = arena_text(line->arena, name, (size_t)(dot - name));
	offer(line, arena_print(line->arena, "%s=", name), "replace this register");
	offer(line, arena_print(line->arena, "%s+=", name), "add rows to this register");
}

/* The name of a register, or the file behind it. */
static void
offer_registers(const struct line *line)
{
	const char *equals = strchr(line->word + strlen(line->prefix), '=');
	struct line value = *line;

	if (equals) {
		value.prefix =
			arena_text(line->arena, line->word, (size_t)(equals + 1 - line->word));
		offer_files(&value);
	} else {
		see_entries(line, "/registers", see_register);
	}
}

/* The schema that the line names, or the rules of the packs that it names so far. */
static int
load(const struct line *line, struct rule_set *rules, struct selection *selection)
{
	struct messages messages = {0};
	int failed;

	if (line->command && strstr(line->command->files, "SCHEMA"))
		failed = !line->first ||
		         rule_set_add(rules, line->first, schematron_functions, &messages);
	else
		failed = selection_make(selection, line->options, &messages) ||
		         selection_rules(selection, rules, line->options, &messages);
	messages_clear(&messages);
	return failed;
}

/* Lets see() look at each of these; what cannot be loaded offers nothing. */
static void
see_schemas(
	const struct line *line, void (*see)(const struct line *line, const struct schema *schema))
{
	struct selection selection = {0};
	struct rule_set rules = {0};

	if (load(line, &rules, &selection) == 0)
		for (size_t i = 0; i < rules.count; i++)
			see(line, rules.schemas[i]);
	rule_set_clear(&rules);
	selection_clear(&selection);
}

static void
see_rule(const struct line *line, const struct schema *schema)
{
	offer(line, schema->name, schema->title ? schema->title : "");
}

static void
offer_rules(const struct line *line)
{
	see_schemas(line, see_rule);
}

static void
see_phases(const struct line *line, const struct schema *schema)
{
	for (size_t i = 0; i < schema->phase_count; i++)
		offer(line, schema->phases[i].id, "phase");
}

void
offer_commands(const struct line *line)
{
	for (size_t i = 0; i < line->command_count; i++)
		offer(line, line->commands[i].name, line->commands[i].help);
}

/* What the arguments of options and commands are called, and what can stand for them. */
static const struct {
	const char *name;
	void (*offer)(const struct line *line);
} kinds[] = {
	{"RULE", offer_rules},
	{"PACK", offer_packs},
	{"DIR", offer_folders},
	{"NAME=FILE", offer_registers},
	{"NAME+=FILE", NULL},
	{"NAME", NULL},
	{"N", NULL},
	{"NUMBER", NULL},
	{"BYTES", NULL},
};

/* One of "error|warning", or what a name in capitals stands for: a file when it is not listed. */
static void
offer_kind(const struct line *line, const char *kind)
{
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (!strcmp(kinds[i].name, kind)) {
			if (kinds[i].offer)
				kinds[i].offer(line);
			return;
		}
	if (*kind >= 'A' && *kind <= 'Z')
		offer_files(line);
	else if (*kind >= 'a' && *kind <= 'z')
		offer(line, kind, "");
}

void
offer_kinds(const struct line *line, const char *written)
{
	static const char marks[] = "|[] ";

	while (*(written += strspn(written, marks))) {
		size_t length = strcspn(written, marks);
		const char *kind = arena_text(line->arena, written, length),
			   *dots = strstr(kind, "...");

		offer_kind(
			line, dots ? arena_text(line->arena, kind, (size_t)(dots - kind)) : kind);
		written += length;
	}
}

/* A command that has formats of its own names them in its help: "(--format text|json)". */
static void
offer_formats(const struct line *line)
{
	static const char start[] = "(--format ";
	const char *own = line->command ? strstr(line->command->help, start) : NULL;

	if (own)
		own = arena_text(
			line->arena, own + strlen(start), strcspn(own + strlen(start), ")"));
	offer_kinds(line, own ? own : emitter_names("|", line->arena));
}

void
offer_values(struct line *line, enum option_id id, size_t prefix)
{
	line->prefix = arena_text(line->arena, line->word, prefix);
	if (id == OPTION_FORMAT)
		offer_formats(line);
	else if (id == OPTION_PHASE)
		see_schemas(line, see_phases);
	else if (option_row(id)->argument)
		offer_kinds(line, option_row(id)->argument);
}

static void
offer_option(const struct line *line, enum option_id id)
{
	const struct option_row *row = option_row(id);

	offer(line, arena_print(line->arena, "--%s", row->name), row->help);
	if (row->letter && strlen(line->word) < 2)
		offer(line, arena_print(line->arena, "-%c", row->letter), row->help);
}

void
offer_options(const struct line *line)
{
	const struct command *command = line->command ? line->command : line->commands;

	for (int i = 0; i < OPTIONS; i++)
		if (command_takes(command, (enum option_id)i) ||
			(!line->command && (i == OPTION_VERSION || i == OPTION_COMPLETION)))
			offer_option(line, (enum option_id)i);
}
