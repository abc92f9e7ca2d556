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
		token.type = TOKEN_INSTRUCTION;
		*end = behind(text, length, at + 2, "?>");
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

size_t
scan_back(const char *text, size_t end, const char *mark)
{
	size_t length = strlen(mark);

	end = end > length ? end - length : 0;
	while (end > 0 && length && (text[end] != *mark || memcmp(text + end, mark, length)))
		end--;
	return end;
}

/* Each attribute has quotes around its value, and no tag has others. */
static size_t
count_attributes(const char *text, size_t at, size_t end)
{
	size_t count = 0;

	while (at < end && text[at] != '>') {
		const char *close = NULL;

		if (text[at] == '"' || text[at] == '\'') {
			close = memchr(text + at + 1, text[at], end - at - 1);
			count++;
			at = close ? (size_t)(close - text) : end;
		}
		at++;
	}
	return count;
}

size_t
scan_crowded_tag(const char *text, size_t length, size_t most)
{
	const char *at = memchr(text, '<', length), *end = text + length;

	while (at) {
		const char *next = memchr(at + 1, '<', (size_t)(end - at - 1));
		size_t start = (size_t)(at - text), stop = next ? (size_t)(next - text) : length;

		/* a tag has no `<` within, and an attribute five bytes at least */
		if ((stop - start) / 5 > most && at[1] != '!' && at[1] != '?' &&
			count_attributes(text, start, stop) > most)
			return start;
		at = next;
	}
	return length;
}

static size_t
utf8_size(unsigned long character)
{
	return character < 0x80 ? 1 : character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
}

/* Some characters as they were written, and how many bytes they stand for. */
struct unit {
	size_t end, size;
	bool is_cdata; /* what follows is in a CDATA section */
};

static size_t entity_size(const xmlDoc *tree, const char *name, size_t length);

/* The bytes that the reference from `at` to before `end` stands for. */
static size_t
reference_size(const xmlDoc *tree, const char *text, size_t at, size_t end)
{
	const bool is_hex = text[at + 2] == 'x';

	if (text[at + 1] != '#')
		return entity_size(tree, text + at + 1, end - at - 2);
	return utf8_size(strtoul(text + at + (is_hex ? 3 : 2), NULL, is_hex ? 16 : 10));
}

static struct unit
scan_unit(const xmlDoc *tree, const char *text, size_t length, size_t at, enum content_type type,
	bool is_cdata)
{
	struct unit unit = {.end = at + 1, .size = 1, .is_cdata = is_cdata};

	if (is_cdata && starts(text, length, at, "]]>")) {
		unit = (struct unit){.end = at + 3};
	} else if (type == CONTENT_TEXT && !is_cdata && starts(text, length, at, "<![CDATA[")) {
		unit = (struct unit){.end = at + 9, .is_cdata = true};
	} else if (starts(text, length, at, "\r\n")) {
		unit.end = at + 2;
	} else if (type != CONTENT_RAW && !is_cdata && text[at] == '&') {
		unit.end = behind(text, length, at, ";");
		unit.size = reference_size(tree, text, at, unit.end);
	}
	return unit;
}

/* An entity may stand for others. That none stands for itself, and that all together are not too
 * many, the parser has seen to. */
static size_t
entity_size(const xmlDoc *tree, const char *name, size_t length)
{
	xmlChar *copy = xmlStrndup((const xmlChar *)name, (int)length);
	const xmlEntity *entity = copy ? xmlGetDocEntity((xmlDoc *)(size_t)tree, copy) : NULL;
	const char *text = entity ? (const char *)entity->content : NULL;
	struct unit unit = {0, 0, false};
	size_t size = 0, end = text ? strlen(text) : 0;

	xmlFree(copy);
	if (entity && entity->etype == XML_INTERNAL_PREDEFINED_ENTITY)
		return 1;
	for (size_t at = 0; at < end; at = unit.end) {
		unit = scan_unit(tree, text, end, at, CONTENT_TEXT, unit.is_cdata);
		size += unit.size;
	}
	return size;
}

/* How many bytes from `at` on say themselves, whatever the type. */
static size_t
plain_bytes(const char *text, size_t at, size_t end)
{
	size_t start = at;

	while (at < end && text[at] != '&' && text[at] != '<' && text[at] != ']' &&
		text[at] != '\r')
		at++;
	return at - start;
}

struct extent
scan_content(const xmlDoc *tree, const char *text, struct extent within, enum content_type type,
	size_t wanted, struct content_position *position)
{
	if (position->said > wanted)
		*position = (struct content_position){.offset = within.start};
	while (position->offset < within.end) {
		const size_t at = position->offset, left = wanted - position->said;
		const size_t end = left < within.end - at ? at + left : within.end;
		size_t plain = plain_bytes(text, at, end);
		struct unit unit = {
			.end = at + plain, .size = plain, .is_cdata = position->is_cdata};

		if (plain == 0)
			unit = scan_unit(tree, text, within.end, at, type, position->is_cdata);
		if (left < unit.size)
			return (struct extent){at, unit.end};
		*position = (struct content_position){
			unit.end, position->said + unit.size, unit.is_cdata};
	}
	return (struct extent){within.end, within.end};
}

/* An instruction may have "<?" within: from its end as many bytes back as it says. */
size_t
scan_back_instruction(const char *bytes, size_t end, const char *target, const char *content)
{
	size_t at = end - strlen("?>"), left = content ? strlen(content) : 0;

	while (left-- > 0 && at > 1) {
		at--;
		at -= content[left] == '\n' && bytes[at] == '\n' && bytes[at - 1] == '\r';
	}
	while (at > 0 && strchr(" \t\r\n", bytes[at - 1]))
		at--;
	return at - strlen(target) - strlen("<?");
}
