/* exslt_uri.c -- check: http://exslt.org/strings: characters of a URI are escaped and read back */
#include <libxml/xpathInternals.h>
#include <stdlib.h>
#include <string.h>

#include "functions.h"

#define URI "http://exslt.org/strings"

/* RFC 2396, 2.2 and 2.3, and the brackets of RFC 2732. */
static const char unreserved[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
				 "-_.!~*'()";
static const char reserved[] = ";/?:@&=+$,[]";

/* The byte that two hexadecimal digits behind a % stand for, or -1. */
static int
escaped_byte(const char *at)
{
	static const char digits[] = "0123456789abcdef0123456789ABCDEF";
	const char *high, *low;

	if (at[0] != '%' || !at[1] || !at[2])
		return -1;
	high = strchr(digits, at[1]);
	low = strchr(digits, at[2]);
	return high && low ? (int)((high - digits) % 16 * 16 + (low - digits) % 16) : -1;
}

static void
encode(struct buffer *out, const char *text, bool escape_reserved)
{
	for (; *text; text++) {
		bool plain = strchr(unreserved, *text) ||
		             (!escape_reserved && strchr(reserved, *text)) ||
		             escaped_byte(text) >= 0;

		if (plain)
			buffer_add_byte(out, *text);
		else
			buffer_print(out, "%%%02X", (unsigned)(unsigned char)*text);
	}
}

static void
decode(struct buffer *out, const char *text)
{
	for (; *text; text++) {
		int byte = escaped_byte(text);

		buffer_add_byte(out, byte < 0 ? *text : (char)byte);
		text += byte < 0 ? 0 : 2;
	}
}

/* Takes the name of an encoding: whether it is UTF-8, the only one known here. */
static bool
pop_encoding(xmlXPathParserContext *call)
{
	xmlChar *name = xmlXPathPopString(call);
	bool known = !xmlStrcasecmp(name, (const xmlChar *)"UTF-8");

	xmlFree(name);
	return known;
}

/* str:encode-uri(text, whether reserved characters are escaped, encoding?): "" for an encoding that
 * is not known. An escape that the text has already is kept. */
static void
call_encode_uri(xmlXPathParserContext *call, int count)
{
	bool known, escape_reserved;
	struct buffer out = {0};
	xmlChar *text;

	if (!expression_takes(call, count, 2, 3))
		return;
	known = count < 3 || pop_encoding(call);
	escape_reserved = xmlXPathPopBoolean(call) != 0;
	text = xmlXPathPopString(call);
	if (known)
		encode(&out, (const char *)text, escape_reserved);
	valuePush(call, xmlXPathNewCString(buffer_text(&out)));
	buffer_clear(&out);
	xmlFree(text);
}

/* str:decode-uri(text, encoding?): "" when the encoding is not known or the bytes are not in it. */
static void
call_decode_uri(xmlXPathParserContext *call, int count)
{
	struct buffer out = {0};
	bool known;
	xmlChar *text;

	if (!expression_takes(call, count, 1, 2))
		return;
	known = count < 2 || pop_encoding(call);
	text = xmlXPathPopString(call);
	if (known)
		decode(&out, (const char *)text);
	if (strlen(buffer_text(&out)) != out.length ||
		!xmlCheckUTF8((const xmlChar *)buffer_text(&out)))
		buffer_reset(&out);
	valuePush(call, xmlXPathNewCString(out.length ? out.text : ""));
	buffer_clear(&out);
	xmlFree(text);
}

static const struct function functions[] = {
	{URI, "encode-uri", call_encode_uri, GIVES_TEXT, false},
	{URI, "decode-uri", call_decode_uri, GIVES_TEXT, false},
};

const struct function_table string_uri_functions = {
	functions, sizeof functions / sizeof *functions};
