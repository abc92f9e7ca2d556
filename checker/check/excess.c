/* excess.c -- check: of very many findings of an assertion the first are kept, the rest counted */
#include "excess.h"

static const struct limits *
limits_of(const struct check_run *run)
{
	return run->report->limits ? run->report->limits : &limits_default;
}

/* The map keeps numbers where others keep addresses. */
static size_t
count_of(const struct check_run *run, const struct assertion *assertion)
{
	return (size_t)map_get(&run->found, assertion);
}

/* All findings of an assertion have its severity: none of those kept later is worse than one that
 * is not. */
bool
finding_is_kept(struct check_run *run, const struct assertion *assertion)
{
	size_t count = count_of(run, assertion) + 1;

	map_put(&run->found, assertion, (void *)count);
	return !limit_is_passed(limits_of(run), LIMIT_FINDINGS, count);
}

static void
say(struct check_run *run, const struct assertion *assertion)
{
	size_t most = limits_of(run)->most[LIMIT_FINDINGS], count = count_of(run, assertion);
	struct arena *a = &run->arena;

	if (!limit_is_passed(limits_of(run), LIMIT_FINDINGS, count))
		return;
	message(run->messages, MESSAGE_FINDINGS_LIMIT, (struct spot){.file = run->report->name},
		arena_print(a, "%zu", most), assertion_id(assertion), assertion->spot.file,
		arena_print(a, "%ld", assertion->spot.line),
		arena_print(a, "%ld", assertion->spot.column), arena_print(a, "%zu", count - most));
}

static void
say_pattern(struct check_run *run, const struct schema_pattern *pattern)
{
	for (size_t i = 0; i < pattern->rule_count; i++)
		for (size_t j = 0; j < pattern->rules[i].assertion_count; j++)
			say(run, &pattern->rules[i].assertions[j]);
}

void
excess_say(struct check_run *run)
{
	for (size_t i = 0; i < run->rules->count; i++)
		for (size_t j = 0; j < run->rules->schemas[i]->pattern_count; j++)
			say_pattern(run, &run->rules->schemas[i]->patterns[j]);
}
