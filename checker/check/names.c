/* names.c -- check: variables, functions and prefixes that expressions of a schema use are known */
#include <string.h>

#include "../xpath/function.h"
#include "../base/nearest.h"
#include "../xpath/uses.h"
#include "attributes.h"
#include "functions.h"

/* A use, with its parts as texts. */
struct known_use {
	enum use_kind kind;
	const char *prefix, *name; /* prefix "": none */
	const struct written *written;
	size_t at; /* where it begins in what was written */
};

static struct spot
spot_of(const struct known_use *use)
{
	return written_spot(use->written, use->at);
}

static const struct let *
find_local(const struct lets *lets, const char *name)
{
	if (lets && lets->is_large)
		return text_map_get(&lets->by_name, name);
	for (size_t i = 0; lets && i < lets->count; i++)
		if (!strcmp(lets->items[i].name, name))
			return &lets->items[i];
	return NULL;
}

static int
say_variable(const struct schema_reading *reading, const struct known_use *use)
{
	struct nearest nearest = {.wanted = use->name};

	for (size_t i = 0; reading->locals && i < reading->locals->count; i++)
		nearest_try(&nearest, reading->locals->items[i].name);
	nearest_try_all(&nearest, &reading->globals);
	return message(reading->messages, MESSAGE_VARIABLE_UNKNOWN, spot_of(use), use->name,
		use->written->text, nearest_question(&nearest, "$", "", &reading->schema->arena));
}

/* In an abstract pattern the pattern that is a case of it should have given the value. */
static int
say_parameter(const struct schema_reading *reading, const struct known_use *use)
{
	struct nearest nearest = {.wanted = use->name};

	for (size_t i = 0; i < reading->parameters->count; i++)
		nearest_try(&nearest, reading->parameters->items[i].name);
	return message(reading->messages, MESSAGE_PARAMETER_MISSING,
		attribute_spot(reading, reading->instance, "is-a", 0),
		schema_attribute(reading, reading->instance, "is-a", NULL), use->name,
		use->written->text,
		nearest_question(&nearest, "the parameter '", "'", &reading->schema->arena),
		use->name);
}

static int
check_variable(const struct schema_reading *reading, const struct known_use *use)
{
	if (*use->prefix || reading->anywhere || find_local(reading->locals, use->name) ||
		text_map_get(&reading->globals, use->name))
		return 0;
	return reading->parameters ? say_parameter(reading, use) : say_variable(reading, use);
}

static int
check_function(const struct schema_reading *reading, const struct known_use *use, const char *uri)
{
	struct arena *a = &reading->schema->arena;
	struct nearest nearest = {.wanted = use->name};
	const char *colon = *use->prefix ? ":" : "";

	reading->schema->across |= domain_is_reports(use->name, uri);
	if (function_is_known(reading->evaluation, use->name, uri))
		return 0;
	nearest.name = function_nearest(reading->evaluation, use->name, uri);
	return message(reading->messages, MESSAGE_FUNCTION_UNKNOWN, spot_of(use),
		arena_print(a, "%s%s%s", use->prefix, colon, use->name), use->written->text,
		nearest_question(&nearest, arena_print(a, "%s%s", use->prefix, colon), "()", a));
}

static int
check_use(const struct schema_reading *reading, const struct known_use *use,
	const struct scope *scope)
{
	const char *uri = *use->prefix ? scope_uri(scope, use->prefix) : "";

	if (!uri)
		return message(reading->messages, MESSAGE_PREFIX_UNKNOWN, spot_of(use), use->prefix,
			use->written->text, use->prefix);
	switch (use->kind) {
	case USE_VARIABLE:
		return check_variable(reading, use);
	case USE_FUNCTION:
		return check_function(reading, use, uri);
	case USE_NAME:
		break;
	}
	return 0;
}

int
check_uses(const struct schema_reading *reading, const struct written *written,
	const struct scope *scope)
{
	struct arena *a = &reading->schema->arena;
	const char *at = written->text;
	struct use use;
	int failed = 0;

	while (!failed && use_next(written->text, &at, &use)) {
		const char *start = use.prefix_length ? use.prefix : use.name;
		struct known_use known = {use.kind, arena_text(a, use.prefix, use.prefix_length),
			arena_text(a, use.name, use.name_length), written, 0};

		start -= use.kind == USE_VARIABLE;
		known.at = (size_t)(start - written->text);
		failed = check_use(reading, &known, scope);
	}
	return failed;
}
