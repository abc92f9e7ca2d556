/* test_html_texts.c -- tests: whatever texts a document has, a page shows them and is not changed
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "../checker/base/tree.h"
#include "desk.h"
#include "page.h"

static struct desk desk;

#define OPEN(page, ...) page_open(page, desk.program, (const char *const[]){__VA_ARGS__, NULL})
#define SCRIPT "&lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt;"
#define SCRIPT_SHOWN "</script><script>alert(1)</script>"
#define ATTACK \
	"\"'&gt;&lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=a()&gt;"
#define ATTACK_SHOWN "\"'></script><script>alert(1)</script><img src=x onerror=a()>"

/* A report with this in its body. */
#define REPORT(body) "<report number='X-1/1'><body>" body "</body></report>"
#define ROW(cells) "<tr>" cells "</tr>"
#define TD(text) "<td>" text "</td>"
#define TABLE(label, rows) \
	"<table-wrap><label>" label "</label><table><tbody>" rows "</tbody></table></table-wrap>"

/* Text, never an element or attribute: the page has its own script and no picture of a file. */
static void
assert_harmless(struct page_read *page)
{
	const xmlNode *top = page_root(page);
	size_t count;

	page_find(top, "script", NULL, &count);
	assert_int_equal(count, 1);
	page_find(top, "img", NULL, &count);
	assert_int_equal(count, 0);
	for (const xmlNode *at = top; at; at = node_following(at, top))
		for (const xmlAttr *one = at->type == XML_ELEMENT_NODE ? at->properties : NULL; one;
			one = one->next)
			assert_int_not_equal(strncmp((const char *)one->name, "on", 2), 0);
}

static void
markup_in_a_report_is_text(void **state)
{
	struct page_read page;
	const char *file = desk_write(&desk, "attack.xml",
		REPORT("<sec sec-type='clause'><label>1" ATTACK "</label><title>Title " SCRIPT
		       "</title><p>See Table 99.</p>" TABLE(
			       "Table 1 " ATTACK, ROW(TD(ATTACK) TD("]]&gt;&amp;amp;"))) "</sec>"));

	(void)state;
	OPEN(&page, file);
	assert_harmless(&page);
	assert_non_null(strstr(page_text(&page, page_find(page_root(&page), "h3", NULL, NULL)),
		"Title " SCRIPT_SHOWN));
	/* behind the number of the finding that is about the quotation mark */
	assert_non_null(strstr(
		page_text(&page, page_find(page_root(&page), "td", NULL, NULL)), &ATTACK_SHOWN[1]));
	/* that there is no Table 99 is found, and no option of the filter breaks */
	assert_non_null(page_id(&page, "w1"));
	page_close(&page);
}

static void
markup_in_facts_is_text(void **state)
{
	struct page_read page;
	const char *file = desk_write(&desk, "facts.xml",
		"<report number='X-1/1'><body><p>Text.</p></body><facts>"
		"<meeting body='"
		"&quot;&gt;&lt;script&gt;a()&lt;/script&gt;"
		"' place='P' "
		"start='2023-01-02' end='2023-01-03'/>"
		"<question id='&lt;script&gt;b()&lt;/script&gt;' title='&lt;img src=x&gt;'>"
		"<continues ref='&lt;script&gt;c()&lt;/script&gt;'/></question>"
		"<responsibility group='&lt;script&gt;d()&lt;/script&gt;'>"
		"<recommendations set='H-series'/></responsibility></facts></report>");
	size_t count;

	(void)state;
	OPEN(&page, file);
	assert_harmless(&page);
	page_find(page_root(&page), "svg", NULL, &count);
	assert_int_equal(count, 3);
	assert_non_null(strstr(page_text(&page, page_id(&page, "d1")), "<script>c()</script>"));
	page_close(&page);
}

/* The texts of findings come from documents and from schemas. */
static void
markup_in_findings_is_text(void **state)
{
	struct page_read page;
	const char *schema = desk_write(&desk, "attack.sch",
		SCHEMA("<s:title>" ATTACK "</s:title><s:pattern><s:rule context='a'>"
		       "<s:assert id='bad' test='false()'>" ATTACK " <s:value-of select='@v'/>"
		       "</s:assert></s:rule></s:pattern>"));
	const char *file =
		desk_write(&desk, "found.xml", "<a v='&lt;b onclick=\"x\"&gt;&#x202E;&#x85;'/>");
	const xmlNode *note;

	(void)state;
	OPEN(&page, "schematron", schema, file);
	assert_int_equal(page.status, 1);
	assert_harmless(&page);
	note = page_id(&page, "f1");
	assert_non_null(note);
	assert_non_null(strstr(page_text(&page, note), ATTACK_SHOWN));
	assert_non_null(strstr(page_text(&page, note), "<b onclick=\"x\">"));
	page_close(&page);
}

