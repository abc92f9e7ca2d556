/* test_outputs.c -- tests: several results of one run, and files that are written whole or not */
#define _XOPEN_SOURCE 700 /* symlink */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <dirent.h>
#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../checker/cli/file.h"
#include "calling.h"
#include "files.h"
#include "program.h"

/* One with findings of every severity. */
static const char report[] = "fixtures/contradictions/report.xml";

static const char schema[] =
	"<s:schema xmlns:s='http://purl.oclc.org/dsdl/schematron'><s:pattern>"
	"<s:rule context='table-wrap'><s:report test='label' role='warning'>has a label</s:report>"
	"</s:rule></s:pattern></s:schema>";

static const char *const formats[] = {
#define EMITTER(name) #name,
#include "../checker/emit/emit.def"
#undef EMITTER
};

enum { FORMATS = sizeof formats / sizeof *formats };

struct desk {
	const char *program, *folder, *schema;
	struct arena arena;
};

static const char *
in_folder(struct desk *desk, const char *name)
{
	return arena_print(&desk->arena, "%s/%s", desk->folder, name);
}

/* How many entries the folder has besides . and .. */
static size_t
count_entries(const char *folder)
{
	DIR *open = opendir(folder);
	size_t count = 0;

	assert_non_null(open);
	while (readdir(open))
		count++;
	closedir(open);
	return count - 2;
}

static int
desk_open(void **state)
{
	struct desk *desk = *state;

	desk->folder = folder_new(&desk->arena);
	desk->schema = folder_write(desk->folder, "schema.sch", schema, &desk->arena);
	return 0;
}

static int
desk_close(void **state)
{
	struct desk *desk = *state;

	folder_remove(desk->folder);
	return 0;
}

/* Each is what a run of its own writes. */
static void
assert_all_formats_at_once(struct desk *desk, const char *const *command)
{
	const char *words[62] = {NULL};
	size_t count = 0;
	struct outcome all;

	for (; command[count]; count++)
		words[count] = command[count];
	for (size_t i = 0; i < FORMATS; i++) {
		words[count++] = "--format";
		words[count++] = formats[i];
		words[count++] = i ? "--output" : "--show"; /* the first goes without */
		words[count++] = i ? in_folder(desk, formats[i]) : "warning";
	}
	all = program_run(desk->program, words, NULL, &desk->arena);
	assert_int_equal(all.status, 1);
	assert_string_equal(all.trouble, "");
	for (size_t i = 0; i < FORMATS; i++) {
		const char *text =
			i ? file_text(in_folder(desk, formats[i]), &desk->arena) : all.output;

		for (count = 0; command[count]; count++)
			words[count] = command[count];
		words[count] = NULL;
		words[count++] = "--show=warning";
		words[count++] = arena_print(&desk->arena, "--format=%s", formats[i]);
		words[count] = NULL;
		assert_string_equal(
			text, program_run(desk->program, words, NULL, &desk->arena).output);
	}
	assert_int_equal(count_entries(desk->folder), FORMATS); /* the schema and all but one */
}

static void
one_run_writes_all_formats(void **state)
{
	struct desk *desk = *state;

	assert_all_formats_at_once(desk, (const char *const[]){"check", report, NULL});
}

static void
schematron_writes_all_formats(void **state)
{
	struct desk *desk = *state;

	assert_all_formats_at_once(
		desk, (const char *const[]){"schematron", desk->schema, report, NULL});
}

/* What is said while documents are checked is said once. */
static void
the_check_is_run_once(void **state)
{
	struct desk *desk = *state;
	struct outcome run = PROGRAM(desk->program, &desk->arena, "--statistics", "-f", "gcc", "-f",
		"json", "-o", in_folder(desk, "json"), report, "nothing.xml");

	assert_int_equal(run.status, 2);
	assert_int_equal(text_count(run.trouble, " rules, "), 1);
	assert_int_equal(text_count(run.trouble, "nothing.xml: cannot be opened"), 1);
	assert_non_null(strstr(run.output, "incomplete"));
	assert_non_null(strstr(file_text(in_folder(desk, "json"), &desk->arena), "nothing.xml"));
}

/* Options, and which of the files a and b has which format, "" when it is not there; what standard
 * output has. */
static const struct {
	const char *options[9], *out, *a, *b;
} places[] = {
	{{"-o", "a"}, "", "text", ""},
	{{"-o", "a", "-f", "json"}, "", "json", ""},
	{{"-f", "json", "-o", "a"}, "", "json", ""},
	{{"-o", "a", "-f", "json", "-f", "gcc"}, "gcc", "json", ""},
	{{"-f", "json", "-o", "a", "-f", "gcc"}, "gcc", "json", ""},
	{{"-f", "gcc", "-f", "json", "-o", "a"}, "gcc", "json", ""},
	{{"-f", "gcc", "-o", "a", "-f", "json", "-o", "b"}, "", "gcc", "json"},
	{{"-o", "a", "-f", "gcc", "-f", "json", "-o", "b"}, "", "gcc", "json"},
	{{"-f", "gcc", "-o", "-", "-f", "json", "-o", "b"}, "gcc", "", "json"},
	{{"-f", "gcc", "-o", "/dev/null", "-f", "json", "-o", "/dev/null"}, "", "", ""},
};

