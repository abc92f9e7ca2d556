/* report.c -- load: a file becomes a report tree in which every node has a place */
#include "report.h"

#include <string.h>
#include <utf8proc.h>

#include "foreign.h"
#include "loader.h"
#include "places.h"
#include "schema.h"

static const struct loader *const loaders[] = {
	&loader_docx,
	&loader_flat,
	&loader_xml,
	&loader_text,
};

/* The first byte that is no UTF-8, or the length. */
static size_t
valid_bytes(const struct source *source)
{
	const utf8proc_uint8_t *bytes = (const utf8proc_uint8_t *)source->bytes;
	utf8proc_ssize_t at = 0, length = (utf8proc_ssize_t)source->length, size = 0;
	utf8proc_int32_t character;

	for (; at < length && size >= 0; at += size > 0 ? size : 0)
		size = utf8proc_iterate(bytes + at, length - at, &character);
	return (size_t)at;
}

/* What is neither a format that can be read nor one that is known by its first bytes. */
static int
say_unknown(struct source *source, struct messages *messages)
{
	struct spot spot = {.file = source->name};
	size_t valid = valid_bytes(source);

	if (strspn(source->bytes, " \t\r\n") == source->length)
		return message(messages, MESSAGE_FILE_EMPTY, spot);
	if (valid < source->length && !memchr(source->bytes, '\0', source->length))
		return message(
			messages, MESSAGE_ENCODING_BROKEN, source_spot(source, valid), "UTF-8");
	return message(messages, MESSAGE_FORMAT_UNKNOWN, spot, "neither XML nor text nor Word",
		"Name a report: a .docx, report XML or extracted text.");
}

static const struct loader *
loader_for(const struct source *source)
{
	for (size_t i = 0; i < sizeof loaders / sizeof *loaders; i++)
		if (loaders[i]->knows(source))
			return loaders[i];
	return NULL;
}

/* What becomes of a report that was read, and whether that failed. */
static int
finish(struct report *report, int failed, struct messages *messages)
{
	if (!failed && source_changed(&report->source))
		failed = message(
			messages, MESSAGE_FILE_CHANGED, (struct spot){.file = report->name});
	if (failed)
		report_clear(report);
	else
		places_of(report);
	return failed;
}

static int
build(struct report *report, const struct load_options *options, struct messages *messages)
{
	int failed;

	report->name = report->source.name;
	report->loader = loader_for(&report->source);
	failed = foreign_say(&report->source, report->loader == &loader_text, messages);
	if (!failed)
		failed = report->loader ? report->loader->load(report, options, messages)
		                        : say_unknown(&report->source, messages);
	return finish(report, failed, messages);
}

static int
read_source(struct report *report, const char *file, const struct load_options *options,
	struct messages *messages)
{
	const struct limits *limits = options->limits ? options->limits : &limits_default;
	const bool is_named = options->stdin_name && !strcmp(file, "-");

	*report = (struct report){.limits = limits};
	return source_read(&report->source, is_named ? options->stdin_name : file, file,
		limits->most[LIMIT_FILE_SIZE], messages);
}

int
report_load(struct report *report, const char *file, const struct load_options *options,
	struct messages *messages)
{
	return read_source(report, file, options, messages) ? -1 : build(report, options, messages);
}

int
report_load_bytes(struct report *report, const char *name, const char *bytes, size_t length,
	const struct load_options *options, struct messages *messages)
{
	*report = (struct report){.limits = options->limits};
	return source_from_bytes(&report->source, name, bytes, length, messages)
	               ? -1
	               : build(report, options, messages);
}

static int
build_xml(struct report *report, struct messages *messages)
{
	report->name = report->source.name;
	report->loader = &loader_xml;
	return finish(report, xml_parse(report, messages), messages);
}

int
report_load_xml(struct report *report, const char *file, const struct load_options *options,
	struct messages *messages)
{
	return read_source(report, file, options, messages) ? -1 : build_xml(report, messages);
}

int
report_copy_xml(struct report *copy, const struct report *original, struct messages *messages)
{
	const struct source *source = &original->source;

	*copy = (struct report){.limits = original->limits};
	return source_from_bytes(&copy->source, source->name, source->file_bytes,
		       source->file_length, messages)
	               ? -1
	               : build_xml(copy, messages);
}

const char *
report_format(const struct report *report)
{
	return report->loader->name;
}

void
report_clear(struct report *report)
{
	if (report->tree)
		xmlFreeDoc(report->tree);
	place_forget(report);
	source_clear(&report->source);
	arena_clear(&report->arena);
	*report = (struct report){0};
}
