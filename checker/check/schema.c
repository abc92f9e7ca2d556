/* schema.c -- check: a file becomes a compiled Schematron schema */
#include "schema.h"

#include <stdlib.h>
#include <string.h>

#include "fragment.h"
#include "read_rules.h"
#include "scopes.h"

/* "rules/itu-common/table-contiguous.sch" -> "table-contiguous". */
static const char *
name_of(const char *file, struct arena *a)
{
	const char *slash = strrchr(file, '/'), *start = slash ? slash + 1 : file;
	const char *dot = strrchr(start, '.');

	return arena_text(a, start, dot && dot > start ? (size_t)(dot - start) : strlen(start));
}

const char *
schema_text(struct schema *schema, const xmlNode *element)
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
read_titles(const struct schema_reading *reading, const struct nodes *top)
{
	struct schema *schema = reading->schema;

	for (size_t i = 0; i < top->count; i++) {
		const xmlNode *child = top->items[i];
		const char *kind = is_schematron(child, "p")
		                           ? schema_attribute(reading, child, "class", NULL)
		                           : NULL;

		/* what it extends has a title of its own */
		if (is_schematron(child, "title") &&
			(!schema->title || child->doc == schema->file.tree))
			schema->title = schema_text(schema, child);
		else if (kind && !strcmp(kind, "why"))
			schema->why = schema_text(schema, child);
		else if (kind && !strcmp(kind, "source"))
			schema->source = schema_text(schema, child);
		else if (kind && !strcmp(kind, "family"))
			schema->family = schema_text(schema, child);
	}
}

static int
read_paragraphs(struct schema_reading *reading, const struct nodes *top)
{
	struct schema *schema = reading->schema;
	int failed = 0;

	schema->paragraphs = arena_alloc(
		&schema->arena, (nodes_count(top, "p") + 1) * sizeof *schema->paragraphs);
	for (size_t i = 0; i < top->count && !failed; i++) {
		struct paragraph *made = &schema->paragraphs[schema->paragraph_count];

		if (!is_schematron(top->items[i], "p"))
			continue;
		schema->paragraph_count++;
		failed = read_rich(reading, top->items[i], &made->rich) ||
		         read_content(reading, top->items[i], &made->content);
	}
	return failed;
}

static int
add_name(struct schema_reading *reading, const xmlNode *let, const xmlNode *scope)
{
	const struct global_let *other;
	struct global_let *made;
	const char *name;

	if (required_attribute(reading, let, "name", &name))
		return -1;
	other = text_map_get(&reading->globals, name);
	if (other && other->of_schema && !is_schematron(scope, "phase"))
		return message(reading->messages, MESSAGE_LET_TWICE,
			attribute_spot(reading, let, "name", 0), name,
			place_beside(reading, other->element, let));
	if (other)
		return 0;
	made = arena_alloc(&reading->schema->arena, sizeof *made);
	*made = (struct global_let){let, is_schematron(scope, "schema")};
	*text_map_at(&reading->globals, name) = made;
	return 0;
}

static int
add_names(struct schema_reading *reading, const struct nodes *nodes, const xmlNode *scope)
{
	int failed = 0;

	for (size_t i = 0; i < nodes->count && !failed; i++)
		if (is_let(scope, nodes->items[i]))
			failed = add_name(reading, nodes->items[i], scope);
	return failed;
}

/* What expressions may call by $name: lets of patterns are seen everywhere, too. */
static int
read_names(struct schema_reading *reading, const xmlNode *root, const struct nodes *top)
{
	int failed = add_names(reading, top, root);

	for (size_t i = 0; i < top->count && !failed; i++) {
		const xmlNode *scope = top->items[i];
		struct nodes children = {0};

		if (!is_schematron(scope, "phase") && !is_schematron(scope, "pattern") &&
			!is_schematron(scope, "group"))
			continue;
		failed = schema_children(reading, scope, &children) ||
		         add_names(reading, &children, scope);
		nodes_clear(&children);
	}
	return failed ? -1 : 0;
}

static int
read_parts(struct schema_reading *reading, const xmlNode *root, const struct nodes *top)
{
	struct schema *schema = reading->schema;

	schema->version = schema_attribute(reading, root, "schemaVersion", NULL);
	schema->edition = schema_attribute(reading, root, "schematronEdition", NULL);
	schema->default_phase = schema_attribute(reading, root, "defaultPhase", NULL);
	schema->default_phase_spot = attribute_spot(reading, root, "defaultPhase", 0);
	read_titles(reading, top);
	return read_names(reading, root, top) || read_paragraphs(reading, top) ||
	                       read_keys(reading, top) ||
	                       read_lets(reading, root, top, &schema->lets) ||
	                       find_remarks(reading, top, "diagnostics", "diagnostic",
				       &schema->diagnostics) ||
	                       find_remarks(reading, top, "properties", "property",
				       &schema->properties) ||
	                       read_phases(reading, top) || read_patterns(reading, top) ||
	                       read_unused(reading, &schema->diagnostics) ||
	                       read_unused(reading, &schema->properties)
	               ? -1
	               : 0;
}

