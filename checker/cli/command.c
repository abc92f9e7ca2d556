/* command.c -- cli: argv becomes a command that is run */
#include "command.h"

#include <signal.h>
#include <string.h>

#include "completion.h"
#include "config.h"
#include "help.h"
#include "manual.h"
#include "result.h"

static const struct command commands[] = {
#define COMMAND(name, files, least, most, help) {#name, files, help, least, most, command_##name},
#include "command.def"
#undef COMMAND
};

enum { COMMANDS = sizeof commands / sizeof *commands };

static const struct command *
command_named(const char *name)
{
	for (int i = 0; i < COMMANDS; i++)
		if (!strcmp(commands[i].name, name))
			return &commands[i];
	return NULL;
}

/* The first word may name a command, NULL when it does not. */
static const struct command *
command_in(const struct options *options)
{
	return options->files.count > 0 ? command_named(options->files.items[0]) : NULL;
}

static void
print_help(const struct options *options)
{
	const struct command *named = command_in(options);

	if (options->format && !strcmp(options->format, "mdoc"))
		manual_print(commands, COMMANDS, stdout);
	else if (named)
		help_print_command(named, stdout);
	else
		help_print(commands, COMMANDS, stdout);
}

/* Without a command it is check. */
static const struct command *
take_command(struct options *options)
{
	const struct command *named = command_in(options);

	if (!named)
		return &commands[0];
	options->files.items++;
	options->files.count--;
	return named;
}

/* A list is files, where there may be many. */
static int
check_count(const struct command *command, const struct options *options, struct messages *messages)
{
	const size_t lists = command->most > 1 ? options->files_from.count : 0;
	const size_t count = options->files.count + lists;

	if (count >= command->least && count <= command->most)
		return 0;
	if (count == 0 && command == &commands[0])
		return message(messages, MESSAGE_NO_FILES, (struct spot){0});
	return message(messages, MESSAGE_COMMAND_FILES, (struct spot){0}, command->name,
		*command->files ? command->files : "no files");
}

/* Findings can be written in several formats, all else is one result. */
static int
check_outputs(
	const struct command *command, const struct options *options, struct messages *messages)
{
	const bool has_findings =
		command->run == command_check || command->run == command_schematron;

	if (outputs_check(&options->outputs, messages))
		return -1;
	if (has_findings || options->outputs.count == 1)
		return 0;
	return message(messages, MESSAGE_OUTPUT_ONE, (struct spot){0}, command->name);
}

static int
do_it(const struct command *command, const struct options *options, FILE *out,
	struct messages *messages)
{
	if (!options->show_config)
		return command->run(options, out, messages);
	config_show(command, options, out);
	return 0;
}

/* Reads the options once more, with what files and the environment say below them. */
static int
configure(const struct command *command, struct options *options, int argc, char **argv,
	struct messages *messages)
{
	struct settings below = {0};
	struct sandbox *sandbox = options->sandbox;
	int failed = config_read(&below, command, options, messages);

	if (!failed && below.count > 0) {
		arena_clear(&options->arena);
		failed = options_read(options, &below, argc, argv, messages);
		take_command(options);
		options->sandbox = sandbox;
	}
	arena_take(&options->arena, &below.arena);
	settings_clear(&below);
	return failed;
}

static int
run(struct options *options, int argc, char **argv, struct messages *messages)
{
	const struct command *command = take_command(options);
	struct result result;
	int status;

	if ((!options->show_config && check_count(command, options, messages)) ||
		check_outputs(command, options, messages) || sandbox_enter(options, messages))
		return 2;
	if (command_takes(command, OPTION_CONFIG) &&
		configure(command, options, argc, argv, messages))
		return 2;
	result_open(&result, options->output);
	status = do_it(command, options, result.out, messages);
	return result_close(&result, status == 2, messages) ? 2 : status;
}

static bool
is_about_program(const struct options *options)
{
	return options->help || options->version || options->completion;
}

static int
print_about(struct options *options, struct messages *messages)
{
	struct result result;
	int status = 0;

	result_open(&result, NULL);
	if (options->help)
		print_help(options);
	else if (options->version)
		puts("tsagcheck " TSAGCHECK_VERSION);
	else
		status = completion_print(commands, COMMANDS, options, result.out, messages);
	return result_close(&result, false, messages) ? 2 : status;
}

/* A reader that goes away, or a file that grows too large, is an error of writing, which is said.
 */
static void
outlive_signals(void)
{
	signal(SIGPIPE, SIG_IGN);
	signal(SIGXFSZ, SIG_IGN);
}

int
command_main(int argc, char **argv, const struct confinement *by)
{
	struct sandbox sandbox = {.by = by};
	struct messages messages = {.out = stderr};
	struct options options;
	int status = 2;

	outlive_signals();
	if (options_read(&options, NULL, argc, argv, &messages) == 0) {
		options.sandbox = &sandbox;
		status = is_about_program(&options) ? print_about(&options, &messages)
		                                    : run(&options, argc, argv, &messages);
	}
	arena_clear(&options.arena);
	sandbox_clear(&sandbox);
	messages_clear(&messages);
	return status;
}
