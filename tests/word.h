/* word.h -- tests: Word documents, put together when a test runs */
#ifndef TSAGCHECK_TESTS_WORD_H
#define TSAGCHECK_TESTS_WORD_H

#include "../checker/load/report.h"

/* A document by what is in its parts; NULL: it has no such part. Each text is the inside of the
 * root element. Style ids say nothing, as in real files: see word.c for those that there are. */
struct word {
	const char *body, *footnotes, *endnotes, *numbering, *header, *comments, *settings;
	const char *threads;   /* the commentEx elements of who replies to whom */
	const char *ids;       /* the commentId elements with durable ids of comments */
	const char *dates;     /* the commentExtensible elements by those ids */
	const char *signature; /* the whole part that signs the others */
	const char *relations; /* Relationship elements of the document part, besides its own */
	bool strict, original;
};

/* Pieces of WordprocessingML. */
#define W_T(text) "<w:t xml:space='preserve'>" text "</w:t>"
#define W_R(text) "<w:r>" W_T(text) "</w:r>"
#define W_P(text) "<w:p>" W_R(text) "</w:p>"
#define W_TAB "<w:r><w:tab/></w:r>"
#define W_BR "<w:r><w:br/></w:r>"
#define W_STYLED(style, runs) "<w:p><w:pPr><w:pStyle w:val='" style "'/></w:pPr>" runs "</w:p>"
#define W_S(style, text) W_STYLED(style, W_R(text))
#define W_TBL(rows) "<w:tbl><w:tblPr/><w:tblGrid/>" rows "</w:tbl>"
#define W_TR(cells) "<w:tr>" cells "</w:tr>"
#define W_HEAD(cells) "<w:tr><w:trPr><w:tblHeader/></w:trPr>" cells "</w:tr>"
#define W_TC(text) "<w:tc>" W_P(text) "</w:tc>"
#define W_CELL(properties, blocks) "<w:tc><w:tcPr>" properties "</w:tcPr>" blocks "</w:tc>"
#define W_FIELD(code, result)                                                 \
	"<w:r><w:fldChar w:fldCharType='begin'/></w:r>"                       \
	"<w:r><w:instrText xml:space='preserve'>" code "</w:instrText></w:r>" \
	"<w:r><w:fldChar w:fldCharType='separate'/></w:r>" result             \
	"<w:r><w:fldChar w:fldCharType='end'/></w:r>"

/* The file, as a zip; lives in a. */
const char *word_zip(const struct word *word, size_t *length, struct arena *a);

/* The file, as one XML; lives in a. */
const char *word_flat(const struct word *word, struct arena *a);

/* A zip of any entries, names and texts, of which a NULL is behind the last; lives in a. */
const char *word_entries(const char *const (*entries)[2], size_t *length, struct arena *a);

/* Loads the document, as a zip; when that fails, or says anything, the test fails. Owner:
 * report_clear(). */
void word_load(struct report *report, const struct word *word);

/* The inside of the first element of that name, as XML; "" when there is none. Lives in a. */
const char *word_inside(const struct report *report, const char *element, struct arena *a);

#endif
