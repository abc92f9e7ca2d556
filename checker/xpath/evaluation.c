/* evaluation.c -- xpath: what goes wrong in evaluations, or past a limit, is said once */
#include <stdio.h>

#include "expression.h"

bool
evaluation_fail(struct evaluation *evaluation, const void *because)
{
	bool first = !map_get(&evaluation->said, because);

	evaluation->failed = true;
	if (first)
		map_put(&evaluation->said, because, evaluation);
	return first;
}

void
expression_wrong(
	struct evaluation *evaluation, const struct expression *expression, const char *why)
{
	if (evaluation_fail(evaluation, expression))
		message(evaluation->messages, MESSAGE_XPATH_FAILED, expression->spot,
			expression->text, why);
}

void
evaluation_wrong(struct evaluation *evaluation, const char *why)
{
	if (!evaluation->failed && evaluation->active)
		expression_wrong(evaluation, evaluation->active, why);
	evaluation->failed = true;
}

void
evaluation_exceeds(struct evaluation *evaluation, enum limit_id id)
{
	const struct expression *active = evaluation->active;
	char most[32];

	if (evaluation->failed || !active || !evaluation_fail(evaluation, active))
		return;
	snprintf(most, sizeof most, "%zu", evaluation->limits->most[id]);
	message(evaluation->messages, MESSAGE_XPATH_LIMIT, active->spot, active->text, most,
		limit_rows[id].what, evaluation->document ? evaluation->document : "it",
		limit_rows[id].option);
}

bool
evaluation_is_spent(struct evaluation *evaluation)
{
	const size_t steps = evaluation->steps + regexes_steps(evaluation->regexes);
	const struct expression *active = evaluation->active;
	struct arena a = {0};

	if (!limit_is_passed(evaluation->limits, LIMIT_ALL_STEPS, steps))
		return false;
	if (active && evaluation_fail(evaluation, evaluation->limits))
		message(evaluation->messages, MESSAGE_STEPS_SPENT,
			(struct spot){.file = evaluation->document},
			arena_print(&a, "%zu", evaluation->limits->most[LIMIT_ALL_STEPS]),
			active->text, active->spot.file ? active->spot.file : "",
			arena_print(&a, "%ld", active->spot.line),
			arena_print(&a, "%ld", active->spot.column));
	arena_clear(&a);
	return true;
}

bool
evaluation_fits(struct evaluation *evaluation, enum limit_id id, size_t amount)
{
	if (!limit_is_passed(evaluation->limits, id, amount))
		return true;
	evaluation_exceeds(evaluation, id);
	evaluation->failed = true;
	return false;
}
