/* test_contexts.c -- tests: which nodes the context of a rule matches, and where they stand */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "judging.h"

static const char document[] = "<?xml version='1.0'?><!--before-->\n"
			       "<report xmlns:p='urn:p' xmlns:q='urn:q'>\n"
			       "<body id='b'>\n"
			       "<sec id='s1'><p>one</p><p id='x'>two</p><p>three</p></sec>\n"
			       "<sec id='s2'><p>four</p><?mark me?><!--inside--></sec>\n"
			       "<p:p p:id='5' id='n'/><q:p/><sec><sec><p/></sec></sec>\n"
			       "</body>\n"
			       "</report>\n";

/* Every context reports "." for the nodes that it matches. */
static const struct context_case {
	const char *context, *expected;
} contexts[] = {
	{"p", "4:17 .\n4:34 .\n4:44 .\n5:17 .\n6:39 .\n"},
	{"sec/p", "4:17 .\n4:34 .\n4:44 .\n5:17 .\n6:39 .\n"},
	{"body/p", ""},
	{"body//p", "4:17 .\n4:34 .\n4:44 .\n5:17 .\n6:39 .\n"},
	{"sec/sec//p", "6:39 .\n"},
	{"/report/body/sec", "4:17 .\n5:17 .\n6:29 .\n"},
	{"/report/sec", ""},
	{"/sec", ""},
	{"//sec/sec", "6:34 .\n"},
	{"*/*/sec", "4:17 .\n5:17 .\n6:29 .\n6:34 .\n"},
	{"*/*/*/*/sec", ""},
	{"/", "4:17 .\n"},
	{"/report", "4:17 .\n"},
	{"/*", "4:17 .\n"},
	{"/report//p", "4:17 .\n4:34 .\n4:44 .\n5:17 .\n6:39 .\n"},
	{"child::sec / child::p[1]", "4:17 .\n5:17 .\n6:39 .\n"},
	{"p[2]", "4:34 .\n"},
	{"p[position() = 2]", "4:34 .\n"},
	{"p[last()]", "4:44 .\n5:17 .\n6:39 .\n"},
	{"p[position() < last()]", "4:17 .\n4:34 .\n"},
	{"p[@id]", "4:34 .\n"},
	{"p[@id][1]", "4:34 .\n"},
	{"p[1][@id]", ""},
	{"p[not(@id)][2]", "4:44 .\n"},
	{"p[position() > 1][last()]", "4:44 .\n"},
	{"sec[p[. = 'two']]", "4:17 .\n"},
	{"sec[p[2][@id = 'x']]/p[3]", "4:44 .\n"},
	{"p[. = ']' or . = 'one']", "4:17 .\n"},
	{"p[. = 'a|b'] | sec[@id = \"s2\"]", "5:17 .\n"},
	{"p[0]", ""},
	{"p[1.5]", ""},
	{"p['']", ""},
	{"p['a']", "4:17 .\n4:34 .\n4:44 .\n5:17 .\n6:39 .\n"},
	{"p[following-sibling::p][1] | p[@id]", "4:17 .\n4:34 .\n"},
	{"sec | sec[@id] | sec", "4:17 .\n5:17 .\n6:29 .\n6:34 .\n"},
	{"@id", "3:11 .\n4:10 .\n4:31 .\n5:10 .\n6:19 .\n"},
	{"attribute::id[. = 'x']", "4:31 .\n"},
	{"body/@*", "3:11 .\n"},
	{"@*[name() = 'p:id']", "6:12 .\n"},
	{"@*[2]", "6:19 .\n"},
	{"sec/@node()", "4:10 .\n5:10 .\n"},
	{"@p:id", "6:12 .\n"},
	{"@p:*", "6:12 .\n"},
	{"p:p", "6:1 .\n"},
	{"p:*", "6:1 .\n"},
	{"*[namespace-uri() = 'urn:q']", "6:23 .\n"},
	{"*[self::p][not(node())]", "6:39 .\n"},
	{"p/text()", "4:17 .\n4:34 .\n4:44 .\n5:17 .\n"},
	{"text()[. = 'two']", "4:34 .\n"},
	{"comment()", "1:26 .\n5:40 .\n"},
	{"/comment()", "1:26 .\n"},
	{"sec/comment()", "5:40 .\n"},
	{"processing-instruction()", "5:32 .\n"},
	{"processing-instruction('mark')", "5:32 .\n"},
	{"processing-instruction(\"none\")", ""},
	{"processing-instruction() [. = 'me']", "5:32 .\n"},
	{"sec[2]/node()", "5:17 .\n5:32 .\n5:40 .\n"},
	{"@text()", ""},
};

/* The text with other words in place of a word. Lives in a. */
static const char *
text_with(const char *text, const char *word, const char *words, struct arena *a)
{
	const char *at = strstr(text, word);

	return arena_print(a, "%.*s%s%s", (int)(at - text), text, words, at + strlen(word));
}

