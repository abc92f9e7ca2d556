/* test_registers.c -- tests: the registers that are shipped are sound, and say what they must */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../checker/base/arena.h"
#include "register_rows.h"

static struct register_row
line_at(const struct register_file *reg, size_t at)
{
	const char *start = reg->bytes + at, *line_end = memchr(start, '\n', reg->length - at);

	assert_non_null(line_end);
	return (struct register_row){.text = start, .length = (size_t)(line_end - start)};
}

/* Every row has every column. */
static void
assert_sound(const struct register_file *reg)
{
	assert_int_equal(register_unsorted(reg), 0);
	for (size_t at = reg->rows; at < reg->length;) {
		struct register_row row = line_at(reg, at);
		size_t tabs = 0;

		for (size_t i = 0; i < row.length; i++)
			tabs += row.text[i] == '\t';
		assert_int_equal(tabs + 1, reg->column_count);
		assert_true(row.length > 0 && row.text[0] != '\t');
		at += row.length + 1;
	}
}

/* How many rows have that key. */
static size_t
rows_of(const struct register_file *reg, const char *key)
{
	struct register_row row;
	size_t count = 0;

	for (bool found = rows_find(reg, key, &row); found; found = rows_next(reg, key, &row))
		count++;
	return count;
}

static const char *const names[] = {"assemblies", "in-force", "numbers", "questions",
	"recommendations", "resolutions", "responsibilities", "study-groups"};

enum { NAMES = sizeof names / sizeof *names };

/* One of the registers that are shipped. */
struct shipped {
	struct messages messages;
	struct register_file reg;
	struct arena a;
};

static void
open_shipped(struct shipped *shipped, const char *name)
{
	const char *file;

	*shipped = (struct shipped){.messages = {.out = stderr}};
	file = arena_print(&shipped->a, "rules/registers/%s.tsv", name);
	assert_int_equal(register_open(&shipped->reg, file, &shipped->messages), REGISTER_OPEN);
}

static void
close_shipped(struct shipped *shipped)
{
	register_close(&shipped->reg);
	messages_clear(&shipped->messages);
	arena_clear(&shipped->a);
}

/* The value in a column of the first, or of the last, row with that key; "(none)" when no row has
 * it. */
static const char *
value_of(struct shipped *shipped, const char *key, const char *column, bool last)
{
	size_t index = register_column(&shipped->reg, column);
	struct register_field field;
	struct register_row row;

	assert_true(index < shipped->reg.column_count);
	if (!rows_find(&shipped->reg, key, &row))
		return "(none)";
	while (last && rows_next(&shipped->reg, key, &row))
		;
	field = register_field(&row, index);
	return arena_text(&shipped->a, field.text, field.length);
}

static const char *
first(struct shipped *shipped, const char *key, const char *column)
{
	return value_of(shipped, key, column, false);
}

static const char *
latest(struct shipped *shipped, const char *key, const char *column)
{
	return value_of(shipped, key, column, true);
}

static void
every_register_is_sound(void **state)
{
	(void)state;
	for (size_t i = 0; i < NAMES; i++) {
		struct shipped shipped;

		open_shipped(&shipped, names[i]);
		assert_true(shipped.reg.rows < shipped.reg.length);
		assert_sound(&shipped.reg);
		close_shipped(&shipped);
	}
}

static void
questions_are_found(void **state)
{
	struct shipped shipped;

	(void)state;
	open_shipped(&shipped, "questions");
	assert_true(register_covers(&shipped.reg, "2022-2024 9"));
	assert_true(register_covers(&shipped.reg, "2022-2024 16"));
	assert_false(register_covers(&shipped.reg, "2022-2024 12"));
	assert_string_equal(first(&shipped, "2022-2024 10/9", "continuation_of"), "10/9");
	assert_int_equal(rows_of(&shipped.reg, "2022-2024 12/9"), 0);
	assert_int_equal(rows_of(&shipped.reg, "2022-2024 28/16"), 1);
	close_shipped(&shipped);
}

