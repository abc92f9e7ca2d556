/* test_html.c -- tests: the page that html writes, through the command line, read as XML */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <jansson.h>
#include <string.h>

#include "../checker/base/tree.h"
#include "desk.h"
#include "files.h"
#include "page.h"

#define CONTRADICTIONS "fixtures/contradictions/report.xml"

static const char *program;
static struct arena arena;

#define OPEN(page, ...) page_open(page, program, (const char *const[]){__VA_ARGS__, NULL})

/* Calls look for each element of the page. */
static void
each_element(struct page_read *page, void (*look)(struct page_read *page, const xmlNode *node))
{
	const xmlNode *top = page_root(page);

	for (const xmlNode *at = top; at; at = node_following(at, top))
		if (at->type == XML_ELEMENT_NODE)
			look(page, at);
}

/* Links lead to ids of the page, and nothing leads out of it. */
static void
look_at_links(struct page_read *page, const xmlNode *node)
{
	static const char *const loading[] = {"src", "srcset", "action", "formaction", "data",
		"poster", "background", "style", NULL};
	const char *link = page_value(page, node, "href");

	for (const char *const *name = loading; *name; name++)
		if (page_value(page, node, *name))
			fail_msg("<%s> has %s", (const char *)node->name, *name);
	if (link && (link[0] != '#' || !page_id(page, link + 1)))
		fail_msg("%s leads nowhere", link);
	for (const xmlAttr *at = node->properties; at; at = at->next)
		if (!strncmp((const char *)at->name, "on", 2))
			fail_msg("<%s> has %s", (const char *)node->name, (const char *)at->name);
}

static void
look_at_labels(struct page_read *page, const xmlNode *node)
{
	static const char *const names[] = {"aria-labelledby", "aria-describedby", NULL};

	for (const char *const *name = names; *name; name++) {
		const char *value = page_value(page, node, *name);

		for (size_t length; value && *value; value += length) {
			value += strspn(value, " ");
			length = strcspn(value, " ");
			assert_non_null(page_id(page, arena_text(&arena, value, length)));
		}
	}
}

static void
ids_are_unique(struct page_read *page)
{
	const xmlNode *top = page_root(page);

	for (const xmlNode *at = top; at; at = node_following(at, top)) {
		const char *id = at->type == XML_ELEMENT_NODE ? page_value(page, at, "id") : NULL;

		if (id && page_id(page, id) != at)
			fail_msg("two elements have the id %s", id);
	}
}

/* The elements that can load or run something: the page has its own one of each. */
static void
assert_only_own_script(struct page_read *page)
{
	static const char *const none[] = {"img", "iframe", "object", "embed", "link", "base",
		"audio", "video", "image", "use", "foreignObject", "b1", NULL};
	size_t count;

	for (const char *const *name = none; *name; name++) {
		page_find(page_root(page), *name, NULL, &count);
		assert_int_equal(count, 0);
	}
	page_find(page_root(page), "script", NULL, &count);
	assert_int_equal(count, 1);
	page_find(page_root(page), "style", NULL, &count);
	assert_int_equal(count, 1);
}

static void
the_page_leads_nowhere_else(void **state)
{
	static const char *const files[] = {CONTRADICTIONS, "fixtures/study-group/report.txt",
		"fixtures/study-group-questions/report.txt", "fixtures/extracted/report.txt",
		"fixtures/clean/report.xml", "fixtures/authored/report.xml"};
	struct page_read page;

	(void)state;
	for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
		const xmlNode *style;

		OPEN(&page, files[i]);
		each_element(&page, look_at_links);
		each_element(&page, look_at_labels);
		ids_are_unique(&page);
		assert_only_own_script(&page);
		style = page_find(page_root(&page), "style", NULL, NULL);
		assert_null(strstr(page_text(&page, style), "url("));
		assert_null(strstr(page_text(&page, style), "@import"));
		page_close(&page);
	}
}

static void
ids_of_documents_differ(void **state)
{
	struct page_read page;

	(void)state;
	OPEN(&page, CONTRADICTIONS, "fixtures/extracted/report.txt");
	each_element(&page, look_at_links);
	each_element(&page, look_at_labels);
	ids_are_unique(&page);
	page_close(&page);
}

static void
a_policy_forbids_all_but_the_own_script(void **state)
{
	const char *policy = NULL;
	struct page_read page;

	(void)state;
	OPEN(&page, CONTRADICTIONS);
	for (const xmlNode *at = page_root(&page); at && !policy;
		at = node_following(at, page_root(&page)))
		if (at->type == XML_ELEMENT_NODE && page_value(&page, at, "http-equiv"))
			policy = page_value(&page, at, "content");
	assert_non_null(policy);
	assert_non_null(strstr(policy, "default-src 'none'"));
	assert_non_null(strstr(policy, "script-src 'sha256-"));
	assert_non_null(strstr(policy, "style-src 'sha256-"));
	assert_null(strstr(policy, "unsafe"));
	page_close(&page);
}

