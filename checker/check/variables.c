/* variables.c -- check: the lets of a schema get values when they are first asked for */
#include <stdlib.h>
#include <string.h>

#include "run.h"

void
variables_init(struct check_run *run)
{
	const struct rule_set *rules = run->rules;

	run->variables = arena_alloc(&run->arena, (rules->count + 1) * sizeof *run->variables);
	for (size_t i = 0; i < rules->count; i++) {
		struct variables *variables = &run->variables[i];
		size_t count = rules->schemas[i]->slot_count + 1;

		variables->values = arena_alloc(&run->arena, count * sizeof *variables->values);
		variables->busy = arena_alloc(&run->arena, count * sizeof *variables->busy);
	}
}

void
variables_clear(struct check_run *run)
{
	for (size_t i = 0; run->variables && i < run->rules->count; i++)
		for (size_t j = 0; j < run->rules->schemas[i]->slot_count; j++)
			xmlXPathFreeObject(run->variables[i].values[j]);
	run->variables = NULL;
}

static struct variables *
variables_of(struct check_run *run, const struct schema *schema)
{
	return &run->variables[schema->number];
}

void
variables_leave(struct check_run *run, const struct rule *rule)
{
	struct variables *variables;

	if (rule->lets.count == 0)
		return;
	variables = variables_of(run, rule->pattern->schema);
	for (size_t i = 0; i < rule->lets.count; i++) {
		xmlXPathObject **value = &variables->values[rule->lets.items[i].slot];

		xmlXPathFreeObject(*value);
		*value = NULL;
	}
}

static const struct let *
find(const struct lets *lets, const xmlChar *name)
{
	for (size_t i = 0; i < lets->count; i++)
		if (!strcmp(lets->items[i].name, (const char *)name))
			return &lets->items[i];
	return NULL;
}

/* The let of that name in the nearest scope; what is not in scope for its own value is left. */
static const struct let *
find_in_scope(struct check_run *run, const xmlChar *name)
{
	const struct let *let = run->rule ? find(&run->rule->lets, name) : NULL;

	if (let)
		return let;
	run->rule = NULL;
	let = run->pattern ? find(&run->pattern->lets, name) : NULL;
	if (let)
		return let;
	run->pattern = NULL;
	return find(&run->schema->lets, name);
}

static void
evaluate(struct check_run *run, const struct let *let, xmlXPathObject **value, bool *busy)
{
	xmlNode *node = run->rule ? run->current : (xmlNode *)run->report->tree;

	if (*busy) {
		message(run->messages, MESSAGE_LET_CIRCULAR, let->spot, let->name);
		return;
	}
	*busy = true;
	*value = expression_value(&run->evaluation, &let->value, node);
	*busy = false;
}

xmlXPathObject *
variable_value(void *run_, const xmlChar *name, const xmlChar *uri)
{
	struct check_run *run = run_;
	const struct rule *rule = run->rule;
	const struct schema_pattern *pattern = run->pattern;
	const struct let *let = uri ? NULL : find_in_scope(run, name);
	xmlXPathObject *result = NULL;

	if (let) {
		struct variables *variables = variables_of(run, run->schema);
		xmlXPathObject **value = &variables->values[let->slot];

		if (!*value)
			evaluate(run, let, value, &variables->busy[let->slot]);
		result = *value ? xmlXPathObjectCopy(*value) : NULL;
	}
	run->rule = rule;
	run->pattern = pattern;
	return result;
}
