/* manual.c -- cli: the tables of commands, options and messages become parts of a manual page */
#include "manual.h"

#include <string.h>

#include "../emit/emit.h"
#include "help.h"

/* What a message says of the case stands as dots here. */
static void
print_text(const char *text, FILE *out)
{
	if (*text == '.' || *text == '\'')
		fputs("\\&", out);
	for (; *text; text++)
		if (!strncmp(text, "%s", 2)) {
			fputs("\\&...", out);
			text++;
		} else {
			fputs(*text == '\\'    ? "\\e"
				: *text == '-' ? "\\-"
				: *text == '"' ? "\\(dq"
					       : (char[]){*text, '\0'},
				out);
		}
}

/* mandoc wants each sentence on its own line. */
static void
print_sentences(const char *text, FILE *out)
{
	struct arena a = {0};
	const char *end;

	for (; (end = strstr(text, ". ")); text = end + 2) {
		print_text(arena_text(&a, text, (size_t)(end + 1 - text)), out);
		fputc('\n', out);
	}
	print_text(text, out);
	fputc('\n', out);
	arena_clear(&a);
}

static void
print_part(const char *name, FILE *out)
{
	fprintf(out, ".\\\" made: %s\n", name);
}

/* " Ar FILE..." on a line of a macro; a space in it must not end the argument. */
static void
print_argument(const char *macro, const char *argument, FILE *out)
{
	if (!argument || !*argument)
		return;
	fprintf(out, " %s \"", macro);
	print_text(argument, out);
	fputc('"', out);
}

static void
print_synopsis(const struct command *commands, size_t count, FILE *out)
{
	print_part("synopsis", out);
	for (size_t i = 0; i < count; i++) {
		fprintf(out, ".Nm\n.Cm %s\n.Op Ar option ...\n", commands[i].name);
		if (*commands[i].files) {
			fputs(".Ar \"", out);
			print_text(commands[i].files, out);
			fputs("\"\n", out);
		}
	}
}

/* The options of a command, "." behind the last. */
static void
print_options_of(const struct command *command, FILE *out)
{
	enum option_id last = OPTION_HELP;

	fputs(".Pp\nOptions:\n", out);
	for (int i = 0; i < OPTION_LIMIT; i++)
		if (i != (int)last && command_takes(command, (enum option_id)i))
			fprintf(out, ".Fl -%s ,\n", option_row((enum option_id)i)->name);
	fprintf(out, ".Fl -%s%s\n", option_row(last)->name,
		command_takes(command, OPTION_LIMIT) ? " ,\nand the limits." : " .");
}

static void
print_commands(const struct command *commands, size_t count, FILE *out)
{
	print_part("commands", out);
	fputs(".Bl -tag -width Ds\n", out);
	for (size_t i = 0; i < count; i++) {
		fprintf(out, ".It Cm %s", commands[i].name);
		print_argument("Ar", commands[i].files, out);
		fputc('\n', out);
		print_sentences(commands[i].help, out);
		print_options_of(&commands[i], out);
	}
	fputs(".El\n", out);
}

static void
print_options(enum option_id from, enum option_id to, FILE *out)
{
	fputs(".Bl -tag -width Ds\n", out);
	for (int i = (int)from; i < (int)to; i++) {
		const struct option_row *row = option_row((enum option_id)i);

		fputs(".It", out);
		if (row->letter)
			fprintf(out, " Fl %c ,", row->letter);
		fprintf(out, " Fl -%s", row->name);
		print_argument("Ns = Ns Ar", row->argument, out);
		fputc('\n', out);
		print_sentences(row->help, out);
	}
	fputs(".El\n", out);
}

static void
print_formats(FILE *out)
{
	struct arena a = {0};

	print_part("formats", out);
	fprintf(out, ".Cm %s .\n", emitter_names(" ,\n.Cm ", &a));
	arena_clear(&a);
}

static void
print_examples(const struct command *commands, size_t count, FILE *out)
{
	print_part("examples", out);
	for (size_t i = 0; i < count; i++) {
		fprintf(out, ".Ss %s\n.Bd -literal -offset indent\n", commands[i].name);
		print_text(help_examples(&commands[i]), out);
		fputs(".Ed\n", out);
	}
}

/* The message that is only what the case says tells nothing here. */
static void
print_messages(FILE *out)
{
	static const char *const messages[][2] = {
#define MESSAGE(id, summary, remedy) {summary, remedy},
#define WARNING(id, summary, remedy) {"warning: " summary, remedy},
#include "../base/message.def"
#undef WARNING
#undef MESSAGE
	};

	print_part("messages", out);
	fputs(".Bl -diag\n", out);
	for (size_t i = 0; i < sizeof messages / sizeof *messages; i++) {
		fputs(".It \"", out);
		print_text(messages[i][0], out);
		fputs("\"\n", out);
		if (strcmp(messages[i][1], "%s") != 0)
			print_sentences(messages[i][1], out);
	}
	fputs(".El\n", out);
}

void
manual_print(const struct command *commands, size_t count, FILE *out)
{
	print_synopsis(commands, count, out);
	print_commands(commands, count, out);
	print_part("options", out);
	print_options((enum option_id)0, OPTION_LIMIT, out);
	print_part("limits", out);
	print_options(OPTION_LIMIT, OPTIONS, out);
	print_formats(out);
	print_examples(commands, count, out);
	print_messages(out);
	print_part("version", out);
	fputs("This page describes version " TSAGCHECK_VERSION ".\n", out);
}