/* What json says was found. */
static json_t *
findings_of_file(const char *file)
{
	const struct outcome outcome = PROGRAM(program, &arena, "--format", "json", file);
	json_t *read = json_loads(outcome.output, 0, NULL), *found;

	assert_non_null(read);
	found = json_incref(json_object_get(read, "findings"));
	json_decref(read);
	return found;
}

static const char *
text_of(const json_t *object, const char *member)
{
	const char *text = json_string_value(json_object_get(object, member));

	assert_non_null(text);
	return text;
}

static bool
has_link(struct page_read *page, const char *from, const char *to)
{
	const xmlNode *top = page_id(page, from);

	assert_non_null(top);
	for (const xmlNode *at = top; at; at = node_following(at, top))
		if (at->type == XML_ELEMENT_NODE && page_value(page, at, "href") &&
			!strcmp(page_value(page, at, "href"), to))
			return true;
	return false;
}

/* The words stand marked behind the badge, which leads to the note, and the note to the badge. */
static void
look_at_words(struct page_read *page, const json_t *place, const char *badge, size_t number)
{
	const char *words = text_of(place, "words");
	const char *note = arena_print(&arena, "f%zu", number);
	const char *marked = page_marked(page, badge, arena_print(&arena, "%zu", number));

	if (strncmp(marked, words, strlen(words)) != 0)
		fail_msg("%s: marked is '%s', not '%s'", badge, marked, words);
	if (!has_link(page, badge, arena_print(&arena, "#%s", note)))
		fail_msg("%s does not lead to %s", badge, note);
	if (!has_link(page, note, arena_print(&arena, "#%s", badge)))
		fail_msg("%s does not lead to %s", note, badge);
}

static void
look_at_file(const char *file)
{
	json_t *found = findings_of_file(file), *finding, *side;
	struct page_read page;
	size_t i, j;

	OPEN(&page, file);
	assert_true(json_array_size(found) > 0);
	json_array_foreach(found, i, finding)
	{
		const char *note = arena_print(&arena, "f%zu", i + 1);

		assert_non_null(page_id(&page, note));
		assert_non_null(strstr(
			page_text(&page, page_id(&page, note)), text_of(finding, "message")));
		look_at_words(&page, finding, arena_print(&arena, "w%zu", i + 1), i + 1);
		json_array_foreach(json_object_get(finding, "related"), j, side) look_at_words(
			&page, side, arena_print(&arena, "w%zu-%zu", i + 1, j + 1), i + 1);
	}
	page_close(&page);
	json_decref(found);
}

static void
every_finding_is_beside_its_words(void **state)
{
	(void)state;
	look_at_file(CONTRADICTIONS);
	look_at_file("fixtures/extracted/report.txt");
}

static void
what_has_no_place_is_listed(void **state)
{
	struct page_read page;
	const xmlNode *elsewhere;
	size_t count;

	(void)state;
	OPEN(&page, "fixtures/authored/report.xml");
	elsewhere = page_id(&page, "elsewhere");
	assert_non_null(elsewhere);
	page_find(elsewhere, "article", "note", &count);
	assert_int_equal(count, 1);
	assert_non_null(page_find(elsewhere, "blockquote", "excerpt", NULL));
	page_close(&page);
	OPEN(&page, CONTRADICTIONS);
	assert_null(page_id(&page, "elsewhere"));
	page_close(&page);
}

static void
an_incomplete_run_says_so_at_the_top(void **state)
{
	struct page_read page;
	const xmlNode *banner, *title;

	(void)state;
	OPEN(&page, CONTRADICTIONS, "no-such-file.docx");
	assert_int_equal(page.status, 2);
	banner = page_id(&page, "incomplete");
	assert_non_null(banner);
	assert_string_equal((const char *)banner->parent->name, "header");
	assert_string_equal(page_value(&page, banner, "role"), "alert");
	assert_non_null(strstr(page_text(&page, banner), "no-such-file.docx"));
	title = page_find(page_root(&page), "title", NULL, NULL);
	assert_non_null(strstr(page_text(&page, title), "INCOMPLETE"));
	page_close(&page);
	OPEN(&page, "no-such-file.docx");
	assert_non_null(page_id(&page, "incomplete"));
	assert_non_null(strstr(page_text(&page, page_find(page_root(&page), "p", "verdict", NULL)),
		"in what could be checked"));
	page_close(&page);
	OPEN(&page, CONTRADICTIONS);
	assert_int_equal(page.status, 1);
	assert_null(page_id(&page, "incomplete"));
	page_close(&page);
}

static int
tear_down(void **state)
{
	(void)state;
	arena_clear(&arena);
	return 0;
}

int
main(int count, char **arguments)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_page_leads_nowhere_else),
		cmocka_unit_test(ids_of_documents_differ),
		cmocka_unit_test(a_policy_forbids_all_but_the_own_script),
		cmocka_unit_test(every_finding_is_beside_its_words),
		cmocka_unit_test(what_has_no_place_is_listed),
		cmocka_unit_test(an_incomplete_run_says_so_at_the_top),
	};

	(void)count;
	program = program_beside(arguments[0], &arena);
	return cmocka_run_group_tests_name("html", tests, NULL, tear_down);
}
