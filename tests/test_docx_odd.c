/* test_docx_odd.c -- tests: Word documents as Word writes none, or only seldom */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "../checker/base/buffer.h"
#include "word.h"

#define BOX(inside)                                      \
	"<w:r><w:pict><v:textbox><w:txbxContent>" inside \
	"</w:txbxContent></v:textbox></w:pict></w:r>"
#define P(runs) "<w:p>" runs "</w:p>"
#define FIELD_CHARACTER(type) "<w:r><w:fldChar w:fldCharType='" type "'/></w:r>"
#define CODE(text) "<w:r><w:instrText>" text "</w:instrText></w:r>"
#define NOTE(kind, id, text) "<w:" kind " w:id='" id "'>" W_P(text) "</w:" kind ">"
#define REFERENCE(kind, id) "<w:r><w:" kind "Reference w:id='" id "'/></w:r>"
#define LEVEL(format, text)                                                    \
	"<w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='" format "'/>" \
	"<w:lvlText w:val='" text "'/></w:lvl>"
#define IN_LIST(id) "<w:pPr><w:numPr><w:numId w:val='" id "'/></w:numPr></w:pPr>"
#define SCRIPT(type, inside) "<w:r><w:rPr><w:vertAlign w:val='" type "'/></w:rPr>" inside "</w:r>"

/* A document, what is in the body of the report then, and what is said of it; "": nothing. */
static const struct sample {
	const char *body, *expected, *said;
} samples[] = {
	/* blocks where Word has none: left out, and said to be */
	{P(W_R("a") W_P("b") W_R("c")), "<p>ac</p>", "stands where Word has none"},
	{P(W_R("a") W_TBL(W_TR(W_TC("b"))) W_R("c")), "<p>ac</p>", "stands where Word has none"},
	{W_P("a") W_TR(W_TC("b")), "<p>a</p>", "stands where Word has none"},
	{W_P("a") W_TC("b"), "<p>a</p>", "stands where Word has none"},
	{P(W_R("a") BOX(P(W_R("b") BOX(W_P("c"))))), "<p>a</p><p>b</p>",
		"stands where Word has none"},
	/* in what was deleted nothing is missing */
	{P(W_R("a") "<w:del w:id='1' w:author='x'>" W_P("b") "</w:del>"), "<p>a</p>", ""},
	/* what is marked in a text box */
	{P(W_R("a") BOX(P(W_R("H") SCRIPT("subscript", W_T("2")) W_R("O")))),
		"<p>a</p><p>H<sub>2</sub>O</p>", ""},
	/* fields that end nowhere, or in one another */
	{P(FIELD_CHARACTER("begin") CODE("TOC") FIELD_CHARACTER("separate") W_R("a")) W_P("b"),
		"<p>a</p><p>b</p>", "a field has no end"},
	{P("<w:fldSimple w:instr='REF x'>" W_R("a") FIELD_CHARACTER("begin") CODE("REF y")
			 FIELD_CHARACTER("separate") W_R("b") "</w:fldSimple>" W_R("c")),
		"<p><xref rid=\"x\">a<xref rid=\"y\">b</xref></xref>c</p>", ""},
	{P(FIELD_CHARACTER("begin") CODE("REF x") FIELD_CHARACTER("separate") SCRIPT(
		 "superscript", W_T("a") "<w:fldChar w:fldCharType='end'/>") W_R("b")),
		"<p><xref rid=\"x\"><sup>a</sup></xref>b</p>", ""},
	/* a link to nowhere, a symbol without a number, a list without one */
	{P(W_FIELD("REF x", "<w:hyperlink>" W_R("a") "</w:hyperlink>" W_R("b")) W_R("c")),
		"<p><xref rid=\"x\">ab</xref>c</p>", ""},
	{P(W_R("a") "<w:r><w:sym w:font='Wingdings' w:char='x1'/></w:r>" W_R("b")), "<p>ab</p>",
		""},
	{P(IN_LIST("") W_R("a")), "<p>a</p>", ""},
	/* line ends are spaces, as in XML */
	{P(W_R("a\nb&#13;c")), "<p>a b c</p>", ""},
	/* a list that has its levels from another one */
	{P(IN_LIST("1") W_R("a")), "<list><list-item><label>A)</label><p>a</p></list-item></list>",
		""},
	/* notes: one that is referred to twice, one without the mark that was typed, one of a
         * section of its own */
	{P(W_R("a") REFERENCE("footnote", "1") W_R("b") REFERENCE("footnote", "1")),
		"<p>a<fn id=\"fn1\"><label>1</label><p>one</p></fn>b<fn id=\"fn1\"><label>2</label>"
		"<p>one</p></fn></p>",
		""},
	{P(W_R("a") "<w:r><w:footnoteReference w:customMarkFollows='1' w:id='1'/>" W_T(
		 "*") "</w:r>"),
		"<p>a<fn id=\"fn1\"><p>one</p></fn>*</p>", ""},
	{P("<w:pPr><w:sectPr><w:endnotePr><w:numFmt w:val='upperRoman'/></w:endnotePr></w:sectPr>"
	   "</w:pPr>" W_R("a") REFERENCE("endnote", "2")),
		"<p>a<fn id=\"en1\"><label>I</label><p>two</p></fn></p>", ""},
};

