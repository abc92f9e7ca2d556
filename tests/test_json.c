/* test_json.c -- tests: the JSON format, read back */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <jansson.h>

#include "../checker/base/buffer.h"
#include "../checker/emit/json_writer.h"
#include "sample_findings.h"

static const struct emit_options options = {.version = "0.1.0"};

/* What the JSON format makes of the findings. Caller frees with json_decref(). */
static json_t *
read_back(const struct findings *findings, const struct emit_options *with)
{
	char *text = sample_emit("json", findings, with);
	json_error_t error;
	json_t *root = json_loads(text, JSON_REJECT_DUPLICATES, &error);

	if (!root)
		print_error("%s at %d:%d in\n%s\n", error.text, error.line, error.column, text);
	assert_non_null(root);
	free(text);
	return root;
}

/* The same values, keys in the same order; expected has ' for ". Takes over actual. */
static void
assert_json(json_t *actual, const char *expected)
{
	char *quoted = strdup(expected);
	json_t *wanted;
	char *a, *b;

	for (char *at = quoted; (at = strchr(at, '\''));)
		*at = '"';
	wanted = json_loads(quoted, JSON_DECODE_ANY, NULL);
	assert_non_null(wanted);
	a = json_dumps(actual, JSON_ENCODE_ANY | JSON_INDENT(1));
	b = json_dumps(wanted, JSON_ENCODE_ANY | JSON_INDENT(1));
	assert_string_equal(a, b);
	free(a);
	free(b);
	free(quoted);
	json_decref(wanted);
	json_decref(actual);
}

static void
empty_run_has_every_list(void **state)
{
	struct findings findings = {0};

	(void)state;
	assert_json(read_back(&findings, &options),
		"{'version': 1, 'tool': {'name': 'tsagcheck', 'version': '0.1.0'},"
		" 'status': 'clean', 'documents': [], 'findings': [], 'problems': [],"
		" 'summary': {'error': 0, 'warning': 0, 'info': 0, 'suppressed': 0,"
		"  'baseline': 0, 'not_verified': 0, 'rules': 0, 'contexts': 0}}");
}

static void
whole_run_is_written(void **state)
{
	struct findings findings = {
		.not_verified = 4, .rules = 97, .contexts = 1893, .suppressed = 2, .baseline = 6};

	(void)state;
	sample_document(&findings, "report.xml");
	sample_contradiction(&findings)->fix = "five";
	assert_json(read_back(&findings, &options),
		"{'version': 1, 'tool': {'name': 'tsagcheck', 'version': '0.1.0'},"
		" 'status': 'findings',"
		" 'documents': [{'name': 'report.xml', 'format': 'report-xml',"
		"  'packs': ['itu-common', 'wtsa-report'], 'sha256':"
		"  '00000000000000000000000000000000000000000000000000000000000000bb'}],"
		" 'findings': [{'rule': 'meeting-count', 'severity': 'error', 'message':"
		"  'The text counts four meetings, but Table 1 has 5 rows. Write the number of"
		" rows, or add the meeting that is missing.',"
		"  'requirement': 'A number of meetings in the text is the number of rows of"
		" the table.',"
		"  'document': 'report.xml', 'path': '1.2 › paragraph 1',"
		"  'start': {'line': 16, 'column': 10, 'offset': 16010},"
		"  'end': {'line': 16, 'column': 14, 'offset': 16014}, 'words': 'four',"
		"  'related': [{'document': 'report.xml', 'path': 'Table 1',"
		"   'start': {'line': 40, 'column': 5, 'offset': 40005},"
		"   'end': {'line': 40, 'column': 12, 'offset': 40012}, 'words': 'Table 1',"
		"   'message': 'Table 1 has 5 rows.'}],"
		"  'fix': {'replace': 'five'}, 'fingerprint':"
		"  '00000000000000000000000000000000000000000000000000000000000000aa'}],"
		" 'problems': [],"
		" 'summary': {'error': 1, 'warning': 0, 'info': 0, 'suppressed': 2,"
		"  'baseline': 6, 'not_verified': 4, 'rules': 97, 'contexts': 1893}}");
	findings_clear(&findings);
}

static void
layout_is_the_same_every_time(void **state)
{
	struct findings findings = {0};
	struct finding *f;
	char *text;

	(void)state;
	f = sample_finding(&findings, SEVERITY_WARNING, "r", "m",
		sample_place(&findings, "1", 2, 3, "x", 0, 1));
	f->fix = "";
	text = sample_emit("json", &findings, &options);
	assert_string_equal(text,
		"{\n"
		"  \"version\": 1,\n"
		"  \"tool\": {\"name\": \"tsagcheck\", \"version\": \"0.1.0\"},\n"
		"  \"status\": \"findings\",\n"
		"  \"documents\": [],\n"
		"  \"findings\": [\n"
		"    {\n"
		"      \"rule\": \"r\",\n"
		"      \"severity\": \"warning\",\n"
		"      \"message\": \"m\",\n"
		"      \"document\": \"report.xml\",\n"
		"      \"path\": \"1\",\n"
		"      \"start\": {\"line\": 2, \"column\": 3, \"offset\": 2003},\n"
		"      \"end\": {\"line\": 2, \"column\": 4, \"offset\": 2004},\n"
		"      \"words\": \"x\",\n"
		"      \"fix\": {\"replace\": \"\"}\n"
		"    }\n"
		"  ],\n"
		"  \"problems\": [],\n"
		"  \"summary\": {\"error\": 0, \"warning\": 1, \"info\": 0, \"suppressed\": 0, "
		"\"baseline\": 0, \"not_verified\": 0, \"rules\": 0, \"contexts\": 0}\n"
		"}\n");
	free(text);
	findings_clear(&findings);
}

