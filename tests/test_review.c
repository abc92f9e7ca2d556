/* test_review.c -- tests: findings become comments on the very words of a Word document */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "reviewing.h"

static struct reviewing desk;

/* What a comment leaves in the text. */
#define START(id) "<w:commentRangeStart w:id=\"" #id "\"/>"
#define END(id) "<w:commentRangeEnd w:id=\"" #id "\"/>"
#define REFERENCE(id)                                                \
	"<w:r><w:rPr><w:rStyle w:val=\"CommentReference\"/></w:rPr>" \
	"<w:commentReference w:id=\"" #id "\"/></w:r>"
#define BEHIND(id) END(id) REFERENCE(id)
#define BOLD(inside) "<w:r w:rsidR='1'><w:rPr><w:b/></w:rPr>" inside "</w:r>"
#define PLAIN(text) "<w:t>" text "</w:t>"
#define DOUBLE(text) "<w:t xml:space=\"preserve\">" text "</w:t>"
#define RUN(inside) "<w:r>" inside "</w:r>"
#define P(inside) "<w:p>" inside "</w:p>"
#define NOTE_RUN "<w:r><w:footnoteReference w:id='7'/></w:r>"
#define BOX(inside)                                                                      \
	"<w:r><w:drawing><wps:txbx><w:txbxContent>" inside "</w:txbxContent></wps:txbx>" \
	"</w:drawing></w:r>"
#define CHOICE(one, other)                                                                      \
	"<mc:AlternateContent><mc:Choice Requires='wps'>" one "</mc:Choice><mc:Fallback>" other \
	"</mc:Fallback></mc:AlternateContent>"
#define MATH(inside) "<m:oMath><m:r><m:t>" inside "</m:t></m:r></m:oMath>"
#define LINK(inside) "<w:hyperlink w:anchor='x'>" inside "</w:hyperlink>"
#define INS(inside) "<w:ins w:id='5' w:author='A'>" inside "</w:ins>"
#define DEL(inside) "<w:del w:id='6' w:author='A'>" inside "</w:del>"

