/* document.c -- check: document(): the root nodes of other documents (XSLT 1.0, 12.1) */
#include <libxml/xpathInternals.h>

#include "../base/order.h"
#include "documents.h"
#include "functions.h"
#include "members.h"

/* What one call of document() finds. */
struct gathering {
	xmlXPathParserContext *call;
	xmlNodeSet *documents;
	struct members members;
};

/* The schema that the expression is written in. */
static const char *
schema_of(const xmlXPathParserContext *call)
{
	const struct expression *active = evaluation_of(call)->active;

	return active && active->spot.file ? active->spot.file : "";
}

/* Rules of reports come from anybody and read only what lies beside them; a schema that the user
 * names reads what the user could. */
static bool
is_confined(const xmlXPathParserContext *call)
{
	return evaluation_of(call)->functions != schematron_functions;
}

/* One message a document, however many expressions ask for it. */
static void
refuse(xmlXPathParserContext *call, struct document *document)
{
	evaluation_of(call)->failed |= document->said;
	document->said = true;
	expression_fail(call, document->why);
}

/* Adds the document of a reference that is relative to node, or to the schema when node is NULL or
 * has no file. Returns 0; or -1 after expression_fail(). */
static int
add(struct gathering *found, const xmlChar *text, const xmlNode *node)
{
	const char *schema = schema_of(found->call);
	xmlChar *base = node && node->type != XML_NAMESPACE_DECL
	                        ? xmlNodeGetBase(node->doc, (xmlNode *)(size_t)node)
	                        : NULL;
	struct reference reference = {.text = (const char *)text,
		.base = base ? (const char *)base : schema,
		.base_is_uri = base != NULL,
		.folder_of = is_confined(found->call) ? schema : NULL};
	struct document *document = document_get(run_of(found->call), &reference);

	xmlFree(base);
	if (!document->tree) {
		refuse(found->call, document);
		return -1;
	}
	if (members_add(&found->members, (xmlNode *)document->tree))
		xmlXPathNodeSetAddUnique(found->documents, (xmlNode *)document->tree);
	return 0;
}

/* Adds those of a value: a set of nodes has a reference in each, which is relative to the node
 * itself when no base is given. */
static void
add_all(struct gathering *found, xmlXPathObject *value, const xmlNode *base)
{
	const xmlNodeSet *nodes = value->type == XPATH_NODESET ? value->nodesetval : NULL;
	int failed = 0;
	xmlChar *text;

	for (int i = 0; nodes && i < nodes->nodeNr && !failed; i++) {
		text = xmlXPathCastNodeToString(nodes->nodeTab[i]);
		failed = add(found, text, base ? base : nodes->nodeTab[i]);
		xmlFree(text);
	}
	if (value->type == XPATH_NODESET)
		return;
	text = xmlXPathCastToString(value);
	add(found, text, base);
	xmlFree(text);
}

/* document(reference or nodes, base node?) */
static void
call_document(xmlXPathParserContext *call, int count)
{
	struct gathering found = {.call = call};
	xmlNodeSet *bases = NULL;
	xmlXPathObject *value;

	if (!expression_takes(call, count, 1, 2) || (count == 2 && !(bases = argument_nodes(call))))
		return;
	value = valuePop(call);
	found.documents = xmlXPathNodeSetCreate(NULL);
	nodes_sort(bases);
	if (bases && bases->nodeNr == 0)
		expression_fail(call, "the second argument of document() is an empty set");
	else
		add_all(&found, value, bases ? bases->nodeTab[0] : NULL);
	xmlXPathFreeNodeSet(bases);
	xmlXPathFreeObject(value);
	members_clear(&found.members);
	valuePush(call, xmlXPathWrapNodeSet(found.documents));
}

static const struct function functions[] = {
	{"", "document", call_document, GIVES_NODES, false},
};

const struct function_table document_functions = {functions, sizeof functions / sizeof *functions};