static void
place_in_word_has_part_and_no_line(void **state)
{
	struct findings findings = {0};
	json_t *root;

	(void)state;
	sample_finding(&findings, SEVERITY_INFO, "r", "m",
		(struct place){.document = "a.docx",
			.path = "Annex 2",
			.part = "word/document.xml",
			.words = "",
			.excerpt = ""});
	root = read_back(&findings, &options);
	assert_json(json_incref(json_object_get(root, "findings")),
		"[{'rule': 'r', 'severity': 'info', 'message': 'm', 'document': 'a.docx',"
		" 'path': 'Annex 2', 'part': 'word/document.xml'}]");
	json_decref(root);
	findings_clear(&findings);
}

static void
incomplete_run_tells_its_problems(void **state)
{
	struct messages problems = {0};
	struct findings findings = {.problems = &problems};
	json_t *root;

	(void)state;
	message(&problems, MESSAGE_XML_BROKEN, (struct spot){"b.xml", 3, 14, NULL}, "no end tag");
	message(&problems, MESSAGE_FILE_EMPTY, (struct spot){"c\xFF.xml", 0, 0, NULL});
	message(&problems, MESSAGE_FILE_EMPTY, (struct spot){NULL, 0, 0, NULL});
	root = read_back(&findings, &options);
	assert_string_equal(json_string_value(json_object_get(root, "status")), "incomplete");
	assert_json(json_incref(json_object_get(root, "problems")),
		"[{'message': 'is not well-formed XML: no end tag (line 3, column 14)',"
		"  'document': 'b.xml'},"
		" {'message': 'is empty', 'document': 'c\xEF\xBF\xBD.xml'},"
		" {'message': 'is empty'}]");
	json_decref(root);
	findings_clear(&findings);
	messages_clear(&problems);
}

static void
show_hides_findings_but_not_their_number(void **state)
{
	const struct emit_options errors = {.version = "0", .show = SEVERITY_ERROR};
	struct findings findings = {0};
	json_t *root;

	(void)state;
	sample_finding(&findings, SEVERITY_WARNING, "w", "m",
		sample_place(&findings, "1", 1, 1, "x", 0, 1));
	sample_contradiction(&findings);
	root = read_back(&findings, &errors);
	assert_int_equal(json_array_size(json_object_get(root, "findings")), 1);
	assert_int_equal(
		json_integer_value(json_object_get(json_object_get(root, "summary"), "warning")),
		1);
	json_decref(root);
	findings_clear(&findings);
}

/* Writes text as JSON and gives what a parser reads from it. Caller frees with free(). */
static char *
through_json(const char *text)
{
	char *written = NULL, *again;
	size_t length;
	FILE *out = open_memstream(&written, &length);
	json_t *value;

	json_text(&(struct json_writer){.out = out}, text);
	fclose(out);
	value = json_loads(written, JSON_DECODE_ANY, NULL);
	assert_non_null(value);
	again = strdup(json_string_value(value));
	json_decref(value);
	free(written);
	return again;
}

static void
assert_through(const char *text, const char *expected)
{
	char *again = through_json(text);

	assert_string_equal(again, expected);
	free(again);
}

static void
every_character_comes_through(void **state)
{
	(void)state;
	for (unsigned int c = 1; c < 0x110000; c = c < 0x3000 ? c + 1 : c + 251) {
		struct buffer text = {0};

		if (c >= 0xD800 && c < 0xE000)
			continue;
		buffer_add_character(&text, c);
		assert_through(buffer_text(&text), buffer_text(&text));
		buffer_clear(&text);
	}
	assert_through("\"\\/\b\f\n\r\t\x1B", "\"\\/\b\f\n\r\t\x1B");
}

static void
bytes_that_are_not_utf8_are_replaced(void **state)
{
	(void)state;
	assert_through("a\xFFz", "a\xEF\xBF\xBDz");
	assert_through("caf\xE9", "caf\xEF\xBF\xBD");
	/* a surrogate and an overlong slash */
	assert_through("\xED\xA0\x80", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
	assert_through("\xC0\xAF", "\xEF\xBF\xBD\xEF\xBF\xBD");
	assert_through("\xF0\x9F", "\xEF\xBF\xBD\xEF\xBF\xBD");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(empty_run_has_every_list),
		cmocka_unit_test(whole_run_is_written),
		cmocka_unit_test(layout_is_the_same_every_time),
		cmocka_unit_test(place_in_word_has_part_and_no_line),
		cmocka_unit_test(incomplete_run_tells_its_problems),
		cmocka_unit_test(show_hides_findings_but_not_their_number),
		cmocka_unit_test(every_character_comes_through),
		cmocka_unit_test(bytes_that_are_not_utf8_are_replaced),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
