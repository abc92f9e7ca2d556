/* csv.c -- emit: findings become rows for a spreadsheet (RFC 4180) */
#include "emit.h"
#include "utf8_text.h"

static void
cell(FILE *out, const char *text, char behind)
{
	char shown[5];
	size_t length;

	fputc('"', out);
	for (; (length = utf8_character(text, shown)) > 0; text += length)
		fputs(*text == '"' ? "\"\"" : shown, out);
	fputc('"', out);
	fputs(behind == '\n' ? "\r\n" : ",", out);
}

static void
row(const struct finding *finding, FILE *out)
{
	const struct point start = place_start(&finding->place), end = place_end(&finding->place);

	cell(out, finding->place.document, ',');
	fprintf(out, "%ld,%ld,%ld,%ld,", start.line, start.column, end.line, end.column);
	cell(out, finding->place.path, ',');
	cell(out, severity_name(finding->severity), ',');
	cell(out, finding->rule, ',');
	cell(out, finding_text(finding), ',');
	cell(out, finding->place.words, ',');
	cell(out, finding->related ? finding->related->place.path : "", ',');
	cell(out, finding->related ? finding->related->place.words : "", ',');
	cell(out, finding->fingerprint ? finding->fingerprint : "", '\n');
}

static void
problem_row(const struct message *problem, FILE *out)
{
	const struct spot at = message_spot(problem);
	struct arena arena = {0};

	cell(out, at.file ? at.file : "", ',');
	fprintf(out, "%ld,%ld,,,", at.line, at.column);
	cell(out, "", ',');
	cell(out, "error", ',');
	cell(out, "incomplete", ',');
	cell(out, message_text(problem, &arena), ',');
	fputs("\"\",\"\",\"\",\"\"\r\n", out);
	arena_clear(&arena);
}

static void
csv_emit(const struct findings *findings, const struct emit_options *options, FILE *out)
{
	fputs("document,line,column,end_line,end_column,path,severity,rule,message,words,"
	      "other_path,other_words,fingerprint\r\n",
		out);
	for (size_t i = 0; i < findings->count; i++)
		if (findings->items[i].severity >= options->show)
			row(&findings->items[i], out);
	for (const struct message *m = findings->problems ? findings->problems->first : NULL; m;
		m = m->next)
		problem_row(m, out);
}

const struct emitter emitter_csv = {"csv", csv_emit, 0};
