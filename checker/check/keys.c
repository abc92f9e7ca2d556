/* keys.c -- check: xsl:key, a table for each key, built when it is first asked for (XSLT 1.0, 12.2)
 */
#include <stdlib.h>
#include <string.h>

#include "../base/tree.h"
#include "../xpath/elements.h"
#include "../xpath/value_table.h"
#include "documents.h"
#include "judge.h"
#include "run.h"

struct key_table {
	bool built;
	bool failed; /* an expression of the key failed at some node, and that was said */
	struct value_table nodes;
};

struct key_tables {
	const xmlDoc *document;
	struct key_table **tables; /* of each schema, of each of its keys: the first of its name */
	struct key_tables *next;   /* of another document */
};

static struct key_tables *
tables_new(struct check_run *run)
{
	struct key_tables *made = arena_alloc(&run->arena, sizeof *made);
	const struct rule_set *rules = run->rules;

	*made = (struct key_tables){.document = run->walked, .next = run->keys};
	made->tables = arena_alloc(&run->arena, (rules->count + 1) * sizeof *made->tables);
	for (size_t i = 0; i < rules->count; i++)
		made->tables[i] = arena_alloc(
			&run->arena, (rules->schemas[i]->key_count + 1) * sizeof *made->tables[i]);
	return made;
}

/* Those of the document that is walked. */
static struct key_tables *
tables_of(struct check_run *run)
{
	struct key_tables *tables = run->keys;

	while (tables && tables->document != run->walked)
		tables = tables->next;
	if (!tables)
		tables = run->keys = tables_new(run);
	return tables;
}

/* A key without an expression has its content for a value (XSLT 2.0, 16.3.1). */
static void
add_content(struct check_run *run, const struct key *key, struct value_table *table, xmlNode *node)
{
	struct buffer text = {0};

	content_add(run, &text, &key->content, node);
	value_table_add(table, buffer_text(&text), false, node);
	buffer_clear(&text);
}

struct value_adding {
	struct text_visitor visitor;
	struct value_table *table;
	xmlNode *node;
};

static void
add_value(struct text_visitor *visitor, const char *text, bool lasting)
{
	struct value_adding *adding = (struct value_adding *)visitor;

	value_table_add(adding->table, text, lasting, adding->node);
}

static void
add_values(struct check_run *run, const struct key *key, struct value_table *table, xmlNode *node)
{
	struct value_adding adding = {{add_value}, table, node};

	if (key->use.text)
		expression_texts(&run->evaluation, &key->use, node, &adding.visitor);
	else
		add_content(run, key, table, node);
}

static bool
is_matched(struct check_run *run, const struct key *key, xmlNode *node)
{
	for (size_t i = 0; i < key->match.count; i++)
		if (step_fits(context_last_step(&key->match.paths[i]), node) &&
			context_matches(&key->match.paths[i], &run->evaluation, node))
			return true;
	return false;
}

/* The keys that are being built in one walk. */
struct building {
	struct check_run *run;
	const struct key **keys;
	size_t count;
	bool attributes; /* some key is about attributes */
};

static struct key_table *
table_of(struct check_run *run, const struct key *key)
{
	return &tables_of(run)->tables[run->schema->number][key->slot];
}

/* The node in the tables of the keys that are about it; in both of a key's expressions it is
 * current(). */
static void
add_node(const struct building *building, xmlNode *node)
{
	struct check_run *run = building->run;

	for (size_t i = 0; i < building->count; i++) {
		struct key_table *table = table_of(run, building->keys[i]);

		run->current = node;
		run->evaluation.failed = false;
		if (is_matched(run, building->keys[i], node))
			add_values(run, building->keys[i], &table->nodes, node);
		table->failed |= run->evaluation.failed;
	}
}

static void
walk(const struct building *building)
{
	xmlNode *top = (xmlNode *)building->run->walked;

	for (xmlNode *node = top; node; node = node_following(node, top)) {
		add_node(building, node);
		if (!building->attributes || node->type != XML_ELEMENT_NODE)
			continue;
		for (xmlAttr *a = node->properties; a; a = a->next)
			add_node(building, (xmlNode *)a);
	}
}

static bool
is_about_attributes(const struct key *key)
{
	for (size_t i = 0; i < key->match.count; i++)
		if (context_last_step(&key->match.paths[i])->attribute)
			return true;
	return false;
}

