/* test_html_odd.c -- tests: pages of reports that have too much of something, or too little */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "../checker/base/buffer.h"
#include "../checker/base/tree.h"
#include "page.h"
#include "worded.h"

static struct desk desk;
static const char *rules;

#define OPEN(page, ...) page_open(page, desk.program, (const char *const[]){__VA_ARGS__, NULL})
#define LOST "[words were lost here before the report was read]"
#define RULE_OF(context, more)                                                              \
	"<s:schema xmlns:s='http://purl.oclc.org/dsdl/schematron' xmlns:t='urn:tsagcheck'>" \
	"<s:pattern><s:rule context='" context "'><s:report id='found' role='error' "       \
	"test='true()' " more ">Found.</s:report></s:rule></s:pattern></s:schema>"
#define FACTS(facts) \
	"<report number='X-1/1'><body><p>Text.</p></body><facts>" facts "</facts></report>"
#define TERM(from, to) "<appointment person='A' office='chair' body='B' " from " " to "/>"

static size_t
count_of(struct page_read *page, const char *name, const char *class)
{
	size_t count;

	page_find(page_root(page), name, class, &count);
	return count;
}

/* The next element of that name behind `at`, with that class unless it is NULL; or NULL. */
static const xmlNode *
next_of(struct page_read *page, const xmlNode *at, const char *name, const char *class)
{
	const xmlNode *top = page_root(page);

	while ((at = node_following(at, top)))
		if (at->type == XML_ELEMENT_NODE && !strcmp((const char *)at->name, name) &&
			(!class || page_lists(page_value(page, at, "class"), class)))
			break;
	return at;
}

static void
what_is_no_finding_any_more_is_counted(void **state)
{
	const char *known = arena_print(&desk.arena, "%s/known.json", desk.folder);
	const char *file = desk_write(&desk, "counted.xml",
		SEC("<?tsagcheck ignore bad meant?><p>bad</p><p>odd</p><p>odd</p>"));
	struct page_read page;

	(void)state;
	PROGRAM(desk.program, &desk.arena, "--rules", rules, "--write-baseline", known, file);
	OPEN(&page, "--rules", rules, "--baseline", known, file);
	assert_non_null(strstr(page_text(&page, page_find(page_root(&page), "ul", "counts", NULL)),
		"1 suppressed2 known before"));
	page_close(&page);
}

/* In the list of places a heading is cut, where a character ends. */
static void
long_headings_are_cut(void **state)
{
	static const char title[] =
		"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx";
	const char *file = desk_write(&desk, "long.xml",
		arena_print(&desk.arena,
			"<report><body><sec sec-type='clause'><label>1</label><title>%sé and more"
			"</title><p>bad</p></sec></body></report>",
			title));
	struct page_read page;

	(void)state;
	/* with the number and a space: one byte of the letter would fit */
	assert_int_equal(strlen(title), 67);
	OPEN(&page, "--rules", rules, file);
	assert_non_null(strstr(page_text(&page, page_id(&page, "filter")),
		arena_print(&desk.arena, "1 %s… (1)", title)));
	page_close(&page);
}

/* HTML has headings of six levels. */
static void
deep_headings_say_their_level(void **state)
{
	struct buffer text = {0};
	struct page_read page;
	const xmlNode *deep;
	size_t count;

	(void)state;
	buffer_add_text(&text, "<report><body>");
	for (int i = 1; i <= 6; i++)
		buffer_print(&text, "<sec sec-type='clause'><label>1</label><title>T%d</title>", i);
	for (int i = 1; i <= 6; i++)
		buffer_add_text(&text, "</sec>");
	buffer_add_text(&text, "</body></report>");
	OPEN(&page, "--rules", rules, desk_write(&desk, "deep.xml", text.text));
	deep = page_find(page_root(&page), "h6", NULL, &count);
	assert_int_equal(count, 3);
	assert_null(page_value(&page, deep, "aria-level"));
	assert_string_equal(page_text(&page, deep), "1 T4");
	deep = next_of(&page, deep, "h6", NULL);
	assert_string_equal(page_value(&page, deep, "aria-level"), "7");
	page_close(&page);
	buffer_clear(&text);
}

