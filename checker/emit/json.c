/* json.c -- emit: findings become one JSON object, version 1 */
#include "../base/buffer.h"
#include "emit.h"
#include "json_writer.h"

enum { VERSION = 1 };

static const char *const statuses[] = {
	[RUN_CLEAN] = "clean",
	[RUN_FINDINGS] = "findings",
	[RUN_INCOMPLETE] = "incomplete",
};

static void
number_member(struct json_writer *w, const char *key, size_t number)
{
	json_key(w, key);
	json_number(w, number);
}

static void
text_member(struct json_writer *w, const char *key, const char *text)
{
	json_key(w, key);
	json_text(w, text);
}

/* A key that has no value is absent. */
static void
optional_member(struct json_writer *w, const char *key, const char *text)
{
	if (text && *text)
		text_member(w, key, text);
}

static void
point_member(struct json_writer *w, const char *key, const struct point *point)
{
	if (!point->line)
		return;
	json_key(w, key);
	json_open_line(w, '{');
	number_member(w, "line", (size_t)point->line);
	number_member(w, "column", (size_t)point->column);
	number_member(w, "offset", point->offset);
	json_close(w, '}');
}

static void
place_members(struct json_writer *w, const struct place *place)
{
	text_member(w, "document", place->document);
	optional_member(w, "path", place->path);
	optional_member(w, "part", place->part);
	point_member(w, "start", &place->start);
	point_member(w, "end", &place->end);
	optional_member(w, "words", place->words);
}

static void
related_member(struct json_writer *w, const struct related *related)
{
	if (!related)
		return;
	json_key(w, "related");
	json_open(w, '[');
	for (; related; related = related->next) {
		json_open(w, '{');
		place_members(w, &related->place);
		optional_member(w, "message", related->message);
		json_close(w, '}');
	}
	json_close(w, ']');
}

/* An empty replacement is one: the words are to be deleted. */
static void
fix_member(struct json_writer *w, const char *fix)
{
	if (!fix)
		return;
	json_key(w, "fix");
	json_open_line(w, '{');
	text_member(w, "replace", fix);
	json_close(w, '}');
}

static void
finding_item(struct json_writer *w, const struct finding *f)
{
	json_open(w, '{');
	text_member(w, "rule", f->rule);
	text_member(w, "severity", severity_name(f->severity));
	text_member(w, "message", f->message);
	optional_member(w, "requirement", f->requirement);
	place_members(w, &f->place);
	related_member(w, f->related);
	fix_member(w, f->fix);
	optional_member(w, "fingerprint", f->fingerprint);
	json_close(w, '}');
}

static void
findings_member(struct json_writer *w, const struct findings *findings, enum severity show)
{
	json_key(w, "findings");
	json_open(w, '[');
	for (size_t i = 0; i < findings->count; i++)
		if (findings->items[i].severity >= show)
			finding_item(w, &findings->items[i]);
	json_close(w, ']');
}

static void
document_item(struct json_writer *w, const struct checked_document *document)
{
	json_open(w, '{');
	text_member(w, "name", document->name);
	optional_member(w, "format", document->format);
	json_key(w, "packs");
	json_open_line(w, '[');
	for (const char *const *pack = document->packs; pack && *pack; pack++)
		json_text(w, *pack);
	json_close(w, ']');
	optional_member(w, "sha256", document->sha256);
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
problem_item(struct json_writer *w, const struct message *problem)
{
	struct buffer text = {0};

	buffer_add_text(&text, problem->summary);
	if (problem->spot.line)
		buffer_print(&text, " (line %ld", problem->spot.line);
	if (problem->spot.line && problem->spot.column)
		buffer_print(&text, ", column %ld", problem->spot.column);
	buffer_add_text(&text, problem->spot.line ? ")" : "");
	json_open(w, '{');
	text_member(w, "message", buffer_text(&text));
	optional_member(w, "document", problem->spot.file);
	json_close(w, '}');
	buffer_clear(&text);
}

static void
problems_member(struct json_writer *w, const struct messages *problems)
{
	json_key(w, "problems");
	json_open(w, '[');
	for (const struct message *m = problems ? problems->first : NULL; m; m = m->next)
		problem_item(w, m);
	json_close(w, ']');
}

static void
summary_member(struct json_writer *w, const struct findings *findings)
{
	json_key(w, "summary");
	json_open_line(w, '{');
	for (int s = SEVERITY_ERROR; s >= SEVERITY_INFO; s--)
		number_member(w, severity_name((enum severity)s),
			findings_of(findings, (enum severity)s));
	number_member(w, "suppressed", findings->suppressed);
	number_member(w, "baseline", findings->baseline);
	number_member(w, "not_verified", findings->not_verified);
	number_member(w, "rules", findings->rules);
	number_member(w, "contexts", findings->contexts);
	json_close(w, '}');
}

static void
tool_member(struct json_writer *w, const char *version)
{
	json_key(w, "tool");
	json_open_line(w, '{');
	text_member(w, "name", "tsagcheck");
	text_member(w, "version", version);
	json_close(w, '}');
}

static void
json_emit(const struct findings *findings, const struct emit_options *options, FILE *out)
{
	struct json_writer w = {.out = out};

	json_open(&w, '{');
	number_member(&w, "version", VERSION);
	tool_member(&w, options->version);
	text_member(&w, "status", statuses[findings_status(findings)]);
	documents_member(&w, findings);
	findings_member(&w, findings, options->show);
	problems_member(&w, findings->problems);
	summary_member(&w, findings);
	json_close(&w, '}');
	fputc('\n', out);
}

const struct emitter emitter_json = {"json", json_emit};
