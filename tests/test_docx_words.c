/* test_docx_words.c -- tests: characters, fields, changes and notes of Word in the report tree */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "../checker/load/docx_places.h"
#include "../checker/load/place.h"
#include "loaded.h"
#include "word.h"

/* Runs of a paragraph, and what is in the paragraph of the report then. */
struct sample {
	const char *runs, *expected;
};

static void
check_samples(const struct sample *samples, size_t count, const struct word *with)
{
	for (size_t i = 0; i < count; i++) {
		struct arena a = {0};
		struct word word = *with;
		struct report report;

		word.body = arena_print(&a, "<w:p>%s</w:p>", samples[i].runs);
		word_load(&report, &word);
		assert_string_equal(word_inside(&report, "p", &a), samples[i].expected);
		report_clear(&report);
		arena_clear(&a);
	}
}

#define CHECK(samples, ...) \
	check_samples(samples, sizeof samples / sizeof *samples, &(struct word){__VA_ARGS__})

#define FORMATTED(properties, text) "<w:r><w:rPr>" properties "</w:rPr>" W_T(text) "</w:r>"
#define SYMBOL(font, code) "<w:r><w:sym w:font='" font "' w:char='" code "'/></w:r>"

static void
characters_are_what_is_seen(void **state)
{
	static const struct sample samples[] = {
		{W_R("one") W_R(" word") W_R("s"), "one words"},
		{W_R("a") W_TAB W_R("b"), "a b"},
		{W_BR W_R("a ") W_BR W_BR W_R(" b") W_BR, "a<break/>b"},
		{W_R("a") "<w:r><w:br w:type='page'/></w:r>" W_R("b"), "a b"},
		{W_R("ITU") "<w:r><w:noBreakHyphen/></w:r>" W_R("T"), "ITU\u2011T"},
		{W_R("Re") "<w:r><w:softHyphen/></w:r>" W_R("port\u00AD"), "Report"},
		/* symbol fonts */
		{SYMBOL("Symbol", "F061") SYMBOL("Symbol", "61"), "αα"},
		{SYMBOL("Wingdings", "F0FC") SYMBOL("Wingdings", "F0E0"), "✓→"},
		{SYMBOL("Wingdings 3", "F070"), "▲"},
		{SYMBOL("Arial", "0041"), "A"},
		{FORMATTED("<w:rFonts w:ascii='Symbol'/>", "\uF031") W_R(".5"), "1.5"},
		{FORMATTED("<w:rFonts w:ascii='Symbol'/>", "W") W_R("m"), "Ωm"},
		{W_R("\uF0B7 a"), "• a"},
		/* how they look */
		{FORMATTED("<w:caps/>", "annex é"), "ANNEX É"},
		{FORMATTED("<w:caps w:val='0'/>", "annex"), "annex"},
		{W_R("a") FORMATTED("<w:vanish/>", "hidden") W_R("b"), "ab"},
		{W_R("x") FORMATTED("<w:vertAlign w:val='superscript'/>", "2") W_R("y"),
			"x<sup>2</sup>y"},
		{W_R("x") FORMATTED("<w:vertAlign w:val='subscript'/>", "i"), "x<sub>i</sub>"},
		{FORMATTED("<w:rtl/>", "\u200Fابج"), "\u200Fابج"},
		/* what is transparent, and what is not */
		{"<w:sdt><w:sdtPr><w:alias w:val='x'/></w:sdtPr><w:sdtContent>" W_R(
			 "a") "</w:sdtContent></w:sdt><w:smartTag>" W_R("b") "</w:smartTag>",
			"ab"},
		{"<m:oMath><m:r><m:t>x</m:t></m:r><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:oMath>",
			"<math>x2</math>"},
		{"<w:r><mc:AlternateContent><mc:Choice Requires='zz'>" W_T(
			 "no") "</mc:Choice><mc:Fallback>" W_T("a") "</mc:Fallback></"
								    "mc:AlternateContent>"
								    "</w:r>",
			"a"},
		{"<w:r><mc:AlternateContent><mc:Choice Requires='wps'>" W_T(
			 "a") "</mc:Choice><mc:Fallback>" W_T("no") "</mc:Fallback></"
								    "mc:AlternateContent>"
								    "</w:r>",
			"a"},
		{"<w:commentRangeStart w:id='1'/>" W_R(
			 "a") "<w:commentRangeEnd w:id='1'/>"
			      "<w:r><w:commentReference w:id='1'/></w:r>",
			"a"},
	};

	(void)state;
	CHECK(samples, 0);
}