static void
odd_documents_are_read_as_far_as_they_go(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
		const struct word word = {.body = samples[i].body,
			.footnotes = NOTE("footnote", "1", "one"),
			.endnotes = NOTE("endnote", "2", "two"),
			.numbering =
				"<w:abstractNum w:abstractNumId='1'><w:numStyleLink w:val='S'/>"
				"</w:abstractNum><w:abstractNum w:abstractNumId='2'>"
				"<w:styleLink w:val='S'/>" LEVEL("upperLetter",
					"%1)") "</w:abstractNum><w:num w:numId='1'>"
					       "<w:abstractNumId w:val='1'/></w:num>"};
		const struct load_options options = {.original = false};
		struct messages messages = {.out = NULL};
		struct report report;
		struct arena a = {0};
		size_t length;
		const char *bytes = word_zip(&word, &length, &a), *said;

		assert_int_equal(
			report_load_bytes(&report, "x.docx", bytes, length, &options, &messages),
			0);
		said = messages.first ? messages.first->summary : "";
		assert_string_equal(word_inside(&report, "body", &a), samples[i].expected);
		if (!strstr(said, samples[i].said) || (*said && !*samples[i].said))
			fail_msg("%s: %s", samples[i].body, said);
		messages_clear(&messages);
		report_clear(&report);
		arena_clear(&a);
	}
}

/* A paragraph with so many alternatives in one another around its words. */
static void
add_alternatives(struct buffer *body, size_t count)
{
	buffer_add_text(body, "<w:p>");
	for (size_t i = 0; i < count; i++)
		buffer_add_text(body, "<mc:AlternateContent><mc:Choice Requires='wps'>");
	buffer_add_text(body, W_R("a"));
	for (size_t i = 0; i < count; i++)
		buffer_add_text(body, "</mc:Choice></mc:AlternateContent>");
	buffer_add_text(body, "</w:p>");
}

static void
add_attributes(struct buffer *body, size_t count)
{
	buffer_add_text(body, "<w:p");
	for (size_t i = 0; i < count; i++)
		buffer_print(body, " a%zu=''", i);
	buffer_add_text(body, ">" W_R("a") "</w:p>");
}

/* No option raises these limits: what lies beyond is not left out in silence. */
static void
what_is_beyond_a_fixed_limit_is_refused(void **state)
{
	static const struct {
		void (*add)(struct buffer *body, size_t count);
		size_t most;
		const char *said;
	} limits[] = {
		{add_alternatives, 64, "its part word/document.xml has too many alternatives"},
		{add_attributes, 1000,
			"its part word/document.xml has an element with too many attributes"},
	};

	(void)state;
	for (size_t i = 0; i < 2 * sizeof limits / sizeof *limits; i++) {
		struct buffer body = {0};
		struct messages messages = {.out = NULL};
		struct report report;
		struct arena a = {0};
		size_t length;
		const char *bytes;

		limits[i / 2].add(&body, limits[i / 2].most + i % 2);
		bytes = word_zip(&(struct word){.body = buffer_text(&body)}, &length, &a);
		assert_int_equal(report_load_bytes(&report, "x.docx", bytes, length,
					 &(struct load_options){.original = false}, &messages),
			i % 2 ? -1 : 0);
		if (i % 2)
			assert_non_null(strstr(messages.first->summary, limits[i / 2].said));
		else
			assert_string_equal(word_inside(&report, "body", &a), "<p>a</p>");
		messages_clear(&messages);
		report_clear(&report);
		buffer_clear(&body);
		arena_clear(&a);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(odd_documents_are_read_as_far_as_they_go),
		cmocka_unit_test(what_is_beyond_a_fixed_limit_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
