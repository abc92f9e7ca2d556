/* test_large_schemas.c -- tests: schemas of ten thousand rules, of one that fits all, of long texts
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "../checker/base/buffer.h"
#include "files.h"
#include "calling.h"
#include "program.h"

enum { MANY = 10000, LONG = 1000000 };

struct desk {
	const char *program, *folder;
	struct arena arena;
};

static void
begin_schema(struct buffer *schema)
{
	buffer_add_text(schema, "<s:schema xmlns:s='http://purl.oclc.org/dsdl/schematron'>\n");
}

/* Each rule has an element, a variable, an abstract rule, a phase and a diagnostic of its own. */
static void
add_many(struct buffer *schema)
{
	for (int i = 0; i < MANY; i++)
		buffer_print(schema, "<s:let name='v%d' value='%d'/>\n", i, i % 2);
	for (int i = 0; i < MANY; i++)
		buffer_print(schema, "<s:phase id='f%d'><s:active pattern='p'/></s:phase>\n", i);
	buffer_add_text(schema, "<s:pattern id='p'>\n");
	for (int i = 0; i < MANY; i++)
		buffer_print(schema,
			"<s:rule abstract='true' id='r%d'><s:let name='own' value='@a'/></s:rule>\n"
			"<s:rule context='x/e%d | e%d'><s:extends rule='r%d'/><s:assert id='a%d' "
			"test='$own = $v%d' diagnostics='d%d'>No.</s:assert></s:rule>\n",
			i, i, i, i, i, i, i);
	buffer_add_text(schema, "</s:pattern><s:diagnostics>\n");
	for (int i = 0; i < MANY; i++)
		buffer_print(
			schema, "<s:diagnostic id='d%d'><s:name/> is odd.</s:diagnostic>\n", i);
	buffer_add_text(schema, "</s:diagnostics></s:schema>\n");
}

static void
ten_thousand_rules_are_each_applied_once(void **state)
{
	struct desk *desk = *state;
	struct arena *a = &desk->arena;
	struct buffer schema = {0}, document = {0};
	const char *rules;
	struct outcome run;

	begin_schema(&schema);
	add_many(&schema);
	buffer_add_text(&document, "<r>\n");
	for (int i = 0; i < MANY; i++)
		buffer_print(&document, "<e%d a='0'/>\n", i);
	buffer_add_text(&document, "</r>\n");
	rules = folder_write(desk->folder, "schema.sch", schema.text, a);
	run = PROGRAM(desk->program, a, "schematron", "-f", "gcc", "--max-findings", "0", rules,
		folder_write(desk->folder, "document.xml", document.text, a));
	assert_string_equal(run.trouble, "");
	assert_int_equal(text_count(run.output, " is odd."), MANY / 2);
	assert_non_null(strstr(run.output, ":10001:1: error: e9999 is odd."));
	run = PROGRAM(desk->program, a, "schematron", "--lint", rules);
	assert_string_equal(run.output, "");
	assert_int_equal(run.status, 0);
	buffer_clear(&schema);
	buffer_clear(&document);
}

/* Of an assertion of a megabyte the first 64 KB are said, and that there is more. */
static void
a_text_of_a_megabyte_is_cut(void **state)
{
	struct desk *desk = *state;
	struct arena *a = &desk->arena;
	struct buffer schema = {0};
	const char *file;
	struct outcome run;

	begin_schema(&schema);
	buffer_add_text(&schema, "<s:pattern><s:rule context='r'><s:assert test='b'>");
	for (int i = 0; i < LONG / 10; i++)
		buffer_add_text(&schema, "way long. ");
	buffer_add_text(&schema, "<s:value-of select='name()'/> ends</s:assert>");
	buffer_add_text(&schema, "</s:rule></s:pattern></s:schema>");
	file = folder_write(desk->folder, "schema.sch", schema.text, a);
	run = PROGRAM(desk->program, a, "schematron", "-f", "gcc", "--max-findings", "0", file,
		folder_write(desk->folder, "document.xml", "<r/>", a));
	assert_int_equal(run.status, 1);
	assert_int_equal(text_count(run.output, "way long. "), 65536 / 10);
	assert_non_null(strstr(run.output, "way long. way lo… ("));
	buffer_clear(&schema);
}

/* A fault behind a megabyte in its line: of the line only what stands around it is shown. */
static void
a_fault_in_a_line_of_a_megabyte(void **state)
{
	struct desk *desk = *state;
	struct arena *a = &desk->arena;
	struct buffer schema = {0};
	struct outcome run;

	begin_schema(&schema);
	buffer_add_text(&schema, "<s:pattern><s:rule context='r'><s:assert test=\"b = '");
	for (int i = 0; i < LONG / 4; i++)
		buffer_add_text(&schema, "&lt;");
	buffer_add_text(&schema, "' and $no\"/></s:rule></s:pattern></s:schema>");
	run = PROGRAM(desk->program, a, "schematron",
		folder_write(desk->folder, "schema.sch", schema.text, a),
		folder_write(desk->folder, "document.xml", "<r/>", a));
	assert_int_equal(run.status, 2);
	assert_non_null(strstr(
		run.trouble, arena_print(a, ":2:%d: the variable $no", 52 + LONG / 4 * 4 + 7)));
	assert_non_null(strstr(run.trouble, "&lt;' and $no\"/>"));
	assert_in_range(strlen(strstr(run.trouble, "    | ")), 100, 400);
	buffer_clear(&schema);
}

/* Each node of the document but its root, and each attribute, once. */
static void
a_context_may_match_every_node(void **state)
{
	struct desk *desk = *state;
	struct arena *a = &desk->arena;
	struct buffer schema = {0}, document = {0};
	struct outcome run;

	begin_schema(&schema);
	buffer_add_text(&schema, "<s:pattern><s:rule context='node()|@*'><s:report test='true()'>"
				 "seen</s:report></s:rule></s:pattern></s:schema>");
	buffer_add_text(&document, "<r>");
	for (int i = 0; i < MANY / 5; i++)
		buffer_add_text(&document, "<a b='1'>text</a><!--c--><?d e?>");
	buffer_add_text(&document, "</r>");
	run = PROGRAM(desk->program, a, "schematron", "-f", "gcc", "--max-findings", "0",
		folder_write(desk->folder, "schema.sch", schema.text, a),
		folder_write(desk->folder, "document.xml", document.text, a));
	assert_int_equal(run.status, 1);
	assert_string_equal(run.trouble, "");
	assert_int_equal(text_count(run.output, ": error: seen ("), 1 + MANY);
	buffer_clear(&schema);
	buffer_clear(&document);
}

static int
desk_open(void **state)
{
	struct desk *desk = *state;

	desk->folder = folder_new(&desk->arena);
	return 0;
}

static int
desk_close(void **state)
{
	struct desk *desk = *state;

	folder_remove(desk->folder);
	return 0;
}

#define AT_A_DESK(test) cmocka_unit_test_prestate_setup_teardown(test, desk_open, desk_close, &desk)

int
main(int argc, char **argv)
{
	struct desk desk = {0};
	const struct CMUnitTest tests[] = {
		AT_A_DESK(ten_thousand_rules_are_each_applied_once),
		AT_A_DESK(a_text_of_a_megabyte_is_cut),
		AT_A_DESK(a_fault_in_a_line_of_a_megabyte),
		AT_A_DESK(a_context_may_match_every_node),
	};
	int failed;

	desk.program = program_beside(argc ? argv[0] : "", &desk.arena);
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	arena_clear(&desk.arena);
	return failed;
}
