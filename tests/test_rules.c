/* test_rules.c -- tests: every rule file does what its examples say; a rule is one file */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../checker/check/example.h"
#include "calling.h"
#include "complaints.h"
#include "files.h"
#include "group.h"
#include "packs.h"
#include "program.h"

static const char *const rule_files[] = {"rules/*/*.sch", NULL};

/* A rule file: a test. */
struct rule_case {
	const char *file;
	const struct recognisers *recognisers;
};

/* Ids are unique in a schema: an assertion without has the file's name all the same. */
static void
look_at_assertion(const struct assertion *assertion, const char *file, struct complaints *c)
{
	const struct schema *schema = assertion->schema;

	c->looked_at++;
	if (strcmp(assertion_id(assertion), schema->name) != 0)
		buffer_print(&c->text, "%s:%ld: the id is not the file's name\n", file,
			assertion->spot.line);
	if (assertion == schema_assertion(schema) &&
		(!assertion->rich.id || !assertion->diagnostics[0]))
		buffer_print(&c->text, "%s:%ld: the first assertion lacks id or diagnostics\n",
			file, assertion->spot.line);
}

static void
look_at_schema(const struct schema *schema, const char *file, struct complaints *c)
{
	const struct {
		const char *name, *text;
	} parts[] = {{"title", schema->title}, {"why", schema->why}, {"source", schema->source}};

	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		if (!parts[i].text || !*parts[i].text)
			buffer_print(&c->text, "%s:1: has no %s\n", file, parts[i].name);
	for (size_t i = 0; i < schema->pattern_count; i++)
		for (size_t j = 0; j < schema->patterns[i].rule_count; j++) {
			const struct rule *rule = &schema->patterns[i].rules[j];

			for (size_t k = 0; k < rule->assertion_count; k++)
				look_at_assertion(&rule->assertions[k], file, c);
		}
}

static void
examples_go_as_they_should(void **state)
{
	const struct rule_case *one = *state;
	const struct check_options options = {.registers = "rules/registers"};
	struct messages messages = {.out = stderr};
	struct rule_set rules = {0};
	struct complaints c = {0};
	struct example_counts counts;

	assert_non_null(one->recognisers);
	assert_int_equal(rule_set_add(&rules, one->file, check_functions, &messages), 0);
	look_at_schema(rules.schemas[0], one->file, &c);
	assert_int_equal(examples_check(rules.schemas[0], one->recognisers, &options, &counts,
				 &c.text, &messages),
		0);
	rule_set_clear(&rules);
	messages_clear(&messages);
	complaints_settle(&c);
	assert_int_equal(counts.wrong, 0);
	assert_true(counts.passing > 0 && counts.failing > 0);
}

/* What examples_check() must not let pass: each breaks one thing of a rule that is in order. */
static const struct {
	const char *rule, *complaint;
} wrong[] = {
	{"<t:example><r v='2'/></t:example>"
	 "<t:example><?expect rule?><r v='1'/></t:example>",
		""},
	{"<t:example><r v='1'/></t:example>"
	 "<t:example><?expect rule?><r v='1'/></t:example>",
		":3:12: a finding that the example does not expect: V\n"},
	{"<t:example><r v='2'/></t:example>"
	 "<t:example><?expect rule?><r v='2'/></t:example>",
		":3:60: the expected finding is missing: rule\n"},
	{"<t:example><r v='2'/></t:example>"
	 "<t:example><?expect other?><r v='1'/></t:example>",
		":3:61: a finding that the example does not expect: V\n"},
	{"<t:example><r v='2'/></t:example>"
	 "<t:example><?expect rule?><r v='2'/><r v='1'/></t:example>",
		":3:70: a finding that the example does not expect: V\n"},
	{"<t:example><q/></t:example>"
	 "<t:example><?expect rule?><r v='1'/></t:example>",
		":1:1: no passing example that the rule looks at\n"},
	{"<t:example><r v='2'/></t:example>", ":1:1: no failing example, with <?expect?>\n"},
	{"", ":1:1: no passing example that the rule looks at\n"},
};

#define MARKED "\xEF\xBB\xBF" /* a byte order mark, which moves all places of the file */

static const char rule_start[] =
	"<sch:schema xmlns:sch='http://purl.oclc.org/dsdl/schematron' xmlns:t='urn:tsagcheck'>\n"
	"<sch:pattern><sch:rule context='r'><sch:assert test='@v > 1'>V</sch:assert></sch:rule>"
	"</sch:pattern>\n";

