/* scopes.c -- check: sch:ns and xmlns become the prefixes of a schema's expressions */
#include <string.h>

#include "attributes.h"
#include "fragment.h"
#include "scopes.h"

/* A namespace of the element. That of xml: is every document's already, and libxml2 makes no second
 * one. */
static xmlNs *
declare(xmlNode *element, const char *prefix, const char *uri)
{
	const bool predefined =
		!strcmp(prefix, "xml") && !strcmp(uri, (const char *)XML_XML_NAMESPACE);
	xmlNs *ns = predefined ? xmlSearchNs(element->doc, element, (const xmlChar *)prefix)
	                       : xmlNewNs(NULL, (const xmlChar *)uri, (const xmlChar *)prefix);

	if (!ns)
		die("out of memory");
	if (!predefined) {
		ns->next = element->nsDef;
		element->nsDef = ns;
	}
	return ns;
}

/* The namespace of a sch:ns, as one of that element in our copy of the schema; NULL after one
 * message. */
static xmlNs *
read_namespace(const struct schema_reading *reading, const xmlNode *element_)
{
	xmlNode *element = (xmlNode *)(size_t)element_;
	const char *prefix, *uri;

	if (required_attribute(reading, element, "prefix", &prefix) ||
		required_attribute(reading, element, "uri", &uri))
		return NULL;
	return declare(element, prefix, uri);
}

static void
add_scope(struct scope *to, const struct scope *from)
{
	for (int i = 0; i < from->count; i++)
		to->namespaces[to->count++] = from->namespaces[i];
}

/* An empty scope with room for so many namespaces and those of others. */
static struct scope
scope_new(struct arena *a, size_t count, const struct scope *outer, const struct scope *outermost)
{
	count += (size_t)outer->count + (size_t)outermost->count + 1;
	return (struct scope){.namespaces = arena_alloc(a, count * sizeof(xmlNs *))};
}

static struct scope
joined(struct arena *a, const struct scope *inner, const struct scope *outer)
{
	struct scope all = scope_new(a, 0, inner, outer);

	add_scope(&all, inner);
	add_scope(&all, outer);
	return all;
}

int
read_namespaces(struct schema_reading *reading, const xmlNode *root, const struct nodes *top)
{
	struct schema *schema = reading->schema;
	const size_t count = nodes_count(top, "ns");
	const struct scope outer = scope_of(root, &schema->arena);

	schema->prefixes = arena_alloc(&schema->arena, (count + 1) * sizeof *schema->prefixes);
	reading->scope = scope_new(&schema->arena, count, &outer, &(struct scope){0});
	for (size_t i = 0; i < top->count; i++) {
		xmlNs *ns;

		if (!is_schematron(top->items[i], "ns"))
			continue;
		ns = read_namespace(reading, top->items[i]);
		if (!ns)
			return -1;
		reading->scope.namespaces[reading->scope.count++] = ns;
		schema->prefixes[schema->prefix_count++] =
			(struct prefix){(const char *)ns->prefix, (const char *)ns->href};
	}
	add_scope(&reading->scope, &outer);
	return 0;
}

/* The sch:ns of an included file; one that lacks an attribute declares nothing. */
static void
add_declared(struct scope *to, const struct fragment *fragment, struct schema *schema)
{
	const xmlNode *root = xmlDocGetRootElement(fragment->file.tree);
	struct messages quiet = {.out = NULL};
	const struct schema_reading reading = {.schema = schema, .messages = &quiet};

	for (const xmlNode *child = root->children; child; child = child->next) {
		xmlNs *ns = is_schematron(child, "ns") ? read_namespace(&reading, child) : NULL;

		if (ns)
			to->namespaces[to->count++] = ns;
	}
	messages_clear(&quiet);
}

/* What a file declares itself stays as it was when others include parts of it. */
static void
scope_fragment(const struct schema_reading *reading, struct fragment *fragment)
{
	struct arena *a = &reading->schema->arena;
	const xmlNode *root = xmlDocGetRootElement(fragment->file.tree);
	const struct scope outer = scope_of(root, a);
	struct scope *scope = &fragment->scope;

	*scope = scope_new(
		a, xmlChildElementCount((xmlNode *)(size_t)root), &outer, &reading->scope);
	add_declared(scope, fragment, reading->schema);
	add_scope(scope, &outer);
	add_scope(scope, &reading->scope);
}

/* Whether an element below the root declares a namespace. */
static bool
declares(const xmlNode *element)
{
	for (; element->parent && element->parent->type == XML_ELEMENT_NODE;
		element = element->parent)
		if (element->nsDef)
			return true;
	return false;
}

struct scope
schema_scope(const struct schema_reading *reading, const xmlNode *node)
{
	const xmlNode *element = node->type == XML_ELEMENT_NODE ? node : node->parent;
	struct fragment *fragment = schema_fragment(reading->schema, node);
	struct scope file = reading->scope, inner;

	if (fragment && !fragment->scope.namespaces)
		scope_fragment(reading, fragment);
	if (fragment)
		file = fragment->scope;
	if (!declares(element))
		return file;
	inner = scope_of(element, &reading->schema->arena);
	return joined(&reading->schema->arena, &file, &inner);
}
