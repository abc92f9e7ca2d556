/* lint_rules.c -- check: rules that no node comes to, and patterns and rules without content */
#include <string.h>

#include "cover.h"
#include "linting.h"

/* Earlier rules of a pattern that a later one is compared with, by what their last step asks for:
 * with ten thousand rules not each with each. */
struct earlier {
	const struct rule *rule;
	const struct context_path *path;
	struct earlier *next;
};

struct earlier_rules {
	struct text_map named; /* by the name of the last step: the last struct earlier */
	struct earlier *others;
};

static const struct earlier *
find_among(const struct earlier *at, const struct context_path *path)
{
	while (at && !path_covers(at->path, path))
		at = at->next;
	return at;
}

static const struct earlier *
find_cover(const struct earlier_rules *earlier, const struct context_path *path)
{
	const struct step *last = context_last_step(path);
	const struct earlier *found = NULL;

	if (last->test == STEP_NAME)
		found = find_among(text_map_get(&earlier->named, last->name), path);
	return found ? found : find_among(earlier->others, path);
}

static void
remember(struct lint *lint, struct earlier_rules *earlier, const struct rule *rule)
{
	for (size_t i = 0; i < rule->context.count; i++) {
		const struct context_path *path = &rule->context.paths[i];
		const struct step *last = context_last_step(path);
		struct earlier *made = arena_alloc(&lint->arena, sizeof *made);
		void **place;

		*made = (struct earlier){rule, path, earlier->others};
		if (last->test != STEP_NAME) {
			earlier->others = made;
			continue;
		}
		place = text_map_at(&earlier->named, last->name);
		made->next = *place;
		*place = made;
	}
}

/* The earlier rule to which the nodes of a rule go, the one of its first alternative; NULL when
 * some may be left for it. */
static const struct rule *
shadow_of(const struct earlier_rules *earlier, const struct rule *rule)
{
	const struct rule *first = NULL;

	for (size_t i = 0; i < rule->context.count; i++) {
		const struct earlier *found = find_cover(earlier, &rule->context.paths[i]);

		if (!found)
			return NULL;
		if (!first)
			first = found->rule;
	}
	return first;
}

/* Rules of an abstract pattern come several times: one that nodes come to in one case is good. */
struct shadows {
	struct map good, shadowed;
};

static void
look_at_order(struct lint *lint, const struct schema_pattern *pattern, struct shadows *shadows)
{
	struct earlier_rules earlier = {0};

	for (size_t i = 0; i < pattern->rule_count; i++) {
		const struct rule *rule = &pattern->rules[i], *shadow = shadow_of(&earlier, rule);

		if (shadow)
			map_put(&shadows->shadowed, rule->element, (void *)(size_t)shadow);
		else
			map_put(&shadows->good, rule->element, shadows);
		remember(lint, &earlier, rule);
	}
	text_map_clear(&earlier.named);
}

static void
say_shadowed(struct lint *lint, const struct rule *rule, const struct shadows *shadows)
{
	const struct rule *shadow = map_get(&shadows->shadowed, rule->element);

	if (shadow && !map_get(&shadows->good, rule->element))
		lint_say(lint, LINT_RULE_SHADOWED, lint_attribute(rule->element, "context"),
			lint_attribute(shadow->element, "context"),
			"this rule is never applied: a rule before it takes every node that fits; "
			"put this one first");
}

static void
look_at_content(struct lint *lint, const struct schema_pattern *pattern)
{
	const struct rule *last =
		pattern->rule_count ? &pattern->rules[pattern->rule_count - 1] : NULL;

	if (!last)
		lint_say(lint, LINT_PATTERN_EMPTY, pattern->element, NULL,
			"the pattern has no rule that can be applied: add one or take it out");
	else if (last->assertion_count == 0)
		lint_say(lint, LINT_RULE_EMPTY, last->element, NULL,
			"the last rule of the pattern asserts nothing: add an assertion or take "
			"it out");
}

void
lint_rules(struct lint *lint)
{
	const struct schema *schema = lint->schema;
	struct shadows shadows = {{0}, {0}};

	for (size_t i = 0; i < schema->pattern_count; i++) {
		look_at_content(lint, &schema->patterns[i]);
		if (!schema->patterns[i].all_rules)
			look_at_order(lint, &schema->patterns[i], &shadows);
	}
	for (size_t i = 0; i < schema->pattern_count; i++)
		for (size_t j = 0; j < schema->patterns[i].rule_count; j++)
			say_shadowed(lint, &schema->patterns[i].rules[j], &shadows);
	map_clear(&shadows.good);
	map_clear(&shadows.shadowed);
}
