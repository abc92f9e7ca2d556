/* test_inputs.c -- tests: which files are checked when folders, lists and standard input are named
 */
#define _XOPEN_SOURCE 700 /* symlink */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <jansson.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "calling.h"
#include "files.h"
#include "program.h"
#include "word.h"

#define REPORT                                                                               \
	"<report number='X/1'><body><sec sec-type='clause'><label>1</label><title>T</title>" \
	"<p>bad</p></sec></body></report>\n"

#define RULE                                                                                    \
	"<sch:schema xmlns:sch='http://purl.oclc.org/dsdl/schematron'><sch:pattern>"            \
	"<sch:rule context='p'><sch:assert id='b-bad' test=\"not(contains(., 'bad'))\">No bad " \
	"paragraph.</sch:assert></sch:rule></sch:pattern></sch:schema>"

/* A folder that is the current one, with files in it. */
struct desk {
	const char *program, *folder, *home;
	struct arena arena;
};

static const char *const files[] = {"rules/b-bad.sch", "reports/z/report.xml",
	"reports/a/report.xml", "reports/a.b/report.xml", "reports/a/other.xml",
	"reports/notes.txt", "reports/drafts/report.xml", "reports/drafts/old/report.xml",
	".git/report.xml", ".gitignore", "reports/.gitignore", "reports/built/report.xml",
	"reports/built/kept/report.xml", "extra/report.xml", "empty/notes.txt", "-/report.xml",
	"list", "list-of-nul", "list-of-none"};

static const char *
text_of(const char *name)
{
	return strstr(name, ".sch")                  ? RULE
	       : !strcmp(name, ".gitignore")         ? "extra\nreports/built/*\n"
	       : !strcmp(name, "reports/.gitignore") ? "!built/kept\n"
	       : !strcmp(name, "list")               ? "reports/a/other.xml\r\n\nempty/../extra\n"
	       : !strcmp(name, "list-of-none")       ? "\n\n"
	                                             : REPORT;
}

static int
desk_open(void **state)
{
	struct desk *desk = *state;
	static const char list[] = "reports/z/report.xml\0extra/report.xml";
	FILE *out;

	desk->folder = folder_new(&desk->arena);
	for (size_t i = 0; i < sizeof files / sizeof *files; i++)
		folder_write(desk->folder, files[i], text_of(files[i]), &desk->arena);
	assert_int_equal(chdir(desk->folder), 0);
	out = fopen("list-of-nul", "w");
	assert_int_equal(fwrite(list, 1, sizeof list, out), sizeof list);
	fclose(out);
	assert_int_equal(symlink("..", "reports/loop"), 0);
	assert_int_equal(symlink("../empty", "reports/elsewhere"), 0);
	assert_int_equal(symlink("a/report.xml", "reports/report.xml"), 0);
	return 0;
}

static int
desk_close(void **state)
{
	struct desk *desk = *state;

	assert_int_equal(chdir(desk->home), 0);
	folder_remove(desk->folder);
	return 0;
}

/* The names of the documents of a run in JSON, a space behind each. */
static const char *
documents_of(const char *output, struct arena *a)
{
	json_t *json = json_loads(output, 0, NULL), *document;
	const char *names = "";
	size_t i;

	json_array_foreach(json_object_get(json, "documents"), i, document) names = arena_print(
		a, "%s%s ", names, json_string_value(json_object_get(document, "name")));
	json_decref(json);
	return names;
}

/* Words of a command line, and the documents that are checked; what is said with status 2. */
static const struct {
	const char *line, *documents, *said;
} cases[] = {
	/* by bytes: '.' comes before '/' */
	{"reports",
		"reports/a.b/report.xml reports/a/report.xml reports/built/kept/report.xml "
		"reports/drafts/old/report.xml reports/drafts/report.xml reports/z/report.xml ",
		NULL},
	{"reports// -r rules --exclude drafts --exclude built",
		"reports/a.b/report.xml reports/a/report.xml reports/z/report.xml ", NULL},
	{"reports/./a .//reports/z", "reports/./a/report.xml .//reports/z/report.xml ", NULL},
	{"reports/z reports/a/report.xml reports/a reports/a/../a/report.xml",
		"reports/z/report.xml reports/a/report.xml ", NULL},
	{"--exclude /reports/*/ .", "-/report.xml reports/report.xml ", NULL},
	{"--exclude ./reports --exclude - .", "", ".: is a folder without any file to check"},
	{"--exclude reports --exclude !extra .", "-/report.xml extra/report.xml ", NULL},
	{"--exclude reports/ reports/a/report.xml", "reports/a/report.xml ", NULL},
	{"--exclude reports/ --force-exclude reports/a/report.xml extra", "extra/report.xml ",
		NULL},
	{"--exclude reports/a --force-exclude reports/a reports/z", "reports/z/report.xml ", NULL},
	{"--exclude other.xml --force-exclude reports/a/other.xml", "", NULL},
	{"extra", "extra/report.xml ", NULL},
	{"extra/report.xml", "extra/report.xml ", NULL},
	{"empty", "", "empty: is a folder without"},
	{"empty reports/z", "reports/z/report.xml ", "empty: is a folder without"},
	{"--include *.txt empty reports", "empty/notes.txt reports/notes.txt ", NULL},
	{"--include *.xml --include !report.xml reports", "reports/a/other.xml ", NULL},
	{"--include reports/a/ .", "reports/a/other.xml reports/a/report.xml ", NULL},
	{"--include report.xml --include notes.txt empty", "empty/notes.txt ", NULL},
	{"--files-from list", "reports/a/other.xml empty/../extra/report.xml ", NULL},
	{"--files-from list-of-nul", "reports/z/report.xml extra/report.xml ", NULL},
	{"reports/a --files-from list-of-nul --files-from=list-of-nul",
		"reports/a/report.xml reports/z/report.xml extra/report.xml ", NULL},
	{"--files-from nothing reports/a", "reports/a/report.xml ", "nothing: cannot be opened"},
	{"--files-from - -", "", "standard input is to be read twice"},
	{"- -", "", "standard input is to be read twice"},
	{"-- -/report.xml", "-/report.xml ", NULL},
};

