/* test_seed_word.c -- tests: the real report says the same as Word document, Flat OPC and text */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <ctype.h>
#include <jansson.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../checker/base/tree.h"
#include "../checker/load/report.h"
#include "../checker/load/shown.h"
#include "program.h"
#include "seed.h"
#include "walk.h"

static const char *program;

static const char *const word_files[] = {"wtsa24-doc24.docx", "wtsa24-doc24.flat.xml"};

static const char *
file_or_skip(const char *name, struct arena *a)
{
	const char *shared = getenv("TSAGCHECK_SHARED");
	const char *file = arena_print(a, "%s/seed/%s", shared ? shared : "../shared", name);

	if (access(file, R_OK) != 0) {
		print_message("skipped: there is no %s; set TSAGCHECK_SHARED\n", file);
		skip();
	}
	return file;
}

/* Takes out in which annex the texts of Questions are: a heading before one of them was lost when
 * the text was extracted. */
static char *
without_annexes(const char *facts, struct arena *a)
{
	static const char named[] = " annex=\"";
	char *copy = arena_copy(a, facts), *at = copy;

	while ((at = strstr(at, "<question-text "))) {
		char *annex = strstr(at, named), *end = strchr(at, '>');

		if (annex && end && annex < end) {
			const char *behind = strchr(annex + strlen(named), '"') + 1;

			memmove(annex, behind, strlen(behind) + 1);
		}
		at++;
	}
	return copy;
}

static void
the_facts_are_the_same(void **state)
{
	struct arena a = {0};
	struct outcome text = PROGRAM(program, &a, "facts", file_or_skip("wtsa24-doc24.txt", &a));

	const char *expected = without_annexes(text.output, &a);

	(void)state;
	assert_int_equal(text.status, 0);
	assert_true(strlen(text.output) > 10000);
	for (size_t i = 0; i < 2; i++) {
		struct outcome word =
			PROGRAM(program, &a, "facts", file_or_skip(word_files[i], &a));

		assert_int_equal(word.status, 0);
		assert_string_equal(word.trouble, "");
		assert_string_equal(without_annexes(word.output, &a), expected);
	}
	arena_clear(&a);
}

/* Word shows some labels in capitals. */
static void
lower_path(json_t *finding)
{
	char *path = strdup(json_string_value(json_object_get(finding, "path")));

	assert_non_null(path);
	for (char *c = path; *c; c++)
		if (*c >= 'A' && *c <= 'Z')
			*c = (char)(*c - 'A' + 'a');
	json_object_set_new(finding, "path", json_string(path));
	free(path);
}

/* The findings of a file, with what differs between forms of a document taken out. */
static json_t *
findings_of(const char *file, struct arena *a)
{
	struct outcome outcome = PROGRAM(program, a, "--format", "json", file);
	json_t *all = json_loads(outcome.output, 0, NULL), *findings, *finding, *related;
	size_t i, j;

	assert_non_null(all);
	findings = json_incref(json_object_get(all, "findings"));
	json_decref(all);
	json_array_foreach(findings, i, finding)
	{
		static const char *const places[] = {
			"document", "start", "end", "part", "fingerprint"};

		lower_path(finding);
		for (size_t k = 0; k < sizeof places / sizeof *places; k++) {
			json_object_del(finding, places[k]);
			json_array_foreach(json_object_get(finding, "related"), j, related)
				json_object_del(related, places[k]);
		}
		json_array_foreach(json_object_get(finding, "related"), j, related)
			lower_path(related);
	}
	return findings;
}