static const char *
format_of(const char *text)
{
	return !text || !*text                           ? ""
	       : *text == '{'                            ? "json"
	       : strstr(text, "error: 1.1 \xE2\x80\xBA") ? "text"
	                                                 : "gcc";
}

static void
an_output_belongs_to_the_format_before_it(void **state)
{
	struct desk *desk = *state;

	for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
		const char *words[12] = {"--only=assembly-consistent", report}, *out, *a, *b;

		unlink(in_folder(desk, "a"));
		unlink(in_folder(desk, "b"));
		for (size_t j = 0; places[i].options[j]; j++) {
			const char *word = places[i].options[j];

			words[j + 2] =
				strlen(word) == 1 && *word != '-' ? in_folder(desk, word) : word;
		}
		out = format_of(program_run(desk->program, words, NULL, &desk->arena).output);
		a = format_of(file_text(in_folder(desk, "a"), &desk->arena));
		b = format_of(file_text(in_folder(desk, "b"), &desk->arena));
		if (strcmp(out, places[i].out) != 0 || strcmp(a, places[i].a) != 0 ||
			strcmp(b, places[i].b) != 0)
			fail_msg("case %zu: out %s, a %s, b %s", i, out, a, b);
	}
}

/* Nothing is written where one result would be lost. $ is the folder. */
static const struct {
	const char *options[9], *said;
} refused[] = {
	{{"-f", "json", "-f", "gcc"}, "two results would go to standard output"},
	{{"-f", "json", "-f", "gcc", "-o", "-"}, "two results would go to standard output"},
	{{"-f", "json", "-o", "$/new", "-f", "gcc", "-o", "$/new"}, "two results would go to "},
	{{"-f", "json", "-o", "$/new", "-f", "gcc", "-o", "$/./new"}, "two results would go to "},
	{{"-f", "json", "-o", "$/old", "-f", "gcc", "-o", "$/link"}, "two results would go to "},
	{{"-f", "json", "-o", "$/new", "-f", "gcc", "-o", "$/lost"}, "two results would go to "},
	{{"-o", "$/new", "-o", "$/other"}, "is a second --output for one --format"},
	{{"-f", "json", "-o", "$/new", "-f", "nothing", "-o", "$/other"}, "no format 'nothing'"},
};

static void
a_place_takes_one_result(void **state)
{
	struct desk *desk = *state;

	folder_write(desk->folder, "old", "old", &desk->arena);
	assert_int_equal(symlink("old", in_folder(desk, "link")), 0);
	assert_int_equal(symlink("new", in_folder(desk, "lost")), 0);
	for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
		const char *words[10] = {report};
		struct outcome run;

		for (size_t j = 0; refused[i].options[j]; j++) {
			const char *word = refused[i].options[j];

			words[j + 1] = *word == '$' ? in_folder(desk, word + 2) : word;
		}
		run = program_run(desk->program, words, NULL, &desk->arena);
		if (run.status != 2 || *run.output || !strstr(run.trouble, refused[i].said) ||
			text_count(run.trouble, "tsagcheck: ") != 1)
			fail_msg("case %zu: %d %s", i, run.status, run.trouble);
	}
	assert_string_equal(file_text(in_folder(desk, "old"), &desk->arena), "old");
	assert_int_equal(count_entries(desk->folder), 4);
}

static void
other_commands_write_one_result(void **state)
{
	struct desk *desk = *state;
	struct outcome run = PROGRAM(desk->program, &desk->arena, "facts", "-f", "xml", "-o",
		in_folder(desk, "new"), "-f", "json", report);

	assert_int_equal(run.status, 2);
	assert_non_null(strstr(run.trouble, "facts writes one result"));
	assert_int_equal(count_entries(desk->folder), 1);
}

/* The others have all that was found, and say what is missing. */
static void
one_output_that_fails_harms_no_other(void **state)
{
	struct desk *desk = *state;
	struct outcome run = PROGRAM(desk->program, &desk->arena, "-f", "gcc", "-o", "/dev/full",
		"-f", "json", "-o", in_folder(desk, "json"), "-f", "text", "-o",
		in_folder(desk, "no/such/folder"), "-f", "jsonl", report);
	const char *alone, *json;

	assert_int_equal(run.status, 2);
	assert_int_equal(text_count(run.trouble, "tsagcheck: "), 2);
	assert_non_null(strstr(run.trouble, "/dev/full: cannot be written: No space left"));
	assert_non_null(strstr(run.trouble, "no/such/folder: cannot be written: No such file"));
	alone = PROGRAM(desk->program, &desk->arena, "-f", "jsonl", report).output;
	assert_memory_equal(run.output, alone, strlen(alone));
	assert_int_equal(text_count(run.output + strlen(alone), "\n"), 1);
	assert_non_null(strstr(run.output + strlen(alone), "no/such/folder"));
	json = file_text(in_folder(desk, "json"), &desk->arena);
	assert_non_null(strstr(json, "\"status\": \"incomplete\""));
	assert_non_null(strstr(json, "no/such/folder"));
}

