/* xml_text.c -- emit: texts as XML 1.0 has them */
#include "xml_text.h"

#include <stdbool.h>
#include <string.h>
#include <utf8proc.h>

static const char *
entity_of(utf8proc_int32_t c)
{
	switch (c) {
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '&':
		return "&amp;";
	case '"':
		return "&quot;";
	case '\n':
		return "&#10;";
	case '\t':
		return "&#9;";
	case '\r':
		return "&#13;";
	default:
		return NULL;
	}
}

/* XML 1.0, 2.2 Char, but for what is escaped. */
static bool
is_allowed(utf8proc_int32_t c)
{
	return c >= 0x20 && c != 0xFFFE && c != 0xFFFF;
}

void
xml_bytes(FILE *out, const char *text, size_t length)
{
	const utf8proc_uint8_t *at = (const utf8proc_uint8_t *)text;
	utf8proc_ssize_t left = (utf8proc_ssize_t)length, size;
	utf8proc_int32_t c;

	for (; left > 0; at += size, left -= size) {
		size = utf8proc_iterate(at, left, &c);
		if (size <= 0) {
			c = 0xFFFE;
			size = 1;
		}
		if (entity_of(c))
			fputs(entity_of(c), out);
		else if (is_allowed(c))
			fwrite(at, 1, (size_t)size, out);
		else
			fputs("\xEF\xBF\xBD", out);
	}
}

void
xml_text(FILE *out, const char *text)
{
	xml_bytes(out, text, strlen(text));
}

void
xml_attribute(FILE *out, const char *name, const char *value)
{
	if (!value)
		return;
	fprintf(out, " %s=\"", name);
	xml_text(out, value);
	fputc('"', out);
}
