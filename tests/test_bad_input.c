/* test_bad_input.c -- tests: what cannot be checked is said, with its place and what to do */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "../checker/base/buffer.h"
#include "calling.h"
#include "files.h"
#include "program.h"
#include "refusal.h"

static const char *program;

/* A folder for a test. */
struct desk {
	const char *folder;
	struct arena arena;
};

static int
desk_open(void **state)
{
	struct desk *desk = memory_new(sizeof *desk);

	*desk = (struct desk){.folder = NULL};
	desk->folder = folder_new(&desk->arena);
	*state = desk;
	return 0;
}

static int
desk_close(void **state)
{
	struct desk *desk = *state;

	folder_remove(desk->folder);
	arena_clear(&desk->arena);
	free(desk);
	return 0;
}

static void
check_document(struct desk *desk, const char *text, const char *expected)
{
	struct arena *a = &desk->arena;
	const char *file = folder_write(desk->folder, "report.xml", text, a);
	struct outcome outcome = PROGRAM(program, a, file);

	assert_refused(&outcome, arena_print(a, "%s:%s", file, expected));
}

#define BODY(text) "<report>\n<body>\n" text "</body>\n</report>\n"

/* A document, and what is said of it behind its name. */
static const struct {
	const char *text, *expected;
} documents[] = {
	{"", " is empty"},
	{" \n\n\t", " is empty"},
	{"\xEF\xBB\xBF", " is empty"},
	{"caf\xE9\n", "1:4: has bytes that are not UTF-8"},
	{"%PDF-1.5\n\xE9", " is a PDF, which cannot be checked"},
	{"PK\3\4\xE9", " is a zip or Word document whose end is missing or damaged"},
	{"<html><body/></html>", " is a web page (HTML), which cannot be checked"},
	{"<book><body/></book>", " is XML with the root element 'book', not a report"},
	{"<report xmlns='urn:x'><body/></report>",
		" is XML with the root element 'report', not a report"},
	/* not well-formed */
	{"<report>\n<body>\n<p>abc",
		"3:7: is not well-formed XML: it ends here, but <p> of line 3 is still open"},
	{BODY("<p>a"), "3:5: is not well-formed XML: </body> stands where </p> is due, for <p> of "
		       "line 3 is still open"},
	{BODY("<p>R & D</p>"),
		"3:6: is not well-formed XML: a & that stands for itself is written &amp;"},
	{BODY("<p>a&nbsp;b</p>"), "3:5: is not well-formed XML: there is no entity &nbsp;, write "
				  "the character itself"},
	{BODY("<p>a < b</p>"),
		"3:6: is not well-formed XML: no name follows <; one that stands for "
		"itself is written &lt;"},
	{BODY("<p>caf\xE9</p>"), "3:7: has bytes that are not UTF-8"},
	{BODY("<p>\1</p>"), "3:4: is not well-formed XML: a control character stands here, which "
			    "cannot be in XML"},
	{"<report><body/></report>\nmore",
		"2:1: is not well-formed XML: more stands behind the end of the outermost element"},
	{"<?xml version='1.0' encoding='klingon'?><report/>",
		" is declared to be in the encoding klingon, which is not known here"},
	/* what does harm */
	{"<!DOCTYPE r [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>\n<report/>",
		"1:52: refers to the external entity 'x', which is never loaded"},
	{"<!DOCTYPE r [<!ENTITY % x SYSTEM 'file:///etc/passwd'>%x;]>\n<report/>",
		"1:54: refers to the external entity 'x', which is never loaded"},
	{"<!DOCTYPE r [<!ENTITY x '&y;'><!ENTITY y "
	 "'&x;'>]>\n<report><body><p>&x;</p></body></report>",
		"2:18: is refused: its entities stand for themselves, or for far more text than "
		"there "
		"is"},
	/* not valid */
	{"<report/>", "1:1: is not a valid report: <report> is not complete: an element that must "
		      "be in it is "
		      "missing"},
	{BODY("<p>a</p>\n<foo/>"),
		"4:1: is not a valid report: there is no element <foo> in reports"},
	{BODY("<sec><p>a</p><title>T</title></sec>"),
		"3:14: is not a valid report: <title> may not stand behind <p> in <sec>"},
	{BODY("<title>T</title>"),
		"3:1: is not a valid report: <title> may not stand first in <body>"},
	{BODY("<p>a <p>b</p></p>"), "3:6: is not a valid report: <p> may not stand in <p>"},
	{BODY("<p>a</p>\n  loose words\n"),
		"4:3: is not a valid report: text may not stand directly in <body>"},
	{BODY("<list/>"),
		"3:1: is not a valid report: <list> is not complete: an element that must "
		"be in it is missing"},
	{BODY("<sec sec-type='chapter'/>"), "3:16: is not a valid report: <sec> may not have the "
					    "attribute sec-type=\"chapter\""},
	{BODY("<p xml:lang='en'/>"),
		"3:14: is not a valid report: <p> may not have the attribute xml:lang=\"en\""},
	{BODY("<p><xref>a</xref></p>"),
		"3:4: is not a valid report: <xref> lacks an attribute that it must have: rid"},
	{"<report><body/><facts><a xmlns='urn:x'/></facts></report>",
		"1:23: is not a valid report: <a> is in the namespace urn:x; what is in a report "
		"is in "
		"none"},
};

