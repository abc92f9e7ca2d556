/* test_assertions.c -- tests: what a finding carries, and what a run counts */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "calling.h"
#include "judging.h"

#define PATTERN(body) "<sch:pattern>" body "</sch:pattern>\n"

static const char abc[] = "<r>\n<a x='1'>A</a>\n<b x='2'>B</b>\n<c x='3'>C</c>\n</r>";

static void
check(struct judging *judging, const char *schema, const char *document)
{
	static const struct check_options options = {.registers = NULL};

	judge(judging, schema, document, &options);
}

/* The attributes of a rule and of a report in it. */
static const struct {
	const char *rule, *report;
	enum severity severity;
} severities[] = {
	{"", "", SEVERITY_ERROR},
	{"", "role='error'", SEVERITY_ERROR},
	{"", "role='fatal'", SEVERITY_ERROR},
	{"", "role='warning'", SEVERITY_WARNING},
	{"", "role='warn'", SEVERITY_WARNING},
	{"", "role='info'", SEVERITY_INFO},
	{"", "role='information'", SEVERITY_INFO},
	{"", "severity='info'", SEVERITY_INFO},
	{"", "severity='info' role='error'", SEVERITY_INFO},
	{"", "role='editorial'", SEVERITY_ERROR},
	{"role='warning'", "", SEVERITY_WARNING},
	{"role='warning'", "role='info'", SEVERITY_INFO},
	{"role='warning'", "role='editorial'", SEVERITY_WARNING},
	{"severity='info'", "", SEVERITY_INFO},
	{"severity='info'", "role='error'", SEVERITY_ERROR},
};

static void
severities_are_inherited(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof severities / sizeof *severities; i++) {
		struct arena a = {0};
		struct judging judging;
		const char *body = arena_print(&a,
			"<sch:pattern><sch:rule context='a' %s>"
			"<sch:report test='1' %s>x</sch:report></sch:rule></sch:pattern>",
			severities[i].rule, severities[i].report);

		check(&judging,
			arena_print(&a, "%.*s%s</sch:schema>",
				(int)(strlen(SCHEMA("")) - strlen("</sch:schema>")), SCHEMA(""),
				body),
			abc);
		assert_int_equal(judging.findings.count, 1);
		if (judging.findings.items[0].severity != severities[i].severity)
			fail_msg("%s %s", severities[i].rule, severities[i].report);
		judging_end(&judging);
		arena_clear(&a);
	}
}

static void
a_finding_has_all_that_its_assertion_says(void **state)
{
	struct judging judging;
	const struct finding *f;

	(void)state;
	check(&judging,
		SCHEMA(PATTERN("<sch:rule context='b'>"
			       "<sch:assert id='some-rule' test='0' diagnostics='d' "
			       "t:related='../c | ../a | //@x[. = 9] | re:match(., \".\")' "
			       "t:fix='concat(@x, 1)'>It is  so\nwith <sch:name/>.</sch:assert>"
			       "<sch:assert test='0' subject='@x' t:fix='none'>plain</sch:assert>"
			       "</sch:rule>") "<sch:diagnostics><sch:diagnostic id='d'>found "
					      "<sch:value-of "
					      "select='@x'/></sch:diagnostic></sch:diagnostics>"),
		abc);
	assert_int_equal(judging.findings.count, 2);
	f = &judging.findings.items[1];
	assert_string_equal(f->rule, "some-rule");
	assert_string_equal(f->message, "found 2");
	assert_string_equal(f->requirement, "It is so with b.");
	assert_string_equal(f->fix, "21");
	assert_int_equal(strlen(f->fingerprint), 64);
	assert_string_equal(f->place.words, "B");
	assert_string_equal(f->related->place.words, "A");
	assert_int_equal(f->related->place.start.line, 2);
	assert_string_equal(f->related->next->place.words, "C");
	assert_null(f->related->next->next);
	f = &judging.findings.items[0];
	assert_string_equal(f->rule, "rule");
	assert_string_equal(f->message, "plain");
	assert_string_equal(f->requirement, "plain");
	assert_string_equal(f->place.words, "2");
	assert_string_equal(f->place.path, "/r/b/@x");
	assert_null(f->related);
	judging_end(&judging);
}

