/* fault.c -- load: a fault that validation found becomes words that an editor understands */
#include "fault.h"

#include <libxml/parser.h>
#include <libxml/relaxng.h>
#include <string.h>

#include "../base/tree.h"
#include "shown.h"

/* What is known of a fault. */
struct fault {
	const struct report *report;
	const xmlDoc *schema; /* NULL when it cannot be read again */
	const xmlNode *node;  /* what libxml2 names: never NULL */
	const char *name;     /* of what libxml2 speaks of first; "" */
	struct buffer *text;
	const xmlNode *place; /* node, or what is more exact */
};

static void
add_name(struct buffer *text, const xmlNode *node)
{
	buffer_print(text, "<%s%s%s>",
		node->ns && node->ns->prefix ? (const char *)node->ns->prefix : "",
		node->ns && node->ns->prefix ? ":" : "", (const char *)node->name);
}

/* The declaration of an element in the schema; RELAX NG has one namespace. */
static const xmlNode *
declaration_of(const struct fault *fault, const char *name)
{
	const xmlNode *top =
		fault->schema ? xmlDocGetRootElement((xmlDoc *)(size_t)fault->schema) : NULL;

	for (const xmlNode *node = top; node; node = node_following(node, top)) {
		xmlChar *named;
		bool same;

		if (node->type != XML_ELEMENT_NODE || strcmp((const char *)node->name, "element"))
			continue;
		named = xmlGetNoNsProp((xmlNode *)(size_t)node, (const xmlChar *)"name");
		same = named && !strcmp((const char *)named, name);
		xmlFree(named);
		if (same)
			return node;
	}
	return NULL;
}

static bool
is_unknown(const struct fault *fault, const xmlNode *element)
{
	return fault->schema &&
	       (element->ns || !declaration_of(fault, (const char *)element->name));
}

static bool
shows(const xmlNode *node)
{
	struct buffer text = {0};
	bool any;

	shown_text(node, &text);
	any = text.length > 0;
	buffer_clear(&text);
	return any;
}

/* "<title> may not stand behind <p> in <sec>" */
static void
explain_element(struct fault *fault)
{
	const xmlNode *before = fault->node->prev, *parent = fault->node->parent;

	while (before && before->type != XML_ELEMENT_NODE && !shows(before))
		before = before->prev;
	if (is_unknown(fault, fault->node)) {
		buffer_add_text(fault->text, "there is no element ");
		add_name(fault->text, fault->node);
		buffer_add_text(fault->text, " in reports");
		return;
	}
	add_name(fault->text, fault->node);
	if (parent->type == XML_DOCUMENT_NODE) {
		buffer_add_text(fault->text, " may not be the outermost element");
		return;
	}
	buffer_add_text(fault->text, " may not stand ");
	if (!before) {
		buffer_add_text(fault->text, "first ");
	} else if (before->type == XML_ELEMENT_NODE) {
		buffer_add_text(fault->text, "behind ");
		add_name(fault->text, before);
		buffer_add_byte(fault->text, ' ');
	}
	buffer_add_text(fault->text, "in ");
	add_name(fault->text, parent);
}

static void
explain_text(struct fault *fault)
{
	const xmlNode *text = fault->node->children;

	while (text && (text->type != XML_TEXT_NODE || !shows(text)))
		text = text->next;
	if (text)
		fault->place = text;
	buffer_add_text(fault->text, "text may not stand directly in ");
	add_name(fault->text, fault->node);
}

static void
explain_missing(struct fault *fault)
{
	add_name(fault->text, fault->node);
	buffer_add_text(fault->text, " is not complete: an element that must be in it is missing");
}

/* libxml2 names it without its prefix, and a report has no attributes with one. */
static const xmlAttr *
attribute_named(const xmlNode *element, const char *name)
{
	const xmlAttr *found = NULL;

	for (const xmlAttr *a = element->properties; a; a = a->next)
		if (!strcmp((const char *)a->name, name) && (!found || a->ns))
			found = a;
	return found;
}

