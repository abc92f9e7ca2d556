/* test_sandbox.c -- tests: a run cannot do what it has not to do, and does all that it has to */
#define _XOPEN_SOURCE 700 /* symlink, setenv */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "files.h"
#include "sandboxed.h"

static const char contradictions[] = "fixtures/contradictions/report.xml";

/* Of each command that reads documents: one of one thread, of several, of several results. */
static const char *const lines[] = {
	"check --no-config %/in/probed.xml",
	"check --no-config -j 4 %/other.xml %/in/probed.xml -f json -o %/out/a -f html -o %/out/b",
	"check --no-config --write-baseline %/out/base --include *.xml %/in",
	"check --no-config --rules %/schema/s.sch %/in/probed.xml",
	"facts --no-config %/in/probed.xml",
	"convert --no-config %/in/probed.xml -o %/out/c",
	"review --no-config %/probed.docx -o %/out/copy.docx",
	"diff --no-config %/other.xml %/in/probed.xml",
	"schematron %/schema/s.sch %/in/probed.xml",
};

enum { LINES = sizeof lines / sizeof *lines };

/* All that was tried is said, each with that word; whatever it was, threads can be started. */
static void
assert_attempts(const char *line, const char *trouble, const char *word, const char *other)
{
	static const char *const names[] = {"socket", "local-socket", "connect", "exec", "fork",
		"newer-fork", "kill", "trace", "newer-call", "typing", "read", "read-beside",
		"list", "write", "create", "folder", "link", "rights", "cut", "remove"};
	char said[64];

	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		snprintf(said, sizeof said, "probe: %s %s\n", names[i], word);
		if (!strstr(trouble, said))
			fail_msg("%s: '%s' is not %s:\n%s", line, names[i], word, trouble);
		snprintf(said, sizeof said, "probe: %s %s\n", names[i], other);
		assert_null(strstr(trouble, said));
	}
	assert_non_null(strstr(trouble, "probe: thread open\n"));
}

static void
nothing_escapes(void **state)
{
	struct desk *desk = *state;

	need_sandbox(desk);
	for (int i = 0; i < LINES; i++) {
		const struct outcome plain = run_line(desk, "off", lines[i]);
		const struct outcome outcome = run_probed(desk, "on", lines[i]);

		assert_attempts(lines[i], outcome.trouble, "refused", "open");
		assert_int_equal(outcome.status, plain.status);
		assert_string_equal(outcome.output, plain.output);
		assert_string_equal(
			file_text(in_folder(desk, "away/kept"), &desk->arena), "something\n");
	}
}

/* So the test above can fail. */
static void
without_it_all_can_be_done(void **state)
{
	struct desk *desk = *state;

	need_sandbox(desk);
	assert_attempts("off", run_probed(desk, "off", lines[0]).trouble, "open", "refused");
	assert_null(file_text(in_folder(desk, "away/kept"), &desk->arena));
}

static void
it_is_there_unasked(void **state)
{
	struct desk *desk = *state;

	need_sandbox(desk);
	assert_attempts("auto", run_probed(desk, "auto", lines[0]).trouble, "refused", "open");
	assert_int_equal(run_line(desk, "maybe", lines[0]).status, 2);
}

/* What a repository says about a run is said by those who wrote it. */
static void
no_configuration_turns_it_off(void **state)
{
	struct desk *desk = *state;
	struct outcome outcome;

	put(desk, "in/.tsagcheck.yaml", "sandbox: off\n");
	outcome = run_line(desk, "auto", "check %/in/probed.xml");
	assert_int_equal(outcome.status, 2);
	assert_non_null(strstr(outcome.trouble, "there is no setting 'sandbox' here"));
}