static const struct sample {
	const char *name, *body, *expected;
} samples[] = {
	{"a whole run", P(RUN(PLAIN("{a}"))), P(START(0) RUN(PLAIN("{a}")) BEHIND(0))},
	{"a run in two", P(RUN(PLAIN("x{a}"))),
		P(RUN(PLAIN("x")) START(0) RUN(DOUBLE("{a}")) BEHIND(0))},
	{"a run in three: attributes and properties of all are the same, spaces stay",
		P(BOLD(PLAIN("x {a} y"))),
		P(BOLD(DOUBLE("x ")) START(0) BOLD(DOUBLE("{a}")) BEHIND(0) BOLD(DOUBLE(" y")))},
	{"words in several runs", P(RUN(PLAIN("x{a")) BOLD(PLAIN("b")) RUN(PLAIN("c}y"))),
		P(RUN(PLAIN("x")) START(0) RUN(DOUBLE("{a")) BOLD(PLAIN("b")) RUN(PLAIN("c}"))
				BEHIND(0) RUN(DOUBLE("y")))},
	{"between pieces of a run", P(RUN("<w:t>x</w:t><w:tab/>" PLAIN("{a}") "<w:br/>")),
		P(RUN("<w:t>x</w:t><w:tab/>") START(0) RUN(PLAIN("{a}")) BEHIND(0) RUN("<w:br/>"))},
	{"references, more than a byte to a character, a comment",
		P(RUN(PLAIN("&lt;é<!--{b}-->{&#x61;&amp;é}&gt;"))),
		P(RUN(PLAIN("&lt;é<!--{b}-->")) START(0) RUN(DOUBLE("{&#x61;&amp;é}")) BEHIND(0)
				RUN(DOUBLE("&gt;")))},
	{"a CDATA section", P(RUN(PLAIN("<![CDATA[x{a}y]]>"))),
		P(RUN(PLAIN("<![CDATA[x]]>")) START(0) RUN(DOUBLE("<![CDATA[{a}]]>")) BEHIND(0)
				RUN(DOUBLE("<![CDATA[y]]>")))},
	{"one that ends within the words", P(RUN(PLAIN("<![CDATA[x{a]]>b}y"))),
		P(RUN(PLAIN("<![CDATA[x]]>")) START(0) RUN(DOUBLE("<![CDATA[{a]]>b}")) BEHIND(0)
				RUN(DOUBLE("y")))},
	{"an instruction, and a line end of two bytes", P(RUN(PLAIN("<?p {b}?>x\r\n{a}"))),
		P(RUN(DOUBLE("<?p {b}?>x\r\n")) START(0) RUN(DOUBLE("{a}")) BEHIND(0))},
	{"two findings side by side", P(RUN(PLAIN("{a}{b}"))),
		P(START(0) RUN(PLAIN("{a}")) BEHIND(0) START(1) RUN(DOUBLE("{b}")) BEHIND(1))},
	{"a link is not left before its end",
		P(LINK(RUN(PLAIN("x{a}")) RUN(PLAIN("y"))) RUN(PLAIN("z"))),
		P(LINK(RUN(PLAIN("x")) START(0) RUN(DOUBLE("{a}")) END(0) RUN(PLAIN("y")))
				REFERENCE(0) RUN(PLAIN("z")))},
	{"from an insertion over a deletion",
		P(INS(RUN(PLAIN("{a"))) DEL(RUN("<w:delText>-</w:delText>")) RUN(PLAIN("b}"))),
		P(INS(START(0) RUN(PLAIN("{a"))) DEL(RUN("<w:delText>-</w:delText>"))
				RUN(PLAIN("b}")) BEHIND(0))},
	{"the result of a field, never its code", P(W_FIELD(" REF x ", RUN(PLAIN("{a}")))),
		P(W_FIELD(" REF x ", START(0) RUN(PLAIN("{a}")) END(0)) REFERENCE(0))},
	{"a formula as a whole", P(MATH("x{a}y")), P(START(0) MATH("x{a}y") BEHIND(0))},
	{"a cell", W_TBL(W_TR("<w:tc>" P(RUN(PLAIN("{a}"))) "</w:tc>")),
		W_TBL(W_TR("<w:tc>" P(START(0) RUN(PLAIN("{a}")) BEHIND(0)) "</w:tc>"))},
	{"an empty cell",
		W_P("x") W_TBL(
			W_TR("<w:tc><w:p/></w:tc><w:tc><w:p><w:pPr><w:jc/></w:pPr></w:p></w:tc>"
			     "<w:tc><w:p w:rsidR='1'></w:p></w:tc>")),
		W_P("x") W_TBL(W_TR("<w:tc>" P(
			REFERENCE(0)) "</w:tc><w:tc><w:p><w:pPr><w:jc/></"
				      "w:pPr>" REFERENCE(1) "</w:p></w:tc><w:tc><w:p "
							    "w:rsidR='1'>" REFERENCE(2) "</w:p></"
											"w:tc>"))},
	{"a footnote: at its mark", P(RUN(PLAIN("x")) NOTE_RUN RUN(PLAIN("y"))),
		P(RUN(PLAIN("x")) START(0) NOTE_RUN BEHIND(0) RUN(PLAIN("y")))},
	{"what ends comes before what begins", P(NOTE_RUN RUN(PLAIN("{y}"))),
		P(START(1) NOTE_RUN BEHIND(1) START(0) RUN(PLAIN("{y}")) BEHIND(0))},
	{"a text box: at the run that holds it", P(RUN(PLAIN("x")) BOX(P(RUN(PLAIN("{a}"))))),
		P(RUN(PLAIN("x")) START(0) BOX(P(RUN(PLAIN("{a}")))) BEHIND(0))},
	{"alternatives in a run: around all of it",
		P(RUN(CHOICE(PLAIN("x {a}"), PLAIN("y")) PLAIN("{b} z"))),
		P(START(0) RUN(CHOICE(PLAIN("x {a}"), PLAIN("y"))) START(1) RUN(PLAIN("{b}"))
				BEHIND(1) RUN(DOUBLE(" z")) BEHIND(0))},
	{"words with a reading above them: around both",
		P("<w:r><w:ruby><w:rt>" RUN(PLAIN("r")) "</w:rt><w:rubyBase>" BOLD(
			PLAIN("x {a}")) "</w:rubyBase></w:ruby></w:r>"),
		P(START(0) "<w:r><w:ruby><w:rt>" RUN(PLAIN("r")) "</w:rt><w:rubyBase>" BOLD(
			PLAIN("x {a}")) "</w:rubyBase></w:ruby></w:r>" BEHIND(0))},
};

