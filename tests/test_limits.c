/* test_limits.c -- tests: each limit holds at its number, and one past it ends in a message */
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
	const char *folder, *schema;
	struct arena arena;
};

#define SCHEMA                                                                               \
	"<s:schema xmlns:s='http://purl.oclc.org/dsdl/schematron'><s:ns prefix='re' "        \
	"uri='http://exslt.org/regular-expressions'/>\n"                                     \
	"<s:phase id='steps'><s:active pattern='steps'/></s:phase>"                          \
	"<s:phase id='match'><s:active pattern='match'/></s:phase>"                          \
	"<s:phase id='found'><s:active pattern='found'/></s:phase>"                          \
	"<s:phase id='text'><s:active pattern='text'/></s:phase>"                            \
	"<s:phase id='kept'><s:active pattern='kept'/></s:phase>\n"                          \
	"<s:pattern id='steps'><s:let name='all' value='count(//b | //b/..)'/>"              \
	"<s:rule context='/r'><s:assert test='count(//b//text()) = $all - 1'>n</s:assert>"   \
	"</s:rule></s:pattern>\n"                                                            \
	"<s:pattern id='match'><s:rule context='/r'>"                                        \
	"<s:report test=\"re:test(., '^(?:b|bb)*c')\">m</s:report></s:rule></s:pattern>\n"   \
	"<s:pattern id='found'><s:rule context='b'><s:assert id='b-a' test='a'>a</s:assert>" \
	"<s:report id='b-b' role='warning' test='. = \"b\"'>b</s:report>"                    \
	"<s:report id='b-c' severity='{@s}' test='@s'>c</s:report></s:rule></s:pattern>"     \
	"<s:pattern id='text'><s:rule context='/r'>"                                         \
	"<s:assert test=\"concat(., 'c', .) = 'b'\">t</s:assert>"                            \
	"<s:assert test=\"re:match(., 'b', 'g')[2]\">m</s:assert></s:rule></s:pattern>"      \
	"<s:pattern id='kept'><s:rule context='/r'><s:let name='one' value='string(.)'/>"    \
	"<s:let name='two' value='string(.)'/>"                                              \
	"<s:assert test='$one != $two'>k</s:assert></s:rule></s:pattern>"                    \
	"</s:schema>"

static int
desk_open(void **state)
{
	struct desk *desk = memory_new(sizeof *desk);

	*desk = (struct desk){.folder = NULL};
	desk->folder = folder_new(&desk->arena);
	desk->schema = folder_write(desk->folder, "s.sch", SCHEMA, &desk->arena);
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
repeat(struct buffer *text, const char *what, size_t times)
{
	while (times-- > 0)
		buffer_add_text(text, what);
}

/* A file with so many of what, between a start and an end. */
static const char *
write_many(struct desk *desk, const char *start, const char *what, size_t count, const char *end)
{
	struct buffer text = {0};
	const char *file;

	buffer_add_text(&text, start);
	repeat(&text, what, count);
	buffer_add_text(&text, end);
	file = folder_write(desk->folder, "d.xml", buffer_text(&text), &desk->arena);
	buffer_clear(&text);
	return file;
}

/* The file is checked with an option's value. */
static struct outcome
check(struct desk *desk, const char *phase, const char *file, const char *option, size_t most)
{
	struct arena *a = &desk->arena;
	const char *limit = arena_print(a, "--%s=%zu", option, most);

	return PROGRAM(
		program, a, "schematron", "-f", "gcc", "--phase", phase, limit, desk->schema, file);
}

/* Each message names the option that is to be raised. */
static void
assert_past(const struct outcome *outcome, const char *option, const char *said)
{
	assert_int_equal(outcome->status, 2);
	if (!strstr(outcome->trouble, said))
		fail_msg("it said:\n%s\nnot:\n%s", outcome->trouble, said);
	assert_non_null(strstr(outcome->trouble, option));
	assert_non_null(strstr(outcome->output, ": error: incomplete: "));
}

static void
files_may_have_so_many_bytes(void **state)
{
	struct desk *desk = *state;
	const char *file = write_many(desk, "<r>", "<b/>", 1, "</r>");
	struct outcome past = check(desk, "steps", file, "max-file-size", 10);

	assert_int_equal(check(desk, "steps", file, "max-file-size", 11).status, 1);
	assert_int_equal(check(desk, "steps", file, "max-file-size", 0).status, 1);
	assert_past(&past, "--max-file-size",
		arena_print(&desk->arena, "%s: is larger than the limit of 10 bytes", file));
}

/* Elements one in another. */
static const char *
write_deep(struct desk *desk, const char *start, size_t levels)
{
	struct buffer text = {0};
	const char *file;

	buffer_add_text(&text, start);
	repeat(&text, "<b>\n", levels);
	repeat(&text, "</b>", levels);
	file = folder_write(desk->folder, "deep.xml", buffer_text(&text), &desk->arena);
	buffer_clear(&text);
	return file;
}

static void
elements_may_be_so_deep(void **state)
{
	static const size_t levels[] = {1, 7, 255, 256, 257, 1000};
	struct desk *desk = *state;

	for (size_t i = 0; i < sizeof levels / sizeof *levels; i++) {
		const char *file = write_deep(desk, "", levels[i]);
		struct outcome at = check(desk, "found", file, "max-depth", levels[i]), past;

		assert_int_equal(at.status, 1);
		file = write_deep(desk, "", levels[i] + 1);
		past = check(desk, "found", file, "max-depth", levels[i]);
		assert_past(&past, "--max-depth",
			arena_print(&desk->arena,
				"%s:%zu:1: has more than %zu levels of elements in one another",
				file, levels[i] + 1, levels[i]));
	}
}

/* They are counted where they come from entities, too; and then there are never very many. */
static void
elements_of_entities_may_be_so_deep(void **state)
{
	struct desk *desk = *state;
	struct arena *a = &desk->arena;
	const char *file = folder_write(desk->folder, "e.xml",
		"<!DOCTYPE r [<!ENTITY one '<b>x</b>'><!ENTITY two '<a>&one;</a>'>]>\n"
		"<r><r>\n&two;</r></r>",
		a);
	struct outcome past = check(desk, "found", file, "max-depth", 3);

	assert_int_equal(check(desk, "found", file, "max-depth", 4).status, 1);
	assert_past(&past, "--max-depth",
		arena_print(a, "%s:2:4: has more than 3 levels of elements in one another", file));
	file = write_deep(desk, "<!DOCTYPE r [<!ENTITY x 'x'>]>", 300);
	past = check(desk, "found", file, "max-depth", 1000);
	assert_past(&past, "DOCTYPE", "elements stand more than 256 deep in one another");
}

/* Nowhere is the stack too small for the most that can be asked for. */
static void
ten_thousand_levels_are_no_trouble(void **state)
{
	static const char *const formats[] = {"gcc", "text", "json", "svrl"};
	struct desk *desk = *state;
	struct arena *a = &desk->arena;
	const char *file = write_deep(desk, "", 10000);

	for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
		struct outcome one = PROGRAM(program, a, "schematron", "--max-depth=10000",
			"--max-findings=2", "-f", formats[i], desk->schema, file);
		struct outcome two = PROGRAM(program, a, "schematron", "--max-depth=10000", "-j2",
			"--max-findings=2", "-f", formats[i], desk->schema, file, file);

		assert_int_equal(one.status, 2);
		assert_int_equal(two.status, 2);
		assert_non_null(strstr(one.trouble, "9998 more are not shown"));
		assert_non_null(strstr(two.trouble, "9998 more are not shown"));
	}
}

