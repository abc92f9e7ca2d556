/* test_formats.c -- tests: what other programs read of findings, whatever characters are in them */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <jansson.h>
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <stdlib.h>
#include <string.h>

#include "../checker/base/tree.h"
#include "sample_findings.h"

/* Quotes, separators, markup, line ends, an escape character and a byte that is no UTF-8. */
#define NASTY "a \"b\", <c> & 'd': %\n\xC3\xA9\x1B\xFF.xml"
#define NASTY_SHOWN "a \"b\", <c> & 'd': %\n\xC3\xA9\xEF\xBF\xBD\xEF\xBF\xBD.xml"

static const struct rule_summary rules[] = {
	{"meeting-count", "Meetings are counted", "Readers count on it.", "Internal",
		SEVERITY_ERROR},
	{"quiet", "Nothing is wrong", NULL, NULL, SEVERITY_INFO},
};

static const struct emit_options options = {.version = "1.2.3", .rules = rules, .rule_count = 2};

/* A contradiction, and an information in a document without lines that has a nasty name. */
static void
make_findings(struct findings *findings)
{
	struct finding *finding;

	*findings = (struct findings){0};
	sample_document(findings, "report.xml");
	sample_contradiction(findings);
	sample_document(findings, NASTY);
	finding = sample_finding(findings, SEVERITY_INFO, "nasty", NASTY,
		(struct place){.document = NASTY, .path = NASTY, .words = NASTY, .excerpt = ""});
	finding->fingerprint = "00ff";
	finding->order = 1;
}

static json_t *
load_json(const char *format, const struct findings *findings)
{
	char *text = sample_emit(format, findings, &options);
	json_error_t error;
	json_t *read = json_loads(text, 0, &error);

	if (!read)
		fail_msg("%s: %s in line %d of\n%s", format, error.text, error.line, text);
	free(text);
	return read;
}

static const char *
text_at(const json_t *from, const char *path)
{
	char name[64];

	while (from && *path) {
		const size_t length = strcspn(path, "/");

		assert_true(length < sizeof name);
		memcpy(name, path, length);
		name[length] = '\0';
		from = json_is_array(from) ? json_array_get(from, strtoul(name, NULL, 10))
		                           : json_object_get(from, name);
		path += length + (path[length] == '/');
	}
	return json_string_value(from);
}

static void
sarif_is_what_code_scanning_reads(void **state)
{
	struct findings findings;
	json_t *sarif, *results;

	(void)state;
	make_findings(&findings);
	sarif = load_json("sarif", &findings);
	results = json_object_get(json_array_get(json_object_get(sarif, "runs"), 0), "results");
	assert_string_equal(text_at(sarif, "version"), "2.1.0");
	assert_int_equal(json_array_size(results), 2);
	assert_string_equal(text_at(results, "0/ruleId"), "meeting-count");
	assert_string_equal(text_at(results, "0/level"), "error");
	assert_string_equal(text_at(results, "1/level"), "note");
	assert_string_equal(text_at(results, "0/locations/0/physicalLocation/artifactLocation/uri"),
		"report.xml");
	assert_string_equal(text_at(results, "1/locations/0/physicalLocation/artifactLocation/uri"),
		"a%20%22b%22%2C%20%3Cc%3E%20%26%20%27d%27%3A%20%25%0A%C3%A9%1B%FF.xml");
	assert_string_equal(
		text_at(results, "1/partialFingerprints/primaryLocationLineHash"), "00ff");
	assert_string_equal(
		text_at(results, "0/relatedLocations/0/message/text"), "Table 1 has 5 rows.");
	/* rules by id: meeting-count, nasty, quiet */
	assert_string_equal(text_at(sarif, "runs/0/tool/driver/rules/1/id"), "nasty");
	assert_string_equal(text_at(sarif, "runs/0/tool/driver/rules/0/fullDescription/text"),
		"Readers count on it.");
	assert_non_null(strstr(
		text_at(sarif, "runs/0/tool/driver/rules/0/help/markdown"), "Source: Internal"));
	json_decref(sarif);
	findings_clear(&findings);
}

