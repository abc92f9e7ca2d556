/* scan.c -- load: the markup of well-formed XML becomes tokens again */
#include "scan.h"

#include <libxml/entities.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

static bool
starts(const char *text, size_t length, size_t at, const char *with)
{
	size_t size = strlen(with);

	return length - at >= size && !memcmp(text + at, with, size);
}

/* Behind the next `mark` from at, or the end. */
static size_t
behind(const char *text, size_t length, size_t at, const char *mark)
{
	size_t size = strlen(mark);

	while (at < length) {
		const char *found = memchr(text + at, mark[0], length - at);

		if (!found)
			break;
		at = (size_t)(found - text);
		if (starts(text, length, at, mark))
			return at + size;
		at++;
	}
	return length;
}

static size_t
behind_text(const char *text, size_t length, size_t at)
{
	while (at < length) {
		if (text[at] != '<')
			at++;
		else if (starts(text, length, at, "<![CDATA["))
			at = behind(text, length, at, "]]>");
		else
			break;
	}
	return at;
}

/* Behind the `>` that ends a tag: one in a quoted value does not. */
static size_t
behind_tag(const char *text, size_t length, size_t at)
{
	char quote = 0;

	for (; at < length; at++)
		if (quote)
			quote = text[at] == quote ? 0 : quote;
		else if (text[at] == '"' || text[at] == '\'')
			quote = text[at];
		else if (text[at] == '>')
			return at + 1;
	return length;
}

/* Behind a document type: its internal subset stands in brackets. */
static size_t
behind_type(const char *text, size_t length, size_t at)
{
	char quote = 0;
	bool subset = false;

	for (; at < length; at++)
		if (quote)
			quote = text[at] == quote ? 0 : quote;
		else if (starts(text, length, at, "<!--"))
			at = behind(text, length, at + 4, "-->") - 1;
		else if (starts(text, length, at, "<?"))
			at = behind(text, length, at + 2, "?>") - 1;
		else if (text[at] == '"' || text[at] == '\'')
			quote = text[at];
		else if (text[at] == '[' || text[at] == ']')
			subset = text[at] == '[';
		else if (text[at] == '>' && !subset)
			return at + 1;
	return length;
}

struct token
scan_token(const char *text, size_t length, size_t at)
{
	struct token token = {.type = TOKEN_TEXT, .extent = {at, length}};
	size_t *end = &token.extent.end;

	if (at >= length) {
		token.type = TOKEN_NONE;
	} else if (text[at] != '<' || starts(text, length, at, "<![CDATA[")) {
		*end = behind_text(text, length, at);
	} else if (starts(text, length, at, "<!--")) {
		token.type = TOKEN_COMMENT;
		*end = behind(text, length, at + 4, "-->");
	} else if (starts(text, length, at, "<?")) {
		token.type =
			starts(text, length, at, "<?xml ") ? TOKEN_DECLARATION : TOKEN_INSTRUCTION;
		*end = behind(text, length, at + 2, "?>");
	} else if (starts(text, length, at, "<!")) {
		token.type = TOKEN_DECLARATION;
		*end = behind_type(text, length, at + 2);
	} else {
		*end = behind_tag(text, length, at);
		token.type = text[at + 1] == '/'     ? TOKEN_END
		             : text[*end - 2] == '/' ? TOKEN_EMPTY
		                                     : TOKEN_START;
	}
	return token;
}

static bool
is_named(const char *text, size_t length, const char *prefix, const char *name)
{
	size_t before = prefix ? strlen(prefix) + 1 : 0;

	if (length != before + strlen(name) || memcmp(text + before, name, length - before))
		return false;
	return !prefix || (!memcmp(text, prefix, before - 1) && text[before - 1] == ':');
}

struct extent
scan_attribute(const char *text, size_t length, size_t at, const char *prefix, const char *name)
{
	const size_t tag = at;
	const size_t end = behind_tag(text, length, at);

	at += strcspn(text + at, " \t\r\n/>");
	while (at < end) {
		size_t start, name_length;
		const char *close;

		at += strspn(text + at, " \t\r\n/>");
		start = at;
		name_length = strcspn(text + at, " \t\r\n=>");
		at += name_length;
		at += strcspn(text + at, "\"'>");
		if (at >= end || text[at] == '>')
			break;
		close = memchr(text + at + 1, text[at], end - at - 1);
		if (!close)
			break;
		if (is_named(text + start, name_length, prefix, name))
			return (struct extent){at + 1, (size_t)(close - text)};
		at = (size_t)(close - text) + 1;
	}
	return (struct extent){tag, tag};
}

static size_t
utf8_size(unsigned long character)
{
	return character < 0x80 ? 1 : character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
}

/* The bytes that the reference from `at` to before `end` stands for. */
static size_t
reference_size(const xmlDoc *tree, const char *text, size_t at, size_t end)
{
	char name[64] = "";
	size_t size = end - at - 2;
	const xmlEntity *entity;

	if (text[at + 1] == '#')
		return utf8_size(strtoul(text + at + (text[at + 2] == 'x' ? 3 : 2), NULL,
			text[at + 2] == 'x' ? 16 : 10));
	if (size >= sizeof name)
		return 0;
	memcpy(name, text + at + 1, size);
	entity = xmlGetDocEntity((xmlDoc *)(size_t)tree, (const xmlChar *)name);
	return entity && entity->length > 0 ? (size_t)entity->length : 0;
}

size_t
scan_content(const xmlDoc *tree, const char *text, size_t length, size_t at, size_t wanted)
{
	size_t size, next;

	for (; at < length; at = next, wanted -= size) {
		size = 1;
		next = at + 1;
		if (starts(text, length, at, "<![CDATA[")) {
			size = 0;
			next = at + 9;
		} else if (starts(text, length, at, "]]>")) {
			size = 0;
			next = at + 3;
		} else if (text[at] == '\r' && starts(text, length, at, "\r\n")) {
			next = at + 2;
		} else if (text[at] == '&') {
			next = behind(text, length, at, ";");
			size = reference_size(tree, text, at, next);
		}
		if (size > wanted || (size == wanted && wanted == 0 && size > 0))
			break;
	}
	return at;
}
