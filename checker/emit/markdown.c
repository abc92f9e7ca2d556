/* markdown.c -- emit: findings become a table in Markdown, as the summary of a build has it */
#include <string.h>

#include "../base/glyph.h"
#include "emit.h"
#include "repository.h"

/* GitHub takes a megabyte of a step's summary; nobody reads so many. */
enum { MOST_ROWS = 500 };

/* Everything that means something to GitHub's Markdown, but for what only does so where a line
 * begins, has a backslash; a line feed is a space. */
static void
put(FILE *out, const char *text)
{
	size_t left = strlen(text);

	while (left) {
		const struct glyph glyph = glyph_read(text, left);

		if (strchr("\\`*_[]<>&|~$#", *text))
			fputc('\\', out);
		fputs(glyph.shown, out);
		text += glyph.length;
		left -= glyph.length;
	}
}

static void
put_file(FILE *out, const char *name)
{
	struct buffer path = {0};

	repository_path(&path, name);
	put(out, buffer_text(&path));
	buffer_clear(&path);
}

static void
put_row(FILE *out, const struct finding *finding)
{
	const struct place *place = &finding->place;

	fprintf(out, "| %s | ", severity_name(finding->severity));
	put_file(out, place->document);
	if (place->start.line)
		fprintf(out, ":%ld:%ld", place->start.line, place->start.column);
	if (*place->path) {
		fputs("<br>", out);
		put(out, place->path);
	}
	fputs(" | ", out);
	put(out, finding_text(finding));
	fputs(" | ", out);
	put(out, finding->rule);
	fputs(" |\n", out);
}

/* The worst first, as not all may be in it; how many those are that are shown. */
static size_t
put_rows(FILE *out, const struct findings *findings, enum severity show)
{
	size_t rows = 0;

	for (int s = SEVERITY_ERROR; s >= (int)show; s--)
		for (size_t i = 0; i < findings->count; i++) {
			if (findings->items[i].severity != (enum severity)s)
				continue;
			if (rows == 0)
				fputs("\n| | place | finding | rule |\n|---|---|---|---|\n", out);
			if (rows++ < MOST_ROWS)
				put_row(out, &findings->items[i]);
		}
	return rows;
}

static void
put_heading(FILE *out, const struct findings *findings, enum severity show)
{
	const char *between = "### tsagcheck: ";

	for (int s = SEVERITY_ERROR; s >= (int)show; s--) {
		const size_t count = findings_of(findings, (enum severity)s);

		if (!count)
			continue;
		fprintf(out, "%s%zu %s%s", between, count, severity_name((enum severity)s),
			s == SEVERITY_INFO || count == 1 ? "" : "s");
		between = ", ";
	}
	fputs(strcmp(between, ", ") ? "### tsagcheck: no findings\n" : "\n", out);
}

static void
put_problems(FILE *out, const struct messages *problems)
{
	struct arena arena = {0};

	fputs("\n**Incomplete: not everything was checked.**\n\n", out);
	for (const struct message *m = problems->first; m; m = m->next) {
		const struct spot at = message_spot(m);

		fputs("- ", out);
		if (at.file) {
			put_file(out, at.file);
			fputs(": ", out);
		}
		put(out, message_text(m, &arena));
		fputc('\n', out);
	}
	arena_clear(&arena);
}

static void
markdown_emit(const struct findings *findings, const struct emit_options *options, FILE *out)
{
	size_t rows;

	put_heading(out, findings, options->show);
	if (findings_status(findings) == RUN_INCOMPLETE)
		put_problems(out, findings->problems);
	rows = put_rows(out, findings, options->show);
	if (rows > MOST_ROWS)
		fprintf(out, "\n%zu more findings are not listed here.\n", rows - MOST_ROWS);
}

const struct emitter emitter_markdown = {.name = "markdown", .emit = markdown_emit};
