/* keys.c -- check: xsl:key, a table for each key, built when it is first asked for (XSLT 1.0, 12.2)
 */
#include <libxml/hash.h>
#include <libxml/xpathInternals.h>
#include <stdlib.h>
#include <string.h>

#include "../base/tree.h"
#include "run.h"

struct key_table {
	xmlHashTable *nodes; /* xmlNodeSet by value; NULL: not built yet */
	bool failed;         /* an expression of the key failed at some node, and that was said */
};

struct key_tables {
	struct key_table **tables; /* of each schema, of each of its keys */
};

static void
set_free(void *set, const xmlChar *value)
{
	(void)value;
	xmlXPathFreeNodeSet(set);
}

static void
add_entry(xmlHashTable *table, const xmlChar *value, xmlNode *node)
{
	xmlNodeSet *set = xmlHashLookup(table, value);

	if (!set) {
		set = xmlXPathNodeSetCreate(NULL);
		if (!set || xmlHashAddEntry(table, value, set))
			die("out of memory");
	}
	/* one node has one value twice only in a row */
	if (set->nodeNr == 0 || set->nodeTab[set->nodeNr - 1] != node)
		xmlXPathNodeSetAddUnique(set, node);
}

/* A key without an expression has its content for a value (XSLT 2.0, 16.3.1). */
static void
add_content(struct check_run *run, const struct key *key, xmlHashTable *table, xmlNode *node)
{
	struct buffer text = {0};

	content_add(run, &text, &key->content, node);
	add_entry(table, (const xmlChar *)buffer_text(&text), node);
	buffer_clear(&text);
}

static void
add_values(struct check_run *run, const struct key *key, xmlHashTable *table, xmlNode *node)
{
	xmlXPathObject *value;
	xmlChar *text;

	if (!key->use.compiled) {
		add_content(run, key, table, node);
		return;
	}
	value = expression_value(&run->evaluation, &key->use, node);
	if (value && value->type == XPATH_NODESET) {
		for (int i = 0; value->nodesetval && i < value->nodesetval->nodeNr; i++) {
			text = xmlXPathCastNodeToString(value->nodesetval->nodeTab[i]);
			add_entry(table, text, node);
			xmlFree(text);
		}
	} else if (value) {
		text = xmlXPathCastToString(value);
		add_entry(table, text, node);
		xmlFree(text);
	}
	xmlXPathFreeObject(value);
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
		add_values(run, key, table->nodes, node);
	table->failed |= run->evaluation.failed;
}

static void
fill(struct check_run *run, const struct key *key, struct key_table *table)
{
	xmlNode *top = (xmlNode *)run->walked;

	for (xmlNode *node = top; node; node = node_following(node, top)) {
		add_node(run, key, table, node);
		for (xmlAttr *a = node->type == XML_ELEMENT_NODE ? node->properties : NULL; a;
			a = a->next)
			add_node(run, key, table, (xmlNode *)a);
	}
}

static const struct key_table *
table_of(struct check_run *run, size_t schema, const struct key *key)
{
	struct key_table *table = &run->keys->tables[schema][key->slot];
	xmlNode *current = run->current;
	const struct rule *rule = run->rule;
	const struct schema_pattern *pattern = run->pattern;

	if (table->nodes)
		return table;
	table->nodes = xmlHashCreate(256);
	if (!table->nodes)
		die("out of memory");
	run->rule = NULL;
	run->pattern = NULL;
	fill(run, key, table);
	run->evaluation.failed = false;
	run->pattern = pattern;
	run->rule = rule;
	run->current = current;
	return table;
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

xmlNodeSet *
key_nodes(struct check_run *run, const char *name, const char *value)
{
	xmlNodeSet *all = NULL;
	bool failed = false;

	if (!run->keys)
		init(run);
	for (size_t i = 0; i < run->schema->key_count; i++) {
		const struct key *key = &run->schema->keys[i];
		const struct key_table *table;

		if (strcmp(key->name, name))
			continue;
		table = table_of(run, run->schema->number, key);
		if (!all)
			all = xmlXPathNodeSetCreate(NULL);
		all = xmlXPathNodeSetMerge(
			all, xmlHashLookup(table->nodes, (const xmlChar *)value));
		failed |= table->failed;
	}
	/* what asks for such a key has no answer; why was said */
	run->evaluation.failed |= failed;
	return all;
}

void
keys_clear(struct check_run *run)
{
	for (size_t i = 0; run->keys && i < run->rules->count; i++)
		for (size_t j = 0; j < run->rules->schemas[i]->key_count; j++)
			if (run->keys->tables[i][j].nodes)
				xmlHashFree(run->keys->tables[i][j].nodes, set_free);
	run->keys = NULL;
}
