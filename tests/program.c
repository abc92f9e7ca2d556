/* program.c -- tests: the built program is run */
#include "program.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include "calling.h"
#include "files.h"

extern char **environ;

enum { MOST_ARGUMENTS_OF_PROGRAM = 62 };

const char *
program_beside(const char *own, struct arena *a)
{
	const char *base = file_base(own);

	return arena_print(a, "%.*s../tsagcheck", (int)(base - own), own);
}

/* Starts the program with its three files; its status, or -1 when a signal ended it. */
static int
wait_for(const char *const *words, const char *in, const char *out, const char *trouble)
{
	posix_spawn_file_actions_t files;
	int flags = O_WRONLY | O_CREAT | O_TRUNC, status = 0, failed;
	char *const *changeable = (char *const *)words; /* posix_spawn() changes none */
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

struct outcome
program_run(const char *program, const char *const *arguments, const char *input, struct arena *a)
{
	const char *folder = folder_new(a), *words[MOST_ARGUMENTS_OF_PROGRAM + 2] = {program};
	const char *in = folder_write(folder, "in", input ? input : "", a);
	const char *out = arena_print(a, "%s/out", folder);
	const char *trouble = arena_print(a, "%s/trouble", folder);
	struct outcome outcome;

	for (size_t i = 0; arguments[i]; i++) {
		assert_true(i < MOST_ARGUMENTS_OF_PROGRAM);
		words[i + 1] = arguments[i];
	}
	outcome.status = wait_for(words, in, out, trouble);
	outcome.output = file_text(out, a);
	outcome.trouble = file_text(trouble, a);
	folder_remove(folder);
	return outcome;
}
