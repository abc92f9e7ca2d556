/* test_review_odd.c -- tests: comments on what has no words, and in packages as Word writes none */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "../checker/review/comment.h"
#include "encoded.h"
#include "files.h"
#include "reviewing.h"
#include "sample_findings.h"

static struct reviewing desk;

static const char *
entry(const char *file, const char *name, struct arena *a)
{
	return reviewing_entry(&desk, file, name, a);
}

#define REFERENCE(id)                                                \
	"<w:r><w:rPr><w:rStyle w:val=\"CommentReference\"/></w:rPr>" \
	"<w:commentReference w:id=\"" #id "\"/></w:r>"
#define AROUND_NEW(id, runs)                                                            \
	"<w:commentRangeStart w:id=\"" #id "\"/>" runs "<w:commentRangeEnd w:id=\"" #id \
	"\"/>" REFERENCE(id)
#define NUMBERED "<w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr>"
#define PICTURE "<w:r><w:drawing><pic:pic/></w:drawing></w:r>"
#define BOX(inside)                                                                      \
	"<w:r><w:drawing><wps:txbx><w:txbxContent>" inside "</w:txbxContent></wps:txbx>" \
	"</w:drawing></w:r>"
#define RULE(context)                                                                       \
	"<sch:schema xmlns:sch='http://purl.oclc.org/dsdl/schematron' queryBinding='xslt'>" \
	"<sch:pattern><sch:rule context='" context "'><sch:report id='found' role='error' " \
	"test='true()'>Found.</sch:report></sch:rule></sch:pattern></sch:schema>"

/* Where the comment is when what was found is no words in a row of runs. */
static void
a_comment_is_as_near_as_it_can_be(void **state)
{
	static const struct {
		const char *rule, *body, *expected;
	} samples[] = {
		/* the whole document: the first paragraph with words */
		{RULE("/report"), "<w:p/><w:p>" W_R("a") W_TAB W_R("b") "</w:p>" W_P("c"),
			"<w:p/><w:p>" AROUND_NEW(0, W_R("a") W_TAB W_R("b")) "</w:p>" W_P("c")},
		{RULE("/report"), "<w:p>" W_R("a") "</w:p>",
			"<w:p>" AROUND_NEW(0, W_R("a")) "</w:p>"},
		/* one that has none: the first paragraph */
		{RULE("/report"), "<w:p><w:pPr><w:jc/></w:pPr></w:p>",
			"<w:p><w:pPr><w:jc/></w:pPr>" REFERENCE(0) "</w:p>"},
		/* a number without words: the paragraph that it is counted in */
		{RULE("label"), "<w:p>" NUMBERED PICTURE "</w:p>" W_P("a"),
			"<w:p>" NUMBERED REFERENCE(0) PICTURE "</w:p>" W_P("a")},
		{RULE("label"), W_P("a") "<w:p>" NUMBERED PICTURE "</w:p>",
			W_P("a") "<w:p>" NUMBERED REFERENCE(0) PICTURE "</w:p>"},
		/* a cell goes on in the box that stands before its words */
		{RULE("td"), W_TBL(W_TR("<w:tc><w:p>" BOX(W_P("b")) W_R("a") "</w:p></w:tc>")),
			W_TBL(W_TR("<w:tc><w:p>" BOX(W_P("b"))
					AROUND_NEW(0, W_R("a")) "</w:p></w:tc>"))},
		/* white space before the properties */
		{RULE("td[not(.//text())]"),
			W_TBL(W_TR(W_TC("a") "<w:tc><w:p>\n<w:pPr><w:jc/></w:pPr></w:p></w:tc>")),
			W_TBL(W_TR(W_TC("a") "<w:tc><w:p>\n<w:pPr><w:jc/></w:pPr>" REFERENCE(
				0) "</w:p></w:tc>"))},
	};
	static const char list[] =
		"<w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'><w:start w:val='1'/>"
		"<w:numFmt w:val='decimal'/><w:lvlText w:val='%1)'/></w:lvl></w:abstractNum>"
		"<w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>";

	(void)state;
	for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
		struct arena a = {0};
		const struct word word = {.body = samples[i].body, .numbering = list};
		const char *in = reviewing_write_word(&desk, "in.docx", &word, &a);
		const char *rule = reviewing_write(
			&desk, "near.sch", samples[i].rule, strlen(samples[i].rule), &a);

		PROGRAM(desk.program, &a, "review", "--rules", rule, in, "-o",
			reviewing_file(&desk, "out.docx", &a));
		assert_string_equal(reviewing_body(&desk, "out.docx", &a), samples[i].expected);
		PROGRAM("/bin/rm", &a, rule);
		arena_clear(&a);
	}
}

