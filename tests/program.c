/* program.c -- tests: the built program is run */
#define _XOPEN_SOURCE 700 /* posix_openpt */
#include "program.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

#include <fcntl.h>
#include <spawn.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "calling.h"
#include "files.h"

extern char **environ;

enum { MOST_ARGUMENTS_OF_PROGRAM = 62 };

/* Who runs the tests may have settings of their own, which are not tested. */
static void
forget_settings(void)
{
	static const char *const names[] = {
#define OPTION(id, letter, name, argument, help) "TSAGCHECK_" #id,
#include "../checker/cli/options.def"
#undef OPTION
	};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		unsetenv(names[i]);
	setenv("XDG_CONFIG_HOME", "/dev/null", 1);
}

const char *
program_beside(const char *own, struct arena *a)
{
	const char *base = file_base(own);

	forget_settings();

	return arena_print(a, "%.*s../tsagcheck", (int)(base - own), own);
}

/* Starts the program with its three files; its status, or -1 when a signal ended it. */
static int
wait_for(const char *const *words, const char *in, const char *out, const char *trouble)
{
	posix_spawn_file_actions_t files;
	int flags = O_WRONLY | O_CREAT | O_TRUNC, status = 0, failed;
	char *const *changeable = (char *const *)(size_t)words; /* posix_spawn() changes none */
	pid_t child;

	posix_spawn_file_actions_init(&files);
	posix_spawn_file_actions_addopen(&files, STDIN_FILENO, in, O_RDONLY, 0);
	posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, out, flags, 0600);
	posix_spawn_file_actions_addopen(&files, STDERR_FILENO, trouble, flags, 0600);
	failed = posix_spawn(&child, words[0], &files, NULL, changeable, environ);
	posix_spawn_file_actions_destroy(&files);
	if (failed || waitpid(child, &status, 0) < 0)
		fail_msg("%s cannot be run: make all", words[0]);
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

/* Runs it with files of a folder, standard output in out. */
static struct outcome
run_in(const char *folder, const char *program, const char *const *arguments, const char *input,
	const char *out, struct arena *a)
{
	const char *words[MOST_ARGUMENTS_OF_PROGRAM + 2] = {program};
	const char *in = folder_write(folder, "in", input ? input : "", a);
	const char *trouble = arena_print(a, "%s/trouble", folder);
	struct outcome outcome = {.output = NULL};

	for (size_t i = 0; arguments[i]; i++) {
		assert_true(i < MOST_ARGUMENTS_OF_PROGRAM);
		words[i + 1] = arguments[i];
	}
	outcome.status = wait_for(words, in, out, trouble);
	outcome.trouble = file_text(trouble, a);
	return outcome;
}

struct outcome
program_run(const char *program, const char *const *arguments, const char *input, struct arena *a)
{
	const char *folder = folder_new(a), *out = arena_print(a, "%s/out", folder);
	struct outcome outcome = run_in(folder, program, arguments, input, out, a);

	outcome.output = file_text(out, a);
	folder_remove(folder);
	return outcome;
}

/* What lies in the terminal, to its end or the end of the room. */
static const char *
read_terminal(int terminal, struct arena *a)
{
	char text[4096];
	ssize_t got, length = 0;

	while (length < (ssize_t)sizeof text &&
		(got = read(terminal, text + length, sizeof text - (size_t)length)) > 0)
		length += got;
	return arena_text(a, text, (size_t)length);
}

struct outcome
program_run_on_terminal(const char *program, const char *const *arguments, struct arena *a)
{
	const char *folder = folder_new(a);
	int terminal = posix_openpt(O_RDWR | O_NOCTTY), keep;
	struct outcome outcome;

	if (terminal < 0 || grantpt(terminal) || unlockpt(terminal)) {
		print_message("there is no terminal here\n");
		skip();
	}
	/* what was written is lost when nobody has the other end open */
	keep = open(ptsname(terminal), O_RDWR | O_NOCTTY);
	outcome = run_in(folder, program, arguments, NULL, ptsname(terminal), a);
	fcntl(terminal, F_SETFL, O_NONBLOCK);
	outcome.output = read_terminal(terminal, a);
	close(keep);
	close(terminal);
	folder_remove(folder);
	return outcome;
}
