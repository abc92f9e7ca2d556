/* help.c -- cli: what --help shows */
#include "help.h"

#include <string.h>

#include "../base/buffer.h"

/* What a command has besides its row in command.def. */
static const struct command_help {
	const char *name, *examples;
	bool limits;
	enum option_id options[32]; /* ends with OPTIONS */
} helps[] = {
#define HELP(name, examples, limits, ...) {#name, examples, limits, {__VA_ARGS__, OPTIONS}},
#include "help.def"
#undef HELP
};

enum {
#define COMMAND(name, ...) NUMBER_OF_##name,
#include "command.def"
#undef COMMAND
	COMMANDS
};

_Static_assert(sizeof helps / sizeof *helps == COMMANDS, "every command has a row in help.def");

static const struct command_help *
help_of(const struct command *command)
{
	const struct command_help *help = helps;

	while (strcmp(help->name, command->name))
		help++;
	return help;
}

bool
command_takes(const struct command *command, enum option_id id)
{
	const struct command_help *help = help_of(command);

	for (const enum option_id *option = help->options; *option != OPTIONS; option++)
		if (*option == id)
			return true;
	return id == OPTION_HELP || (id >= OPTION_LIMIT && help->limits);
}

bool
command_reads_documents(const struct command *command)
{
	return help_of(command)->limits;
}

static void
print_option(enum option_id id, FILE *out)
{
	const struct option_row *row = option_row(id);
	struct buffer left = {0};

	if (row->letter)
		buffer_print(&left, "-%c, ", row->letter);
	buffer_print(&left, "--%s%s%s", row->name, row->argument ? "=" : "",
		row->argument ? row->argument : "");
	if (left.length > 26)
		fprintf(out, "  %s\n  %-26s  %s\n", left.text, "", row->help);
	else
		fprintf(out, "  %-26s  %s\n", left.text, row->help);
	buffer_clear(&left);
}

static void
print_limits(FILE *out)
{
	fputs("\nlimits (what is past one is a message and exit status 2; 0 lifts those without a "
	      "range):\n",
		out);
	for (int i = OPTION_LIMIT; i < OPTIONS; i++)
		print_option((enum option_id)i, out);
}

static void
print_status(FILE *out)
{
	fputs("\nexit status: 0 clean, 1 findings at or above --fail-on, 2 not everything could be "
	      "checked\n",
		out);
}

void
help_print(const struct command *commands, size_t count, FILE *out)
{
	fputs("tsagcheck finds where a report to the WTSA contradicts itself or the record.\n\n"
	      "usage: tsagcheck [OPTION]... FILE...\n"
	      "       tsagcheck COMMAND [OPTION]... [ARGUMENT]...\n"
	      "       tsagcheck COMMAND --help\n\ncommands:\n",
		out);
	for (size_t i = 0; i < count; i++)
		fprintf(out, "  %-11s%-19s %s\n", commands[i].name, commands[i].files,
			commands[i].help);
	fputs("\noptions:\n", out);
	for (int i = 0; i < OPTION_LIMIT; i++)
		print_option((enum option_id)i, out);
	print_limits(out);
	print_status(out);
}

static void
print_examples(const char *examples, FILE *out)
{
	fputs("\nexamples:\n", out);
	while (*examples) {
		size_t length = strcspn(examples, "\n") + 1;

		fprintf(out, "  %.*s", (int)length, examples);
		examples += length;
	}
}

void
help_print_command(const struct command *command, FILE *out)
{
	const struct command_help *help = help_of(command);

	fprintf(out, "tsagcheck %s: %s\n\nusage: tsagcheck %s [OPTION]...%s%s\n\noptions:\n",
		command->name, command->help, command->name, *command->files ? " " : "",
		command->files);
	for (const enum option_id *option = help->options; *option != OPTIONS; option++)
		print_option(*option, out);
	print_option(OPTION_HELP, out);
	if (help->limits)
		print_limits(out);
	print_examples(help->examples, out);
	print_status(out);
}

const char *
help_examples(const struct command *command)
{
	return help_of(command)->examples;
}