static void
editions_are_found(void **state)
{
	struct shipped shipped;

	(void)state;
	open_shipped(&shipped, "recommendations");
	assert_string_equal(first(&shipped, "A Suppl. 2", "date"), "2000-06-14");
	assert_string_equal(latest(&shipped, "A Suppl. 2", "status"), "in-force");
	assert_string_equal(latest(&shipped, "H.264", "id"), "H.264 (V16)");
	assert_string_equal(first(&shipped, "H.264 (V16)", "date"), "2026-06-13");
	assert_string_equal(first(&shipped, "E.115 (2010) Cor. 1", "base"), "E.115");
	assert_string_equal(first(&shipped, "E.115 (2010) Cor. 1", "process"), "AAP");
	assert_string_equal(first(&shipped, "F.743.4", "status"), "announced");
	assert_string_equal(first(&shipped, "D.300", "id"), "D.300 R/E.282 R");
	assert_string_equal(latest(&shipped, "F.80 bis", "date"), "1988-11-25");
	assert_string_equal(latest(&shipped, "E-1100 series Suppl. 1", "date"), "2012-03-29");
	assert_int_equal(rows_of(&shipped.reg, "G.710"), 0);
	assert_int_equal(rows_of(&shipped.reg, "E.139"), 1);
	assert_true(register_covers(&shipped.reg, "H"));
	assert_true(register_covers(&shipped.reg, "W"));
	assert_false(register_covers(&shipped.reg, "WW"));
	assert_true(register_covers(&shipped.reg, "2025"));
	assert_false(register_covers(&shipped.reg, "2026"));
	close_shipped(&shipped);
}

/* Under any of its numbers, and all of them in any order. */
static void
dual_numbers_are_found(void **state)
{
	static const char *const keys[] = {"V.10", "X.26", "V.10/X.26", "X.26/V.10"};
	static const char *const three[] = {
		"G.820", "I.351/Y.1501", "Y.1501/G.820", "Y.1501/I.351/G.820"};
	struct shipped shipped;

	(void)state;
	open_shipped(&shipped, "recommendations");
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		assert_string_equal(latest(&shipped, keys[i], "id"), "V.10/X.26");
		assert_string_equal(latest(&shipped, keys[i], "date"), "1993-03-12");
	}
	for (size_t i = 0; i < sizeof three / sizeof *three; i++)
		assert_string_equal(latest(&shipped, three[i], "edition"),
			latest(&shipped, "G.820/I.351/Y.1501", "edition"));
	assert_string_equal(latest(&shipped, "G.8264", "id"), "G.8264");
	assert_string_equal(
		first(&shipped, "Y.1331 (2012) Cor. 2", "id"), "G.709/Y.1331 (2012) Cor. 2");
	close_shipped(&shipped);
}

static void
groups_assemblies_and_resolutions_are_found(void **state)
{
	struct shipped shipped;

	(void)state;
	open_shipped(&shipped, "study-groups");
	assert_string_equal(first(&shipped, "2017-2020 SG17", "title"), "Security");
	assert_true(register_covers(&shipped.reg, "2022-2024"));
	assert_false(register_covers(&shipped.reg, "2013-2016"));
	close_shipped(&shipped);
	open_shipped(&shipped, "assemblies");
	assert_string_equal(first(&shipped, "WTSA-16", "place"), "Hammamet");
	assert_string_equal(first(&shipped, "Hammamet, 2016", "id"), "WTSA-16");
	assert_string_equal(first(&shipped, "WTSA, 2016", "place"), "Hammamet");
	assert_string_equal(first(&shipped, "Florianopolis, 2004", "body"), "WTSA");
	assert_string_equal(first(&shipped, "Bucharest, 2022", "body"), "PP");
	assert_string_equal(first(&shipped, "Hammamet, 2012", "id"), "(none)");
	close_shipped(&shipped);
	open_shipped(&shipped, "resolutions");
	assert_string_equal(first(&shipped, "PP 71", "form-2022"), "Rev. Bucharest, 2022");
	assert_true(register_covers(&shipped.reg, "PP 71 2022"));
	assert_false(register_covers(&shipped.reg, "PP 209 2022"));
	close_shipped(&shipped);
}

/* The registers in the repository are those that `make registers` would write. */
static void
registers_are_what_the_scripts_make(void **state)
{
	static const char source[] =
		"test -r \"${TSAGCHECK_SHARED:-../shared}/registers/questions.tsv\"";

	(void)state;
	if (system(source) != 0) {
		print_message("no registers/questions.tsv in $TSAGCHECK_SHARED or ../shared\n");
		skip();
	}
	for (size_t i = 0; i < NAMES; i++) {
		struct arena a = {0};
		const char *command = arena_print(&a,
			"rules/registers/make-%s \"${TSAGCHECK_SHARED:-../shared}/registers\" |"
			" rules/make-end | cmp - rules/registers/%s.tsv",
			names[i], names[i]);

		if (system(command) != 0)
			fail_msg("%s.tsv is not what it comes from: make registers", names[i]);
		arena_clear(&a);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_register_is_sound),
		cmocka_unit_test(questions_are_found),
		cmocka_unit_test(editions_are_found),
		cmocka_unit_test(dual_numbers_are_found),
		cmocka_unit_test(groups_assemblies_and_resolutions_are_found),
		cmocka_unit_test(registers_are_what_the_scripts_make),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