static void
fields_give_their_results(void **state)
{
	static const struct sample samples[] = {
		{W_R("see ") W_FIELD(" REF _Ref1 \\h ", W_R("Table 1")) W_R("."),
			"see <xref rid=\"_Ref1\">Table 1</xref>."},
		{W_FIELD("PAGEREF x", W_R("3")), "3"},
		{W_FIELD("SEQ Table \\* ARABIC", W_R("3")), "3"},
		{W_FIELD("HYPERLINK &quot;http://x/y z&quot;", W_R("a")),
			"<ext-link href=\"http://x/y z\">a</ext-link>"},
		{W_FIELD("HYPERLINK \\l &quot;b&quot;", W_R("a")), "<xref rid=\"b\">a</xref>"},
		{W_FIELD("ref b", W_R("a")), "<xref rid=\"b\">a</xref>"},
		{"<w:fldSimple w:instr='REF b'>" W_R("a") "</w:fldSimple>",
			"<xref rid=\"b\">a</xref>"},
		/* a field in the code of another one: what it shows is code */
		{W_R("a") "<w:r><w:fldChar w:fldCharType='begin'/></w:r>" W_FIELD("MERGEFIELD x",
			 W_R("code")) "<w:r><w:fldChar "
				      "w:fldCharType='separate'/></w:r>" W_R(
					      "b") "<w:r><w:fldChar "
						   "w:fldCharType='end'/></w:r>" W_R("c"),
			"abc"},
		/* neither is it referred to; but what is marked in it may be */
		{"<w:r><w:fldChar w:fldCharType='begin'/></w:r>" W_FIELD(
			 "REF x", "<w:bookmarkStart w:name='y'/>" W_R(
					  "code")) "<w:r><w:fldChar "
						   "w:fldCharType='separate'/></w:r>" W_R(
							   "b") "<w:r><w:fldChar "
								"w:fldCharType='end'/></w:r>",
			"<target id=\"y\"/>b"},
		/* one without a result */
		{W_R("a") "<w:r><w:fldChar w:fldCharType='begin'/><w:instrText>XE x</w:instrText>"
			  "<w:fldChar w:fldCharType='end'/></w:r>" W_R("b"),
			"ab"},
		{"<w:hyperlink r:id='r9'>" W_R("a") "</w:hyperlink>" W_R("b"),
			"<ext-link href=\"http://x\">a</ext-link>b"},
		{"<w:hyperlink w:anchor='b'>" W_R("a") "</w:hyperlink>",
			"<xref rid=\"b\">a</xref>"},
		{"<w:bookmarkStart w:id='0' w:name='b'/>" W_R("a") "<w:bookmarkEnd w:id='0'/>",
			"<target id=\"b\"/>a"},
	};

	(void)state;
	CHECK(samples, .relations = "<Relationship Id='r9' Type='x' Target='http://x' "
				    "TargetMode='External'/>");
}

#define INSERTED(runs) "<w:ins w:id='1' w:author='x'>" runs "</w:ins>"
#define DELETED(text) \
	"<w:del w:id='2' w:author='x'><w:r><w:delText>" text "</w:delText></w:r></w:del>"
#define MOVED_FROM(runs) "<w:moveFrom w:id='3' w:author='x'>" runs "</w:moveFrom>"
#define MOVED_TO(runs) "<w:moveTo w:id='4' w:author='x'>" runs "</w:moveTo>"

static const char changes[] = "<w:p>" W_R("a") INSERTED(W_R("b")) DELETED("c") MOVED_FROM(W_R("d"))
	MOVED_TO(W_R("e")) "</w:p>";
/* the end of the first paragraph was deleted, a row was, and one was inserted */
static const char ends[] = "<w:p><w:pPr><w:rPr><w:del w:id='1' w:author='x'/></w:rPr></w:pPr>" W_R(
	"f") "</w:p>" W_P("g")
	W_TBL("<w:tr><w:trPr><w:del w:id='2' w:author='x'/></w:trPr>" W_TC(
		"h") "</w:tr>"
		     "<w:tr><w:trPr><w:ins w:id='3' w:author='x'/></w:trPr>" W_TC("i") "</w:tr>");

/* the middle cell was deleted, the last one inserted */
static const char cells[] = W_TBL(W_TR(W_TC("j") W_CELL("<w:cellDel w:id='1' w:author='x'/>",
	W_P("k")) W_CELL("<w:cellIns w:id='2' w:author='x'/>", W_P("l"))));

static const char numbered[] = "<w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/><w:ins "
			       "w:id='1' w:author='x'/></w:numPr></w:pPr>" W_R("a") "</w:p>";
static const char numbering[] = "<w:abstractNum w:abstractNumId='1'><w:lvl w:ilvl='0'><w:start "
				"w:val='1'/><w:lvlText w:val='%1)'/></w:lvl></w:abstractNum><w:num "
				"w:numId='1'><w:abstractNumId w:val='1'/></w:num>";