static void
contexts_are_counted(void **state)
{
	struct rule_count counts[2] = {{.rule = "x"}, {.rule = "y"}};
	struct check_options options = {.counts = counts};
	struct judging judging;

	(void)state;
	judge(&judging,
		SCHEMA(PATTERN("<sch:rule context='a | b'><sch:assert id='x' test='@x'/>"
			       "</sch:rule><sch:rule context='*[@x]'/>")
				PATTERN("<sch:rule context='@x'/>")
					PATTERN("<sch:rule context='none'/>")),
		abc, &options);
	assert_int_equal(judging.findings.contexts, 6);
	assert_int_equal(counts[0].contexts, 2);
	assert_int_equal(counts[0].findings, 0);
	assert_int_equal(judging.findings.document_count, 1);
	assert_string_equal(judging.findings.documents[0].format, "report-xml");
	assert_null(judging.findings.documents[0].sha256);
	assert_int_equal(findings_status(&judging.findings), RUN_CLEAN);
	judging_end(&judging);
}

/* Of what has none it is nothing. */
static void
a_name_is_that_of_the_node(void **state)
{
	struct judging judging;

	(void)state;
	check(&judging,
		SCHEMA("<sch:pattern><sch:rule context='/ | node() | @*'><sch:report test='1'>"
		       "[<sch:name/>]</sch:report></sch:rule></sch:pattern>"),
		"<p:r xmlns:p='urn:p' p:a='' b=''><!--c-->\n<?d e?>\n</p:r>");
	assert_string_equal(judging_text(&judging),
		"1:1 []\n1:1 [p:r]\n1:27 [p:a]\n1:32 [b]\n1:38 []\n1:42 []\n2:5 [d]\n2:8 []\n");
	judging_end(&judging);
}

enum { LONGEST_TEXT = 1 << 16 };

/* What is behind so many bytes nobody reads; no character is cut in two. */
static void
a_message_has_an_end(void **state)
{
	struct buffer document = {0};

	(void)state;
	buffer_add_text(&document, "<r>x");
	for (int i = 0; i < LONGEST_TEXT / 2; i++)
		buffer_add_text(&document, "\u00E9");
	buffer_add_text(&document, "</r>");
	for (size_t i = 0; i < 2; i++) {
		struct judging judging;
		const char *message, *end;

		check(&judging,
			i ? SCHEMA(PATTERN("<sch:rule context='r'><sch:report test='1'>"
					   "<sch:value-of select='.'/>.</sch:report></sch:rule>"))
			  : SCHEMA(PATTERN("<sch:rule context='r'><sch:report test='1'>x"
					   "<sch:value-of select='.'/></sch:report></sch:rule>")),
			document.text);
		assert_int_equal(judging.findings.count, 1);
		message = judging.findings.items[0].message;
		end = strstr(message, "\u2026");
		assert_non_null(end);
		assert_int_equal(end - message, i ? LONGEST_TEXT - 1 : LONGEST_TEXT);
		assert_memory_equal(end - 2, "\u00E9", 2);
		judging_end(&judging);
	}
	buffer_clear(&document);
}

/* Schemas and how many assertions they leave unverified in abc. */
static const struct {
	const char *schema;
	size_t count;
} unverified[] = {
	{SCHEMA(PATTERN("<sch:rule context='*[@x]'><sch:assert test='t:unverified()'>x"
			"</sch:assert></sch:rule>")),
		3},
	{SCHEMA(PATTERN("<sch:rule context='*[@x]'><sch:assert test='@x'>x</sch:assert>"
			"<sch:assert test=\"@x = 2 or not(t:covers('none', 'x'))\">x</sch:assert>"
			"</sch:rule>")),
		2},
	{SCHEMA("<sch:let name='data' value=\"t:register('none', 'x')\"/>" PATTERN(
		 "<sch:rule context='*[@x]'><sch:assert test='not($data)'>x</sch:assert>"
		 "</sch:rule>")),
		3},
	{SCHEMA("<sch:let name='data' value=\"t:register('none', 'x')\"/>"
		"<sch:let name='more' value='count($data)'/>" PATTERN(
			"<sch:rule context='*[@x]'><sch:let name='most' value='$more + 1'/>"
			"<sch:assert test='$most'>x</sch:assert>"
			"<sch:assert test='@x'>x</sch:assert></sch:rule>")),
		3},
	/* what fires is a finding, whatever it lacks */
	{SCHEMA(PATTERN("<sch:rule context='a'><sch:report test='t:unverified()'>x</sch:report>"
			"</sch:rule>")),
		0},
};

static void
what_is_not_verified_is_counted(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof unverified / sizeof *unverified; i++) {
		struct judging judging;

		check(&judging, unverified[i].schema, abc);
		assert_int_equal(judging.messages.count, 0);
		assert_int_equal(judging.findings.not_verified, unverified[i].count);
		judging_end(&judging);
	}
}