static void
look_at_wrong(const char *mark, const char *body, const char *complaint,
	const struct recognisers *recognisers)
{
	struct arena a = {0};
	struct messages messages = {.out = stderr};
	struct rule_set rules = {0};
	struct buffer complaints = {0};
	struct example_counts counts;
	const struct check_options options = {.registers = NULL};
	const char *folder = folder_new(&a), *text;
	const char *file = folder_write(folder, "rule.sch",
		arena_print(&a, "%s%s%s</sch:schema>", mark, rule_start, body), &a);

	assert_int_equal(rule_set_add(&rules, file, check_functions, &messages), 0);
	folder_remove(folder);
	assert_int_equal(examples_check(rules.schemas[0], recognisers, &options, &counts,
				 &complaints, &messages),
		0);
	text = buffer_text(&complaints);
	if (*complaint && !strstr(text, arena_print(&a, "%s%s", file, complaint)))
		fail_msg("'%s' is not said, but: %s", complaint, text);
	assert_int_equal(!*text, !*complaint);
	assert_int_equal(counts.wrong > 0, *complaint != 0);
	buffer_clear(&complaints);
	rule_set_clear(&rules);
	messages_clear(&messages);
	arena_clear(&a);
}

static void
wrong_examples_are_complained_of(void **state)
{
	const struct rule_case *any = *state;

	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		look_at_wrong("", wrong[i].rule, wrong[i].complaint, any->recognisers);
		look_at_wrong(MARKED, wrong[i].rule, wrong[i].complaint, any->recognisers);
	}
}

/* The attributes of an example's report are there; blocks get a report around them, and so do
 * facts.
 */
static void
an_example_is_a_report_blocks_or_facts(void **state)
{
	static const char schema[] =
		"<sch:schema xmlns:sch='http://purl.oclc.org/dsdl/schematron' "
		"xmlns:t='urn:tsagcheck'><sch:pattern>"
		"<sch:rule context='/report[@number]'>"
		"<sch:assert test='@number = 2'>N</sch:assert></sch:rule>"
		"<sch:rule context='/report/p | /report/facts/claim'>"
		"<sch:assert test='not(comment())'>C</sch:assert></sch:rule></sch:pattern>\n"
		"<t:example><report number='2'><body/></report></t:example>"
		"<t:example><?expect rule?><report number='1'><body/></report></t:example>"
		"<t:example><p/></t:example><t:example><claim/></t:example>"
		"<t:example><?expect rule?><p><!-- x --></p></t:example>"
		"<t:example><claim/><?expect rule?><claim><!-- x --></claim></t:example>"
		"</sch:schema>";
	const struct rule_case *any = *state;
	struct arena a = {0};
	const char *folder = folder_new(&a);
	const char *file = folder_write(folder, "rule.sch", schema, &a);
	struct outcome run = PROGRAM(any->file, &a, "test", file);

	folder_remove(folder);
	assert_string_equal(run.output, "6 examples of 1 rules as they should be, 0 complaints\n");
	arena_clear(&a);
}

/* A rule that nobody has heard of: it says no to every section with the title Zebra. */
static const char new_rule[] =
	"<sch:schema xmlns:sch='http://purl.oclc.org/dsdl/schematron' xmlns:t='urn:tsagcheck'"
	" queryBinding='xslt'>\n"
	"<sch:title>No section is called Zebra</sch:title>\n"
	"<sch:p class='why'>Zebras do not read reports.</sch:p>\n"
	"<sch:p class='source'>this test</sch:p>\n"
	"<sch:pattern><sch:rule context='title'>\n"
	"<sch:assert id='no-zebra' role='warning' diagnostics='d' test=\". != 'Zebra'\">A title is"
	" no zebra.</sch:assert>\n"
	"</sch:rule></sch:pattern>\n"
	"<sch:diagnostics><sch:diagnostic id='d'>A zebra: find another title.</sch:diagnostic>"
	"</sch:diagnostics>\n"
	"<t:example><sec><title>Horse</title></sec></t:example>\n"
	"<t:example><sec><?expect no-zebra?><title>Zebra</title></sec></t:example>\n"
	"</sch:schema>\n";

