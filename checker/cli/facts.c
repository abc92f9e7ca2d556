/* facts.c -- cli: tsagcheck facts, tsagcheck convert: what a document was read as */
#include <libxml/xmlsave.h>
#include <string.h>

#include "../base/tree.h"
#include "../emit/json_writer.h"
#include "command.h"
#include "layout.h"
#include "pack.h"
#include "pipeline.h"

/* In UTF-8, whatever the document was in. */
static void
print_xml(xmlDoc *tree, int options, FILE *out)
{
	xmlBuffer *text = xmlBufferCreate();
	xmlSaveCtxt *save = xmlSaveToBuffer(text, "UTF-8", options);

	if (!save)
		die("out of memory");
	xmlSaveDoc(save, tree);
	xmlSaveClose(save);
	fwrite(xmlBufferContent(text), 1, (size_t)xmlBufferLength(text), out);
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

/* The facts of every facts element of the report, written by hand and recognised, as one. */
static xmlDoc *
all_facts(const xmlNode *report)
{
	xmlDoc *all = xmlNewDoc((const xmlChar *)"1.0");
	xmlNode *facts = xmlNewDocNode(all, NULL, (const xmlChar *)"facts", NULL);

	all->encoding = xmlStrdup((const xmlChar *)"UTF-8");
	xmlDocSetRootElement(all, facts);
	for (const xmlNode *child = report->children; child; child = child->next)
		for (xmlNode *fact = node_is(child, "facts") ? child->children : NULL; fact;
			fact = fact->next)
			if (fact->type == XML_ELEMENT_NODE)
				xmlAddChild(facts, xmlDocCopyNode(fact, all, 1));
	return all;
}

static void
print_facts(const struct report *report, bool as_json, FILE *out)
{
	xmlDoc *all = all_facts(xmlDocGetRootElement(report->tree));
	const xmlNode *fact = xmlDocGetRootElement(all)->children;
	struct json_writer json = {.out = out};

	if (as_json) {
		json_open(&json, '[');
		for (; fact; fact = fact->next)
			print_json(&json, fact);
		json_close(&json, ']');
		fputc('\n', out);
	} else {
		print_xml(all, XML_SAVE_FORMAT | XML_SAVE_NO_DECL, out);
	}
	xmlFreeDoc(all);
}

static int
facts(const struct options *options, bool as_json, FILE *out, struct messages *messages)
{
	struct selection selection;
	struct recognisers *recognisers = NULL;
	struct load_options how = {.limits = &options->limits,
		.original = options->original,
		.stdin_name = options->stdin_name};
	struct report report = {0};
	int failed = selection_make(&selection, options, messages);

	if (!failed) {
		how.schema = selection_path(&selection, "schema/report.rng");
		recognisers = selection_recognisers(&selection, messages);
	}
	sandbox_may_read(options->sandbox, how.schema);
	failed = !recognisers || sandbox_close(options, NULL, messages) ||
	         document_load(&report, options->files.items[0], &how, recognisers, messages);
	if (!failed)
		print_facts(&report, as_json, out);
	report_clear(&report);
	recognisers_free(recognisers);
	selection_clear(&selection);
	return failed || messages->count ? 2 : 0;
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
	struct load_options how = {.limits = &options->limits,
		.original = options->original,
		.stdin_name = options->stdin_name};
	int failed = selection_make(&selection, options, messages);

	how.schema = failed ? NULL : selection_path(&selection, "schema/report.rng");
	sandbox_may_read(options->sandbox, how.schema);
	failed = failed || sandbox_close(options, NULL, messages) ||
	         report_load(&report, options->files.items[0], &how, messages);
	if (!failed) {
		tree_lay_out(report.tree);
		print_xml(report.tree, 0, out);
	}
	report_clear(&report);
	selection_clear(&selection);
	return failed || messages->count ? 2 : 0;
}
