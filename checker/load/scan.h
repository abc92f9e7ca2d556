/* scan.h -- load: the markup of well-formed XML, read again where a place is wanted */
#ifndef TSAGCHECK_LOAD_SCAN_H
#define TSAGCHECK_LOAD_SCAN_H

#include <libxml/tree.h>
#include <stddef.h>

#include "place.h"

enum token_type {
	TOKEN_TEXT, /* characters, references and CDATA sections, up to other markup */
	TOKEN_START,
	TOKEN_EMPTY, /* a start tag that ends with "/>" */
	TOKEN_END,
	TOKEN_COMMENT,
	TOKEN_INSTRUCTION,
	TOKEN_DECLARATION, /* the XML declaration and the document type */
	TOKEN_NONE         /* the end of the bytes */
};

struct token {
	enum token_type type;
	struct extent extent;
};

/* The token that begins at byte `at` of text, which is well-formed XML of length bytes. */
struct token scan_token(const char *text, size_t length, size_t at);

/* The value of the attribute, without quotes, in the start tag at byte `at`; prefix may be NULL.
 * An empty extent at `at` when the tag has no such attribute. */
struct extent scan_attribute(
	const char *text, size_t length, size_t at, const char *prefix, const char *name);

/* The byte of text at which byte `wanted` of what a text or attribute value says was written: from
 * `at`, references, CDATA sections and line ends are counted as what they stand for. Entities come
 * from tree. */
size_t scan_content(const xmlDoc *tree, const char *text, size_t length, size_t at, size_t wanted);

#endif
