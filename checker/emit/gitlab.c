/* gitlab.c -- emit: findings become a report of GitLab's code quality */
#include <stdlib.h>

#include "../base/digest.h"
#include "emit.h"
#include "json_finding.h"
#include "repository.h"

static const char *const severities[] = {
	[SEVERITY_INFO] = "info",
	[SEVERITY_WARNING] = "minor",
	[SEVERITY_ERROR] = "major",
};

_Static_assert(sizeof severities / sizeof *severities == SEVERITIES, "a name for each severity");

/* What GitLab asks of an entry. */
struct entry {
	const char *description, *check, *fingerprint, *severity, *path;
	size_t repeat; /* entries before it that are alike */
	long line;
};

/* GitLab takes two entries with one fingerprint for one, also when they are of two files. */
static void
fingerprint_member(struct json_writer *w, const struct entry *entry, const char *path)
{
	struct buffer known_by = {0};
	struct arena arena = {0};

	buffer_print(&known_by, "%s\n%s\n%s\n%zu", path, entry->check, entry->fingerprint,
		entry->repeat);
	json_text_member(w, "fingerprint", digest_of(known_by.text, known_by.length, &arena));
	buffer_clear(&known_by);
	arena_clear(&arena);
}

static void
entry_item(struct json_writer *w, const struct entry *entry)
{
	struct buffer path = {0};

	repository_path(&path, entry->path);
	json_open(w, '{');
	json_text_member(w, "description", entry->description);
	json_text_member(w, "check_name", entry->check);
	fingerprint_member(w, entry, buffer_text(&path));
	json_text_member(w, "severity", entry->severity);
	json_key(w, "location");
	json_open_line(w, '{');
	json_text_member(w, "path", buffer_text(&path));
	json_key(w, "lines");
	json_open_line(w, '{');
	json_number_member(w, "begin", (size_t)entry->line);
	json_close(w, '}');
	json_close(w, '}');
	json_close(w, '}');
	buffer_clear(&path);
}

static void
finding_item(struct json_writer *w, const struct finding *f, size_t repeat)
{
	entry_item(w, &(struct entry){.description = finding_text(f),
			      .check = f->rule,
			      .fingerprint = f->fingerprint ? f->fingerprint : "",
			      .severity = severities[f->severity],
			      .path = f->place.document,
			      .repeat = repeat,
			      .line = place_start(&f->place).line});
}

/* `number`, from 1, tells problems apart that say the same. */
static void
problem_item(struct json_writer *w, const struct message *m, size_t number)
{
	const struct spot at = message_spot(m);
	struct arena arena = {0};
	const char *text = message_text(m, &arena);

	entry_item(w, &(struct entry){.description = text,
			      .check = "incomplete",
			      .fingerprint = text,
			      .severity = "blocker",
			      .path = at.file ? at.file : "tsagcheck",
			      .repeat = number,
			      .line = at.line ? at.line : 1});
	arena_clear(&arena);
}

static void
gitlab_emit(const struct findings *findings, const struct emit_options *options, FILE *out)
{
	size_t *repeats = repository_repeats(findings), number = 0;
	struct json_writer w = {.out = out};

	json_open(&w, '[');
	for (size_t i = 0; i < findings->count; i++)
		if (findings->items[i].severity >= options->show)
			finding_item(&w, &findings->items[i], repeats[i]);
	for (const struct message *m = findings->problems ? findings->problems->first : NULL; m;
		m = m->next)
		problem_item(&w, m, ++number);
	json_close(&w, ']');
	fputc('\n', out);
	free(repeats);
}

const struct emitter emitter_gitlab = {"gitlab", gitlab_emit, 0};
