/* test_completion.c -- tests: what may come next on a command line, and the shells that ask for it
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../checker/cli/options.h"
#include "../checker/emit/emit.h"
#include "calling.h"
#include "complaints.h"
#include "desk.h"
#include "files.h"
#include "program.h"

static const char *program;

static const struct {
	const char *name, *help;
} commands[] = {
#define COMMAND(name, files, least, most, help) {#name, help},
#include "../checker/cli/command.def"
#undef COMMAND
};

enum { COMMANDS = sizeof commands / sizeof *commands, MOST_WORDS = 8 };

/* What the program says to a command line: its words with '|' between them, the last unfinished. */
static const char *
next_words(const char *line, struct arena *a)
{
	const char *words[MOST_WORDS + 3] = {"--completion=words", "--", NULL};
	struct outcome run;

	for (size_t i = 2; i < MOST_WORDS + 2; i++) {
		size_t length = strcspn(line, "|");

		words[i] = arena_text(a, line, length);
		if (!line[length])
			break;
		line += length + 1;
	}
	run = program_run(program, words, NULL, a);
	assert_int_equal(run.status, 0);
	assert_string_equal(run.trouble, "");
	return arena_print(a, "\n%s", run.output);
}

static bool
has_word(const char *offered, const char *word, struct arena *a)
{
	const char *line = arena_print(a, "\n%s%s", word, *word == '/' ? "\n" : "\t");

	return strstr(offered, line);
}

/* Command lines, a word that is offered, and one that is not; NULL: no word is. */
static const struct {
	const char *line, *offered, *other;
} lines[] = {
	{"", "check", "--help"},
	{"", "/files ", NULL},
	{"exp", "explain", "check"},
	{"-", "--format", "check"},
	{"-", "-f", NULL},
	{"--f", "--format", "-f"},
	{"--f", "--fail-on", "--jobs"},
	{"--max-d", "--max-depth", "--max-steps"},
	{"--compl", "--completion", NULL},
	{"facts|--", "--format", "--completion"},
	{"facts|--", "--help", "--fail-on"},
	{"rules|--", "--only", "--max-depth"},
	{"--format|", "sarif", "--format"},
	{"-f|js", "json", "text"},
	{"-fjs", "-fjson", "json"},
	{"--format=js", "--format=json", "json"},
	{"facts|--format|", "xml", "sarif"},
	{"--format|xml|facts|--format|", "xml", "sarif"},
	{"--show|", "warning", "never"},
	{"--fail-on|", "never", "auto"},
	{"--color|a", "always", "never"},
	{"--completion|", "fish", "words"},
	{"--only|meeting-c", "meeting-count", "annex-cited"},
	{"-r|itu-common|--ignore|", "annex-cited", "meeting-count"},
	{"-ritu-common|--ignore|", "annex-cited", "meeting-count"},
	{"--rules=itu-common|--ignore|", "annex-cited", "meeting-count"},
	{"-r|", "itu-common", "registers"},
	{"-r|", "/files ", "check"},
	{"explain|", "meeting-count", "/files "},
	{"explain|meeting-count|", NULL, "meeting-count"},
	{"test|", "wtsa-report", "check"},
	{"--register|q", "questions=", "numbers="},
	{"--register|q", "questions+=", "/files "},
	{"--register=questions+=x", "/files --register=questions+=", "questions="},
	{"--output=x", "/files --output=", "/files "},
	{"-ox", "/files -o", NULL},
	{"--phase|", NULL, "/files "},
	{"--max-steps|", NULL, "/files "},
	{"report.xml|", "/files ", "check"},
	{"--|--", "/files ", "--format"},
	{"--|facts|x.xml|", NULL, "/files "},
	{"facts|x.xml|", NULL, "/files "},
	{"--statistics|exp", "explain", NULL},
	{"--jobs|check|exp", "explain", NULL},
	{"--no-such-option|exp", "explain", NULL},
	{"-Z|exp", "explain", NULL},
	{"-ZV|exp", "explain", NULL},
	{"-Zf|js", "json", "explain"},
};

