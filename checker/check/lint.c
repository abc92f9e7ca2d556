/* lint.c -- check: a schema becomes findings about the schema itself */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fingerprint.h"
#include "fragment.h"
#include "linting.h"
#include "placing.h"

static const struct lint_row rows[] = {
#define LINT(id, name, severity, requirement) {name, SEVERITY_##severity, requirement},
#include "lint.def"
#undef LINT
};

_Static_assert(sizeof rows / sizeof *rows == LINT_CHECKS, "a row for each check");

const struct lint_row *
lint_rows(size_t *count)
{
	*count = LINT_CHECKS;
	return rows;
}

static struct place
place_of(struct lint *lint, const xmlNode *node)
{
	return markup_place(schema_file(lint->schema, node), node, &lint->findings->arena);
}

static struct related *
related_to(struct lint *lint, const xmlNode *other)
{
	struct related *made = arena_alloc(&lint->findings->arena, sizeof *made);

	made->place = place_of(lint, other);
	made->message = "the other one is here";
	return made;
}

/* Whether it was said before; checks are made one after the other, but some side by side. */
static bool
is_said(struct lint *lint, enum lint_check check, const xmlNode *node)
{
	const struct lint_row *said = map_get(&lint->said, node);

	map_put(&lint->said, node, (void *)(size_t)&rows[check]);
	return said == &rows[check];
}

void
lint_say(struct lint *lint, enum lint_check check, const xmlNode *node, const xmlNode *other,
	const char *what, ...)
{
	const struct lint_row *row = &rows[check];
	struct arena *a = &lint->findings->arena;
	struct finding found = {.rule = row->name,
		.severity = row->severity,
		.requirement = row->requirement,
		.order = lint->order};
	char text[1000];
	va_list values;

	if (is_said(lint, check, node))
		return;
	va_start(values, what);
	vsnprintf(text, sizeof text, what, values);
	va_end(values);
	found.message = arena_copy(a, text);
	found.place = place_of(lint, node);
	found.related = other ? related_to(lint, other) : NULL;
	found.fingerprint = fingerprint_of(row->name, found.place.path, found.place.words, a);
	*findings_add(lint->findings) = found;
}

const xmlNode *
lint_attribute(const xmlNode *element, const char *name)
{
	const xmlAttr *attribute =
		xmlHasNsProp((xmlNode *)(size_t)element, (const xmlChar *)name, NULL);

	return attribute ? (const xmlNode *)attribute : element;
}

const char *
lint_value(struct lint *lint, const xmlNode *element, const char *name)
{
	xmlChar *value = xmlGetNoNsProp((xmlNode *)(size_t)element, (const xmlChar *)name);
	const char *kept = arena_copy(&lint->arena, (const char *)value);

	xmlFree(value);
	return kept;
}

static void
clear(struct lint *lint)
{
	for (size_t i = 0; i < NAME_USES; i++)
		text_map_clear(&lint->used[i].names);
	for (size_t i = 0; i < lint->variables.room; i++)
		if (lint->variables.slots[i].key)
			text_map_clear(lint->variables.slots[i].value);
	map_clear(&lint->variables);
	map_clear(&lint->parents);
	map_clear(&lint->said);
	nodes_clear(&lint->elements);
	arena_clear(&lint->arena);
}

int
schema_lint(
	struct schema *schema, size_t order, struct findings *findings, struct messages *messages)
{
	struct lint lint = {.schema = schema,
		.findings = findings,
		.messages = messages,
		.reading = {.schema = schema, .messages = messages},
		.order = order};
	int failed;

	failed = lint_collect(&lint);
	if (!failed) {
		lint_names(&lint);
		lint_rules(&lint);
		lint_messages(&lint);
		lint_phases(&lint);
	}
	clear(&lint);
	return failed;
}