static void
documents_are_refused(void **state)
{
	struct desk *desk = *state;

	for (size_t i = 0; i < sizeof documents / sizeof *documents; i++)
		check_document(desk, documents[i].text, documents[i].expected);
}

static void
repeat(struct buffer *text, const char *what, size_t times)
{
	while (times-- > 0)
		buffer_add_text(text, what);
}

/* Ten times ten times ... of a word. */
static void
add_laughs(struct buffer *text)
{
	buffer_add_text(text, "<!DOCTYPE r [<!ENTITY l0 'lol'>");
	for (int i = 1; i < 10; i++) {
		buffer_print(text, "<!ENTITY l%d '", i);
		for (int j = 0; j < 10; j++)
			buffer_print(text, "&l%d;", i - 1);
		buffer_add_text(text, "'>");
	}
	buffer_add_text(text, "]>");
}

static void
check_laughs(struct desk *desk, const char *before, const char *behind)
{
	struct buffer text = {0};
	size_t at;

	add_laughs(&text);
	buffer_add_text(&text, before);
	at = text.length;
	buffer_print(&text, "&l9;%s", behind);
	check_document(desk, text.text,
		arena_print(&desk->arena,
			"1:%zu: is refused: its entities stand for themselves, or for far more "
			"text "
			"than there is",
			at + 1));
	buffer_clear(&text);
}

static void
laughs_are_refused(void **state)
{
	check_laughs(*state, "<report><body><p>", "</p></body></report>");
	check_laughs(*state, "<report number='", "'><body/></report>");
}

static void
more_than_the_limits_is_refused(void **state)
{
	struct buffer text = {0};

	buffer_add_text(&text, "<!DOCTYPE r [<!ENTITY a '");
	repeat(&text, "0123456789", 10000);
	buffer_add_text(&text, "'><!ENTITY b '");
	repeat(&text, "&a;", 20000);
	buffer_add_text(&text, "'>]>\n<report><body><p>&b;</p></body></report>");
	check_document(*state, text.text,
		"2:18: is refused: its entities stand for themselves, or for far more text than "
		"there is");
	buffer_reset(&text);
	repeat(&text, "<report>\n", 300);
	check_document(
		*state, text.text, "257:1: has more than 256 levels of elements in one another");
	buffer_reset(&text);
	buffer_add_text(&text, "<report>\n<body ");
	repeat(&text, "a='' ", 100000);
	check_document(
		*state, text.text, "2:1: is refused: an element has more than 1000 attributes");
	buffer_reset(&text);
	buffer_add_text(&text, "<report number='");
	repeat(&text, "0123456789", 1100000);
	check_document(*state, text.text,
		"1:1: is refused: the value of an attribute is longer than 10 million bytes");
	buffer_clear(&text);
}

#define RULE(name, test)                                                                  \
	"<sch:schema xmlns:sch='http://purl.oclc.org/dsdl/schematron'><sch:pattern>"      \
	"<sch:rule context='p'><sch:assert test=\"" test "\">No.</sch:assert></sch:rule>" \
	"</sch:pattern></sch:schema>"