/* A region begins at 1:1 at least, in Word, too. */
static void
sarif_has_a_region_for_every_result(void **state)
{
	struct findings findings;
	json_t *sarif, *results, *result;
	size_t i;

	(void)state;
	make_findings(&findings);
	sarif = load_json("sarif", &findings);
	results = json_object_get(json_array_get(json_object_get(sarif, "runs"), 0), "results");
	json_array_foreach(results, i, result)
	{
		json_t *place = json_array_get(json_object_get(result, "locations"), 0);
		json_t *region =
			json_object_get(json_object_get(place, "physicalLocation"), "region");

		assert_true(json_integer_value(json_object_get(region, "startLine")) >= 1);
		assert_true(json_integer_value(json_object_get(region, "endColumn")) >= 1);
	}
	assert_int_equal(i, 2);
	json_decref(sarif);
	findings_clear(&findings);
}

static void
gitlab_is_an_array_of_entries(void **state)
{
	struct findings findings;
	json_t *entries;

	(void)state;
	make_findings(&findings);
	entries = load_json("gitlab", &findings);
	assert_int_equal(json_array_size(entries), 2);
	assert_string_equal(text_at(entries, "0/severity"), "major");
	assert_string_equal(text_at(entries, "1/description"),
		"a \"b\", <c> & 'd': %\n\xC3\xA9\x1B\xEF\xBF\xBD.xml");
	assert_int_equal(strlen(text_at(entries, "1/fingerprint")), 64);
	json_decref(entries);
	findings_clear(&findings);
}

/* The same words twice in one paragraph, and in two files: four findings and not one. */
static void
what_is_found_again_is_told_apart(void **state)
{
	struct findings findings = {0};
	const char *prints[4];
	json_t *entries, *sarif;
	char path[80];

	(void)state;
	sample_document(&findings, "report.xml");
	for (size_t i = 0; i < 4; i++)
		sample_contradiction(&findings)->place.document =
			i < 2 ? "report.xml" : "other.xml";
	entries = load_json("gitlab", &findings);
	sarif = load_json("sarif", &findings);
	for (size_t i = 0; i < 4; i++) {
		snprintf(path, sizeof path, "%zu/fingerprint", i);
		prints[i] = text_at(entries, path);
		for (size_t j = 0; j < i; j++)
			assert_string_not_equal(prints[i], prints[j]);
		snprintf(path, sizeof path,
			"runs/0/results/%zu/partialFingerprints/primaryLocationLineHash", i);
		assert_string_equal(text_at(sarif, path) + 62, i % 2 ? "aa:2" : "aa");
	}
	json_decref(entries);
	json_decref(sarif);
	findings_clear(&findings);
}

/* "./" and "//" would be another file to those who compare names. */
static void
names_of_files_go_the_straight_way(void **state)
{
	struct findings findings = {0};
	json_t *entries, *sarif;
	char *github;

	(void)state;
	sample_document(&findings, "././a b//./c.xml");
	sample_contradiction(&findings)->place.document = "././a b//./c.xml";
	entries = load_json("gitlab", &findings);
	sarif = load_json("sarif", &findings);
	github = sample_emit("github", &findings, &options);
	assert_string_equal(text_at(entries, "0/location/path"), "a b/c.xml");
	assert_string_equal(
		text_at(sarif,
			"runs/0/results/0/locations/0/physicalLocation/artifactLocation/uri"),
		"a%20b/c.xml");
	assert_non_null(strstr(github, "file=a b/c.xml,"));
	free(github);
	json_decref(entries);
	json_decref(sarif);
	findings_clear(&findings);
}

static void
every_line_of_jsonl_is_a_finding(void **state)
{
	struct findings findings;
	char *text, *line;
	size_t count = 0;

	(void)state;
	make_findings(&findings);
	text = sample_emit("jsonl", &findings, &options);
	for (line = strtok(text, "\n"); line; line = strtok(NULL, "\n")) {
		json_t *read = json_loads(line, 0, NULL);

		assert_non_null(text_at(read, "rule"));
		json_decref(read);
		count++;
	}
	assert_int_equal(count, 2);
	free(text);
	findings_clear(&findings);
}

static xmlDoc *
load_xml(const char *format, const struct findings *findings)
{
	char *text = sample_emit(format, findings, &options);
	xmlDoc *read = xmlReadMemory(text, (int)strlen(text), format, NULL, XML_PARSE_NONET);

	if (!read)
		fail_msg("%s is not well-formed:\n%s", format, text);
	free(text);
	return read;
}

