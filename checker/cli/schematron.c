/* schematron.c -- cli: tsagcheck schematron: any schema on any XML, as it is */
#include "checking.h"
#include "command.h"
#include "lint.h"
#include "own_registers.h"
#include "output.h"

static const char *const no_packs[] = {NULL};

static void
validate_all(struct checking *validation, const struct options *options)
{
	const struct words_list *files = &options->files;

	if (rule_set_add(&validation->rules, files->items[0], schematron_functions,
		    validation->messages))
		return;
	documents_check(validation, files->items + 1, files->count - 1, options->jobs);
}

/* A failed assertion of any role makes a document invalid, unless --fail-on says otherwise. */
static int
validate_and_print(const struct options *options, FILE *out, struct messages *messages)
{
	const char *format = options->format ? options->format : "text";
	const struct emitter *emitter = emitter_named(format);
	const unsigned wants = emitter ? emitter->wants : 0;
	struct checking validation = {.messages = messages,
		.load = {.limits = &options->limits},
		.check = {.functions = schematron_functions,
			.packs = no_packs,
			.phase = options->phase,
			.markup = true,
			.digests = wants & EMIT_WANTS_DIGESTS},
		.findings = {.problems = messages, .trace = {.wanted = wants & EMIT_WANTS_TRACE}}};
	int status = 2;

	if (!emitter) {
		message(messages, MESSAGE_FORMAT_NAME, (struct spot){0}, format,
			emitter_names(", ", &validation.findings.arena));
	} else if (own_registers_take(
			   options, &validation.check, &validation.findings.arena, messages) == 0) {
		validate_all(&validation, options);
		findings_print(&validation.findings, NULL, emitter, options, out);
		status = findings_exit(
			&validation.findings, options->fails ? options->fail_on : SEVERITY_INFO);
	}
	findings_clear(&validation.findings);
	rule_set_clear(&validation.rules);
	return status;
}

int
command_schematron(const struct options *options, FILE *out, struct messages *messages)
{
	if (options->lint)
		return schemas_lint(options, out, messages);
	if (options->files.count > 1)
		return validate_and_print(options, out, messages);
	message(messages, MESSAGE_COMMAND_FILES, (struct spot){0}, "schematron", "SCHEMA FILE...");
	return 2;
}
