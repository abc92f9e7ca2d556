/* test_findings.c -- tests: severities, counts, status, order */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "../checker/check/findings.h"

static void
severities_have_names(void **state)
{
	(void)state;
	for (int s = 0; s < SEVERITIES; s++)
		assert_int_equal(severity_named(severity_name((enum severity)s)), s);
	assert_string_equal(severity_name(SEVERITY_ERROR), "error");
	assert_string_equal(severity_name(SEVERITY_INFO), "info");
	assert_int_equal(severity_named("note"), SEVERITIES);
	assert_int_equal(severity_named(""), SEVERITIES);
}

static void
add(struct findings *findings, size_t order, size_t offset, const char *rule, const char *message)
{
	*findings_add(findings) = (struct finding){.order = order,
		.place.start.offset = offset,
		.rule = rule,
		.message = message,
		.severity = (enum severity)(findings->count % 2)};
}

static void
order_is_document_place_rule(void **state)
{
	static const char *const expected[] = {"a", "b", "c", "d", "e", "f", "g"};
	struct findings findings = {0};

	(void)state;
	add(&findings, 2, 0, "count", "g");
	add(&findings, 1, 70, "count", "e");
	add(&findings, 1, 9, "order", "c");
	add(&findings, 1, 70, "count", "f");
	add(&findings, 1, 9, "order", "d");
	add(&findings, 1, 9, "count", "b");
	add(&findings, 0, 500, "zeal", "a");
	findings_sort(&findings);
	for (size_t i = 0; i < findings.count; i++)
		assert_string_equal(findings.items[i].message, expected[i]);
	findings_clear(&findings);
}

static void
sort_keeps_equals_as_they_were(void **state)
{
	struct findings findings = {0};

	(void)state;
	findings_sort(&findings);
	for (size_t i = 0; i < 1000; i++)
		add(&findings, 5 - i % 5, 0, "r", arena_print(&findings.arena, "%04zu", i));
	findings_sort(&findings);
	for (size_t i = 1; i < findings.count; i++)
		if (findings.items[i].order == findings.items[i - 1].order)
			assert_true(strcmp(findings.items[i - 1].message,
					    findings.items[i].message) < 0);
		else
			assert_true(findings.items[i].order > findings.items[i - 1].order);
	findings_clear(&findings);
}

static void
counts_go_by_severity(void **state)
{
	struct findings findings = {0};

	(void)state;
	assert_int_equal(findings_of(&findings, SEVERITY_ERROR), 0);
	findings_add(&findings)->severity = SEVERITY_ERROR;
	findings_add(&findings)->severity = SEVERITY_INFO;
	findings_add(&findings)->severity = SEVERITY_ERROR;
	assert_int_equal(findings_of(&findings, SEVERITY_ERROR), 2);
	assert_int_equal(findings_of(&findings, SEVERITY_WARNING), 0);
	assert_int_equal(findings_of(&findings, SEVERITY_INFO), 1);
	findings_clear(&findings);
}

static void
a_message_makes_the_run_incomplete(void **state)
{
	struct messages problems = {0};
	struct findings findings = {.problems = &problems};

	(void)state;
	assert_int_equal(findings_status(&(struct findings){0}), RUN_CLEAN);
	assert_int_equal(findings_status(&findings), RUN_CLEAN);
	findings_add(&findings);
	assert_int_equal(findings_status(&findings), RUN_FINDINGS);
	message(&problems, MESSAGE_FILE_EMPTY, (struct spot){"a.xml", 0, 0, NULL});
	assert_int_equal(findings_status(&findings), RUN_INCOMPLETE);
	findings_clear(&findings);
	assert_int_equal(findings_status(&findings), RUN_CLEAN);
	findings_clear(&findings);
	messages_clear(&problems);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(severities_have_names),
		cmocka_unit_test(order_is_document_place_rule),
		cmocka_unit_test(sort_keeps_equals_as_they_were),
		cmocka_unit_test(counts_go_by_severity),
		cmocka_unit_test(a_message_makes_the_run_incomplete),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
