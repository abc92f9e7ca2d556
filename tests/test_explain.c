/* test_explain.c -- tests: pages about rules */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "desk.h"

/* Texts of a rule are texts in Markdown, too; a family that nobody knows is among the others. */
static void
a_page_takes_no_text_for_markup(void **state)
{
	struct desk *desk = *state;
	const char *file = desk_write(desk, "own-marks.sch",
		"<sch:schema xmlns:sch='http://purl.oclc.org/dsdl/schematron'>"
		"<sch:title>No &lt;b&gt; or `c`</sch:title><sch:p class='why'># [a](b) | *d* _e_ \\"
		"</sch:p><sch:pattern><sch:rule context='p'><sch:assert id='own-marks' "
		"test='true()'>No.</sch:assert></sch:rule></sch:pattern></sch:schema>");
	struct outcome page = PROGRAM(
		desk->program, &desk->arena, "explain", "-f", "markdown", "-r", file, "own-marks");

	assert_int_equal(page.status, 0);
	assert_non_null(strstr(page.output, "\nNo \\<b\\> or \\`c\\`.\n"));
	assert_non_null(strstr(page.output, "\n\\# \\[a\\](b) \\| \\*d\\* \\_e\\_ \\\\\n"));
	page = PROGRAM(desk->program, &desk->arena, "rules", "-f", "markdown", "-r", file);
	assert_int_equal(page.status, 0);
	assert_non_null(strstr(page.output,
		"\n## Others\n\n| rule | severity | what is true of a good report |\n"
		"| --- | --- | --- |\n| [own-marks](own-marks.md) | error | No \\<b\\> or "
		"\\`c\\` |\n"));
}

int
main(int argc, char **argv)
{
	struct desk desk;
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_prestate(a_page_takes_no_text_for_markup, &desk),
	};
	int failed;

	desk_open(&desk, argc ? argv[0] : "", "<report/>");
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	desk_close(&desk);
	return failed;
}