/* It is no trouble at all. */
static void
five_megabytes_on_one_line_are_checked(void **state)
{
	struct desk *desk = *state;
	struct arena *a = &desk->arena;
	struct buffer text = {0};
	const char *rule =
		folder_write(desk->folder, "last.sch", RULE("last", "not(contains(., 'last'))"), a);
	struct outcome outcome;
	const char *file;

	buffer_add_text(&text, "<report><body>");
	repeat(&text, "<p>some words and then \xC3\xA9</p>", 200000);
	assert_true(text.length > 5 << 20);
	buffer_add_text(&text, "<p>last</p></body></report>");
	file = folder_write(desk->folder, "long.xml", text.text, a);
	outcome = PROGRAM(program, a, "--rules", rule, "--format", "gcc", file);
	assert_int_equal(outcome.status, 1);
	assert_string_equal(outcome.trouble, "");
	assert_string_equal(outcome.output,
		arena_print(a, "%s:1:5600018: error: No. (paragraph 200001) [last]\n", file));
	buffer_clear(&text);
}

static void
names_that_lead_nowhere_are_said(void **state)
{
	struct desk *desk = *state;
	struct arena *a = &desk->arena;
	const char *file = arena_print(
		a, "%s/a\033[31m\nb\x7F\xC2\x9B\xFF\xE2\x80\xAE\xE2\x81\xA6.xml", desk->folder);
	struct outcome outcome = PROGRAM(program, a, "nosuch.xml");

	assert_refused(&outcome, "nosuch.xml: cannot be opened: No such file or directory");
	outcome = PROGRAM(program, a, desk->folder);
	assert_refused(&outcome,
		arena_print(a, "%s: is a folder without any file to check", desk->folder));
	outcome = PROGRAM(program, a, "facts", desk->folder);
	assert_refused(&outcome, arena_print(a, "%s: is a directory", desk->folder));
	outcome = PROGRAM(program, a, file);
	assert_refused(&outcome, arena_print(a,
					 "%s/a\\x1B[31m\\x0Ab\\x7F\\x9B\\xFF\\u202E\\u2066.xml: "
					 "cannot be opened: No "
					 "such file or directory",
					 desk->folder));
	outcome = program_run(program, (const char *const[]){"-", NULL}, "", a);
	assert_refused(&outcome, "-: is empty");
}

/* The good one is checked, and the run is incomplete all the same. */
static void
one_bad_document_spoils_no_other(void **state)
{
	struct desk *desk = *state;
	struct arena *a = &desk->arena;
	const char *rule = folder_write(desk->folder, "any.sch", RULE("any", "false()"), a);
	const char *good = folder_write(desk->folder, "good.xml", BODY("<p>a</p>"), a);
	const char *bad = folder_write(desk->folder, "bad.xml", BODY("<p>a"), a);
	const char *expected = arena_print(a,
		"%s:3:5: is not well-formed XML: </body> stands where </p> is due, for <p> of "
		"line 3 "
		"is still open",
		bad);
	struct outcome outcome = PROGRAM(program, a, "--rules", rule, bad, good);

	assert_said(&outcome, expected);
	assert_non_null(strstr(outcome.output, arena_print(a, "%s:3:4: error: ", good)));
	assert_non_null(strstr(outcome.output, "\nincomplete: 1 problem, see above; "));
	outcome = PROGRAM(program, a, "--rules", rule, "--format", "json", good, bad);
	assert_said(&outcome, expected);
	assert_non_null(strstr(outcome.output, "\"status\": \"incomplete\""));
	assert_non_null(strstr(outcome.output, "\"rule\": \"any\""));
	outcome = PROGRAM(program, a, "--rules", rule, "--format", "gcc", bad, good);
	assert_said(&outcome, expected);
	assert_non_null(strstr(outcome.output, ": error: incomplete: "));
}

/* Runs the program through a shell, which gives it the files that it says. */
static void
check_output(
	struct desk *desk, const char *files, const char *const *arguments, const char *expected)
{
	const char *words[16] = {
		"-c", arena_print(&desk->arena, "\"$0\" \"$@\" %s", files), program};
	struct outcome outcome;

