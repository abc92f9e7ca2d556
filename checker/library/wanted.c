/* wanted.c -- library: what a caller wants becomes options of the program */
#include "wanted.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

static struct words_list
copied(const char *const *words, struct arena *a)
{
	struct words_list list = {.count = 0};

	while (words && words[list.count])
		list.count++;
	list.items = arena_alloc(a, (list.count + 1) * sizeof *list.items);
	list.origins = arena_alloc(a, (list.count + 1) * sizeof *list.origins);
	for (size_t i = 0; i < list.count; i++)
		list.items[i] = arena_copy(a, words[i]);
	return list;
}

/* The row of "max-depth" in "max-depth=200", or LIMITS. */
static size_t
limit_named(const char *word, size_t length)
{
	size_t i = 0;

	while (i < LIMITS &&
		(strncmp(limit_rows[i].option, word, length) != 0 || limit_rows[i].option[length]))
		i++;
	return i;
}

static int
set_limit(struct limits *limits, const char *word, struct messages *messages)
{
	const size_t length = strcspn(word, "="), id = limit_named(word, length);
	const char *value = word[length] ? word + length + 1 : "";
	const struct limit_row *row = &limit_rows[id];
	unsigned long long most;
	char *end;

	if (id == LIMITS)
		return message(messages, MESSAGE_OPTION_UNKNOWN, (struct spot){0}, word);
	errno = 0;
	most = strtoull(value, &end, 10);
	/* strtoull() takes signs and spaces, too */
	if (*value < '0' || *value > '9' || *end || errno ||
		(row->highest && (most == 0 || most > row->highest)))
		return message(messages, MESSAGE_OPTION_VALUE, (struct spot){0}, row->option, value,
			"a number");
	limits->most[id] = (size_t)most;
	return 0;
}

int
wanted_take(struct options *options, unsigned *wants, const struct tsagcheck_options *wanted,
	struct messages *messages)
{
	struct arena *a = &options->arena;
	struct tsagcheck_options known = {0};
	struct words_list limits;
	int failed = 0;

	/* a caller of an earlier version has fewer members, one of a later version more */
	if (wanted)
		memcpy(&known, wanted, wanted->size < sizeof known ? wanted->size : sizeof known);
	*options = (struct options){
		.fail_on = SEVERITY_ERROR, .color = "never", .limits = limits_default};
	options->folder = arena_copy(a, known.folder);
	options->rules = copied(known.rules, a);
	options->only = copied(known.only, a);
	options->ignore = copied(known.ignore, a);
	options->registers = copied(known.registers, a);
	options->phase = arena_copy(a, known.phase);
	options->original = known.original;
	*wants = EMIT_WANTS_DIGESTS | (known.svrl ? EMIT_WANTS_TRACE : 0) |
	         (known.html ? EMIT_WANTS_PAGES : 0);
	limits = copied(known.limits, a);
	for (size_t i = 0; i < limits.count && !failed; i++)
		failed = set_limit(&options->limits, limits.items[i], messages);
	return failed;
}
