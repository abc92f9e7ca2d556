/* test_text.c -- tests: extracted text becomes a report tree */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <ctype.h>
#include <libxml/xmlsave.h>
#include <stdlib.h>
#include <string.h>

#include "../checker/load/loader.h"
#include "../checker/load/schema.h"
#include "../checker/load/text_symbol.h"
#include "group.h"
#include "text_samples.h"
#include "walk.h"

static int
load_text(struct report *report, const char *text, size_t length)
{
	const struct load_options options = {0};
	struct messages messages = {0};
	int failed = report_load_bytes(report, "text", text, length, &options, &messages);

	messages_clear(&messages);
	return failed;
}

/* Caller frees with xmlBufferFree(). */
static xmlBuffer *
tree_as_xml(const struct report *report)
{
	xmlBuffer *out = xmlBufferCreate();
	xmlSaveCtxt *save = xmlSaveToBuffer(out, "UTF-8", XML_SAVE_NO_DECL);

	xmlSaveTree(save, xmlDocGetRootElement(report->tree));
	xmlSaveClose(save);
	return out;
}

static void
assert_valid(const struct report *report)
{
	struct messages messages = {0};

	assert_int_equal(schema_validate(report, "rules/schema/report.rng", &messages), 0);
	messages_clear(&messages);
}

/* Every character of a text comes from where the source has it, or something that stands for it. */
static void
check_text_places(const struct report *report, const xmlNode *text)
{
	const size_t length = strlen((const char *)text->content);
	size_t before = place_offset(text);

	assert_int_equal(report->loader->text_offset(report, text, 0), before);
	for (size_t at = 0; at <= length; at++) {
		const size_t offset = report->loader->text_offset(report, text, at);
		const unsigned char shown = text->content[at];

		assert_true(offset >= before && offset <= report->source.length);
		if (shown > ' ' && shown < 0x80)
			assert_int_equal(tolower((unsigned char)report->source.bytes[offset]),
				tolower(shown));
		before = offset;
	}
}

static void
check_places(const struct report *report)
{
	for (const xmlNode *node = xmlDocGetRootElement(report->tree); node;
		node = node_behind(node)) {
		assert_true(place_is_set(node));
		assert_true(place_offset(node) <= report->source.length);
		if (node->type == XML_TEXT_NODE)
			check_text_places(report, node);
	}
}

static void
check_sample(void **state)
{
	const struct text_sample *sample = *state;
	struct report report;
	xmlBuffer *out;

	assert_int_equal(load_text(&report, sample->text, strlen(sample->text)), 0);
	assert_string_equal(report_format(&report), "text");
	out = tree_as_xml(&report);
	assert_string_equal((const char *)xmlBufferContent(out), sample->tree);
	xmlBufferFree(out);
	assert_valid(&report);
	check_places(&report);
	report_clear(&report);
}

static const xmlNode *
text_with(const struct report *report, const char *word, size_t *at)
{
	const xmlNode *node = xmlDocGetRootElement(report->tree);
	const char *found;

	for (; node; node = node_behind(node))
		if (node->type == XML_TEXT_NODE &&
			(found = strstr((const char *)node->content, word))) {
			*at = (size_t)(found - (const char *)node->content);
			return node;
		}
	return NULL;
}

static const struct {
	const char *text, *word, *written;
} places[] = {
	{"one  two \t three\n", "three", "three"},
	{"a co\u00ADop\u00ADerates b\n", "cooperates", "co\u00ADop\u00ADerates"},
	{"x \uF02D y\n", "\u2212", "\uF02D"},
	{"a [bookmark: B]  word\n", "word", "word"},
	{"a[footnoteRef:1] b c [1:  the text] \n", "b c", "b c"},
	{"a[footnoteRef:1] b c [1:  the text] \n", "the text", "the text"},
	{"TABLE 12\nx\n\tcell\n\n", "Table 12", "TABLE 12"},
	{"x\n\n\ta\n\tb  c\nd\n\n", "b c", "b  c"},
	{"\u00E9 \u00E9t\u00E9\n", "t\u00E9", "t\u00E9"},
	{"1\tA b\r\nc\r\n", "c", "c"},
};

