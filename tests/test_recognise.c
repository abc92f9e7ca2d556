/* test_recognise.c -- tests: what a report states becomes facts, tied to their words */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "../checker/recognise/facts.h"
#include "calling.h"
#include "group.h"
#include "loaded.h"

#define FACTS(body) "<facts xmlns='urn:tsagcheck:facts' xmlns:t='urn:tsagcheck'>\n" body "</facts>"

/* A report that was read with a facts.xml. */
struct recognised {
	struct recognisers *recognisers;
	struct report report;
	struct messages messages;
	struct arena arena;
	int failed;
};

static void
recognise(struct recognised *r, const char *facts, const char *document)
{
	const char *folder, *file;

	*r = (struct recognised){.failed = 0};
	folder = folder_new(&r->arena);
	file = folder_write(folder, "facts.xml", facts, &r->arena);
	r->recognisers = recognisers_load(&file, 1, &r->messages);
	folder_remove(folder);
	load_report(&r->report, document);
	r->failed = r->recognisers ? facts_recognise(r->recognisers, &r->report, &r->messages) : -1;
}

static void
recognised_end(struct recognised *r)
{
	report_clear(&r->report);
	recognisers_free(r->recognisers);
	messages_clear(&r->messages);
	arena_clear(&r->arena);
}

/* "name a=1 b=2(child c=3)", facts with ";" between. */
static void
add_facts(struct buffer *to, const xmlNode *fact)
{
	for (const char *between = ""; fact; fact = fact->next, between = "; ") {
		buffer_print(to, "%s%s", between, (const char *)fact->name);
		for (const xmlAttr *a = fact->properties; a; a = a->next) {
			xmlChar *value = xmlNodeGetContent((const xmlNode *)a);

			buffer_print(to, " %s=%s", (const char *)a->name, (const char *)value);
			xmlFree(value);
		}
		if (fact->children) {
			buffer_add_text(to, " (");
			add_facts(to, fact->children);
			buffer_add_byte(to, ')');
		}
	}
}

/* The facts, then messages as "! LINE NAME". */
static const char *
recognised_text(struct recognised *r)
{
	struct buffer text = {0};
	const xmlNode *facts = r->recognisers ? facts_of(&r->report) : NULL;
	const char *kept;

	if (facts)
		add_facts(&text, facts->children);
	for (const struct message *m = r->messages.first; m; m = m->next)
		buffer_print(&text, "! %ld %s", m->spot.line, message_name(m->id));
	kept = arena_copy(&r->arena, buffer_text(&text));
	buffer_clear(&text);
	return kept;
}

#define ROW(a, b, c) "<tr><td>" a "</td><td>" b "</td><td>" c "</td></tr>"
#define TABLE(body) "<report><body><table-wrap><table>" body "</table></table-wrap></body></report>"
#define HEAD_G "<thead><tr><th>G</th></tr></thead>"
#define HEADS "<thead><tr><th>Group</th><th>Place, date</th><th>Status</th></tr></thead>"

static const char prose[] =
	"<report><body><sec><title>Two groups</title><p>The group met four times and 3 times.</p>"
	"<p>Questions 1/9, 2/9 and J/16.</p><p>No <xref>match</xref>.</p></sec></body></report>";

