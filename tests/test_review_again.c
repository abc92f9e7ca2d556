/* test_review_again.c -- tests: a reviewed document is reviewed again */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "files.h"
#include "reviewing.h"

static struct reviewing desk;

static const char *
entry(const char *file, const char *name, struct arena *a)
{
	return reviewing_entry(&desk, file, name, a);
}

static void
twice_is_as_once(void **state)
{
	static const char *const parts[] = {"word/document.xml", "word/comments.xml",
		"[Content_Types].xml", "word/_rels/document.xml.rels"};
	struct arena a = {0};
	const struct word word = {
		.body = "<w:p>" W_R("a {b} c{d}{e} f") AROUND("0", W_R("{g}")) "</w:p>",
		.comments = COMMENT("0", "Ada", "00000001", "Really?")};

	(void)state;
	reviewing_expect(&desk, &word, 1, &a);
	assert_int_equal(text_count(entry("out.docx", "word/comments.xml", &a), "<w:comment "), 5);
	assert_int_equal(reviewing_review(&desk, "out.docx", "again.docx", &a).status, 1);
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		assert_string_equal(
			entry("again.docx", parts[i], &a), entry("out.docx", parts[i], &a));
	arena_clear(&a);
}

/* What is mended goes without a trace; what a person wrote stays where it is. */
static void
old_comments_go_and_persons_stay(void **state)
{
	struct arena a = {0};
	const struct word word = {
		.body = "<w:p>" AROUND("3", AROUND("4", W_R("mended"))) W_R("{b}") "</w:p>",
		.comments = COMMENT("3", "tsagcheck", "00000001", OURS("x"))
			COMMENT("4", "Ada", "00000002", "Better?")};
	const char *comments;

	(void)state;
	reviewing_expect(&desk, &word, 1, &a);
	comments = entry("out.docx", "word/comments.xml", &a);
	assert_non_null(strstr(comments, COMMENT("4", "Ada", "00000002", "Better?")));
	assert_int_equal(text_count(comments, "<w:comment "), 2);
	assert_null(strstr(comments, "x"
				     "’"));
	assert_string_equal(reviewing_body(&desk, "out.docx", &a),
		"<w:p>" AROUND("4", W_R("mended")) "<w:commentRangeStart w:id=\"0\"/>" W_R(
			"{b}") "<w:commentRangeEnd w:id=\"0\"/><w:r><w:rPr><w:rStyle "
			       "w:val=\"CommentReference\"/></w:rPr><w:commentReference "
			       "w:id=\"0\"/></w:r></w:p>");
	arena_clear(&a);
}

static void
nothing_is_left_when_all_is_mended(void **state)
{
	struct arena a = {0};
	const struct word before = {.body = "<w:p>" W_R("{b}") "</w:p>"};
	struct outcome outcome;

	(void)state;
	reviewing_expect(&desk, &before, 1, &a);
	/* the rule is no longer applied */
	outcome = PROGRAM(desk.program, &a, "review", reviewing_file(&desk, "out.docx", &a), "-o",
		reviewing_file(&desk, "clean.docx", &a));
	assert_int_equal(outcome.status, 0);
	assert_string_equal(outcome.output, "0 comments, 1 of tsagcheck removed\n");
	assert_null(entry("clean.docx", "word/comments.xml", &a));
	assert_string_equal(entry("clean.docx", "word/document.xml", &a),
		entry("in.docx", "word/document.xml", &a));
	assert_null(strstr(entry("clean.docx", "word/_rels/document.xml.rels", &a), "comments"));
	assert_null(strstr(entry("clean.docx", "[Content_Types].xml", &a), "comments"));
	arena_clear(&a);
}

/* A comment of ours that says what is still found keeps its id and its replies; one that says what
 * is not stays when a person has replied to it. */
