/* test_golden.c -- tests: every folder of fixtures/ gives the output that is written down in it */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../checker/base/arena.h"
#include "../checker/base/buffer.h"
#include "files.h"
#include "group.h"

extern char **environ;

/* A file that may stand in a fixture, and the command line whose standard output it holds.
 * `arguments` and `expected.status` of the fixture are for those that check. */
struct expectation {
	const char *file, *arguments[4];
	bool checks;
};

static const struct expectation expectations[] = {
	{"expected.txt", {"--color", "never"}, true},
	{"expected.gcc", {"--format", "gcc"}, true},
	{"expected.json", {"--format", "json"}, true},
	{"expected.facts.xml", {"facts"}, false},
	{"expected.report.xml", {"convert"}, false},
};

static const char *const expected_files[] = {"fixtures/*/expected.*", NULL};

/* One expectation of one fixture: a test. */
struct example {
	const struct expectation *expectation;
	const char *folder;           /* "fixtures/contradictions/" */
	const char *expected;         /* the file with what is expected */
	const char *output, *trouble; /* the files for what the program writes, beside the tests */
	const char *program;
};

/* What the run of a fixture came to. */
struct outcome {
	int status;          /* -1 when it did not end by itself */
	const char *trouble; /* what was on standard error */
};

static const struct example *
example_of(void **state)
{
	return *state;
}

static bool
is_there(const char *name)
{
	return access(name, R_OK) == 0;
}

static void
write_file(const char *name, const char *bytes, size_t length)
{
	FILE *out = fopen(name, "wb");

	assert_non_null(out);
	assert_int_equal(fwrite(bytes, 1, length, out), length);
	assert_int_equal(fclose(out), 0);
}

/* Runs the command, a NULL behind its last word, found as the shell would find it; output and
 * trouble are files for its standard output and error, or NULL to leave them as they are.
 * Returns its exit status, 127 when it cannot be run, -1 when a signal ended it. */
