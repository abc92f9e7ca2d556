/* github.c -- emit: findings become annotations, as the log of a GitHub workflow has them */
#include <stdbool.h>
#include <string.h>

#include "emit.h"

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
	for (; *text; text++)
		if (strchr("%\r\n", *text) || (property && strchr(":,", *text)))
			fprintf(out, "%%%02X", (unsigned char)*text);
		else
			fputc(*text, out);
}

static void
annotation(FILE *out, const struct finding *finding)
{
	const struct point start = place_start(&finding->place), end = place_end(&finding->place);

	fprintf(out, "::%s file=", kinds[finding->severity]);
	put(out, finding->place.document, true);
	fprintf(out, ",line=%ld,col=%ld,endLine=%ld,endColumn=%ld,title=", start.line, start.column,
		end.line, end.column);
	put(out, finding->rule, true);
	fputs("::", out);
	if (*finding->place.path) {
		put(out, finding->place.path, false);
		fputs(": ", out);
	}
	put(out, finding_text(finding), false);
	fputc('\n', out);
}

/* The first ones of a severity; how many are left out. */
static size_t
annotations_of(const struct findings *findings, enum severity severity, FILE *out)
{
	size_t count = 0;

	for (size_t i = 0; i < findings->count; i++)
		if (findings->items[i].severity == severity && count++ < MOST_SHOWN)
			annotation(out, &findings->items[i]);
	return count > MOST_SHOWN ? count - MOST_SHOWN : 0;
}

static void
github_emit(const struct findings *findings, const struct emit_options *options, FILE *out)
{
	size_t left_out = 0;

	for (const struct message *m = findings->problems ? findings->problems->first : NULL; m;
		m = m->next) {
		fputs("::error title=incomplete", out);
		if (m->spot.file) {
			fputs(",file=", out);
			put(out, m->spot.file, true);
		}
		fputs("::", out);
		put(out, m->summary, false);
		fputc('\n', out);
	}
	for (int s = SEVERITY_ERROR; s >= (int)options->show; s--)
		left_out += annotations_of(findings, (enum severity)s, out);
	if (left_out)
		fprintf(out,
			"::notice title=tsagcheck::%zu more findings are not annotated here; "
			"--format sarif or text has all\n",
			left_out);
}

const struct emitter emitter_github = {"github", github_emit, 0};