static void
the_number_stands_in_an_empty_cell(void **state)
{
	const char *rule = desk_write(&desk, "empty.sch", RULE_OF("td[not(node())]", ""));
	const char *file = desk_write(&desk, "empty.xml", SEC(TABLE("<tr><td>a</td><td/></tr>")));
	struct page_read page;
	const xmlNode *badge;

	(void)state;
	OPEN(&page, "--rules", rule, file);
	badge = page_id(&page, "w1");
	assert_non_null(badge);
	assert_string_equal((const char *)badge->parent->name, "td");
	assert_string_equal(page_text(&page, badge->parent), "1");
	page_close(&page);
}

static void
of_many_other_sides_some_are_shown(void **state)
{
	const char *rule = desk_write(&desk, "sides.sch", RULE_OF("title", "t:related='//p'"));
	struct buffer text = {0};
	struct page_read page;
	const xmlNode *note;
	size_t count;

	(void)state;
	for (int i = 0; i < 60; i++)
		buffer_print(&text, "<p>%d</p>", i);
	OPEN(&page, "--rules", rule,
		desk_write(&desk, "sides.xml", arena_print(&desk.arena, SEC("%s"), text.text)));
	note = page_id(&page, "f1");
	assert_non_null(strstr(page_text(&page, note), "and 56 more"));
	assert_non_null(strstr(page_text(&page, note), "The page has no more of them"));
	page_find(note, "li", NULL, &count);
	assert_int_equal(count, 50 + 1);
	page_close(&page);
	buffer_clear(&text);
}

/* What the page does not have cannot be linked to: its words are shown. */
static void
the_other_side_is_in_no_document_of_the_page(void **state)
{
	const char *rule = desk_write(&desk, "elsewhere.sch",
		RULE_OF("p", "t:related=\"document(&#39;other.xml&#39;)//p\""));
	const char *file = desk_write(&desk, "here.xml", SEC("<p>here</p>"));
	struct page_read page;
	const xmlNode *side;

	(void)state;
	desk_write(&desk, "other.xml", SEC("<p>elsewhere</p>"));
	OPEN(&page, "--rules", rule, file);
	side = page_find(page_find(page_id(&page, "f1"), "ul", "sides", NULL), "li", NULL, NULL);
	assert_non_null(side);
	assert_null(page_find(side, "a", NULL, NULL));
	assert_non_null(strstr(page_text(&page, side), "other.xml"));
	assert_non_null(strstr(page_text(&page, side), "elsewhere"));
	page_close(&page);
}

static void
what_the_other_side_says_is_shown(void **state)
{
	const char *schema = desk_write(&desk, "twice.sch",
		SCHEMA("<s:pattern><s:rule context='a'><s:assert id='x' test='@a'>A.</s:assert>"
		       "<s:assert id='x' test='@b'>B.</s:assert></s:rule></s:pattern>"));
	struct page_read page;
	const xmlNode *said;

	(void)state;
	OPEN(&page, "schematron", "--lint", schema);
	said = page_find(page_root(&page), "span", "said", NULL);
	assert_non_null(said);
	assert_string_equal(page_text(&page, said), "the other one is here");
	page_close(&page);
}

/* Between which lines words were lost: a line of the text that begins with one space. A report
 * tells it by a sign. */
static void
lost_words_are_said_where_they_were(void **state)
{
	static const struct {
		const char *text, *shown;
	} samples[] = {
		{SEC("<p>one <?lost?>word</p>"), "one word " LOST},
		{SEC("<p>words</p><p/><?lost?><p>more</p>"), "words " LOST},
		{SEC(TABLE("<tr><td>C</td><?lost?><td>D</td></tr>")), "C " LOST},
		{"1\tScope\n\nFirst words.\n\n more words.\n", "First words. " LOST},
		{"1\tScope\n\n–\ta\n\n –\tb\n", "– a " LOST},
		{"1\tScope\n\n\tA\n\n\tB\n\n \tC\n\n\tD\n", "B " LOST},
		{" words.\n\n1\tScope\n\nText.\n", "words. " LOST},
	};

	(void)state;
	for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
		const char *file = desk_write(&desk, "lost.txt", samples[i].text);
		struct page_read page;
		const xmlNode *lost;
		size_t count;

		OPEN(&page, "--rules", rules, file);
		lost = page_find(page_root(&page), "span", "lost", &count);
		assert_int_equal(count, 1);
		assert_string_equal(page_text(&page, lost->parent), samples[i].shown);
		page_close(&page);
	}
}

