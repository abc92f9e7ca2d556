/* test_docx.c -- tests: what Word says with styles, numbers and tables becomes the report tree */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "word.h"

/* A body of Word, and what is in the body of the report then. */
struct sample {
	const char *body, *expected;
};

static void
check_samples(const struct sample *samples, size_t count, const struct word *with)
{
	for (size_t i = 0; i < count; i++) {
		struct word word = *with;
		struct report report;
		struct arena a = {0};

		word.body = samples[i].body;
		word_load(&report, &word);
		assert_string_equal(word_inside(&report, "body", &a), samples[i].expected);
		report_clear(&report);
		arena_clear(&a);
	}
}

#define CHECK(samples, ...) \
	check_samples(samples, sizeof samples / sizeof *samples, &(struct word){__VA_ARGS__})

#define CLAUSE(label, title, rest) \
	"<sec sec-type=\"clause\"><label>" label "</label><title>" title "</title>" rest "</sec>"
#define UNNUMBERED(title) "<sec sec-type=\"clause\"><title>" title "</title></sec>"

static void
headings_have_typed_numbers(void **state)
{
	static const struct sample samples[] = {
		{W_STYLED("h1", W_R("1") W_TAB W_R("Scope")), CLAUSE("1", "Scope", "")},
		{W_S("h1", "1\u00A0Scope"), CLAUSE("1", "Scope", "")},
		{W_S("h1", "1 Scope"), CLAUSE("1", "Scope", "")},
		{W_S("h1", "1\u2003Scope"), CLAUSE("1", "Scope", "")},
		{W_S("h1", "\u200E1.\u00A0Scope"), CLAUSE("1.", "Scope", "")},
		{W_S("h2x", "1bis.1 Terms"), CLAUSE("1bis.1", "Terms", "")},
		{W_S("h2", "F1.3.6 Domains"), CLAUSE("F1.3.6", "Domains", "")},
		{W_S("h1", "Bibliography"), UNNUMBERED("Bibliography")},
		{W_S("o", "1.2 Ours"), CLAUSE("1.2", "Ours", "")},
		{W_S("hb", "1 Run in"), "<p>1 Run in</p>"},
		/* nesting: by the number; without one, by the style */
		{W_S("h1", "1 A") W_S("h2", "1.1 B") W_S("h1", "2 C"),
			CLAUSE("1", "A", CLAUSE("1.1", "B", "")) CLAUSE("2", "C", "")},
		{W_S("h1", "1 A") W_S("h2", "B") W_P("Text."),
			CLAUSE("1", "A",
				"<sec sec-type=\"clause\"><title>B</title><p>Text.</p></sec>")},
		/* where headings have a style, a numbered line without it is a paragraph */
		{W_S("h1", "1 A") W_P("1.1\tno heading"),
			CLAUSE("1", "A",
				"<sec sec-type=\"clause\"><label>1.1</label><p>no "
				"heading</p></sec>")},
	};

	(void)state;
	CHECK(samples, 0);
}

static void
annexes_have_titles_and_references(void **state)
{
	static const struct sample samples[] = {
		{W_STYLED("a", W_R("Annex A") W_BR W_BR W_R("Form")),
			"<sec sec-type=\"annex\"><label>ANNEX A</label><title>FORM</title></sec>"},
		{W_STYLED("p", W_R("Appendix I") W_BR W_R("Two") W_BR W_R("lines")),
			"<sec sec-type=\"appendix\"><label>Appendix I</label>"
			"<title>Two<break/>lines</title></sec>"},
		{W_S("an", "ANNEX 2") W_S("ar", "(to Resolution 2)") W_S("at", "Form"),
			"<sec sec-type=\"annex\"><label>ANNEX 2</label><title>Form</title>"
			"<p content-type=\"reference\">(to Resolution 2)</p></sec>"},
		{W_S("an", "ANNEX 2") W_P("No title"),
			"<sec sec-type=\"annex\"><label>ANNEX 2</label><p>No title</p></sec>"},
		{W_S("at", "Bibliography") W_P("[1] A book"),
			"<sec sec-type=\"annex\"><title>Bibliography</title>"
			"<p>[1] A book</p></sec>"},
		{W_S("h1", "Annex B Form"),
			"<sec sec-type=\"annex\"><label>Annex B</label><title>Form</title></sec>"},
		{W_S("h1", "Annex: form"), UNNUMBERED("Annex: form")},
		{W_S("s", "SECTION 1bis") W_S("st", "Texts"),
			"<sec sec-type=\"part\"><label>SECTION 1bis</label>"
			"<title>Texts</title></sec>"},
		{W_S("q", "DRAFT QUESTION Q.Sound/C") W_S("qt", "Sound"),
			"<sec sec-type=\"question\"><label>DRAFT QUESTION Q.Sound/C</label>"
			"<title>Sound</title></sec>"},
	};

	(void)state;
	CHECK(samples, 0);
}

