/* test_round_trip.c -- tests: a report that is loaded, converted and loaded again is the same
 *
 * The long part, with documents of the shared folder and changed reports, is `make differential`.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <jansson.h>
#include <string.h>

#include "../checker/base/buffer.h"
#include "calling.h"
#include "files.h"
#include "program.h"
#include "word.h"

static const char *program;

static const char *const patterns[] = {"fixtures/*/report.xml", "fixtures/*/report.txt", NULL};

/* Of each finding of the document a line: its rule and its text. Lives in a. */
static const char *
said_of(const char *name, struct arena *a)
{
	struct outcome outcome =
		PROGRAM(program, a, "check", "--no-config", "--format", "json", name);
	json_t *all = json_loads(outcome.output, 0, NULL);
	struct buffer lines = {0};
	const json_t *finding;
	const char *copy;
	size_t i;

	assert_non_null(all);
	json_array_foreach(json_object_get(all, "findings"), i, finding) buffer_print(&lines,
		"%s: %s\n", json_string_value(json_object_get(finding, "rule")),
		json_string_value(json_object_get(finding, "message")));
	copy = arena_copy(a, buffer_text(&lines));
	buffer_clear(&lines);
	json_decref(all);
	return copy;
}

static void
assert_round_trip(const char *name, const char *folder, struct arena *a)
{
	struct outcome once = PROGRAM(program, a, "convert", name), twice;
	const char *copy = folder_write(folder, "once.xml", once.output, a);

	assert_int_equal(once.status, 0);
	twice = PROGRAM(program, a, "convert", copy);
	assert_int_equal(twice.status, 0);
	if (strcmp(once.output, twice.output) != 0)
		fail_msg("%s: converted twice it is another", name);
	if (strcmp(said_of(name, a), said_of(copy, a)) != 0)
		fail_msg("%s: converted it has other findings", name);
}

static void
fixtures_stay_the_same(void **state)
{
	struct arena a = {0};
	const char *folder = folder_new(&a);
	const char **names = file_names(patterns, &a);
	size_t count = 0;

	(void)state;
	for (; names[count]; count++)
		assert_round_trip(names[count], folder, &a);
	assert_true(count > 5);
	folder_remove(folder);
	arena_clear(&a);
}

/* Words that have to be written with care. */
static void
a_word_document_stays_the_same(void **state)
{
	static const char body[] = W_P("1  A &lt;b&gt; &amp; \"c\" ]]&gt;") W_P(
		"a\u00A0b\u2011c  two  spaces ") "<w:p/>" W_P("WTSA-20, Table 9, Q1/99 \U0001D11E")
		W_TBL(W_TR(W_TC("1") "<w:tc><w:p/></w:tc>") W_TR(W_TC(" x ") W_TC("–")));
	struct arena a = {0};
	const char *folder = folder_new(&a);
	const struct word word = {.body = body};

	(void)state;
	assert_round_trip(folder_write(folder, "in.xml", word_flat(&word, &a), &a), folder, &a);
	folder_remove(folder);
	arena_clear(&a);
}

int
main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(fixtures_stay_the_same),
		cmocka_unit_test(a_word_document_stays_the_same),
	};
	struct arena a = {0};
	int failed;

	(void)argc;
	program = program_beside(argv[0], &a);
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	arena_clear(&a);
	return failed;
}
