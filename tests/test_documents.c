/* test_documents.c -- tests: document(): which files expressions can read, and which not */
#define _XOPEN_SOURCE 700 /* symlink */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>
#include <unistd.h>

#include "../checker/check/documents.h"
#include "../checker/load/place.h"
#include "calling.h"

static const char schema[] =
	"<sch:schema xmlns:sch='http://purl.oclc.org/dsdl/schematron'>\n"
	"<sch:ns prefix='str' uri='http://exslt.org/strings'/>\n"
	"<sch:let name='words' value=\"str:tokenize('a b')\"/>\n"
	"<sch:let name='codes' value=\"document('codes.xml')/codes/c\"/>\n"
	"<sch:pattern><sch:rule context='/*'>\n"
	"<sch:report test='$codes = 7'><sch:value-of select='count($words)'/> words, code"
	" <sch:value-of select='$codes[2]'/></sch:report>\n"
	"</sch:rule></sch:pattern></sch:schema>\n";

static const char checked[] =
	"<r><ref href='rules/codes.xml'/><ref href='other.xml'/><ref href='other.xml'/>"
	"<sub xml:base='rules/deep/'><ref href='deep.xml'/></sub></r>";

/* The files of a test. */
struct files {
	struct arena arena;
	const char *folder, *checked, *schema;
};

static void
files_write(struct files *files)
{
	struct arena *a = &files->arena;

	*files = (struct files){.folder = NULL};
	files->folder = folder_new(a);
	files->checked = folder_write(files->folder, "doc.xml", checked, a);
	files->schema = folder_write(files->folder, "rules/rule.sch", schema, a);
	folder_write(files->folder, "rules/codes.xml", "<codes>\n <c>5</c>\n <c>7</c></codes>", a);
	folder_write(files->folder, "rules/with space.xml", "<space/>", a);
	folder_write(files->folder, "rules/deep/deep.xml", "<deep><c>codes.xml</c></deep>", a);
	folder_write(files->folder, "rules/broken.xml", "<a>\n<b></a>", a);
	folder_write(files->folder, "other.xml", "<other/>", a);
	folder_write(files->folder, "rules-of-others/x.xml", "<x/>", a);
	assert_int_equal(
		symlink("../other.xml", arena_print(a, "%s/rules/link.xml", files->folder)), 0);
}

static void
files_remove(struct files *files)
{
	folder_remove(files->folder);
	arena_clear(&files->arena);
}

static void
assert_all(const struct function_table *const *functions, const struct called *items, size_t count)
{
	struct files files;
	struct calling calling;

	files_write(&files);
	calling_begin(&calling, files.checked, functions);
	calling.written_in = files.schema;
	for (size_t i = 0; i < count; i++)
		assert_called(&calling, &items[i]);
	calling_end(&calling);
	files_remove(&files);
}

static const struct called anywhere[] = {
	{"local-name(document('')/*)", 's', "schema"},
	{"document('codes.xml')", 'c', "1"},
	{"string(document('codes.xml')/codes/c[2])", 's', "7"},
	{"generate-id(document('codes.xml')) = generate-id(document('deep/../codes.xml'))", 'b',
		"true"},
	{"generate-id(document('')) = generate-id(document('rule.sch'))", 'b', "true"},
	{"generate-id(document('../doc.xml')) = generate-id(/)", 'b', "true"},
	{"generate-id(document('', /)) = generate-id(/)", 'b', "true"},
	{"document(ref/@href)", 'c', "2"},
	{"name(document(sub/ref/@href)/*)", 's', "deep"},
	{"document(ref/@nothing)", 'c', "0"},
	{"name(document('other.xml', /)/*)", 's', "other"},
	{"name(document('deep.xml', sub)/*)", 's', "deep"},
	{"string(document('../codes.xml', document('deep/deep.xml'))/codes/c)", 's', "5"},
	{"name(document('with%20space.xml')/*)", 's', "space"},
	{"name(document('with space.xml')/*)", 's', "space"},
	{"name(document('link.xml')/*)", 's', "other"},
	{"document('other.xml', ref/@nothing)", '!',
		"the second argument of document() is an empty"},
	{"document('other.xml', 'x')", '!', "document() is given what is not a set of nodes"},
	{"document('missing.xml')", '!', "missing.xml cannot be opened"},
	{"count(document('missing.xml'))", '-', ""},
	{"document('broken.xml')", '!', "is not well-formed XML"},
	{"not(document('./broken.xml'))", '-', ""},
	{"document('codes.xml#c')", '!', "only whole documents"},
	{"document('http://example.org/codes.xml')", '!', "the network is never asked"},
	{"document('//example.org/codes.xml')", '!', "the network is never asked"},
	{"document('file://example.org/codes.xml')", '!', "the network is never asked"},
	{"document('deep')", '!', "is not a file"},
	{"document('/dev/zero')", '!', "is not a file"},
	{"document()", '!', "too few"},
	{"document('a', /, /)", '!', "too many"},
};

