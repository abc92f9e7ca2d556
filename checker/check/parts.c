/* parts.c -- check: the children of a schema's element, with what they include in its place */
#include <libxml/uri.h>
#include <stdlib.h>
#include <string.h>

#include "../base/map.h"
#include "../base/tree.h"
#include "attributes.h"
#include "fragment.h"

void
nodes_add(struct nodes *nodes, const xmlNode *node)
{
	nodes->items = array_room(nodes->items, nodes->count, &nodes->room, sizeof *nodes->items);
	nodes->items[nodes->count++] = node;
}

void
nodes_clear(struct nodes *nodes)
{
	free(nodes->items);
	*nodes = (struct nodes){0};
}

size_t
nodes_count(const struct nodes *nodes, const char *name)
{
	size_t count = 0;

	for (size_t i = 0; i < nodes->count; i++)
		count += is_schematron(nodes->items[i], name);
	return count;
}

bool
is_let(const xmlNode *parent, const xmlNode *node)
{
	return is_schematron(node, "let") ||
	       (is_schematron(node, "param") && is_schematron(parent, "schema"));
}

static struct fragment *
find_fragment(const struct schema *schema, const char *uri)
{
	struct fragment *at = schema->fragments;

	while (at && strcmp(at->uri, uri))
		at = at->next;
	return at;
}

static int
read_fragment(struct schema_reading *reading, struct fragment *fragment)
{
	const struct fragment *original =
		reading->original ? find_fragment(reading->original, fragment->uri) : NULL;

	return original ? report_copy_xml(&fragment->file, &original->file, reading->messages)
	                : report_load_xml(&fragment->file, fragment->uri, &(struct load_options){0},
				  reading->messages);
}

/* The file of a URI, read once. NULL after one message. */
static const struct report *
load_fragment(struct schema_reading *reading, const char *uri)
{
	struct schema *schema = reading->schema;
	struct fragment *known = find_fragment(schema, uri);

	if (known)
		return &known->file;
	known = arena_alloc(&schema->arena, sizeof *known);
	known->uri = arena_copy(&schema->arena, uri);
	if (read_fragment(reading, known))
		return NULL;
	known->next = schema->fragments;
	schema->fragments = known;
	return &known->file;
}

static const xmlNode *
find_id(const xmlNode *root, const char *id)
{
	for (const xmlNode *node = root; node; node = node_following(node, root)) {
		xmlChar *value =
			node->type == XML_ELEMENT_NODE
				? xmlGetProp((xmlNode *)(size_t)node, (const xmlChar *)"id")
				: NULL;
		bool found = value && !strcmp((const char *)value, id);

		xmlFree(value);
		if (found)
			return node;
	}
	return NULL;
}

/* The file that href names, from where it was written, without its fragment; lives in the schema.
 */
static const char *
file_of(struct schema_reading *reading, const xmlNode *element, const char *href)
{
	xmlChar *base = xmlNodeGetBase(element->doc, (xmlNode *)(size_t)element);
	size_t length = strcspn(href, "#");
	const char *path = arena_text(&reading->schema->arena, href, length);
	xmlChar *uri = xmlBuildURI((const xmlChar *)path, base);
	const char *file = arena_copy(&reading->schema->arena, uri ? (const char *)uri : path);

	xmlFree(uri);
	xmlFree(base);
	if (length == 0)
		return NULL;
	return strncmp(file, "file://", 7) ? file : file + 7;
}

/* The element that an sch:include or sch:extends names; NULL after one message. */
static const xmlNode *
target_of(struct schema_reading *reading, const xmlNode *element, const char *href)
{
	const char *file = file_of(reading, element, href), *hash = strchr(href, '#');
	const struct report *loaded;
	const xmlNode *found;

	if (reading->depth > DEEPEST_INCLUDE) {
		message(reading->messages, MESSAGE_INCLUDE_CIRCULAR, schema_spot(reading, element),
			href);
		return NULL;
	}
	if (file && strstr(file, "://")) {
		message(reading->messages, MESSAGE_INCLUDE_NETWORK, schema_spot(reading, element),
			href);
		return NULL;
	}
	loaded = file ? load_fragment(reading, file) : schema_file(reading->schema, element);
	if (!loaded)
		return NULL;
	found = xmlDocGetRootElement(loaded->tree);
	if (hash && hash[1])
		found = find_id(found, hash + 1);
	if (!found)
		message(reading->messages, MESSAGE_INCLUDE_MISSING, schema_spot(reading, element),
			href);
	return found;
}

