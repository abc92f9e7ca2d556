/* test_sarif.c -- tests: what SARIF leaves out, cuts and escapes for code scanning */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "../checker/base/buffer.h"
#include "sample_findings.h"

/* The only run of what is written. Owner: json_decref(*read). */
static json_t *
run_of(const struct findings *findings, const struct emit_options *options, json_t **read)
{
	char *text = sample_emit("sarif", findings, options);

	*read = json_loads(text, 0, NULL);
	assert_non_null(*read);
	free(text);
	return json_array_get(json_object_get(*read, "runs"), 0);
}

static const char *
text_of(const json_t *from, const char *name)
{
	return json_string_value(json_object_get(json_object_get(from, name), "text"));
}

static void
the_least_severe_are_left_out_of_very_many(void **state)
{
	enum { MOST = 5000 };
	const struct emit_options options = {.version = "0"};
	struct findings findings = {0};
	json_t *read, *run, *results, *said;

	(void)state;
	for (size_t i = 0; i < MOST + 1; i++)
		sample_finding(&findings, SEVERITY_INFO, "small", "Small.",
			sample_place(&findings, "", 1, 1, "x", 0, 1));
	sample_finding(&findings, SEVERITY_ERROR, "large", "Large.",
		sample_place(&findings, "", 1, 1, "x", 0, 1));
	run = run_of(&findings, &options, &read);
	results = json_object_get(run, "results");
	assert_int_equal(json_array_size(results), MOST);
	assert_string_equal(text_of(json_array_get(results, 0), "message"), "Large.");
	said = json_object_get(json_array_get(json_object_get(run, "invocations"), 0),
		"toolExecutionNotifications");
	assert_int_equal(json_array_size(said), 1);
	assert_string_equal(text_of(json_array_get(said, 0), "message"),
		"2 less severe findings are left out here");
	json_decref(read);
	findings_clear(&findings);
}

/* A description has at most 1024 characters. */
static void
long_descriptions_are_cut(void **state)
{
	struct buffer why = {0};

	(void)state;
	for (int i = 0; i < 1023; i++)
		buffer_add_text(&why, "é");
	for (int i = 0; i < 2; i++) {
		struct rule_summary rule = {.id = "r", .severity = SEVERITY_ERROR};
		const struct emit_options options = {
			.version = "0", .rules = &rule, .rule_count = 1};
		struct findings findings = {0};
		struct arena a = {0};
		json_t *read, *run, *driver;

		rule.why = arena_print(&a, "%s%s", why.text, i ? "xx" : "x");
		run = run_of(&findings, &options, &read);
		driver = json_object_get(json_object_get(run, "tool"), "driver");
		assert_string_equal(text_of(json_array_get(json_object_get(driver, "rules"), 0),
					    "fullDescription"),
			arena_print(&a, "%s%s", why.text, i ? "…" : "x"));
		json_decref(read);
		findings_clear(&findings);
		arena_clear(&a);
	}
	buffer_clear(&why);
}

/* Links are written in brackets: 3.11.6. */
static void
brackets_in_the_name_of_a_place_are_escaped(void **state)
{
	const struct emit_options options = {.version = "0"};
	struct findings findings = {0};
	struct finding *finding = sample_contradiction(&findings);
	json_t *read, *run;

	(void)state;
	finding->related->place.path = "[1] a\\b";
	run = run_of(&findings, &options, &read);
	assert_non_null(
		strstr(text_of(json_array_get(json_object_get(run, "results"), 0), "message"),
			" See also [\\[1\\] a\\\\b](0)."));
	json_decref(read);
	findings_clear(&findings);
}

static void
the_part_of_a_package_is_a_property(void **state)
{
	const struct emit_options options = {.version = "0"};
	struct findings findings = {0};
	json_t *read, *run, *results;

	(void)state;
	sample_contradiction(&findings)->place.part = "word/footnotes.xml";
	sample_contradiction(&findings);
	run = run_of(&findings, &options, &read);
	results = json_object_get(run, "results");
	assert_string_equal(
		json_string_value(json_object_get(
			json_object_get(json_array_get(results, 0), "properties"), "part")),
		"word/footnotes.xml");
	assert_null(json_object_get(json_array_get(results, 1), "properties"));
	json_decref(read);
	findings_clear(&findings);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_least_severe_are_left_out_of_very_many),
		cmocka_unit_test(long_descriptions_are_cut),
		cmocka_unit_test(brackets_in_the_name_of_a_place_are_escaped),
		cmocka_unit_test(the_part_of_a_package_is_a_property),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
