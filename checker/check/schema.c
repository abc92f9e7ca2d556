/* schema.c -- check: a file becomes a compiled Schematron schema */
#include "schema.h"

#include <stdlib.h>
#include <string.h>

#include "reading.h"

static const char *const xslt_uri = "http://www.w3.org/1999/XSL/Transform";

/* "rules/itu-common/table-contiguous.sch" -> "table-contiguous". */
static const char *
name_of(const char *file, struct arena *a)
{
	const char *slash = strrchr(file, '/'), *start = slash ? slash + 1 : file;
	const char *dot = strrchr(start, '.');

	return arena_text(a, start, dot && dot > start ? (size_t)(dot - start) : strlen(start));
}

/* The text of an element with white space collapsed, for people. */
static const char *
plain_text(struct schema *schema, const xmlNode *element)
{
	struct buffer text = {0};
	xmlChar *content = xmlNodeGetContent(element);
	const char *kept;

	for (const char *at = (const char *)content; *(at += strspn(at, " \t\r\n"));) {
		size_t length = strcspn(at, " \t\r\n");

		if (text.length)
			buffer_add_byte(&text, ' ');
		buffer_add(&text, at, length);
		at += length;
	}
	xmlFree(content);
	kept = arena_text(&schema->arena, buffer_text(&text), text.length);
	buffer_clear(&text);
	return kept;
}

static void
read_titles(const struct schema_reading *reading, const xmlNode *root)
{
	struct schema *schema = reading->schema;

	for (const xmlNode *child = root->children; child; child = child->next) {
		const char *kind = is_schematron(child, "p")
		                           ? schema_attribute(reading, child, "class", NULL)
		                           : NULL;

		if (is_schematron(child, "title"))
			schema->title = plain_text(schema, child);
		else if (kind && !strcmp(kind, "why"))
			schema->why = plain_text(schema, child);
		else if (kind && !strcmp(kind, "source"))
			schema->source = plain_text(schema, child);
	}
}

/* The namespace of a sch:ns, as one of that element in our copy of the schema; NULL after one
 * message. */
static xmlNs *
read_namespace(const struct schema_reading *reading, xmlNode *element)
{
	const char *prefix = schema_attribute(reading, element, "prefix", NULL);
	const char *uri = schema_attribute(reading, element, "uri", NULL);
	xmlNs *made;

	if (!prefix || !uri) {
		message(reading->messages, MESSAGE_ATTRIBUTE_MISSING, schema_spot(reading, element),
			"ns", prefix ? "uri" : "prefix");
		return NULL;
	}
	made = xmlNewNs(NULL, (const xmlChar *)uri, (const xmlChar *)prefix);
	if (!made)
		die("out of memory");
	made->next = element->nsDef;
	element->nsDef = made;
	return made;
}

/* The prefixes of expressions: what sch:ns declares, and then what the root does. */
static int
read_namespaces(struct schema_reading *reading, xmlNode *root)
{
	struct arena *a = &reading->schema->arena;
	struct scope outer = scope_of(root, a), *scope = &reading->scope;
	size_t most = count_schematron(root, "ns") + (size_t)outer.count;

	scope->namespaces = arena_alloc(a, (most + 1) * sizeof *scope->namespaces);
	for (xmlNode *child = root->children; child; child = child->next) {
		if (!is_schematron(child, "ns"))
			continue;
		scope->namespaces[scope->count] = read_namespace(reading, child);
		if (!scope->namespaces[scope->count++])
			return -1;
	}
	for (int i = 0; i < outer.count; i++)
		scope->namespaces[scope->count++] = outer.namespaces[i];
	return 0;
}