static int
compare(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* A line for each finding, sorted. Lives in a. */
static const char *
findings_text(const char *file, struct arena *a)
{
	json_t *findings = findings_of(file, a);
	const size_t count = json_array_size(findings);
	char **lines = arena_alloc(a, (count + 1) * sizeof *lines);
	const char *text = "";

	for (size_t i = 0; i < count; i++)
		lines[i] = json_dumps(json_array_get(findings, i), JSON_SORT_KEYS);
	qsort(lines, count, sizeof *lines, compare);
	for (size_t i = 0; i < count; i++) {
		text = arena_print(a, "%s%s\n", text, lines[i]);
		free(lines[i]);
	}
	json_decref(findings);
	return text;
}

static void
the_findings_are_the_same(void **state)
{
	struct arena a = {0};
	const char *text = findings_text(file_or_skip("wtsa24-doc24.txt", &a), &a);

	(void)state;
	assert_true(strlen(text) > 1000);
	for (size_t i = 0; i < 2; i++)
		assert_string_equal(findings_text(file_or_skip(word_files[i], &a), &a), text);
	arena_clear(&a);
}

static void
places_name_the_part(void **state)
{
	struct arena a = {0};
	struct outcome outcome =
		PROGRAM(program, &a, "--format", "json", file_or_skip("wtsa24-doc24.docx", &a));
	json_t *all = json_loads(outcome.output, 0, NULL);
	const json_t *finding = json_array_get(json_object_get(all, "findings"), 0);

	(void)state;
	assert_string_equal(text_member(finding, "part"), "word/document.xml");
	assert_null(json_object_get(finding, "start"));
	assert_string_equal(text_member(finding, "path"), "1 \u203A paragraph 1");
	assert_string_equal(text_member(finding, "words"), "Rev. Geneva 2022");
	assert_string_equal(
		text_member(json_array_get(json_object_get(all, "documents"), 0), "format"),
		"docx");
	json_decref(all);
	arena_clear(&a);
}

static bool
is_lost(const xmlNode *node)
{
	return node && node->type == XML_PI_NODE && !strcmp((const char *)node->name, "lost");
}

static const xmlNode *
next_title_or_row(const xmlNode *node)
{
	do
		node = node_behind(node);
	while (node && !is_element(node, "title") && !is_element(node, "tr"));
	return node;
}

/* The words of both, wherever lines begin; Word shows some titles in capitals. */
static void
assert_same_words(const xmlNode *read, const xmlNode *expected)
{
	struct buffer texts[2] = {{0}};
	char *plain[2];

	shown_text(read, &texts[0]);
	shown_text(expected, &texts[1]);
	for (size_t i = 0; i < 2; i++) {
		for (size_t j = 0; j < texts[i].length; j++)
			texts[i].text[j] = texts[i].text[j] == '\n'
			                           ? ' '
			                           : (char)toupper((unsigned char)texts[i].text[j]);
		plain[i] = plain_text(buffer_text(&texts[i]));
	}
	assert_string_equal(plain[0], plain[1]);
	for (size_t i = 0; i < 2; i++) {
		free(plain[i]);
		buffer_clear(&texts[i]);
	}
}

static void
titles_and_cells_are_the_same(void **state)
{
	const struct load_options options = {0};
	struct messages messages = {.out = stderr};
	struct arena a = {0};
	struct report text, word;
	const xmlNode *expected, *read;
	size_t count = 0;

	(void)state;
	assert_int_equal(
		report_load(&text, file_or_skip("wtsa24-doc24.txt", &a), &options, &messages), 0);
	assert_int_equal(
		report_load(&word, file_or_skip(word_files[0], &a), &options, &messages), 0);
	expected = next_title_or_row(xmlDocGetRootElement(text.tree));
	read = next_title_or_row(xmlDocGetRootElement(word.tree));
	for (; expected && read; count++) {
		assert_string_equal((const char *)read->name, (const char *)expected->name);
		/* what the extraction lost is in the Word file */
		if (!is_lost(expected->last))
			assert_same_words(read, expected);
		expected = next_title_or_row(expected);
		read = next_title_or_row(read);
	}
	assert_null(expected);
	assert_null(read);
	assert_true(count > 400);
	report_clear(&text);
	report_clear(&word);
	arena_clear(&a);
}

int
main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_facts_are_the_same),
		cmocka_unit_test(the_findings_are_the_same),
		cmocka_unit_test(places_name_the_part),
		cmocka_unit_test(titles_and_cells_are_the_same),
	};
	struct arena a = {0};

	(void)argc;
	program = program_beside(argv[0], &a);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