static const struct recognition_case {
	const char *name, *facts, *document, *expected;
} cases[] = {
	{"rows by the heads of their columns",
		FACTS("<fact name='f' each=\"t:rows('Group', 'Status')\">"
		      "<field name='g' select=\"t:cell('Group')\"/>"
		      "<field name='s' select=\"t:cell('Status')\"/></fact>"),
		TABLE(HEADS "<tbody>" ROW("A", "x", "new") ROW("B", "y", "old") "</tbody>"),
		"f g=A s=new; f g=B s=old"},
	{"alternatives, case, dashes and spaces of heads",
		FACTS("<fact name='f' each=\"t:rows('Team|group', 'PLACE,  DATE')\">"
		      "<field name='g' select=\"t:cell('nothing|GROUP')\"/></fact>"),
		TABLE(HEADS "<tbody>" ROW("A", "x", "new") "</tbody>"), "f g=A"},
	{"a head that no column has",
		FACTS("<fact name='f' each=\"t:rows('Group', 'Title')\"/>"
		      "<fact name='e' each=\"t:rows('Group')\">"
		      "<field name='g' select=\"t:cell('Title')\"/></fact>"),
		TABLE(HEADS "<tbody>" ROW("A", "x", "new") "</tbody>"), "e"},
	{"two rows of heads, with spans",
		FACTS("<fact name='f' each=\"t:rows('Meeting > Date', 'Group')\">"
		      "<field name='p' select=\"t:cell('Meeting > Place')\"/>"
		      "<field name='g' select=\"t:cell('Group')\"/></fact>"),
		TABLE("<thead><tr><th rowspan='2'>Group</th><th colspan='2'>Meeting</th></tr>"
		      "<tr><th>Place</th><th>Date</th></tr></thead><tbody>" ROW(
			      "A", "Geneva", "2024") "</tbody>"),
		"f p=Geneva g=A"},
	{"cells that span rows and columns",
		FACTS("<fact name='f' each=\"t:rows('Group')\">"
		      "<field name='g' select=\"t:cell('Group')\"/>"
		      "<field name='p' select=\"t:cell('Place, date')\"/>"
		      "<field name='s' select=\"t:cell('Status')\"/></fact>"),
		TABLE(HEADS "<tbody><tr><td rowspan='2'>A</td><td colspan='2'>x</td></tr>"
			    "<tr><td>y</td><td>new</td></tr><tr><td>B</td></tr></tbody>"),
		"f g=A p=x s=x; f g=A p=y s=new; f g=B"},
	{"rows that say that there is nothing",
		FACTS("<fact name='f' each=\"t:rows('Group')\">"
		      "<field name='g' select=\"t:cell('Group')\"/></fact>"),
		TABLE(HEADS "<tbody>" ROW("None.", "", "") ROW("", "", "") ROW("–", "N/A", "nil")
				ROW("None", "x", "") "<tr/><tr><td colspan='3'>Not applicable"
						     "</td></tr></tbody>"),
		"f g=None"},
	{"tables in tables have rows of their own",
		FACTS("<fact name='f' each=\"t:rows('In')\">"
		      "<field name='i' select=\"t:cell('In')\"/></fact>"),
		TABLE("<thead><tr><th>Out</th></tr></thead><tbody><tr><td><table><thead><tr>"
		      "<th>In</th></tr></thead><tbody><tr><td>1</td></tr></tbody></table></td>"
		      "</tr></tbody>"),
		"f i=1"},
	{"matches in prose, with groups by name and number",
		FACTS("<fact name='f' each=\"t:find-all(//p, '(?&lt;n>four|\\d+) (times)')\">"
		      "<field name='n' select=\"t:group('n')\"/>"
		      "<field name='v' select=\"t:group('n')\" as='count'/>"
		      "<field name='w' select=\"t:group(2)\"/>"
		      "<field name='all' select=\"t:group(0)\"/><field name='dot' select='.'/>"
		      "<field name='no' select=\"t:group('none')\"/>"
		      "<field name='far' select=\"t:group(9)\"/></fact>"),
		prose,
		"f n=four v=4 w=times all=four times dot=four times; "
		"f n=3 v=3 w=times all=3 times dot=3 times"},
	{"the first match, and one behind another",
		FACTS("<fact name='f' each=\"t:find(//p, '[A-Z\\d]+/\\d+')\">"
		      "<field name='a' select=\"substring-before(., '/')\"/></fact>"
		      "<fact name='g' each=\"t:find-all(t:find(//p, 'Q.*'), '\\d+/9')\">"
		      "<field name='r' select='.'/></fact>"),
		prose, "f a=1; g r=1/9; g r=2/9"},
	{"flags, patterns with names, a pattern put together",
		FACTS("<name id='n' pattern='one|two|four'/>"
		      "<fact name='f' each=\"t:find-all(t:blocks(), concat('(', $n, ') \\w+'), "
		      "'i')\"><field name='t' select='.'/></fact>"),
		prose, "f t=Two groups; f t=four times"},
	{"empty matches end, and stand between whole characters",
		FACTS("<fact name='f' each=\"t:find-all(//p, 'x*')\"/>"),
		"<report><p>éx</p></report>", "f; f; f"},
	{"facts in facts, and current()",
		FACTS("<fact name='f' each='//p'><field name='n' select='count(current()/..)'/>"
		      "<fact name='q' each=\"t:find-all(., '\\S/(?&lt;g>\\d+)')\">"
		      "<field name='r' select='.' as='question'/>"
		      "<field name='c' select='string(current())'/>"
		      "<fact name='g' each=\"t:group('g')\"><field name='v' select='.'/></fact>"
		      "</fact></fact>"),
		prose,
		"f n=1; f n=1 (q r=1/9 c=1/9 (g v=9); q r=2/9 c=2/9 (g v=9); "
		"q r=J/16 c=J/16 (g v=16)); f n=1"},
	{"behind a fact in a fact current() is the outer one's again",
		FACTS("<fact name='f' each='//title'><fact name='g' each='//p[1]'/>"
		      "<fact name='h' each=\"t:find(current(), '\\w+')\">"
		      "<field name='t' select='.'/></fact></fact>"),
		prose, "f (g; h t=Two)"},
	{"current() in a predicate of what is in a fact",
		FACTS("<fact name='f' each='//title'><fact name='p' "
		      "each='//p[preceding-sibling::title = current()][1]'>"
		      "<field name='t' select=\"t:find(., '^\\w+')\"/></fact></fact>"),
		prose, "f (p t=The)"},
	{"from a match to the paragraph and the row around it",
		FACTS("<fact name='f' each=\"t:find-all(//td, '\\d+')\">"
		      "<field name='n' select='name(t:node())'/>"
		      "<field name='p' select='count(//td)'/>"
		      "<field name='g' select=\"t:cell('Group')\"/></fact>"),
		TABLE(HEADS "<tbody>" ROW("A", "<p>1</p>", "x") "</tbody>"), "f n=td p=3 g=A"},
	{"several fields from one cell, of several types",
		FACTS("<fact name='f' each=\"t:rows('Place, date')\">"
		      "<field name='place' select=\"t:find(t:cell('Place, date'), '^\\w+')\"/>"
		      "<field name='start' select=\"t:cell('Place, date')\" as='date-start'/>"
		      "<field name='end' select=\"t:cell('Place, date')\" as='date-end'/></fact>"),
		TABLE(HEADS "<tbody>" ROW(
			"A", "<p>Geneva,</p><p>30 May – 2 June 2023</p>", "x") "</tbody>"),
		"f place=Geneva start=2023-05-30 end=2023-06-02"},
	{"a value that is not of its type",
		FACTS("<fact name='f' each=\"t:rows('Group')\">"
		      "<field name='d' select=\"t:cell('Status')\" as='date'/>"
		      "<field name='g' select=\"t:cell('Group')\"/></fact>"),
		TABLE(HEADS "<tbody>" ROW("A", "x", "so &lt; soon") ROW("B", "x", "") "</tbody>"),
		"f g=A (unreadable field=d value=so < soon as=date); f g=B"},
	{"of fields of one name the first that has a value",
		FACTS("<fact name='f' each='//title'><field name='t' select='//none'/>"
		      "<field name='t' select=\"'a'\"/><field name='t' select=\"'b'\"/></fact>"),
		prose, "f t=a"},
	{"the first node in document order, and facts in that order",
		FACTS("<fact name='f' each='//p[2] | //title | //p[1]'>"
		      "<field name='t' select=\"t:find(., '^\\w+')\"/></fact>"
		      "<fact name='g' each='/report'><field name='t' select='//p | //title'/>"
		      "</fact>"),
		prose, "f t=Two; f t=The; f t=Questions; g t=Two groups"},
	{"footnotes are not part of the text",
		FACTS("<fact name='f' each=\"t:find-all(t:blocks(), 'a.*')\">"
		      "<field name='t' select='.'/></fact>"),
		"<report><p>ab<fn id='1'><p>at</p></fn>c</p></report>", "f t=abc; f t=at"},
	{"nor of that of a cell",
		FACTS("<fact name='f' each=\"t:find-all(t:blocks(), 'a.*')\">"
		      "<field name='t' select='.'/></fact>"),
		"<report><table><tbody><tr><td><p>ab<fn "
		"id='1'><p>at</p></fn>c</p></td></tr></tbody>"
		"</table></report>",
		"f t=abc; f t=at"},
	{"facts that the report gives itself are not recognised again",
		FACTS("<fact name='f' each='//p'/><fact name='g' each='//p'/>"),
		"<report><p>1</p><facts><f a='1'/></facts></report>", "g"},
	{"nodes of namespaces are their element's",
		FACTS("<fact name='f' each='//title/namespace::xml'>"
		      "<field name='t' select='namespace::xml'/></fact>"),
		prose, "f t=Two groups"},
	{"rows of a table in a cell stand between those around it",
		FACTS("<fact name='f' each=\"t:rows('G')\"><field name='n' select='@n'/></fact>"),
		"<report><table>" HEAD_G "<tbody><tr n='1'><td><table>" HEAD_G
		"<tbody><tr n='2'><td>b</td></tr></tbody></table></td></tr><tr n='3'><td>c</td>"
		"</tr></tbody></table></report>",
		"f n=1; f n=2; f n=3"},
	{"a facts.xml without facts", FACTS(""), prose, ""},
};

