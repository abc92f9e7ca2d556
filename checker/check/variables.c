/* variables.c -- check: the lets of a schema get values when they are first asked for */
#include <stdlib.h>
#include <string.h>

#include <libxml/xpathInternals.h>

#include "run.h"

void
variables_init(struct check_run *run)
{
	const struct rule_set *rules = run->rules;

	run->variables = arena_alloc(&run->arena, (rules->count + 1) * sizeof *run->variables);
	for (size_t i = 0; i < rules->count; i++)
		run->variables[i] = arena_alloc(
			&run->arena, (rules->schemas[i]->slot_count + 1) * sizeof **run->variables);
}

static void
forget(struct check_run *run, struct variable *variable)
{
	run->kept -= variable->value ? value_length(variable->value) : 0;
	xmlXPathFreeObject(variable->value);
	*variable = (struct variable){0};
}

void
variables_clear(struct check_run *run)
{
	for (size_t i = 0; run->variables && i < run->rules->count; i++)
		for (size_t j = 0; j < run->rules->schemas[i]->slot_count; j++)
			forget(run, &run->variables[i][j]);
	run->variables = NULL;
}

static struct variable *
variable_of(struct check_run *run, const struct schema *schema, const struct let *let)
{
	return &run->variables[schema->number][let->slot];
}

void
variables_leave(struct check_run *run, const struct rule *rule)
{
	for (size_t i = 0; i < rule->lets.count; i++)
		forget(run, variable_of(run, rule->pattern->schema, &rule->lets.items[i]));
}

static const struct let *
find(const struct lets *lets, const char *name)
{
	if (lets->is_large)
		return text_map_get(&lets->by_name, name);
	for (size_t i = 0; i < lets->count; i++)
		if (!strcmp(lets->items[i].name, name))
			return &lets->items[i];
	return NULL;
}

/* The lets of the phase hide those of the schema; those of patterns are seen everywhere. */
static const struct let *
find_global(struct check_run *run, const char *name)
{
	const struct phase *phase = run->phases ? run->phases[run->schema->number] : NULL;
	const struct let *let = phase ? find(&phase->lets, name) : NULL;

	if (!let)
		let = find(&run->schema->lets, name);
	for (size_t i = 0; !let && i < run->schema->pattern_count; i++)
		let = find(&run->schema->patterns[i].lets, name);
	return let;
}

/* The let of that name in the nearest scope; what is not in scope for its own value is left. */
static const struct let *
find_in_scope(struct check_run *run, const char *name)
{
	const struct let *let = run->rule ? find(&run->rule->lets, name) : NULL;

	if (let)
		return let;
	run->rule = NULL;
	let = run->pattern ? find(&run->pattern->lets, name) : NULL;
	if (let)
		return let;
	run->pattern = NULL;
	return find_global(run, name);
}

static void
keep(struct check_run *run, const struct let *let, struct variable *variable)
{
	const struct expression *active = run->evaluation.active;

	if (!variable->value)
		return;
	run->kept += value_length(variable->value);
	run->evaluation.active = &let->value;
	run->evaluation.failed = false;
	if (!evaluation_fits(&run->evaluation, LIMIT_TEXT, run->kept))
		forget(run, variable);
	run->evaluation.active = active;
}

/* Outside of a rule the current node is the document: the value is the same for all nodes. */
static void
evaluate(struct check_run *run, const struct let *let, struct variable *variable)
{
	xmlNode *current = run->current;
	bool unverified = run->unverified;

	if (!run->rule)
		run->current = (xmlNode *)run->report->tree;
	run->unverified = false;
	variable->busy = true;
	if (let->value.text)
		variable->value = expression_value(&run->evaluation, &let->value, run->current);
	else
		variable->value = xmlXPathNewNodeSet((xmlNode *)(size_t)let->element);
	variable->busy = false;
	keep(run, let, variable);
	variable->failed = !variable->value;
	variable->unverified = run->unverified;
	run->unverified = unverified;
	run->current = current;
}

/* NULL after it was said why there is no value. */
static const xmlXPathObject *
value_of(struct check_run *run, const struct let *let)
{
	struct variable *variable = variable_of(run, run->schema, let);

	if (variable->busy) {
		if (evaluation_fail(&run->evaluation, let))
			message(run->messages, MESSAGE_LET_CIRCULAR, let->spot, let->name);
		return NULL;
	}
	if (!variable->value && !variable->failed)
		evaluate(run, let, variable);
	if (variable->failed) {
		/* the expression that asks is not wrong itself */
		run->evaluation.failed = true;
		return NULL;
	}
	run->unverified |= variable->unverified;
	return variable->value;
}

static const xmlXPathObject *
find_variable(void *run_, const char *name)
{
	struct check_run *run = run_;
	const struct rule *rule = run->rule;
	const struct schema_pattern *pattern = run->pattern;
	const struct let *let = find_in_scope(run, name);
	const xmlXPathObject *value = let ? value_of(run, let) : NULL;

	run->rule = rule;
	run->pattern = pattern;
	return value;
}

bool
variable_is_kept(void *run_, const char *name)
{
	const struct check_run *run = run_;

	return !run->rule || !find(&run->rule->lets, name);
}

static const struct value_table *
find_key(void *run, const char *name, const xmlNode *node)
{
	return key_table(run, name, node);
}

static xmlNode *
find_current(void *run)
{
	return ((const struct check_run *)run)->current;
}

/* What functions make grows while rules are applied. */
static bool
lasts(void *run, const xmlDoc *tree)
{
	return tree != ((const struct check_run *)run)->scratch;
}

const struct bindings check_bindings = {find_variable, find_key, find_current, lasts};
