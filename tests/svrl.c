/* svrl.c -- tests: SVRL that the program wrote, read back and compared with the document */
#include "svrl.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <libxml/parser.h>
#include <libxml/relaxng.h>
#include <libxml/uri.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>

#include "files.h"

#define SVRL_URI "http://purl.oclc.org/dsdl/svrl"

struct svrl
svrl_of(struct desk *desk, const struct outcome *outcome)
{
	struct svrl svrl = {.text = outcome->output, .status = outcome->status, .desk = desk};

	svrl.tree = xmlReadMemory(svrl.text, (int)strlen(svrl.text), "svrl", NULL, 0);
	if (!svrl.tree)
		fail_msg("no SVRL: %s%s", outcome->output, outcome->trouble);
	return svrl;
}

struct svrl
svrl_run(struct desk *desk, const char *schema, const char *phase)
{
	struct outcome outcome = desk_run(desk, schema, phase, "svrl");

	return svrl_of(desk, &outcome);
}

void
svrl_end(struct svrl *svrl)
{
	xmlFreeDoc(svrl->tree);
	*svrl = (struct svrl){.tree = NULL};
}

static xmlXPathContext *
context_of(xmlDoc *tree)
{
	xmlXPathContext *context = xmlXPathNewContext(tree);

	assert_non_null(context);
	xmlXPathRegisterNs(context, (const xmlChar *)"svrl", (const xmlChar *)SVRL_URI);
	return context;
}

const char *
svrl_string(const struct svrl *svrl, const char *expression)
{
	xmlXPathContext *context = context_of(svrl->tree);
	xmlXPathObject *value = xmlXPathEval((const xmlChar *)expression, context);
	xmlChar *text = xmlXPathCastToString(value);
	const char *kept = arena_copy(&svrl->desk->arena, (const char *)text);

	if (!value)
		fail_msg("%s is no XPath", expression);
	xmlFree(text);
	xmlXPathFreeObject(value);
	xmlXPathFreeContext(context);
	return kept;
}

void
assert_svrl_valid(const struct svrl *svrl)
{
	xmlRelaxNGParserCtxt *parser = xmlRelaxNGNewParserCtxt("tests/svrl.rng");
	xmlRelaxNG *grammar = xmlRelaxNGParse(parser);
	xmlRelaxNGValidCtxt *validation = xmlRelaxNGNewValidCtxt(grammar);

	assert_non_null(grammar);
	if (xmlRelaxNGValidateDoc(validation, svrl->tree) != 0)
		fail_msg("this SVRL is not valid:\n%s", svrl->text);
	xmlRelaxNGFreeValidCtxt(validation);
	xmlRelaxNGFree(grammar);
	xmlRelaxNGFreeParserCtxt(parser);
}

/* The byte at a line and column, both from 1, of UTF-8. */
static const char *
byte_at(const char *text, long line, long column)
{
	for (; line > 1; text++) {
		assert_true(*text);
		line -= *text == '\n' || (*text == '\r' && text[1] != '\n');
	}
	for (; column > 1; column--)
		do
			assert_true(*text++);
		while ((*text & 0xC0) == 0x80);
	return text;
}

static bool
ends_with(const char *start, const char *end, const char *with)
{
	const size_t length = strlen(with);

	return (size_t)(end - start) >= length && !memcmp(end - length, with, length);
}

static const char *
qualified_name(const xmlNode *node, struct arena *a)
{
	const char *prefix = node->ns ? (const char *)node->ns->prefix : NULL;

	return arena_print(
		a, "%s%s%s", prefix ? prefix : "", prefix ? ":" : "", (const char *)node->name);
}

/* Whether the bytes are a value as it stands; "&" and CDATA stand for something else, and are
 * looked at by their ends alone. */
static bool
is_value(const char *start, const char *end, const xmlNode *node, struct arena *a)
{
	const char *written = arena_text(a, start, (size_t)(end - start));
	xmlChar *value = xmlNodeGetContent(node);
	bool same = strchr(written, '&') || strstr(written, "<![CDATA[") || strchr(written, '\r') ||
	            !strcmp(written, (const char *)value);

	xmlFree(value);
	return same &&
	       (node->type == XML_TEXT_NODE ? start[-1] == '>' && *end == '<'
					    : strchr("'\"", start[-1]) && *end == start[-1]);
}

