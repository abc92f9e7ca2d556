/* read_patterns.c -- check: patterns of a schema, abstract ones filled in, compiled */
#include <string.h>

#include "../base/nearest.h"
#include "read_rules.h"

static bool
is_pattern(const xmlNode *node)
{
	return is_schematron(node, "pattern") || is_schematron(node, "group");
}

static void
try_pattern(void *pattern, void *nearest, const xmlChar *id)
{
	(void)pattern;
	nearest_try(nearest, (const char *)id);
}

/* The abstract pattern that an instance is a case of; NULL after one message(). */
static const xmlNode *
find_pattern(const struct schema_reading *reading, const xmlNode *instance, const char *id)
{
	struct arena *a = &reading->schema->arena;
	const xmlNode *found = xmlHashLookup(reading->patterns, (const xmlChar *)id);
	struct nearest nearest = {.wanted = id};

	if (found && attribute_is_true(reading, found, "abstract"))
		return found;
	xmlHashScan(reading->patterns, try_pattern, &nearest);
	message(reading->messages, MESSAGE_PATTERN_UNKNOWN,
		attribute_spot(reading, instance, "is-a", 0), id,
		found ? "not abstract" : "not there",
		found ? arena_print(a, "Write abstract=\"true\" at the pattern in %s.",
				place_beside(reading, found, instance))
		      : arena_print(a, "%sDefine <sch:pattern abstract=\"true\" id=\"%s\">.",
				nearest_question(&nearest, "'", "'", a), id));
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
	struct rule_scope scope = {xmlHashCreate((int)children->count + 1), reading->scopes};
	int failed = 0;

	for (size_t i = 0; i < children->count && !failed; i++)
		if (is_schematron(children->items[i], "rule"))
			failed = id_add(reading, scope.rules, children->items[i]);
	reading->scopes = &scope;
	failed = failed || read_lets(reading, pattern->element, children, &pattern->lets) ||
	         read_rules(reading, children, pattern);
	reading->scopes = scope.outer;
	xmlHashFree(scope.rules, NULL);
	return failed ? -1 : 0;
}

/* Parameters are filled into the body of the abstract pattern as text (2016, 5.4.10). */
static int
read_instance(struct schema_reading *reading, const struct nodes *given, const char *is_a,
	const xmlNode *element, struct schema_pattern *pattern)
{
	const xmlNode *abstract = find_pattern(reading, element, is_a);
	struct nodes children = {0};
	struct parameters parameters = {0};
	int failed;

	if (!abstract)
		return -1;
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
				failed = id_add(reading, scope->rules, children.items[j]);
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
		failed = id_add(reading, reading->patterns, patterns->items[i]);
	for (size_t i = 0; i < patterns->count && !failed; i++)
		if (!attribute_is_true(reading, patterns->items[i], "abstract"))
			failed = read_pattern(reading, patterns->items[i],
				&schema->patterns[schema->pattern_count++]);
	return failed;
}

int
read_patterns(struct schema_reading *reading, const struct nodes *top)
{
	struct rule_scope common = {xmlHashCreate(0), NULL};
	struct nodes patterns = {0};
	int failed;

	for (size_t i = 0; i < top->count; i++)
		if (is_pattern(top->items[i]))
			nodes_add(&patterns, top->items[i]);
	reading->patterns = xmlHashCreate(0);
	reading->scopes = &common;
	failed = add_common_rules(reading, top, &common) || read_all(reading, &patterns);
	reading->scopes = NULL;
	xmlHashFree(reading->patterns, NULL);
	reading->patterns = NULL;
	xmlHashFree(common.rules, NULL);
	nodes_clear(&patterns);
	return failed ? -1 : 0;
}