#define WRAP(caption, table) "<table-wrap>" caption "<table>" table "</table></table-wrap>"
#define CAPTION(label, title) "<label>" label "</label><caption><title>" title "</title></caption>"
#define BODY_1 "<tbody><tr><td>a</td></tr></tbody>"
#define TABLE_1 W_TBL(W_TR(W_TC("a")))

static void
captions_belong_to_tables(void **state)
{
	static const struct sample samples[] = {
		{W_S("TableNoTitle0", "TABLE 1 – Names") TABLE_1,
			WRAP(CAPTION("Table 1", "Names"), BODY_1)},
		{W_S("TableNoTitle0", "Table 1\u2003Names") TABLE_1,
			WRAP(CAPTION("Table 1", "Names"), BODY_1)},
		{W_S("TableNoTitle0", "Table 5-1b: Names") TABLE_1,
			WRAP(CAPTION("Table 5-1b", "Names"), BODY_1)},
		{W_S("tn", "TABLE 1") W_S("tt", "Names") TABLE_1,
			WRAP(CAPTION("Table 1", "Names"), BODY_1)},
		{W_P("Table 1 — Names") TABLE_1, WRAP(CAPTION("Table 1", "Names"), BODY_1)},
		{W_P("Table 5-1 summarizes names.") TABLE_1,
			"<p>Table 5-1 summarizes names.</p>" WRAP("", BODY_1)},
		{W_S("tt", "Names") TABLE_1,
			WRAP("<caption><title>Names</title></caption>", BODY_1)},
		/* in the first row */
		{W_TBL(W_TR(W_CELL("<w:gridSpan w:val='2'/>", W_P("Table 2 - Names")))
				 W_TR(W_TC("a"))),
			WRAP(CAPTION("Table 2", "Names"), BODY_1)},
		{W_TBL(W_TR(W_CELL("", W_S("tn", "Table 2") W_S("tt", "Names"))) W_TR(W_TC("a"))),
			WRAP(CAPTION("Table 2", "Names"), BODY_1)},
		/* behind the table */
		{TABLE_1 W_S("TableNoTitle0", "Table 3 – Names") W_P("Text."),
			WRAP(CAPTION("Table 3", "Names"), BODY_1) "<p>Text.</p>"},
		/* of a table in a table */
		{W_TBL(W_TR(W_CELL("", W_P("Table 4 – Names") TABLE_1 "<w:p/>"))),
			WRAP("", "<tbody><tr><td>" WRAP(
					 CAPTION("Table 4", "Names"), BODY_1) "</td>"
									      "</tr></tbody>")},
	};

	(void)state;
	CHECK(samples, 0);
}

#define SPAN(n) "<w:gridSpan w:val='" #n "'/>"
#define DOWN "<w:vMerge w:val='restart'/>"
#define ON "<w:vMerge/>"
#define ACROSS "<w:hMerge w:val='restart'/>"
#define ACROSS_ON "<w:hMerge/>"

