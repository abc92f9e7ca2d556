/* gcc.c -- emit: findings become lines as compilers print them, for editors and build tools */
#include "emit.h"

#include <string.h>

#include "../base/glyph.h"

static const char *const severities[] = {
	[SEVERITY_INFO] = "note",
	[SEVERITY_WARNING] = "warning",
	[SEVERITY_ERROR] = "error",
};

_Static_assert(sizeof severities / sizeof *severities == SEVERITIES, "a name for each severity");

static void
print(FILE *out, const char *text)
{
	glyphs_print(out, text, strlen(text));
}

/* Whoever reads the lines finds a rule's name by these characters and no others. */
static void
rule_print(FILE *out, const char *rule)
{
	static const char allowed[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
				      "0123456789._-";

	fputs(*rule ? " [" : " [-", out);
	for (; *rule; rule++)
		fputc(strchr(allowed, *rule) ? *rule : '_', out);
	fputs("]\n", out);
}

static void
line_print(FILE *out, const struct place *place, const char *severity, const char *text,
	const char *rule)
{
	const struct point start = place_start(place);

	print(out, *place->document ? place->document : "-");
	fprintf(out, ":%ld:%ld: %s: ", start.line, start.column, severity);
	print(out, text);
	if (*place->path) {
		fputs(" (", out);
		print(out, place->path);
		fputc(')', out);
	}
	rule_print(out, rule);
}

static const char *
related_text(const struct related *related)
{
	if (related->message && *related->message)
		return related->message;
	return *related->place.words ? related->place.words : "see here";
}

static void
finding_print(FILE *out, const struct finding *f)
{
	line_print(out, &f->place, severities[f->severity], finding_text(f), f->rule);
	for (const struct related *r = f->related; r; r = r->next)
		line_print(out, &r->place, "note", related_text(r), f->rule);
}

static void
problem_print(FILE *out, const struct message *m)
{
	const struct spot at = message_spot(m);
	struct arena arena = {0};

	print(out, at.file && *at.file ? at.file : "tsagcheck");
	fprintf(out, ":%ld:%ld: error: incomplete: ", at.line ? at.line : 1,
		at.column ? at.column : 1);
	print(out, message_text(m, &arena));
	fputs(" [incomplete]\n", out);
	arena_clear(&arena);
}

static void
gcc_emit(const struct findings *findings, const struct emit_options *options, FILE *out)
{
	for (size_t i = 0; i < findings->count; i++)
		if (findings->items[i].severity >= options->show)
			finding_print(out, &findings->items[i]);
	for (const struct message *m = findings->problems ? findings->problems->first : NULL; m;
		m = m->next)
		problem_print(out, m);
}

const struct emitter emitter_gcc = {"gcc", gcc_emit, 0};