static void
a_message_makes_the_run_incomplete(void **state)
{
	struct judging judging;

	(void)state;
	check(&judging,
		SCHEMA(PATTERN("<sch:rule context='*[@x]'><sch:assert test='count(1)'>x"
			       "</sch:assert></sch:rule>")),
		abc);
	assert_int_equal(judging.failed, -1);
	assert_int_equal(judging.messages.count, 1);
	assert_int_equal(findings_status(&judging.findings), RUN_INCOMPLETE);
	assert_int_equal(judging.findings.contexts, 3);
	judging_end(&judging);
}

enum { RULES = 1000 };

/* A thousand patterns, each about an element of its own name. */
static const char *
many_rules(struct arena *a)
{
	struct buffer schema = {0};
	const char *kept;

	buffer_add(&schema, SCHEMA(""), strlen(SCHEMA("")) - strlen("</sch:schema>"));
	for (int i = 0; i < RULES; i++)
		buffer_print(&schema,
			"<sch:pattern><sch:let name='n' value='%d'/><sch:rule context='e%d'>"
			"<sch:assert id='rule-%d' test='. = $n'>x</sch:assert></sch:rule>"
			"</sch:pattern>\n",
			i, i, i);
	buffer_add_text(&schema, "</sch:schema>");
	kept = arena_copy(a, schema.text);
	buffer_clear(&schema);
	return kept;
}

/* An element for each of them, of which every tenth has another value than its rule wants. */
static const char *
many_elements(struct arena *a)
{
	struct buffer document = {0};
	const char *kept;

	buffer_add_text(&document, "<r>\n");
	for (int i = RULES - 1; i >= 0; i--)
		buffer_print(&document, "<e%d>%d</e%d>\n", i, i % 10 ? i : -1, i);
	buffer_add_text(&document, "</r>");
	kept = arena_copy(a, document.text);
	buffer_clear(&document);
	return kept;
}

static void
a_thousand_rules_look_at_their_own_nodes(void **state)
{
	struct arena a = {0};
	struct judging judging;

	(void)state;
	check(&judging, many_rules(&a), many_elements(&a));
	assert_int_equal(judging.messages.count, 0);
	assert_int_equal(judging.findings.contexts, RULES);
	assert_int_equal(judging.findings.count, RULES / 10);
	for (size_t i = 0; i < judging.findings.count; i++) {
		const char *rule = arena_print(&a, "rule-%zu", RULES - 10 * (i + 1));

		assert_string_equal(judging.findings.items[i].rule, rule);
		assert_int_equal(judging.findings.items[i].place.start.line, 10 * (i + 1) + 1);
	}
	judging_end(&judging);
	arena_clear(&a);
}

static void
findings_stand_in_the_order_of_places_then_rules(void **state)
{
	struct judging judging;

	(void)state;
	check(&judging,
		SCHEMA(PATTERN("<sch:rule context='c'><sch:report id='a' test='1'>1</sch:report>"
			       "</sch:rule>")
				PATTERN("<sch:rule context='a'><sch:report id='z' "
					"test='1'>2</sch:report>"
					"<sch:report id='b' test='1'>3</sch:report>"
					"<sch:report id='b' test='1'>4</sch:report></sch:rule>")
					PATTERN("<sch:rule context='a'><sch:report id='c' "
						"test='1'>5</sch:report>"
						"</sch:rule>")
						PATTERN("<sch:rule context='a/@x'><sch:report "
							"id='y' test='1'>6"
							"</sch:report></sch:rule>")),
		abc);
	assert_string_equal(
		judging_text(&judging), "2:7 6\n2:10 3\n2:10 4\n2:10 5\n2:10 2\n4:10 1\n");
	judging_end(&judging);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(severities_are_inherited),
		cmocka_unit_test(a_finding_has_all_that_its_assertion_says),
		cmocka_unit_test(contexts_are_counted),
		cmocka_unit_test(a_name_is_that_of_the_node),
		cmocka_unit_test(a_message_has_an_end),
		cmocka_unit_test(what_is_not_verified_is_counted),
		cmocka_unit_test(a_message_makes_the_run_incomplete),
		cmocka_unit_test(a_thousand_rules_look_at_their_own_nodes),
		cmocka_unit_test(findings_stand_in_the_order_of_places_then_rules),
	};

	return cmocka_run_group_tests_name("assertions", tests, NULL, NULL);
}