static int
run(const char *const *words, const char *output, const char *trouble)
{
	posix_spawn_file_actions_t files;
	int flags = O_WRONLY | O_CREAT | O_TRUNC, status = 127 << 8;
	char *const *changeable = (char *const *)(size_t)words; /* posix_spawnp() changes none */
	pid_t child;

	posix_spawn_file_actions_init(&files);
	posix_spawn_file_actions_addopen(&files, 0, "/dev/null", O_RDONLY, 0);
	if (output)
		posix_spawn_file_actions_addopen(&files, 1, output, flags, 0666);
	if (trouble)
		posix_spawn_file_actions_addopen(&files, 2, trouble, flags, 0666);
	fflush(NULL);
	if (posix_spawnp(&child, words[0], &files, NULL, changeable, environ) == 0)
		waitpid(child, &status, 0);
	posix_spawn_file_actions_destroy(&files);
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

/* The report of the fixture: its report.xml, report.txt, ... */
static const char *
report_of(const char *folder, struct arena *a)
{
	const char *const pattern[] = {arena_print(a, "%sreport.*", folder), NULL};

	return *file_names(pattern, a);
}

/* Adds the words of the fixture's file `arguments`, when there is one, to words from count on. */
static size_t
add_arguments(const char **words, size_t count, size_t room, const char *folder, struct arena *a)
{
	char *text = file_text(arena_print(a, "%sarguments", folder), a), *rest = NULL;

	for (char *word = text ? strtok_r(text, " \t\n", &rest) : NULL; word && count + 2 < room;
		word = strtok_r(NULL, " \t\n", &rest))
		words[count++] = word;
	return count;
}

static struct outcome
run_program(const struct example *example, struct arena *a)
{
	const char *words[64] = {example->program};
	size_t count = 1;
	struct outcome outcome;

	for (const char *const *word = example->expectation->arguments; *word; word++)
		words[count++] = *word;
	if (example->expectation->checks)
		count = add_arguments(
			words, count, sizeof words / sizeof *words, example->folder, a);
	words[count++] = report_of(example->folder, a);
	outcome.status = run(words, example->output, example->trouble);
	outcome.trouble = file_text(example->trouble, a);
	return outcome;
}

/* The status that the fixture says; when it says none: 1 when expected.txt shows any finding. */
static int
expected_status(const struct example *example, struct arena *a)
{
	const char *said = file_text(arena_print(a, "%sexpected.status", example->folder), a);
	const char *text = file_text(arena_print(a, "%sexpected.txt", example->folder), a);

	if (!example->expectation->checks)
		return 0;
	if (said)
		return atoi(said);
	return text && *text;
}

static bool
same_bytes(const char *one, const char *other)
{
	const char *const compare[] = {"cmp", "-s", one, other, NULL};

	return run(compare, NULL, NULL) == 0;
}

/* What is expected becomes what came out; nothing is made that was not there. */
static void
write_expected(const struct example *example, struct outcome outcome, struct arena *a)
{
	const char *status = arena_print(a, "%sexpected.status", example->folder);
	const char *number = arena_print(a, "%d\n", outcome.status);
	const char *const copy[] = {"cp", example->output, example->expected, NULL};

	assert_in_range(outcome.status, 0, 2);
	assert_int_equal(run(copy, NULL, NULL), 0);
	if (example->expectation->checks && is_there(status))
		write_file(status, number, strlen(number));
}

static void
compare_expected(const struct example *example, struct outcome outcome, struct arena *a)
{
	const char *const diff[] = {"diff", "-u", example->expected, example->output, NULL};
	int status = expected_status(example, a);
	bool same = same_bytes(example->expected, example->output);
	bool silent = status == 2 || !outcome.trouble || !*outcome.trouble;

	if (!same)
		run(diff, NULL, NULL);
	if (outcome.status != status)
		fprintf(stderr, "exit status %d, expected %d\n", outcome.status, status);
	if (!silent || outcome.status != status)
		fprintf(stderr, "standard error: %s\n", outcome.trouble);
	assert_true(same);
	assert_int_equal(outcome.status, status);
	assert_true(silent);
}

static void
output_is_as_expected(void **state)
{
	const struct example *example = example_of(state);
	const char *wish = getenv("TSAGCHECK_GOLDEN");
	struct arena a = {0};
	struct outcome outcome;

	if (access(example->program, X_OK) != 0)
		fail_msg("%s is not there: make all", example->program);
	if (!report_of(example->folder, &a))
		fail_msg("%s has no report.*", example->folder);
	outcome = run_program(example, &a);
	if (wish && strcmp(wish, "write") == 0)
		write_expected(example, outcome, &a);
	else
		compare_expected(example, outcome, &a);
	arena_clear(&a);
}

static const struct expectation *
expectation_named(const char *file)
{
	for (size_t i = 0; i < sizeof expectations / sizeof *expectations; i++)
		if (strcmp(expectations[i].file, file) == 0)
			return &expectations[i];
	return NULL;
}

/* A file that nothing is compared with would be a promise that nobody keeps. */
static void
every_expectation_is_known(void **state)
{
	struct arena a = {0};
	size_t known = 0, unknown = 0;

	(void)state;
	for (const char **file = file_names(expected_files, &a); *file; file++)
		if (expectation_named(file_base(*file))) {
			known++;
		} else if (strcmp(file_base(*file), "expected.status") != 0) {
			fprintf(stderr, "%s: no row of expectations[] knows it\n", *file);
			unknown++;
		}
	arena_clear(&a);
	assert_int_equal(unknown, 0);
	if (!known)
		fail_msg("there is no fixtures/*/expected.*");
}

/* The test for a file with an expectation; what the program writes goes to the folder beside. */
static struct CMUnitTest
example_test(const char *file, const char *beside, const char *program, struct arena *a)
{
	struct example *example = arena_alloc(a, sizeof *example);
	const char *base = file_base(file);

	example->expectation = expectation_named(base);
	example->folder = arena_text(a, file, (size_t)(base - file));
	example->expected = file;
	example->program = program;
	example->output = arena_print(a, "%s/%s.%s", beside,
		file_base(arena_text(a, file, (size_t)(base - file) - 1)), base);
	example->trouble = arena_print(a, "%s.stderr", example->output);
	return (struct CMUnitTest){
		.name = file, .test_func = output_is_as_expected, .initial_state = example};
}

/* One test for each expectation of each fixture behind the first; returns how many there are. */
static size_t
find_tests(struct CMUnitTest **tests, const char *beside, const char *program, struct arena *a)
{
	size_t count = 0, room = 0;
	const struct CMUnitTest first = cmocka_unit_test(every_expectation_is_known);

	*tests = array_room(NULL, 0, &room, sizeof **tests);
	(*tests)[count++] = first;
	for (const char **file = file_names(expected_files, a); *file; file++) {
		if (!expectation_named(file_base(*file)))
			continue;
		*tests = array_room(*tests, count, &room, sizeof **tests);
		(*tests)[count++] = example_test(*file, beside, program, a);
	}
	return count;
}

int
main(int argc, char **argv)
{
	struct arena a = {0};
	struct CMUnitTest *tests;
	const char *own = argc ? argv[0] : "";
	const char *folder = arena_text(&a, own, (size_t)(file_base(own) - own));
	const char *beside = arena_print(&a, "%sgolden", folder);
	size_t count = find_tests(&tests, beside, arena_print(&a, "%s../tsagcheck", folder), &a);
	int failed;

	mkdir(beside, 0777);
	failed = group_run("golden", tests, count);
	free(tests);
	arena_clear(&a);
	return failed;
}
