/* rules.c -- cli: tsagcheck rules, tsagcheck explain: what the rules are */
#include <libxml/xmlsave.h>
#include <string.h>

#include "../check/example.h"
#include "../check/suppress.h"
#include "../emit/json_writer.h"
#include "command.h"
#include "pack.h"
#include "page.h"

/* Loads the rules of the options and calls print with them. */
static int
with_rules(const struct options *options, FILE *out, struct messages *messages,
	int (*print)(const struct rule_set *rules, const struct options *options, FILE *out,
		struct messages *messages))
{
	struct selection selection;
	struct rule_set rules = {0};
	int status = 2;

	if (selection_make(&selection, options, messages) == 0 &&
		selection_rules(&selection, &rules, options, messages) == 0)
		status = print(&rules, options, out, messages);
	rule_set_clear(&rules);
	selection_clear(&selection);
	return status;
}

static const char *
severity_of(const struct schema *schema)
{
	return schema_assertion(schema) ? severity_name(schema_severity(schema)) : "-";
}

static void
add_member(struct json_writer *json, const char *key, const char *text)
{
	if (!text)
		return;
	json_key(json, key);
	json_text(json, text);
}

static void
print_json(const struct rule_set *rules, FILE *out)
{
	struct json_writer json = {.out = out};

	json_open(&json, '[');
	for (size_t i = 0; i < rules->count; i++) {
		const struct schema *schema = rules->schemas[i];

		json_open(&json, '{');
		add_member(&json, "rule", schema->name);
		add_member(&json, "severity", severity_of(schema));
		add_member(&json, "title", schema->title);
		add_member(&json, "why", schema->why);
		add_member(&json, "source", schema->source);
		json_close(&json, '}');
	}
	json_close(&json, ']');
	fputc('\n', out);
}

static int
print_list(const struct rule_set *rules, const struct options *options, FILE *out,
	struct messages *messages)
{
	const char *format = options->format ? options->format : "text";

	if (!strcmp(format, "json")) {
		print_json(rules, out);
		return 0;
	}
	if (!strcmp(format, "markdown")) {
		pages_index_print(rules, out);
		return 0;
	}
	if (strcmp(format, "text")) {
		message(messages, MESSAGE_FORMAT_NAME, (struct spot){0}, format,
			"text, json, markdown");
		return 2;
	}
	for (size_t i = 0; i < rules->count; i++)
		fprintf(out, "%-28s %-8s %s\n", rules->schemas[i]->name,
			severity_of(rules->schemas[i]),
			rules->schemas[i]->title ? rules->schemas[i]->title : "");
	return 0;
}

int
command_rules(const struct options *options, FILE *out, struct messages *messages)
{
	return with_rules(options, out, messages, print_list);
}

static void
print_example(const struct schema *schema, const xmlNode *example, FILE *out)
{
	struct extent extent = place_extent(&schema->file, example);
	const char *bytes = schema->file.source.bytes;
	bool failing = false;

	for (size_t at = extent.start; at + 8 < extent.end && !failing; at++)
		failing = !strncmp(bytes + at, "<?expect", 8);
	fprintf(out, "\n%s:\n\n  %.*s\n",
		failing ? "A report that breaks it" : "A report that keeps it",
		(int)(extent.end - extent.start), bytes + extent.start);
}

static void
print_explanation(const struct schema *schema, FILE *out)
{
	fprintf(out, "%s (%s)\n", schema->name, severity_of(schema));
	if (schema->title)
		fprintf(out, "\n%s.\n", schema->title);
	if (schema->why)
		fprintf(out, "\nWhy: %s\n", schema->why);
	if (schema->source)
		fprintf(out, "\nSource: %s\n", schema->source);
	fprintf(out, "\nTo leave it out: tsagcheck --ignore %s FILE\n", schema->name);
	fprintf(out,
		"At one place: in XML <?tsagcheck ignore %s REASON?> before the element, in Word a "
		"comment \"tsagcheck ignore %s: REASON\"\n",
		schema->name, schema->name);
	for (const xmlNode *node = xmlDocGetRootElement(schema->file.tree)->children; node;
		node = node->next)
		if (is_example(node))
			print_example(schema, node, out);
}

static void
print_own(const struct own_rule *rule, FILE *out)
{
	fprintf(out, "%s (%s)\n\n%s.\n\nWhy: %s\n\n%s\n", rule->name, severity_name(rule->severity),
		rule->title, rule->why, rule->remedy);
}

static int
explain(const struct rule_set *rules, const struct options *options, FILE *out,
	struct messages *messages)
{
	const char *format = options->format ? options->format : "text";
	const char *name = options->files.items[0];
	const struct schema *schema = rule_set_find(rules, name);
	const struct own_rule *own = schema ? NULL : own_rule_find(name);

	if (strcmp(format, "text") && strcmp(format, "markdown")) {
		message(messages, MESSAGE_FORMAT_NAME, (struct spot){0}, format, "text, markdown");
		return 2;
	}
	if (own) {
		print_own(own, out);
		return 0;
	}
	if (!schema) {
		message(messages, MESSAGE_RULE_UNKNOWN, (struct spot){0}, name);
		return 2;
	}
	if (!strcmp(format, "markdown")) {
		page_print(schema, out);
		return 0;
	}
	print_explanation(schema, out);
	return 0;
}

int
command_explain(const struct options *options, FILE *out, struct messages *messages)
{
	return with_rules(options, out, messages, explain);
}