static void
tracked_changes_are_accepted_or_rejected(void **state)
{
	static const struct {
		const char *body;
		bool original;
		const char *expected, *count;
	} samples[] = {
		{changes, false, "<p>abe</p>", "4"},
		{changes, true, "<p>acd</p>", "4"},
		{ends, false,
			"<p>fg</p><table-wrap><table><tbody><tr><td>i</td></tr></tbody></table>"
			"</table-wrap>",
			"3"},
		{cells, false,
			"<table-wrap><table><tbody><tr><td>j</td><td>l</td></tr></tbody></table>"
			"</table-wrap>",
			"2"},
		{cells, true,
			"<table-wrap><table><tbody><tr><td>j</td><td>k</td></tr></tbody></table>"
			"</table-wrap>",
			"2"},
		/* a number that was given to a paragraph */
		{numbered, false, "<list><list-item><label>1)</label><p>a</p></list-item></list>",
			"1"},
		{numbered, true, "<p>a</p>", "1"},
		{ends, true,
			"<p>f</p><p>g</p><table-wrap><table><tbody><tr><td>h</td></tr></tbody>"
			"</table></table-wrap>",
			"3"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
		const struct word word = {.body = samples[i].body,
			.numbering = numbering,
			.original = samples[i].original};
		struct report report;
		struct arena a = {0};

		word_load(&report, &word);
		assert_string_equal(word_inside(&report, "body", &a), samples[i].expected);
		assert_string_equal((const char *)node_at(&report, "/report/@tracked-changes")
					    ->children->content,
			samples[i].count);
		report_clear(&report);
		arena_clear(&a);
	}
}

#define IN_BOX                                                          \
	"<w:p>" W_R("a") "<w:r><w:pict><v:textbox><w:txbxContent>" W_P( \
		"box") "</w:txbxContent></v:textbox></w:pict></w:r>" W_R("b") "</w:p>"
#define NOTE(kind, id, text) "<w:" kind " w:id='" id "'>" W_P(text) "</w:" kind ">"

static void
notes_stand_where_they_are_referred_to(void **state)
{
	static const struct sample samples[] = {
		{W_R("a") "<w:r><w:footnoteReference w:id='5'/></w:r>" W_R(
			 "b") "<w:r><w:footnoteReference w:id='4'/></w:r>"
			      "<w:r><w:endnoteReference w:id='5'/></w:r>",
			"a<fn id=\"fn1\"><label>1</label><p>five</p></fn>b"
			"<fn id=\"fn2\"><label>2</label><p>four</p></fn>"
			"<fn id=\"en3\"><label>i</label><p>at the end</p></fn>"},
		{"<w:r><w:footnoteReference w:id='5'/></w:r>",
			"<fn id=\"fn1\"><label>1</label><p>five</p></fn>"},
		{W_R("a") "<w:r><w:footnoteReference w:customMarkFollows='1' w:id='6'/>" W_T(
			 "*") "</w:r>",
			"a<fn id=\"fn1\"><label>*</label><p>six</p></fn>*"},
	};

	(void)state;
	CHECK(samples,
		.footnotes = "<w:footnote w:type='separator' w:id='0'><w:p/></w:footnote>" NOTE(
			"footnote", "4", "four") NOTE("footnote", "5", "five")
			NOTE("footnote", "6", "*\tsix"),
		.endnotes = NOTE("endnote", "5", "at the end"));
}

#define REFER(kind, id) "<w:r><w:t>a</w:t><w:" kind "Reference w:id='" id "'/></w:r>"
#define SECTION(notes) \
	"<w:p><w:pPr><w:sectPr>" notes "</w:sectPr></w:pPr>" REFER("footnote", "5") "</w:p>"

/* Notes are counted as the document says, and as a section says. */
static void
notes_are_counted_as_word_does(void **state)
{
	static const struct {
		const char *settings, *section, *labels[3], *at_end;
	} samples[] = {
		{"", "", {"1", "2", "3"}, "i"},
		{"<w:footnotePr><w:numFmt w:val='chicago'/><w:numStart w:val='4'/></w:footnotePr>"
		 "<w:endnotePr><w:numFmt w:val='decimal'/></w:endnotePr>",
			"", {"\u00A7", "**", "††"}, "1"},
		{"<w:footnotePr><w:numRestart w:val='eachSect'/></w:footnotePr>",
			"<w:footnotePr><w:numFmt w:val='lowerLetter'/></w:footnotePr>",
			{"a", "b", "1"}, "i"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
		struct arena a = {0};
		const struct word word = {
			.body = arena_print(&a,
				"<w:p>" REFER("footnote", "4") "</w:p>" SECTION("%s") "<w:p>" REFER(
					"footnote", "6") REFER("endnote", "5") "</w:p>",
				samples[i].section),
			.footnotes = NOTE("footnote", "4", "x") NOTE("footnote", "5", "x")
				NOTE("footnote", "6", "x"),
			.endnotes = NOTE("endnote", "5", "x"),
			.settings = samples[i].settings};
		struct report report;

		word_load(&report, &word);
		for (size_t j = 0; j < 3; j++)
			assert_string_equal(
				(const char *)node_at(
					&report, arena_print(&a, "//fn[@id='fn%zu']/label", j + 1))
					->children->content,
				samples[i].labels[j]);
		assert_string_equal(
			(const char *)node_at(&report, "//fn[@id='en4']/label")->children->content,
			samples[i].at_end);
		report_clear(&report);
		arena_clear(&a);
	}
}

static void
text_boxes_come_behind_their_paragraph(void **state)
{
	const struct word word = {
		.body = "<w:p>" W_R("a") "<w:r><w:pict><v:textbox><w:txbxContent>" W_P("box")
			W_S("h1", "1 Head") "</w:txbxContent></v:textbox></w:pict></w:r>" W_R(
				"b") "</w:p>"};
	struct report report;
	struct arena a = {0};

	(void)state;
	word_load(&report, &word);
	assert_string_equal(word_inside(&report, "report", &a),
		"<front><p>ab</p><p>box</p></front><body><sec sec-type=\"clause\"><label>1</label>"
		"<title>Head</title></sec></body>");
	report_clear(&report);
	arena_clear(&a);
}

/* Where the words of a node begin that are shown. */
static struct docx_place
place_of(const struct report *report, const char *xpath, size_t start)
{
	const struct words words = {node_at(report, xpath), start, start + 1};

	return docx_place(report, words_extent(report, words).start);
}

static void
assert_place(
	struct docx_place place, const char *part, size_t paragraph, size_t piece, size_t character)
{
	assert_string_equal(place.part, part);
	assert_int_equal(place.paragraph, paragraph);
	assert_int_equal(place.piece, piece);
	assert_int_equal(place.character, character);
}

static void
places_are_characters_of_parts(void **state)
{
	static const char document[] = "word/document.xml", notes[] = "word/footnotes.xml";
	const struct word word = {
		/* an empty paragraph is one; in the second a tab, which is a piece, too */
		.body = "<w:p/><w:p>" W_R("é") W_TAB DELETED("zz") W_R(
			"cäfé") "</w:p>"
				"<w:p>" W_R("d") "<w:r><w:footnoteReference "
						 "w:id='4'/></w:r></w:p>" W_TBL(W_TR(W_TC("cell")))
							 IN_BOX,
		.footnotes = NOTE("footnote", "3", "three") NOTE("footnote", "4", "four"),
	};
	struct report report;
	struct arena a = {0};

	(void)state;
	word_load(&report, &word);
	assert_place(place_of(&report, "//p[1]", 0), document, 1, 0, 0);
	assert_place(place_of(&report, "//p[1]", 2), document, 1, 1, 0);
	/* é, a space, c, ä (two bytes), f: the third character of the fourth piece */
	assert_place(place_of(&report, "//p[1]", 6), document, 1, 3, 2);
	assert_place(place_of(&report, "//p[2]", 0), document, 2, 0, 0);
	assert_place(place_of(&report, "//td", 2), document, 3, 0, 2);
	assert_place(place_of(&report, "//fn/p", 1), notes, 0, 0, 1);
	assert_place(place_of(&report, "//p[. = 'box']", 1), document, 5, 0, 1);
	assert_place(place_of(&report, "//p[. = 'ab']", 1), document, 4, 1, 0);
	assert_string_equal(place_part(&report, 0), document);
	assert_string_equal(
		place_path(node_at(&report, "//td"), &a), "table › row cell › column 1");
	report_clear(&report);
	arena_clear(&a);
}

static void
a_number_that_word_counts_is_in_no_piece(void **state)
{
	const struct word word = {.body = W_P("a") W_S("num", "b"), .numbering = numbering};
	struct docx_place place;
	struct report report;

	(void)state;
	word_load(&report, &word);
	place = place_of(&report, "//label", 1);
	assert_true(place.counted);
	assert_place(place, "word/document.xml", 1, 0, 0);
	assert_false(place_of(&report, "//list-item/p", 0).counted);
	report_clear(&report);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(characters_are_what_is_seen),
		cmocka_unit_test(fields_give_their_results),
		cmocka_unit_test(tracked_changes_are_accepted_or_rejected),
		cmocka_unit_test(notes_stand_where_they_are_referred_to),
		cmocka_unit_test(notes_are_counted_as_word_does),
		cmocka_unit_test(text_boxes_come_behind_their_paragraph),
		cmocka_unit_test(places_are_characters_of_parts),
		cmocka_unit_test(a_number_that_word_counts_is_in_no_piece),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