static void
threads_are_not_torn(void **state)
{
	struct arena a = {0};
	const struct word word = {.body = "<w:p>" AROUND("1", AROUND("2", W_R("mended")))
					  AROUND("5", W_R("{b}")) "</w:p>",
		.comments = COMMENT("1", "tsagcheck", "00000001", OURS("x")) COMMENT("2", "Ada",
			"00000002", "Done.") COMMENT("5", "tsagcheck", "00000005", OURS("b")),
		.threads = "<e:commentEx e:paraId='00000001' e:done='0'/><e:commentEx "
			   "e:paraId='00000002' e:paraIdParent='00000001' e:done='0'/>"};

	(void)state;
	reviewing_expect(&desk, &word, 1, &a);
	assert_string_equal(entry("out.docx", "word/comments.xml", &a),
		entry("in.docx", "word/comments.xml", &a));
	assert_non_null(strstr(reviewing_body(&desk, "out.docx", &a),
		"<w:p>" AROUND(
			"1", AROUND("2", W_R("mended"))) "<w:commentRangeStart w:id=\"5\"/>"));
	arena_clear(&a);
}

#define ID(paragraph, durable) "<e:commentId e:paraId='" paragraph "' e:durableId='" durable "'/>"
#define DATE(durable) "<e:commentExtensible e:durableId='" durable "'/>"

/* What Word keeps elsewhere of a comment goes with it, and nothing else does. */
static void
nothing_is_left_of_what_goes(void **state)
{
	static const struct {
		const char *part, *before, *after;
	} parts[] = {
		{"word/threads.xml", EX("00000001", "") EX("00000002", ""), EX("00000002", "")},
		{"word/ids.xml", ID("00000001", "A1") ID("00000002", "A2"), ID("00000002", "A2")},
		{"word/dates.xml", DATE("A2") DATE("A1"), DATE("A2")},
	};
	struct arena a = {0};
	const struct word word = {.body = "<w:p>" AROUND("3", AROUND("4", W_R("mended"))) "</w:p>",
		.comments = COMMENT("3", "tsagcheck", "00000001", OURS("x"))
			COMMENT("4", "Ada", "00000002", "Better?"),
		.threads = parts[0].before,
		.ids = parts[1].before,
		.dates = parts[2].before};

	(void)state;
	reviewing_expect(&desk, &word, 0, &a);
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		const char *before = entry("in.docx", parts[i].part, &a);
		const char *cut = strstr(before, parts[i].before);

		assert_string_equal(entry("out.docx", parts[i].part, &a),
			arena_print(&a, "%.*s%s%s", (int)(cut - before), before, parts[i].after,
				cut + strlen(parts[i].before)));
	}
	assert_string_equal(entry("out.docx", "[Content_Types].xml", &a),
		entry("in.docx", "[Content_Types].xml", &a));
	arena_clear(&a);
}

/* When no comment is left, neither are the parts. */
static void
parts_without_comments_go(void **state)
{
	static const char *const gone[] = {
		"word/comments.xml", "word/threads.xml", "word/ids.xml", "word/dates.xml"};
	struct arena a = {0};
	const struct word word = {.body = "<w:p>" AROUND("3", W_R("mended")) "</w:p>",
		.comments = COMMENT("3", "tsagcheck", "00000001", OURS("x")),
		.threads = EX("00000001", ""),
		.ids = ID("00000001", "A1"),
		.dates = DATE("A1")};
	const char *relations;

	(void)state;
	reviewing_expect(&desk, &word, 0, &a);
	relations = entry("out.docx", "word/_rels/document.xml.rels", &a);
	for (size_t i = 0; i < sizeof gone / sizeof *gone; i++) {
		assert_non_null(entry("in.docx", gone[i], &a));
		assert_null(entry("out.docx", gone[i], &a));
		assert_null(strstr(relations, strchr(gone[i], '/') + 1));
	}
	assert_string_equal(reviewing_body(&desk, "out.docx", &a), W_P("mended"));
	arena_clear(&a);
}