static void
words_are_those_that_can_come_next(void **state)
{
	struct arena a = {0};

	(void)state;
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
		const char *offered = next_words(lines[i].line, &a);

		if (lines[i].offered && !has_word(offered, lines[i].offered, &a))
			fail_msg("%s: not offered is %s, but%s", lines[i].line, lines[i].offered,
				offered);
		if (lines[i].other && has_word(offered, lines[i].other, &a))
			fail_msg("%s: %s is offered", lines[i].line, lines[i].other);
	}
	arena_clear(&a);
}

/* Whether an option has a line of its own in a help: others may speak of it. */
static bool
is_in_help(const char *help, const char *name, struct arena *a)
{
	static const char *const before[] = {", ", "\n      ", "\n  "}, *const behind[] = {
										" ", "=", "\n"};

	for (size_t i = 0; i < sizeof before / sizeof *before; i++)
		for (size_t j = 0; j < sizeof behind / sizeof *behind; j++)
			if (strstr(help, arena_print(a, "%s%s%s", before[i], name, behind[j])))
				return true;
	return false;
}

/* What a command's --help shows, and no more. */
static void
each_command_is_offered_its_own_options(void **state)
{
	struct complaints c = {0};

	(void)state;
	for (size_t i = 0; i < COMMANDS; i++) {
		const char *help = PROGRAM(program, &c.arena, commands[i].name, "--help").output;
		const char *offered =
			next_words(arena_print(&c.arena, "%s|--", commands[i].name), &c.arena);

		if (!has_word(next_words("", &c.arena), commands[i].name, &c.arena))
			buffer_print(&c.text, "%s is not offered\n", commands[i].name);
		for (int j = 0; j < OPTIONS; j++) {
			const char *name =
				arena_print(&c.arena, "--%s", option_row((enum option_id)j)->name);
			bool shown = is_in_help(help, name, &c.arena);

			c.looked_at++;
			if (shown != has_word(offered, name, &c.arena))
				buffer_print(&c.text, "%s %s: in the help %d, else offered\n",
					commands[i].name, name, shown);
		}
	}
	complaints_settle(&c);
}

/* A format that is offered is one that the command knows. */
static void
formats_that_are_offered_are_there(void **state)
{
	struct complaints c = {0};

	(void)state;
	for (size_t i = 0; i < COMMANDS; i++) {
		char *rest = arena_copy(&c.arena,
			next_words(arena_print(&c.arena, "%s|--f", commands[i].name), &c.arena));
		const char *line = arena_print(&c.arena, "%s|--format|", commands[i].name);

		if (!has_word(rest, "--format", &c.arena))
			continue;
		rest = arena_copy(&c.arena, next_words(line, &c.arena) + 1);
		for (char *word; (word = line_next(&rest)) && *word;) {
			struct outcome run;

			word[strcspn(word, "\t")] = '\0';
			run = PROGRAM(program, &c.arena, commands[i].name, "--format", word);
			if (strstr(run.trouble, " takes ") || strstr(run.trouble, "no file"))
				run = PROGRAM(program, &c.arena, commands[i].name, "--format", word,
					"nothing.xml");
			c.looked_at++;
			if (strstr(run.trouble, "no format"))
				buffer_print(&c.text, "%s --format %s: %s", commands[i].name, word,
					run.trouble);
		}
	}
	complaints_settle(&c);
}

static void
phases_are_those_of_the_schema(void **state)
{
	struct arena a = {0};
	const char *folder = folder_new(&a);
	const char *schema = folder_write(folder, "x.sch",
		SCHEMA("<s:phase id='draft'><s:active pattern='p'/></s:phase>"
		       "<s:phase id='final'><s:active pattern='p'/></s:phase>"
		       "<s:pattern id='p'/>"),
		&a);
	const char *line = arena_print(&a, "schematron|%s|x.xml|--phase|", schema);

	(void)state;
	assert_string_equal(next_words(line, &a), "\ndraft\tphase\nfinal\tphase\n");
	assert_string_equal(next_words("schematron|nothing.sch|--phase|", &a), "\n");
	folder_remove(folder);
	arena_clear(&a);
}

