/* rules.c -- check: the schemas of a run */
#include <stdlib.h>
#include <string.h>

#include "functions.h"

static void
number_pattern(struct rule_set *rules, struct schema_pattern *pattern)
{
	pattern->number = rules->pattern_count++;
	for (size_t i = 0; i < pattern->rule_count; i++)
		for (size_t j = 0; j < pattern->rules[i].assertion_count; j++)
			pattern->rules[i].assertions[j].number = rules->assertion_count++;
}

static void
add(struct rule_set *rules, struct schema *schema)
{
	schema->number = rules->count;
	rules->across |= schema->across;
	for (size_t i = 0; i < schema->pattern_count; i++)
		number_pattern(rules, &schema->patterns[i]);
	rules->schemas =
		array_room(rules->schemas, rules->count, &rules->room, sizeof *rules->schemas);
	rules->schemas[rules->count++] = schema;
}

int
rule_set_add(struct rule_set *rules, const char *file,
	const struct function_table *const *functions, struct messages *messages)
{
	struct schema *schema = schema_load(file, functions, messages);

	if (schema)
		add(rules, schema);
	return schema ? 0 : -1;
}

void
rule_set_copy(struct rule_set *copy, const struct rule_set *original,
	const struct function_table *const *functions)
{
	*copy = (struct rule_set){0};
	for (size_t i = 0; i < original->count; i++) {
		add(copy, schema_copy(original->schemas[i], functions));
		copy->schemas[i]->is_graded = original->schemas[i]->is_graded;
		copy->schemas[i]->grade = original->schemas[i]->grade;
	}
}

void
rule_set_clear(struct rule_set *rules)
{
	for (size_t i = 0; i < rules->count; i++)
		schema_free(rules->schemas[i]);
	free(rules->schemas);
	*rules = (struct rule_set){0};
}

static void
name_counts(struct rule_count *counts, const struct schema_pattern *pattern)
{
	for (size_t i = 0; i < pattern->rule_count; i++)
		for (size_t j = 0; j < pattern->rules[i].assertion_count; j++) {
			const struct assertion *assertion = &pattern->rules[i].assertions[j];

			counts[assertion->number].rule = assertion_id(assertion);
		}
}

struct rule_count *
rule_set_counts(const struct rule_set *rules, struct arena *a)
{
	struct rule_count *counts = arena_alloc(a, (rules->assertion_count + 1) * sizeof *counts);

	for (size_t i = 0; i < rules->count; i++)
		for (size_t j = 0; j < rules->schemas[i]->pattern_count; j++)
			name_counts(counts, &rules->schemas[i]->patterns[j]);
	return counts;
}

const struct assertion *
schema_assertion(const struct schema *schema)
{
	for (size_t i = 0; i < schema->pattern_count; i++)
		for (size_t j = 0; j < schema->patterns[i].rule_count; j++)
			if (schema->patterns[i].rules[j].assertion_count > 0)
				return &schema->patterns[i].rules[j].assertions[0];
	return NULL;
}

void
rule_set_grade(struct rule_set *rules, const char *name, enum severity severity)
{
	for (size_t i = 0; i < rules->count; i++)
		if (!strcmp(rules->schemas[i]->name, name)) {
			rules->schemas[i]->is_graded = true;
			rules->schemas[i]->grade = severity;
		}
}

enum severity
schema_severity(const struct schema *schema)
{
	const struct assertion *assertion = schema_assertion(schema);

	if (schema->is_graded)
		return schema->grade;
	return assertion ? assertion->severity : SEVERITY_ERROR;
}

const struct schema *
rule_set_find(const struct rule_set *rules, const char *name)
{
	for (size_t i = 0; i < rules->count; i++)
		if (!strcmp(rules->schemas[i]->name, name))
			return rules->schemas[i];
	return NULL;
}
