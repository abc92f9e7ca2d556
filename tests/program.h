/* program.h -- tests: the built program is run */
#ifndef TSAGCHECK_TESTS_PROGRAM_H
#define TSAGCHECK_TESTS_PROGRAM_H

#include "../checker/base/arena.h"

/* What a run came to. */
struct outcome {
	int status;                   /* -1 when a signal ended it */
	const char *output, *trouble; /* what it wrote to standard output and standard error */
};

/* The program that was built together with a test, whose argv[0] is own: ../tsagcheck beside it.
 * Settings in the environment and the user's own configuration count for none of its runs.
 * Lives in a. */
const char *program_beside(const char *own, struct arena *a);

/* Runs the program with these arguments (a NULL behind the last) and input as its standard input
 * (NULL: nothing). The test fails when it cannot be started. Texts live in a. */
struct outcome program_run(
	const char *program, const char *const *arguments, const char *input, struct arena *a);

/* The same with a terminal as its standard output, of at most a few thousand bytes. */
struct outcome program_run_on_terminal(
	const char *program, const char *const *arguments, struct arena *a);

/* program_run() with the arguments written out, without input. */
#define PROGRAM(program, a, ...) \
	program_run(program, (const char *const[]){__VA_ARGS__, NULL}, NULL, a)

#endif