static void
marks_stand_around_the_words(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
		struct arena a = {0};
		const struct word word = {.body = samples[i].body,
			.footnotes = strstr(samples[i].body, NOTE_RUN)
		                             ? "<w:footnote w:id='7'>" W_P("{n}") "</w:footnote>"
		                             : NULL};
		struct outcome outcome;

		reviewing_write_word(&desk, "in.docx", &word, &a);
		outcome = reviewing_review(&desk, "in.docx", "out.docx", &a);
		assert_string_equal(outcome.trouble, "");
		assert_int_equal(outcome.status, 1);
		if (strcmp(reviewing_body(&desk, "out.docx", &a), samples[i].expected) != 0)
			print_error("%s:\n", samples[i].name);
		assert_string_equal(reviewing_body(&desk, "out.docx", &a), samples[i].expected);
		arena_clear(&a);
	}
}

#define COMMENT_OPEN(id)                                                                      \
	"<w:comment w:id=\"" #id "\" w:author=\"tsagcheck\" w:date=\"2024-10-15T09:00:00Z\" " \
	"w:initials=\"TC\">"
#define COMMENT_FIRST                                                                 \
	"<w:p><w:pPr><w:pStyle w:val=\"CommentText\"/></w:pPr><w:r><w:rPr>"           \
	"<w:rStyle w:val=\"CommentReference\"/></w:rPr><w:annotationRef/></w:r><w:r>" \
	"<w:t xml:space=\"preserve\">"
#define COMMENT_LINE                                                                   \
	"</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val=\"CommentText\"/></w:pPr><w:r>" \
	"<w:t xml:space=\"preserve\">"
#define COMMENT_END "</w:t></w:r></w:p></w:comment>"

static void
a_comment_says_what_where_and_which_rule(void **state)
{
	struct arena a = {0};
	const struct word word = {.body = W_P("{a}") P(RUN(PLAIN("x")) NOTE_RUN),
		.footnotes = "<w:footnote w:id='7'>" W_P("{n}") "</w:footnote>"};

	(void)state;
	reviewing_write_word(&desk, "in.docx", &word, &a);
	reviewing_review(&desk, "in.docx", "out.docx", &a);
	assert_string_equal(reviewing_entry(&desk, "out.docx", "word/comments.xml", &a),
		"<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
		"<w:comments xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/"
		"main\">" COMMENT_OPEN(0) COMMENT_FIRST
		"error: ‘a’ &amp; braces. [braces]" COMMENT_END COMMENT_OPEN(1) COMMENT_FIRST
		"error: ‘n’ &amp; braces. [braces]" COMMENT_LINE
		"This is about paragraph 2 › footnote 1: “{n}”" COMMENT_END "</w:comments>");
	arena_clear(&a);
}

static void
the_package_leads_to_the_comments(void **state)
{
	struct arena a = {0};
	const struct word words[] = {{.body = W_P("{a}")}, {.body = W_P("{a}"), .strict = true}};
	static const char *const types[] = {
		"http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments",
		"http://purl.oclc.org/ooxml/officeDocument/relationships/comments"};

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		reviewing_write_word(&desk, "in.docx", &words[i], &a);
		reviewing_review(&desk, "in.docx", "out.docx", &a);
		assert_non_null(strstr(
			reviewing_entry(&desk, "out.docx", "[Content_Types].xml", &a),
			"'/><Override PartName=\"/word/comments.xml\" ContentType=\"application/"
			"vnd.openxmlformats-officedocument.wordprocessingml.comments+xml\"/>"
			"</Types>"));
		assert_non_null(strstr(
			reviewing_entry(&desk, "out.docx", "word/_rels/document.xml.rels", &a),
			arena_print(&a,
				"<Relationship Id=\"rIdComments\" Type=\"%s\" "
				"Target=\"comments.xml\"/></Relationships>",
				types[i])));
		assert_non_null(strstr(reviewing_entry(&desk, "out.docx", "word/comments.xml", &a),
			i ? "purl.oclc.org/ooxml/wordprocessingml/main" : "2006/main"));
	}
	arena_clear(&a);
}

