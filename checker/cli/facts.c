/* facts.c -- cli: tsagcheck facts, tsagcheck convert: what a document was read as */
#include <libxml/xmlsave.h>
#include <string.h>

#include "../base/tree.h"
#include "../emit/json_writer.h"
#include "command.h"
#include "pipeline.h"

static void
print_xml(xmlDoc *tree, xmlNode *node, FILE *out)
{
	xmlBuffer *text = xmlBufferCreate();

	xmlNodeDump(text, tree, node, 0, 1);
	fwrite(xmlBufferContent(text), 1, (size_t)xmlBufferLength(text), out);
	fputc('\n', out);
	xmlBufferFree(text);
}

static void
print_json(struct json_writer *json, const xmlNode *fact)
{
	json_open(json, '{');
	json_key(json, "fact");
	json_text(json, (const char *)fact->name);
	for (const xmlAttr *a = fact->properties; a; a = a->next) {
		xmlChar *value = xmlNodeGetContent((const xmlNode *)a);

		json_key(json, (const char *)a->name);
		json_text(json, (const char *)value);
		xmlFree(value);
	}
	if (fact->children) {
		json_key(json, "facts");
		json_open(json, '[');
		for (const xmlNode *child = fact->children; child; child = child->next)
			if (child->type == XML_ELEMENT_NODE)
				print_json(json, child);
		json_close(json, ']');
	}
	json_close(json, '}');
}

/* Every facts element of the report: written by hand and recognised. */
static void
print_facts(const struct report *report, bool as_json, FILE *out)
{
	const xmlNode *root = xmlDocGetRootElement(report->tree);
	struct json_writer json = {.out = out};

	if (as_json)
		json_open(&json, '[');
	for (xmlNode *child = root->children; child; child = child->next) {
		if (!node_is(child, "facts"))
			continue;
		if (!as_json)
			print_xml(report->tree, child, out);
		for (xmlNode *fact = child->children; fact && as_json; fact = fact->next)
			if (fact->type == XML_ELEMENT_NODE)
				print_json(&json, fact);
	}
	if (as_json)
		json_close(&json, ']');
}

static int
facts(const struct options *options, bool as_json, FILE *out, struct messages *messages)
{
	struct selection selection;
	struct recognisers *recognisers = NULL;
	struct report report = {0};
	int failed = selection_make(&selection, options, messages);

	if (!failed)
		recognisers = selection_recognisers(&selection, messages);
	failed = !recognisers || document_load(&report, options->files.items[0], &selection,
					 recognisers, options, messages);
	if (!failed)
		print_facts(&report, as_json, out);
	report_clear(&report);
	recognisers_free(recognisers);
	selection_clear(&selection);
	return failed ? 2 : 0;
}

int
command_facts(const struct options *options, FILE *out, struct messages *messages)
{
	const char *format = options->format ? options->format : "xml";

	if (!strcmp(format, "xml") || !strcmp(format, "json"))
		return facts(options, !strcmp(format, "json"), out, messages);
	message(messages, MESSAGE_FORMAT_NAME, (struct spot){0}, format, "xml, json");
	return 2;
}

int
command_convert(const struct options *options, FILE *out, struct messages *messages)
{
	struct selection selection;
	struct report report = {0};
	struct load_options how = {.file_size = options->max_file_size};
	int failed = selection_make(&selection, options, messages);

	how.schema = failed ? NULL : selection_path(&selection, "schema/report.rng");
	failed = failed || report_load(&report, options->files.items[0], &how, messages);
	if (!failed && xmlDocFormatDump(out, report.tree, 1) < 0)
		clearerr(out);
	report_clear(&report);
	selection_clear(&selection);
	return failed ? 2 : 0;
}