/* A person's view of it: words that are too long for a margin, and other places. */
static void
long_words_are_cut_where_a_character_ends(void **state)
{
	struct arena a = {0};
	struct buffer note = {0}, cut = {0};
	struct word word = {.body = "<w:p>" W_R("x") "<w:r><w:footnoteReference w:id='7'/></w:r>"
						     "</w:p>"};

	(void)state;
	for (int i = 0; i < 200; i++)
		buffer_add_text(i < 149 ? &cut : &note, "é");
	word.footnotes = arena_print(&a, "<w:footnote w:id='7'>" W_P("{%s%s}") "</w:footnote>",
		buffer_text(&cut), buffer_text(&note));
	reviewing_expect(&desk, &word, 1, &a);
	assert_non_null(strstr(entry("out.docx", "word/comments.xml", &a),
		arena_print(&a, ": “{%s…”<", buffer_text(&cut))));
	buffer_clear(&note);
	buffer_clear(&cut);
	arena_clear(&a);
}

static void
a_comment_says_what_the_other_place_says(void **state)
{
	struct findings findings = {0};
	struct buffer text = {0};

	(void)state;
	comment_write(&text, sample_contradiction(&findings), true);
	assert_non_null(strstr(buffer_text(&text),
		" [meeting-count]\nSee also Table 1: “Table 1” – Table 1 has 5 rows."));
	buffer_clear(&text);
	findings_clear(&findings);
}

#define TYPES(inside) \
	"<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'" inside
#define RELATIONS(quote, inside)                                                        \
	"<Relationships xmlns=" quote                                                   \
	"http://schemas.openxmlformats.org/package/2006/relationships" quote ">" inside \
	"</Relationships>"
#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
#define MAIN "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#define TO_STYLES "<Relationship Id='s' Type='" OFFICE "styles' Target='styles.xml'/>"
#define TO(id, type, target) "<Relationship Id='" id "' Type='" type "' Target='" target "'/>"
#define EXTENDED "http://schemas.microsoft.com/office/2011/relationships/commentsExtended"
#define PLAIN(text) "<p><r><t>" text "</t></r></p>"
#define DOCUMENT(blocks) "<document xmlns='" MAIN "'><body>" blocks "</body></document>"
#define OLD COMMENT("3", "tsagcheck", "00000001", OURS("x"))
#define DECLARED " xmlns:w=\"" MAIN "\""

/* A package: that of a document of {a}, but for its relationships, comments and one entry. */
struct odd {
	const char *name, *text; /* of the entry; text NULL: it is left out */
	const char *relations, *comments, *body;
};

/* Writes odd.docx and reviews it to out.docx. */
static struct outcome
review_odd(const struct odd *odd, struct arena *a)
{
	static const char *const names[] = {"[Content_Types].xml", "_rels/.rels",
		"word/document.xml", "word/styles.xml", "word/comments.xml",
		"word/_rels/document.xml.rels"};
	enum { NAMES = sizeof names / sizeof *names };
	const struct word word = {.body = odd->body ? odd->body : "<w:p>" W_R("{a}") "</w:p>",
		.relations = odd->relations,
		.comments = odd->comments};
	const char *entries[NAMES + 1][2] = {{NULL, NULL}};
	size_t count = 0, length;
	const char *bytes;

	reviewing_write_word(&desk, "in.docx", &word, a);
	for (size_t i = 0; i < NAMES; i++) {
		const bool other = odd->name && !strcmp(odd->name, names[i]);
		const char *text = other ? odd->text : entry("in.docx", names[i], a);

		entries[count][0] = text ? names[i] : NULL;
		entries[count][1] = text;
		count += text != NULL;
	}
	bytes = word_entries((const char *const(*)[2])entries, &length, a);
	reviewing_write(&desk, "odd.docx", bytes, length, a);
	return reviewing_review(&desk, "odd.docx", "out.docx", a);
}