static const struct recognition_case troubles[] = {
	{"an expression that fails is said once, the other facts are there",
		FACTS("<fact name='f' each='//p'><field name='a' select='nothing()'/></fact>\n"
		      "<fact name='g' each='//title'/>"),
		prose, "f; f; f; g! 2 XPATH_FAILED"},
	{"no nodes", FACTS("<fact name='f' each='//p'><fact name='g' each='1 + 1'/></fact>"), prose,
		"f; f; f! 2 XPATH_FAILED"},
	{"no XPath", FACTS("\n<fact name='f' each='//p['/>"), prose, "! 3 XPATH_FAILED"},
	{"no XPath in a field",
		FACTS("<fact name='f' each='//p'>\n<field name='a' select='1 +'/></fact>"), prose,
		"! 3 XPATH_FAILED"},
	{"a pattern with a name that is broken", FACTS("<name id='a'\n pattern='('/>"), prose,
		"! 3 XPATH_FAILED"},
	{"a pattern that is broken", FACTS("<fact name='f' each=\"t:find(//p, '(')\"/>"), prose,
		"! 2 XPATH_FAILED"},
	{"a name that nobody gave", FACTS("<fact name='f' each='t:find(//p, $n)'/>"), prose,
		"! 2 XPATH_FAILED"},
	{"a type that there is not",
		FACTS("<fact name='f' each='//p'><field name='a' select='.' as='x'/></fact>"),
		prose, "! 2 TYPE_UNKNOWN"},
	{"a fact without name", FACTS("<fact each='//p'/>"), prose, "! 2 ATTRIBUTE_MISSING"},
	{"a fact without each", FACTS("<fact name='f'/>"), prose, "! 2 ATTRIBUTE_MISSING"},
	{"a field without name", FACTS("<fact name='f' each='.'><field select='.'/></fact>"), prose,
		"! 2 ATTRIBUTE_MISSING"},
	{"a field without select", FACTS("<fact name='f' each='.'><field name='a'/></fact>"), prose,
		"! 2 ATTRIBUTE_MISSING"},
	{"a name without pattern", FACTS("<name id='a'/>"), prose, "! 2 ATTRIBUTE_MISSING"},
	{"another element", FACTS("<fcat name='f'/>"), prose, "! 2 ELEMENT_UNKNOWN"},
	{"another element in a fact", FACTS("<fact name='f' each='.'>\n<name/></fact>"), prose,
		"! 3 ELEMENT_UNKNOWN"},
	{"another root", "<facts/>", prose, "! 0 FACTS_KIND"},
	{"not well-formed", FACTS("<fact>"), prose, "! 2 XML_BROKEN"},
};

