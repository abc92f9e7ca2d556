/* lint.c -- cli: tsagcheck schematron --lint: schemas become findings about themselves */
#include "../check/check.h"
#include "../check/lint.h"
#include "lint.h"
#include "output.h"

/* SVRL has no word for it. */
static int
check_formats(const struct options *options, unsigned *wants, struct messages *messages)
{
	if (outputs_want(options, wants, messages))
		return -1;
	return *wants & EMIT_WANTS_TRACE ? message(messages, MESSAGE_FORMAT_NAME, (struct spot){0},
						   "svrl", "text, gcc, json with --lint")
	                                 : 0;
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
	struct findings findings = {.problems = messages};
	unsigned wants;
	int status = 2;

	if (check_formats(options, &wants, messages) == 0) {
		for (size_t i = 0; i < options->files.count; i++)
			lint(options->files.items[i], i, wants & EMIT_WANTS_DIGESTS, &findings,
				messages);
		lint_rows(&findings.rules);
		findings_sort(&findings);
		findings_write(&findings, NULL, options, out, messages);
		status = findings_exit(&findings, options->fail_on);
	}
	findings_clear(&findings);
	return status;
}