static void
cells_span_columns_and_rows(void **state)
{
	static const struct sample samples[] = {
		{W_TBL(W_TR(W_CELL(SPAN(2), W_P("ab"))) W_TR(W_TC("c") W_TC("d"))),
			WRAP("", "<tbody><tr><td colspan=\"2\">ab</td></tr>"
				 "<tr><td>c</td><td>d</td></tr></tbody>")},
		{W_TBL(W_TR(W_CELL(DOWN, W_P("a")) W_TC("b")) W_TR(W_CELL(ON, "<w:p/>") W_TC("c"))
				 W_TR(W_CELL(ON, "<w:p/>") W_TC("d"))),
			WRAP("", "<tbody><tr><td rowspan=\"3\">a</td><td>b</td></tr>"
				 "<tr><td>c</td></tr><tr><td>d</td></tr></tbody>")},
		/* what goes on with nothing is a cell; a row that only goes on is none */
		{W_TBL(W_TR(W_CELL(ON, W_P("a")) W_TC("b"))),
			WRAP("", "<tbody><tr><td>a</td><td>b</td></tr></tbody>")},
		{W_TBL(W_TR(W_CELL(DOWN, W_P("a"))) W_TR(W_CELL(ON, "<w:p/>"))), WRAP("", BODY_1)},
		/* columns before the first cell */
		{W_TBL("<w:tr><w:trPr><w:gridBefore w:val='2'/></w:trPr>" W_TC("a") "</w:tr>"),
			WRAP("", "<tbody><tr><td colspan=\"2\"/><td>a</td></tr></tbody>")},
		/* as old files join cells of a row; words are not lost */
		{W_TBL(W_TR(W_CELL(ACROSS, W_P("ab")) W_CELL(ACROSS_ON, "<w:p/>")
				 W_CELL(SPAN(2) ACROSS_ON, "<w:p/>"))
				 W_TR(W_CELL(ACROSS, W_P("c")) W_CELL(ACROSS_ON, W_P("d")))),
			WRAP("", "<tbody><tr><td colspan=\"4\">ab</td></tr>"
				 "<tr><td>c</td><td>d</td></tr></tbody>")},
		/* heads, by property and by style, also of two rows */
		{W_TBL(W_HEAD(W_TC("H")) W_TR(W_TC("a"))),
			WRAP("", "<thead><tr><th>H</th></tr></thead>" BODY_1)},
		{W_TBL(W_TR(W_CELL("", W_S("th", "G")))
				 W_TR(W_CELL("", W_S("th", "H") W_S("th", "I"))) W_TR(W_TC("a"))),
			WRAP("", "<thead><tr><th>G</th></tr><tr><th>H<break/>I</th></tr></"
				 "thead>" BODY_1)},
		{W_TBL(W_HEAD(W_TC("a"))), WRAP("", BODY_1)},
		/* paragraphs, lists, tables in a cell */
		{W_TBL(W_TR(W_CELL("", W_P("a") "<w:p/>" W_P("–\tb")))),
			WRAP("", "<tbody><tr><td><p>a</p><list><list-item><label>–</label><p>b</p>"
				 "</list-item></list></td></tr></tbody>")},
		{W_TBL(W_TR(W_CELL("", TABLE_1 "<w:p/>"))),
			WRAP("", "<tbody><tr><td>" WRAP("", BODY_1) "</td></tr></tbody>")},
	};

	(void)state;
	CHECK(samples, 0);
}

#define LEVEL(n, format, text)                                               \
	"<w:lvl w:ilvl='" n "'><w:start w:val='1'/><w:numFmt w:val='" format \
	"'/><w:lvlText w:val='" text "'/></w:lvl>"
#define IN_LIST(id, level, text)                                              \
	"<w:p><w:pPr><w:numPr><w:ilvl w:val='" level "'/><w:numId w:val='" id \
	"'/></w:numPr></w:pPr>" W_R(text) "</w:p>"
#define IN_HEADINGS(style, text)              \
	"<w:p><w:pPr><w:pStyle w:val='" style \
	"'/><w:numPr><w:numId w:val='3'/></w:numPr></w:pPr>" W_R(text) "</w:p>"
#define LIST_ITEM(label, text) "<list-item><label>" label "</label><p>" text "</p></list-item>"

static const char numbering[] = "<w:abstractNum w:abstractNumId='1'>" LEVEL(
	"0", "decimal", "%1)") LEVEL("1", "lowerLetter", "%2)") LEVEL("2", "upperRoman",
	"%1-%3.") "</w:abstractNum>"
		  "<w:abstractNum w:abstractNumId='2'><w:lvl w:ilvl='0'><w:numFmt w:val='bullet'/>"
		  "<w:lvlText w:val='\uF0B7'/><w:rPr><w:rFonts w:ascii='Symbol'/></w:rPr></w:lvl>"
		  "</w:abstractNum>"
		  "<w:abstractNum w:abstractNumId='3'>" LEVEL("0", "upperRoman",
			  "Annex %1") "<w:lvl w:ilvl='1'><w:start w:val='1'/><w:pStyle "
				      "w:val='h2'/><w:isLgl/>"
				      "<w:numFmt w:val='decimal'/><w:lvlText "
				      "w:val='%1.%2'/></w:lvl></w:abstractNum>"
				      "<w:num w:numId='1'><w:abstractNumId w:val='1'/></w:num>"
				      "<w:num w:numId='2'><w:abstractNumId w:val='2'/></w:num>"
				      "<w:num w:numId='3'><w:abstractNumId w:val='3'/></w:num>"
				      "<w:num w:numId='4'><w:abstractNumId "
				      "w:val='1'/><w:lvlOverride w:ilvl='0'>"
				      "<w:startOverride w:val='7'/></w:lvlOverride></w:num>"
				      "<w:num w:numId='5'><w:abstractNumId "
				      "w:val='1'/><w:lvlOverride w:ilvl='0'>" LEVEL("0",
					      "upperLetter", "(%1)") "</w:lvlOverride></w:num>";

