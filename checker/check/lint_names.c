/* lint_names.c -- check: what a schema defines and nothing uses, and ids that are given twice */
#include <string.h>

#include "linting.h"

static bool
is_abstract(struct lint *lint, const xmlNode *element)
{
	return attribute_is_true(&lint->reading, element, "abstract");
}

static bool
is_abstract_rule(struct lint *lint, const xmlNode *element)
{
	return is_schematron(element, "rule") && is_abstract(lint, element);
}

static bool
is_abstract_pattern(struct lint *lint, const xmlNode *element)
{
	return is_schematron(element, "pattern") && is_abstract(lint, element);
}

static bool
is_variable(struct lint *lint, const xmlNode *element)
{
	return is_let(map_get(&lint->parents, element), element);
}

static bool
is_ns(struct lint *lint, const xmlNode *element)
{
	(void)lint;
	return is_schematron(element, "ns");
}

static bool
is_key(struct lint *lint, const xmlNode *element)
{
	(void)lint;
	return is_xslt(element, "key");
}

static bool
is_diagnostic(struct lint *lint, const xmlNode *element)
{
	(void)lint;
	return is_schematron(element, "diagnostic");
}

static bool
is_property(struct lint *lint, const xmlNode *element)
{
	(void)lint;
	return is_schematron(element, "property");
}

/* What has a name that something should use. what: as printf has it, with the name. */
static const struct definition {
	bool (*is)(struct lint *lint, const xmlNode *element);
	const char *attribute;
	enum name_use use;
	enum lint_check check;
	const char *before, *behind;
} definitions[] = {
	{is_variable, "name", USED_VARIABLE, LINT_LET_UNUSED, "the variable $",
		" is used nowhere: take it out"},
	{is_ns, "prefix", USED_PREFIX, LINT_NS_UNUSED, "the prefix ",
		" is used nowhere: take it out"},
	{is_key, "name", USED_KEY, LINT_KEY_UNUSED, "no key() asks for the key ", ": take it out"},
	{is_diagnostic, "id", USED_DIAGNOSTIC, LINT_DIAGNOSTIC_UNUSED,
		"no assertion refers to the diagnostic ", ": refer to it or take it out"},
	{is_property, "id", USED_PROPERTY, LINT_PROPERTY_UNUSED,
		"no assertion refers to the property ", ": refer to it or take it out"},
	{is_abstract_rule, "id", USED_RULE, LINT_ABSTRACT_RULE_UNUSED,
		"no rule extends the abstract rule ", ": extend it or take it out"},
	{is_abstract_pattern, "id", USED_PATTERN, LINT_ABSTRACT_PATTERN_UNUSED,
		"no pattern is a case of the abstract pattern ", ": use it or take it out"},
};

/* Whether a text in a rule's own element has $name. */
static bool
mentions(const xmlNode *rule, const char *name)
{
	const size_t length = strlen(name);
	bool found = false;

	for (const xmlNode *node = rule->children; node && !found; node = node->next) {
		for (xmlAttr *at = node->type == XML_ELEMENT_NODE ? node->properties : NULL;
			at && !found; at = at->next) {
			xmlChar *text = xmlNodeGetContent((xmlNode *)at);

			for (const char *dollar = (const char *)text;
				!found && dollar && (dollar = strchr(dollar, '$'));)
				found = !strncmp(++dollar, name, length);
			xmlFree(text);
		}
		found = found || mentions(node, name);
	}
	return found;
}

/* A variable of a rule is seen in the rule itself, and by the diagnostics that it refers to; what
 * rules extend may be used in any of them. */
static bool
is_used_in_rule(const struct lint *lint, const xmlNode *let, const char *name)
{
	const xmlNode *rule = let->parent;

	if (!is_schematron(rule, "rule") || map_get(&lint->parents, let) != rule)
		return true;
	for (const xmlNode *child = rule->children; child; child = child->next)
		if (is_schematron(child, "extends") || is_schematron(child, "include"))
			return true;
	return mentions(rule, name) || lint_uses(lint, USED_IN_REMARK, name);
}

static bool
is_used(struct lint *lint, const struct definition *definition, const xmlNode *element,
	const char *name)
{
	if (!lint_uses(lint, definition->use, name))
		return false;
	return definition->check != LINT_LET_UNUSED || is_abstract(lint, element->parent) ||
	       is_used_in_rule(lint, element, name);
}

static void
look_at_definition(struct lint *lint, const xmlNode *element)
{
	for (size_t i = 0; i < sizeof definitions / sizeof *definitions; i++) {
		const struct definition *definition = &definitions[i];
		const char *name;

		if (!definition->is(lint, element))
			continue;
		name = lint_value(lint, element, definition->attribute);
		if (name && !is_used(lint, definition, element, name))
			lint_say(lint, definition->check,
				lint_attribute(element, definition->attribute), NULL, "%s%s%s",
				definition->before, name, definition->behind);
	}
}

static const xmlNode *
find_abstract(struct lint *lint, const char *id)
{
	for (size_t i = 0; i < lint->elements.count; i++) {
		const xmlNode *element = lint->elements.items[i];
		const char *has =
			is_abstract_pattern(lint, element) ? lint_value(lint, element, "id") : NULL;

		if (has && !strcmp(has, id))
			return element;
	}
	return NULL;
}

/* A parameter may also be used in the value of another one. */
static bool
is_filled_in(struct lint *lint, const xmlNode *pattern, const char *name)
{
	const struct text_map *used = map_get(&lint->variables, pattern);

	return used && text_map_get(used, name);
}

static void
look_at_parameter(struct lint *lint, const xmlNode *parameter)
{
	const xmlNode *pattern = map_get(&lint->parents, parameter), *abstract;
	const char *name = lint_value(lint, parameter, "name");
	const char *is_a = lint_value(lint, pattern, "is-a");

	if (!name || is_schematron(pattern, "schema"))
		return;
	abstract = is_a ? find_abstract(lint, is_a) : pattern;
	if (!abstract || is_filled_in(lint, abstract, name) || is_filled_in(lint, pattern, name) ||
		lint_uses(lint, USED_IN_REMARK, name))
		return;
	lint_say(lint, LINT_PARAMETER_UNUSED, lint_attribute(parameter, "name"),
		abstract == pattern ? NULL : lint_attribute(abstract, "id"),
		"the abstract pattern has no $%s: mend the name or take the parameter out", name);
}

static void
look_at_id(struct lint *lint, const xmlNode *element, struct text_map *ids)
{
	const char *id = is_schematron(element, (const char *)element->name)
	                         ? lint_value(lint, element, "id")
	                         : NULL;
	const xmlNode *other = id ? text_map_get(ids, id) : NULL;

	if (other)
		lint_say(lint, LINT_ID_DUPLICATE, lint_attribute(element, "id"),
			lint_attribute(other, "id"),
			"the id %s is that of another element, too: give one of them another id",
			id);
	else if (id)
		*text_map_at(ids, id) = (void *)(size_t)element;
}

void
lint_names(struct lint *lint)
{
	struct text_map ids = {0};

	for (size_t i = 0; i < lint->elements.count; i++) {
		const xmlNode *element = lint->elements.items[i];

		look_at_definition(lint, element);
		look_at_id(lint, element, &ids);
		if (is_schematron(element, "param"))
			look_at_parameter(lint, element);
	}
	text_map_clear(&ids);
}
