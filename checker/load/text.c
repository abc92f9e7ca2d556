/* text.c -- load: extracted text becomes a report tree */
#include <limits.h>
#include <string.h>
#include <utf8proc.h>

#include "body.h"
#include "loader.h"
#include "text_mark.h"

static int
load(struct report *report, const struct load_options *options, struct messages *messages)
{
	struct text_tree tree;
	struct line_reader reader;

	(void)options;
	if (report->source.length > INT_MAX)
		return message(messages, MESSAGE_FORMAT_UNKNOWN,
			(struct spot){.file = report->name}, "a text of more than 2 GB",
			"Check it in parts.");
	tree_init(&tree, &report->source, text_mark_read);
	line_reader_init(&reader, &report->source);
	body_build(&tree, &reader);
	report->tree = tree.document;
	line_reader_clear(&reader);
	tree_clear(&tree);
	return 0;
}

static bool
is_utf8(const char *bytes, size_t length)
{
	const utf8proc_uint8_t *at = (const utf8proc_uint8_t *)bytes, *end = at + length;
	utf8proc_int32_t c;

	while (at < end) {
		utf8proc_ssize_t taken = *at < 0x80 ? 1 : utf8proc_iterate(at, end - at, &c);

		if (taken < 1)
			return false;
		at += taken;
	}
	return true;
}

static bool
knows(const struct source *source)
{
	static const char *const others[] = {"<", "{\\rtf", "%PDF", "PK\3", "PK\5"};
	const char *start = source->bytes + strspn(source->bytes, " \t\r\n\f\v");

	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		if (!strncmp(start, others[i], strlen(others[i])))
			return false;
	return *start && !memchr(source->bytes, '\0', source->length) &&
	       is_utf8(source->bytes, source->length);
}

static size_t
text_offset(const struct report *report, const xmlNode *text, size_t at)
{
	return tree_text_offset(&report->source, text, at);
}

const struct loader loader_text = {
	.name = "text",
	.knows = knows,
	.load = load,
	.text_offset = text_offset,
};
