/* test_review_answers.c -- tests: persons answer the comments of a reviewed document */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "calling.h"
#include "files.h"
#include "page.h"
#include "reviewing.h"

static struct reviewing desk;

static const char *
entry(const char *file, const char *name, struct arena *a)
{
	return reviewing_entry(&desk, file, name, a);
}

static void
persons_suppress_with_a_reason(void **state)
{
	static const struct {
		const char *text, *body;
		int status;
		const char *found;
	} cases[] = {
		{"tsagcheck ignore braces: they are meant", "{b}", 0, ""},
		{" tsagcheck  ignore  braces : they are meant ", "{b}", 0, ""},
		{"tsagcheck ignore braces:", "{b}", 1, "[suppression-reason]"},
		{"tsagcheck ignore braces: they are meant", "b", 0, "[suppression-unused]"},
		{"tsagcheck ignore brace: they are meant", "{b}", 1, "[suppression-unused]"},
		{"tsagcheck ignores braces: no", "{b}", 1, "[braces]"},
	};
	struct arena a = {0};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const struct word word = {
			.body = arena_print(
				&a, "<w:p>" AROUND("0", W_R("%s")) "</w:p>", cases[i].body),
			.comments = arena_print(
				&a, COMMENT("0", "Ada", "00000001", "%s"), cases[i].text)};
		struct outcome outcome;

		reviewing_expect(&desk, &word, cases[i].status, &a);
		assert_non_null(strstr(entry("out.docx", "word/comments.xml", &a), cases[i].found));
		outcome = PROGRAM(desk.program, &a, "--rules", desk.folder, "--format", "gcc",
			reviewing_file(&desk, "in.docx", &a));
		assert_int_equal(outcome.status, cases[i].status);
		assert_non_null(strstr(outcome.output, cases[i].found));
		assert_true(*cases[i].found || !*outcome.output);
	}
	arena_clear(&a);
}

/* The box stands behind its paragraph in the text, but not in the file. */
static void
a_comment_without_words_is_about_those_before_it(void **state)
{
	struct arena a = {0};
	const struct word word = {
		.body = "<w:p>" W_R("a") "<w:r><w:pict><v:textbox><w:txbxContent>" W_P(
			"box") "</w:txbxContent></v:textbox></w:pict></w:r>" W_R("{b}")
			AROUND("0", "") "</w:p>",
		.comments = COMMENT("0", "Ada", "00000001", "tsagcheck ignore braces: meant")};
	const char *in = reviewing_write_word(&desk, "in.docx", &word, &a);
	struct outcome outcome;

	(void)state;
	outcome = PROGRAM(
		desk.program, &a, "--no-config", "--rules", desk.folder, "--format", "gcc", in);
	assert_int_equal(outcome.status, 0);
	assert_string_equal(outcome.output, "");
	arena_clear(&a);
}

/* Two of them, one with a line break between its words. */
static void
several_persons_suppress(void **state)
{
	struct arena a = {0};
	const struct word word = {.body = "<w:p>" AROUND("0", W_R("{a}")) W_R(" {b} ")
					  AROUND("1", W_R("{c}")) "</w:p>",
		.comments =
			"<w:comment w:id='0' w:author='Ada'><w:p><w:r><w:t>tsagcheck ignore</w:t>"
			"<w:br/><w:t>braces: meant</w:t></w:r></w:p></w:comment>" COMMENT(
				"1", "Bob", "00000002", "tsagcheck ignore braces: meant, too")};

	(void)state;
	reviewing_write_word(&desk, "in.docx", &word, &a);
	assert_string_equal(reviewing_review(&desk, "in.docx", "out.docx", &a).output,
		"1 comment, 2 findings suppressed\n");
	arena_clear(&a);
}

/* Only there, and not when tsagcheck itself says so. */
static void
suppressions_hold_for_their_words(void **state)
{
	struct arena a = {0};
	const struct word word = {
		.body = "<w:p>" AROUND("0", W_R("{a}")) W_R("{b}") AROUND("1", W_R("{c}")) "</w:p>",
		.comments = COMMENT("0", "Ada", "00000001", "tsagcheck ignore braces: meant")
			COMMENT("1", "tsagcheck", "00000002", "tsagcheck ignore braces: meant")};
	struct outcome outcome;

	(void)state;
	reviewing_write_word(&desk, "in.docx", &word, &a);
	outcome = PROGRAM(desk.program, &a, "--rules", desk.folder, "--format", "json",
		reviewing_file(&desk, "in.docx", &a));
	assert_int_equal(text_count(outcome.output, "\"rule\": \"braces\""), 2);
	assert_non_null(strstr(outcome.output, "\"suppressed\": 1"));
	assert_null(strstr(outcome.output, "{a}"));
	outcome = reviewing_review(&desk, "in.docx", "out.docx", &a);
	assert_string_equal(
		outcome.output, "2 comments, 1 of tsagcheck removed, 1 finding suppressed\n");
	arena_clear(&a);
}

