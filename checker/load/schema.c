/* schema.c -- load: report XML is held against the RELAX NG schema of reports */
#include "schema.h"

#include <libxml/relaxng.h>

#include "../base/libxml.h"
#include "fault.h"

enum { SCHEMA_LARGEST = 16 << 20 };

/* The first fault is the one that is nearest to what is wrong; those that follow are its echo. */
struct faults {
	struct report *report;
	const char *schema; /* the file */
	struct messages *messages;
	bool heard;
};

static void
hear_fault(void *faults_, XML_ERROR_CONST xmlError *error)
{
	struct faults *faults = faults_;
	struct buffer text = {0};
	size_t offset;

	if (faults->heard)
		return;
	faults->heard = true;
	offset = fault_explain(faults->report, faults->schema, error, &text);
	message(faults->messages, MESSAGE_REPORT_INVALID,
		source_spot(&faults->report->source, offset), text.text);
	buffer_clear(&text);
}

static void
ignore_fault(void *nothing, XML_ERROR_CONST xmlError *error)
{
	(void)nothing;
	(void)error;
}

static int
validate(struct faults *faults, xmlRelaxNG *schema)
{
	xmlRelaxNGValidCtxt *validation = xmlRelaxNGNewValidCtxt(schema);
	int verdict;

	if (!validation)
		die("out of memory");
	xmlRelaxNGSetValidStructuredErrors(validation, hear_fault, faults);
	verdict = xmlRelaxNGValidateDoc(validation, faults->report->tree);
	xmlRelaxNGFreeValidCtxt(validation);
	if (verdict != 0 && !faults->heard)
		message(faults->messages, MESSAGE_REPORT_INVALID,
			(struct spot){.file = faults->report->name}, "no reason given");
	return verdict == 0 ? 0 : -1;
}

/* libxml2 takes a read that was interrupted for a broken file, so it reads none itself. */
static xmlRelaxNG *
parse(const struct source *source)
{
	xmlRelaxNGParserCtxt *parser =
		xmlRelaxNGNewMemParserCtxt(source->file_bytes, (int)source->file_length);
	xmlRelaxNG *schema;

	if (!parser)
		die("out of memory");
	xmlRelaxNGSetParserStructuredErrors(parser, ignore_fault, NULL);
	schema = xmlRelaxNGParse(parser);
	xmlRelaxNGFreeParserCtxt(parser);
	return schema;
}

int
schema_validate(const struct report *report, const char *file, struct messages *messages)
{
	struct faults faults = {
		.report = (struct report *)(size_t)report, .schema = file, .messages = messages};
	struct source source;
	xmlRelaxNG *schema;
	int failed;

	if (source_read(&source, file, file, SCHEMA_LARGEST, messages))
		return -1;
	schema = parse(&source);
	failed = schema ? validate(&faults, schema)
	                : message(messages, MESSAGE_SCHEMA_BROKEN, (struct spot){.file = file});
	xmlRelaxNGFree(schema);
	source_clear(&source);
	return failed;
}
