/* test_commands.c -- tests: what the commands of the program print */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "../checker/cli/command.h"
#include "calling.h"
#include "files.h"
#include "program.h"

/* A folder with a rule and two reports. */
struct desk {
	const char *program, *folder, *rule, *report, *authored;
	struct arena arena;
};

static const char rule[] =
	"<sch:schema xmlns:sch='http://purl.oclc.org/dsdl/schematron' xmlns:t='urn:tsagcheck'>"
	"<sch:title>Nothing is worse</sch:title><sch:p class='why'>It  is\nbad.</sch:p>"
	"<sch:p class='source'>here</sch:p><sch:p>not shown</sch:p>"
	"<sch:pattern><sch:rule context='p'><sch:assert id='own-rule' role='warning' "
	"test=\"not(contains(., 'worse'))\" diagnostics='d' t:related='../title' "
	"t:fix=\"'better'\">No paragraph is worse.</sch:assert></sch:rule></sch:pattern>"
	"<sch:diagnostics><sch:diagnostic id='d'>Worse: <sch:value-of select='.'/></sch:diagnostic>"
	"</sch:diagnostics><t:example><p>good</p></t:example>"
	"<t:example><?expect own-rule?><p>worse</p></t:example></sch:schema>";

static const char report[] = "<report number='WTSA-24/1'><body><sec "
			     "sec-type='clause'><label>1</label><title>Tïtle</title>"
			     "<p>one <xref rid='x'>a</xref><sup>b</sup>&amp; "
			     "&lt;</p><p><sub>c</sub><sup>d</sup></p><p>ü, the "
			     "worse</p></sec></body></report>";

static const char authored[] =
	"<report number='WTSA-24/1'><body><sec sec-type='clause'><label>1</label><title>T</title>"
	"<p>See Resolution 1 (Rev. Geneva, 2022).</p></sec></body><facts><meeting body='TSAG' "
	"place='A &amp; B'><note/></meeting></facts></report>";

static struct outcome
run(struct desk *desk, const char *command, const char *argument)
{
	return PROGRAM(desk->program, &desk->arena, command, argument);
}

static json_t *
json_of(const char *text)
{
	json_error_t error;
	json_t *value = json_loads(text, 0, &error);

	if (!value)
		fail_msg("%s at line %d of\n%s", error.text, error.line, text);
	return value;
}

/* Takes over expected. */
static void
assert_json_is(const json_t *value, json_t *expected)
{
	assert_non_null(expected);
	assert_true(json_equal(value, expected));
	json_decref(expected);
}