static const char zebra[] = "<report number='WTSA-24/1'><body><sec sec-type='clause'>"
			    "<label>1</label><title>Zebra</title></sec></body></report>";

/* A folder with a copy of rules/ in it. */
static const char *
copy_of_rules(struct arena *a)
{
	const char *folder = folder_new(a);
	const char *command = arena_print(a, "cp -R rules '%s/rules'", folder);

	assert_int_equal(system(command), 0); // NOLINT(cert-env33-c)
	return folder;
}

static void
look_at_new_rule(const char *program, const char *pack, const char *report, struct arena *a)
{
	struct outcome run = PROGRAM(program, a, "--rules", pack, "--format", "gcc", report);

	assert_int_equal(run.status, 0);
	assert_non_null(strstr(run.output, "[no-zebra]"));
	assert_non_null(strstr(run.output, "A zebra: find another title."));
	run = PROGRAM(program, a, "rules", "--rules", pack);
	assert_int_equal(run.status, 0);
	assert_non_null(strstr(run.output, "no-zebra"));
	assert_non_null(strstr(run.output, "No section is called Zebra"));
	assert_non_null(strstr(run.output, "meeting-count"));
	run = PROGRAM(program, a, "explain", "--rules", pack, "no-zebra");
	assert_int_equal(run.status, 0);
	assert_non_null(strstr(run.output, "Zebras do not read reports."));
	assert_non_null(strstr(run.output, "<title>Horse</title>"));
	run = PROGRAM(program, a, "test", pack);
	assert_int_equal(run.status, 0);
	assert_non_null(strstr(run.output, "0 complaints"));
}

static void
a_rule_is_added_by_one_file(void **state)
{
	struct rule_case *any = *state;
	struct arena a = {0};
	const char *folder = copy_of_rules(&a);
	const char *pack = arena_print(&a, "%s/rules/wtsa-report", folder);
	const char *report = folder_write(folder, "report.xml", zebra, &a), *file;
	struct outcome before = PROGRAM(any->file, &a, "--rules", pack, report), run;
	const char *tested = PROGRAM(any->file, &a, "test", pack).output;

	assert_int_equal(before.status, 0);
	assert_string_equal(before.output, "");
	file = folder_write(pack, "no-zebra.sch", new_rule, &a);
	look_at_new_rule(any->file, pack, report, &a);
	assert_int_equal(atoi(PROGRAM(any->file, &a, "test", pack).output), atoi(tested) + 2);
	run = PROGRAM(any->file, &a, "--rules", file, "--format", "gcc", report);
	assert_non_null(strstr(run.output, "[no-zebra]"));
	run = PROGRAM(any->file, &a, "test", file);
	assert_string_equal(run.output, "2 examples of 1 rules as they should be, 0 complaints\n");
	/* a pack includes the one beside it */
	remove(file);
	folder_write(folder, "rules/itu-common/no-zebra.sch", new_rule, &a);
	look_at_new_rule(any->file, pack, report, &a);
	folder_remove(folder);
	arena_clear(&a);
}

int
main(int argc, char **argv)
{
	struct arena a = {0};
	struct messages messages = {.out = stderr};
	struct recognisers *recognisers = pack_recognisers(&messages);
	struct rule_case program = {program_beside(argc ? argv[0] : "", &a), recognisers};
	const struct CMUnitTest others[] = {
		cmocka_unit_test_prestate(wrong_examples_are_complained_of, &program),
		cmocka_unit_test_prestate(an_example_is_a_report_blocks_or_facts, &program),
		cmocka_unit_test_prestate(a_rule_is_added_by_one_file, &program),
	};
	struct CMUnitTest *tests = NULL;
	size_t count = 0, room = 0;
	int failed;

	for (const char **file = file_names(rule_files, &a); *file; file++) {
		struct rule_case *one = arena_alloc(&a, sizeof *one);

		*one = (struct rule_case){*file, recognisers};
		tests = array_room(tests, count, &room, sizeof *tests);
		tests[count++] = (struct CMUnitTest){.name = *file,
			.test_func = examples_go_as_they_should,
			.initial_state = one};
	}
	for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
		tests = array_room(tests, count, &room, sizeof *tests);
		tests[count++] = others[i];
	}
	failed = group_run("rules", tests, count);
	free(tests);
	recognisers_free(recognisers);
	messages_clear(&messages);
	arena_clear(&a);
	return failed;
}