/* They get no comment, and no comment of theirs stays. */
static void
known_findings_get_no_comment(void **state)
{
	struct arena a = {0};
	const struct word word = {.body = "<w:p>" W_R("{a}") "</w:p><w:p>" W_R("{b}") "</w:p>"};
	const char *known = arena_print(&a, "%s/known.json", desk.folder);
	const char *in = reviewing_file(&desk, "in.docx", &a);
	struct outcome outcome;

	(void)state;
	reviewing_write_word(&desk, "in.docx", &word, &a);
	reviewing_review(&desk, "in.docx", "all.docx", &a);
	outcome = PROGRAM(desk.program, &a, "--rules", desk.folder, "--write-baseline", known, in);
	assert_int_equal(outcome.status, 1);
	outcome = PROGRAM(desk.program, &a, "review", "--rules", desk.folder, "--baseline", known,
		reviewing_file(&desk, "all.docx", &a), "-o", reviewing_file(&desk, "out.docx", &a));
	assert_int_equal(outcome.status, 0);
	assert_string_equal(
		outcome.output, "0 comments, 2 of tsagcheck removed, 2 more in the baseline\n");
	arena_clear(&a);
}

/* What was known and is not found any more is said, as long as all was checked. */
static void
a_review_says_what_is_gone_or_was_not_checked(void **state)
{
	static const char breaks[] =
		"<sch:schema xmlns:sch='http://purl.oclc.org/dsdl/schematron'><sch:pattern>"
		"<sch:rule context='body'><sch:report test='count(1)'>x</sch:report></sch:rule>"
		"</sch:pattern></sch:schema>";
	struct arena a = {0};
	const struct word word = {.body = "<w:p>" W_R("{a}") "</w:p>"};
	const struct word more = {.body = "<w:p>" W_R("{a}") "</w:p><w:p>" W_R("{b}") "</w:p>"};
	const char *known = arena_print(&a, "%s/gone.json", desk.folder);
	const char *rule = folder_write(desk.folder, "other/breaks.sch", breaks, &a);
	const char *in = reviewing_write_word(&desk, "in.docx", &more, &a);
	struct outcome outcome;

	(void)state;
	PROGRAM(desk.program, &a, "--rules", desk.folder, "--write-baseline", known, in);
	reviewing_write_word(&desk, "in.docx", &word, &a);
	outcome = PROGRAM(desk.program, &a, "review", "--rules", desk.folder, "--baseline", known,
		in, "-o", reviewing_file(&desk, "out.docx", &a));
	assert_int_equal(outcome.status, 0);
	assert_string_equal(
		outcome.output, "0 comments, 1 more in the baseline, 1 of the baseline gone\n");
	outcome = PROGRAM(desk.program, &a, "review", "--rules", desk.folder, "--rules", rule,
		"--baseline", known, in, "-o", reviewing_file(&desk, "out.docx", &a));
	assert_int_equal(outcome.status, 2);
	assert_string_equal(outcome.output,
		"0 comments, 1 more in the baseline; incomplete: not everything was checked\n");
	arena_clear(&a);
}

/* Then a copy has no time of its own that anybody could have meant. */
static void
a_date_that_cannot_be_is_the_first_one(void **state)
{
	struct arena a = {0};
	const struct word word = {.body = "<w:p>" W_R("{a}") "</w:p>"};
	const char *before = arena_copy(&a, getenv("SOURCE_DATE_EPOCH"));

	(void)state;
	setenv("SOURCE_DATE_EPOCH", "99999999999999999999", 1);
	reviewing_expect(&desk, &word, 1, &a);
	setenv("SOURCE_DATE_EPOCH", before, 1);
	assert_non_null(strstr(
		entry("out.docx", "word/comments.xml", &a), "w:date=\"1970-01-01T00:00:00Z\""));
	arena_clear(&a);
}

