/* json.c -- emit: findings become one JSON object, version 1 */
#include "emit.h"
#include "json_finding.h"

enum { VERSION = 1 };

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
summary_member(struct json_writer *w, const struct findings *findings)
{
	json_key(w, "summary");
	json_open_line(w, '{');
	for (int s = SEVERITY_ERROR; s >= SEVERITY_INFO; s--)
		json_number_member(w, severity_name((enum severity)s),
			findings_of(findings, (enum severity)s));
	json_number_member(w, "suppressed", findings->suppressed);
	json_number_member(w, "baseline", findings->baseline);
	if (findings->compared)
		json_number_member(w, "baseline_gone", findings->gone);
	json_number_member(w, "not_verified", findings->not_verified);
	json_number_member(w, "rules", findings->rules);
	json_number_member(w, "contexts", findings->contexts);
	json_close(w, '}');
}

/* What each rule came to, when that was asked for. */
static void
statistics_member(struct json_writer *w, const struct findings *findings)
{
	if (!findings->statistics)
		return;
	json_key(w, "statistics");
	json_open(w, '[');
	for (size_t i = 0; i < findings->statistics_count; i++) {
		const struct rule_count *count = &findings->statistics[i];

		json_open_line(w, '{');
		json_text_member(w, "rule", count->rule);
		json_number_member(w, "contexts", count->contexts);
		json_number_member(w, "findings", count->findings);
		json_number_member(w, "not_verified", count->not_verified);
		json_number_member(w, "suppressed", count->suppressed);
		json_close(w, '}');
	}
	json_close(w, ']');
}

static void
json_emit(const struct findings *findings, const struct emit_options *options, FILE *out)
{
	struct json_writer w = {.out = out};

	json_open(&w, '{');
	json_number_member(&w, "version", VERSION);
	json_tool_member(&w, options->version);
	json_status_member(&w, findings_status(findings));
	documents_member(&w, findings);
	findings_member(&w, findings, options->show);
	json_problems_member(&w, findings->problems);
	summary_member(&w, findings);
	statistics_member(&w, findings);
	json_close(&w, '}');
	fputc('\n', out);
}

const struct emitter emitter_json = {"json", json_emit, EMIT_WANTS_DIGESTS};
