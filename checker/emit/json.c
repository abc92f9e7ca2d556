/* json.c -- emit: findings become one JSON object, version 1 */
#include "emit.h"
#include "json_finding.h"

enum { VERSION = 1 };

static const char *const statuses[] = {
	[RUN_CLEAN] = "clean",
	[RUN_FINDINGS] = "findings",
	[RUN_INCOMPLETE] = "incomplete",
};

static void
findings_member(struct json_writer *w, const struct findings *findings, enum severity show)
{
	json_key(w, "findings");
	json_open(w, '[');
	for (size_t i = 0; i < findings->count; i++)
		if (findings->items[i].severity >= show)
			json_finding(w, &findings->items[i]);
	json_close(w, ']');
}

static void
document_item(struct json_writer *w, const struct checked_document *document)
{
	json_open(w, '{');
	json_text_member(w, "name", document->name);
	json_optional_member(w, "format", document->format);
	json_key(w, "packs");
	json_open_line(w, '[');
	for (const char *const *pack = document->packs; pack && *pack; pack++)
		json_text(w, *pack);
	json_close(w, ']');
	json_optional_member(w, "sha256", document->sha256);
	json_close(w, '}');
}

static void
documents_member(struct json_writer *w, const struct findings *findings)
{
	json_key(w, "documents");
	json_open(w, '[');
	for (size_t i = 0; i < findings->document_count; i++)
		document_item(w, &findings->documents[i]);
	json_close(w, ']');
}

static void
problems_member(struct json_writer *w, const struct messages *problems)
{
	json_key(w, "problems");
	json_open(w, '[');
	for (const struct message *m = problems ? problems->first : NULL; m; m = m->next)
		json_problem(w, m);
	json_close(w, ']');
}

static void
summary_member(struct json_writer *w, const struct findings *findings)
{
	json_key(w, "summary");
	json_open_line(w, '{');
	for (int s = SEVERITY_ERROR; s >= SEVERITY_INFO; s--)
		json_number_member(w, severity_name((enum severity)s),
			findings_of(findings, (enum severity)s));
	json_number_member(w, "suppressed", findings->suppressed);
	json_number_member(w, "baseline", findings->baseline);
	json_number_member(w, "not_verified", findings->not_verified);
	json_number_member(w, "rules", findings->rules);
	json_number_member(w, "contexts", findings->contexts);
	json_close(w, '}');
}

static void
tool_member(struct json_writer *w, const char *version)
{
	json_key(w, "tool");
	json_open_line(w, '{');
	json_text_member(w, "name", "tsagcheck");
	json_text_member(w, "version", version);
	json_close(w, '}');
}

static void
json_emit(const struct findings *findings, const struct emit_options *options, FILE *out)
{
	struct json_writer w = {.out = out};

	json_open(&w, '{');
	json_number_member(&w, "version", VERSION);
	tool_member(&w, options->version);
	json_text_member(&w, "status", statuses[findings_status(findings)]);
	documents_member(&w, findings);
	findings_member(&w, findings, options->show);
	problems_member(&w, findings->problems);
	summary_member(&w, findings);
	json_close(&w, '}');
	fputc('\n', out);
}

const struct emitter emitter_json = {"json", json_emit, EMIT_WANTS_DIGESTS};
