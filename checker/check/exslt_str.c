/* exslt_str.c -- check: http://exslt.org/strings: texts cut into tokens, filled up and joined */
#include <libxml/xpathInternals.h>
#include <math.h>
#include <string.h>

#include "../base/order.h"
#include "functions.h"

#define URI "http://exslt.org/strings"

/* The longest text that str:padding() makes, in characters. */
enum { MOST_PADDING = 1000000 };

static size_t
count_characters(const char *text)
{
	size_t count = 0;

	for (size_t length; (length = character_length(text)) > 0; text += length)
		count++;
	return count;
}

/* How many bytes the first `count` characters have; all when there are fewer. */
static size_t
bytes_of(const char *text, size_t count)
{
	const char *at = text;

	for (; count > 0 && *at; count--)
		at += character_length(at);
	return (size_t)(at - text);
}

/* Whether the character at a place is one of those. */
static bool
is_one_of(const char *at, size_t length, const char *characters)
{
	char character[8] = "";

	memcpy(character, at, length);
	return strstr(characters, character) != NULL;
}

/* How a text is cut: returns the bytes of the next token and stores those of what ends it. */
typedef size_t next_token(const char *text, const char *by, size_t *end);

static size_t
up_to_character(const char *text, const char *by, size_t *end)
{
	size_t length = 0;

	for (*end = 0; (*end = character_length(text + length)) > 0; length += *end)
		if (is_one_of(text + length, *end, by))
			break;
	return length;
}

static size_t
up_to_text(const char *text, const char *by, size_t *end)
{
	const char *found = strstr(text, by);

	*end = found ? strlen(by) : 0;
	return found ? (size_t)(found - text) : strlen(text);
}

static size_t
one_character(const char *text, const char *by, size_t *end)
{
	(void)by;
	*end = 0;
	return character_length(text);
}

/* Pushes the tokens that are not empty; with nothing to cut by, each character is one. */
static void
push_tokens(xmlXPathParserContext *call, int count, const char *otherwise, next_token *next)
{
	xmlChar *by = NULL, *text;
	xmlNodeSet *tokens;
	const char *at, *separator;
	size_t length, end;
	int failed = 0;

	if (!expression_takes(call, count, 1, 2))
		return;
	if (count == 2)
		by = xmlXPathPopString(call);
	text = xmlXPathPopString(call);
	separator = by ? (const char *)by : otherwise;
	next = *separator ? next : one_character;
	tokens = xmlXPathNodeSetCreate(NULL);
	for (at = (const char *)text; *at && !failed; at += length + end) {
		length = next(at, separator, &end);
		if (length > 0)
			failed = result_add(call, tokens, "token", at, length);
	}
	xmlFree(by);
	xmlFree(text);
	valuePush(call, xmlXPathWrapNodeSet(tokens));
}

/* str:tokenize(text, delimiters?): any of the characters ends a token. */
static void
call_tokenize(xmlXPathParserContext *call, int count)
{
	push_tokens(call, count, "\t\r\n ", up_to_character);
}

/* str:split(text, pattern?): the pattern, a plain text, ends a token. */
static void
call_split(xmlXPathParserContext *call, int count)
{
	push_tokens(call, count, " ", up_to_text);
}

/* The text over and over, so many characters in all. It is not empty. */
static void
add_padding(struct buffer *to, const char *text, size_t left)
{
	const size_t bytes = strlen(text), characters = count_characters(text);

	for (; left >= characters; left -= characters)
		buffer_add(to, text, bytes);
	buffer_add(to, text, bytes_of(text, left));
}

/* str:padding(length, characters?): the characters over and over, so many in all. */
static void
call_padding(xmlXPathParserContext *call, int count)
{
	xmlChar *characters = NULL;
	const char *at;
	double length;
	struct buffer out = {0};

	if (!expression_takes(call, count, 1, 2))
		return;
	if (count == 2)
		characters = xmlXPathPopString(call);
	length = floor(xmlXPathPopNumber(call));
	at = characters ? (const char *)characters : " ";
	if (length > MOST_PADDING)
		expression_fail(call, "str:padding() makes at most 1000000 characters");
	else if (length >= 1.0 && *at)
		add_padding(&out, at, (size_t)length);
	valuePush(call, xmlXPathNewCString(buffer_text(&out)));
	buffer_clear(&out);
	xmlFree(characters);
}

/* How many characters of the padding stay to the left of a text, of those that it does not cover.
 */
static size_t
left_padding(const char *alignment, size_t free)
{
	if (!strcmp(alignment, "right"))
		return free;
	return strcmp(alignment, "center") ? 0 : free / 2;
}

/* str:align(text, padding, "left", "right" or "center"?): as long as the padding, with the text in
 * the place of as many of its characters, or cut. */
static void
call_align(xmlXPathParserContext *call, int count)
{
	xmlChar *alignment = NULL, *padding, *text;
	struct buffer out = {0};
	size_t length, room;

	if (!expression_takes(call, count, 2, 3))
		return;
	if (count == 3)
		alignment = xmlXPathPopString(call);
	padding = xmlXPathPopString(call);
	text = xmlXPathPopString(call);
	length = count_characters((const char *)text);
	room = count_characters((const char *)padding);
	if (length >= room) {
		buffer_add(&out, (const char *)text, bytes_of((const char *)text, room));
	} else {
		const char *pad = (const char *)padding;
		size_t left =
			left_padding(alignment ? (const char *)alignment : "left", room - length);

		buffer_add(&out, pad, bytes_of(pad, left));
		buffer_add_text(&out, (const char *)text);
		buffer_add_text(&out, pad + bytes_of(pad, left + length));
	}
	valuePush(call, xmlXPathNewCString(buffer_text(&out)));
	buffer_clear(&out);
	xmlFree(alignment);
	xmlFree(padding);
	xmlFree(text);
}

/* str:concat(nodes): their strings, in document order. */
static void
call_concat(xmlXPathParserContext *call, int count)
{
	xmlNodeSet *nodes;
	struct buffer out = {0};

	if (!expression_takes(call, count, 1, 1) || !(nodes = argument_nodes(call)))
		return;
	nodes_sort(nodes);
	for (int i = 0; i < nodes->nodeNr && expression_fits(call, LIMIT_TEXT, out.length); i++) {
		xmlChar *text = xmlXPathCastNodeToString(nodes->nodeTab[i]);

		buffer_add_text(&out, (const char *)text);
		xmlFree(text);
	}
	valuePush(call, xmlXPathNewCString(buffer_text(&out)));
	buffer_clear(&out);
	xmlXPathFreeNodeSet(nodes);
}

static const struct function functions[] = {
	{URI, "tokenize", call_tokenize, GIVES_NODES, false},
	{URI, "split", call_split, GIVES_NODES, false},
	{URI, "padding", call_padding, GIVES_TEXT, false},
	{URI, "align", call_align, GIVES_TEXT, false},
	{URI, "concat", call_concat, GIVES_TEXT, false},
};

const struct function_table string_functions = {functions, sizeof functions / sizeof *functions};