/* A rule may read what lies beside it, and what the user names besides. */
static void
rules_read_what_they_may(void **state)
{
	static const char plain[] = "schematron %/in/a.sch %/in/probed.xml";
	static const char allowed[] = "schematron --allow-read %/away %/in/a.sch %/in/probed.xml";
	struct desk *desk = *state;
	struct outcome outcome;

	need_sandbox(desk);
	put(desk, "in/a.sch", SCHEMA("document('../away/more.xml')/more"));
	put(desk, "in/b.sch", SCHEMA("document('more.xml')/more"));
	put(desk, "in/more.xml", "<more/>");
	put(desk, "away/more.xml", "<more/>");
	outcome = run_line(desk, "on", plain);
	assert_int_equal(outcome.status, 2);
	assert_non_null(strstr(outcome.trouble, "is kept away by the sandbox; --allow-read"));
	assert_int_equal(run_line(desk, "off", plain).status, 1);
	assert_int_equal(run_line(desk, "on", allowed).status, 1);
	assert_int_equal(run_line(desk, "on", "schematron %/in/b.sch %/other.xml").status, 1);
}

#define PATTERN(file)                                                                            \
	"<s:schema xmlns:s='http://purl.oclc.org/dsdl/schematron'><s:pattern documents=\"'" file \
	"'\"><s:rule context='/*'><s:report test='true()'>found</s:report></s:rule></s:pattern>" \
	"</s:schema>"

/* A pattern of a pack is about documents beside the one that is checked, and about no others. */
static void
patterns_read_beside_the_document(void **state)
{
	static const char *const modes[] = {"auto", "off"};
	struct desk *desk = *state;
	struct outcome outcome;

	put(desk, "schema/near.sch", PATTERN("more.xml"));
	put(desk, "schema/far.sch", PATTERN("../away/more.xml"));
	put(desk, "in/more.xml", REPORT("more"));
	put(desk, "away/more.xml", REPORT("more"));
	for (int i = 0; i < 2; i++) {
		outcome = run_line(desk, modes[i],
			"check --no-config --rules %/schema/near.sch %/in/probed.xml");
		assert_int_equal(outcome.status, 1);
		assert_non_null(strstr(outcome.output, "in/more.xml"));
		outcome = run_line(desk, modes[i],
			"check --no-config --rules %/schema/far.sch %/in/probed.xml");
		assert_int_equal(outcome.status, 2);
		assert_non_null(strstr(outcome.trouble, "is not in the folder of the document"));
	}
}

/* An entity that stands for a file is no way out, whether there is a sandbox or not. */
static void
no_entity_reads_a_file(void **state)
{
	static const char *const modes[] = {"on", "off"};
	struct desk *desk = *state;

	need_sandbox(desk);
	put(desk, "entity.xml",
		"<!DOCTYPE report [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>\n" REPORT("&e;"));
	for (int i = 0; i < 2; i++) {
		struct outcome outcome = run_line(desk, modes[i], "convert %/entity.xml");

		assert_int_equal(outcome.status, 2);
		assert_null(strstr(outcome.output, "root:"));
		assert_null(strstr(outcome.trouble, "root:"));
	}
}

/* Runs that read and write in many places; the files are those of ordinary(). */
static const char *const ordinary_lines[] = {
	"check --no-config fixtures/contradictions/report.xml",
	"check --no-config fixtures/latin1/report.xml fixtures/utf16/report.xml",
	"check --no-config %/latin2.xml %/japanese.xml %/cyrillic.xml -f json",
	"check --no-config --files-from %/list -f gcc",
	"check --no-config %/in fixtures -f jsonl",
	"check --no-config %/link.xml",
	"check --no-config --rules %/rules/own --rules %/schema/s.sch %/other.xml",
	"check --config %/configured.yaml %/other.xml",
	"check --no-config --register study-groups+=%/own.tsv fixtures/study-group/report.txt",
	"check --no-config -f html fixtures/contradictions/report.xml",
	"schematron %/rules/own/own.sch %/in",
	"schematron --lint %/rules/own/own.sch",
	"test",
	"rules",
	"facts fixtures/study-group/report.txt",
	"convert fixtures/extracted/report.txt",
	"diff fixtures/clean/report.xml fixtures/contradictions/report.xml",
	"check --show-config",
};