static void
unknown_shells_are_refused(void **state)
{
	struct arena a = {0};
	struct outcome run = PROGRAM(program, &a, "--completion=tcsh");

	(void)state;
	assert_int_equal(run.status, 2);
	assert_string_equal(run.output, "");
	assert_non_null(strstr(run.trouble, "--completion cannot be 'tcsh'"));
	assert_non_null(strstr(run.trouble, "bash|zsh|fish"));
	arena_clear(&a);
}

/* A command line, and what the user of a shell sees: one word that it becomes. */
static const struct {
	const char *line, *word;
} typed[] = {
	{"tsagcheck --form", "--format"},
	{"tsagcheck -f checks", "checkstyle"},
	{"tsagcheck --format=checks", "--format=checkstyle"},
	{"tsagcheck facts --format=x", "--format=xml"},
	{"tsagcheck schemat", "schematron"},
	{"tsagcheck explain meeting-cou", "meeting-count"},
	{"tsagcheck --only=meeting-cou", "--only=meeting-count"},
	{"tsagcheck -r itu", "itu-common"},
	{"tsagcheck --output=READ", "--output=README.md"},
	{"tsagcheck -o READ", "README.md"},
	{"tsagcheck --register=questions+=READ", "--register=questions+=README.md"},
	{"tsagcheck facts -- READ", "README.md"},
};

static bool
is_here(const char *shell, struct arena *a)
{
	const char *line = "command -v \"$0\" >/dev/null";

	return PROGRAM("/bin/sh", a, "-c", line, shell).status == 0;
}

/* In bash the word begins behind the "=". */
static void
assert_shell(const char *shell, bool cuts)
{
	enum { COUNT = sizeof typed / sizeof *typed };
	const char *words[COUNT + 2] = {shell};
	struct arena a = {0};
	struct outcome run;
	char *rest;

	if (!is_here(shell, &a)) {
		print_message("%s is not here: its script is not tried\n", shell);
		skip();
	}
	for (size_t i = 0; i < COUNT; i++)
		words[i + 1] = typed[i].line;
	run = program_run("tests/complete", words, NULL, &a);
	rest = arena_copy(&a, run.output);
	for (size_t i = 0; i < COUNT; i++) {
		const char *said = line_next(&rest), *word = typed[i].word;
		const char *equals = cuts ? strrchr(word, '=') : NULL;

		if (!said || strcmp(said, equals ? equals + 1 : word) != 0)
			fail_msg("%s: %s becomes %s, not %s\n%s", shell, typed[i].line,
				said ? said : "nothing", word, run.trouble);
	}
	arena_clear(&a);
}

static void
bash_completes(void **state)
{
	(void)state;
	assert_shell("bash", true);
}

static void
zsh_completes(void **state)
{
	(void)state;
	assert_shell("zsh", false);
}

static void
fish_completes(void **state)
{
	(void)state;
	assert_shell("fish", false);
}

int
main(int argc, char **argv)
{
	struct arena a = {0};
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_are_those_that_can_come_next),
		cmocka_unit_test(each_command_is_offered_its_own_options),
		cmocka_unit_test(formats_that_are_offered_are_there),
		cmocka_unit_test(phases_are_those_of_the_schema),
		cmocka_unit_test(unknown_shells_are_refused),
		cmocka_unit_test(bash_completes),
		cmocka_unit_test(zsh_completes),
		cmocka_unit_test(fish_completes),
	};
	char *here = getcwd(NULL, 0);
	int failed;

	program = program_beside(argc ? argv[0] : "", &a);
	if (*program != '/')
		program = arena_print(&a, "%s/%s", here, program);
	/* the shells are to find this program */
	setenv("PATH",
		arena_print(&a, "%.*s:%s", (int)(file_base(program) - program), program,
			getenv("PATH")),
		1);
	free(here);
	failed = cmocka_run_group_tests_name("completion", tests, NULL, NULL);
	arena_clear(&a);
	return failed;
}