static int
read_diagnostics(const struct schema_reading *reading, const xmlNode *root)
{
	struct schema *schema = reading->schema;
	int failed = 0;
	size_t count = 0;

	for (const xmlNode *list = root->children; list; list = list->next)
		if (is_schematron(list, "diagnostics"))
			count += count_schematron(list, "diagnostic");
	schema->diagnostics =
		arena_alloc(&schema->arena, (count + 1) * sizeof *schema->diagnostics);
	for (const xmlNode *list = root->children; list; list = list->next)
		for (const xmlNode *child = list->children; child && !failed; child = child->next) {
			struct diagnostic *made = &schema->diagnostics[schema->diagnostic_count];

			if (!is_schematron(list, "diagnostics") ||
				!is_schematron(child, "diagnostic"))
				continue;
			made->id = schema_attribute(reading, child, "id", NULL);
			if (!made->id)
				return message(reading->messages, MESSAGE_ATTRIBUTE_MISSING,
					schema_spot(reading, child), "diagnostic", "id");
			schema->diagnostic_count++;
			failed = read_content(reading, child, &made->content);
		}
	return failed;
}

static bool
is_key(const xmlNode *node)
{
	return node->type == XML_ELEMENT_NODE && node->ns &&
	       !strcmp((const char *)node->ns->href, xslt_uri) &&
	       !strcmp((const char *)node->name, "key");
}

static int
read_keys(const struct schema_reading *reading, const xmlNode *root)
{
	struct schema *schema = reading->schema;
	size_t count = 0;
	int failed = 0;

	for (const xmlNode *child = root->children; child; child = child->next)
		count += is_key(child);
	schema->keys = arena_alloc(&schema->arena, (count + 1) * sizeof *schema->keys);
	for (const xmlNode *child = root->children; child && !failed; child = child->next) {
		struct key *key = &schema->keys[schema->key_count];

		if (!is_key(child))
			continue;
		key->slot = schema->key_count++;
		key->name = schema_attribute(reading, child, "name", NULL);
		if (!key->name)
			return message(reading->messages, MESSAGE_ATTRIBUTE_MISSING,
				schema_spot(reading, child), "key", "name");
		failed = compile_context(reading, child, "match", &key->match) ||
		         compile_required(reading, child, "use", &key->use);
	}
	return failed ? -1 : 0;
}

static const char *const parts_of_schema[] = {
	"title", "p", "ns", "let", "pattern", "phase", "diagnostics", "properties", NULL};

static int
read_all(struct schema_reading *reading, xmlNode *root)
{
	if (!is_schematron(root, "schema"))
		return message(reading->messages, MESSAGE_SCHEMATRON_KIND,
			(struct spot){.file = reading->schema->file.name},
			(const char *)root->name);
	/* examples look places up in a copy of the source, which must not make its own index */
	source_index(&reading->schema->file.source);
	read_titles(reading, root);
	return refuse_others(reading, root, parts_of_schema) || read_namespaces(reading, root) ||
	                       read_keys(reading, root) ||
	                       read_lets(reading, root, &reading->schema->lets) ||
	                       read_diagnostics(reading, root) || read_patterns(reading, root)
	               ? -1
	               : 0;
}

struct schema *
schema_load(
	const char *file, const struct function_table *const *functions, struct messages *messages)
{
	struct schema *schema = memory_new(sizeof *schema);
	struct evaluation evaluation = {0};
	struct schema_reading reading = {schema, &evaluation, messages, {0}};
	int failed;

	*schema = (struct schema){0};
	evaluation_init(&evaluation, NULL, functions, NULL, NULL, messages);
	failed = report_load_xml(&schema->file, file, &(struct load_options){0}, messages);
	schema->name = name_of(file, &schema->arena);
	if (!failed)
		failed = read_all(&reading, xmlDocGetRootElement(schema->file.tree));
	evaluation_clear(&evaluation);
	if (!failed)
		return schema;
	schema_free(schema);
	return NULL;
}

void
schema_free(struct schema *schema)
{
	if (!schema)
		return;
	patterns_clear(schema);
	lets_clear(&schema->lets);
	for (size_t i = 0; i < schema->diagnostic_count; i++)
		content_clear(&schema->diagnostics[i].content);
	for (size_t i = 0; i < schema->key_count; i++) {
		context_clear(&schema->keys[i].match);
		expression_clear(&schema->keys[i].use);
	}
	report_clear(&schema->file);
	arena_clear(&schema->arena);
	free(schema);
}

const char *
assertion_id(const struct assertion *assertion)
{
	return assertion->id ? assertion->id : assertion->schema->name;
}