static struct outcome
run_line(struct desk *desk, const char *line)
{
	const char *words[32] = {"-r", "rules", "-f", "json"};
	char *copy = arena_copy(&desk->arena, line), *rest = NULL;
	size_t count = 4;

	for (char *word = strtok_r(copy, " ", &rest); word; word = strtok_r(NULL, " ", &rest))
		words[count++] = word;
	return program_run(desk->program, words, NULL, &desk->arena);
}

static void
files_are_found(void **state)
{
	struct desk *desk = *state;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct outcome run = run_line(desk, cases[i].line);
		const char *documents = documents_of(run.output, &desk->arena);
		const char *said = cases[i].said;

		if (strcmp(documents, cases[i].documents) != 0 ||
			(said ? run.status != 2 || !strstr(run.trouble, said)
			      : run.status == 2 || *run.trouble))
			fail_msg("%s: status %d, documents %s\n%s", cases[i].line, run.status,
				documents, run.trouble);
	}
}

/* Nothing to check is nothing wrong, but said. */
static void
an_empty_list_is_a_warning(void **state)
{
	struct desk *desk = *state;
	struct outcome run = run_line(desk, "--files-from list-of-none");

	assert_int_equal(run.status, 0);
	assert_non_null(strstr(run.trouble, "list-of-none: warning: names no file"));
}

static void
a_link_whose_file_is_gone_is_said(void **state)
{
	struct desk *desk = *state;
	struct outcome run;

	assert_int_equal(symlink("nowhere", "empty/report.xml"), 0);
	run = run_line(desk, "empty");
	assert_int_equal(run.status, 2);
	assert_non_null(strstr(run.trouble, "empty/report.xml: cannot be opened"));
}

static void
word_files_are_found_and_their_locks_are_not(void **state)
{
	struct desk *desk = *state;

	folder_write(desk->folder, "word/a.docx", "x", &desk->arena);
	folder_write(desk->folder, "word/B.DOCX", "x", &desk->arena);
	folder_write(desk->folder, "word/~$a.docx", "x", &desk->arena);
	folder_write(desk->folder, "word/a.docx.txt", "x", &desk->arena);
	folder_write(desk->folder, "word/lfs.docx",
		"version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 3\n",
		&desk->arena);
	struct outcome run = run_line(desk, "word");

	assert_int_equal(text_count(run.trouble, "tsagcheck: "), 3);
	assert_non_null(strstr(run.trouble, "tsagcheck: word/B.DOCX: is"));
	assert_non_null(strstr(run.trouble, "tsagcheck: word/a.docx: is"));
	assert_non_null(strstr(run.trouble, "lfs.docx: is a pointer of Git LFS"));
	assert_non_null(strstr(run.trouble, "git lfs pull"));
}

static void
schematron_finds_all_xml(void **state)
{
	struct desk *desk = *state;
	struct outcome run = PROGRAM(desk->program, &desk->arena, "schematron", "-f", "json",
		"rules/b-bad.sch", "reports/a", "--files-from", "list-of-nul");

	assert_int_equal(run.status, 1);
	assert_string_equal(documents_of(run.output, &desk->arena),
		"reports/a/other.xml reports/a/report.xml reports/z/report.xml extra/report.xml ");
	run = PROGRAM(desk->program, &desk->arena, "schematron", "--files-from", "list-of-nul");
	assert_non_null(strstr(run.trouble, "schematron takes SCHEMA FILE..."));
	run = PROGRAM(desk->program, &desk->arena, "facts", "--files-from", "list-of-nul");
	assert_non_null(strstr(run.trouble, "facts takes FILE"));
}

