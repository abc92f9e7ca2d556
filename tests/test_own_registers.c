/* test_own_registers.c -- tests: --register names registers of the user's own */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "calling.h"
#include "program.h"

#define HEADER "# source: a test\n# date: 2026\n"

/* The message of a finding says which rows there are and what is covered. */
static const char schema[] =
	"<sch:schema xmlns:sch='http://purl.oclc.org/dsdl/schematron' queryBinding='xslt'>"
	"<sch:title>x</sch:title><sch:ns prefix='t' uri='urn:tsagcheck'/>"
	"<sch:pattern><sch:rule context='p'><sch:let name='rows' "
	"value=\"t:register('study-groups', '2022-2024 SG17')\"/>"
	"<sch:assert id='rows' test='false()'>rows <sch:value-of select='count($rows)'/>: "
	"<sch:value-of select='$rows[1]/@title'/>, <sch:value-of select='$rows[last()]/@title'/>;"
	" <sch:value-of select=\"t:covers('study-groups', '2022-2024')\"/> "
	"<sch:value-of select=\"t:covers('study-groups', '1066')\"/>.</sch:assert>"
	"</sch:rule></sch:pattern></sch:schema>";

struct desk {
	const char *program, *folder, *rule, *report, *own, *other;
	struct arena arena;
};

static int
desk_open(void **state)
{
	struct desk *desk = *state;
	struct arena *a = &desk->arena;

	desk->folder = folder_new(a);
	desk->rule = folder_write(desk->folder, "rows.sch", schema, a);
	desk->report = folder_write(desk->folder, "report.xml",
		"<report><body><sec><title>T</title><p>a</p></sec></body></report>\n", a);
	desk->own = folder_write(desk->folder, "own.tsv",
		HEADER "# covers: 1066\n# key: key\nkey\ttitle\n2022-2024 SG17\tBells\n", a);
	desk->other = folder_write(desk->folder, "other.tsv",
		HEADER "# key: key\nkey\ttitle\n2022-2024 SG17\tDrums\n", a);
	return 0;
}

static int
desk_close(void **state)
{
	struct desk *desk = *state;

	folder_remove(desk->folder);
	arena_clear(&desk->arena);
	return 0;
}

/* The study group's own register has the title "Security". A file is 'o' or 'u'; '+' adds it. */
static const struct {
	const char *registers, *says;
} choices[] = {
	{"", "rows 1: Security, Security; true false."},
	{"o", "rows 1: Bells, Bells; false true."},
	{"+o", "rows 2: Security, Bells; true true."},
	{"ou", "rows 1: Drums, Drums; false false."},
	{"+ou", "rows 2: Drums, Bells; false true."},
	{"o+u", "rows 2: Bells, Drums; false true."},
	{"+o+u", "rows 3: Security, Drums; true true."},
};

static struct outcome
check_with(struct desk *desk, const char *registers)
{
	const char *words[16] = {"-f", "gcc", "-r", desk->rule, desk->report};
	size_t count = 5;

	for (const char *at = registers; *at; at++) {
		const char *sign = *at == '+' ? "+" : "";
		const char *file = *(at += *at == '+') == 'o' ? desk->own : desk->other;

		words[count++] = "--register";
		words[count++] = arena_print(&desk->arena, "study-groups%s=%s", sign, file);
	}
	return program_run(desk->program, words, NULL, &desk->arena);
}

static void
an_own_register_replaces_or_adds(void **state)
{
	struct desk *desk = *state;

	for (size_t i = 0; i < sizeof choices / sizeof *choices; i++) {
		struct outcome run = check_with(desk, choices[i].registers);

		if (!strstr(run.output, choices[i].says))
			fail_msg("%s: %s%s", choices[i].registers, run.output, run.trouble);
		assert_int_equal(run.status, 1);
	}
}

static void
schemas_of_any_kind_can_ask_for_it(void **state)
{
	struct desk *desk = *state;
	const char *own = arena_print(&desk->arena, "study-groups=%s", desk->own);
	struct outcome run = PROGRAM(desk->program, &desk->arena, "schematron", "--register", own,
		desk->rule, desk->report);

	assert_non_null(strstr(run.output, "rows 1: Bells, Bells; false true."));
	assert_int_equal(run.status, 1);
	run = PROGRAM(desk->program, &desk->arena, "schematron", desk->rule, desk->report);
	assert_non_null(strstr(run.output, "rows 0: , ; false false."));
}

static void
assert_refused(struct desk *desk, const char *word, const char *says)
{
	struct outcome run = PROGRAM(
		desk->program, &desk->arena, "--register", word, "-r", desk->rule, desk->report);

	assert_int_equal(run.status, 2);
	if (!strstr(run.trouble, says))
		fail_msg("%s: %s", word, run.trouble);
	run = PROGRAM(desk->program, &desk->arena, "schematron", "--register", word, desk->rule,
		desk->report);
	assert_int_equal(run.status, 2);
}

static void
what_is_no_register_is_one_message_and_status_2(void **state)
{
	struct desk *desk = *state;
	struct arena *a = &desk->arena;
	const char *broken = folder_write(desk->folder, "broken.tsv", "no header", a);
	const char *unsorted = folder_write(
		desk->folder, "unsorted.tsv", HEADER "# key: key\nkey\n2\n10\n11\n", a);

	assert_refused(desk, "a=/nowhere/at/all.tsv", "cannot be opened");
	assert_refused(desk, arena_print(a, "a=%s", broken), "is not a register");
	assert_refused(desk, arena_print(a, "a+=%s", unsorted), "line 6 is not in the order");
	assert_refused(desk, "a", "--register cannot be 'a'");
	assert_refused(desk, "=a", "--register cannot be '=a'");
	assert_refused(desk, "+=a", "--register cannot be '+=a'");
	assert_refused(desk, "a=", "--register cannot be 'a='");
}

int
main(int argc, char **argv)
{
	struct desk desk = {0};
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_prestate(an_own_register_replaces_or_adds, &desk),
		cmocka_unit_test_prestate(schemas_of_any_kind_can_ask_for_it, &desk),
		cmocka_unit_test_prestate(what_is_no_register_is_one_message_and_status_2, &desk),
	};

	void *state = &desk;
	int failed;

	desk.program = program_beside(argc ? argv[0] : "", &desk.arena);
	desk_open(&state);
	failed = cmocka_run_group_tests_name("own registers", tests, NULL, NULL);
	desk_close(&state);
	return failed;
}
