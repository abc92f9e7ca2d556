/* read_rules.c -- check: rules and assertions of a schema, compiled */
#include "read_rules.h"

#include <string.h>

#include "../base/nearest.h"
#include "../base/tree.h"

#define T_URI "urn:tsagcheck"

static int
say_unknown(const struct schema_reading *reading, const xmlNode *element, const char *attribute,
	const struct remarks *references, const char *id, size_t at)
{
	const char *what = strcmp(attribute, "properties") ? "diagnostic" : "property";
	struct nearest nearest = {.wanted = id};

	for (size_t i = 0; i < references->count; i++)
		nearest_try(&nearest, references->items[i].rich.id);
	return message(reading->messages, MESSAGE_DIAGNOSTIC_UNKNOWN,
		attribute_spot(reading, element, attribute, at), what, id,
		nearest_question(&nearest, "'", "'", &reading->schema->arena), what);
}

/* The diagnostics or properties that an attribute's ids, with spaces between, name. */
static int
refer(struct schema_reading *reading, const xmlNode *element, const char *attribute,
	const struct remarks *references, const struct remark ***found)
{
	const char *ids = schema_attribute(reading, element, attribute, NULL), *at = ids;
	struct arena *a = &reading->schema->arena;
	size_t count = 0, length;

	*found = arena_alloc(a, ((ids ? strlen(ids) : 0) / 2 + 2) * sizeof **found);
	for (; at && *(at += strspn(at, " \t\r\n")); at += length) {
		const char *id = arena_text(a, at, length = strcspn(at, " \t\r\n"));
		struct remark *remark = text_map_get(&references->by_id, id);

		if (!remark)
			return say_unknown(
				reading, element, attribute, references, id, (size_t)(at - ids));
		(*found)[count] = remark_read(reading, remark);
		if (!(*found)[count++])
			return -1;
	}
	return 0;
}

/* The first of these that says something about severity; many schemas give it as a flag. */
static enum severity
read_severity(const struct schema_reading *reading, const xmlNode *element, enum severity otherwise)
{
	static const char *const names[] = {"flag", "role", "severity"};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		otherwise = severity_from(
			schema_attribute(reading, element, names[i], NULL), otherwise);
	return otherwise;
}

static int
read_assertion(struct schema_reading *reading, const xmlNode *element, enum severity otherwise,
	struct assertion *assertion)
{
	const struct schema *schema = reading->schema;

	assertion->is_report = is_schematron(element, "report");
	assertion->schema = schema;
	assertion->element = element;
	assertion->spot = schema_spot(reading, element);
	assertion->severity = read_severity(reading, element, otherwise);
	return read_rich(reading, element, &assertion->rich) ||
	                       read_template(
				       reading, element, "severity", &assertion->severity_text) ||
	                       compile_required(reading, element, "test", &assertion->test) ||
	                       compile_optional(
				       reading, element, "subject", NULL, &assertion->subject) ||
	                       compile_optional(
				       reading, element, "related", T_URI, &assertion->related) ||
	                       compile_optional(reading, element, "fix", T_URI, &assertion->fix) ||
	                       read_content(reading, element, &assertion->text) ||
	                       refer(reading, element, "diagnostics", &schema->diagnostics,
				       &assertion->diagnostics) ||
	                       refer(reading, element, "properties", &schema->properties,
				       &assertion->properties)
	               ? -1
	               : 0;
}

static bool
is_assertion(const xmlNode *node)
{
	return is_schematron(node, "assert") || is_schematron(node, "report");
}

static bool
is_abstract(const struct schema_reading *reading, const xmlNode *rule)
{
	return attribute_is_true(reading, rule, "abstract");
}

static const xmlNode *
find_rule(const struct schema_reading *reading, const char *id)
{
	const xmlNode *found = NULL;

	for (const struct rule_scope *at = reading->scopes; at && !found; at = at->outer)
		found = text_map_get(&at->rules, id);
	return found;
}

/* An abstract rule of that id anywhere in the file, or NULL. */
static const xmlNode *
find_abstract(const struct schema_reading *reading, const xmlNode *extends, const char *id)
{
	const xmlNode *root = xmlDocGetRootElement(extends->doc);

	for (const xmlNode *node = root; node; node = node_following(node, root)) {
		const char *own;

		if (!is_schematron(node, "rule") || !is_abstract(reading, node))
			continue;
		own = schema_attribute(reading, node, "id", NULL);
		if (own && !strcmp(own, id))
			return node;
	}
	return NULL;
}