static void
standard_input_has_a_name(void **state)
{
	struct desk *desk = *state;
	static const char *const lines[][8] = {
		{"-r", "rules", "-f", "gcc", "-", "--stdin-name", "a b.xml"},
		{"schematron", "-f", "gcc", "rules/b-bad.sch", "-", "--stdin-name", "a b.xml"},
	};
	struct outcome run;

	for (size_t i = 0; i < 2; i++) {
		run = program_run(desk->program, lines[i], REPORT, &desk->arena);
		assert_int_equal(run.status, 1);
		assert_int_equal(strncmp(run.output, "a b.xml:1:", 10), 0);
		run = program_run(desk->program, lines[i], "<", &desk->arena);
		assert_int_equal(run.status, 2);
		assert_non_null(strstr(run.trouble, "tsagcheck: a b.xml:"));
	}
	run = program_run(desk->program,
		(const char *const[]){"-r", "rules", "-f", "json", "--files-from", "-", NULL},
		"reports/z\nreports/a\n", &desk->arena);
	assert_string_equal(documents_of(run.output, &desk->arena),
		"reports/z/report.xml reports/a/report.xml ");
}

/* A pipe cannot be read from its end, where a zip has its directory. */
static void
a_word_document_comes_through_a_pipe(void **state)
{
	struct desk *desk = *state;
	size_t length;
	const char *bytes = word_zip(&(struct word){.body = W_S("Heading1", "Title") W_P("Text")},
		&length, &desk->arena);
	FILE *out;
	const char *command = arena_print(&desk->arena,
		"cat '%s/x.docx' | '%s' facts - >facts 2>trouble; echo $? >status", desk->folder,
		desk->program);

	out = fopen("x.docx", "wb");
	assert_int_equal(fwrite(bytes, 1, length, out), length);
	fclose(out);
	assert_int_equal(system(command), 0);
	assert_string_equal(file_text("status", &desk->arena), "0\n");
	assert_string_equal(file_text("trouble", &desk->arena), "");
	assert_non_null(strstr(file_text("facts", &desk->arena), "<facts"));
}

/* Nobody spoke of folders outside of the current one, but for names that are the same anywhere. */
static void
lines_are_about_the_current_folder(void **state)
{
	struct desk *desk = *state;
	struct outcome run;

	assert_int_equal(chdir("reports/a"), 0);
	run = PROGRAM(desk->program, &desk->arena, "-r", "../../rules", "-f", "json", "--exclude",
		"/drafts", "--exclude", "/report.xml", "--exclude", "old", "--include", "*.xml",
		"../drafts", ".");
	assert_int_equal(run.status, 1);
	assert_string_equal(
		documents_of(run.output, &desk->arena), "../drafts/report.xml other.xml ");
	run = PROGRAM(desk->program, &desk->arena, "-r", "../../rules", "-f", "json",
		"--force-exclude", "--exclude", "/report.xml", "--exclude", "old",
		"../drafts/report.xml", "../drafts/old", "report.xml", "other.xml");
	assert_int_equal(run.status, 1);
	assert_string_equal(
		documents_of(run.output, &desk->arena), "../drafts/report.xml other.xml ");
	assert_int_equal(chdir("../.."), 0);
}

/* Where two files have one number, they are not one when their file systems differ. */
static void
files_of_other_file_systems_are_others(void **state)
{
	static const char other[] = "/proc/version";
	struct desk *desk = *state;
	struct stat here, there;
	struct outcome run;

	if (stat("extra/report.xml", &here) || stat(other, &there) || here.st_dev == there.st_dev) {
		print_message("there is no %s of another file system here\n", other);
		skip();
	}
	run = PROGRAM(desk->program, &desk->arena, "-r", "rules", "-f", "json", other,
		"extra/report.xml", other, "reports/z");
	assert_int_equal(run.status, 1);
	assert_string_equal(documents_of(run.output, &desk->arena),
		"/proc/version extra/report.xml reports/z/report.xml ");
}

/* No output replaces a document. */
static void
documents_stay_as_they_are(void **state)
{
	struct desk *desk = *state;
	struct outcome run = PROGRAM(desk->program, &desk->arena, "-r", "rules", "-f", "gcc", "-f",
		"json", "-o", "reports/report.xml", "reports");

	assert_int_equal(run.status, 2);
	assert_string_equal(run.output, "");
	assert_non_null(strstr(run.trouble, "reports/report.xml: is one of the documents"));
	assert_string_equal(file_text("reports/a/report.xml", &desk->arena), REPORT);
}

int
main(int argc, char **argv)
{
	struct desk desk = {.program = NULL};
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_prestate_setup_teardown(name, desk_open, desk_close, &desk)
		TEST(files_are_found),
		TEST(an_empty_list_is_a_warning),
		TEST(a_link_whose_file_is_gone_is_said),
		TEST(word_files_are_found_and_their_locks_are_not),
		TEST(schematron_finds_all_xml),
		TEST(standard_input_has_a_name),
		TEST(a_word_document_comes_through_a_pipe),
		TEST(documents_stay_as_they_are),
		TEST(lines_are_about_the_current_folder),
		TEST(files_of_other_file_systems_are_others),
	};
	char *home = realpath(".", NULL);
	int failed;

	desk.home = home;
	desk.program = realpath(program_beside(argc ? argv[0] : "", &desk.arena), NULL);
	assert_non_null(desk.program);
	failed = cmocka_run_group_tests_name("inputs", tests, NULL, NULL);
	arena_clear(&desk.arena);
	free((char *)(size_t)desk.program);
	free(home);
	return failed;
}
