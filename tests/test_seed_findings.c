/* test_seed_findings.c -- tests: what is found in the real report, as text and as XML */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "calling.h"
#include "files.h"
#include "program.h"

/* The report as extracted text, and as the report.xml that it is converted to. */
struct forms {
	const char *program, *folder, *text, *xml;
	struct arena arena;
};

/* What there is to find: the rule, and the line of the extracted text. */
static const struct expected {
	const char *rule;
	int line;
} expected[] = {
	{"resolution-form", 12},
	{"identifier-spacing", 12},
	{"assembly-consistent", 12},
	{"term-agrees", 310},
	{"term-within-body", 310},
	{"other-group-reported", 341},
	{"person-consistent", 376},
	{"term-form", 407},
	{"table-cited", 411},
	{"table-cited", 425},
	{"quotes-balanced", 458},
	{"acronym-expanded", 466},
	{"acronym-expanded", 491},
	{"annex-cited", 501},
	{"identifier-spacing", 529},
	{"recommendation-title-agrees", 618},
	{"annex-cited-exists", 666},
	{"document-revision-agrees", 667},
	{"annex-cited-exists", 667},
	{"question-title-continued", 700},
	{"acronym-expanded", 710},
	{"acronym-expanded", 796},
	{"annex-heading-agrees", 819},
	{"resolution-edition-agrees", 819},
	{"study-period-consistent", 821},
	{"study-period-consistent", 822},
	{"acronym-expanded", 831},
	{"responsibility-not-empty", 867},
	{"recommendation-title-agrees", 931},
	{"recommendation-title-agrees", 936},
	{"recommendation-title-agrees", 938},
	{"resolution-form", 952},
	{"deliverable-name-consistent", 995},
	{"recommendation-exists", 1000},
	{"drafting-leftover", 1021},
	{"working-party-known", 1043},
	{"identifier-spacing", 1049},
	{"table-cited", 1060},
	{"action-objective-agrees", 1115},
	{"action-objective-agrees", 1117},
	{"resolution-form", 1198},
	{"resolution-form", 1198},
	{"action-objective-agrees", 1295},
	{"action-objective-agrees", 1347},
	{"resolution-form", 1361},
	{"action-objective-agrees", 1401},
	{"action-objective-agrees", 1449},
	{"resolution-edition-agrees", 1506},
	{"resolution-form", 1506},
	{"action-objective-agrees", 1542},
	{"resolution-edition-agrees", 1563},
	{"resolution-edition-known", 1563},
	{"resolution-form", 1563},
	{"action-objective-agrees", 1739},
	{"drafting-leftover", 1975},
	{"tag-listed-in-target", 2000},
	{"tag-listed-in-target", 2028},
	{"drafting-leftover", 2046},
	{"proposal-numbering", 2048},
	{"proposal-numbering", 2063},
	{"proposal-numbering", 2078},
	{"document-name-consistent", 2200},
	{"meeting-number-one-date", 2278},
	{"cited-meeting-listed", 2283},
	{"annex-cited", 2289},
};

enum { EXPECTED = sizeof expected / sizeof *expected };

static void
forms_or_skip(struct forms *forms)
{
	const char *shared = getenv("TSAGCHECK_SHARED");
	struct arena *a = &forms->arena;

	forms->text = arena_print(a, "%s/seed/wtsa24-doc24.txt", shared ? shared : "../shared");
	if (!file_text(forms->text, a)) {
		print_message("skipped: there is no shared folder; set TSAGCHECK_SHARED\n");
		skip();
	}
	forms->folder = folder_new(a);
	forms->xml = folder_write(forms->folder, "report.xml",
		PROGRAM(forms->program, a, "convert", forms->text).output, a);
}

static json_t *
check(struct forms *forms, const char *file)
{
	struct outcome run = PROGRAM(forms->program, &forms->arena, "--format", "json", file);
	json_t *result = json_loads(run.output, 0, NULL);

	assert_int_equal(run.status, 1);
	assert_string_equal(run.trouble, "");
	assert_non_null(result);
	return result;
}

static json_t *
finding_at(const json_t *of, size_t i)
{
	return json_array_get(json_object_get(of, "findings"), i);
}

static const char *
member(const json_t *of, size_t i, const char *key)
{
	return json_string_value(json_object_get(finding_at(of, i), key));
}

/* What was found, a row of `expected` each: for whoever has read what is new, and found it true. */
static void
print_found(const json_t *of)
{
	json_t *finding;
	size_t i;

	json_array_foreach(json_object_get(of, "findings"), i, finding)
		print_message("\t{\"%s\", %d},\n", member(of, i, "rule"),
			(int)json_integer_value(
				json_object_get(json_object_get(finding, "start"), "line")));
}

static bool
is_expected(const json_t *of, size_t i)
{
	const json_t *start = json_object_get(finding_at(of, i), "start");

	return member(of, i, "rule") && !strcmp(member(of, i, "rule"), expected[i].rule) &&
	       json_integer_value(json_object_get(start, "line")) == expected[i].line;
}

static void
the_findings_are_these(void **state)
{
	struct forms *forms = *state;
	json_t *text;
	size_t i = 0;

	forms_or_skip(forms);
	text = check(forms, forms->text);
	while (i < EXPECTED && is_expected(text, i))
		i++;
	if (i < EXPECTED || json_array_size(json_object_get(text, "findings")) != EXPECTED) {
		print_found(text);
		fail_msg("finding %zu is another one than expected", i + 1);
	}
	json_decref(text);
	folder_remove(forms->folder);
}

/* Where in the other form the finding is: a title stands before what is above it in the text. */
static size_t
same_finding(const json_t *of, const char *fingerprint)
{
	size_t i = 0;

	while (member(of, i, "fingerprint") &&
		strcmp(member(of, i, "fingerprint"), fingerprint) != 0)
		i++;
	return i;
}

static void
both_forms_have_the_same_findings(void **state)
{
	static const char *const keys[] = {"rule", "path", "words", "message"};
	struct forms *forms = *state;
	json_t *text, *xml;

	forms_or_skip(forms);
	text = check(forms, forms->text);
	xml = check(forms, forms->xml);
	assert_int_equal(json_array_size(json_object_get(text, "findings")),
		json_array_size(json_object_get(xml, "findings")));
	for (size_t i = 0; finding_at(text, i); i++) {
		size_t other = same_finding(xml, member(text, i, "fingerprint"));

		for (size_t k = 0; k < sizeof keys / sizeof *keys; k++) {
			assert_non_null(member(xml, other, keys[k]));
			assert_string_equal(member(xml, other, keys[k]), member(text, i, keys[k]));
		}
	}
	json_decref(text);
	json_decref(xml);
	folder_remove(forms->folder);
}

int
main(int argc, char **argv)
{
	struct forms forms = {.text = NULL};
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_prestate(the_findings_are_these, &forms),
		cmocka_unit_test_prestate(both_forms_have_the_same_findings, &forms),
	};
	int failed;

	forms.program = program_beside(argc ? argv[0] : "", &forms.arena);
	failed = cmocka_run_group_tests_name("seed findings", tests, NULL, NULL);
	arena_clear(&forms.arena);
	return failed;
}