static void
help_names_every_command_and_option(void **state)
{
	struct desk *desk = *state;
	struct outcome help = PROGRAM(desk->program, &desk->arena, "--help");

	assert_int_equal(help.status, 0);
	assert_string_equal(help.trouble, "");
#define COMMAND(name, files, least, most, text) \
	assert_non_null(strstr(help.output, "  " #name " "));
#include "../checker/cli/command.def"
#undef COMMAND
	for (int i = 0; i < OPTIONS; i++)
		assert_non_null(strstr(help.output,
			arena_print(&desk->arena, "--%s", option_row((enum option_id)i)->name)));
	assert_string_equal(PROGRAM(desk->program, &desk->arena, "-h").output, help.output);
	assert_string_equal(PROGRAM(desk->program, &desk->arena, "-V").output,
		"tsagcheck " TSAGCHECK_VERSION "\n");
}

static void
rules_are_listed(void **state)
{
	struct desk *desk = *state;
	struct outcome text = PROGRAM(desk->program, &desk->arena, "rules", "-r", desk->rule);
	json_t *list = json_of(
		PROGRAM(desk->program, &desk->arena, "rules", "-f", "json", "-r", desk->rule)
			.output);
	json_t *all = json_of(PROGRAM(desk->program, &desk->arena, "rules", "-f", "json").output);
	static const char *const patterns[] = {"rules/*/*.sch", NULL};
	size_t files = 0;

	for (const char **file = file_names(patterns, &desk->arena); *file; file++)
		files++;
	assert_int_equal(text.status, 0);
	assert_non_null(strstr(text.output, "own-rule"));
	assert_non_null(strstr(text.output, "warning"));
	assert_non_null(strstr(text.output, "Nothing is worse\n"));
	assert_int_equal(json_array_size(list), 1);
	assert_json_is(json_array_get(list, 0),
		json_pack("{ss ss ss ss ss}", "rule", "own-rule", "severity", "warning", "title",
			"Nothing is worse", "why", "It is bad.", "source", "here"));
	assert_int_equal(json_array_size(all), files);
	json_decref(list);
	json_decref(all);
}

static void
a_rule_is_explained(void **state)
{
	struct desk *desk = *state;
	struct outcome text =
		PROGRAM(desk->program, &desk->arena, "explain", "-r", desk->rule, "own-rule");
	static const char *const parts[] = {"own-rule (warning)\n", "\nNothing is worse.\n",
		"\nWhy: It is bad.\n", "\nSource: here\n", "--ignore own-rule",
		"\nA report that keeps it:\n\n  <t:example><p>good</p></t:example>\n",
		"\nA report that breaks it:\n\n  <t:example><?expect own-rule?><p>worse</p>"};
	const char *at = text.output;

	assert_int_equal(text.status, 0);
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		at = strstr(at, parts[i]);
		if (!at)
			fail_msg("'%s' is not in its place in\n%s", parts[i], text.output);
	}
}

static void
explanations_have_two_formats(void **state)
{
	static const char *const names[] = {"own-rule", "suppression-unused"};
	struct desk *desk = *state;
	struct outcome page = PROGRAM(desk->program, &desk->arena, "explain", "-f", "markdown",
		"-r", desk->rule, "own-rule");

	assert_int_equal(page.status, 0);
	assert_non_null(strstr(page.output, "\n# own-rule\n"));
	assert_non_null(strstr(page.output, "\nIt is bad.\n"));
	assert_non_null(strstr(page.output, "```xml\n"));
	for (size_t i = 0; i < 2; i++) {
		struct outcome other = PROGRAM(desk->program, &desk->arena, "explain", "-f", "html",
			"-r", desk->rule, names[i]);

		assert_int_equal(other.status, 2);
		assert_string_equal(other.output, "");
		assert_non_null(strstr(other.trouble, "text, markdown"));
	}
}

/* What is found about comments and instructions that ask not to find something. */
static void
findings_without_a_rule_are_explained(void **state)
{
	static const char *const names[] = {"suppression-reason", "suppression-unused"};
	struct desk *desk = *state;

	for (size_t i = 0; i < 2; i++) {
		struct outcome text = PROGRAM(desk->program, &desk->arena, "explain", names[i]);

		assert_int_equal(text.status, 0);
		assert_ptr_equal(strstr(text.output, names[i]), text.output);
		assert_non_null(strstr(text.output, " (warning)\n\nWho asks in a report"));
		assert_non_null(strstr(text.output, "\n\nWhy: "));
		assert_non_null(strstr(text.output, " or delete "));
	}
	assert_int_equal(
		PROGRAM(desk->program, &desk->arena, "explain", "suppression-reasons").status, 2);
}

static void
examples_are_run(void **state)
{
	struct desk *desk = *state;
	const char *broken = folder_write(desk->folder, "broken.sch",
		"<sch:schema xmlns:sch='http://purl.oclc.org/dsdl/schematron'/>", &desk->arena);
	struct outcome all = PROGRAM(desk->program, &desk->arena, "test");
	struct outcome one = run(desk, "test", desk->rule);

	assert_int_equal(all.status, 0);
	assert_int_equal(one.status, 0);
	assert_string_equal(one.output, "2 examples of 1 rules as they should be, 0 complaints\n");
	assert_true(atoi(all.output) > 40);
	assert_int_equal(run(desk, "test", "itu-common").status, 0);
	one = run(desk, "test", broken);
	assert_int_equal(one.status, 1);
	assert_non_null(strstr(one.output, "broken.sch:1:1: no passing example"));
	assert_non_null(
		strstr(one.output, "0 examples of 1 rules as they should be, 2 complaints"));
}

static void
facts_are_printed(void **state)
{
	struct desk *desk = *state;
	struct outcome xml = run(desk, "facts", desk->authored);
	json_t *json = json_of(
		PROGRAM(desk->program, &desk->arena, "facts", "-f", "json", desk->authored).output);
	json_t *meeting = json_array_get(json, 0);

	assert_int_equal(xml.status, 0);
	assert_int_equal(strncmp(xml.output, "<facts>\n", strlen("<facts>\n")), 0);
	assert_non_null(strstr(xml.output, "<meeting body=\"TSAG\" place=\"A &amp; B\">"));
	assert_non_null(strstr(xml.output, "<document number=\"WTSA-24/1\" assembly=\"WTSA-24\""));
	assert_non_null(strstr(xml.output, "<citation ref=\"1\" of=\"resolution\""));
	assert_null(strstr(strstr(xml.output, "<facts>") + 1, "<facts>"));
	assert_string_equal(json_string_value(json_object_get(meeting, "fact")), "meeting");
	assert_string_equal(json_string_value(json_object_get(meeting, "place")), "A & B");
	assert_int_equal(json_array_size(json_object_get(meeting, "facts")), 1);
	assert_true(json_array_size(json) >= 3);
	json_decref(json);
}

/* Laying out must not put a space between words: what was one word stays one. */
static void
a_converted_report_reads_the_same(void **state)
{
	struct desk *desk = *state;
	struct outcome once = run(desk, "convert", desk->report), twice;
	const char *copy = folder_write(desk->folder, "copy.xml", once.output, &desk->arena);

	twice = run(desk, "convert", copy);
	assert_int_equal(once.status, 0);
	assert_string_equal(once.output, twice.output);
	assert_non_null(strstr(once.output, "\n      <p><sub>c</sub><sup>d</sup></p>\n"));
	assert_non_null(
		strstr(once.output, "<p>one <xref rid=\"x\">a</xref><sup>b</sup>&amp; &lt;</p>\n"));
	assert_non_null(strstr(once.output, "<title>Tïtle</title>"));
	assert_string_equal(
		run(desk, "facts", copy).output, run(desk, "facts", desk->report).output);
}

static void
look_at_spot(const json_t *of, const char *key, int line, int column, int offset)
{
	json_t *point = json_object_get(of, key);

	assert_int_equal(json_integer_value(json_object_get(point, "line")), line);
	assert_int_equal(json_integer_value(json_object_get(point, "column")), column);
	assert_int_equal(json_integer_value(json_object_get(point, "offset")), offset);
}

static void
look_at_text(const json_t *of, const char *key, const char *text)
{
	const char *found = json_string_value(json_object_get(of, key));

	if (!found || strcmp(found, text) != 0)
		fail_msg("%s is '%s', not '%s'", key, found ? found : "missing", text);
}

static void
look_at_finding(const struct desk *desk, const json_t *finding)
{
	const json_t *related = json_array_get(json_object_get(finding, "related"), 0);
	int offset = (int)(strstr(report, "ü, the") - report);
	int column = offset; /* one character before it, ï, has two bytes, and columns start at 1 */

	look_at_text(finding, "rule", "own-rule");
	look_at_text(finding, "severity", "warning");
	look_at_text(finding, "message", "Worse: ü, the worse");
	look_at_text(finding, "requirement", "No paragraph is worse.");
	look_at_text(finding, "document", desk->report);
	look_at_text(finding, "path", "1 › paragraph 3");
	look_at_text(finding, "words", "ü, the worse");
	look_at_spot(finding, "start", 1, column, offset);
	look_at_spot(finding, "end", 1, column + 12, offset + 13);
	look_at_text(related, "words", "Tïtle");
	look_at_text(related, "document", desk->report);
	look_at_text(json_object_get(finding, "fix"), "replace", "better");
	assert_int_equal(strlen(json_string_value(json_object_get(finding, "fingerprint"))), 64);
	assert_null(json_object_get(finding, "part"));
}

static void
json_has_the_fields_of_version_1(void **state)
{
	struct desk *desk = *state;
	struct outcome out =
		PROGRAM(desk->program, &desk->arena, "-r", desk->rule, "-f", "json", desk->report);
	json_t *result = json_of(out.output);
	json_t *document = json_array_get(json_object_get(result, "documents"), 0);

	assert_int_equal(out.status, 0);
	assert_int_equal(json_integer_value(json_object_get(result, "version")), 1);
	look_at_text(json_object_get(result, "tool"), "name", "tsagcheck");
	look_at_text(json_object_get(result, "tool"), "version", TSAGCHECK_VERSION);
	look_at_text(result, "status", "findings");
	look_at_text(document, "name", desk->report);
	look_at_text(document, "format", "report-xml");
	assert_int_equal(strlen(json_string_value(json_object_get(document, "sha256"))), 64);
	assert_int_equal(json_array_size(json_object_get(result, "findings")), 1);
	look_at_finding(desk, json_array_get(json_object_get(result, "findings"), 0));
	assert_int_equal(json_array_size(json_object_get(result, "problems")), 0);
	assert_json_is(json_object_get(result, "summary"),
		json_pack("{si si si si si si si si}", "error", 0, "warning", 1, "info", 0,
			"suppressed", 0, "baseline", 0, "not_verified", 0, "rules", 1, "contexts",
			3));
	json_decref(result);
}

static void
statistics_go_to_standard_error(void **state)
{
	struct desk *desk = *state;
	struct outcome out = PROGRAM(desk->program, &desk->arena, "--statistics", "-r", desk->rule,
		"-f", "gcc", desk->report);

	assert_string_equal(out.trouble, "1 rules, 3 contexts, 0 not verified\n"
					 "contexts findings not verified suppressed  rule\n"
					 "       3        1            0          0  own-rule\n");
	out = PROGRAM(desk->program, &desk->arena, "--statistics", "--only", "meeting-count",
		desk->report);
	assert_string_equal(out.trouble,
		"1 rules, 0 contexts, 0 not verified\n"
		"contexts findings not verified suppressed  rule\n"
		"       0        0            0          0  meeting-count  "
		"(looked at nothing)\n");
	assert_string_equal(out.output, "");
	out = PROGRAM(desk->program, &desk->arena, "schematron", "--statistics", desk->rule,
		desk->report);
	assert_int_equal(out.status, 1);
	assert_string_equal(out.trouble, "1 rules, 3 contexts, 0 not verified\n"
					 "contexts findings not verified suppressed  rule\n"
					 "       3        1            0          0  own-rule\n");
}

static void
two_runs_give_the_same_bytes(void **state)
{
	static const char *const formats[] = {"text", "gcc", "json"};
	struct desk *desk = *state;

	for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
		struct outcome one = PROGRAM(desk->program, &desk->arena, "-f", formats[i],
			"fixtures/contradictions/report.xml");
		struct outcome two = PROGRAM(desk->program, &desk->arena, "-f", formats[i],
			"fixtures/contradictions/report.xml");

		assert_int_equal(one.status, 1);
		assert_true(strlen(one.output) > 500);
		assert_string_equal(one.output, two.output);
	}
}