static int
read_all(struct schema_reading *reading, const xmlNode *root)
{
	struct nodes top = {0};
	int failed;

	if (check_kind(reading, root))
		return -1;
	/* examples look places up in a copy of the source, which must not make its own index */
	source_index(&reading->schema->file.source);
	failed = schema_children(reading, root, &top) || check_grammar(reading, root) ||
	         read_namespaces(reading, root, &top) || check_binding(reading, root) ||
	         read_parts(reading, root, &top);
	nodes_clear(&top);
	return failed ? -1 : 0;
}

/* The schema of a file that was loaded, or of which that failed. */
static struct schema *
compile(struct schema_reading *reading, const char *file,
	const struct function_table *const *functions, int failed)
{
	struct schema *schema = reading->schema;
	struct evaluation evaluation = {0};

	evaluation_init(&evaluation, NULL, functions, NULL, NULL, reading->messages);
	reading->evaluation = &evaluation;
	schema->name = name_of(file, &schema->arena);
	if (!failed)
		failed = read_all(reading, xmlDocGetRootElement(schema->file.tree));
	text_map_clear(&reading->globals);
	evaluation_clear(&evaluation);
	reading->evaluation = NULL;
	if (!failed)
		return schema;
	schema_free(schema);
	return NULL;
}

static struct schema *
empty_schema(void)
{
	struct schema *schema = memory_new(sizeof *schema);

	*schema = (struct schema){0};
	return schema;
}

struct schema *
schema_load(
	const char *file, const struct function_table *const *functions, struct messages *messages)
{
	struct schema_reading reading = {.schema = empty_schema(), .messages = messages};
	int failed =
		report_load_xml(&reading.schema->file, file, &(struct load_options){0}, messages);

	return compile(&reading, file, functions, failed);
}

struct schema *
schema_copy(const struct schema *original, const struct function_table *const *functions)
{
	struct messages quiet = {.out = NULL};
	struct schema_reading reading = {
		.schema = empty_schema(), .original = original, .messages = &quiet};
	int failed = report_copy_xml(&reading.schema->file, &original->file, &quiet);
	struct schema *schema = compile(&reading, original->file.name, functions, failed);

	messages_clear(&quiet);
	if (!schema)
		die("a schema cannot be read a second time");
	return schema;
}

static void
pattern_clear(struct schema_pattern *pattern)
{
	expression_clear(&pattern->documents);
	lets_clear(&pattern->lets);
	for (size_t i = 0; i < pattern->rule_count; i++)
		rule_clear(&pattern->rules[i]);
}

static void
key_clear(struct key *key)
{
	context_clear(&key->match);
	expression_clear(&key->use);
	content_clear(&key->content);
}

static void
phase_clear(struct phase *phase)
{
	expression_clear(&phase->when);
	context_clear(&phase->from.context);
	expression_clear(&phase->from.expression);
	lets_clear(&phase->lets);
}

void
schema_free(struct schema *schema)
{
	if (!schema)
		return;
	for (size_t i = 0; i < schema->pattern_count; i++)
		pattern_clear(&schema->patterns[i]);
	for (size_t i = 0; i < schema->phase_count; i++)
		phase_clear(&schema->phases[i]);
	for (size_t i = 0; i < schema->key_count; i++)
		key_clear(&schema->keys[i]);
	for (size_t i = 0; i < schema->paragraph_count; i++) {
		content_clear(&schema->paragraphs[i].content);
		rich_clear(&schema->paragraphs[i].rich);
	}
	lets_clear(&schema->lets);
	remarks_clear(&schema->diagnostics);
	remarks_clear(&schema->properties);
	for (struct fragment *at = schema->fragments; at; at = at->next)
		report_clear(&at->file);
	report_clear(&schema->file);
	arena_clear(&schema->arena);
	free(schema);
}

bool
schema_is_of(const struct schema *schema, const char *edition)
{
	return schema->edition && strcmp(schema->edition, edition) >= 0;
}

const struct phase *
schema_phase(const struct schema *schema, const char *id)
{
	for (size_t i = 0; i < schema->phase_count; i++)
		if (!strcmp(schema->phases[i].id, id))
			return &schema->phases[i];
	return NULL;
}

const char *
assertion_id(const struct assertion *assertion)
{
	return assertion->rich.id ? assertion->rich.id : assertion->schema->name;
}