/* Packed, as they were: not even the compression may change. */
static void
other_entries_are_as_they_were(void **state)
{
	static const char *const entries[] = {
		"_rels/.rels", "word/styles.xml", "word/numbering.xml", "word/header.xml"};
	struct arena a = {0};
	const struct word word = {.body = W_P("{a}"), .numbering = "", .header = ""};

	(void)state;
	reviewing_write_word(&desk, "in.docx", &word, &a);
	reviewing_review(&desk, "in.docx", "out.docx", &a);
	for (size_t i = 0; i < sizeof entries / sizeof *entries; i++) {
		size_t before, after;
		const char *old = reviewing_packed(&desk, "in.docx", entries[i], &before, &a);
		const char *new = reviewing_packed(&desk, "out.docx", entries[i], &after, &a);

		assert_non_null(old);
		assert_int_equal(before, after);
		assert_memory_equal(old, new, before);
	}
	arena_clear(&a);
}

static void
flat_opc_is_written_as_flat_opc(void **state)
{
	struct arena a = {0};
	const char *text = word_flat(&(struct word){.body = P(RUN(PLAIN("x{a}")))}, &a);
	const char *copy;
	struct outcome outcome;

	(void)state;
	reviewing_write(&desk, "in.xml", text, strlen(text), &a);
	outcome = reviewing_review(&desk, "in.xml", "out.xml", &a);
	assert_int_equal(outcome.status, 1);
	copy = PROGRAM("/bin/cat", &a, reviewing_file(&desk, "out.xml", &a)).output;
	assert_non_null(strstr(copy, P(RUN(PLAIN("x")) START(0) RUN(DOUBLE("{a}")) BEHIND(0))));
	assert_non_null(strstr(copy, "pkg:name=\"/word/comments.xml\""));
	assert_non_null(strstr(copy, "Target=\"comments.xml\"/></Relationships>"));
	/* and read again */
	outcome = reviewing_review(&desk, "out.xml", "again.xml", &a);
	assert_int_equal(outcome.status, 1);
	assert_string_equal(
		PROGRAM("/bin/cat", &a, reviewing_file(&desk, "again.xml", &a)).output, copy);
	arena_clear(&a);
}

static void
what_cannot_be_reviewed_is_refused(void **state)
{
	struct arena a = {0};
	const char *text = reviewing_write(&desk, "in.txt", "1\tScope\n", 8, &a);
	const char *word =
		reviewing_write_word(&desk, "in.docx", &(struct word){.body = W_P("{a}")}, &a);
	const char *out = reviewing_file(&desk, "refused.docx", &a);
	const struct {
		struct outcome outcome;
		const char *trouble;
	} cases[] = {
		{PROGRAM(desk.program, &a, "review", word), "needs the name of a file"},
		{PROGRAM(desk.program, &a, "review", word, "-o", word), "is the document itself"},
		{PROGRAM(desk.program, &a, "review", text, "-o", out), "is no Word document"},
		{PROGRAM(desk.program, &a, "review", word, "-o", "/nowhere/x.docx"),
			"cannot be written"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		assert_int_equal(cases[i].outcome.status, 2);
		assert_non_null(strstr(cases[i].outcome.trouble, cases[i].trouble));
	}
	assert_int_equal(PROGRAM("/bin/sh", &a, "-c", "test -e \"$0\"", out).status, 1);
	arena_clear(&a);
}

int
main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(marks_stand_around_the_words),
		cmocka_unit_test(a_comment_says_what_where_and_which_rule),
		cmocka_unit_test(the_package_leads_to_the_comments),
		cmocka_unit_test(other_entries_are_as_they_were),
		cmocka_unit_test(flat_opc_is_written_as_flat_opc),
		cmocka_unit_test(what_cannot_be_reviewed_is_refused),
	};
	int failed;

	(void)argc;
	reviewing_init(&desk, argv[0]);
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	reviewing_clear(&desk);
	return failed;
}
