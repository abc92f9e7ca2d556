/* phases.c -- check: the phase of a run decides which patterns are active */
#include <string.h>

#include "../base/nearest.h"
#include "run.h"

static bool
is_active(const struct phase *phase, const struct schema_pattern *pattern)
{
	for (const char **id = phase->patterns; *id; id++)
		if (pattern->id && !strcmp(pattern->id, *id))
			return true;
	return false;
}

/* The first phase whose condition the document fulfils (2025: #ANY); NULL when none does. */
static const struct phase *
first_fitting(struct check_run *run, const struct schema *schema)
{
	run->schema = schema;
	run->current = (xmlNode *)run->report->tree;
	for (size_t i = 0; i < schema->phase_count; i++) {
		const struct phase *phase = &schema->phases[i];
		xmlXPathObject *value = phase->when.text ? expression_value(&run->evaluation,
								   &phase->when, run->current)
		                                         : NULL;
		bool fits = value && xmlXPathCastToBoolean(value);

		xmlXPathFreeObject(value);
		if (fits)
			return phase;
	}
	return NULL;
}

/* The schema may ask for it itself, by defaultPhase. */
static struct spot
spot_of_name(const struct schema *schema, const char *id)
{
	return id == schema->default_phase ? schema->default_phase_spot
	                                   : (struct spot){.file = schema->file.name};
}

static int
say_unknown(struct check_run *run, const struct schema *schema, const char *id)
{
	struct arena *a = &run->arena;
	struct nearest nearest = {.wanted = id};
	struct buffer all = {0};

	for (size_t i = 0; i < schema->phase_count; i++) {
		nearest_try(&nearest, schema->phases[i].id);
		buffer_print(&all, "%s, ", schema->phases[i].id);
	}
	buffer_add_text(&all, "#ALL, #DEFAULT");
	message(run->messages, MESSAGE_PHASE_UNKNOWN, spot_of_name(schema, id), id,
		nearest_question(&nearest, "'", "'", a), all.text);
	buffer_clear(&all);
	return -1;
}

static int
choose(struct check_run *run, const struct schema *schema, const struct phase **chosen)
{
	const char *asked = run->options->phase ? run->options->phase : "#DEFAULT";

	if (!strcmp(asked, "#DEFAULT"))
		asked = schema->default_phase ? schema->default_phase : "#ALL";
	*chosen = NULL;
	if (!strcmp(asked, "#ALL"))
		return 0;
	*chosen = strcmp(asked, "#ANY") ? schema_phase(schema, asked) : first_fitting(run, schema);
	if (*chosen)
		return 0;
	return strcmp(asked, "#ANY") ? say_unknown(run, schema, asked)
	                             : message(run->messages, MESSAGE_PHASE_NONE,
					       spot_of_name(schema, asked), run->report->name);
}

static int
check_active(struct check_run *run, const struct schema *schema, const struct phase *phase)
{
	for (const char **id = phase->patterns; *id; id++) {
		size_t i = 0;

		while (i < schema->pattern_count &&
			!(schema->patterns[i].id && !strcmp(schema->patterns[i].id, *id)))
			i++;
		if (i == schema->pattern_count)
			return message(run->messages, MESSAGE_PATTERN_UNKNOWN,
				phase->spots[id - phase->patterns], *id, "not there",
				"Mend the id, or add the pattern.");
	}
	return 0;
}

bool
pattern_is_active(const struct check_run *run, const struct schema_pattern *pattern)
{
	const struct schema *schema = pattern->schema;

	return run->active[schema->number][pattern - schema->patterns];
}

int
phases_choose(struct check_run *run)
{
	const struct rule_set *rules = run->rules;

	run->phases = arena_alloc(&run->arena, (rules->count + 1) * sizeof *run->phases);
	run->active = arena_alloc(&run->arena, (rules->count + 1) * sizeof *run->active);
	for (size_t i = 0; i < rules->count; i++) {
		const struct schema *schema = rules->schemas[i];
		const struct phase **phase = &run->phases[i];

		if (choose(run, schema, phase) || (*phase && check_active(run, schema, *phase)))
			return -1;
		run->active[i] = arena_alloc(&run->arena, schema->pattern_count + 1);
		for (size_t j = 0; j < schema->pattern_count; j++)
			run->active[i][j] = !*phase || is_active(*phase, &schema->patterns[j]);
	}
	return 0;
}