static void
a_schema_reads_local_files(void **state)
{
	(void)state;
	assert_all(schematron_functions, anywhere, sizeof anywhere / sizeof *anywhere);
}

static const struct called confined[] = {
	{"name(document('codes.xml')/*)", 's', "codes"},
	{"name(document('deep/deep.xml')/*)", 's', "deep"},
	{"local-name(document('')/*)", 's', "schema"},
	{"name(document(ref[1]/@href)/*)", 's', "codes"},
	{"document('../other.xml')", '!', "is not in the folder of the rule"},
	{"document('../doc.xml')", '!', "is not in the folder of the rule"},
	{"document('../rules-of-others/x.xml')", '!', "is not in the folder of the rule"},
	{"document('link.xml')", '!', "is not in the folder of the rule"},
	{"document('other.xml', /)", '!', "is not in the folder of the rule"},
	{"document('/etc/passwd')", '!', "is not in the folder of the rule"},
	{"document('file:///etc/passwd')", '!', "is not in the folder of the rule"},
	{"document('http://example.org/codes.xml')", '!', "the network is never asked"},
};

static void
a_rule_reads_its_own_folder(void **state)
{
	(void)state;
	assert_all(check_functions, confined, sizeof confined / sizeof *confined);
}

static void
nodes_of_documents_have_places(void **state)
{
	struct files files;
	struct calling calling;
	xmlXPathObject *value;
	struct report *report;
	const xmlNode *node;

	(void)state;
	files_write(&files);
	calling_begin(&calling, files.checked, schematron_functions);
	calling.written_in = files.schema;
	value = calling_value(&calling, "document('codes.xml')/codes/c[2]");
	assert_non_null(value);
	node = value->nodesetval->nodeTab[0];
	report = document_report(&calling.run, node->doc);
	assert_non_null(report);
	assert_non_null(strstr(report->name, "rules/codes.xml"));
	assert_int_equal(source_spot(&report->source, place_extent(report, node).start).line, 3);
	assert_ptr_equal(document_report(&calling.run, calling.report.tree), &calling.report);
	assert_null(document_report(&calling.run, NULL));
	xmlXPathFreeObject(value);
	calling_end(&calling);
	documents_clear(&calling.run);
	files_remove(&files);
}

/* What lets hold is freed before the trees that it is in. */
static void
lets_hold_nodes_of_documents(void **state)
{
	struct files files;
	struct rule_set rules = {0};
	struct messages messages = {.out = NULL};
	struct findings findings = {0};
	struct report report;

	(void)state;
	files_write(&files);
	assert_int_equal(rule_set_add(&rules, files.schema, check_functions, &messages), 0);
	assert_int_equal(
		report_load_xml(&report, files.checked, &(struct load_options){0}, &messages), 0);
	assert_int_equal(
		report_check(&rules, &report, &(struct check_options){0}, &findings, &messages), 0);
	assert_int_equal(findings.count, 1);
	assert_string_equal(findings.items[0].message, "2 words, code 7");
	findings_clear(&findings);
	report_clear(&report);
	rule_set_clear(&rules);
	messages_clear(&messages);
	files_remove(&files);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_schema_reads_local_files),
		cmocka_unit_test(a_rule_reads_its_own_folder),
		cmocka_unit_test(nodes_of_documents_have_places),
		cmocka_unit_test(lets_hold_nodes_of_documents),
	};

	return cmocka_run_group_tests_name("documents", tests, NULL, NULL);
}
