/* functions.c -- check: all functions that rules can call, and what they share */
#include "functions.h"

#include <libxml/xpathInternals.h>
#include <stdint.h>

struct check_run *
run_of(const xmlXPathParserContext *call)
{
	return evaluation_of(call)->owner;
}

/* Where libxml2 looks for an element's place in document order: with it, sorting what functions
 * made needs no walk through all of it. */
static void
number(xmlNode *element, intptr_t place)
{
	element->content = (xmlChar *)-place;
}

static intptr_t
place_of(const xmlNode *element)
{
	return -(intptr_t)element->content;
}

/* Elements that functions make live in a document of their own, which ends with the run. */
xmlNode *
run_element(struct check_run *run, const char *name)
{
	xmlNode *root, *last, *made;

	if (!run->scratch) {
		run->scratch = xmlNewDoc((const xmlChar *)"1.0");
		root = xmlNewDocNode(run->scratch, NULL, (const xmlChar *)"made", NULL);
		if (!root)
			die("out of memory");
		number(root, 1);
		xmlDocSetRootElement(run->scratch, root);
	}
	root = xmlDocGetRootElement(run->scratch);
	last = root->last ? root->last : root;
	made = xmlNewChild(root, NULL, (const xmlChar *)name, NULL);
	if (!made)
		die("out of memory");
	number(made, place_of(last) + 1);
	run->made++;
	return made;
}

xmlNode *
run_element_in(xmlNode *parent, const char *name, intptr_t place)
{
	xmlNode *made = xmlNewChild(parent, NULL, (const xmlChar *)name, NULL);

	if (!made)
		die("out of memory");
	number(made, place);
	return made;
}

xmlNode *
run_text(struct check_run *run, const char *text)
{
	xmlNode *made = xmlNewDocText(NULL, (const xmlChar *)text);

	/* in an element of its own: texts beside each other become one */
	if (!made || !xmlAddChild(run_element(run, "text"), made))
		die("out of memory");
	return made;
}

xmlNodeSet *
argument_nodes(xmlXPathParserContext *call)
{
	struct buffer why = {0};
	xmlNodeSet *nodes = NULL;

	if (xmlXPathStackIsNodeSet(call)) {
		nodes = xmlXPathPopNodeSet(call);
		return nodes ? nodes : xmlXPathNodeSetCreate(NULL);
	}
	buffer_print(&why, "%s() is given what is not a set of nodes",
		(const char *)call->context->function);
	expression_fail(call, why.text);
	buffer_clear(&why);
	return NULL;
}

int
result_add(xmlXPathParserContext *call, xmlNodeSet *result, const char *name, const char *text,
	size_t length)
{
	xmlNode *made;

	/* of all calls on a document: they stay until it is checked */
	if (!expression_fits(call, LIMIT_MADE, run_of(call)->made + 1))
		return -1;
	made = run_element(run_of(call), name);
	xmlNodeAddContentLen(made, (const xmlChar *)text, (int)length);
	xmlXPathNodeSetAddUnique(result, made);
	return 0;
}

size_t
character_length(const char *at)
{
	int length = *at ? xmlUTF8Size((const xmlChar *)at) : 0;

	return length < 0 ? 1 : (size_t)length;
}

#define ANY_SCHEMA                                                                          \
	&xslt_functions, &format_number_functions, &document_functions, &regular_functions, \
		&common_functions, &node_set_functions, &string_functions,                  \
		&string_replace_functions, &string_uri_functions, &math_functions, &date_functions

const struct function_table *const schematron_functions[] = {ANY_SCHEMA, &lookup_functions, NULL};

const struct function_table *const check_functions[] = {
	ANY_SCHEMA,
	&domain_functions,
	&lookup_functions,
	&set_functions,
	&held_functions,
	NULL,
};
