/* json_finding.c -- emit: one finding, and what stands around findings, as JSON */
#include "json_finding.h"

#include "../base/buffer.h"

static const char *const statuses[] = {
	[RUN_CLEAN] = "clean",
	[RUN_FINDINGS] = "findings",
	[RUN_INCOMPLETE] = "incomplete",
};

void
json_number_member(struct json_writer *w, const char *key, size_t number)
{
	json_key(w, key);
	json_number(w, number);
}

void
json_text_member(struct json_writer *w, const char *key, const char *text)
{
	json_key(w, key);
	json_text(w, text);
}

/* A key that has no value is absent. */
void
json_optional_member(struct json_writer *w, const char *key, const char *text)
{
	if (text && *text)
		json_text_member(w, key, text);
}

static void
point_member(struct json_writer *w, const char *key, const struct point *point)
{
	if (!point->line)
		return;
	json_key(w, key);
	json_open_line(w, '{');
	json_number_member(w, "line", (size_t)point->line);
	json_number_member(w, "column", (size_t)point->column);
	json_number_member(w, "offset", point->offset);
	json_close(w, '}');
}

static void
place_members(struct json_writer *w, const struct place *place)
{
	json_text_member(w, "document", place->document);
	json_optional_member(w, "path", place->path);
	json_optional_member(w, "part", place->part);
	point_member(w, "start", &place->start);
	point_member(w, "end", &place->end);
	json_optional_member(w, "words", place->words);
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
		json_optional_member(w, "message", related->message);
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
	json_text_member(w, "replace", fix);
	json_close(w, '}');
}

void
json_finding(struct json_writer *w, const struct finding *f)
{
	json_open(w, '{');
	json_text_member(w, "rule", f->rule);
	json_text_member(w, "severity", severity_name(f->severity));
	json_text_member(w, "message", f->message);
	json_optional_member(w, "requirement", f->requirement);
	place_members(w, &f->place);
	related_member(w, f->related);
	fix_member(w, f->fix);
	json_optional_member(w, "fingerprint", f->fingerprint);
	json_close(w, '}');
}

void
json_problem(struct json_writer *w, const struct message *problem)
{
	const struct spot at = message_spot(problem);
	struct arena arena = {0};
	struct buffer text = {0};

	buffer_add_text(&text, message_text(problem, &arena));
	if (at.line)
		buffer_print(&text, " (line %ld", at.line);
	if (at.line && at.column)
		buffer_print(&text, ", column %ld", at.column);
	buffer_add_text(&text, at.line ? ")" : "");
	json_open(w, '{');
	json_text_member(w, "message", buffer_text(&text));
	json_optional_member(w, "document", at.file);
	json_optional_member(w, "rule", problem->matter.rule);
	json_close(w, '}');
	buffer_clear(&text);
	arena_clear(&arena);
}

void
json_problems_member(struct json_writer *w, const struct messages *problems)
{
	json_key(w, "problems");
	json_open(w, '[');
	for (const struct message *m = problems ? problems->first : NULL; m; m = m->next)
		json_problem(w, m);
	json_close(w, ']');
}

void
json_tool_member(struct json_writer *w, const char *version)
{
	json_key(w, "tool");
	json_open_line(w, '{');
	json_text_member(w, "name", "tsagcheck");
	json_text_member(w, "version", version);
	json_close(w, '}');
}

void
json_status_member(struct json_writer *w, enum run_status status)
{
	json_text_member(w, "status", statuses[status]);
}