/* What to write where no abstract rule of the pattern has the id. */
static const char *
no_rule_remedy(const struct schema_reading *reading, const xmlNode *extends, const char *id)
{
	struct arena *a = &reading->schema->arena;
	const xmlNode *elsewhere = find_abstract(reading, extends, id);
	struct nearest nearest = {.wanted = id};

	if (elsewhere)
		return arena_print(a,
			"The one in %s is of another pattern: write schematronEdition=\"2025\" at "
			"<sch:schema>, which allows that, or move the rule into <sch:rules>.",
			place_beside(reading, elsewhere, extends));
	for (const struct rule_scope *at = reading->scopes; at; at = at->outer)
		nearest_try_all(&nearest, &at->rules);
	return arena_print(a,
		"%sDefine <sch:rule abstract=\"true\" id=\"%s\"> in the same pattern or in "
		"<sch:rules>.",
		nearest_question(&nearest, "'", "'", a), id);
}

/* Why a rule cannot be extended, and what to write instead. */
static int
say_no_rule(const struct schema_reading *reading, const xmlNode *extends, const char *id,
	const xmlNode *found)
{
	const char *remedy =
		found ? arena_print(&reading->schema->arena,
				"Write abstract=\"true\" at the rule in %s, without a context.",
				place_beside(reading, found, extends))
		      : no_rule_remedy(reading, extends, id);

	return message(reading->messages, MESSAGE_RULE_ABSTRACT_UNKNOWN,
		attribute_spot(reading, extends, "rule", 0), id,
		found ? "not abstract" : "not an abstract rule of this pattern", remedy);
}

static int add_extended(
	struct schema_reading *reading, const struct nodes *children, struct nodes *all);

/* In place of sch:extends what the abstract rule has, which may extend others itself. */
static int
extend(struct schema_reading *reading, const xmlNode *element, struct nodes *all)
{
	const char *id;
	const xmlNode *rule;
	struct nodes children = {0};
	int failed;

	if (required_attribute(reading, element, "rule", &id))
		return -1;
	rule = find_rule(reading, id);
	if (!rule || !is_abstract(reading, rule))
		return say_no_rule(reading, element, id, rule);
	if (include_count(reading, element))
		return -1;
	if (++reading->depth > DEEPEST_INCLUDE)
		return message(reading->messages, MESSAGE_INCLUDE_CIRCULAR,
			attribute_spot(reading, element, "rule", 0), id);
	failed = schema_children(reading, rule, &children) || add_extended(reading, &children, all);
	reading->depth--;
	nodes_clear(&children);
	return failed ? -1 : 0;
}

static int
add_extended(struct schema_reading *reading, const struct nodes *children, struct nodes *all)
{
	int failed = 0;

	for (size_t i = 0; i < children->count && !failed; i++)
		if (is_schematron(children->items[i], "extends"))
			failed = extend(reading, children->items[i], all);
		else
			nodes_add(all, children->items[i]);
	return failed;
}

static int
read_parts(struct schema_reading *reading, const xmlNode *element, const struct nodes *parts,
	struct rule *rule)
{
	enum severity severity = read_severity(reading, element, SEVERITY_ERROR);
	size_t count = nodes_count(parts, "assert") + nodes_count(parts, "report");
	int failed;

	rule->assertions =
		arena_alloc(&reading->schema->arena, (count + 1) * sizeof *rule->assertions);
	failed = compile_context(reading, element, "context", &rule->context);
	reading->locals = &rule->lets;
	failed = failed || read_lets(reading, element, parts, &rule->lets) ||
	         read_rich(reading, element, &rule->rich) ||
	         compile_optional(reading, element, "subject", NULL, &rule->subject) ||
	         compile_optional(reading, element, "visit-each", NULL, &rule->visit_each);
	for (size_t i = 0; i < parts->count && !failed; i++)
		if (is_assertion(parts->items[i]))
			failed = read_assertion(reading, parts->items[i], severity,
				&rule->assertions[rule->assertion_count++]);
	reading->locals = NULL;
	return failed ? -1 : 0;
}

int
read_rule(struct schema_reading *reading, const xmlNode *element, struct rule *rule)
{
	struct nodes children = {0}, parts = {0};
	int failed;

	rule->element = element;
	rule->spot = schema_spot(reading, element);
	failed = schema_children(reading, element, &children) ||
	         add_extended(reading, &children, &parts) ||
	         read_parts(reading, element, &parts, rule);
	nodes_clear(&parts);
	nodes_clear(&children);
	return failed ? -1 : 0;
}

static void
assertion_clear(struct assertion *assertion)
{
	expression_clear(&assertion->test);
	expression_clear(&assertion->subject);
	expression_clear(&assertion->related);
	expression_clear(&assertion->fix);
	content_clear(&assertion->text);
	content_clear(&assertion->severity_text.parts);
	rich_clear(&assertion->rich);
}

void
rule_clear(struct rule *rule)
{
	context_clear(&rule->context);
	expression_clear(&rule->subject);
	expression_clear(&rule->visit_each);
	rich_clear(&rule->rich);
	lets_clear(&rule->lets);
	for (size_t i = 0; i < rule->assertion_count; i++)
		assertion_clear(&rule->assertions[i]);
}
