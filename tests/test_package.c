/* test_package.c -- tests: packages, their limits, and files that are none */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "../checker/load/loader.h"
#include "../checker/load/package.h"
#include "../checker/load/part.h"
#include "../checker/load/relations.h"
#include "calling.h"
#include "program.h"
#include "word.h"

static const char *program;

/* Loads the bytes; what was said, summary and remedy, is added to said. Owner: report_clear(). */
static int
load(struct report *report, const char *name, const char *bytes, size_t length,
	const struct load_options *options, struct buffer *said)
{
	struct messages messages = {.out = NULL};
	int failed = report_load_bytes(report, name, bytes, length, options, &messages);

	for (const struct message *m = messages.first; m; m = m->next)
		buffer_print(said, "%s. %s\n", m->summary, m->remedy);
	messages_clear(&messages);
	return failed;
}

/* A file that is refused, and what its one message has. */
struct refused {
	const char *name, *bytes;
	size_t length;
	const char *what, *remedy;
};

#define BYTES(text) text, sizeof text - 1
#define OLE "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"

static void
files_that_are_no_word_documents_are_told(void **state)
{
	static const struct refused files[] = {
		{"x.docx", BYTES(OLE "W\0o\0r\0d\0D\0o\0c\0"), "is a Word 97-2003 document",
			"save it as .docx"},
		{"x.docx", BYTES(OLE "E\0n\0c\0r\0y\0p\0t\0i\0o\0n\0I\0n\0f\0o\0\0\0"),
			"is a Word document protected by a password", "take the password off"},
		{"x.docx", BYTES("{\\rtf1 x}"), "is Rich Text", "save it as .docx"},
		{"x.docx", BYTES("%PDF-1.7\n"), "is a PDF", "Name the Word document"},
		{"x.docx", BYTES("<!DOCTYPE HTML><p>x"), "is a web page", "save the page as .docx"},
		{"x.docx", BYTES("Some text.\n"),
			"is named like a Word document, but is plain text", "as .docx"},
		{"x.txt",
			BYTES("version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n"),
			"is a pointer of Git LFS", "git lfs pull"},
		{"x.docx", BYTES("PK\3\4 cut short"), "whose end is missing",
			"Fetch the file again"},
		{"x.docx", BYTES("PK\5\6\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"),
			"is a zip or package without a Word document", ".docx"},
		{"x.docx", BYTES(""), "is empty", "Save the report again"},
		{"x.xml",
			BYTES("<w:wordDocument xmlns:w='http://schemas.microsoft.com/office/word/"
			      "2003/wordml'/>"),
			"is Word 2003 XML", "save it as .docx"},
		{"x.xml",
			BYTES("<w:document xmlns:w='http://schemas.openxmlformats.org/"
			      "wordprocessingml/2006/main'/>"),
			"is a part taken out of a Word document", "Name the whole document"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
		struct report report;
		struct buffer said = {0};

		assert_int_equal(load(&report, files[i].name, files[i].bytes, files[i].length,
					 &(struct load_options){0}, &said),
			-1);
		assert_non_null(strstr(buffer_text(&said), files[i].what));
		assert_non_null(strstr(said.text, files[i].remedy));
		assert_ptr_equal(strchr(said.text, '\n'), said.text + said.length - 1);
		assert_null(report.tree);
		buffer_clear(&said);
	}
}

static void
a_text_of_another_name_is_a_text(void **state)
{
	struct report report;
	struct buffer said = {0};

	(void)state;
	assert_int_equal(
		load(&report, "x.txt", BYTES("Some text.\n"), &(struct load_options){0}, &said), 0);
	assert_string_equal(report_format(&report), "text");
	report_clear(&report);
	buffer_clear(&said);
}

/* A document of one paragraph, and as many spaces as are wanted in an attribute of it. */
static const char *
long_document(size_t spaces, size_t *length, struct arena *a)
{
	char *text = arena_alloc(a, spaces + 1);

	memset(text, ' ', spaces);
	return word_zip(&(struct word){.body = arena_print(a, W_P("%sa"), text)}, length, a);
}

static void
limits_are_kept(void **state)
{
	static const struct {
		enum limit_id limit;
		size_t most, spaces;
		const char *said; /* NULL: it is loaded */
	} cases[] = {
		{LIMIT_PARTS, 5, 10, NULL},
		{LIMIT_PARTS, 4, 10, "is a package of more than 4 parts. Raise --max-parts"},
		{LIMIT_UNPACKED, 1 << 20, 1 << 19, NULL},
		{LIMIT_UNPACKED, 1 << 20, 1 << 20,
			"unpacks to more than 1048576 bytes. Raise --max-unpacked"},
		{LIMIT_RATIO, 200, 1 << 20, NULL},
		{LIMIT_RATIO, 200, (33 << 20),
			"has a part that unpacks to more than 200 times its size. Raise "
			"--max-ratio"},
		{LIMIT_RATIO, 0, (33 << 20), NULL},
		{LIMIT_DEPTH, 5, 10, NULL},
		{LIMIT_DEPTH, 4, 10,
			"cannot be read: its part word/styles.xml has more than 4 levels of "
			"elements in one another"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct limits limits = {{0}};
		struct report report;
		struct buffer said = {0};
		struct arena a = {0};
		size_t length;
		const char *bytes = long_document(cases[i].spaces, &length, &a);

		limits.most[cases[i].limit] = cases[i].most;
		assert_int_equal(load(&report, "x.docx", bytes, length,
					 &(struct load_options){.limits = &limits}, &said),
			cases[i].said ? -1 : 0);
		assert_ptr_equal(strstr(buffer_text(&said), cases[i].said ? cases[i].said : ""),
			buffer_text(&said));
		report_clear(&report);
		buffer_clear(&said);
		arena_clear(&a);
	}
}

#define RELATIONS(items)                                                              \
	"<Relationships "                                                             \
	"xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>" items \
	"</Relationships>"
#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

static void
start_of_nobody(void *owner, struct part_reading *reading, const struct part_element *element)
{
	(void)owner;
	(void)reading;
	(void)element;
}

static void
end_of_nobody(void *owner, const struct part_element *element)
{
	(void)owner;
	(void)element;
}

static void
text_of_nobody(void *owner, const char *text, size_t length)
{
	(void)owner;
	(void)text;
	(void)length;
}

static const struct part_taker nobody = {start_of_nobody, end_of_nobody, text_of_nobody};

/* libxml2 says nothing to the owner of its parser of bytes that an encoding does not have; what was
 * read up to there is no document. */
static void
part_that_breaks_off_is_refused(void **state)
{
	static const char *const entries[][2] = {
		{"a.xml", "<?xml version='1.0' encoding='UTF-7'?><a><b>1\u2003Lamps</b><c/></a>"},
		{NULL, NULL},
	};
	struct arena a = {0};
	struct source source = {.name = "x"};
	struct messages messages = {0};
	struct package package;

	(void)state;
	source.file_bytes = (char *)(size_t)word_entries(entries, &source.file_length, &a);
	assert_int_equal(package_open(&package, &package_zip, &source, NULL, &messages), 0);
	assert_int_equal(part_read(&package, "a.xml", &nobody, NULL, &messages), -1);
	assert_int_equal(messages.count, 1);
	assert_non_null(strstr(messages.first->summary, "a.xml"));
	package_close(&package);
	messages_clear(&messages);
	arena_clear(&a);
}

static void
relationships_lead_to_parts(void **state)
{
	static const char *const entries[][2] = {
		{"a/_rels/b.xml.rels",
			RELATIONS("<Relationship Id='1' Type='" OFFICE "styles' Target='c.xml'/>"
				  "<Relationship Id='2' Type='http://purl.oclc.org/ooxml/"
				  "officeDocument/relationships/styles' Target='/d/e%20f.xml'/>"
				  "<Relationship Id='3' Type='x' Target='./.././g\\h.xml'/>"
				  "<Relationship Id='4' Type='y' Target='../../etc/passwd'/>"
				  "<Relationship Id='5' Type='y' Target='file:///etc/passwd'/>"
				  "<Relationship Id='6' Type='y' Target='http://x' "
				  "TargetMode='External'/>")},
		{NULL, NULL},
	};
	static const char *const targets[] = {
		"a/c.xml", "d/e f.xml", "g/h.xml", "", "", "http://x"};
	struct arena a = {0};
	struct source source = {.name = "x"};
	struct messages messages = {.out = stderr};
	struct relations relations = {0};
	struct package package;

	(void)state;
	source.file_bytes = (char *)(size_t)word_entries(entries, &source.file_length, &a);
	assert_int_equal(package_open(&package, &package_zip, &source, NULL, &messages), 0);
	assert_int_equal(relations_read(&relations, &package, "a/b.xml", &messages), 0);
	assert_int_equal(relations.count, 6);
	for (size_t i = 0; i < 6; i++)
		assert_string_equal(relations.items[i].target, targets[i]);
	assert_ptr_equal(relation_of_type(&relations, "styles", NULL), &relations.items[0]);
	assert_ptr_equal(
		relation_of_type(&relations, "styles", &relations.items[0]), &relations.items[1]);
	assert_null(relation_of_type(&relations, "styles", &relations.items[1]));
	assert_ptr_equal(relation_of_id(&relations, "3"), &relations.items[2]);
	assert_null(relation_of_id(&relations, "7"));
	assert_true(relations.items[5].external);
	relations_clear(&relations);
	package_close(&package);
	arena_clear(&a);
}

/* Documents that are loaded, and of which one thing is said. */
static void
what_was_not_read_is_said(void **state)
{
	static const struct {
		struct word word;
		const char *said;
	} cases[] = {
		{{.body = W_P("a") "<w:altChunk r:id='x'/>"}, "it takes in another document"},
		{{.body = "<w:p><w:bookmarkStart w:id='1'/>" W_R("a") "</w:p>"},
			"a bookmark has no name"},
		{{.body = "<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r>" W_R("a") "</w:p>"},
			"a field has no end"},
		{{.body = "<w:p>" W_R("a") "<w:r><w:footnoteReference w:id='1'/></w:r></w:p>"},
			"the text of a footnote"},
		{{.body = W_P("a") W_TBL("<w:tr/>")}, "a table has no rows"},
		{{.body = W_P("a") W_TBL(W_TR(W_CELL("<w:gridSpan w:val='99999999'/>", W_P("b"))))},
			"spans an impossible number of columns"},
		{{.body = W_S("num", "a")}, "a number from a list that is not defined"},
		{{.body = "<w:p/>"}, "there is no text in it"},
		{{.body = ""}, "there is no text in it"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct report report;
		struct buffer said = {0};
		struct arena a = {0};
		size_t length;
		const char *bytes = word_zip(&cases[i].word, &length, &a);

		assert_int_equal(
			load(&report, "x.docx", bytes, length, &(struct load_options){0}, &said),
			0);
		assert_non_null(strstr(buffer_text(&said), cases[i].said));
		assert_ptr_equal(strchr(said.text, '\n'), said.text + said.length - 1);
		assert_int_equal(strstr(cases[i].word.body, ">a<") != NULL,
			strchr(word_inside(&report, "report", &a), 'a') != NULL);
		report_clear(&report);
		buffer_clear(&said);
		arena_clear(&a);
	}
}

static void
a_part_that_is_broken_is_named(void **state)
{
	static const struct word word = {.body = "<w:p>\n<w:r></w:p>"};
	struct report report;
	struct buffer said = {0};
	struct arena a = {0};
	size_t length;
	const char *bytes = word_zip(&word, &length, &a);

	(void)state;
	assert_int_equal(
		load(&report, "x.docx", bytes, length, &(struct load_options){0}, &said), -1);
	assert_non_null(strstr(said.text, "its part word/document.xml is not well-formed XML"));
	assert_non_null(strstr(said.text, "(line 2)"));
	buffer_clear(&said);
	arena_clear(&a);
}

/* By the program: the options arrive. */
static void
the_program_reads_changes_as_rejected(void **state)
{
	static const struct word word = {
		.body = "<w:p>" W_R("a") "<w:ins w:id='1'>" W_R(
			"b") "</w:ins>"
			     "<w:del w:id='2'><w:r><w:delText>c</w:delText></w:r></w:del></w:p>"};
	struct arena a = {0};
	const char *folder = folder_new(&a);
	const char *file = folder_write(folder, "report.xml", word_flat(&word, &a), &a);
	struct outcome now = PROGRAM(program, &a, "convert", file);
	struct outcome before = PROGRAM(program, &a, "convert", "--original", file);
	struct outcome deep = PROGRAM(program, &a, "convert", "--max-depth", "3", file);

	(void)state;
	assert_int_equal(now.status, 0);
	assert_non_null(strstr(now.output, "<p>ab</p>"));
	assert_non_null(strstr(now.output, "<report tracked-changes=\"2\">"));
	assert_int_equal(before.status, 0);
	assert_non_null(strstr(before.output, "<p>ac</p>"));
	assert_int_equal(deep.status, 2);
	assert_string_equal(deep.output, "");
	folder_remove(folder);
	arena_clear(&a);
}

int
main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(files_that_are_no_word_documents_are_told),
		cmocka_unit_test(a_text_of_another_name_is_a_text),
		cmocka_unit_test(limits_are_kept),
		cmocka_unit_test(part_that_breaks_off_is_refused),
		cmocka_unit_test(relationships_lead_to_parts),
		cmocka_unit_test(what_was_not_read_is_said),
		cmocka_unit_test(a_part_that_is_broken_is_named),
		cmocka_unit_test(the_program_reads_changes_as_rejected),
	};
	struct arena a = {0};
	int failed;

	(void)argc;
	program = program_beside(argv[0], &a);
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	arena_clear(&a);
	return failed;
}
