/* kind.c -- check: what a file is that is not an ISO Schematron schema */
#include <string.h>

#include "attributes.h"

/* By the namespace and, where it matters, the name of the root element; "" is any name. */
static const struct kind {
	const char *uri, *name, *is, *remedy;
} kinds[] = {
	{"http://www.ascc.net/xml/schematron", "", "a schema of Schematron 1.5",
		"Give it the namespace of ISO Schematron, http://purl.oclc.org/dsdl/schematron."},
	{"http://purl.oclc.org/dsdl/schematron", "library", "a library of Schematron",
		"Name a schema that extends it: <sch:extends href=\"\"/>."},
	{"http://purl.oclc.org/dsdl/schematron", "", "a part of a Schematron schema",
		"Name a schema that includes it: <sch:include href=\"\"/>."},
	{"http://purl.oclc.org/dsdl/svrl", "", "a report of a validation, SVRL",
		"Name the schema that it was made with."},
	{"http://www.w3.org/1999/XSL/Transform", "", "an XSLT stylesheet",
		"If it was made from a Schematron schema, name that schema."},
	{"http://relaxng.org/ns/structure/1.0", "", "a RELAX NG schema",
		"Use a validator for RELAX NG; rules inside it have to be taken out of it."},
	{"http://www.w3.org/2001/XMLSchema", "", "an XML Schema",
		"Use a validator for XML Schema; rules inside it have to be taken out of it."},
	{"", "schema", "a schema in no namespace",
		"Write <schema xmlns=\"http://purl.oclc.org/dsdl/schematron\">."},
	{"", "", "XML of another kind",
		"A schema starts with <sch:schema "
		"xmlns:sch=\"http://purl.oclc.org/dsdl/schematron\">."},
};

enum { KINDS = sizeof kinds / sizeof *kinds };

static const struct kind *
kind_of(const xmlNode *root)
{
	const char *uri = root->ns ? (const char *)root->ns->href : "";
	size_t i = 0;

	while (i < KINDS - 1 &&
		(strcmp(kinds[i].uri, uri) ||
			(*kinds[i].name && strcmp(kinds[i].name, (const char *)root->name))))
		i++;
	return &kinds[i];
}

int
check_kind(const struct schema_reading *reading, const xmlNode *root)
{
	const struct kind *kind = kind_of(root);

	if (is_schematron(root, "schema"))
		return 0;
	return message(reading->messages, MESSAGE_SCHEMATRON_KIND, schema_spot(reading, root),
		kind->is, (const char *)root->name, kind->remedy);
}
