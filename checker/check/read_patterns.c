/* read_patterns.c -- check: patterns of a schema, abstract ones filled in, compiled */
#include <string.h>

#include "../base/nearest.h"
#include "read_rules.h"

static bool
is_pattern(const xmlNode *node)
{
	return is_schematron(node, "pattern") || is_schematron(node, "group");
}

/* The abstract pattern that an instance is a case of; NULL after one message(). */
static const xmlNode *
find_pattern(const struct schema_reading *reading, const xmlNode *instance, const char *id)
{
	struct arena *a = &reading->schema->arena;
	const xmlNode *found = text_map_get(&reading->patterns, id);
	struct nearest nearest = {.wanted = id};

	if (found && attribute_is_true(reading, found, "abstract"))
		return found;
	nearest_try_all(&nearest, &reading->patterns);
	message(reading->messages, MESSAGE_PATTERN_UNKNOWN,
		attribute_spot(reading, instance, "is-a", 0), id,
		found ? "not abstract" : "not there",
		found ? arena_print(a, "Write abstract=\"true\" at the pattern in %s.",
				place_beside(reading, found, instance))
		      : arena_print(a, "%sDefine <sch:pattern abstract=\"true\" id=\"%s\">.",
				nearest_question(&nearest, "'", "'", a), id));
	return NULL;
}

/* A pattern that is a case of an abstract one. */
struct instance {
	const xmlNode *element, *abstract;
	const char *is_a;
	struct parameters parameters;
};

/* The parameter of that name, which is made when there is none yet. */
static struct parameter *
parameter_of(struct parameters *parameters, const char *name)
{
	size_t i = 0;

	while (i < parameters->count && strcmp(parameters->items[i].name, name) != 0)
		i++;
	if (i == parameters->count)
		parameters->items[parameters->count++] = (struct parameter){.name = name};
	return &parameters->items[i];
}

/* What the case of the abstract pattern gives. The first of two wins. */
static int
add_given(struct schema_reading *reading, const struct nodes *children, struct instance *instance)
{
	for (size_t i = 0; i < children->count; i++) {
		const char *name, *value;
		struct parameter *parameter;

		if (!is_schematron(children->items[i], "param"))
			continue;
		if (required_attribute(reading, children->items[i], "name", &name) ||
			required_attribute(reading, children->items[i], "value", &value))
			return -1;
		parameter = parameter_of(&instance->parameters, name);
		if (!parameter->value) {
			parameter->value = value;
			parameter->element = children->items[i];
		}
	}
	return 0;
}

/* What the abstract pattern declares: its value stands for one that is not given. */
static int
add_declared(
	struct schema_reading *reading, const struct nodes *children, struct instance *instance)
{
	for (size_t i = 0; i < children->count; i++) {
		struct parameter *parameter;
		const char *name;

		if (!is_schematron(children->items[i], "param"))
			continue;
		if (required_attribute(reading, children->items[i], "name", &name))
			return -1;
		parameter = parameter_of(&instance->parameters, name);
		parameter->is_declared = true;
		if (!parameter->value)
			parameter->value =
				schema_attribute(reading, children->items[i], "value", NULL);
		if (!parameter->value)
			return message(reading->messages, MESSAGE_PARAMETER_REQUIRED,
				attribute_spot(reading, instance->element, "is-a", 0),
				instance->is_a, name, name);
	}
	return 0;
}

/* Whether a pattern makes use of what only 2025 has, or says that it is of 2025. */
static bool
declares_parameters(const struct schema_reading *reading, const struct instance *instance)
{
	bool declares =
		schema_is_of(reading->schema, "2025") || is_schematron(instance->abstract, "group");

	for (size_t i = 0; i < instance->parameters.count; i++)
		declares |= instance->parameters.items[i].is_declared;
	return declares;
}

static int
say_unknown(struct schema_reading *reading, const struct instance *instance,
	const struct parameter *parameter)
{
	struct nearest nearest = {.wanted = parameter->name};

	for (size_t i = 0; i < instance->parameters.count; i++)
		if (&instance->parameters.items[i] != parameter)
			nearest_try(&nearest, instance->parameters.items[i].name);
	return message(reading->messages, MESSAGE_PARAMETER_UNKNOWN,
		attribute_spot(reading, parameter->element, "name", 0), instance->is_a,
		parameter->name, nearest_question(&nearest, "'", "'", &reading->schema->arena),
		place_beside(reading, instance->abstract, parameter->element));
}

/* A name that is misspelt would leave a default in its place. Schemas before 2025 had no way to
 * declare parameters, and may give more than is used. */
static int
check_parameters(struct schema_reading *reading, const struct instance *instance)
{
	const struct parameters *all = &instance->parameters;

	for (size_t i = 0; i < all->count && declares_parameters(reading, instance); i++)
		if (!all->items[i].is_declared && !all->items[i].is_used)
			return say_unknown(reading, instance, &all->items[i]);
	return 0;
}

static int
read_rules(struct schema_reading *reading, const struct nodes *children,
	struct schema_pattern *pattern)
{
	size_t count = nodes_count(children, "rule");
	int failed = 0;

	pattern->rules = arena_alloc(&reading->schema->arena, (count + 1) * sizeof *pattern->rules);
	for (size_t i = 0; i < children->count && !failed; i++) {
		struct rule *rule = &pattern->rules[pattern->rule_count];

		if (!is_schematron(children->items[i], "rule") ||
			attribute_is_true(reading, children->items[i], "abstract"))
			continue;
		rule->pattern = pattern;
		rule->order = pattern->rule_count++;
		failed = read_rule(reading, children->items[i], rule);
	}
	return failed;
}

