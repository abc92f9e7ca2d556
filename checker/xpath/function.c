/* function.c -- xpath: the name of a function becomes the function */
#include "function.h"

#include <string.h>

#include "../base/nearest.h"

/* The core library (XPath 1.0, 4). */
static const char *const core_functions[] = {"last", "position", "count", "id", "local-name",
	"namespace-uri", "name", "string", "concat", "starts-with", "contains", "substring-before",
	"substring-after", "substring", "string-length", "normalize-space", "translate", "boolean",
	"not", "true", "false", "lang", "number", "sum", "floor", "ceiling", "round"};

enum { CORE_FUNCTIONS = sizeof core_functions / sizeof *core_functions };

const struct function *
function_row(const struct function_table *const *tables, const char *name, const char *uri)
{
	for (const struct function_table *const *table = tables; *table; table++)
		for (size_t i = 0; i < (*table)->count; i++) {
			const struct function *row = &(*table)->rows[i];

			if (!strcmp(row->name, name) && !strcmp(row->uri, uri))
				return row;
		}
	return NULL;
}

xmlXPathFunction
function_find(const struct evaluation *evaluation, const char *name, const char *uri)
{
	const struct function *row = function_row(evaluation->functions, name, uri);

	return row ? row->call : NULL;
}

bool
function_is_known(const struct evaluation *evaluation, const char *name, const char *uri)
{
	for (size_t i = 0; !*uri && i < CORE_FUNCTIONS; i++)
		if (!strcmp(core_functions[i], name))
			return true;
	return function_find(evaluation, name, uri) != NULL;
}

const char *
function_nearest(const struct evaluation *evaluation, const char *name, const char *uri)
{
	struct nearest nearest = {.wanted = name};

	for (size_t i = 0; !*uri && i < CORE_FUNCTIONS; i++)
		nearest_try(&nearest, core_functions[i]);
	for (const struct function_table *const *table = evaluation->functions; *table; table++)
		for (size_t i = 0; i < (*table)->count; i++)
			if (!strcmp((*table)->rows[i].uri, uri))
				nearest_try(&nearest, (*table)->rows[i].name);
	return nearest.name;
}
