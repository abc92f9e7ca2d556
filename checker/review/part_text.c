/* part_text.c -- review: the bytes of a part become those of its copy */
#include "part_text.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "../load/scan.h"

static bool
take(void *bytes, const char *chunk, size_t length)
{
	buffer_add(bytes, chunk, length);
	return true;
}

/* Word writes UTF-8 alone; places in anything else cannot be counted. */
static bool
is_utf8(const struct buffer *bytes)
{
	const char *text = buffer_text(bytes), *found = NULL;

	if (bytes->length < 4 || !text[0] || !text[1] || !memcmp(text, "\xFE\xFF", 2) ||
		!memcmp(text, "\xFF\xFE", 2))
		return false;
	if (!strncmp(text, "<?xml", 5))
		found = strstr(text, "encoding");
	if (!found || found > strstr(text, "?>"))
		return true;
	found += strcspn(found, "'\"?");
	return !strncasecmp(found + 1, "utf-8", 5) || !strncasecmp(found + 1, "us-ascii", 8);
}

int
part_text_read(struct part_text *part, struct package *package, const char *name,
	struct messages *messages)
{
	*part = (struct part_text){.name = name};
	if (package_read(package, name, take, &part->bytes, messages))
		return -1;
	if (!package->kind->decoded && !is_utf8(&part->bytes))
		return package_say(package, name, "is not in UTF-8", messages);
	part->from = package->head.end - package->head.start;
	part->to = part->bytes.length - (package->tail.end - package->tail.start);
	return 0;
}

void
part_text_clear(struct part_text *part)
{
	buffer_clear(&part->bytes);
	buffer_clear(&part->added);
	free(part->edits);
	*part = (struct part_text){0};
}

static struct part_edit *
add_edit(struct part_text *part, size_t at)
{
	struct part_edit *edit;

	part->edits =
		array_room(part->edits, part->edit_count, &part->edit_room, sizeof *part->edits);
	edit = &part->edits[part->edit_count];
	*edit = (struct part_edit){
		.at = at, .start = part->added.length, .order = part->edit_count++};
	return edit;
}

void
part_text_put(struct part_text *part, size_t at, const char *text)
{
	add_edit(part, at)->length = strlen(text);
	buffer_add_text(&part->added, text);
}

void
part_text_cut(struct part_text *part, struct extent extent)
{
	add_edit(part, extent.start)->cut = extent.end - extent.start;
}

/* The bytes are well-formed, or it would not have been read. */
static struct token
token_at(const struct part_text *part, size_t at)
{
	return scan_token(buffer_text(&part->bytes), part->bytes.length, at);
}

/* The root element of a part in one file is in pkg:xmlData in pkg:part. */
size_t
part_text_root(const struct part_text *part)
{
	int above = part->from ? 2 : 0;
	struct token token = token_at(part, part->from);

	while (token.type != TOKEN_NONE &&
		!((token.type == TOKEN_START || token.type == TOKEN_EMPTY) && above-- == 0))
		token = token_at(part, token.extent.end);
	return token.extent.start;
}

/* The end tag of the root element, which has one. */
static size_t
end_of_root(const struct part_text *part, size_t root)
{
	struct token token = token_at(part, root);
	size_t depth = 1;

	while (token.type != TOKEN_NONE && depth > 0) {
		token = token_at(part, token.extent.end);
		depth += token.type == TOKEN_START;
		depth -= token.type == TOKEN_END;
	}
	return token.extent.start;
}

const char *
part_text_prefix(const struct part_text *part, size_t at, struct arena *a)
{
	const char *name = part->bytes.text + at + 1;
	const size_t length = strcspn(name, ": \t\r\n/>");

	return name[length] == ':' ? arena_text(a, name, length) : "";
}

void
part_text_append(struct part_text *part, const char *text)
{
	const size_t root = part_text_root(part);
	const struct token token = token_at(part, root);
	const char *name = part->bytes.text + root + 1;
	struct buffer whole = {0};

	if (token.type != TOKEN_EMPTY) {
		part_text_put(part, end_of_root(part, root), text);
		return;
	}
	buffer_print(&whole, ">%s</%.*s>", text, (int)strcspn(name, " \t\r\n/>"), name);
	part_text_cut(part, (struct extent){token.extent.end - 2, token.extent.end});
	part_text_put(part, token.extent.end, whole.text);
	buffer_clear(&whole);
}

bool
part_text_is(const struct part_text *part, size_t tag, const char *element)
{
	const char *name = part->bytes.text + tag + 1;
	const size_t length = strcspn(name, " \t\r\n/>");
	const char *colon = memchr(name, ':', length);
	const size_t local = colon ? (size_t)(colon + 1 - name) : 0;

	return length - local == strlen(element) && !strncmp(name + local, element, length - local);
}

struct extent
part_text_element(
	const struct part_text *part, const char *element, const char *attribute, const char *value)
{
	const char *bytes = buffer_text(&part->bytes);
	struct token token = token_at(part, part->from);
	struct extent found;

	for (; token.type != TOKEN_NONE && token.extent.start < part->to;
		token = token_at(part, token.extent.end)) {
		if ((token.type != TOKEN_START && token.type != TOKEN_EMPTY) ||
			!part_text_is(part, token.extent.start, element))
			continue;
		found = scan_attribute(
			bytes, part->bytes.length, token.extent.start, NULL, attribute);
		if (found.end - found.start != strlen(value) ||
			strncasecmp(bytes + found.start, value, strlen(value)) != 0)
			continue;
		found = token.extent;
		while (token.type != TOKEN_EMPTY && token.type != TOKEN_END)
			token = token_at(part, token.extent.end);
		return (struct extent){found.start, token.extent.end};
	}
	return (struct extent){0, 0};
}

static int
compare(const void *a_, const void *b_)
{
	const struct part_edit *a = a_, *b = b_;

	if (a->at != b->at)
		return a->at < b->at ? -1 : 1;
	return a->order < b->order ? -1 : 1;
}

void
part_text_print(struct part_text *part, struct buffer *out)
{
	const char *bytes = buffer_text(&part->bytes);
	size_t at = part->from;

	if (part->edit_count)
		qsort(part->edits, part->edit_count, sizeof *part->edits, compare);
	for (size_t i = 0; i < part->edit_count; i++) {
		const struct part_edit *edit = &part->edits[i];

		if (edit->at > at) {
			buffer_add(out, bytes + at, edit->at - at);
			at = edit->at;
		}
		buffer_add(out, part->added.text + edit->start, edit->length);
		if (edit->at + edit->cut > at)
			at = edit->at + edit->cut;
	}
	buffer_add(out, bytes + at, part->to - at);
}