static bool
is_written(
	const char *text, const char *start, const char *end, const xmlNode *node, struct arena *a)
{
	switch (node->type) {
	case XML_ELEMENT_NODE:
		return !strncmp(start, arena_print(a, "<%s", qualified_name(node, a)),
			       strlen(qualified_name(node, a)) + 1) &&
		       (ends_with(start, end, "/>") ||
			       ends_with(start, end,
				       arena_print(a, "</%s>", qualified_name(node, a))));
	case XML_COMMENT_NODE:
		return ends_with(start, start + 4, "<!--") && ends_with(start, end, "-->");
	case XML_PI_NODE:
		return ends_with(start, start + 2, "<?") && ends_with(start, end, "?>");
	case XML_DOCUMENT_NODE:
		return start == text && !*end;
	default:
		return is_value(start, end, node, a);
	}
}

static long
property(const xmlNode *finding, const char *name)
{
	for (const xmlNode *at = finding->children; at; at = at->next) {
		xmlChar *has = at->type == XML_ELEMENT_NODE ? xmlGetProp((xmlNode *)(size_t)at,
								      (const xmlChar *)"property")
		                                            : NULL;
		xmlChar *value =
			has && !strcmp((char *)has, name)
				? xmlGetProp((xmlNode *)(size_t)at, (const xmlChar *)"role")
				: NULL;
		long number = value ? strtol((char *)value, NULL, 10) : 0;

		xmlFree(has);
		xmlFree(value);
		if (number)
			return number;
	}
	fail_msg("a finding without %s", name);
	return 0;
}

/* The one node that a location selects. */
static const xmlNode *
node_of(xmlXPathContext *context, const char *location)
{
	xmlXPathObject *value = xmlXPathEval((const xmlChar *)location, context);
	const xmlNode *node = NULL;

	if (!value || value->type != XPATH_NODESET || !value->nodesetval ||
		value->nodesetval->nodeNr != 1)
		fail_msg("%s does not select one node", location);
	else
		node = value->nodesetval->nodeTab[0];
	xmlXPathFreeObject(value);
	return node;
}

static void
check_finding(const struct svrl *svrl, const xmlNode *finding, const char *document)
{
	struct arena *a = &svrl->desk->arena;
	const char *text = file_text(document, a), *start, *end;
	xmlDoc *tree = xmlReadFile(
		document, NULL, XML_PARSE_NOENT | XML_PARSE_NOCDATA | XML_PARSE_NOERROR);
	xmlXPathContext *context = xmlXPathNewContext(tree);
	xmlChar *location = xmlGetProp((xmlNode *)(size_t)finding, (const xmlChar *)"location");

	start = byte_at(text, property(finding, "line"), property(finding, "column"));
	end = byte_at(text, property(finding, "end-line"), property(finding, "end-column"));
	if (!is_written(text, start, end, node_of(context, (const char *)location), a))
		fail_msg("%s is not written as \"%.*s\"", (const char *)location,
			(int)(end - start), start);
	xmlFree(location);
	xmlXPathFreeContext(context);
	xmlFreeDoc(tree);
}

/* What a URI reference names, without its escapes. */
static const char *
file_of(const char *uri, struct arena *a)
{
	char *plain = xmlURIUnescapeString(uri, 0, NULL);
	const char *kept = arena_copy(a, plain);

	xmlFree(plain);
	return kept;
}

size_t
assert_svrl_located(const struct svrl *svrl)
{
	const xmlNode *element = xmlDocGetRootElement(svrl->tree)->children;
	const char *document = NULL;
	size_t count = 0;

	for (; element; element = element->next) {
		xmlChar *file = xmlGetProp((xmlNode *)(size_t)element, (const xmlChar *)"document");

		if (file)
			document = file_of((const char *)file, &svrl->desk->arena);
		xmlFree(file);
		if (strcmp((const char *)element->name, "failed-assert") != 0 &&
			strcmp((const char *)element->name, "successful-report") != 0)
			continue;
		check_finding(svrl, element, document);
		count++;
	}
	return count;
}