int
main(int argc, char **argv)
{
	struct desk desk = {.program = NULL};
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_prestate(help_names_every_command_and_option, &desk),
		cmocka_unit_test_prestate(rules_are_listed, &desk),
		cmocka_unit_test_prestate(a_rule_is_explained, &desk),
		cmocka_unit_test_prestate(explanations_have_two_formats, &desk),
		cmocka_unit_test_prestate(findings_without_a_rule_are_explained, &desk),
		cmocka_unit_test_prestate(examples_are_run, &desk),
		cmocka_unit_test_prestate(facts_are_printed, &desk),
		cmocka_unit_test_prestate(a_converted_report_reads_the_same, &desk),
		cmocka_unit_test_prestate(json_has_the_fields_of_version_1, &desk),
		cmocka_unit_test_prestate(statistics_go_to_standard_error, &desk),
		cmocka_unit_test_prestate(two_runs_give_the_same_bytes, &desk),
	};
	int failed;

	desk.program = program_beside(argc ? argv[0] : "", &desk.arena);
	desk.folder = folder_new(&desk.arena);
	desk.rule = folder_write(desk.folder, "own-rule.sch", rule, &desk.arena);
	desk.report = folder_write(desk.folder, "report.xml", report, &desk.arena);
	desk.authored = folder_write(desk.folder, "authored.xml", authored, &desk.arena);
	failed = cmocka_run_group_tests_name("commands", tests, NULL, NULL);
	folder_remove(desk.folder);
	arena_clear(&desk.arena);
	return failed;
}