/* XML has no place for these, and a file of another encoding is no UTF-8. */
static void
bytes_that_xml_lacks_are_replaced(void **state)
{
	struct page_read page;
	const char *file = desk_write(&desk, "bytes.txt",
		"1\tTitle \x1B[31m\x01\x7F\n\nSee Table 7 \xEF\xBF\xBF and more of it.\n");

	(void)state;
	OPEN(&page, file);
	assert_harmless(&page);
	page_close(&page);
}

/* The words of several findings may overlap: each is marked, no letter stands twice. */
static void
marks_overlap(void **state)
{
	static const char *const words[] = {"Before one two behind.", "one two", "two"};
	const char *rule = desk_write(&desk, "all.sch",
		SCHEMA("<s:pattern><s:rule context='p'><s:report test='true()'>1</s:report>"
		       "</s:rule></s:pattern><s:pattern><s:rule context='xref'><s:report "
		       "test='true()'>2</s:report></s:rule></s:pattern><s:pattern><s:rule "
		       "context='sub'><s:report test='true()'>3</s:report></s:rule></s:pattern>"));
	const char *file = desk_write(&desk, "overlap.xml",
		REPORT("<p>Before <xref rid='a'>one <sub>two</sub></xref> behind.</p>"));
	struct page_read page;
	size_t count;

	(void)state;
	OPEN(&page, "--rules", rule, file);
	page_find(page_root(&page), "article", "note", &count);
	assert_int_equal(count, 3);
	for (size_t i = 0; i < 3; i++) {
		const char *number = arena_print(&desk.arena, "%zu", i + 1);
		const char *badge = arena_print(&desk.arena, "w%zu", i + 1);

		assert_string_equal(page_marked(&page, badge, number), words[i]);
	}
	assert_string_equal(page_text(&page, page_id(&page, "d1b1")), "1Before 2one 3two behind.");
	page_find(page_root(&page), "svg", NULL, &count);
	assert_int_equal(count, 0);
	page_close(&page);
}

/* The paragraph of a second document that another one has, too. */
static const char across[] =
	"<s:schema xmlns:s='http://purl.oclc.org/dsdl/schematron' xmlns:t='urn:tsagcheck'>"
	"<s:ns prefix='t' uri='urn:tsagcheck'/><s:let name='all' value='t:reports()//p'/>"
	"<s:pattern><s:rule context='p'><s:let name='first' value='$all[. = current()][1]'/>"
	"<s:assert id='own' t:related='$first' test='generate-id() = generate-id($first)'>own"
	"</s:assert></s:rule></s:pattern></s:schema>";

static bool
is_within(const struct page_read *page, const char *id, const char *outer)
{
	const xmlNode *at = page_id(page, id), *wanted = page_id(page, outer);

	assert_non_null(at);
	assert_non_null(wanted);
	while (at && at != wanted)
		at = at->parent;
	return at != NULL;
}

static void
the_other_side_is_in_another_document(void **state)
{
	struct page_read page;
	const char *rule = desk_write(&desk, "across.sch", across);
	const char *first = desk_write(&desk, "first.xml", REPORT("<p>One.</p><p>Same.</p>"));
	const char *second = desk_write(&desk, "second.xml", REPORT("<p>Same.</p><p>Two.</p>"));

	(void)state;
	OPEN(&page, "--rules", rule, first, second);
	assert_true(is_within(&page, "w1", "d2"));
	assert_true(is_within(&page, "w1-1", "d1"));
	assert_string_equal(page_marked(&page, "w1", "1"), "Same.");
	assert_string_equal(page_marked(&page, "w1-1", "1"), "Same.");
	assert_string_equal(page_value(&page, page_id(&page, "w1-1"), "href"), "#f1");
	page_close(&page);
}