static size_t
count_elements(const xmlDoc *doc, const char *name)
{
	const xmlNode *root = xmlDocGetRootElement(doc);
	size_t count = 0;

	for (const xmlNode *node = root; node; node = node_following(node, root))
		count += node->type == XML_ELEMENT_NODE && !strcmp((const char *)node->name, name);
	return count;
}

static void
checkstyle_and_junit_are_xml(void **state)
{
	struct findings findings;
	xmlDoc *checkstyle, *junit;
	xmlChar *name;

	(void)state;
	make_findings(&findings);
	checkstyle = load_xml("checkstyle", &findings);
	assert_int_equal(count_elements(checkstyle, "file"), 2);
	assert_int_equal(count_elements(checkstyle, "error"), 2);
	name = xmlGetProp(xmlDocGetRootElement(checkstyle)->last->prev, (const xmlChar *)"name");
	assert_string_equal((char *)name, NASTY_SHOWN);
	xmlFree(name);
	junit = load_xml("junit", &findings);
	assert_int_equal(count_elements(junit, "testsuite"), 2);
	assert_int_equal(count_elements(junit, "failure"), 2);
	/* one rule fails and one passes in the first document, a third fails in the other */
	assert_int_equal(count_elements(junit, "testcase"), 5);
	xmlFreeDoc(checkstyle);
	xmlFreeDoc(junit);
	findings_clear(&findings);
}

/* White space in an attribute would be read as spaces. */
static void
white_space_in_attributes_stays(void **state)
{
	struct findings findings = {0};
	xmlDoc *checkstyle;
	xmlChar *name;

	(void)state;
	sample_document(&findings, "a\tb\rc\nd.xml");
	sample_contradiction(&findings)->place.document = "a\tb\rc\nd.xml";
	checkstyle = load_xml("checkstyle", &findings);
	name = xmlGetProp(
		xmlFirstElementChild(xmlDocGetRootElement(checkstyle)), (const xmlChar *)"name");
	assert_string_equal((char *)name, "a\tb\rc\nd.xml");
	xmlFree(name);
	xmlFreeDoc(checkstyle);
	findings_clear(&findings);
}

static void
annotations_and_rows_escape_what_ends_them(void **state)
{
	struct findings findings;
	char *github, *csv;

	(void)state;
	make_findings(&findings);
	github = sample_emit("github", &findings, &options);
	csv = sample_emit("csv", &findings, &options);
	assert_non_null(strstr(github, "::error file=report.xml,line=16,endLine=16,col=10,"));
	assert_non_null(strstr(github, "::notice file=a \"b\"%2C <c> & 'd'%3A %25%0A"));
	assert_null(strstr(github, "\n\xC3\xA9"));
	assert_non_null(strstr(csv, "\r\n\"report.xml\",16,10,"));
	assert_non_null(strstr(csv, "\"a \"\"b\"\", <c> & 'd': %\n"));
	free(github);
	free(csv);
	findings_clear(&findings);
}

/* An incomplete run is said in every format. */
static void
problems_are_in_every_format(void **state)
{
	static const char *const formats[] = {"jsonl", "sarif", "junit", "github", "gitlab",
		"checkstyle", "csv", "markdown", "html", "svrl"};
	struct messages problems = {.out = NULL};
	struct findings findings = {.problems = &problems};

	(void)state;
	message(&problems, MESSAGE_FILE_EMPTY, (struct spot){.file = "lost.xml"});
	for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
		char *text = sample_emit(formats[i], &findings, &options);

		if (!strstr(text, "lost.xml"))
			fail_msg("%s says nothing of the problem:\n%s", formats[i], text);
		free(text);
	}
	messages_clear(&problems);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sarif_is_what_code_scanning_reads),
		cmocka_unit_test(sarif_has_a_region_for_every_result),
		cmocka_unit_test(gitlab_is_an_array_of_entries),
		cmocka_unit_test(what_is_found_again_is_told_apart),
		cmocka_unit_test(names_of_files_go_the_straight_way),
		cmocka_unit_test(every_line_of_jsonl_is_a_finding),
		cmocka_unit_test(checkstyle_and_junit_are_xml),
		cmocka_unit_test(white_space_in_attributes_stays),
		cmocka_unit_test(annotations_and_rows_escape_what_ends_them),
		cmocka_unit_test(problems_are_in_every_format),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
