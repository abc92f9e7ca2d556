/* gitlab.c -- emit: findings become a report of GitLab's code quality */
#include "emit.h"
#include "json_finding.h"

static const char *const severities[] = {
	[SEVERITY_INFO] = "info",
	[SEVERITY_WARNING] = "minor",
	[SEVERITY_ERROR] = "major",
};

_Static_assert(sizeof severities / sizeof *severities == SEVERITIES, "a name for each severity");

/* What GitLab asks of an entry. */
struct entry {
	const char *description, *check, *fingerprint, *severity, *path;
	long line;
};

static void
entry_item(struct json_writer *w, const struct entry *entry)
{
	json_open(w, '{');
	json_text_member(w, "description", entry->description);
	json_text_member(w, "check_name", entry->check);
	json_text_member(w, "fingerprint", entry->fingerprint);
	json_text_member(w, "severity", entry->severity);
	json_key(w, "location");
	json_open_line(w, '{');
	json_text_member(w, "path", entry->path);
	json_key(w, "lines");
	json_open_line(w, '{');
	json_number_member(w, "begin", (size_t)entry->line);
	json_close(w, '}');
	json_close(w, '}');
	json_close(w, '}');
}

static void
gitlab_emit(const struct findings *findings, const struct emit_options *options, FILE *out)
{
	struct json_writer w = {.out = out};

	json_open(&w, '[');
	for (size_t i = 0; i < findings->count; i++) {
		const struct finding *f = &findings->items[i];

		if (f->severity >= options->show)
			entry_item(&w, &(struct entry){finding_text(f), f->rule,
					       f->fingerprint ? f->fingerprint : f->rule,
					       severities[f->severity], f->place.document,
					       place_start(&f->place).line});
	}
	for (const struct message *m = findings->problems ? findings->problems->first : NULL; m;
		m = m->next)
		entry_item(&w, &(struct entry){m->summary, "incomplete", m->summary, "blocker",
				       m->spot.file ? m->spot.file : "tsagcheck",
				       m->spot.line ? m->spot.line : 1});
	json_close(&w, ']');
	fputc('\n', out);
}

const struct emitter emitter_gitlab = {"gitlab", gitlab_emit, 0};
