/* svrl.c -- emit: the Schematron Validation Report Language (ISO/IEC 19757-3, annex D) */
#include <stdlib.h>
#include <string.h>

#include "emit.h"
#include "xml_text.h"

static void
put_human_text(FILE *out, const struct evidence_text *text)
{
	fputs("<svrl:text", out);
	xml_attribute(out, "xml:lang", text->language);
	xml_attribute(out, "xml:space", text->space);
	xml_attribute(out, "see", text->see);
	xml_attribute(out, "icon", text->icon);
	xml_attribute(out, "fpi", text->fpi);
	fprintf(out, "%s>%s</svrl:text>", text->attributes ? text->attributes : "", text->xml);
}

static void
put_notes(FILE *out, const struct evidence_note *note, const char *element, const char *key)
{
	for (; note; note = note->next) {
		fprintf(out, "    <svrl:%s", element);
		xml_attribute(out, key, note->id);
		xml_attribute(out, "role", note->role);
		xml_attribute(out, "scheme", note->scheme);
		fputc('>', out);
		put_human_text(out, &note->text);
		fprintf(out, "</svrl:%s>\n", element);
	}
}

/* The value stands in role, so that the text of a finding is its message alone. */
static void
put_number(FILE *out, const char *property, long number)
{
	fprintf(out,
		"    <svrl:property-reference property=\"%s\" role=\"%ld\"><svrl:text/>"
		"</svrl:property-reference>\n",
		property, number);
}

static void
put_place(FILE *out, const struct place *place)
{
	if (place->start.line == 0)
		return;
	put_number(out, "line", place->start.line);
	put_number(out, "column", place->start.column);
	put_number(out, "end-line", place->end.line);
	put_number(out, "end-column", place->end.column);
}

static void
put_finding(FILE *out, const struct finding *finding)
{
	const struct evidence *evidence = finding->evidence;
	const char *element = evidence->is_report ? "successful-report" : "failed-assert";

	fprintf(out, "  <svrl:%s", element);
	xml_attribute(out, "location", evidence->location);
	xml_attribute(out, "test", evidence->test);
	xml_attribute(out, "id", evidence->id);
	xml_attribute(out, "role", evidence->role);
	xml_attribute(out, "flag", evidence->flag);
	xml_attribute(out, "severity", evidence->severity);
	/* not in the grammar, but every other processor says it here when a rule's language is
	 * not the schema's */
	xml_attribute(out, "xml:lang", evidence->language);
	fputs(">\n", out);
	put_notes(out, evidence->diagnostics, "diagnostic-reference", "diagnostic");
	put_notes(out, evidence->properties, "property-reference", "property");
	put_place(out, &finding->place);
	fputs("    ", out);
	put_human_text(out, &evidence->text);
	fprintf(out, "\n  </svrl:%s>\n", element);
}

static void
put_fired(FILE *out, const struct fired_rule *fired)
{
	fputs("  <svrl:fired-rule", out);
	xml_attribute(out, "context", fired->context);
	xml_attribute(out, "id", fired->id);
	xml_attribute(out, "role", fired->role);
	xml_attribute(out, "flag", fired->flag);
	xml_attribute(out, "document", fired->document);
	fputs("/>\n", out);
}

static void
put_pattern(FILE *out, const struct active_pattern *pattern)
{
	fputs(pattern->is_group ? "  <svrl:active-group" : "  <svrl:active-pattern", out);
	xml_attribute(out, "id", pattern->id);
	xml_attribute(out, "name", pattern->name);
	xml_attribute(out, "role", pattern->role);
	xml_attribute(out, "documents", pattern->documents);
	fputs("/>\n", out);
}

static int
compare(const void *left_, const void *right_)
{
	const struct finding *const *left = left_, *const *right = right_;
	size_t a = (*left)->evidence->sequence, b = (*right)->evidence->sequence;

	return a < b ? -1 : a > b;
}

/* The findings in the order of their making, which is that of the rules fired. */
static const struct finding **
in_sequence(const struct findings *findings, enum severity show)
{
	const struct finding **all = memory_new((findings->count + 1) * sizeof *all);
	size_t count = 0;

	for (size_t i = 0; i < findings->count; i++)
		if (findings->items[i].evidence && findings->items[i].severity >= show)
			all[count++] = &findings->items[i];
	all[count] = NULL;
	if (count)
		qsort(all, count, sizeof *all, compare);
	return all;
}

/* What a pattern did. One pass for each pattern: there are few of them. */
static void
put_rules(FILE *out, const struct trace *trace, const struct active_pattern *pattern,
	const struct finding **findings)
{
	const struct finding **at = findings;

	for (size_t i = 0; i < trace->fired_count; i++) {
		const struct fired_rule *fired = &trace->fired[i];

		while (*at && (*at)->evidence->fired < i)
			at++;
		if (fired->pattern != pattern->number || fired->in_document != pattern->document)
			continue;
		put_fired(out, fired);
		for (; *at && (*at)->evidence->fired == i; at++)
			put_finding(out, *at);
	}
}

/* Why the run is incomplete. */
static void
put_problems(FILE *out, const struct messages *problems)
{
	struct arena arena = {0};

	for (const struct message *m = problems ? problems->first : NULL; m; m = m->next) {
		const struct spot at = message_spot(m);

		fputs("  <svrl:text>incomplete: ", out);
		if (at.file) {
			xml_text(out, at.file);
			fputs(": ", out);
		}
		xml_text(out, message_text(m, &arena));
		fputs("</svrl:text>\n", out);
	}
	arena_clear(&arena);
}

static void
put_head(FILE *out, const struct findings *findings)
{
	const struct trace *trace = &findings->trace;

	fputs("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	      "<svrl:schematron-output xmlns:svrl=\"http://purl.oclc.org/dsdl/svrl\"",
		out);
	xml_attribute(out, "title", trace->title);
	xml_attribute(out, "phase", trace->phase);
	xml_attribute(out, "schemaVersion", trace->version);
	fputs(">\n", out);
	put_problems(out, findings->problems);
	for (size_t i = 0; i < trace->paragraph_count; i++) {
		fputs("  ", out);
		put_human_text(out, &trace->paragraphs[i]);
		fputc('\n', out);
	}
	for (size_t i = 0; i < trace->prefix_count; i++) {
		fputs("  <svrl:ns-prefix-in-attribute-values", out);
		xml_attribute(out, "prefix", trace->prefixes[i].prefix);
		xml_attribute(out, "uri", trace->prefixes[i].uri);
		fputs("/>\n", out);
	}
}

static void
emit(const struct findings *findings, const struct emit_options *options, FILE *out)
{
	const struct finding **all = in_sequence(findings, options->show);

	put_head(out, findings);
	for (size_t i = 0; i < findings->trace.pattern_count; i++) {
		put_pattern(out, &findings->trace.patterns[i]);
		put_rules(out, &findings->trace, &findings->trace.patterns[i], all);
	}
	/* the grammar asks for one, also when no document could be read */
	if (!findings->trace.pattern_count)
		fputs("  <svrl:active-pattern name=\"none\"/>\n", out);
	fputs("</svrl:schematron-output>\n", out);
	free(all);
}

const struct emitter emitter_svrl = {"svrl", emit, EMIT_WANTS_TRACE};