static void
explain_attribute(struct fault *fault)
{
	const xmlAttr *attribute = attribute_named(fault->node, fault->name);
	xmlChar *value = attribute ? xmlNodeGetContent((const xmlNode *)attribute) : NULL;

	add_name(fault->text, fault->node);
	buffer_print(fault->text, " may not have the attribute %s%s%s",
		attribute && attribute->ns ? (const char *)attribute->ns->prefix : "",
		attribute && attribute->ns ? ":" : "", fault->name);
	if (value)
		buffer_print(fault->text, "=\"%.60s\"", (const char *)value);
	if (attribute)
		fault->place = (const xmlNode *)attribute;
	xmlFree(value);
}

/* What the schema asks for without choice and the element does not have. */
static void
add_required(struct fault *fault, const xmlNode *declaration)
{
	const char *between = ": ";

	for (const xmlNode *child = declaration->children; child; child = child->next) {
		xmlChar *name = NULL;

		if (child->type == XML_ELEMENT_NODE &&
			!strcmp((const char *)child->name, "attribute"))
			name = xmlGetNoNsProp((xmlNode *)(size_t)child, (const xmlChar *)"name");
		if (name && !xmlHasProp((xmlNode *)(size_t)fault->node, name)) {
			buffer_print(fault->text, "%s%s", between, (const char *)name);
			between = ", ";
		}
		xmlFree(name);
	}
}

static void
explain_required(struct fault *fault)
{
	const xmlNode *declaration = declaration_of(fault, (const char *)fault->node->name);

	add_name(fault->text, fault->node);
	buffer_add_text(fault->text, " lacks an attribute that it must have");
	if (declaration)
		add_required(fault, declaration);
}

static void
explain_namespace(struct fault *fault)
{
	add_name(fault->text, fault->node);
	buffer_print(fault->text, " is in the namespace %.60s; what is in a report is in none",
		fault->node->ns ? (const char *)fault->node->ns->href : "");
}

static const struct {
	int code; /* enum xmlRelaxNGValidErr */
	void (*explain)(struct fault *fault);
} explanations[] = {
	{XML_RELAXNG_ERR_ELEMWRONG, explain_element},
	{XML_RELAXNG_ERR_EXTRACONTENT, explain_element},
	{XML_RELAXNG_ERR_ELEMNAME, explain_element},
	{XML_RELAXNG_ERR_TEXTWRONG, explain_text},
	{XML_RELAXNG_ERR_NOELEM, explain_missing},
	{XML_RELAXNG_ERR_INVALIDATTR, explain_attribute},
	{XML_RELAXNG_ERR_ATTRVALID, explain_required},
	{XML_RELAXNG_ERR_ELEMNONS, explain_namespace},
	{XML_RELAXNG_ERR_ELEMEXTRANS, explain_namespace},
};

static void
explain(struct fault *fault, const xmlError *error)
{
	const char *said = error->message ? error->message : "libxml2 does not say why";

	for (size_t i = 0; fault->node->type == XML_ELEMENT_NODE &&
			   i < sizeof explanations / sizeof *explanations;
		i++)
		if (explanations[i].code == error->code) {
			explanations[i].explain(fault);
			return;
		}
	buffer_add(fault->text, said, strcspn(said, "\r\n"));
}

size_t
fault_explain(
	const struct report *report, const char *schema, const xmlError *error, struct buffer *text)
{
	xmlDoc *read = xmlReadFile(
		schema, NULL, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
	struct fault fault = {
		.report = report,
		.schema = read,
		.node = error->node ? error->node : (const xmlNode *)report->tree,
		.name = error->str1 ? error->str1 : "",
		.text = text,
	};
	struct words words;

	fault.place = fault.node;
	explain(&fault, error);
	xmlFreeDoc(read);
	words = place_words(fault.place);
	return fault.place->type == XML_TEXT_NODE ? words_extent(report, words).start
	                                          : place_extent(report, fault.place).start;
}
