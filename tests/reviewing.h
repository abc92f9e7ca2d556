/* reviewing.h -- tests: Word documents are reviewed by the program, and their copies looked into */
#ifndef TSAGCHECK_TESTS_REVIEWING_H
#define TSAGCHECK_TESTS_REVIEWING_H

#include "program.h"
#include "word.h"

#define ID14 "xmlns:w14='http://schemas.microsoft.com/office/word/2010/wordml' w14:paraId="
/* Word saves our comments with ids of their paragraphs; a person's comment is any other. */
#define COMMENT(id, author, paragraph, text)                                      \
	"<w:comment w:id='" id "' w:author='" author "'><w:p " ID14 "'" paragraph \
	"'>" W_R(text) "</w:p></w:comment>"
#define AROUND(id, runs)                                                           \
	"<w:commentRangeStart w:id='" id "'/>" runs "<w:commentRangeEnd w:id='" id \
	"'/><w:r><w:commentReference w:id='" id "'/></w:r>"
#define OURS(word) "error: ‘" word "’ &amp; braces. [braces]"
#define EX(paragraph, more) "<e:commentEx e:paraId='" paragraph "'" more " e:done='0'/>"

/* A folder with a pack "braces", whose one rule finds {words in braces}, empty cells and numbers
 * with a
 * "#". */
struct reviewing {
	const char *program, *folder;
	struct arena arena;
};

/* Owner: reviewing_clear(). own is the argv[0] of the test. */
void reviewing_init(struct reviewing *desk, const char *own);
void reviewing_clear(struct reviewing *desk);

/* The name of a file of the desk; lives in a. */
const char *reviewing_file(const struct reviewing *desk, const char *name, struct arena *a);

/* Writes bytes, or a document as a zip, to a file of the desk; returns its name, which lives in a.
 */
const char *reviewing_write(const struct reviewing *desk, const char *name, const char *bytes,
	size_t length, struct arena *a);
const char *reviewing_write_word(
	const struct reviewing *desk, const char *name, const struct word *word, struct arena *a);

/* Reviews a file of the desk with its rule; the copy is a file of it, too. */
struct outcome reviewing_review(
	const struct reviewing *desk, const char *file, const char *copy, struct arena *a);

/* The text of an entry of a zip of the desk; NULL when it has none. As it is packed: with its
 * length. Lives in a. */
const char *reviewing_entry(
	const struct reviewing *desk, const char *file, const char *entry, struct arena *a);
const char *reviewing_packed(const struct reviewing *desk, const char *file, const char *entry,
	size_t *length, struct arena *a);

/* What is between the w:body tags of a document, without its last w:sectPr; and what is between the
 * tags of the root element of a part. Lives in a. */
const char *reviewing_body(const struct reviewing *desk, const char *file, struct arena *a);

/* Reviews the document in.docx, made of word, to out.docx: with that exit status, and no message.
 */
void reviewing_expect(struct reviewing *desk, const struct word *word, int status, struct arena *a);

#endif