static void
recognised_as_expected(void **state)
{
	const struct recognition_case *expected = *state;
	struct recognised r;

	recognise(&r, expected->facts, expected->document);
	assert_string_equal(recognised_text(&r), expected->expected);
	assert_int_equal(r.failed, r.messages.count ? -1 : 0);
	recognised_end(&r);
}

/* The words that a node of the facts is tied to, as they stand in the source. */
static const char *
source_of(struct recognised *r, const xmlNode *node)
{
	struct extent extent = words_extent(&r->report, place_words(node));

	return arena_text(
		&r->arena, r->report.source.bytes + extent.start, extent.end - extent.start);
}

static void
facts_are_tied_to_their_words(void **state)
{
	struct recognised r;
	const xmlNode *fact;

	(void)state;
	recognise(&r,
		FACTS("<fact name='f' each=\"t:rows('Group')\">"
		      "<field name='g' select=\"t:cell('Group')\"/>"
		      "<field name='d' select=\"t:cell('Place, date')\" as='date-start'/>"
		      "<field name='k' select=\"'fixed'\"/>"
		      "<field name='q' select=\"t:cell('Status')\" as='question'/>"
		      "<fact name='m' each=\"t:find-all(t:cell('Place, date'), '(?&lt;y>2\\d+)')\">"
		      "<field name='y' select=\"t:group('y')\"/></fact></fact>"
		      "<fact name='e' each='//table/@id'><field name='i' select='.'/></fact>"),
		"<report><table id='t9'>" HEADS "<tbody>" ROW("A &amp; <xref>B</xref>",
			"<p>Geneva, 1</p>\n<p>May 2023</p>", "so") "</tbody></table></report>");
	assert_string_equal(recognised_text(&r),
		"f g=A & B d=2023-05-01 k=fixed (unreadable field=q value=so as=question; "
		"m y=2023); e i=t9");
	fact = facts_of(&r.report)->children;
	assert_string_equal(source_of(&r, fact), "A &amp; <xref>B");
	assert_ptr_equal(place_node(fact), node_at(&r.report, "//td[1]"));
	assert_string_equal(source_of(&r, node_at(&r.report, "//f/@g")), "A &amp; <xref>B");
	assert_string_equal(
		source_of(&r, node_at(&r.report, "//f/@d")), "Geneva, 1</p>\n<p>May 2023");
	assert_string_equal(source_of(&r, node_at(&r.report, "//unreadable/@value")), "so");
	assert_string_equal(source_of(&r, node_at(&r.report, "//m")), "2023");
	assert_string_equal(source_of(&r, node_at(&r.report, "//m/@y")), "2023");
	assert_ptr_equal(place_node(node_at(&r.report, "//m/@y")), node_at(&r.report, "//td[2]"));
	assert_string_equal(source_of(&r, node_at(&r.report, "//e/@i")), "t9");
	recognised_end(&r);
}

