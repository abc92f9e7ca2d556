/* lint.c -- cli: tsagcheck schematron --lint: schemas become findings about themselves */
#include <string.h>

#include "../check/check.h"
#include "../check/lint.h"
#include "lint.h"
#include "output.h"

/* SVRL has no word for it. */
static const struct emitter *
emitter_for(const char *format, struct messages *messages, struct arena *a)
{
	const struct emitter *emitter = strcmp(format, "svrl") ? emitter_named(format) : NULL;

	if (!emitter)
		message(messages, MESSAGE_FORMAT_NAME, (struct spot){0}, format,
			!strcmp(format, "svrl") ? "text, gcc, json with --lint"
						: emitter_names(", ", a));
	return emitter;
}

static void
add_document(struct findings *findings, const struct schema *schema, bool digest)
{
	static const char *const no_packs[] = {NULL};
	struct checked_document *document = findings_add_document(findings);

	document->name = arena_copy(&findings->arena, schema->file.name);
	document->format = "schematron";
	document->packs = no_packs;
	document->sha256 = digest ? source_sha256(&schema->file.source, &findings->arena) : "";
}

/* Rules of packs are schemas with more functions: all that there are can be called. */
static void
lint(const char *file, size_t order, bool digest, struct findings *findings,
	struct messages *messages)
{
	struct schema *schema = schema_load(file, check_functions, messages);

	if (!schema)
		return;
	add_document(findings, schema, digest);
	schema_lint(schema, order, findings, messages);
	schema_free(schema);
}

int
schemas_lint(const struct options *options, FILE *out, struct messages *messages)
{
	const char *format = options->format ? options->format : "text";
	struct findings findings = {.problems = messages};
	const struct emitter *emitter = emitter_for(format, messages, &findings.arena);
	int status = 2;

	if (emitter) {
		for (size_t i = 0; i < options->files.count; i++)
			lint(options->files.items[i], i, emitter->wants & EMIT_WANTS_DIGESTS,
				&findings, messages);
		lint_rows(&findings.rules);
		findings_sort(&findings);
		findings_print(&findings, NULL, emitter, options, out);
		status = findings_exit(&findings, options->fail_on);
	}
	findings_clear(&findings);
	return status;
}