/* A schema that says "." at each node of the context. */
static const char *
schema_of(const char *context, struct arena *a)
{
	static const char schema[] =
		SCHEMA("<sch:pattern>\n<sch:rule context=\"CONTEXT\">"
		       "<sch:report test='true()'>.</sch:report></sch:rule></sch:pattern>");
	struct buffer escaped = {0};
	const char *made;

	for (; *context; context++)
		if (strchr("\"<&", *context))
			buffer_print(&escaped, "&#%d;", *context);
		else
			buffer_add_byte(&escaped, *context);
	made = text_with(schema, "CONTEXT", buffer_text(&escaped), a);
	buffer_clear(&escaped);
	return made;
}

static void
each_context_matches_its_nodes(void **state)
{
	struct check_options options = {.registers = NULL};

	(void)state;
	for (size_t i = 0; i < sizeof contexts / sizeof *contexts; i++) {
		struct arena a = {0};
		struct judging judging;

		judge(&judging, schema_of(contexts[i].context, &a), document, &options);
		if (strcmp(judging_text(&judging), contexts[i].expected) != 0)
			fail_msg("%s gives\n%s", contexts[i].context, judging_text(&judging));
		judging_end(&judging);
		arena_clear(&a);
	}
}

static const char *const broken[] = {
	"",
	"p[",
	"p[1",
	"p]",
	"p//",
	"p/",
	"| p",
	"p |",
	"..",
	".",
	"p q",
	"key('a'",
	"p/count(x)",
	"text(",
	"processing-instruction('x",
	"p:",
	"nope:p",
	"nope:*",
	"@",
	"p[)]",
	"p[1 +]",
	"p[@id = 'x]",
	"ancestor::p",
	"$p",
};

static void
a_broken_context_is_one_message(void **state)
{
	struct check_options options = {.registers = NULL};

	(void)state;
	for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) {
		struct arena a = {0};
		struct judging judging;

		judge(&judging, schema_of(broken[i], &a), document, &options);
		if (judging.messages.count != 1 || judging.messages.first->spot.line != 3)
			fail_msg("'%s' gives %zu messages", broken[i], judging.messages.count);
		assert_non_null(strstr(judging.messages.first->spot.file, "rule.sch"));
		judging_end(&judging);
		arena_clear(&a);
	}
}

static const char report[] =
	"<?xml version='1.0'?><!--before-->\n"
	"<report>\n"
	"<body><sec><label>1</label><title/><p>one</p>\n"
	"<p  id = 'x'>two words</p>\n"
	"<?mark me?>\n"
	"<!-- in ü --></sec>\n"
	"<table-wrap><label>Table 1</label><table><tr><td><p>a</p></td><td>b</td></tr></table>"
	"</table-wrap></body>\n"
	"<q:q xmlns:q='urn:q'/></report>\n";

/* A place for a node of each kind. */
static const struct place_case {
	const char *context, *path, *words, *excerpt;
	long line, column, end;
} places[] = {
	{"/report/body/sec[1]/p[2]", "1 › paragraph 2", "two words", "two words", 4, 14, 23},
	{"p/@id", "1 › paragraph 2", "x", "x", 4, 11, 12},
	{"p/text()[. = 'one']", "1 › paragraph 1", "one", "one", 3, 39, 42},
	{"sec/comment()", "1", "in ü", "<!-- in ü --></sec>", 6, 6, 10},
	{"processing-instruction()", "1", "me", "<?mark me?>", 5, 8, 10},
	{"sec[label = 1]", "1", "1", "1", 3, 19, 20},
	{"td[2]", "Table 1 › row a › column 2", "b", "a | b", 7, 67, 68},
	{"td[1]/p", "Table 1 › row a › column 1", "a", "a", 7, 53, 54},
	{"table-wrap", "Table 1", "Table 1", "Table 1", 7, 20, 27},
	{"*[namespace-uri() = 'urn:q']", "", "<q:q xmlns:q='urn:q'/>",
		"<q:q xmlns:q='urn:q'/></report>", 8, 1, 23},
};

static void
look_at_place(const struct place_case *expected, const struct place *place)
{
	size_t length = place->excerpt_end - place->excerpt_start;

	assert_string_equal(place->document, "test.xml");
	assert_string_equal(place->path, expected->path);
	assert_string_equal(place->words, expected->words);
	assert_string_equal(place->excerpt, expected->excerpt);
	assert_int_equal(length, strlen(place->words));
	assert_memory_equal(place->excerpt + place->excerpt_start, place->words, length);
	assert_int_equal(place->start.line, expected->line);
	assert_int_equal(place->start.column, expected->column);
	assert_int_equal(place->end.line, expected->line);
	assert_int_equal(place->end.column, expected->end);
	assert_memory_equal(report + place->start.offset, place->words, strlen(place->words));
}

static void
each_kind_of_context_has_a_place(void **state)
{
	struct check_options options = {.registers = NULL};

	(void)state;
	for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
		struct arena a = {0};
		struct judging judging;

		judge(&judging, schema_of(places[i].context, &a), report, &options);
		assert_int_equal(judging.findings.count, 1);
		look_at_place(&places[i], &judging.findings.items[0].place);
		judging_end(&judging);
		arena_clear(&a);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_context_matches_its_nodes),
		cmocka_unit_test(a_broken_context_is_one_message),
		cmocka_unit_test(each_kind_of_context_has_a_place),
	};

	return cmocka_run_group_tests_name("contexts", tests, NULL, NULL);
}