static void
several_files_are_one_list(void **state)
{
	struct arena a = {0};
	struct messages messages = {.out = NULL};
	struct report report;
	struct buffer text = {0};
	const char *folder = folder_new(&a);
	const char *files[] = {
		folder_write(folder, "1.xml", FACTS("<fact name='a' each='//p'/>"), &a),
		folder_write(folder, "2.xml",
			FACTS("<name id='x' pattern='t'/>"
			      "<fact name='b' each='t:find(//title, $x)'/>"),
			&a)};
	struct recognisers *recognisers = recognisers_load(files, 2, &messages);

	(void)state;
	folder_remove(folder);
	assert_non_null(recognisers);
	load_report(&report, "<report><title>text</title><p/></report>");
	assert_int_equal(facts_recognise(recognisers, &report, &messages), 0);
	add_facts(&text, facts_of(&report)->children);
	assert_string_equal(text.text, "a; b");
	buffer_clear(&text);
	report_clear(&report);
	recognisers_free(recognisers);
	messages_clear(&messages);
	arena_clear(&a);
}

static size_t
add_cases(struct CMUnitTest *tests, const struct recognition_case *all, size_t count)
{
	for (size_t i = 0; i < count; i++)
		tests[i] = (struct CMUnitTest){.name = all[i].name,
			.test_func = recognised_as_expected,
			.initial_state = (void *)(size_t)&all[i]};
	return count;
}

int
main(void)
{
	const struct CMUnitTest others[] = {
		cmocka_unit_test(facts_are_tied_to_their_words),
		cmocka_unit_test(several_files_are_one_list),
	};
	struct CMUnitTest tests[sizeof cases / sizeof *cases + sizeof troubles / sizeof *troubles +
				sizeof others / sizeof *others];
	size_t count = add_cases(tests, cases, sizeof cases / sizeof *cases);

	count += add_cases(tests + count, troubles, sizeof troubles / sizeof *troubles);
	memcpy(tests + count, others, sizeof others);
	return group_run("recognise", tests, sizeof tests / sizeof *tests);
}
