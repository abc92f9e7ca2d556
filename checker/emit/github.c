/* github.c -- emit: findings become annotations, as the log of a GitHub workflow has them */
#include <stdbool.h>
#include <string.h>

#include "emit.h"
#include "repository.h"
#include "utf8_text.h"

/* GitHub shows so many of each kind in a step, and says nothing of the others. */
enum { MOST_SHOWN = 10 };

static const char *const kinds[] = {
	[SEVERITY_INFO] = "notice",
	[SEVERITY_WARNING] = "warning",
	[SEVERITY_ERROR] = "error",
};

_Static_assert(sizeof kinds / sizeof *kinds == SEVERITIES, "a kind for each severity");

/* In a property a colon or comma would end it, too. */
static void
put(FILE *out, const char *text, bool property)
{
	char shown[5];
	size_t length;

	for (; (length = utf8_character(text, shown)) > 0; text += length)
		if (strchr("%\r\n", *text) || (property && strchr(":,", *text)))
			fprintf(out, "%%%02X", (unsigned char)*text);
		else
			fputs(shown, out);
}

static void
put_file(FILE *out, const char *name)
{
	struct buffer path = {0};

	repository_path(&path, name);
	fputs("file=", out);
	put(out, buffer_text(&path), true);
	buffer_clear(&path);
}

static void
annotation(FILE *out, const struct finding *finding)
{
	const struct point start = place_start(&finding->place), end = place_end(&finding->place);

	fprintf(out, "::%s ", kinds[finding->severity]);
	put_file(out, finding->place.document);
	fprintf(out, ",line=%ld,endLine=%ld", start.line, end.line);
	/* columns of two lines are not taken */
	if (start.line == end.line)
		fprintf(out, ",col=%ld,endColumn=%ld", start.column, end.column);
	fputs(",title=", out);
	put(out, finding->rule, true);
	fputs("::", out);
	if (*finding->place.path) {
		put(out, finding->place.path, false);
		fputs(": ", out);
	}
	put(out, finding_text(finding), false);
	fputc('\n', out);
}

static void
problem_annotation(FILE *out, const struct message *problem)
{
	const struct spot at = message_spot(problem);
	struct arena arena = {0};

	fputs("::error title=incomplete", out);
	if (at.file) {
		fputc(',', out);
		put_file(out, at.file);
	}
	fputs("::", out);
	put(out, message_text(problem, &arena), false);
	fputc('\n', out);
	arena_clear(&arena);
}

/* The first ones of a severity, as many as there is room for. */
static void
annotations_of(const struct findings *findings, enum severity severity, size_t room, FILE *out)
{
	for (size_t i = 0; i < findings->count && room; i++)
		if (findings->items[i].severity == severity) {
			annotation(out, &findings->items[i]);
			room--;
		}
}

static size_t
smaller(size_t one, size_t other)
{
	return one < other ? one : other;
}

/* Problems and errors are of one kind, and so are infos and the remark on what is left out. */
static void
github_emit(const struct findings *findings, const struct emit_options *options, FILE *out)
{
	const struct message *m = findings->problems ? findings->problems->first : NULL;
	size_t room[SEVERITIES] = {MOST_SHOWN, MOST_SHOWN, MOST_SHOWN}, left_out = 0;

	for (; m; m = m->next)
		if (room[SEVERITY_ERROR]) {
			problem_annotation(out, m);
			room[SEVERITY_ERROR]--;
		} else {
			left_out++;
		}
	for (int s = SEVERITY_ERROR; s >= (int)options->show; s--) {
		const size_t count = findings_of(findings, (enum severity)s);

		if (s == SEVERITY_INFO && (left_out || count > room[s]))
			room[s]--;
		left_out += count - smaller(count, room[s]);
	}
	if (left_out)
		fprintf(out,
			"::notice title=tsagcheck::%zu more are not annotated here; "
			"--format text has all\n",
			left_out);
	for (int s = SEVERITY_ERROR; s >= (int)options->show; s--)
		annotations_of(findings, (enum severity)s, room[s], out);
}

const struct emitter emitter_github = {"github", github_emit, 0};