static void
links_stay_and_rights_too(void **state)
{
	struct desk *desk = *state;
	const char *old = folder_write(desk->folder, "old", "old", &desk->arena);
	const char *link = in_folder(desk, "link"), *made = in_folder(desk, "made");
	struct stat status;

	assert_int_equal(symlink("old", link), 0);
	assert_int_equal(symlink("made", in_folder(desk, "lost")), 0);
	assert_int_equal(chmod(old, 0640), 0);
	umask(027);
	assert_int_equal(file_write(link, "new", 3), 0);
	assert_int_equal(file_write(in_folder(desk, "lost"), "made", 4), 0);
	umask(022);
	assert_string_equal(file_text(old, &desk->arena), "new");
	assert_string_equal(file_text(made, &desk->arena), "made");
	assert_true(lstat(link, &status) == 0 && S_ISLNK(status.st_mode));
	assert_true(lstat(in_folder(desk, "lost"), &status) == 0 && S_ISLNK(status.st_mode));
	assert_true(stat(old, &status) == 0 && (status.st_mode & 0777) == 0640);
	assert_true(stat(made, &status) == 0 && (status.st_mode & 0777) == 0640);
	assert_int_equal(count_entries(desk->folder), 5);
}

/* Ends the child as soon as there is something beside the file; says whether there was. */
static bool
end_while_it_writes(pid_t child, const char *folder)
{
	bool seen = false;

	while (!seen && waitpid(child, NULL, WNOHANG) == 0)
		seen = count_entries(folder) > 1;
	if (!seen)
		return false;
	kill(child, SIGTERM);
	waitpid(child, NULL, 0);
	return true;
}

static void
a_signal_leaves_a_whole_file_and_nothing_beside(void **state)
{
	enum { LENGTH = 32 << 20, ROUNDS = 8 };
	struct desk *desk = *state;
	char *bytes = arena_alloc(&desk->arena, LENGTH);
	const char *folder = folder_new(&desk->arena);
	const char *file = folder_write(folder, "file", "old", &desk->arena);
	struct stat status;

	for (int i = 0; i < ROUNDS; i++) {
		const pid_t child = fork();

		assert_true(child >= 0);
		if (child == 0)
			_exit(file_write(file, bytes, LENGTH) != 0);
		end_while_it_writes(child, folder);
		assert_int_equal(count_entries(folder), 1);
		assert_int_equal(stat(file, &status), 0);
		assert_true(status.st_size == 3 || status.st_size == LENGTH);
	}
	folder_remove(folder);
}

/* A reader that goes away after some bytes, without waiting for the rest. */
static void
a_closed_pipe_is_a_message(void **state)
{
	struct desk *desk = *state;
	const char *command = arena_print(&desk->arena,
		"{ '%s' -f json '%s' 2>'%s/trouble'; echo $? >'%s/status'; } | true", desk->program,
		report, desk->folder, desk->folder);
	const char *trouble;

	/* a shell, since it can close the end of a pipe */
	assert_int_equal(system(command), 0);
	trouble = file_text(in_folder(desk, "trouble"), &desk->arena);
	assert_string_equal(file_text(in_folder(desk, "status"), &desk->arena), "2\n");
	assert_non_null(strstr(trouble, "standard output: was closed before all was written\n"));
	assert_int_equal(text_count(trouble, "\n"), 2);
}

static void
what_stands_in_a_file_that_is_added_to_stays(void **state)
{
	struct desk *desk = *state;
	const char *file = folder_write(desk->folder, "log", "old\n", &desk->arena);
	const char *command = arena_print(&desk->arena,
		"'%s' -f gcc --only assembly-consistent -o /dev/stdout '%s' >>'%s'", desk->program,
		report, file);

	assert_int_not_equal(system(command), 0);
	assert_int_equal(strncmp(file_text(file, &desk->arena), "old\nfixtures/", 13), 0);
}

int
main(int argc, char **argv)
{
	struct desk desk = {.program = NULL};
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_prestate_setup_teardown(name, desk_open, desk_close, &desk)
		TEST(one_run_writes_all_formats),
		TEST(schematron_writes_all_formats),
		TEST(the_check_is_run_once),
		TEST(an_output_belongs_to_the_format_before_it),
		TEST(a_place_takes_one_result),
		TEST(other_commands_write_one_result),
		TEST(one_output_that_fails_harms_no_other),
		TEST(links_stay_and_rights_too),
		TEST(a_signal_leaves_a_whole_file_and_nothing_beside),
		TEST(a_closed_pipe_is_a_message),
		TEST(what_stands_in_a_file_that_is_added_to_stays),
	};
	int failed;

	desk.program = program_beside(argc ? argv[0] : "", &desk.arena);
	failed = cmocka_run_group_tests_name("outputs", tests, NULL, NULL);
	arena_clear(&desk.arena);
	return failed;
}