/* The least value with which nothing is said; a lower one is past the limit. */
static size_t
least(struct desk *desk, const char *phase, const char *file, const char *option)
{
	size_t low = 1, high = 1 << 16;

	assert_int_not_equal(check(desk, phase, file, option, high).status, 2);
	assert_int_equal(check(desk, phase, file, option, low).status, 2);
	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;

		if (check(desk, phase, file, option, middle).status == 2)
			low = middle;
		else
			high = middle;
	}
	return high;
}

/* Limits of an expression, and a document of so many elements that it takes so many of them. */
static const struct {
	const char *phase, *option, *what;
	size_t per_element, most_per_element;
} expressions[] = {
	{"steps", "max-steps", "steps of an XPath expression at a node", 1, 40},
	{"match", "max-match-steps", "steps of a regular expression on a text", 1, 40},
	{"match", "max-match-depth", "choices that a regular expression may come back to", 1, 40},
	{"text", "max-text", "bytes of a text or of all variables", 2, 3},
	{"text", "max-made", "elements that functions give, in all", 1, 3},
	{"kept", "max-text", "bytes of a text or of all variables", 2, 3},
};

static void
expressions_may_take_so_much(void **state)
{
	struct desk *desk = *state;
	struct arena *a = &desk->arena;

	for (size_t i = 0; i < sizeof expressions / sizeof *expressions; i++) {
		const char *file = write_many(desk, "<r>", "<b>b</b>", 100, "<a>c</a></r>");
		const char *phase = expressions[i].phase, *option = expressions[i].option;
		size_t most = least(desk, phase, file, option);
		struct outcome past = check(desk, phase, file, option, most - 1);

		assert_in_range(most, expressions[i].per_element * 100,
			expressions[i].most_per_element * 100);
		assert_past(&past, option,
			arena_print(a, "needs more than %zu %s in %s\n", most - 1,
				expressions[i].what, file));
		assert_non_null(strstr(past.trouble, arena_print(a, "%s:", desk->schema)));
		assert_int_equal(check(desk, phase, file, option, 0).status,
			check(desk, phase, file, option, most).status);
	}
}

static size_t
occurrences(const char *text, const char *word)
{
	size_t count = 0;

	for (const char *at = text; (at = strstr(at, word)); at++)
		count++;
	return count;
}

