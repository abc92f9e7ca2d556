/* loaded.c -- tests: documents from memory */
#include "loaded.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>

#include "../checker/base/tree.h"
#include "../checker/load/loader.h"
#include "../checker/load/places.h"
#include "../checker/load/schema.h"

static void
fail_with(struct messages *messages)
{
	const struct message *m = messages->first;

	if (m)
		print_error("%ld:%ld: %s\n", m->spot.line, m->spot.column, m->summary);
	messages_clear(messages);
	fail_msg("the document cannot be loaded");
}

void
load_xml(struct report *report, const char *bytes, size_t length)
{
	struct messages messages = {.out = NULL};

	*report = (struct report){.loader = &loader_xml, .name = "test.xml"};
	if (source_from_bytes(&report->source, report->name, bytes, length, &messages) ||
		xml_parse(report, &messages))
		fail_with(&messages);
	places_of(report);
	messages_clear(&messages);
}

void
load_report(struct report *report, const char *text)
{
	struct messages messages = {.out = NULL};
	struct load_options options = {.schema = NULL};

	if (report_load_bytes(report, "test.xml", text, strlen(text), &options, &messages))
		fail_with(&messages);
	messages_clear(&messages);
}

static void
declare_all(xmlXPathContext *context, const xmlNode *root)
{
	for (const xmlNode *node = root; node; node = node_following(node, root))
		for (const xmlNs *ns = node->type == XML_ELEMENT_NODE ? node->nsDef : NULL; ns;
			ns = ns->next)
			if (ns->prefix)
				xmlXPathRegisterNs(context, ns->prefix, ns->href);
}

/* The nodes that the XPath selects; the first of them is stored. */
static size_t
select_nodes(const struct report *report, const char *xpath, const xmlNode **first)
{
	xmlXPathContext *context = xmlXPathNewContext(report->tree);
	xmlXPathObject *value;
	size_t count = 0;

	declare_all(context, xmlDocGetRootElement(report->tree));
	value = xmlXPathEval((const xmlChar *)xpath, context);
	if (value && value->nodesetval && value->nodesetval->nodeNr > 0) {
		count = (size_t)value->nodesetval->nodeNr;
		*first = value->nodesetval->nodeTab[0];
	}
	xmlXPathFreeObject(value);
	xmlXPathFreeContext(context);
	return count;
}

const xmlNode *
node_at(const struct report *report, const char *xpath)
{
	const xmlNode *node = NULL;

	if (!select_nodes(report, xpath, &node))
		fail_msg("%s selects nothing", xpath);
	return node;
}

size_t
nodes_at(const struct report *report, const char *xpath)
{
	const xmlNode *first;

	return select_nodes(report, xpath, &first);
}
