/* command.c -- cli: argv becomes a command that is run */
#include "command.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "completion.h"
#include "file.h"
#include "help.h"
#include "manual.h"

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

static int
check_count(const struct command *command, size_t count, struct messages *messages)
{
	if (count >= command->least && count <= command->most)
		return 0;
	if (count == 0 && command == &commands[0])
		return message(messages, MESSAGE_NO_FILES, (struct spot){0});
	return message(messages, MESSAGE_COMMAND_FILES, (struct spot){0}, command->name,
		*command->files ? command->files : "no files");
}

static int
say_output(const char *file, struct messages *messages)
{
	message(messages, MESSAGE_OUTPUT_FAILED, (struct spot){.file = file},
		strerror(errno ? errno : EIO));
	return 2;
}

/* What was written must have arrived: a full disk is no success. */
static int
finish(FILE *out, const char *file, int status, struct messages *messages)
{
	int failed;

	errno = 0; /* what failed before has long been overwritten */
	failed = ferror(out) | (out == stdout ? fflush(out) : fclose(out));
	return failed ? say_output(file, messages) : status;
}

/* The file is written when the result is there: it may be the one that was read. A run that came to
 * nothing leaves it as it was. */
static int
run_to_file(const struct command *command, const struct options *options, struct messages *messages)
{
	char *result = NULL;
	size_t length = 0;
	FILE *out = open_memstream(&result, &length);
	int status;

	if (!out)
		die("out of memory");
	status = command->run(options, out, messages);
	if (fclose(out))
		die("out of memory");
	if ((length > 0 || status != 2) && file_write(options->output, result, length))
		status = say_output(options->output, messages);
	free(result);
	return status;
}

static int
run(const struct command *command, const struct options *options, struct messages *messages)
{
	if (check_count(command, options->files.count, messages))
		return 2;
	if (options->output)
		return run_to_file(command, options, messages);
	return finish(stdout, "standard output", command->run(options, stdout, messages), messages);
}

static bool
is_about_program(const struct options *options)
{
	return options->help || options->version || options->completion;
}

static int
say_about_program(struct options *options, struct messages *messages)
{
	if (!options->help && !options->version)
		return completion_print(commands, COMMANDS, options, stdout, messages);
	if (options->help)
		print_help(options);
	else
		puts("tsagcheck " TSAGCHECK_VERSION);
	return 0;
}

int
command_main(int argc, char **argv)
{
	struct messages messages = {.out = stderr};
	struct options options;
	int status = 2;

	if (options_read(&options, argc, argv, &messages) == 0) {
		status = is_about_program(&options)
		                 ? finish(stdout, "standard output",
					   say_about_program(&options, &messages), &messages)
		                 : run(take_command(&options), &options, &messages);
	}
	arena_clear(&options.arena);
	messages_clear(&messages);
	return status;
}