/* Each expression alone needs fewer than all of them. */
static void
all_expressions_may_take_so_much(void **state)
{
	struct desk *desk = *state;
	const char *file = write_many(desk, "<r>", "<b>b</b>", 100, "<a>c</a></r>");
	size_t most = least(desk, "steps", file, "max-all-steps");
	struct outcome past = check(desk, "steps", file, "max-all-steps", most - 1);

	assert_in_range(most, least(desk, "steps", file, "max-steps") + 1, 4000);
	assert_past(&past, "--max-all-steps",
		arena_print(&desk->arena,
			"%s: needs more than %zu steps of expressions in all: from the expression "
			"\"",
			file, most - 1));
	assert_int_equal(check(desk, "steps", file, "max-all-steps", 0).status, 0);
}

static void
an_assertion_may_have_so_many_findings(void **state)
{
	struct desk *desk = *state;
	struct arena *a = &desk->arena;
	const char *file = write_many(desk, "<r>\n", "<b>x</b>", 5, "<b>b</b></r>");
	struct outcome at = check(desk, "found", file, "max-findings", 6), past;
	const char *twin;

	assert_int_equal(at.status, 1);
	assert_int_equal(occurrences(at.output, "[b-a]"), 6);
	past = check(desk, "found", file, "max-findings", 5);
	assert_past(&past, "--max-findings",
		arena_print(a,
			"%s: has more than 5 findings of the assertion 'b-a' (%s:5:43): 1 more are "
			"not shown",
			file, desk->schema));
	assert_int_equal(occurrences(past.output, "[b-a]"), 5);
	/* that of another assertion is there */
	assert_int_equal(occurrences(past.output, "[b-b]"), 1);
	/* of each document so many */
	twin = folder_write(desk->folder, "twin.xml", file_text(file, a), a);
	past = PROGRAM(program, a, "schematron", "-f", "gcc", "--phase=found", "--max-findings=2",
		desk->schema, file, twin);
	assert_int_equal(occurrences(past.output, "[b-a]"), 4);
	assert_int_equal(occurrences(past.trouble, ": 4 more are not shown"), 2);
	assert_int_equal(
		occurrences(check(desk, "found", file, "max-findings", 0).output, "[b-a]"), 6);
}

/* None that is kept is less severe than one that is not. */
static void
an_assertion_may_have_so_many_findings_of_a_severity(void **state)
{
	struct desk *desk = *state;
	const char *file =
		write_many(desk, "<r>\n", "<b s='info'><a/></b>", 5, "<b s='error'><a/></b></r>");
	struct outcome past = check(desk, "found", file, "max-findings", 3);

	assert_int_equal(past.status, 2);
	assert_int_equal(occurrences(past.output, "note: c "), 3);
	assert_int_equal(occurrences(past.output, "error: c "), 1);
	assert_non_null(strstr(past.trouble, ": 2 more are not shown"));
}

/* Of 690 bytes to each element, 1449 times is less than a million, which is always allowed. */
static void
a_document_type_may_give_so_much(void **state)
{
	struct desk *desk = *state;
	struct buffer start = {0};
	struct outcome most, past;

	buffer_add_text(&start, "<!DOCTYPE r [<!ATTLIST b");
	for (int i = 0; i < 50; i++)
		buffer_print(&start, " a%d CDATA 'seven b'", i);
	buffer_add_text(&start, ">]><r>\n");
	most = PROGRAM(program, &desk->arena, "schematron", "-f", "gcc", "--phase", "steps",
		desk->schema, write_many(desk, start.text, "<b/>", 1449, "</r>"));
	past = PROGRAM(program, &desk->arena, "schematron", "-f", "gcc", "--phase", "steps",
		desk->schema, write_many(desk, start.text, "<b/>", 1450, "</r>"));
	assert_int_equal(most.status, 1);
	assert_past(&past, "document type",
		":2:5797: is refused: its document type gives its elements far more attributes "
		"than there is text");
	buffer_clear(&start);
}

/* Limits that cannot be. */
static const char *const wrong[] = {"--max-depth=0", "--max-depth=10001", "--max-depth=deep",
	"--max-steps=-1", "--max-steps=", "--max-findings=1.5", "--max-match-steps= 1",
	"--max-match-depth=0x10", "--max-file-size=99999999999999999999999", "-j0", "-j-1", "-jx",
	"--jobs=", "--jobs=2x"};

static void
other_numbers_are_refused(void **state)
{
	struct desk *desk = *state;

	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		struct outcome run = PROGRAM(
			program, &desk->arena, "schematron", wrong[i], desk->schema, "none.xml");

		assert_int_equal(run.status, 2);
		assert_string_equal(run.output, "");
		assert_non_null(strstr(run.trouble, " cannot be '"));
	}
}

int
main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, desk_open, desk_close)
		TEST(files_may_have_so_many_bytes),
		TEST(elements_may_be_so_deep),
		TEST(elements_of_entities_may_be_so_deep),
		TEST(ten_thousand_levels_are_no_trouble),
		TEST(expressions_may_take_so_much),
		TEST(all_expressions_may_take_so_much),
		TEST(an_assertion_may_have_so_many_findings),
		TEST(an_assertion_may_have_so_many_findings_of_a_severity),
		TEST(a_document_type_may_give_so_much),
		TEST(other_numbers_are_refused),
	};
	struct arena a = {0};
	int failed;

	program = program_beside(argc ? argv[0] : "", &a);
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	arena_clear(&a);
	return failed;
}
