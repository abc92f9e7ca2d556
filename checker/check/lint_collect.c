/* lint_collect.c -- check: the elements of a schema, and the names that they use */
#include <string.h>

#include "../xpath/uses.h"
#include "linting.h"

/* What cannot be in a name (XML 1.0, 2.3), but for what only the first character cannot be. */
static const char delimiters[] = " \t\r\n!\"#$%&'()*+,/:;<=>?@[\\]^`{|}~";

static void
put(struct text_map *names, const char *name)
{
	*text_map_at(names, name) = names;
}

static void
put_name(struct lint *lint, enum name_use use, const char *at, size_t length)
{
	put(&lint->used[use].names, arena_text(&lint->arena, at, length));
}

bool
lint_uses(const struct lint *lint, enum name_use use, const char *name)
{
	const struct used_names *used = &lint->used[use];

	return used->unclear || text_map_get(&used->names, name);
}

/* The nearest element of these names that a node stands in. */
static const xmlNode *
enclosing(const struct lint *lint, const xmlNode *node, const char *name, const char *or_name)
{
	while (node && !is_schematron(node, name) && !is_schematron(node, or_name))
		node = map_get(&lint->parents, node);
	return node;
}

static struct text_map *
variables_of(struct lint *lint, const xmlNode *pattern)
{
	struct text_map *table = map_get(&lint->variables, pattern);

	if (!table) {
		table = arena_alloc(&lint->arena, sizeof *table);
		map_put(&lint->variables, pattern, table);
	}
	return table;
}

/* Every $name, also in quotes: parameters are filled in there, too. */
static void
collect_variables(struct lint *lint, const xmlNode *element, const char *text)
{
	const xmlNode *pattern = NULL, *remark = NULL;

	if (!strchr(text, '$'))
		return;
	pattern = enclosing(lint, element, "pattern", "group");
	remark = enclosing(lint, element, "diagnostic", "property");
	for (const char *at = text; (at = strchr(at, '$'));) {
		const size_t length = strcspn(++at, delimiters);
		const char *name = arena_text(&lint->arena, at, length);

		put(&lint->used[USED_VARIABLE].names, name);
		if (remark)
			put(&lint->used[USED_IN_REMARK].names, name);
		if (pattern)
			put(variables_of(lint, pattern), name);
	}
}

/* Whatever stands before a colon, also in quotes: system-property('xsl:version'). */
static void
collect_prefixes(struct lint *lint, const char *text)
{
	for (const char *at = text; (at = strchr(at, ':')); at++) {
		const char *start = at;

		while (start > text && !strchr(delimiters, start[-1]))
			start--;
		put_name(lint, USED_PREFIX, start, (size_t)(at - start));
	}
}

/* The first argument of key(); what is no literal could be any name. */
static void
collect_key(struct lint *lint, const char *behind)
{
	const char *open = behind + strspn(behind, " \t\r\n("), *close;

	close = *open == '\'' || *open == '"' ? strchr(open + 1, *open) : NULL;
	if (close && close[1 + strspn(close + 1, " \t\r\n")] == ',')
		put_name(lint, USED_KEY, open + 1, (size_t)(close - open) - 1);
	else
		lint->used[USED_KEY].unclear = true;
}

static void
collect_keys(struct lint *lint, const char *text)
{
	const char *at = text;
	struct use use;

	while (use_next(text, &at, &use))
		if (use.kind == USE_FUNCTION && use.name_length == 3 && !use.prefix_length &&
			!memcmp(use.name, "key", 3))
			collect_key(lint, at);
}

/* Attributes that are lists of names. */
static const struct {
	const char *attribute;
	enum name_use use;
} references[] = {
	{"rule", USED_RULE},
	{"is-a", USED_PATTERN},
	{"diagnostics", USED_DIAGNOSTIC},
	{"properties", USED_PROPERTY},
	{"pattern", USED_ACTIVE},
};

static void
collect_references(struct lint *lint, const char *attribute, const char *text)
{
	for (size_t i = 0; i < sizeof references / sizeof *references; i++) {
		const enum name_use use = references[i].use;
		size_t length;

		if (strcmp(references[i].attribute, attribute))
			continue;
		lint->used[use].unclear |= strchr(text, '$') != NULL;
		for (const char *at = text; *(at += strspn(at, " \t\r\n")); at += length)
			put_name(lint, use, at, length = strcspn(at, " \t\r\n"));
	}
}

/* What a parameter is filled in for may be a name of any sort. */
static void
collect_parameter(struct lint *lint, const char *text)
{
	static const enum name_use uses[] = {USED_VARIABLE, USED_PREFIX, USED_KEY, USED_RULE};

	for (size_t i = 0; i < sizeof uses / sizeof *uses; i++)
		put(&lint->used[uses[i]].names, text);
}

static void
collect_value(struct lint *lint, const xmlNode *element, const char *attribute, const char *text)
{
	collect_variables(lint, element, text);
	collect_prefixes(lint, text);
	collect_keys(lint, text);
	collect_references(lint, attribute, text);
	if (is_schematron(element, "param") && !strcmp(attribute, "value"))
		collect_parameter(lint, text);
}

static void
collect_element(struct lint *lint, const xmlNode *element)
{
	for (xmlAttr *at = element->properties; at; at = at->next) {
		xmlChar *text = xmlNodeGetContent((xmlNode *)at);

		if (text)
			collect_value(lint, element, (const char *)at->name, (const char *)text);
		xmlFree(text);
	}
	for (const xmlNode *child = element->children; child; child = child->next)
		if (child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE)
			collect_variables(lint, element, (const char *)child->content);
}

static int
take_element(void *lint_, const xmlNode *parent, const xmlNode *element)
{
	struct lint *lint = lint_;

	nodes_add(&lint->elements, element);
	map_put(&lint->parents, element, (void *)(size_t)parent);
	return 0;
}

int
lint_collect(struct lint *lint)
{
	const xmlNode *root = xmlDocGetRootElement(lint->schema->file.tree);

	if (schema_walk(&lint->reading, root, take_element, lint))
		return -1;
	for (size_t i = 0; i < lint->elements.count; i++)
		collect_element(lint, lint->elements.items[i]);
	return 0;
}