static void
numbers_that_word_counts_are_read(void **state)
{
	static const struct sample samples[] = {
		{IN_LIST("1", "0", "a") IN_LIST("1", "0", "b"),
			"<list>" LIST_ITEM("1)", "a") LIST_ITEM("2)", "b") "</list>"},
		{W_S("num", "a") W_S("num2", "b"),
			"<list>" LIST_ITEM("1)", "a") LIST_ITEM("2)", "b") "</list>"},
		/* deeper levels begin anew; a list in use may begin elsewhere */
		{IN_LIST("1", "0", "a") IN_LIST("1", "1", "b") IN_LIST("1", "0", "c")
				IN_LIST("1", "1", "d"),
			"<list><list-item><label>1)</label><p>a</p><list>" LIST_ITEM("a)",
				"b") "</list></list-item><list-item><label>2)</label><p>c</"
				     "p><list>" LIST_ITEM("a)", "d") "</list></list-item></list>"},
		{IN_LIST("4", "0", "a") IN_LIST("4", "0", "b"),
			"<list>" LIST_ITEM("7)", "a") LIST_ITEM("8)", "b") "</list>"},
		/* a level that looks otherwise in this use goes on counting */
		{IN_LIST("1", "0", "a") IN_LIST("5", "0", "b"),
			"<list><list-item><label>1)</label><p>a</p><list>" LIST_ITEM(
				"(B)", "b") "</list></list-item></list>"},
		{IN_LIST("1", "2", "a"), "<list>" LIST_ITEM("1-I.", "a") "</list>"},
		{IN_LIST("2", "0", "a"), "<list>" LIST_ITEM("•", "a") "</list>"},
		/* a level that is linked to the style; figures where letters were asked for */
		{IN_HEADINGS("h1", "A") IN_HEADINGS("h2x", "B"),
			"<sec sec-type=\"annex\"><label>Annex I</label><title>A</title>" CLAUSE(
				"1.1", "B", "") "</sec>"},
		/* an empty paragraph counts; 0 is no list */
		{IN_LIST("1", "0", "") IN_LIST("1", "0", "b"),
			"<list>" LIST_ITEM("2)", "b") "</list>"},
		{"<w:p><w:pPr><w:pStyle w:val='num'/><w:numPr><w:numId "
		 "w:val='0'/></w:numPr></w:pPr>" W_R("a") "</w:p>",
			"<p>a</p>"},
	};

	(void)state;
	CHECK(samples, .numbering = numbering);
}

/* Beyond what a format can show, a number is in figures. */
static void
numbers_have_the_format_of_their_level(void **state)
{
	static const struct {
		const char *format, *start, *label;
	} formats[] = {{"upperRoman", "1994", "MCMXCIV"}, {"lowerRoman", "3888", "mmmdccclxxxviii"},
		{"upperRoman", "4000", "4000"}, {"lowerLetter", "27", "aa"},
		{"upperLetter", "781", "781"}, {"decimalZero", "7", "07"}, {"ordinal", "1", "1st"},
		{"ordinal", "12", "12th"}, {"ordinal", "22", "22nd"}, {"chicago", "3", "‡"},
		{"chicago", "6", "††"}, {"chicago", "121", "121"}, {"none", "5", ""}};

	(void)state;
	for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
		struct arena a = {0};
		const struct sample sample = {IN_LIST("1", "0", "a"),
			arena_print(
				&a, "<list>" LIST_ITEM("(%s)", "a") "</list>", formats[i].label)};

		check_samples(&sample, 1,
			&(struct word){.numbering = arena_print(&a,
					       "<w:abstractNum w:abstractNumId='1'>"
					       "<w:lvl w:ilvl='0'><w:start w:val='%s'/>"
					       "<w:numFmt w:val='%s'/><w:lvlText w:val='(%%1)'/>"
					       "</w:lvl></w:abstractNum><w:num w:numId='1'>"
					       "<w:abstractNumId w:val='1'/></w:num>",
					       formats[i].start, formats[i].format)});
		arena_clear(&a);
	}
}