/* What persons wrote stays byte for byte, also where ours go and others come. */
static void
comments_of_persons_stay_as_they_are(void **state)
{
	static const char ada[] =
		"<w:comment w:id='7'\n w:author=\"Ada\" x:odd='&#65;'"
		" xmlns:x='urn:x'><!-- kept --><w:p ><w:r><w:t>tsagcheck &lt; I</w:t></w:r></w:p >"
		"</w:comment >";
	struct arena a = {0};
	const struct word word = {
		.body = "<w:p>" AROUND("3", W_R("mended")) AROUND("7", W_R("x {b} y")) "</w:p>",
		.comments = arena_print(
			&a, COMMENT("3", "tsagcheck", "00000001", OURS("x")) "\n%s\n", ada)};
	const char *body;

	(void)state;
	reviewing_expect(&desk, &word, 1, &a);
	assert_non_null(strstr(entry("out.docx", "word/comments.xml", &a),
		arena_print(&a, "\n%s\n<w:comment w:id=\"0\"", ada)));
	body = reviewing_body(&desk, "out.docx", &a);
	assert_non_null(strstr(body, "<w:commentRangeStart w:id='7'/><w:r>"));
	assert_non_null(strstr(
		body, "<w:commentRangeEnd w:id='7'/><w:r><w:commentReference w:id='7'/></w:r>"));
	arena_clear(&a);
}

#define AS_IN(part)                             \
	{                                       \
		part, entry("in.docx", part, a) \
	}

/* The same parts as in.docx, the document last. */
static void
write_late(struct arena *a)
{
	const char *const entries[][2] = {AS_IN("[Content_Types].xml"), AS_IN("_rels/.rels"),
		AS_IN("word/styles.xml"), AS_IN("word/_rels/document.xml.rels"),
		AS_IN("word/comments.xml"), AS_IN("word/document.xml"), {NULL, NULL}};
	size_t length;
	const char *bytes = word_entries(entries, &length, a);

	reviewing_write(&desk, "late.docx", bytes, length, a);
}

/* What stands before the first change is more than half of the file. */
static void
a_small_change_at_the_end_is_made(void **state)
{
	struct arena a = {0};
	const struct word word = {.body = "<w:p>" W_R("{b}") "</w:p>",
		.comments = COMMENT("0", "Ada", "00000001", "Really?")};

	(void)state;
	reviewing_write_word(&desk, "in.docx", &word, &a);
	write_late(&a);
	assert_int_equal(reviewing_review(&desk, "late.docx", "out.docx", &a).status, 1);
	assert_int_equal(text_count(entry("out.docx", "word/comments.xml", &a), "<w:comment "), 2);
	arena_clear(&a);
}

static void
a_signature_is_warned_of(void **state)
{
	static const char signature[] = "<Signature xmlns='http://www.w3.org/2000/09/xmldsig#'/>";
	struct arena a = {0};
	const struct word word = {.body = W_P("{b}"), .signature = signature};
	struct outcome outcome;

	(void)state;
	reviewing_write_word(&desk, "in.docx", &word, &a);
	outcome = reviewing_review(&desk, "in.docx", "out.docx", &a);
	assert_int_equal(outcome.status, 1);
	assert_string_equal(outcome.output, "1 comment\n");
	assert_non_null(strstr(outcome.trouble, "is signed"));
	assert_string_equal(entry("out.docx", "_xmlsignatures/sig1.xml", &a), signature);
	arena_clear(&a);
}

int
main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(twice_is_as_once),
		cmocka_unit_test(old_comments_go_and_persons_stay),
		cmocka_unit_test(nothing_is_left_when_all_is_mended),
		cmocka_unit_test(threads_are_not_torn),
		cmocka_unit_test(nothing_is_left_of_what_goes),
		cmocka_unit_test(parts_without_comments_go),
		cmocka_unit_test(comments_of_persons_stay_as_they_are),
		cmocka_unit_test(a_small_change_at_the_end_is_made),
		cmocka_unit_test(a_signature_is_warned_of),
	};
	int failed;

	(void)argc;
	reviewing_init(&desk, argv[0]);
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	reviewing_clear(&desk);
	return failed;
}
