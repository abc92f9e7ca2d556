/* checkers.c -- library: loaded rules become as many copies as there are threads */
#include "checkers.h"

#include <stdlib.h>

void
checkers_init(struct checkers *checkers, const struct checking *checking)
{
	*checkers = (struct checkers){.lock = PTHREAD_MUTEX_INITIALIZER,
		.original = {.rules = checking->rules, .recognisers = checking->recognisers}};
	checkers->idle = &checkers->original;
}

void
checkers_clear(struct checkers *checkers)
{
	struct checker *next;

	for (struct checker *at = checkers->idle; at; at = next) {
		next = at->next;
		if (at == &checkers->original)
			continue;
		rule_set_clear(&at->rules);
		recognisers_free(at->recognisers);
		free(at);
	}
	checkers->idle = NULL;
	pthread_mutex_destroy(&checkers->lock);
}

static struct checker *
copy_of(const struct checker *original)
{
	struct checker *copy = memory_new(sizeof *copy);

	*copy = (struct checker){.next = NULL};
	rule_set_copy(&copy->rules, &original->rules, check_functions);
	copy->recognisers = recognisers_copy(original->recognisers);
	return copy;
}

struct checker *
checker_take(struct checkers *checkers)
{
	struct checker *taken;

	pthread_mutex_lock(&checkers->lock);
	taken = checkers->idle;
	if (taken)
		checkers->idle = taken->next;
	pthread_mutex_unlock(&checkers->lock);
	return taken ? taken : copy_of(&checkers->original);
}

void
checker_give(struct checkers *checkers, struct checker *checker)
{
	pthread_mutex_lock(&checkers->lock);
	checker->next = checkers->idle;
	checkers->idle = checker;
	pthread_mutex_unlock(&checkers->lock);
}