/* The body of a pattern: its own, or that of the abstract one which it is a case of. */
static int
read_body(struct schema_reading *reading, const struct nodes *children,
	struct schema_pattern *pattern)
{
	struct rule_scope scope = {.outer = reading->scopes};
	int failed = 0;

	for (size_t i = 0; i < children->count && !failed; i++)
		if (is_schematron(children->items[i], "rule"))
			failed = id_add(reading, &scope.rules, children->items[i]);
	reading->scopes = &scope;
	failed = failed || read_lets(reading, pattern->element, children, &pattern->lets) ||
	         read_rules(reading, children, pattern);
	reading->scopes = scope.outer;
	text_map_clear(&scope.rules);
	return failed ? -1 : 0;
}

static int
read_filled(struct schema_reading *reading, const struct nodes *children, struct instance *instance,
	struct schema_pattern *pattern)
{
	int failed;

	instance->parameters.filled = &reading->filled;
	reading->parameters = &instance->parameters;
	reading->instance = instance->element;
	failed = compile_optional(
			 reading, instance->abstract, "documents", NULL, &pattern->documents) ||
	         read_body(reading, children, pattern);
	reading->parameters = NULL;
	return failed || check_parameters(reading, instance) ? -1 : 0;
}

/* Parameters are filled into the body of the abstract pattern, and into the diagnostics and
 * properties that it refers to, as text (2016, 5.4.10). */
static int
read_instance(struct schema_reading *reading, const struct nodes *given, const char *is_a,
	const xmlNode *element, struct schema_pattern *pattern)
{
	struct instance instance = {element, find_pattern(reading, element, is_a), is_a, {0}};
	struct nodes children = {0};
	int failed;

	if (!instance.abstract)
		return -1;
	failed = schema_children(reading, instance.abstract, &children);
	instance.parameters.items = arena_alloc(&reading->schema->arena,
		(given->count + children.count + 1) * sizeof *instance.parameters.items);
	failed = failed || add_given(reading, given, &instance) ||
	         add_declared(reading, &children, &instance) ||
	         read_filled(reading, &children, &instance, pattern);
	nodes_clear(&children);
	return failed ? -1 : 0;
}

static int
read_pattern(struct schema_reading *reading, const xmlNode *element, struct schema_pattern *pattern)
{
	const char *is_a = schema_attribute(reading, element, "is-a", NULL);
	struct nodes children = {0};
	int failed;

	pattern->schema = reading->schema;
	pattern->element = element;
	pattern->all_rules = is_schematron(element, "group");
	pattern->id = schema_attribute(reading, element, "id", NULL);
	pattern->role = schema_attribute(reading, element, "role", NULL);
	failed = schema_children(reading, element, &children) ||
	         compile_optional(reading, element, "documents", NULL, &pattern->documents);
	if (!failed)
		failed = is_a ? read_instance(reading, &children, is_a, element, pattern)
		              : read_body(reading, &children, pattern);
	for (size_t i = 0; i < children.count && !failed; i++)
		if (is_schematron(children.items[i], "title"))
			pattern->title = schema_text(reading->schema, children.items[i]);
	nodes_clear(&children);
	return failed ? -1 : 0;
}

/* Rules of sch:rules; and from 2025 on abstract rules of any pattern (19757-3:2025, rules). */
static int
add_common_rules(struct schema_reading *reading, const struct nodes *top, struct rule_scope *scope)
{
	const bool of_patterns = schema_is_of(reading->schema, "2025");
	int failed = 0;

	for (size_t i = 0; i < top->count && !failed; i++) {
		const bool shared = is_schematron(top->items[i], "rules");
		struct nodes children = {0};

		if (!shared && !(of_patterns && is_pattern(top->items[i])))
			continue;
		failed = schema_children(reading, top->items[i], &children);
		for (size_t j = 0; j < children.count && !failed; j++)
			if (is_schematron(children.items[j], "rule") &&
				(shared ||
					attribute_is_true(reading, children.items[j], "abstract")))
				failed = id_add(reading, &scope->rules, children.items[j]);
		nodes_clear(&children);
	}
	return failed;
}

static int
read_all(struct schema_reading *reading, const struct nodes *patterns)
{
	struct schema *schema = reading->schema;
	int failed = 0;

	schema->patterns =
		arena_alloc(&schema->arena, (patterns->count + 1) * sizeof *schema->patterns);
	for (size_t i = 0; i < patterns->count && !failed; i++)
		failed = id_add(reading, &reading->patterns, patterns->items[i]);
	for (size_t i = 0; i < patterns->count && !failed; i++)
		if (!attribute_is_true(reading, patterns->items[i], "abstract"))
			failed = read_pattern(reading, patterns->items[i],
				&schema->patterns[schema->pattern_count++]);
	return failed;
}

int
read_patterns(struct schema_reading *reading, const struct nodes *top)
{
	struct rule_scope common = {0};
	struct nodes patterns = {0};
	int failed;

	for (size_t i = 0; i < top->count; i++)
		if (is_pattern(top->items[i]))
			nodes_add(&patterns, top->items[i]);
	reading->scopes = &common;
	failed = add_common_rules(reading, top, &common) || read_all(reading, &patterns);
	reading->scopes = NULL;
	text_map_clear(&reading->patterns);
	text_map_clear(&common.rules);
	nodes_clear(&patterns);
	return failed ? -1 : 0;
}
