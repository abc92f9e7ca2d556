/* lint_phases.c -- check: phases that activate nothing, and patterns that no phase activates */
#include <string.h>

#include "linting.h"

static void
look_at_phase(struct lint *lint, const struct phase *phase)
{
	if (!*phase->patterns)
		lint_say(lint, LINT_PHASE_EMPTY, lint_attribute(phase->element, "id"), NULL,
			"the phase %s activates nothing: add <sch:active pattern=\"\"/>",
			phase->id);
}

/* A phase that nobody has asked for yet is not looked at otherwise. */
static void
look_at_active(struct lint *lint, const xmlNode *active, const struct text_map *patterns)
{
	const char *id = lint_value(lint, active, "pattern");

	if (id && !text_map_get(patterns, id))
		lint_say(lint, LINT_ACTIVE_UNKNOWN, lint_attribute(active, "pattern"), NULL,
			"there is no pattern %s: mend the id, or add the pattern", id);
}

static void
look_at_pattern(struct lint *lint, const struct schema_pattern *pattern)
{
	if (pattern->id && lint_uses(lint, USED_ACTIVE, pattern->id))
		return;
	lint_say(lint, LINT_PATTERN_IN_NO_PHASE, lint_attribute(pattern->element, "id"), NULL,
		"no phase activates this pattern: it is applied in the phase #ALL alone");
}

static void
look_at_default(struct lint *lint, const char *id)
{
	if (*id != '#' && !schema_phase(lint->schema, id))
		lint_say(lint, LINT_DEFAULT_PHASE_UNKNOWN,
			lint_attribute(
				xmlDocGetRootElement(lint->schema->file.tree), "defaultPhase"),
			NULL, "there is no phase %s: mend the id, or add the phase", id);
}

void
lint_phases(struct lint *lint)
{
	const struct schema *schema = lint->schema;
	struct text_map patterns = {0};

	for (size_t i = 0; i < schema->pattern_count; i++)
		if (schema->patterns[i].id)
			*text_map_at(&patterns, schema->patterns[i].id) = lint;
	for (size_t i = 0; i < schema->phase_count; i++)
		look_at_phase(lint, &schema->phases[i]);
	for (size_t i = 0; i < lint->elements.count; i++)
		if (is_schematron(lint->elements.items[i], "active"))
			look_at_active(lint, lint->elements.items[i], &patterns);
	for (size_t i = 0; schema->phase_count && i < schema->pattern_count; i++)
		look_at_pattern(lint, &schema->patterns[i]);
	if (schema->default_phase)
		look_at_default(lint, schema->default_phase);
	text_map_clear(&patterns);
}
