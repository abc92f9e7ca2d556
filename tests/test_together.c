/* test_together.c -- tests: rules see all documents of a run */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "desk.h"

/* No two documents have the same number; found in the second. */
static const char rule[] =
	"<s:schema xmlns:s='http://purl.oclc.org/dsdl/schematron' xmlns:t='urn:tsagcheck'>"
	"<s:ns prefix='t' uri='urn:tsagcheck'/>"
	"<s:let name='all' value='t:reports()/report'/>"
	"<s:pattern><s:rule context='report'>"
	"<s:let name='first' value='$all[@number = current()/@number][1]'/>"
	"<s:assert id='number' subject='@number' t:related='$first/@number' "
	"test='generate-id() = generate-id($first)'>The number is its own.</s:assert>"
	"</s:rule></s:pattern></s:schema>";

/* Its examples have several reports. */
static const char with_examples[] =
	"<s:schema xmlns:s='http://purl.oclc.org/dsdl/schematron' xmlns:t='urn:tsagcheck'>"
	"<s:ns prefix='t' uri='urn:tsagcheck'/>"
	"<s:pattern><s:rule context='report'>"
	"<s:assert id='%s' test='count(t:reports()) = 2'>two</s:assert>"
	"</s:rule></s:pattern>"
	"<t:example><report><body/></report><report><body/></report></t:example>"
	"<t:example>%s<report><body/></report></t:example></s:schema>";

static struct desk desk;

static const char *
report(const char *name, const char *number)
{
	return desk_write(&desk, name,
		arena_print(&desk.arena, "<report number='%s'><body/></report>", number));
}

static struct outcome
check(const char *format, const char *jobs, const char *const *files)
{
	const char *arguments[16] = {"check", "--rules", desk_write(&desk, "number.sch", rule),
		"--format", format, "-j", jobs};
	size_t count = 7;

	while (*files)
		arguments[count++] = *files++;
	arguments[count] = NULL;
	return program_run(desk.program, arguments, NULL, &desk.arena);
}

static void
both_documents_are_shown(void **state)
{
	const char *files[] = {
		report("a.xml", "X-1/1"), report("b.xml", "X-1/2"), report("c.xml", "X-1/1"), NULL};
	struct outcome text = check("text", "1", files), gcc = check("gcc", "1", files),
		       json = check("json", "1", files);

	(void)state;
	assert_int_equal(text.status, 1);
	assert_non_null(strstr(text.output, "c.xml:1:17: error:"));
	assert_non_null(strstr(text.output, "a.xml:1:17: note:"));
	assert_non_null(strstr(text.output, "1 error in 3 documents\n"));
	assert_non_null(strstr(gcc.output, "c.xml:1:17: error: "));
	assert_non_null(strstr(gcc.output, "a.xml:1:17: note: X-1/1"));
	assert_non_null(strstr(json.output, "\"related\""));
	assert_non_null(strstr(strstr(json.output, "\"related\""), "a.xml"));
}

static void
however_many_are_loaded_at_a_time(void **state)
{
	const char *files[9] = {NULL};
	struct outcome one, many;

	(void)state;
	for (size_t i = 0; i < 8; i++)
		files[i] = report(arena_print(&desk.arena, "%zu.xml", i),
			arena_print(&desk.arena, "X-1/%zu", i % 3));
	files[4] = arena_print(&desk.arena, "%s/none.xml", desk.folder);
	one = check("json", "1", files);
	many = check("json", "5", files);
	assert_int_equal(one.status, 2);
	assert_int_equal(many.status, 2);
	assert_string_equal(one.output, many.output);
	assert_string_equal(one.trouble, many.trouble);
}

static void
what_could_not_be_loaded_is_not_verified(void **state)
{
	const char *files[] = {report("a.xml", "X-1/1"), report("b.xml", "X-1/2"), NULL, NULL};
	struct outcome whole = check("json", "1", files), lacking;

	(void)state;
	assert_int_equal(whole.status, 0);
	assert_non_null(strstr(whole.output, "\"not_verified\": 0"));
	files[2] = arena_print(&desk.arena, "%s/none.xml", desk.folder);
	lacking = check("json", "1", files);
	assert_int_equal(lacking.status, 2);
	assert_non_null(strstr(lacking.output, "\"not_verified\": 2"));
	assert_non_null(strstr(lacking.output, "\"incomplete\""));
}

static void
a_document_alone_is_all_there_is(void **state)
{
	const char *files[] = {report("a.xml", "X-1/1"), NULL};

	(void)state;
	assert_int_equal(check("text", "1", files).status, 0);
}

static void
an_example_can_have_several_reports(void **state)
{
	const char *good = arena_print(&desk.arena, with_examples, "two", "<?expect two?>");
	const char *bad = arena_print(&desk.arena, with_examples, "two", "");

	(void)state;
	assert_int_equal(
		PROGRAM(desk.program, &desk.arena, "test", desk_write(&desk, "two.sch", good))
			.status,
		0);
	assert_int_equal(
		PROGRAM(desk.program, &desk.arena, "test", desk_write(&desk, "two.sch", bad))
			.status,
		1);
}

int
main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(both_documents_are_shown),
		cmocka_unit_test(however_many_are_loaded_at_a_time),
		cmocka_unit_test(what_could_not_be_loaded_is_not_verified),
		cmocka_unit_test(a_document_alone_is_all_there_is),
		cmocka_unit_test(an_example_can_have_several_reports),
	};
	int failed;

	desk_open(&desk, argc ? argv[0] : "", "<x/>");
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	desk_close(&desk);
	return failed;
}
