/* sample_findings.c -- tests: findings built by hand, and what an emitter makes of them */
#include "sample_findings.h"

#include <stdlib.h>
#include <string.h>

struct place
sample_place(struct findings *findings, const char *path, long line, long column,
	const char *excerpt, size_t start, size_t end)
{
	size_t offset = (size_t)(1000 * line + column);
	long wide = (long)(end - start);

	return (struct place){
		.document = "report.xml",
		.path = path,
		.start = {line, column, offset},
		.end = {line, column + wide, offset + end - start},
		.words = arena_text(&findings->arena, excerpt + start, end - start),
		.excerpt = excerpt,
		.excerpt_start = start,
		.excerpt_end = end,
	};
}

struct finding *
sample_finding(struct findings *findings, enum severity severity, const char *rule,
	const char *message, struct place place)
{
	struct finding *f = findings_add(findings);

	*f = (struct finding){.rule = rule,
		.severity = severity,
		.message = message,
		.requirement = "",
		.place = place};
	return f;
}

struct finding *
sample_contradiction(struct findings *findings)
{
	struct finding *f = sample_finding(findings, SEVERITY_ERROR, "meeting-count",
		"The text counts four meetings, but Table 1 has 5 rows. Write the number of rows, "
		"or add the meeting that is missing.",
		sample_place(findings, "1.2 › paragraph 1", 16, 10, "The group met four times.", 14,
			18));
	struct related *r = arena_alloc(&findings->arena, sizeof *r);

	f->requirement = "A number of meetings in the text is the number of rows of the table.";
	f->fingerprint = "00000000000000000000000000000000000000000000000000000000000000aa";
	r->place = sample_place(findings, "Table 1", 40, 5, "Table 1 Meetings", 0, 7);
	r->message = "Table 1 has 5 rows.";
	f->related = r;
	return f;
}

void
sample_document(struct findings *findings, const char *name)
{
	static const char *const packs[] = {"itu-common", "wtsa-report", NULL};

	*findings_add_document(findings) = (struct checked_document){name, "report-xml",
		"00000000000000000000000000000000000000000000000000000000000000bb", packs, NULL};
}

char *
sample_emit(const char *format, const struct findings *findings, const struct emit_options *options)
{
	char *text = NULL;
	size_t length;
	FILE *out = open_memstream(&text, &length);

	if (!out)
		die("no memory stream");
	emitter_named(format)->emit(findings, options, out);
	if (fclose(out) != 0)
		die("a memory stream cannot be closed");
	return text;
}