/* Packages, and what is in an entry of their copies. */
static const struct {
	struct odd odd;
	const char *entry, *expected;
	int status;
} packages[] = {
	/* the name of our part is taken, by one that nothing leads to */
	{{.name = "word/comments.xml", .text = "<stale/>"}, "word/_rels/document.xml.rels",
		"Target=\"comments2.xml\"/></Relationships>", 1},
	{{.name = "word/comments.xml", .text = "<stale/>"}, "word/comments.xml", "<stale/>", 1},
	{{.name = "word/comments.xml", .text = "<stale/>"}, "word/comments2.xml", OURS("a"), 1},
	/* so is that of our relationship */
	{{.relations = TO("rIdComments", "x", "styles.xml")}, "word/_rels/document.xml.rels",
		"<Relationship Id=\"rIdComments2\" Type=\"" OFFICE
		"comments\" Target=\"comments.xml\"/></Relationships>",
		1},
	/* there are no relationships, so there are no styles either */
	{{.name = "word/_rels/document.xml.rels", .text = NULL}, "word/_rels/document.xml.rels",
		RELATIONS("\"", "<Relationship Id=\"rIdComments\" Type=\"" OFFICE
				"comments\" Target=\"comments.xml\"/>"),
		2},
	/* parts without anything in them */
	{{.name = "[Content_Types].xml", .text = TYPES("/>")}, "[Content_Types].xml",
		TYPES("><Override PartName=\"/word/comments.xml\" ContentType=\""
		      "application/vnd.openxmlformats-officedocument.wordprocessingml."
		      "comments+xml\"/></Types>"),
		1},
	{{.name = "word/comments.xml", .text = "<w:comments xmlns:w='" MAIN "'/>", .comments = ""},
		"word/comments.xml", "<w:comments xmlns:w='" MAIN "'><w:comment w:id=\"0\"", 1},
	{{.name = "word/comments.xml", .text = "<w:comments xmlns:w='" MAIN "'/>", .comments = ""},
		"word/comments.xml", "</w:comment></w:comments>", 1},
	/* a document without prefixes */
	{{.name = "word/document.xml", .text = DOCUMENT(PLAIN("{a}"))}, "word/document.xml",
		DOCUMENT("<p><w:commentRangeStart" DECLARED " w:id=\"0\"/><r><t>{a}</t></r>"
			 "<w:commentRangeEnd" DECLARED " w:id=\"0\"/><w:r" DECLARED
			 "><w:rPr><w:rStyle w:val=\"CommentReference\"/></w:rPr>"
			 "<w:commentReference w:id=\"0\"/></w:r></p>"),
		1},
	/* what goes has an end tag of its own */
	{{.name = "word/_rels/document.xml.rels",
		 .text = RELATIONS("'",
			 TO_STYLES "<Relationship Id='c' Type='" OFFICE
				   "comments' Target='comments.xml'></Relationship>"),
		 .comments = OLD,
		 .body = "<w:p>" AROUND("3", W_R("mended")) "</w:p>"},
		"word/_rels/document.xml.rels", RELATIONS("'", TO_STYLES), 0},
	/* the mark of an old comment is in no run */
	{{.comments = OLD, .body = "<w:p>" W_R("mended") "<w:commentReference w:id='3'/></w:p>"},
		"word/document.xml", "<w:body><w:p>" W_R("mended") "</w:p><w:sectPr/>", 0},
};

static void
odd_packages_lead_to_their_comments(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof packages / sizeof *packages; i++) {
		struct arena a = {0};
		struct outcome outcome = review_odd(&packages[i].odd, &a);
		const char *text = entry("out.docx", packages[i].entry, &a);

		if (outcome.status != packages[i].status || !text ||
			!strstr(text, packages[i].expected))
			fail_msg("%zu: status %d\n%s%s", i, outcome.status, outcome.trouble,
				text ? text : "(no such entry)");
		PROGRAM("/bin/rm", &a, reviewing_file(&desk, "out.docx", &a));
		arena_clear(&a);
	}
}

