/* read_patterns.c -- check: patterns of a schema, abstract ones filled in, compiled */
#include <string.h>

#include "read_rules.h"

static const char *const parts_of_pattern[] = {
	"title", "p", "let", "rule", "param", "extends", NULL};

static bool
is_true(const struct schema_reading *reading, const xmlNode *element, const char *name)
{
	const char *value = schema_attribute(reading, element, name, NULL);

	return value && (!strcmp(value, "true") || !strcmp(value, "1"));
}

static bool
is_pattern(const xmlNode *node)
{
	return is_schematron(node, "pattern") || is_schematron(node, "group");
}

static const xmlNode *
find_pattern(const struct schema_reading *reading, const char *id)
{
	for (size_t i = 0; i < reading->patterns->count; i++) {
		const xmlNode *pattern = reading->patterns->items[i];
		const char *has = schema_attribute(reading, pattern, "id", NULL);

		if (has && !strcmp(has, id) && is_true(reading, pattern, "abstract"))
			return pattern;
	}
	return NULL;
}

static bool
has_parameter(const struct parameters *parameters, const char *name)
{
	for (size_t i = 0; i < parameters->count; i++)
		if (!strcmp(parameters->items[i].name, name))
			return true;
	return false;
}

/* Adds the sch:param of an element; those that are there already win over them. */
static int
add_parameters(
	struct schema_reading *reading, const struct nodes *children, struct parameters *parameters)
{
	for (size_t i = 0; i < children->count; i++) {
		struct parameter *made = &parameters->items[parameters->count];

		if (!is_schematron(children->items[i], "param"))
			continue;
		if (required_attribute(reading, children->items[i], "name", &made->name) ||
			required_attribute(reading, children->items[i], "value", &made->value))
			return -1;
		parameters->count += !has_parameter(parameters, made->name);
	}
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
			is_true(reading, children->items[i], "abstract"))
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
	struct nodes abstract = {0}, *outer = reading->abstract_rules;
	int failed = 0;

	for (size_t i = 0; outer && i < outer->count; i++)
		nodes_add(&abstract, outer->items[i]);
	for (size_t i = 0; i < children->count; i++)
		if (is_schematron(children->items[i], "rule") &&
			is_true(reading, children->items[i], "abstract"))
			nodes_add(&abstract, children->items[i]);
	reading->abstract_rules = &abstract;
	failed = refuse_others(reading, children, parts_of_pattern) ||
	         read_lets(reading, children, &pattern->lets) ||
	         read_rules(reading, children, pattern);
	reading->abstract_rules = outer;
	nodes_clear(&abstract);
	return failed ? -1 : 0;
}

/* Parameters are filled into the body of the abstract pattern as text (2016, 5.4.10). */
static int
read_instance(struct schema_reading *reading, const struct nodes *given, const char *is_a,
	const xmlNode *element, struct schema_pattern *pattern)
{
	const xmlNode *abstract = find_pattern(reading, is_a);
	struct nodes children = {0};
	struct parameters parameters = {0};
	int failed;

	if (!abstract)
		return message(reading->messages, MESSAGE_PATTERN_UNKNOWN,
			schema_spot(reading, element), is_a);
	failed = schema_children(reading, abstract, &children);
	parameters.items = arena_alloc(&reading->schema->arena,
		(given->count + children.count + 1) * sizeof *parameters.items);
	failed = failed || add_parameters(reading, given, &parameters) ||
	         add_parameters(reading, &children, &parameters);
	reading->parameters = &parameters;
	reading->instance = element;
	if (!failed)
		failed = compile_optional(
				 reading, abstract, "documents", NULL, &pattern->documents) ||
		         read_body(reading, &children, pattern);
	reading->parameters = NULL;
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

static int
add_abstract_rules(struct schema_reading *reading, const struct nodes *top, struct nodes *abstract)
{
	int failed = 0;

	for (size_t i = 0; i < top->count && !failed; i++)
		if (is_schematron(top->items[i], "rules"))
			failed = schema_children(reading, top->items[i], abstract);
	return failed;
}

/* From 2025 on an abstract rule may stand in any pattern (19757-3:2025, rules). */
static int
add_rules_of_patterns(struct schema_reading *reading, struct nodes *abstract)
{
	int failed = 0;

	if (!reading->schema->edition || strcmp(reading->schema->edition, "2025") < 0)
		return 0;
	for (size_t i = 0; i < reading->patterns->count && !failed; i++) {
		struct nodes children = {0};

		failed = schema_children(reading, reading->patterns->items[i], &children);
		for (size_t j = 0; j < children.count; j++)
			if (is_schematron(children.items[j], "rule") &&
				is_true(reading, children.items[j], "abstract"))
				nodes_add(abstract, children.items[j]);
		nodes_clear(&children);
	}
	return failed;
}

static int
read_all(struct schema_reading *reading)
{
	struct schema *schema = reading->schema;
	int failed = 0;

	schema->patterns = arena_alloc(
		&schema->arena, (reading->patterns->count + 1) * sizeof *schema->patterns);
	for (size_t i = 0; i < reading->patterns->count && !failed; i++)
		if (!is_true(reading, reading->patterns->items[i], "abstract"))
			failed = read_pattern(reading, reading->patterns->items[i],
				&schema->patterns[schema->pattern_count++]);
	return failed;
}

int
read_patterns(struct schema_reading *reading, const struct nodes *top)
{
	struct nodes patterns = {0}, abstract = {0};
	int failed;

	for (size_t i = 0; i < top->count; i++)
		if (is_pattern(top->items[i]))
			nodes_add(&patterns, top->items[i]);
	reading->patterns = &patterns;
	reading->abstract_rules = &abstract;
	failed = add_abstract_rules(reading, top, &abstract) ||
	         add_rules_of_patterns(reading, &abstract) || read_all(reading);
	reading->abstract_rules = NULL;
	reading->patterns = NULL;
	nodes_clear(&abstract);
	nodes_clear(&patterns);
	return failed ? -1 : 0;
}
