/* test_review_corpus.c -- tests: in real documents each finding is one comment on its very words */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <jansson.h>
#include <libxml/parser.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "../checker/base/buffer.h"
#include "calling.h"
#include "files.h"
#include "reviewing.h"
#include "seed.h"
#include "walk.h"

/* Finds all that has words. */
#define EVERY                                                                                     \
	"<sch:schema xmlns:sch='http://purl.oclc.org/dsdl/schematron' queryBinding='xslt'>"       \
	"<sch:title>All</sch:title><sch:p class='why'>-</sch:p><sch:p class='source'>-</sch:p>"   \
	"<sch:pattern><sch:rule context='p | td | th | title | label | sec | table-wrap | math'>" \
	"<sch:report role='error' "                                                               \
	"test='true()'>All</sch:report></sch:rule></sch:pattern></sch:schema>"

static struct reviewing desk;

/* A comment: what it is about, as far as it says so, and what it says. */
struct found_comment {
	const char *id, *text;
	struct buffer words;
};

struct found_comments {
	struct found_comment *items;
	size_t count, room;
	struct arena arena;
};

static const char *
attribute(const xmlNode *node, const char *name, struct arena *a)
{
	xmlChar *value = xmlGetProp((xmlNode *)(size_t)node, (const xmlChar *)name);
	const char *kept = arena_copy(a, value ? (const char *)value : "");

	xmlFree(value);
	return kept;
}

static xmlDoc *
parse(const char *file, const char *entry, struct arena *a)
{
	const char *text = reviewing_entry(&desk, file, entry, a);

	assert_non_null(text);
	return xmlReadMemory(text, (int)strlen(text), entry, NULL, XML_PARSE_HUGE);
}

static void
read_comments(struct found_comments *remarks)
{
	xmlDoc *comments = parse("out.docx", "word/comments.xml", &remarks->arena);
	const xmlNode *node = xmlDocGetRootElement(comments)->children;

	for (; node; node = node->next) {
		xmlChar *text = xmlNodeGetContent(node);

		remarks->items = array_room(
			remarks->items, remarks->count, &remarks->room, sizeof *remarks->items);
		remarks->items[remarks->count] =
			(struct found_comment){.id = attribute(node, "id", &remarks->arena),
				.text = arena_copy(&remarks->arena, (const char *)text)};
		if (!strcmp(attribute(node, "author", &remarks->arena), "tsagcheck"))
			remarks->count++;
		xmlFree(text);
	}
	xmlFreeDoc(comments);
}

/* What stands for the characters of w:t that are shown: spaces are not told apart. */
static void
add_shown(struct found_comments *remarks, const bool *open, const char *text)
{
	for (size_t i = 0; i < remarks->count; i++)
		if (open[i])
			buffer_add_text(&remarks->items[i].words, text);
}

static bool
is_out(const xmlNode *node)
{
	return is_element(node, "del") || is_element(node, "moveFrom") ||
	       is_element(node, "Fallback") || is_element(node, "pPr") || is_element(node, "rPr");
}

static void
read_words(struct found_comments *remarks, bool *open, const xmlNode *node)
{
	const char *id = "";

	if (node->type != XML_ELEMENT_NODE || is_out(node))
		return;
	if (is_element(node, "commentRangeStart") || is_element(node, "commentRangeEnd"))
		id = attribute(node, "id", &remarks->arena);
	for (size_t i = 0; *id && i < remarks->count; i++)
		if (!strcmp(remarks->items[i].id, id))
			open[i] = is_element(node, "commentRangeStart");
	if (is_element(node, "t") && node->children)
		add_shown(remarks, open, (const char *)node->children->content);
	else if (is_element(node, "sym"))
		add_shown(remarks, open, "\uF000");
	else if (is_element(node, "noBreakHyphen"))
		add_shown(remarks, open, "\u2011");
	for (const xmlNode *child = node->children; child; child = child->next)
		read_words(remarks, open, child);
}

/* The next character that is no space, as a small letter; 0 at the end. */
static utf8proc_int32_t
next_character(const char **text)
{
	utf8proc_int32_t character;

	do {
		if (!**text)
			return 0;
		*text += utf8proc_iterate((const utf8proc_uint8_t *)*text, -1, &character);
	} while (character <= ' ' || character == 0xAD || character == 0x200E ||
		 character == 0xF020);
	return utf8proc_tolower(character);
}

