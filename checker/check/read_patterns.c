/* read_patterns.c -- check: patterns, rules and assertions of a schema, compiled */
#include <string.h>

#include "reading.h"

#define T_URI "urn:tsagcheck"

static const struct diagnostic *
find_diagnostic(const struct schema *schema, const char *id, size_t length)
{
	for (size_t i = 0; i < schema->diagnostic_count; i++) {
		const struct diagnostic *diagnostic = &schema->diagnostics[i];

		if (strlen(diagnostic->id) == length && !memcmp(diagnostic->id, id, length))
			return diagnostic;
	}
	return NULL;
}

/* The diagnostics that an attribute's ids, with spaces between, name. */
static int
refer(const struct schema_reading *reading, const xmlNode *element, struct assertion *assertion)
{
	const char *ids = schema_attribute(reading, element, "diagnostics", NULL);
	struct schema *schema = reading->schema;
	size_t count = 0, length;

	assertion->diagnostics = arena_alloc(
		&schema->arena, ((ids ? strlen(ids) : 0) / 2 + 2) * sizeof *assertion->diagnostics);
	for (; ids && *(ids += strspn(ids, " \t\r\n")); ids += length) {
		length = strcspn(ids, " \t\r\n");
		assertion->diagnostics[count] = find_diagnostic(schema, ids, length);
		if (!assertion->diagnostics[count++])
			return message(reading->messages, MESSAGE_DIAGNOSTIC_UNKNOWN,
				schema_spot(reading, element),
				arena_text(&schema->arena, ids, length));
	}
	return 0;
}

/* What a role says about severity; other roles of Schematron users are errors. */
static const struct {
	const char *role;
	enum severity severity;
} roles[] = {
	{"error", SEVERITY_ERROR},
	{"fatal", SEVERITY_ERROR},
	{"warning", SEVERITY_WARNING},
	{"warn", SEVERITY_WARNING},
	{"info", SEVERITY_INFO},
	{"information", SEVERITY_INFO},
	{"hint", SEVERITY_INFO},
};

static enum severity
severity_of(const struct schema_reading *reading, const xmlNode *element, enum severity otherwise)
{
	const char *role = schema_attribute(reading, element, "severity", NULL);

	if (!role)
		role = schema_attribute(reading, element, "role", NULL);
	for (size_t i = 0; role && i < sizeof roles / sizeof *roles; i++)
		if (!strcmp(role, roles[i].role))
			return roles[i].severity;
	return otherwise;
}

/* An assertion without subject has that of its rule. */
static const xmlNode *
subject_holder(const xmlNode *assertion)
{
	return xmlHasNsProp((xmlNode *)(size_t)assertion, (const xmlChar *)"subject", NULL)
	               ? assertion
	               : assertion->parent;
}

static int
read_assertion(
	const struct schema_reading *reading, const xmlNode *element, struct assertion *assertion)
{
	assertion->is_report = is_schematron(element, "report");
	assertion->schema = reading->schema;
	assertion->spot = schema_spot(reading, element);
	assertion->id = schema_attribute(reading, element, "id", NULL);
	assertion->severity = severity_of(
		reading, element, severity_of(reading, element->parent, SEVERITY_ERROR));
	if (compile_required(reading, element, "test", &assertion->test) ||
		compile_optional(
			reading, subject_holder(element), "subject", NULL, &assertion->subject) ||
		compile_optional(reading, element, "related", T_URI, &assertion->related) ||
		compile_optional(reading, element, "fix", T_URI, &assertion->fix) ||
		read_content(reading, element, &assertion->text))
		return -1;
	return refer(reading, element, assertion);
}

static bool
is_assertion(const xmlNode *node)
{
	return is_schematron(node, "assert") || is_schematron(node, "report");
}

static const char *const parts_of_rule[] = {"let", "assert", "report", "p", NULL};
static const char *const parts_of_pattern[] = {"title", "p", "let", "rule", NULL};

static int
read_rule(const struct schema_reading *reading, const xmlNode *element, struct rule *rule)
{
	size_t count = count_schematron(element, "assert") + count_schematron(element, "report");
	int failed;

	rule->spot = schema_spot(reading, element);
	rule->assertions =
		arena_alloc(&reading->schema->arena, (count + 1) * sizeof *rule->assertions);
	failed = refuse_others(reading, element, parts_of_rule) ||
	         compile_context(reading, element, "context", &rule->context) ||
	         read_lets(reading, element, &rule->lets);
	for (const xmlNode *child = element->children; child && !failed; child = child->next)
		if (is_assertion(child))
			failed = read_assertion(
				reading, child, &rule->assertions[rule->assertion_count++]);
	return failed ? -1 : 0;
}

static int
read_pattern(const struct schema_reading *reading, const xmlNode *element,
	struct schema_pattern *pattern)
{
	size_t count = count_schematron(element, "rule");
	int failed;

	pattern->schema = reading->schema;
	pattern->id = schema_attribute(reading, element, "id", NULL);
	pattern->rules = arena_alloc(&reading->schema->arena, (count + 1) * sizeof *pattern->rules);
	failed = refuse_others(reading, element, parts_of_pattern) ||
	         read_lets(reading, element, &pattern->lets);
	for (const xmlNode *child = element->children; child && !failed; child = child->next)
		if (is_schematron(child, "rule")) {
			struct rule *rule = &pattern->rules[pattern->rule_count];

			rule->pattern = pattern;
			rule->order = pattern->rule_count++;
			failed = read_rule(reading, child, rule);
		}
	return failed ? -1 : 0;
}

int
read_patterns(const struct schema_reading *reading, const xmlNode *root)
{
	struct schema *schema = reading->schema;
	size_t count = count_schematron(root, "pattern");
	int failed = 0;

	schema->patterns = arena_alloc(&schema->arena, (count + 1) * sizeof *schema->patterns);
	for (const xmlNode *child = root->children; child && !failed; child = child->next)
		if (is_schematron(child, "pattern"))
			failed = read_pattern(
				reading, child, &schema->patterns[schema->pattern_count++]);
	return failed;
}

static void
assertion_clear(struct assertion *assertion)
{
	expression_clear(&assertion->test);
	expression_clear(&assertion->subject);
	expression_clear(&assertion->related);
	expression_clear(&assertion->fix);
	content_clear(&assertion->text);
}

static void
rule_clear(struct rule *rule)
{
	context_clear(&rule->context);
	lets_clear(&rule->lets);
	for (size_t i = 0; i < rule->assertion_count; i++)
		assertion_clear(&rule->assertions[i]);
}

void
patterns_clear(struct schema *schema)
{
	for (size_t i = 0; i < schema->pattern_count; i++) {
		lets_clear(&schema->patterns[i].lets);
		for (size_t j = 0; j < schema->patterns[i].rule_count; j++)
			rule_clear(&schema->patterns[i].rules[j]);
	}
}