/* What holds others is shown where the first of them is, and what has no text where it would be. */
static void
what_has_no_text_has_its_place(void **state)
{
	static const struct {
		const char *name, *body, *context, *block;
	} cases[] = {
		{"paragraph", "<p>a</p><p/><p>b</p>", "p[not(node())]", "d1b2"},
		{"item", "<p>a</p><list><list-item><p/></list-item></list>", "list-item", "d1b3"},
		{"list", "<p>a</p><list><list-item><p/></list-item></list>", "list", "d1b3"},
		{"cell", TABLE("Table 1", ROW(TD("a") "<td/>")), "td[2]", "d1b6"},
		{"row", TABLE("Table 1", ROW("<td/>" TD(""))), "tr", "d1b5"},
		{"break", "<p>a</p><p>b<break/>c</p>", "break", "d1b2"},
		{"table without rows", "<table-wrap><table/></table-wrap><p>b</p>", "table-wrap",
			"d1b2"},
		{"table at the end", "<p>a</p><table-wrap><table/></table-wrap>", "table-wrap",
			NULL},
		{"facts, which nobody sees", "<p>a</p>", "facts", NULL},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const char *rule = desk_write(&desk, "empty.sch",
			arena_print(&desk.arena,
				"<s:schema xmlns:s='http://purl.oclc.org/dsdl/schematron'>"
				"<s:pattern><s:rule context='%s'><s:report id='e' test='1'>e"
				"</s:report></s:rule></s:pattern></s:schema>",
				cases[i].context));
		const char *file = desk_write(
			&desk, "empty.xml", arena_print(&desk.arena, REPORT("%s"), cases[i].body));
		struct page_read page;

		OPEN(&page, "--rules", rule, file);
		assert_int_equal(page.status, 1);
		if (cases[i].block ? !is_within(&page, "w1", cases[i].block)
				   : page_id(&page, "w1") != NULL)
			fail_msg("%s is elsewhere", cases[i].name);
		page_close(&page);
	}
}

/* A note is a row of its own: it waits until no cell spans the rows around it. */
static void
notes_do_not_break_tables(void **state)
{
	struct page_read page;
	const xmlNode *notes, *above;
	const char *file = desk_write(&desk, "spans.xml",
		REPORT("<sec><label>1</label>" TABLE("Table 1",
			ROW("<td rowspan='3'>ITU- T</td>" TD("a")) ROW(TD("b")) ROW(TD("c"))
				ROW(TD("d") TD("e"))) "</sec>"));

	(void)state;
	OPEN(&page, file);
	notes = page_find(page_root(&page), "tr", "notes", NULL);
	assert_non_null(notes);
	above = notes->prev;
	while (above && above->type != XML_ELEMENT_NODE)
		above = above->prev;
	assert_string_equal(page_text(&page, page_find(above, "td", NULL, NULL)), "c");
	assert_string_equal(page_value(&page, page_find(notes, "td", NULL, NULL), "colspan"), "2");
	page_close(&page);
}

/* A list is in the item that it belongs to, and what follows it in neither. */
static void
lists_hold_their_items(void **state)
{
	struct page_read page;
	const xmlNode *list, *item, *inner;
	size_t count;

	(void)state;
	OPEN(&page, desk_write(&desk, "list.xml",
			    REPORT("<p>before</p><list><list-item><label>a)</label><p>one</p><list>"
				   "<list-item><label>1)</label><p>inner</p></list-item></list>"
				   "</list-item><list-item><label>b)</label><p>two</p></list-item>"
				   "</list><p>after</p>")));
	item = page_id(&page, "d1b3");
	inner = page_id(&page, "d1b5");
	list = item->parent;
	assert_string_equal(list->name, "ul");
	page_find(list, "li", NULL, &count);
	assert_int_equal(count, 3);
	assert_string_equal(inner->parent->name, "ul");
	assert_ptr_equal(inner->parent->parent, item);
	assert_string_equal(page_text(&page, inner), "1) inner");
	assert_ptr_equal(page_id(&page, "d1b6")->parent, list);
	assert_string_equal(page_id(&page, "d1b7")->name, "p");
	assert_ptr_equal(page_id(&page, "d1b7")->parent, list->parent);
	page_close(&page);
}

static int
set_up(void **state)
{
	(void)state;
	xmlInitParser();
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	desk_close(&desk);
	return 0;
}

int
main(int count, char **arguments)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(markup_in_a_report_is_text),
		cmocka_unit_test(markup_in_facts_is_text),
		cmocka_unit_test(markup_in_findings_is_text),
		cmocka_unit_test(bytes_that_xml_lacks_are_replaced),
		cmocka_unit_test(marks_overlap),
		cmocka_unit_test(the_other_side_is_in_another_document),
		cmocka_unit_test(lists_hold_their_items),
		cmocka_unit_test(notes_do_not_break_tables),
		cmocka_unit_test(what_has_no_text_has_its_place),
	};

	(void)count;
	desk_open(&desk, arguments[0], "<nothing/>");
	return cmocka_run_group_tests_name("html texts", tests, set_up, tear_down);
}
