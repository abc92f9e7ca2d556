/* test_refused.c -- tests: what is refused in the words of libxml2, or before it is read */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "desk.h"
#include "program.h"
#include "word.h"

static struct desk desk;

static void
assert_refused(struct outcome outcome, const char *says)
{
	if (!strstr(outcome.trouble, says))
		fail_msg("not \"%s\" but\n%s", says, outcome.trouble);
	assert_int_equal(outcome.status, 2);
	assert_non_null(strstr(outcome.output, "incomplete: 1 problem"));
}

/* Errors that are rare, and said as libxml2 says them, in one line, with their place. */
static void
rare_errors_are_said_as_they_come(void **state)
{
	static const struct {
		const char *text, *says;
	} documents[] = {
		{"<report>\n<body>]]></body></report>",
			":2:7: is not well-formed XML: Sequence ']]>' not allowed in content\n"},
		{"<report>\n<![CDATA[x</report>",
			":2:20: is not well-formed XML: CData section not finished\n"},
		{"<report>\n<!-- a -- b --></report>",
			":2:8: is not well-formed XML: Double hyphen within comment: <!-- a"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof documents / sizeof *documents; i++)
		assert_refused(PROGRAM(desk.program, &desk.arena, "check",
				       desk_write(&desk, "rare.xml", documents[i].text)),
			documents[i].says);
}

/* A Word document in one file is read as a package, and by its markup first. */
static void
a_flat_file_that_breaks_off_is_refused(void **state)
{
	const char *whole = word_flat(&(struct word){.body = W_P("Text.")}, &desk.arena);
	const char *end = strstr(whole, "</w:body>");

	(void)state;
	assert_non_null(end);
	assert_refused(PROGRAM(desk.program, &desk.arena, "check",
			       desk_write(&desk, "flat.xml",
				       arena_text(&desk.arena, whole, (size_t)(end - whole)))),
		"is not well-formed XML: it ends here, but an element is still open");
}

static void
a_folder_as_standard_input_is_refused(void **state)
{
	(void)state;
	assert_refused(PROGRAM("/bin/sh", &desk.arena, "-c", "exec \"$0\" check - < \"$1\"",
			       desk.program, desk.folder),
		"tsagcheck: -: is a directory\n  Name the report inside it.");
}

int
main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rare_errors_are_said_as_they_come),
		cmocka_unit_test(a_flat_file_that_breaks_off_is_refused),
		cmocka_unit_test(a_folder_as_standard_input_is_refused),
	};
	int failed;

	(void)argc;
	desk_open(&desk, argv[0], "<x/>");
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	desk_close(&desk);
	return failed;
}
