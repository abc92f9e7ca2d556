/* test_other_packages.c -- tests: packages that hold no Word document, or not all of one */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "../checker/cli/file.h"
#include "desk.h"
#include "program.h"
#include "word.h"

static struct desk desk;

#define TYPES "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
#define RELATIONSHIPS(content)                                                          \
	"<Relationships "                                                               \
	"xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>" content \
	"</Relationships>"
#define LEADS_TO(type, target) "<Relationship Id='1' Type='" TYPES type "' Target='" target "'/>"
#define OPEN_DOCUMENT \
	"<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'>"
#define DOCUMENT                                                                              \
	"<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'>" \
	"<w:body><w:p><w:r><w:t>Text.</w:t></w:r></w:p></w:body></w:document>"

/* What the package is: a part, where its document is said to be, and words of what is said. */
static const struct {
	const char *part, *content, *relationships, *says, *remedy;
} packages[] = {
	{"a.xml", "<workbook/>", LEADS_TO("officeDocument", "a.xml"), "is an Excel workbook",
		"saved from Word"},
	{"a.xml", "<presentation/>", LEADS_TO("officeDocument", "a.xml"),
		"is a PowerPoint presentation", "saved from Word"},
	{"a.xml", "<html/>", LEADS_TO("officeDocument", "a.xml"), "is a web page in a Word package",
		"saved from Word"},
	{"a.xml", "<document/>", LEADS_TO("officeDocument", "a.xml"),
		"is a package without a Word document", "saved from Word"},
	{"a.xml", DOCUMENT, LEADS_TO("styles", "a.xml"), "without a Word document", ".docx"},
	{"a.xml", DOCUMENT, LEADS_TO("officeDocument", "b.xml"), "its part b.xml is missing",
		"save it again"},
	{"mimetype", "application/vnd.oasis.opendocument.text", "", "an OpenDocument file",
		"Save it as .docx"},
	{"a.xml", "", LEADS_TO("officeDocument", "a.xml"), "its part a.xml has no XML",
		"save it again"},
	{"a.xml", "<?xml version='1.0'?>\n<!-- none -->\n", LEADS_TO("officeDocument", "a.xml"),
		"its part a.xml has no XML", "save it again"},
	{"a.xml", "<!DOCTYPE a>" DOCUMENT, LEADS_TO("officeDocument", "a.xml"),
		"its part a.xml has a document type", "save it again"},
	{"a.xml", OPEN_DOCUMENT, LEADS_TO("officeDocument", "a.xml"),
		"it ends here, but an element is still open", "save it again"},
	{"a.xml", DOCUMENT "<more/>", LEADS_TO("officeDocument", "a.xml"),
		"more stands behind the end", "save it again"},
};

static void
packages_without_a_word_document_are_refused(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof packages / sizeof *packages; i++) {
		const char *const entries[][2] = {
			{"_rels/.rels", arena_print(&desk.arena, RELATIONSHIPS("%s"),
						packages[i].relationships)},
			{packages[i].part, packages[i].content},
			{NULL, NULL},
		};
		const char *file = arena_print(&desk.arena, "%s/%zu.docx", desk.folder, i);
		size_t length;
		const char *bytes = word_entries(entries, &length, &desk.arena);
		struct outcome outcome;

		assert_int_equal(file_write(file, bytes, length), 0);
		outcome = PROGRAM(desk.program, &desk.arena, "check", file);
		if (!strstr(outcome.trouble, packages[i].says))
			fail_msg("not \"%s\" but\n%s", packages[i].says, outcome.trouble);
		assert_non_null(strstr(outcome.trouble, packages[i].remedy));
		assert_non_null(strstr(outcome.trouble, file));
		assert_int_equal(outcome.status, 2);
	}
}

/* What `convert` makes of a package with these entries. */
static struct outcome
convert(const char *name, const char *const entries[][2])
{
	const char *file = arena_print(&desk.arena, "%s/%s", desk.folder, name);
	size_t length;
	const char *bytes = word_entries(entries, &length, &desk.arena);

	assert_int_equal(file_write(file, bytes, length), 0);
	return PROGRAM(desk.program, &desk.arena, "convert", file);
}

static void
a_document_alone_is_read_and_what_is_missing_said(void **state)
{
	static const char *const entries[][2] = {
		{"_rels/.rels", RELATIONSHIPS(LEADS_TO("officeDocument", "a.xml"))},
		{"a.xml", DOCUMENT},
		{NULL, NULL},
	};
	const struct outcome outcome = convert("good.docx", entries);

	(void)state;
	assert_int_equal(outcome.status, 2);
	assert_non_null(strstr(outcome.output, "<p>Text.</p>"));
	assert_non_null(strstr(outcome.trouble, "it has no [Content_Types].xml"));
	assert_non_null(strstr(outcome.trouble, "it has no styles"));
}

#define STYLED(id, text) \
	"<w:p><w:pPr><w:pStyle w:val='" id "'/></w:pPr><w:r><w:t>" text "</w:t></w:r></w:p>"

/* The ids are names then, in whatever order they come. */
static void
ids_of_styles_that_are_missing_say_what_is_a_heading(void **state)
{
	static const char *const entries[][2] = {
		{"_rels/.rels", RELATIONSHIPS(LEADS_TO("officeDocument", "a.xml"))},
		{"a.xml", "<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/"
			  "2006/main'><w:body>" STYLED("Heading2", "1.1 A") STYLED("Heading1",
				  "2 B") STYLED("Heading1", "3 C") "</w:body></w:document>"},
		{NULL, NULL},
	};
	const struct outcome outcome = convert("plain.docx", entries);

	(void)state;
	assert_non_null(strstr(outcome.output, "<label>1.1</label>"));
	assert_non_null(strstr(outcome.output, "<label>2</label>"));
	assert_non_null(strstr(outcome.output, "<label>3</label>"));
}

int
main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(packages_without_a_word_document_are_refused),
		cmocka_unit_test(a_document_alone_is_read_and_what_is_missing_said),
		cmocka_unit_test(ids_of_styles_that_are_missing_say_what_is_a_heading),
	};
	int failed;

	(void)argc;
	desk_open(&desk, argv[0], "<x/>");
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	desk_close(&desk);
	return failed;
}
