/* test_worst.c -- tests: small inputs that stand for very much, and those that never end */
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

static const char *program;

struct desk {
	const char *folder, *document;
	struct arena arena;
};

static int
desk_open(void **state)
{
	struct desk *desk = memory_new(sizeof *desk);

	*desk = (struct desk){.folder = NULL};
	desk->folder = folder_new(&desk->arena);
	desk->document = folder_write(desk->folder, "d.xml", "<r>\n<b>x</b></r>", &desk->arena);
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

/* What is said of a document when the schema has that in it, with an option. */
static struct outcome
check_within(struct desk *desk, const char *option, const char *schema, const char *document)
{
	struct arena *a = &desk->arena;
	const char *all = arena_print(a,
		"<s:schema xmlns:s='http://purl.oclc.org/dsdl/schematron'><s:ns prefix='str' "
		"uri='http://exslt.org/strings'/>%s</s:schema>",
		schema);

	return PROGRAM(program, a, "schematron", "-f", "gcc", option,
		folder_write(desk->folder, "s.sch", all, a), document);
}

static struct outcome
check(struct desk *desk, const char *schema, const char *document)
{
	return check_within(desk, "--color=never", schema, document);
}

static void
assert_refused(const struct outcome *outcome, const char *said)
{
	assert_int_equal(outcome->status, 2);
	if (!strstr(outcome->trouble, said))
		fail_msg("it said:\n%s\nnot:\n%s", outcome->trouble, said);
}

/* Each of so many abstract rules extends the one before it twice; all together they have two to the
 * power of that many assertions. */
static const char *
extending(struct desk *desk, int rules)
{
	struct buffer text = {0};
	const char *kept;

	buffer_add_text(&text, "<s:pattern><s:rule abstract='true' id='a0'><s:report test='1'>w"
			       "</s:report></s:rule>\n");
	for (int i = 1; i <= rules; i++)
		buffer_print(&text,
			"<s:rule abstract='true' id='a%d'><s:extends rule='a%d'/><s:extends "
			"rule='a%d'/></s:rule>\n",
			i, i - 1, i - 1);
	buffer_print(
		&text, "<s:rule context='b'><s:extends rule='a%d'/></s:rule></s:pattern>", rules);
	kept = arena_text(&desk->arena, text.text, text.length);
	buffer_clear(&text);
	return kept;
}

static void
rules_that_extend_others_twice_end(void **state)
{
	struct desk *desk = *state;
	struct outcome few = check(desk, extending(desk, 3), desk->document);
	struct outcome many = check(desk, extending(desk, 40), desk->document);

	assert_int_equal(few.status, 1);
	assert_refused(&many, "is refused: its elements include and extend others more than "
			      "500000 times");
}

/* A parameter of a thousand bytes that is asked for so many times. */
static const char *
filling(struct desk *desk, int times)
{
	struct buffer text = {0};
	const char *kept;

	buffer_add_text(&text, "<s:pattern abstract='true' id='a'><s:rule context='b'><s:report "
			       "test='");
	for (int i = 0; i < times; i++)
		buffer_add_text(&text, "$x + ");
	buffer_add_text(&text, "1'>w</s:report></s:rule></s:pattern><s:pattern is-a='a'><s:param "
			       "name='x' value='");
	for (int i = 0; i < 1000; i++)
		buffer_add_text(&text, " ");
	buffer_add_text(&text, "1'/></s:pattern>");
	kept = arena_text(&desk->arena, text.text, text.length);
	buffer_clear(&text);
	return kept;
}

static void
parameters_are_filled_in_so_often(void **state)
{
	struct desk *desk = *state;
	struct outcome few = check(desk, filling(desk, 100), desk->document);
	struct outcome many = check(desk, filling(desk, 70000), desk->document);

	assert_int_equal(few.status, 1);
	assert_refused(&many, "is refused: its parameters are filled in with more than 67108864 "
			      "bytes");
}

/* What stands around the name of a variable that is used twice. */
static const char *const doubling[][3] = {{"concat($v", ", $v", ")"},
	{"string(str:replace($v", ", \"a\", concat(\"aa\", substring($v", ", 1, 0))))"}};

/* A text that is twice as long in each variable. */
static void
texts_that_double_end(void **state)
{
	struct desk *desk = *state;

	for (size_t i = 0; i < sizeof doubling / sizeof *doubling; i++) {
		struct buffer text = {0};
		struct outcome run;

		buffer_add_text(&text, "<s:pattern><s:rule context='r'><s:let name='v0' "
				       "value='\"aaaaaaaa\"'/>\n");
		for (int j = 1; j <= 40; j++) {
			buffer_print(&text, "<s:let name='v%d' value='", j);
			buffer_print(&text, "%s%d%s%d%s", doubling[i][0], j - 1, doubling[i][1],
				j - 1, doubling[i][2]);
			buffer_add_text(&text, "'/>\n");
		}
		buffer_add_text(&text, "<s:report test='$v40'>w</s:report></s:rule></s:pattern>");
		run = check_within(desk, "--max-text=1000000", text.text, desk->document);
		assert_refused(&run, "needs more than 1000000 bytes of a text or of all variables");
		assert_non_null(strstr(run.trouble, "--max-text"));
		buffer_clear(&text);
	}
}

static const char *
with_namespaces(struct desk *desk, int count)
{
	struct buffer text = {0};
	const char *file;

	buffer_add_text(&text, "<r>\n<b");
	for (int i = 0; i < count / 2; i++)
		buffer_print(&text, " xmlns:p%d='urn:%d'", i, i);
	buffer_add_text(&text, "><c");
	for (int i = count / 2; i < count; i++)
		buffer_print(&text, " xmlns:p%d='urn:%d'", i, i);
	buffer_add_text(&text, "/></b></r>");
	file = folder_write(desk->folder, "n.xml", text.text, &desk->arena);
	buffer_clear(&text);
	return file;
}

static void
so_many_namespaces_are_in_scope(void **state)
{
	static const char schema[] = "<s:pattern><s:rule context='c'><s:report "
				     "test='namespace::*'>w</s:report></s:rule></s:pattern>";
	struct desk *desk = *state;
	struct outcome at = check(desk, schema, with_namespaces(desk, 1000));
	struct outcome past = check(desk, schema, with_namespaces(desk, 1001));

	assert_int_equal(at.status, 1);
	assert_refused(&past, "more than 1000 namespaces are declared at an element");
}

/* An entity of a hundred thousand bytes that stands for itself so many times. */
static const char *
with_entities(struct desk *desk, int count)
{
	struct buffer text = {0};
	const char *file;

	buffer_add_text(&text, "<!DOCTYPE r [<!ENTITY e '");
	for (int i = 0; i < 10000; i++)
		buffer_add_text(&text, "ten bytes ");
	buffer_add_text(&text, "'>]><r>\n");
	for (int i = 0; i < count; i++)
		buffer_add_text(&text, "&e;");
	buffer_add_text(&text, "</r>");
	file = folder_write(desk->folder, "e.xml", text.text, &desk->arena);
	buffer_clear(&text);
	return file;
}

/* libxml2 allows a million bytes in any case, and beyond them not far more than there is. */
static void
entities_may_give_so_much(void **state)
{
	static const char schema[] = "<s:pattern><s:rule context='r'><s:report test='1'>w"
				     "</s:report></s:rule></s:pattern>";
	struct desk *desk = *state;
	int low = 9, high = 200;
	struct outcome past;

	assert_int_equal(check(desk, schema, with_entities(desk, low)).status, 1);
	while (high - low > 1) {
		int middle = (low + high) / 2;

		if (check(desk, schema, with_entities(desk, middle)).status == 2)
			high = middle;
		else
			low = middle;
	}
	past = check(desk, schema, with_entities(desk, high));
	assert_refused(&past, "far more text than there is");
	assert_int_equal(check(desk, schema, with_entities(desk, high - 1)).status, 1);
	assert_in_range(high, 10, 120);
}

/* Files without an end, and what is said of them. */
static void
files_without_an_end_end(void **state)
{
	static const char *const runs[][4] = {
		{"check", "/dev/zero", NULL, "is larger than the limit of 268435456 bytes"},
		{"--files-from", "/dev/zero", NULL, "is larger than 64 MB"},
		{"--config", "/dev/zero", "x.xml", "is larger than the limit"},
		{"--baseline", "/dev/zero", "x.xml", "is larger than the limit"},
		{"--register", "questions=/dev/zero", "x.xml", "is not a register"},
		{"schematron", "/dev/zero", "x.xml", "is larger than the limit"},
	};
	struct desk *desk = *state;

	for (size_t i = 0; i < sizeof runs / sizeof *runs; i++) {
		struct outcome run =
			runs[i][2] ? PROGRAM(program, &desk->arena, runs[i][0], runs[i][1],
					     desk->document)
				   : PROGRAM(program, &desk->arena, runs[i][0], runs[i][1]);

		assert_refused(&run, runs[i][3]);
	}
}

/* One text between two others, so many times. */
static const char *
repeated(struct desk *desk, const char *start, const char *what, size_t count, const char *end)
{
	struct buffer text = {0};
	const char *file;

	buffer_add_text(&text, start);
	while (count-- > 0)
		buffer_add_text(&text, what);
	buffer_add_text(&text, end);
	file = folder_write(desk->folder, "m.xml", text.text, &desk->arena);
	buffer_clear(&text);
	return file;
}

static const char steps_said[] = "steps of a regular expression on a text";

/* The steps on a text are those of all matches in it: brackets by the ten thousand that nothing
 * closes took hours. */
static void
all_matches_in_a_text_are_of_one_limit(void **state)
{
	struct desk *desk = *state;
	const char *file = repeated(desk,
		"<report number='WTSA-24/1' lang='en'><front/><body><sec sec-type='clause'>"
		"<label>1</label><title>Results</title><p>",
		"(", 10000, "</p></sec></body></report>");
	struct outcome run = PROGRAM(
		program, &desk->arena, "--no-config", "-f", "gcc", "--rules", "itu-common", file);

	assert_refused(&run, steps_said);
	assert_non_null(strstr(run.trouble, "--max-match-steps"));
}

/* A pattern that reads on to the end from each byte takes the square of a text. */
static void
bytes_that_are_read_are_steps(void **state)
{
	static const char schema[] =
		"<s:ns prefix='re' uri='http://exslt.org/regular-expressions'/><s:pattern><s:rule "
		"context='r'><s:report test=\"re:test(., 'a[^x]*[yz]')\">m</s:report></s:rule>"
		"</s:pattern>";
	struct desk *desk = *state;
	struct outcome past =
		check(desk, schema, repeated(desk, "<r>", "aaaaaaaaaa", 200000, "</r>"));
	struct outcome at =
		check(desk, schema, repeated(desk, "<r>", "bbbbbbbbbb", 200000, "</r>"));

	assert_refused(&past, steps_said);
	assert_int_equal(at.status, 0);
}

/* What is past the limit at a node is not tried at a million of them for days. */
static void
steps_of_all_nodes_come_to_an_end(void **state)
{
	struct desk *desk = *state;
	struct arena *a = &desk->arena;
	const char *file =
		repeated(desk, "<r>\n", "<b>bbbbbbbbbbbbbbbbbbbbbbbbbbbbb!</b>", 50, "</r>");
	const char *schema = folder_write(desk->folder, "m.sch",
		"<s:schema xmlns:s='http://purl.oclc.org/dsdl/schematron'><s:ns prefix='re' "
		"uri='http://exslt.org/regular-expressions'/><s:pattern><s:rule context='b'>"
		"<s:report test=\"re:test(., '^(b+)+$')\">m</s:report></s:rule></s:pattern>"
		"</s:schema>",
		a);
	struct outcome all = PROGRAM(program, a, "schematron", "-f", "gcc",
		"--max-match-steps=30000", "--max-all-steps=1000000", schema, file);

	assert_refused(&all, "--max-match-steps");
	assert_refused(&all, "needs more than 1000000 steps of expressions in all");
}

/* What a message says of a text of any length. */
static void
messages_are_not_endless(void **state)
{
	struct desk *desk = *state;
	struct outcome run = check(desk,
		"<s:pattern><s:rule context='b'><s:report test='1'><s:value-of "
		"select='str:padding(1000000, \"é\")'/></s:report></s:rule></s:pattern>",
		desk->document);

	assert_int_equal(run.status, 1);
	assert_in_range(strlen(run.output), 65000, 70000);
	assert_non_null(strstr(run.output, "éé…"));
}

int
main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, desk_open, desk_close)
		TEST(rules_that_extend_others_twice_end),
		TEST(parameters_are_filled_in_so_often),
		TEST(texts_that_double_end),
		TEST(so_many_namespaces_are_in_scope),
		TEST(entities_may_give_so_much),
		TEST(files_without_an_end_end),
		TEST(all_matches_in_a_text_are_of_one_limit),
		TEST(bytes_that_are_read_are_steps),
		TEST(steps_of_all_nodes_come_to_an_end),
		TEST(messages_are_not_endless),
	};
	struct arena a = {0};
	int failed;

	program = program_beside(argc ? argv[0] : "", &a);
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	arena_clear(&a);
	return failed;
}