/* An answer has no node of its own: it is shown at the paragraph of its words. */
static void
answers_have_their_places_on_a_page(void **state)
{
	struct arena a = {0};
	const struct word word = {.body = "<w:p>" W_R("before ") AROUND("0", W_R("these words"))
					  W_R(" behind") "</w:p>",
		.comments = COMMENT("0", "Ada", "00000001", "tsagcheck ignore braces: meant")};
	const char *in = reviewing_write_word(&desk, "in.docx", &word, &a);
	struct page_read page;

	(void)state;
	page_open(&page, desk.program, (const char *const[]){"--rules", desk.folder, in, NULL});
	assert_string_equal(page_marked(&page, "w1", "1"), "before these words behind");
	assert_string_equal(page_text(&page, page_id(&page, "d1b1")), "1before these words behind");
	page_close(&page);
	arena_clear(&a);
}

/* A reply to each comment in the body, from which it differs by 100 in its id. */
static const char *
with_replies(const char *body, struct arena *a)
{
	static const char run[] = "<w:r><w:rPr><w:rStyle w:val=\"CommentReference\"/></w:rPr>";
	struct buffer text = {0};
	const char *kept;
	long id;

	while (*body) {
		const bool is_run = !strncmp(body, run, strlen(run));
		const char *tag = body + (is_run ? strlen(run) : 0);
		int name = 0, length = 0;

		if (sscanf(tag, "<w:comment%*[A-Za-z]%n w:id=\"%ld\"/>%n", &name, &id, &length) !=
			1) {
			buffer_add_byte(&text, *body++);
			continue;
		}
		length += is_run ? (int)(strlen(run) + strlen("</w:r>")) : 0;
		buffer_add(&text, body, (size_t)length);
		buffer_print(&text, "%s%.*s w:id=\"%ld\"/>%s", is_run ? run : "", name, tag,
			id + 100, is_run ? "</w:r>" : "");
		body += length;
	}
	kept = arena_text(a, buffer_text(&text), text.length);
	buffer_clear(&text);
	return kept;
}

/* Wherever a comment of ours stands, a reply to it is enough. */
static void
replies_suppress_wherever_ours_stands(void **state)
{
	static const char list[] =
		"<w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'><w:start w:val='1'/>"
		"<w:numFmt w:val='decimal'/><w:lvlText w:val='#%1'/></w:lvl></w:abstractNum>"
		"<w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>";
	static const char *const bodies[] = {
		"<w:p>" W_R("x {b} y") "</w:p>",
		W_TBL(W_TR(W_TC("x") "<w:tc><w:p/></w:tc>")),
		"<w:p>" W_R("x") "<w:r><w:footnoteReference w:id='7'/></w:r>" W_R("y") "</w:p>",
		"<w:p>" W_R("x") "<w:r><w:drawing><wps:txbx><w:txbxContent>" W_P(
			"{b}") "</w:txbxContent></wps:txbx></w:drawing></w:r></w:p>",
		"<w:p><m:oMath><m:r><m:t>x{a}y</m:t></m:r></m:oMath></w:p>",
		"<w:p>" W_FIELD(" REF x ", W_R("{a}")) "</w:p>",
		"<w:p><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr>" W_R("x") "</w:p>",
	};

	(void)state;
	for (size_t i = 0; i < sizeof bodies / sizeof *bodies; i++) {
		struct arena a = {0};
		struct word word = {.body = bodies[i],
			.numbering = list,
			.footnotes = "<w:footnote w:id='7'>" W_P("{n}") "</w:footnote>"};

		reviewing_expect(&desk, &word, 1, &a);
		word.body = with_replies(reviewing_body(&desk, "out.docx", &a), &a);
		word.comments = COMMENT("0", "tsagcheck", "00000001", "error: x")
			COMMENT("100", "Ada", "00000002", "tsagcheck ignore braces: meant");
		word.threads = EX("00000001", "") EX("00000002", " e:paraIdParent='00000001'");
		reviewing_write_word(&desk, "in.docx", &word, &a);
		assert_string_equal(reviewing_review(&desk, "in.docx", "out.docx", &a).output,
			"1 comment, 1 finding suppressed\n");
		arena_clear(&a);
	}
}

int
main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(persons_suppress_with_a_reason),
		cmocka_unit_test(a_comment_without_words_is_about_those_before_it),
		cmocka_unit_test(several_persons_suppress),
		cmocka_unit_test(replies_suppress_wherever_ours_stands),
		cmocka_unit_test(known_findings_get_no_comment),
		cmocka_unit_test(suppressions_hold_for_their_words),
		cmocka_unit_test(a_review_says_what_is_gone_or_was_not_checked),
		cmocka_unit_test(a_date_that_cannot_be_is_the_first_one),
		cmocka_unit_test(answers_have_their_places_on_a_page),
	};
	int failed;

	(void)argc;
	reviewing_init(&desk, argv[0]);
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	reviewing_clear(&desk);
	return failed;
}