int
include_count(struct schema_reading *reading, const xmlNode *element)
{
	if (++reading->included <= MOST_INCLUDED)
		return 0;
	return message(reading->messages, MESSAGE_SCHEMA_LARGE, schema_spot(reading, element),
		"its elements include and extend others more than 500000 times");
}

/* One of its own kind (2016, 5.4.3); a schema also a library (2025). */
static bool
can_extend(const xmlNode *parent, const xmlNode *target)
{
	return is_schematron(target, (const char *)parent->name) ||
	       (is_schematron(parent, "schema") && is_schematron(target, "library"));
}

static int
extend(struct schema_reading *reading, const xmlNode *parent, const xmlNode *element,
	const xmlNode *target, struct nodes *children)
{
	const char *href = schema_attribute(reading, element, "href", NULL);

	if (can_extend(parent, target))
		return schema_children(reading, target, children);
	return message(reading->messages, MESSAGE_EXTENDS_KIND,
		attribute_spot(reading, element, "href", 0), href, (const char *)target->name,
		(const char *)parent->name,
		is_schematron(parent, "schema")
			? "<schema> or <library>"
			: arena_print(&reading->schema->arena, "<%s>", (const char *)parent->name));
}

static int
add_child(struct schema_reading *reading, const xmlNode *parent, const xmlNode *child,
	struct nodes *children)
{
	const bool includes = is_schematron(child, "include");
	const char *href = includes || is_schematron(child, "extends")
	                           ? schema_attribute(reading, child, "href", NULL)
	                           : NULL;
	const xmlNode *target;
	int failed = 0;

	if (!href && includes)
		return required_attribute(reading, child, "href", &href);
	if (!href) {
		nodes_add(children, child);
		return 0;
	}
	if (include_count(reading, child))
		return -1;
	reading->depth++;
	target = target_of(reading, child, href);
	if (!target)
		failed = -1;
	else if (!includes)
		failed = extend(reading, parent, child, target, children);
	else if (is_schematron(target, "library"))
		failed = schema_children(reading, target, children);
	else
		failed = add_child(reading, parent, target, children);
	reading->depth--;
	return failed;
}

int
schema_children(struct schema_reading *reading, const xmlNode *parent, struct nodes *children)
{
	int failed = 0;

	for (const xmlNode *child = parent->children; child && !failed; child = child->next)
		failed = add_child(reading, parent, child, children);
	return failed;
}

/* A walk through all elements of a schema. */
struct schema_walk {
	struct schema_reading *reading;
	int (*visit)(void *owner, const xmlNode *parent, const xmlNode *node);
	void *owner;
	struct map seen;
};

static bool
has_parts(const xmlNode *node)
{
	return is_schematron(node, (const char *)node->name) ||
	       is_xslt(node, (const char *)node->name);
}

static int
walk(struct schema_walk *walking, const xmlNode *parent)
{
	struct nodes children = {0};
	int failed = schema_children(walking->reading, parent, &children);

	for (size_t i = 0; i < children.count && !failed; i++) {
		const xmlNode *child = children.items[i];

		if (child->type != XML_ELEMENT_NODE || map_get(&walking->seen, child))
			continue;
		map_put(&walking->seen, child, walking);
		failed = walking->visit(walking->owner, parent, child);
		if (!failed && has_parts(child))
			failed = walk(walking, child);
	}
	nodes_clear(&children);
	return failed;
}

int
schema_walk(struct schema_reading *reading, const xmlNode *parent,
	int (*visit)(void *owner, const xmlNode *parent, const xmlNode *node), void *owner)
{
	struct schema_walk walking = {.reading = reading, .visit = visit, .owner = owner};
	int failed = walk(&walking, parent);

	map_clear(&walking.seen);
	return failed;
}

struct fragment *
schema_fragment(const struct schema *schema, const xmlNode *node)
{
	struct fragment *at = schema->fragments;

	while (at && at->file.tree != node->doc)
		at = at->next;
	return at;
}

struct report *
schema_file(const struct schema *schema, const xmlNode *node)
{
	struct fragment *fragment = schema_fragment(schema, node);

	return fragment ? &fragment->file : (struct report *)(size_t)&schema->file;
}
