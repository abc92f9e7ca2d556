/* keys.c -- check: xsl:key, a table for each key, built when it is first asked for (XSLT 1.0, 12.2)
 */
#include <stdlib.h>
#include <string.h>

#include "../base/tree.h"
#include "../base/value_table.h"
#include "run.h"

struct key_table {
	bool built;
	bool failed; /* an expression of the key failed at some node, and that was said */
	struct value_table nodes;
};

struct key_tables {
	struct key_table **tables; /* of each schema, of each of its keys: the first of its name */
};

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

	if (key->use.compiled)
		expression_texts(&run->evaluation, &key->use, node, &adding.visitor);
	else
		add_content(run, key, table, node);
}

static bool
is_matched(struct check_run *run, const struct key *key, xmlNode *node)
{
	for (size_t i = 0; i < key->match.count; i++)
		if (context_matches(&key->match.paths[i], &run->evaluation, node))
			return true;
	return false;
}

/* The node in the table when the key is about it; in both of the key's expressions it is current().
 */
static void
add_node(struct check_run *run, const struct key *key, struct key_table *table, xmlNode *node)
{
	run->current = node;
	run->evaluation.failed = false;
	if (is_matched(run, key, node))
		add_values(run, key, &table->nodes, node);
	table->failed |= run->evaluation.failed;
}

/* Whether some node that the key is about can be an attribute. */
static bool
is_about_attributes(const struct key *key)
{
	for (size_t i = 0; i < key->match.count; i++)
		if (context_last_step(&key->match.paths[i])->attribute)
			return true;
	return false;
}

static void
fill(struct check_run *run, const struct key *key, struct key_table *table)
{
	xmlNode *top = (xmlNode *)run->walked;
	const bool attributes = is_about_attributes(key);

	for (xmlNode *node = top; node; node = node_following(node, top)) {
		add_node(run, key, table, node);
		if (!attributes || node->type != XML_ELEMENT_NODE)
			continue;
		for (xmlAttr *a = node->properties; a; a = a->next)
			add_node(run, key, table, (xmlNode *)a);
	}
}

/* All keys of one name are one (XSLT 1.0, 12.2). */
static void
build(struct check_run *run, struct key_table *table, const char *name)
{
	const struct schema *schema = run->schema;
	xmlNode *current = run->current;
	const struct rule *rule = run->rule;
	const struct schema_pattern *pattern = run->pattern;

	table->built = true;
	run->rule = NULL;
	run->pattern = NULL;
	for (size_t i = 0; i < schema->key_count; i++)
		if (!strcmp(schema->keys[i].name, name))
			fill(run, &schema->keys[i], table);
	run->evaluation.failed = false;
	run->pattern = pattern;
	run->rule = rule;
	run->current = current;
}

static void
init(struct check_run *run)
{
	run->keys = arena_alloc(&run->arena, sizeof *run->keys);
	run->keys->tables =
		arena_alloc(&run->arena, (run->rules->count + 1) * sizeof *run->keys->tables);
	for (size_t i = 0; i < run->rules->count; i++)
		run->keys->tables[i] = arena_alloc(&run->arena,
			(run->rules->schemas[i]->key_count + 1) * sizeof *run->keys->tables[i]);
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

const struct value_table *
key_table(struct check_run *run, const char *name)
{
	const struct key *key = key_named(run->schema, name);
	struct key_table *table;

	if (!key)
		return NULL;
	if (!run->keys)
		init(run);
	table = &run->keys->tables[run->schema->number][key->slot];
	if (!table->built)
		build(run, table, name);
	/* what asks for such a key has no answer; why was said */
	run->evaluation.failed |= table->failed;
	return &table->nodes;
}

void
keys_clear(struct check_run *run)
{
	for (size_t i = 0; run->keys && i < run->rules->count; i++)
		for (size_t j = 0; j < run->rules->schemas[i]->key_count; j++)
			value_table_clear(&run->keys->tables[i][j].nodes);
	run->keys = NULL;
}
