/* fold.h -- values: texts that only typography tells apart become equal */
#ifndef TSAGCHECK_VALUES_FOLD_H
#define TSAGCHECK_VALUES_FOLD_H

#include <stdbool.h>
#include <stddef.h>

#include "../base/buffer.h"

/* Adds length bytes of text (UTF-8) to out: Unicode's NFKC with case folded (UAX #15, the Unicode
 * Standard 3.13), every dash, quotation mark and space as its ASCII form, invisible characters left
 * out, white space collapsed to one space and trimmed. Text that is not UTF-8 is folded as ASCII,
 * its other bytes kept. */
void text_fold(const char *text, size_t length, struct buffer *out);

/* Whether a and b (UTF-8) fold to the same text. */
bool text_same(const char *a, const char *b);

/* Adds length bytes of text (UTF-8) to out, white space of any kind collapsed to one space and
 * trimmed, all else as it is. */
void text_collapse(const char *text, size_t length, struct buffer *out);

#endif