static void
words_stand_where_they_were_written(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
		const char *text = places[i].text, *word = places[i].word;
		struct report report;
		const xmlNode *node;
		size_t at = 0, start = (size_t)(strstr(text, places[i].written) - text);

		assert_int_equal(load_text(&report, text, strlen(text)), 0);
		node = text_with(&report, word, &at);
		assert_non_null(node);
		assert_int_equal(report.loader->text_offset(&report, node, at), start);
		assert_int_equal(report.loader->text_offset(&report, node, at + strlen(word)),
			start + strlen(places[i].written));
		report_clear(&report);
	}
}

static void
other_formats_are_not_text(void **state)
{
	static const struct {
		const char *bytes;
		size_t length;
	} others[] = {
		{"{\\rtf1 x}\n", 10},
		{"%PDF-1.4\n", 9},
		{"PK\3\4\n", 5},
		{" \n\n\t\n", 5},
		{"a\0b\n", 4},
		{"a\xFF\n", 3},
		{"\xC0\x80\n", 3},
		{"\xED\xA0\x80\n", 4},
		{"<p>\n", 4},
	};

	(void)state;
	for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
		struct report report;

		assert_int_equal(load_text(&report, others[i].bytes, others[i].length), -1);
		assert_null(report.tree);
	}
}

static void
symbol_fonts_have_no_gaps_where_text_is(void **state)
{
	(void)state;
	assert_int_equal(symbol_character(0xF031), '1');
	assert_int_equal(symbol_character(0xF057), 0x03A9);
	assert_int_equal(symbol_character(0xF0B7), 0x2022);
	assert_int_equal(symbol_character(0xF0A7), 0x25AA);
	assert_int_equal(symbol_character(0xF0FE), 0x23AD);
	assert_int_equal(symbol_character(0xF01F), 0xF01F);
	assert_int_equal(symbol_character(0xF0FF), 0xF0FF);
	assert_int_equal(symbol_character('a'), 'a');
}

/* Pieces that are repeated to a megabyte: what is not linear in them would not end within the time
 * that a test has. */
static const char *const pieces[] = {
	"a",
	" ",
	"[",
	"]",
	"1.",
	"[footnoteRef:1]",
	"[1: ",
	"[bookmark: x]",
	"[bookmark:",
	"\t\n",
	"\tx\n",
	"\tx\n\n",
	"1\tx.\n",
	"1.1.1.1.1.1\tx\n",
	"Annex A\n",
	"TABLE 1\n",
	"-\tx\na)\tx\n",
	"[image: \n",
	"Figure 1\n",
};

static void
hostile_text_is_loaded(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
		struct buffer text = {0};
		struct report report;

		buffer_add_text(&text, "x");
		while (text.length < 1000000)
			buffer_add_text(&text, pieces[i]);
		assert_int_equal(load_text(&report, text.text, text.length), 0);
		assert_non_null(report.tree);
		report_clear(&report);
		buffer_clear(&text);
	}
}

int
main(void)
{
	static const struct CMUnitTest others[] = {
		cmocka_unit_test(words_stand_where_they_were_written),
		cmocka_unit_test(other_formats_are_not_text),
		cmocka_unit_test(symbol_fonts_have_no_gaps_where_text_is),
		cmocka_unit_test(hostile_text_is_loaded),
	};
	struct CMUnitTest *tests = NULL;
	size_t count = 0, room = 0;
	int failed;

	for (const struct text_sample *sample = text_samples; sample->name; sample++) {
		tests = array_room(tests, count, &room, sizeof *tests);
		tests[count++] = (struct CMUnitTest){.name = sample->name,
			.test_func = check_sample,
			.initial_state = (void *)(size_t)sample};
	}
	for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
		tests = array_room(tests, count, &room, sizeof *tests);
		tests[count++] = others[i];
	}
	failed = group_run("text", tests, count);
	free(tests);
	return failed;
}
