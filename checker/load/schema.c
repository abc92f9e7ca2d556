/* schema.c -- load: report XML is held against the RELAX NG schema of reports */
#include "schema.h"

#include <libxml/relaxng.h>
#include <string.h>

#include "../base/libxml.h"
#include "place.h"

/* The first fault is the one that is nearest to what is wrong; those that follow are its echo. */
struct faults {
	struct report *report;
	struct messages *messages;
	bool heard;
};

static void
hear_fault(void *faults_, XML_ERROR_CONST xmlError *error)
{
	struct faults *faults = faults_;
	struct extent extent = {0, 0};
	char text[200];

	if (faults->heard)
		return;
	faults->heard = true;
	if (error->node)
		extent = place_extent(faults->report, error->node);
	snprintf(text, sizeof text, "%s", error->message ? error->message : "no reason given");
	text[strcspn(text, "\r\n")] = '\0';
	message(faults->messages, MESSAGE_REPORT_INVALID,
		source_spot(&faults->report->source, extent.start), text);
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

int
schema_validate(const struct report *report, const char *file, struct messages *messages)
{
	struct faults faults = {.report = (struct report *)(size_t)report, .messages = messages};
	xmlRelaxNGParserCtxt *parser = xmlRelaxNGNewParserCtxt(file);
	xmlRelaxNG *schema;
	int failed;

	if (!parser)
		die("out of memory");
	xmlRelaxNGSetParserStructuredErrors(parser, ignore_fault, NULL);
	schema = xmlRelaxNGParse(parser);
	failed = schema ? validate(&faults, schema)
	                : message(messages, MESSAGE_SCHEMA_BROKEN, (struct spot){.file = file});
	xmlRelaxNGFree(schema);
	xmlRelaxNGFreeParserCtxt(parser);
	return failed;
}
