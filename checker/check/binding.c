/* binding.c -- check: the query binding of a schema, and what its expressions need of it */
#include <string.h>
#include <strings.h>

#include "../xpath/function.h"
#include "../xpath/newer.h"
#include "../xpath/uses.h"
#include "attributes.h"
#include "scopes.h"

/* The names that the standard reserves (19757-3:2020, 6.4), and those in use. */
static const struct binding {
	const char *name;
	enum { BINDING_ONE, BINDING_NEWER } kind;
} bindings[] = {
	{"xslt", BINDING_ONE},
	{"xslt1", BINDING_ONE},
	{"xslt1.0", BINDING_ONE},
	{"xpath", BINDING_ONE},
	{"xpath1", BINDING_ONE},
	{"exslt", BINDING_ONE},
	{"stx", BINDING_ONE},
	{"xslt2", BINDING_NEWER},
	{"xslt3", BINDING_NEWER},
	{"xpath2", BINDING_NEWER},
	{"xpath3", BINDING_NEWER},
	{"xpath31", BINDING_NEWER},
	{"xquery", BINDING_NEWER},
	{"xquery3", BINDING_NEWER},
	{"xquery31", BINDING_NEWER},
};

/* Attributes that are expressions. */
static const char *const expressions[] = {"test", "context", "select", "path", "value", "subject",
	"match", "use", "documents", "when", "from", "visit-each"};

/* A byte of an attribute. */
struct mention {
	const xmlNode *element;
	const char *attribute;
	size_t at;
};

/* What XPath 1.0 cannot do, each once, and where the first of it stands. */
struct newer {
	const struct schema_reading *reading;
	struct buffer names; /* "matches(), for … return" */
	struct mention first;
};

static void
add(struct newer *newer, const char *name, struct mention mention)
{
	struct arena *a = &newer->reading->schema->arena;
	const char *known = arena_print(a, ", %s,", buffer_text(&newer->names));
	struct mention *first = &newer->first;

	if (!first->element ||
		(first->element == mention.element && first->attribute == mention.attribute &&
			mention.at < first->at))
		*first = mention;

	if (strstr(known, arena_print(a, ", %s,", name)))
		return;
	buffer_print(&newer->names, "%s%s", newer->names.length ? ", " : "", name);
}

static bool
is_known(const struct schema_reading *reading, const struct use *use, const char *prefix,
	const struct scope *scope)
{
	struct arena *a = &reading->schema->arena;
	const char *name = arena_text(a, use->name, use->name_length);
	const char *uri = *prefix ? scope_uri(scope, prefix) : "";

	/* an unknown prefix is said where it is read */
	return !uri || function_is_known(reading->evaluation, name, uri);
}

static void
add_functions(struct newer *newer, const xmlNode *element, const char *name, const char *text)
{
	const struct schema_reading *reading = newer->reading;
	const struct scope scope = schema_scope(reading, element);
	const char *at = text;
	struct use use;

	while (use_next(text, &at, &use)) {
		const char *start = use.prefix_length ? use.prefix : use.name;
		const char *prefix =
			arena_text(&reading->schema->arena, use.prefix, use.prefix_length);
		const size_t length = (size_t)(use.name + use.name_length - start);

		if (use.kind != USE_FUNCTION || is_known(reading, &use, prefix, &scope))
			continue;
		/* if (…) looks like one */
		if (length == 2 && !memcmp(start, "if", 2))
			continue;
		add(newer, arena_print(&reading->schema->arena, "%.*s()", (int)length, start),
			(struct mention){element, name, (size_t)(start - text)});
	}
}

static void
add_syntax(struct newer *newer, const xmlNode *element, const char *name, const char *text)
{
	const char *at = text, *start, *found;

	while ((found = newer_next(text, &at, &start)))
		add(newer, found, (struct mention){element, name, (size_t)(start - text)});
}

static int
look_at(void *newer_, const xmlNode *parent, const xmlNode *element)
{
	struct newer *newer = newer_;

	(void)parent;
	for (size_t i = 0; i < sizeof expressions / sizeof *expressions; i++) {
		const char *text = schema_attribute(newer->reading, element, expressions[i], NULL);

		if (!text)
			continue;
		add_syntax(newer, element, expressions[i], text);
		add_functions(newer, element, expressions[i], text);
	}
	return 0;
}

/* What is not used does no harm. */
static int
check_needs(struct schema_reading *reading, const xmlNode *root, const char *binding)
{
	struct newer newer = {.reading = reading};
	int failed = schema_walk(reading, root, look_at, &newer);

	if (!failed && newer.names.length)
		failed = message(reading->messages, MESSAGE_BINDING_OTHER,
			attribute_spot(reading, newer.first.element, newer.first.attribute,
				newer.first.at),
			binding, newer.names.text);
	else if (!failed)
		message(reading->messages, MESSAGE_BINDING_NEWER,
			attribute_spot(reading, root, "queryBinding", 0), binding);
	buffer_clear(&newer.names);
	return failed;
}

int
check_binding(struct schema_reading *reading, const xmlNode *root)
{
	const char *name = schema_attribute(reading, root, "queryBinding", NULL);
	size_t i = 0, count = sizeof bindings / sizeof *bindings;

	while (name && i < count && strcasecmp(bindings[i].name, name))
		i++;
	if (i == count)
		return message(reading->messages, MESSAGE_BINDING_UNKNOWN,
			attribute_spot(reading, root, "queryBinding", 0), name);
	return name && bindings[i].kind == BINDING_NEWER ? check_needs(reading, root, name) : 0;
}
