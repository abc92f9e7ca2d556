/* page.c -- cli: a rule becomes a page in Markdown */
#include "page.h"

#include <stdlib.h>
#include <string.h>

#include "../check/example.h"

const char *const rule_families[] = {"Identity", "Meetings", "Organisation", "People", "Questions",
	"Recommendations", "Responsibility", "Resolutions", "References", "Action plans", "Hygiene",
	NULL};

/* The text with white space collapsed and what Markdown would read as its own taken for text. */
static void
print_text(const char *text, FILE *out)
{
	bool started = false;

	while (*(text += strspn(text, " \t\r\n"))) {
		size_t length = strcspn(text, " \t\r\n");

		if (started)
			fputc(' ', out);
		for (; length > 0; length--, text++) {
			if (strchr("\\`*_<>[]|#", *text))
				fputc('\\', out);
			fputc(*text, out);
		}
		started = true;
	}
}

/* Values are not known before there is a report. */
static void
print_content(const struct content *content, FILE *out)
{
	struct buffer text = {0};

	for (size_t i = 0; i < content->count; i++)
		if (content->pieces[i].type != PIECE_TAG)
			buffer_add_text(
				&text, content->pieces[i].text ? content->pieces[i].text : "…");
	print_text(buffer_text(&text), out);
	buffer_clear(&text);
}

static const char *
severity_of(const struct schema *schema)
{
	const struct assertion *assertion = schema_assertion(schema);

	return assertion ? severity_name(assertion->severity) : "-";
}

static void
print_row(const char *name, const char *text, FILE *out)
{
	if (!text)
		return;
	fprintf(out, "| %s | ", name);
	print_text(text, out);
	fputs(" |\n", out);
}

/* The folder that the file lies in. */
static void
print_pack(const struct schema *schema, FILE *out)
{
	const char *end = strrchr(schema->file.name, '/'), *start = end;

	while (end && start > schema->file.name && start[-1] != '/')
		start--;
	if (end)
		fprintf(out, "| pack | %.*s |\n", (int)(end - start), start);
}

static void
print_assertion(const struct assertion *assertion, FILE *out)
{
	fputs("- ", out);
	print_content(&assertion->text, out);
	fprintf(out, " *(%s)*\n", severity_name(assertion->severity));
	for (size_t i = 0; assertion->diagnostics[i]; i++) {
		fputs("\n  > ", out);
		print_content(&assertion->diagnostics[i]->content, out);
		fputc('\n', out);
	}
	fputc('\n', out);
}

static void
print_assertions(const struct schema *schema, FILE *out)
{
	fputs("\n## What it requires, and says\n\n", out);
	for (size_t i = 0; i < schema->pattern_count; i++)
		for (size_t j = 0; j < schema->patterns[i].rule_count; j++) {
			const struct rule *rule = &schema->patterns[i].rules[j];

			for (size_t k = 0; k < rule->assertion_count; k++)
				print_assertion(&rule->assertions[k], out);
		}
}

/* How far all lines that are not empty are indented. */
static size_t
indent_of(const char *text, size_t length)
{
	size_t least = length;

	for (const char *at = text; at < text + length;) {
		const size_t line = strcspn(at, "\n"), spaces = strspn(at, " ");

		if (spaces < line && spaces < least)
			least = spaces;
		at += line + 1;
	}
	return least;
}

static void
print_lines(const char *text, size_t length, FILE *out)
{
	const size_t indent = indent_of(text, length);

	for (const char *at = text; at < text + length;) {
		const size_t line = strcspn(at, "\n");

		if (strspn(at, " \t\r") < line && line > indent)
			fprintf(out, "%.*s\n", (int)(line - indent), at + indent);
		at += line + 1;
	}
}

/* What stands between the tags of an example, as it is written. */
static const char *
inside(const struct schema *schema, const xmlNode *example, struct arena *a)
{
	const struct extent extent = place_extent(&schema->file, example);
	const char *text =
		arena_text(a, schema->file.source.bytes + extent.start, extent.end - extent.start);
	const char *start = strchr(text, '>');
	char *end = start ? strstr((char *)(size_t)start, "</t:example") : NULL;

	while (end && end > start && end[-1] == ' ')
		end--;
	if (end)
		*end = '\0';
	return start ? start + 1 : text;
}

static void
print_example(const struct schema *schema, const xmlNode *example, FILE *out)
{
	struct arena a = {0};
	const char *text = inside(schema, example, &a);

	fprintf(out, "\n%s\n\n```xml\n",
		strstr(text, "<?expect") ? "A finding is at what `<?expect?>` stands before:"
					 : "Nothing is found here:");
	print_lines(text, strlen(text), out);
	fputs("```\n", out);
	arena_clear(&a);
}

void
page_print(const struct schema *schema, FILE *out)
{
	fprintf(out, "<!-- made by make pages from %s.sch: change that -->\n# %s\n\n", schema->name,
		schema->name);
	print_text(schema->title ? schema->title : "", out);
	fputs(".\n\n| | |\n| --- | --- |\n", out);
	print_row("severity", severity_of(schema), out);
	print_row("family", schema->family, out);
	print_pack(schema, out);
	print_row("source", schema->source, out);
	fputs("\n## Why\n\n", out);
	print_text(schema->why ? schema->why : "", out);
	fputc('\n', out);
	print_assertions(schema, out);
	fputs("## Examples\n", out);
	for (const xmlNode *node = xmlDocGetRootElement(schema->file.tree)->children; node;
		node = node->next)
		if (is_example(node))
			print_example(schema, node, out);
	fprintf(out, "\n## To leave it out\n\n    tsagcheck --ignore %s FILE\n", schema->name);
}

static bool
is_of(const struct schema *schema, const char *family)
{
	if (family)
		return schema->family && !strcmp(schema->family, family);
	for (const char *const *known = rule_families; *known; known++)
		if (is_of(schema, *known))
			return false;
	return true;
}

/* The rules of a family; NULL: those of none. */
static void
print_family(const struct rule_set *rules, const char *family, FILE *out)
{
	bool started = false;

	for (size_t i = 0; i < rules->count; i++) {
		const struct schema *schema = rules->schemas[i];

		if (!is_of(schema, family))
			continue;
		if (!started)
			fprintf(out,
				"\n## %s\n\n| rule | severity | what is true of a good report |\n"
				"| --- | --- | --- |\n",
				family ? family : "Others");
		started = true;
		fprintf(out, "| [%s](%s.md) | %s | ", schema->name, schema->name,
			severity_of(schema));
		print_text(schema->title ? schema->title : "", out);
		fputs(" |\n", out);
	}
}

void
pages_index_print(const struct rule_set *rules, FILE *out)
{
	const char *const *family = rule_families;

	fprintf(out,
		"<!-- made by make pages from the rule files: change those -->\n# Rules\n\n"
		"%zu rules, by what they are about. Which clauses of the norms have a rule is in\n"
		"[coverage](../coverage.md); how to write one, in [rules](../rules.md).\n",
		rules->count);
	do
		print_family(rules, *family, out);
	while (*family++);
}