static void
put_ordinary(struct desk *desk)
{
	put(desk, "latin2.xml", "<?xml version='1.0' encoding='ISO-8859-2'?>\n" REPORT("\xB1"));
	put(desk, "japanese.xml", "<?xml version='1.0' encoding='EUC-JP'?>\n" REPORT("\xB0\xA1"));
	put(desk, "cyrillic.xml", "<?xml version='1.0' encoding='KOI8-R'?>\n" REPORT("\xC1"));
	put(desk, "list",
		arena_print(
			&desk->arena, "%s\n%s\n", in_folder(desk, "other.xml"), contradictions));
	put(desk, "rules/own/own.sch",
		"<s:schema xmlns:s='http://purl.oclc.org/dsdl/schematron'>"
		"<s:include href='../shared/part.sch'/></s:schema>");
	put(desk, "rules/shared/part.sch",
		"<s:pattern xmlns:s='http://purl.oclc.org/dsdl/schematron'><s:rule context='p'>"
		"<s:report test=\"document('more.xml')/more\">there is more</s:report></s:rule>"
		"</s:pattern>");
	put(desk, "rules/shared/more.xml", "<more/>");
	put(desk, "configured.yaml", "rules: [./rules/own]\nregisters: {own: own.tsv}\n");
	put(desk, "own.tsv", "# source: a test\n# date: 2026\n# key: key\nkey\ttitle\n1\tBells\n");
	assert_int_equal(symlink(in_folder(desk, "other.xml"), in_folder(desk, "link.xml")), 0);
}

static void
ordinary_runs_are_the_same(void **state)
{
	struct desk *desk = *state;

	need_sandbox(desk);
	put_ordinary(desk);
	for (size_t i = 0; i < sizeof ordinary_lines / sizeof *ordinary_lines; i++) {
		const struct outcome plain = run_line(desk, "off", ordinary_lines[i]);
		const struct outcome outcome = run_line(desk, "on", ordinary_lines[i]);

		assert_string_equal(outcome.trouble, plain.trouble);
		assert_string_equal(outcome.output, plain.output);
		assert_int_equal(outcome.status, plain.status);
	}
}

static void
standard_input_and_devices_are_reached(void **state)
{
	struct desk *desk = *state;
	struct outcome outcome;

	need_sandbox(desk);
	outcome = program_run(desk->program,
		(const char *const[]){"convert", "--sandbox=on", "-", "-o", "/dev/stdout", NULL},
		REPORT("words"), &desk->arena);
	assert_int_equal(outcome.status, 0);
	assert_non_null(strstr(outcome.output, "words"));
	assert_int_equal(run_line(desk, "on", "convert %/other.xml -o /dev/null").status, 0);
}

/* A result replaces an old one, and one that a link leads to in another folder. */
static void
results_are_written_where_they_belong(void **state)
{
	struct desk *desk = *state;
	struct stat status;

	need_sandbox(desk);
	assert_int_equal(symlink("../out/old", in_folder(desk, "in/link")), 0);
	assert_int_equal(run_line(desk, "on", "convert %/other.xml -o %/in/link").status, 0);
	assert_int_equal(lstat(in_folder(desk, "in/link"), &status), 0);
	assert_true(S_ISLNK(status.st_mode));
	assert_non_null(strstr(file_text(in_folder(desk, "out/old"), &desk->arena), "<p>b</p>"));
	assert_int_equal(run_line(desk, "on", "convert %/other.xml -o %/none/x").status, 2);
}

int
main(int argc, char **argv)
{
	static struct desk desk;
	struct arena arena = {0};
	const struct CMUnitTest tests[] = {
#define TEST(name) \
	cmocka_unit_test_prestate_setup_teardown(name, sandboxed_open, sandboxed_close, &desk)
		TEST(nothing_escapes),
		TEST(without_it_all_can_be_done),
		TEST(it_is_there_unasked),
		TEST(no_configuration_turns_it_off),
		TEST(rules_read_what_they_may),
		TEST(patterns_read_beside_the_document),
		TEST(no_entity_reads_a_file),
		TEST(ordinary_runs_are_the_same),
		TEST(standard_input_and_devices_are_reached),
		TEST(results_are_written_where_they_belong),
#undef TEST
	};
	int failed;

	(void)argc;
	desk.program = program_beside(argv[0], &arena);
	desk.probe = arena_print(
		&arena, "%.*s../probe.so", (int)(file_base(argv[0]) - argv[0]), argv[0]);
	desk.probe = realpath(desk.probe, NULL);
	failed = cmocka_run_group_tests_name("sandbox", tests, NULL, NULL);
	free((char *)(size_t)desk.probe);
	arena_clear(&arena);
	return failed;
}
