/* functions.c -- check: all functions that rules can call */
#include "functions.h"

struct check_run *
run_of(const xmlXPathParserContext *call)
{
	return evaluation_of(call)->owner;
}

/* Elements that functions make live in a document of their own, which ends with the run. */
xmlNode *
run_element(struct check_run *run, const char *name)
{
	xmlNode *made;

	if (!run->scratch) {
		run->scratch = xmlNewDoc((const xmlChar *)"1.0");
		made = xmlNewDocNode(run->scratch, NULL, (const xmlChar *)"made", NULL);
		xmlDocSetRootElement(run->scratch, made);
	}
	made = xmlNewChild(xmlDocGetRootElement(run->scratch), NULL, (const xmlChar *)name, NULL);
	if (!made)
		die("out of memory");
	return made;
}

const struct function_table *const check_functions[] = {
	&xslt_functions,
	&regular_functions,
	&domain_functions,
	&set_functions,
	NULL,
};