static bool
is_same(utf8proc_int32_t read, utf8proc_int32_t expected)
{
	return read == expected || (expected && read >= 0xF000 && read <= 0xF0FF);
}

/* Characters of symbol fonts are told by the loader's tests. A number or bullet that Word counts
 * begins a line of the words, and is not in the document. */
static bool
same_words(const char *read, const char *expected)
{
	bool at_start = true;

	for (;;) {
		const char *before = read;
		utf8proc_int32_t a = next_character(&read), b;

		at_start |= strspn(expected, " ") < strspn(expected, " \n");
		b = next_character(&expected);
		if (is_same(a, b) && !b)
			return true;
		if (!is_same(a, b) && !at_start)
			return false;
		if (!is_same(a, b)) {
			expected += strcspn(expected, " \n");
			read = before;
		}
		at_start = false;
	}
}

static json_t *
findings_in(const char *file, struct arena *a)
{
	struct outcome outcome =
		PROGRAM(desk.program, a, "--rules", reviewing_file(&desk, "all.sch", a),
			"--max-findings", "1000000", "--format", "json", file);
	json_t *all = json_loads(outcome.output, 0, NULL), *findings;

	assert_non_null(all);
	findings = json_incref(json_object_get(all, "findings"));
	json_decref(all);
	return findings;
}

/* Those that stand elsewhere say so. Returns how many comments are on their words. */
static size_t
compare(const struct found_comments *remarks, json_t *findings, const char *file)
{
	size_t good = 0;

	assert_int_equal(remarks->count, json_array_size(findings));
	for (size_t i = 0; i < remarks->count; i++) {
		const struct found_comment *remark = &remarks->items[i];
		const char *words = text_member(json_array_get(findings, i), "words");

		if (strstr(remark->text, "This is about ") || !words)
			continue;
		if (!same_words(buffer_text(&remark->words), words))
			fail_msg("%s: comment %s is about\n%s\nnot\n%s", file, remark->id,
				buffer_text(&remark->words), words);
		good++;
	}
	return good;
}

static void
check_document(const char *file)
{
	struct found_comments remarks = {0};
	struct outcome outcome = PROGRAM(desk.program, &remarks.arena, "review", "--rules",
		reviewing_file(&desk, "all.sch", &remarks.arena), "--max-findings", "1000000", file,
		"-o", reviewing_file(&desk, "out.docx", &remarks.arena));
	json_t *findings = findings_in(file, &remarks.arena);
	xmlDoc *document;
	bool *open;

	assert_int_equal(outcome.status, 1);
	read_comments(&remarks);
	open = arena_alloc(&remarks.arena, remarks.count + 1);
	document = parse("out.docx", "word/document.xml", &remarks.arena);
	assert_non_null(document);
	read_words(&remarks, open, xmlDocGetRootElement(document));
	assert_true(compare(&remarks, findings, file) * 2 > remarks.count);
	xmlFreeDoc(document);
	json_decref(findings);
	for (size_t i = 0; i < remarks.count; i++)
		buffer_clear(&remarks.items[i].words);
	free(remarks.items);
	arena_clear(&remarks.arena);
}

/* But for one, of 17000 findings: it would take minutes. */
static void
comments_of_real_documents_are_about_their_words(void **state)
{
	const char *shared = getenv("TSAGCHECK_SHARED");
	struct arena a = {0};
	const char *const patterns[] = {
		arena_print(&a, "%s/seed/*.docx", shared ? shared : "../shared"),
		arena_print(&a, "%s/corpus/word/*.docx", shared ? shared : "../shared"), NULL};
	const char **files = file_names(patterns, &a);

	(void)state;
	if (!*files) {
		print_message("skipped: there is no %s; set TSAGCHECK_SHARED\n", patterns[0]);
		skip();
	}
	for (; *files; files++)
		if (!strstr(*files, "T.832-201608"))
			check_document(*files);
	arena_clear(&a);
}

int
main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(comments_of_real_documents_are_about_their_words),
	};
	int failed;

	(void)argc;
	reviewing_init(&desk, argv[0]);
	folder_write(desk.folder, "all.sch", EVERY, &desk.arena);
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	reviewing_clear(&desk);
	return failed;
}
