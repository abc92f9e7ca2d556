/* test_review_office.c -- tests: LibreOffice opens reviewed documents and keeps their comments
 *
 * It is run without a window, with a profile of its own. The tests are skipped where it is not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "files.h"
#include "reviewing.h"

static struct reviewing desk;

#define P(inside) "<w:p>" inside "</w:p>"
#define BODY                                                                  \
	P(W_R("plain {one} and {two}{three}"))                                \
	P("<w:ins w:id='5' w:author='A'>" W_R("{fo") "</w:ins>" W_R("ur}"))   \
	P("<w:hyperlink w:anchor='x'>" W_R("a {link} here") "</w:hyperlink>") \
	P(W_FIELD(" REF x ", W_R("{field}")))                                 \
	W_TBL(W_TR(W_TC("{cell}") "<w:tc><w:p/></w:tc>"))                     \
	P(W_R("x") "<w:r><w:footnoteReference w:id='7'/></w:r>")

enum { COMMENTS = 9 };

/* Converts out.docx of the desk into a folder of it; skips the test without LibreOffice. */
static void
convert(const char *format, struct arena *a)
{
	struct outcome outcome = PROGRAM("/bin/sh", a, "-c",
		"command -v soffice >/dev/null || exit 77; cd \"$0\" && "
		"exec timeout 300 soffice -env:UserInstallation=\"file://$0/profile\" --headless "
		"--convert-to \"$1\" --outdir office out.docx >/dev/null 2>&1",
		desk.folder, format);

	if (outcome.status == 77) {
		print_message("skipped: there is no LibreOffice (soffice)\n");
		skip();
	}
	assert_int_equal(outcome.status, 0);
}

static int
make_copy(void **state)
{
	struct arena a = {0};
	const struct word word = {
		.body = BODY, .footnotes = "<w:footnote w:id='7'>" W_P("{note}") "</w:footnote>"};

	(void)state;
	reviewing_write_word(&desk, "in.docx", &word, &a);
	assert_int_equal(reviewing_review(&desk, "in.docx", "out.docx", &a).status, 1);
	arena_clear(&a);
	return 0;
}

static void
all_comments_come_back(void **state)
{
	static const char *const words[] = {"‘one’", "‘two’", "‘three’", "‘four’", "‘link’",
		"‘field’", "‘cell’", "Empty", "‘note’"};
	struct arena a = {0};
	const char *comments, *document;

	(void)state;
	convert("docx", &a);
	comments = reviewing_entry(&desk, "office/out.docx", "word/comments.xml", &a);
	document = reviewing_entry(&desk, "office/out.docx", "word/document.xml", &a);
	assert_non_null(comments);
	assert_int_equal(text_count(comments, "<w:comment "), COMMENTS);
	assert_int_equal(text_count(comments, "w:author=\"tsagcheck\""), COMMENTS);
	assert_int_equal(text_count(comments, "w:initials=\"TC\""), COMMENTS);
	assert_int_equal(text_count(document, "<w:commentReference "), COMMENTS);
	for (size_t i = 0; i < COMMENTS; i++)
		assert_non_null(strstr(comments, words[i]));
	arena_clear(&a);
}

/* What LibreOffice wrote is reviewed once more: all are known again. */
static void
comments_are_known_again(void **state)
{
	struct arena a = {0};
	struct outcome outcome;

	(void)state;
	convert("docx", &a);
	outcome = reviewing_review(&desk, "office/out.docx", "again.docx", &a);
	assert_string_equal(outcome.output, "9 comments\n");
	arena_clear(&a);
}

static void
a_page_is_printed(void **state)
{
	struct arena a = {0};
	struct outcome outcome;

	(void)state;
	convert("pdf", &a);
	outcome = PROGRAM("/bin/sh", &a, "-c",
		"command -v pdftotext >/dev/null || exit 77; pdftotext \"$0/office/out.pdf\" -",
		desk.folder);
	if (outcome.status == 77) {
		print_message("skipped: there is no pdftotext (poppler-utils)\n");
		skip();
	}
	assert_non_null(strstr(outcome.output, "plain {one} and {two}{three}"));
	arena_clear(&a);
}

int
main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(all_comments_come_back),
		cmocka_unit_test(comments_are_known_again),
		cmocka_unit_test(a_page_is_printed),
	};
	struct arena a = {0};
	int failed;

	(void)argc;
	reviewing_init(&desk, argv[0]);
	failed = cmocka_run_group_tests(tests, make_copy, NULL);
	PROGRAM("/bin/sh", &a, "-c", "rm -rf \"$0/office\" \"$0/profile\"", desk.folder);
	arena_clear(&a);
	reviewing_clear(&desk);
	return failed;
}