static void
assert_refused(struct outcome outcome, const char *says, struct arena *a)
{
	if (!strstr(outcome.trouble, says))
		fail_msg("not \"%s\" but\n%s", says, outcome.trouble);
	assert_int_equal(outcome.status, 2);
	assert_int_equal(
		PROGRAM("/bin/sh", a, "-c", "test -e \"$0\"", reviewing_file(&desk, "out.docx", a))
			.status,
		1);
}

/* What a copy could not be made of byte by byte, or would not be opened. */
static void
packages_that_cannot_be_copied_are_refused(void **state)
{
	static const struct {
		struct odd odd;
		const char *says;
	} samples[] = {
		{{.name = "word/document.xml",
			 .text = "<?xml version='1.0' encoding='ISO-8859-1'?>" DOCUMENT(
				 PLAIN("{a}"))},
			"its part word/document.xml is not in UTF-8"},
		{{.name = "[Content_Types].xml", .text = NULL},
			"cannot be given comments: it has no [Content_Types].xml"},
		{{.body = ""}, "there is no paragraph in it"},
		{{.relations = TO("c", OFFICE "comments", "document.xml")},
			"its part word/document.xml stands for two things at once"},
		{{.relations = TO("t", EXTENDED, "comments.xml"),
			 .comments = COMMENT("0", "Ada", "00000001", "Really?")},
			"its part word/comments.xml stands for two things at once"},
	};
	struct arena a = {0};

	(void)state;
	for (size_t i = 0; i < sizeof samples / sizeof *samples; i++)
		assert_refused(review_odd(&samples[i].odd, &a), samples[i].says, &a);
	arena_clear(&a);
}

static void
flat_files_in_utf_16_are_refused(void **state)
{
	struct arena a = {0};
	const char *flat = word_flat(&(struct word){.body = W_P("{a}")}, &a);

	(void)state;
	for (size_t i = 0; i < encoding_count; i++) {
		struct encoded_text text;

		if (encodings[i].unit != 2)
			continue;
		text = encode(&encodings[i], flat, strlen(flat), &a);
		reviewing_write(&desk, "in.xml", text.bytes, text.length, &a);
		assert_refused(reviewing_review(&desk, "in.xml", "out.docx", &a),
			"it is not in UTF-8", &a);
	}
	arena_clear(&a);
}

/* As in a zip, nothing is left of comments when all is mended. */
static void
a_flat_copy_without_findings_is_as_before(void **state)
{
	struct arena a = {0};
	const char *flat = word_flat(&(struct word){.body = "<w:p>" W_R("{a}") "</w:p>"}, &a);
	const char *out = reviewing_file(&desk, "out.xml", &a);
	const char *clean = reviewing_file(&desk, "clean.xml", &a);
	struct outcome outcome;

	(void)state;
	reviewing_write(&desk, "in.xml", flat, strlen(flat), &a);
	assert_int_equal(reviewing_review(&desk, "in.xml", "out.xml", &a).status, 1);
	assert_string_not_equal(file_text(out, &a), flat);
	/* the rule is no longer applied */
	outcome = PROGRAM(desk.program, &a, "review", out, "-o", clean);
	assert_string_equal(outcome.output, "0 comments, 1 of tsagcheck removed\n");
	assert_string_equal(file_text(clean, &a), flat);
	arena_clear(&a);
}

int
main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_comment_is_as_near_as_it_can_be),
		cmocka_unit_test(long_words_are_cut_where_a_character_ends),
		cmocka_unit_test(a_comment_says_what_the_other_place_says),
		cmocka_unit_test(odd_packages_lead_to_their_comments),
		cmocka_unit_test(packages_that_cannot_be_copied_are_refused),
		cmocka_unit_test(flat_files_in_utf_16_are_refused),
		cmocka_unit_test(a_flat_copy_without_findings_is_as_before),
	};
	int failed;

	(void)argc;
	reviewing_init(&desk, argv[0]);
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	reviewing_clear(&desk);
	return failed;
}
