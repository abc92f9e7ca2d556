/* scan.h -- load: the markup of well-formed XML, read again where a place is wanted */
#ifndef TSAGCHECK_LOAD_SCAN_H
#define TSAGCHECK_LOAD_SCAN_H

#include <libxml/tree.h>
#include <stdbool.h>
#include <stddef.h>

#include "place.h"

enum token_type {
	TOKEN_TEXT, /* characters, references and CDATA sections, up to other markup */
	TOKEN_START,
	TOKEN_EMPTY, /* a start tag that ends with "/>" */
	TOKEN_END,
	TOKEN_COMMENT,
	TOKEN_INSTRUCTION,
	TOKEN_NONE /* the end of the bytes */
};

struct token {
	enum token_type type;
	struct extent extent;
};

/* The token that begins at byte `at` of text, which is well-formed XML of length bytes with a NUL
 * behind them; `at` is in or behind the root element. */
struct token scan_token(const char *text, size_t length, size_t at);

/* The value of the attribute, without quotes, in the start tag at byte `at`; prefix may be NULL.
 * An empty extent at `at` when the tag has no such attribute: a document type gave it. */
struct extent scan_attribute(
	const char *text, size_t length, size_t at, const char *prefix, const char *name);

/* Where the last `mark` begins that ends before byte `end` of text, or 0; `end` itself for "". */
size_t scan_back(const char *text, size_t end, const char *mark);

/* Where the first tag begins that has more than `most` attributes, or length. What looks like one
 * in a comment or a CDATA section counts, too. */
size_t scan_crowded_tag(const char *text, size_t length, size_t most);

/* How characters were written. */
enum content_type {
	CONTENT_TEXT,      /* with references and CDATA sections */
	CONTENT_ATTRIBUTE, /* with references */
	CONTENT_RAW        /* as they are: comments, instructions */
};

/* How far content was scanned: at that byte of the text, so many bytes have been said. */
struct content_position {
	size_t offset, said;
	bool is_cdata; /* it is in a CDATA section */
};

/* The bytes of text, of all those within, that wrote byte `wanted` of what they say: the byte
 * itself, a reference, or both bytes of a line end. Entities come from tree. When they say less,
 * the empty extent at their end. Scans on from position, which begins as {within.start}, or starts
 * anew where that is too far; and leaves it there. */
struct extent scan_content(const xmlDoc *tree, const char *text, struct extent within,
	enum content_type type, size_t wanted, struct content_position *position);

/* Where the instruction with that target and content begins whose end is byte `end`. */
size_t scan_back_instruction(
	const char *bytes, size_t end, const char *target, const char *content);

#endif
