/* responsibility_resolve.c -- values: what is left when other groups take theirs */
#include "responsibility.h"

#include <stdlib.h>
#include <string.h>

#include "../base/arena.h"
#include "exception.h"

bool
responsibility_excepts(const struct responsibility_exception *exception, const char *group)
{
	const char *groups = buffer_text(&exception->groups);
	size_t length = strlen(group);

	for (const char *at = groups; length && (at = strstr(at, group)); at += length)
		if ((at == groups || at[-1] == ' ') && (at[length] == ' ' || !at[length]))
			return true;
	return false;
}

bool
responsibility_excepts_double(const struct responsibility_exception *exception)
{
	return responsibility_excepts(exception, EXCEPTION_DOUBLE);
}

static void
add_all(struct set *to, const struct set *from)
{
	for (size_t i = 0; i < from->count; i++)
		set_add(to, from->items[i]);
}

/* Adds to taken what the groups of one exception list. Returns how many are not known. */
static size_t
take(const char *groups, const struct set *(*listed)(const char *group, void *closure),
	void *closure, struct set *taken)
{
	char *names = memory_new(strlen(groups) + 1), *rest = NULL;
	size_t unknown = 0;

	strcpy(names, groups);
	for (char *name = strtok_r(names, " ", &rest); name; name = strtok_r(NULL, " ", &rest)) {
		const struct set *set = listed(name, closure);

		if (strcmp(name, EXCEPTION_DOUBLE) == 0)
			continue;
		if (set)
			add_all(taken, set);
		else
			unknown++;
	}
	set_settle(taken);
	free(names);
	return unknown;
}

size_t
responsibility_resolve(const struct responsibility *responsibility,
	const struct set *(*listed)(const char *group, void *closure), void *closure,
	struct set *out)
{
	size_t unknown = 0;

	out->count = 0;
	add_all(out, &responsibility->plain);
	for (size_t i = 0; i < responsibility->left.count; i++) {
		const struct responsibility_exception *exception = &responsibility->left.items[i];
		struct set taken = {0}, left = {0};

		unknown += take(buffer_text(&exception->groups), listed, closure, &taken);
		set_difference(&exception->scope, &taken, &left);
		add_all(out, &left);
		set_clear(&taken);
		set_clear(&left);
	}
	set_settle(out);
	return unknown;
}

static void
clear_exceptions(struct responsibility_exceptions *exceptions)
{
	for (size_t i = 0; i < exceptions->count; i++) {
		buffer_clear(&exceptions->items[i].groups);
		set_clear(&exceptions->items[i].scope);
	}
	free(exceptions->items);
}

void
responsibility_clear(struct responsibility *responsibility)
{
	clear_exceptions(&responsibility->left);
	clear_exceptions(&responsibility->shared);
	set_clear(&responsibility->all);
	set_clear(&responsibility->plain);
	free(responsibility->faults);
	*responsibility = (struct responsibility){0};
}
