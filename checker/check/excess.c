/* excess.c -- check: of very many findings of an assertion the first are kept, the rest counted */
#include "excess.h"

static const struct limits *
limits_of(const struct check_run *run)
{
	return run->report->limits ? run->report->limits : &limits_default;
}

_Static_assert(sizeof(struct assertion) >= SEVERITIES, "each severity has a byte as its key");

/* Findings of each severity are counted by themselves: the worst are kept, whatever comes first. */
static const void *
key_of(const struct assertion *assertion, enum severity severity)
{
	return (const char *)assertion + severity;
}

/* The map keeps numbers where others keep addresses. */
static size_t
count_of(const struct check_run *run, const struct assertion *assertion, enum severity severity)
{
	return (size_t)map_get(&run->found, key_of(assertion, severity));
}

bool
finding_is_kept(struct check_run *run, const struct assertion *assertion, enum severity severity)
{
	size_t count = count_of(run, assertion, severity) + 1;

	map_put(&run->found, key_of(assertion, severity), (void *)count);
	return !limit_is_passed(limits_of(run), LIMIT_FINDINGS, count);
}

/* How many findings of the assertion were not kept. */
static size_t
count_more(const struct check_run *run, const struct assertion *assertion)
{
	const size_t most = limits_of(run)->most[LIMIT_FINDINGS];
	size_t more = 0;

	for (enum severity severity = 0; severity < SEVERITIES; severity++) {
		const size_t count = count_of(run, assertion, severity);

		if (limit_is_passed(limits_of(run), LIMIT_FINDINGS, count))
			more += count - most;
	}
	return more;
}

static void
say(struct check_run *run, const struct assertion *assertion)
{
	const size_t most = limits_of(run)->most[LIMIT_FINDINGS], more = count_more(run, assertion);
	struct arena *a = &run->arena;

	if (!more)
		return;
	run->messages->matter.rule = NULL; /* it was applied */
	message(run->messages, MESSAGE_FINDINGS_LIMIT, (struct spot){.file = run->report->name},
		arena_print(a, "%zu", most), assertion_id(assertion), assertion->spot.file,
		arena_print(a, "%ld", assertion->spot.line),
		arena_print(a, "%ld", assertion->spot.column), arena_print(a, "%zu", more));
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
