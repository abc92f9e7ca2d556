/* xml_text.h -- emit: texts as XML 1.0 has them */
#ifndef TSAGCHECK_EMIT_XML_TEXT_H
#define TSAGCHECK_EMIT_XML_TEXT_H

#include <stdio.h>

/* Writes text (UTF-8), escaped for content and attributes alike. What XML does not allow, and bytes
 * that are no UTF-8, become U+FFFD. */
void xml_text(FILE *out, const char *text);

/* The same of length bytes of text. */
void xml_bytes(FILE *out, const char *text, size_t length);

/* Writes ` name="value"`; nothing when value is NULL. */
void xml_attribute(FILE *out, const char *name, const char *value);

#endif