static long
number_at(struct page_read *page, const xmlNode *node, const char *attribute)
{
	return strtol(page_value(page, node, attribute), NULL, 10);
}

static void
terms_are_drawn_within_the_picture(void **state)
{
	const char *file = desk_write(&desk, "terms.xml",
		FACTS(TERM("from='2020-01-01'", "to='2021-12-31'") TERM("from='0000-05-01'",
			"to='2021-12-31'") TERM("from='2021-05-01'", "to='2020-05-01'")));
	struct page_read page;
	const xmlNode *whole, *early, *back;

	(void)state;
	OPEN(&page, "--rules", rules, file);
	whole = next_of(&page, page_root(&page), "rect", "term");
	early = next_of(&page, whole, "rect", "term");
	back = next_of(&page, early, "rect", "term");
	assert_non_null(back);
	/* from a year that none can be on: from the start; to before the start: a stroke */
	assert_int_equal(number_at(&page, early, "x"), number_at(&page, whole, "x"));
	assert_int_equal(number_at(&page, early, "width"), number_at(&page, whole, "width"));
	assert_true(number_at(&page, back, "x") > number_at(&page, whole, "x"));
	assert_int_equal(number_at(&page, back, "width"), 2);
	page_close(&page);
}

static void
of_many_terms_the_table_has_all(void **state)
{
	struct buffer facts = {0};
	struct page_read page;

	(void)state;
	for (int i = 0; i < 61; i++)
		buffer_add_text(&facts, TERM("from='2020-01-01'", "to='2021-12-31'"));
	OPEN(&page, "--rules", rules,
		desk_write(&desk, "terms.xml", arena_print(&desk.arena, FACTS("%s"), facts.text)));
	assert_int_equal(count_of(&page, "rect", "term"), 60);
	assert_non_null(strstr(page_text(&page, page_find(page_root(&page), "svg", NULL, NULL)),
		"… more are in the table"));
	page_close(&page);
	buffer_clear(&facts);
}

#define HAS(group, set) \
	"<responsibility group='" group "'><recommendations set='" set "'/></responsibility>"

/* Two lists with the same number: an overlap, unless one of them says that it is shared. */
static void
what_is_shared_is_no_overlap(void **state)
{
	static const struct {
		const char *facts;
		size_t clashes;
	} samples[] = {
		{FACTS(HAS("SG2", "E.400-E.409") HAS("SG3", "E.405")), 1},
		{FACTS(HAS("SG2", "E.400-E.409 (jointly with Study Group 3)") HAS("SG3", "E.405")),
			0},
		{FACTS(HAS("SG2", "E.400-E.409 (jointly with Study Group 5)") HAS("SG3", "E.405")),
			1},
	};

	(void)state;
	for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
		struct page_read page;

		OPEN(&page, "--rules", rules, desk_write(&desk, "owners.xml", samples[i].facts));
		assert_int_equal(count_of(&page, "tr", "clash-row"), samples[i].clashes);
		page_close(&page);
	}
}

int
main(int count, char **arguments)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_no_finding_any_more_is_counted),
		cmocka_unit_test(long_headings_are_cut),
		cmocka_unit_test(deep_headings_say_their_level),
		cmocka_unit_test(the_number_stands_in_an_empty_cell),
		cmocka_unit_test(of_many_other_sides_some_are_shown),
		cmocka_unit_test(the_other_side_is_in_no_document_of_the_page),
		cmocka_unit_test(what_the_other_side_says_is_shown),
		cmocka_unit_test(lost_words_are_said_where_they_were),
		cmocka_unit_test(terms_are_drawn_within_the_picture),
		cmocka_unit_test(of_many_terms_the_table_has_all),
		cmocka_unit_test(what_is_shared_is_no_overlap),
	};
	int failed;

	(void)count;
	rules = worded_open(&desk, arguments[0]);
	failed = cmocka_run_group_tests_name("html odd", tests, NULL, NULL);
	desk_close(&desk);
	return failed;
}