	for (size_t i = 0; arguments[i]; i++)
		words[i + 3] = arguments[i];
	outcome = program_run("/bin/sh", words, NULL, &desk->arena);
	assert_refused(&outcome, expected);
}

/* A clean report has no output that could be lost. */
static void
output_that_is_lost_is_said(void **state)
{
	static const char full[] = "standard output: cannot be written: No space left on device";
	static const char closed[] = "standard output: cannot be written: Bad file descriptor";
	struct desk *desk = *state;
	struct arena *a = &desk->arena;
	const char *rule = folder_write(desk->folder, "any.sch", RULE("any", "false()"), a);
	const char *file = folder_write(desk->folder, "good.xml", BODY("<p>a</p>"), a);
	const char *check[] = {"--rules", rule, file, NULL}, *convert[] = {"convert", file, NULL};
	const char *review[] = {"review", "-r", rule, "-o",
		arena_print(a, "%s/copy.xml", desk->folder), "tests/faults/word.xml", NULL};
	const char *help[] = {"--help", NULL};
	const char *nowhere[] = {"--rules", rule, "--output", "/nosuch/file", file, NULL};
	const char *device[] = {"--rules", rule, "--output", "/dev/full", file, NULL};

	check_output(desk, ">/dev/full", check, full);
	check_output(desk, ">/dev/full", convert, full);
	check_output(desk, ">/dev/full", review, full);
	check_output(desk, ">/dev/full", help, full);
	check_output(desk, ">&-", check, closed);
	check_output(desk, ">&-", convert, closed);
	check_output(
		desk, "", nowhere, "/nosuch/file: cannot be written: No such file or directory");
	check_output(desk, "", device, "/dev/full: cannot be written: No space left on device");
}

/* Command lines that cannot be meant. */
static const struct {
	const char *arguments[4], *expected;
} lines[] = {
	{{NULL}, "no file is named"},
	{{"--nosuch", "x.xml"}, "there is no option --nosuch"},
	{{"-Q", "x.xml"}, "there is no option -Q"},
	{{"x.xml", "--rules"}, "the option --rules needs an argument"},
	{{"--rules", "nosuch", "x.xml"}, "there are no rules called 'nosuch'"},
	{{"--only", "nosuch", "x.xml"}, "there is no rule called 'nosuch'"},
	{{"--ignore", "nosuch", "x.xml"}, "there is no rule called 'nosuch'"},
	{{"explain", "nosuch"}, "there is no rule called 'nosuch'"},
	{{"--format", "nosuch", "x.xml"}, "there is no format 'nosuch'"},
	{{"--fail-on", "nosuch", "x.xml"}, "--fail-on cannot be 'nosuch'"},
	{{"--max-file-size", "-1", "x.xml"}, "--max-file-size cannot be '-1'"},
	{{"convert", "x.xml", "y.xml"}, "convert takes FILE"},
	{{"--only", "a\033[31m\n", "x.xml"}, "there is no rule called 'a\\x1B[31m\\x0A'"},
};

static void
command_lines_are_refused(void **state)
{
	struct desk *desk = *state;

	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
		struct outcome outcome =
			program_run(program, lines[i].arguments, NULL, &desk->arena);

		assert_refused(&outcome, lines[i].expected);
	}
}

int
main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(documents_are_refused, desk_open, desk_close),
		cmocka_unit_test_setup_teardown(laughs_are_refused, desk_open, desk_close),
		cmocka_unit_test_setup_teardown(
			more_than_the_limits_is_refused, desk_open, desk_close),
		cmocka_unit_test_setup_teardown(
			five_megabytes_on_one_line_are_checked, desk_open, desk_close),
		cmocka_unit_test_setup_teardown(
			names_that_lead_nowhere_are_said, desk_open, desk_close),
		cmocka_unit_test_setup_teardown(
			one_bad_document_spoils_no_other, desk_open, desk_close),
		cmocka_unit_test_setup_teardown(output_that_is_lost_is_said, desk_open, desk_close),
		cmocka_unit_test_setup_teardown(command_lines_are_refused, desk_open, desk_close),
	};
	struct arena a = {0};
	int failed;

	program = program_beside(argc ? argv[0] : "", &a);
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	arena_clear(&a);
	return failed;
}
