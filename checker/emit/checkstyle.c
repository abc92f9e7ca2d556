/* checkstyle.c -- emit: findings become the XML of Checkstyle, which many tools of a build read */
#include <string.h>

#include "emit.h"
#include "xml_text.h"

static void
error_element(FILE *out, const struct finding *finding)
{
	const struct point start = place_start(&finding->place);

	fprintf(out, "    <error line=\"%ld\" column=\"%ld\"", start.line, start.column);
	xml_attribute(out, "severity", severity_name(finding->severity));
	xml_attribute(out, "message", finding_text(finding));
	fputs(" source=\"tsagcheck.", out);
	xml_text(out, finding->rule);
	fputs("\"/>\n", out);
}

static void
open_file(FILE *out, const char *name)
{
	fputs("  <file", out);
	xml_attribute(out, "name", name);
	fputs(">\n", out);
}

/* Findings come document by document. */
static void
file_elements(const struct findings *findings, enum severity show, FILE *out)
{
	const char *open = NULL;

	for (size_t i = 0; i < findings->count; i++) {
		const struct finding *finding = &findings->items[i];

		if (finding->severity < show)
			continue;
		if (!open || strcmp(open, finding->place.document) != 0) {
			fputs(open ? "  </file>\n" : "", out);
			open = finding->place.document;
			open_file(out, open);
		}
		error_element(out, finding);
	}
	fputs(open ? "  </file>\n" : "", out);
}

static void
problem_element(const struct message *problem, FILE *out)
{
	const struct spot at = message_spot(problem);
	struct arena arena = {0};

	open_file(out, at.file ? at.file : "tsagcheck");
	fprintf(out, "    <error line=\"%ld\"", at.line);
	if (at.column)
		fprintf(out, " column=\"%ld\"", at.column);
	xml_attribute(out, "severity", "error");
	xml_attribute(out, "message", message_text(problem, &arena));
	fputs(" source=\"tsagcheck.incomplete\"/>\n  </file>\n", out);
	arena_clear(&arena);
}

static void
checkstyle_emit(const struct findings *findings, const struct emit_options *options, FILE *out)
{
	fputs("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"4.3\">\n", out);
	file_elements(findings, options->show, out);
	for (const struct message *m = findings->problems ? findings->problems->first : NULL; m;
		m = m->next)
		problem_element(m, out);
	fputs("</checkstyle>\n", out);
}

const struct emitter emitter_checkstyle = {"checkstyle", checkstyle_emit, 0};