static void
markers_and_notes_and_figures(void **state)
{
	static const struct sample samples[] = {
		{W_S("e", "–\ta"), "<list>" LIST_ITEM("–", "a") "</list>"},
		{W_S("e", "1\ta"), "<list>" LIST_ITEM("1", "a") "</list>"},
		{W_S("e", "b)bis\ta"), "<list>" LIST_ITEM("b)bis", "a") "</list>"},
		{W_S("e", "SGC\ta"), "<p>SGC a</p>"},
		{W_P("NOTE 1 – Text."), "<non-normative-note><label>NOTE 1</label><p>Text.</p>"
					"</non-normative-note>"},
		{"<w:p><w:r><w:drawing><wp:docPr descr='A&#10;map'/><pic:pic/></w:drawing></w:r>"
		 "</w:p>" W_S("f", "Figure 1 – Map"),
			"<fig><alt-text>A map</alt-text><label>Figure 1</label>"
			"<caption><title>Map</title></caption></fig>"},
		/* charts and old drawings are pictures, too */
		{W_P("x") "<w:p><w:r><w:drawing><wp:docPr descr='A map'/><c:chart "
			  "xmlns:c='http://schemas.openxmlformats.org/drawingml/2006/chart'/></"
			  "w:drawing>"
			  "</w:r></w:p>",
			"<p>x</p><fig><alt-text>A map</alt-text></fig>"},
		{W_P("x") "<w:p><w:r><w:object><v:shape alt='A map'><v:imagedata/></v:shape>"
			  "</w:object></w:r></w:p>",
			"<p>x</p><fig><alt-text>A map</alt-text></fig>"},
		/* the contents list is no text */
		{W_S("toc", "1 Scope 3") W_S("h1", "1 Scope"), CLAUSE("1", "Scope", "")},
		{"<w:p>" W_FIELD("TOC \\o", W_R("1 Scope 3")) "</w:p>" W_P("Text."),
			"<p>Text.</p>"},
	};

	(void)state;
	CHECK(samples, 0);
}

static void
front_matter_and_number(void **state)
{
	const struct word word = {
		.body = TABLE_1 W_P("Title") W_S("h1", "1 Scope"),
		.header = W_P("- 2 -") W_P("XTSA-30/7-E"),
	};
	struct report report;
	struct arena a = {0};

	(void)state;
	word_load(&report, &word);
	assert_string_equal(word_inside(&report, "front", &a),
		"<table-wrap content-type=\"layout\"><table>" BODY_1 "</table></table-wrap>"
		"<p>Title</p>");
	assert_string_equal(
		(const char *)xmlDocGetRootElement(report.tree)->properties->children->content,
		"XTSA-30/7");
	report_clear(&report);
	arena_clear(&a);
}

static void
strict_and_flat_files_are_the_same(void **state)
{
	static const char body[] = W_S("h1", "1 Scope") W_P("Text.");
	const struct word words[] = {{.body = body}, {.body = body, .strict = true}};
	struct arena a = {0};

	(void)state;
	for (size_t i = 0; i < 4; i++) {
		struct messages messages = {.out = stderr};
		const struct word *word = &words[i % 2];
		struct report report;
		size_t length;
		const char *bytes = word_zip(word, &length, &a);

		if (i > 1) {
			bytes = word_flat(word, &a);
			length = strlen(bytes);
		}
		assert_int_equal(report_load_bytes(&report, "test", bytes, length,
					 &(struct load_options){0}, &messages),
			0);
		assert_int_equal(messages.count, 0);
		assert_string_equal(report_format(&report), i > 1 ? "flat-opc" : "docx");
		assert_string_equal(
			word_inside(&report, "body", &a), CLAUSE("1", "Scope", "<p>Text.</p>"));
		report_clear(&report);
	}
	arena_clear(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(headings_have_typed_numbers),
		cmocka_unit_test(annexes_have_titles_and_references),
		cmocka_unit_test(captions_belong_to_tables),
		cmocka_unit_test(cells_span_columns_and_rows),
		cmocka_unit_test(numbers_that_word_counts_are_read),
		cmocka_unit_test(numbers_have_the_format_of_their_level),
		cmocka_unit_test(markers_and_notes_and_figures),
		cmocka_unit_test(front_matter_and_number),
		cmocka_unit_test(strict_and_flat_files_are_the_same),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