/* What a key asks of another one must be whole. */
static bool
asks_for_keys(const struct key *key)
{
	return strstr(key->match.text, "key") || !key->use.text || strstr(key->use.text, "key");
}

/* The key is wanted; others that are not built yet come with it, if they need no other. */
static bool
is_built_with(struct check_run *run, const struct key *key, const struct key *wanted)
{
	if (!strcmp(key->name, wanted->name))
		return true;
	return !table_of(run, key)->built && !asks_for_keys(key) && !asks_for_keys(wanted);
}

/* The name of all elements that a key can be about; NULL: it may be about others. */
static const char *
only_name(const struct key *key)
{
	const char *name = NULL;

	for (size_t i = 0; i < key->match.count; i++) {
		const struct step *last = context_last_step(&key->match.paths[i]);

		if (last->test != STEP_NAME || last->attribute ||
			(name && strcmp(name, last->name)))
			return NULL;
		name = last->name;
	}
	return name;
}

/* Whether the key was built from the elements of its name. */
static bool
build_from_names(struct check_run *run, const struct key *key)
{
	const char *name = only_name(key);
	const struct building alone = {.run = run, .keys = &key, .count = 1};
	const struct element_list *list;

	if (!name || !evaluation_lasts(&run->evaluation, (const xmlNode *)run->walked))
		return false;
	list = elements_named(&run->evaluation, run->walked, name);
	for (size_t i = 0; list && i < list->count; i++)
		add_node(&alone, list->items[i]);
	return true;
}

/* Builds those that can be built so, and leaves the others. */
static void
take_built(struct building *building)
{
	size_t left = 0;

	for (size_t i = 0; i < building->count; i++)
		if (!build_from_names(building->run, building->keys[i]))
			building->keys[left++] = building->keys[i];
	building->count = left;
}

static void
build(struct check_run *run, const struct key *wanted)
{
	const struct schema *schema = run->schema;
	struct building building = {.run = run};

	building.keys = arena_alloc(&run->arena, schema->key_count * sizeof *building.keys);
	for (size_t i = 0; i < schema->key_count; i++) {
		const struct key *key = &schema->keys[i];

		if (!is_built_with(run, key, wanted))
			continue;
		building.keys[building.count++] = key;
		building.attributes |= is_about_attributes(key);
	}
	for (size_t i = 0; i < building.count; i++)
		table_of(run, building.keys[i])->built = true;
	take_built(&building);
	if (building.count)
		walk(&building);
}

/* The keys are the same whoever asks. */
static void
build_for_all(struct check_run *run, const struct key *wanted)
{
	xmlNode *current = run->current;
	const struct rule *rule = run->rule;
	const struct schema_pattern *pattern = run->pattern;

	run->rule = NULL;
	run->pattern = NULL;
	build(run, wanted);
	run->evaluation.failed = false;
	run->pattern = pattern;
	run->rule = rule;
	run->current = current;
}

/* The first key of that name; NULL when there is none. */
static const struct key *
key_named(const struct schema *schema, const char *name)
{
	for (size_t i = 0; i < schema->key_count; i++)
		if (!strcmp(schema->keys[i].name, name))
			return &schema->keys[i];
	return NULL;
}

/* The document whose nodes are asked for: that of the node, also when it is another one. What
 * functions made has none. */
static xmlDoc *
document_at(const struct check_run *run, const xmlNode *node)
{
	if (!node || node->type == XML_NAMESPACE_DECL || node->doc == run->walked ||
		!document_report(run, node->doc))
		return run->walked;
	return node->doc;
}

const struct value_table *
key_table(struct check_run *run, const char *name, const xmlNode *node)
{
	const struct key *key = key_named(run->schema, name);
	xmlDoc *walked = run->walked;
	struct key_table *table;

	if (!key)
		return NULL;
	run->walked = document_at(run, node);
	table = table_of(run, key);
	if (!table->built)
		build_for_all(run, key);
	run->walked = walked;
	/* what asks for such a key has no answer; why was said */
	run->evaluation.failed |= table->failed;
	return &table->nodes;
}

void
keys_clear(struct check_run *run)
{
	for (struct key_tables *of = run->keys; of; of = of->next)
		for (size_t i = 0; i < run->rules->count; i++)
			for (size_t j = 0; j < run->rules->schemas[i]->key_count; j++)
				value_table_clear(&of->tables[i][j].nodes);
	run->keys = NULL;
}
