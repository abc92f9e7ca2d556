/* schematron.c -- cli: tsagcheck schematron: any schema on any XML, as it is */
#include <string.h>

#include "../check/check.h"
#include "lint.h"
#include "output.h"

/* One run of a schema. */
struct validation {
	const struct options *options;
	struct rule_set rules;
	struct findings findings;
	struct messages *messages;
};

static void
validate(struct validation *validation, const char *file, bool digests)
{
	const char *packs[] = {NULL};
	struct report report = {0};
	struct load_options how_to_load = {.file_size = validation->options->max_file_size};
	struct check_options how = {.packs = packs,
		.phase = validation->options->phase,
		.functions = schematron_functions,
		.digests = digests};

	if (report_load_xml(&report, file, &how_to_load, validation->messages) == 0)
		report_check(&validation->rules, &report, &how, &validation->findings,
			validation->messages);
	report_clear(&report);
}

static void
validate_all(struct validation *validation, const char *format)
{
	const struct words_list *files = &validation->options->files;

	if (rule_set_add(&validation->rules, files->items[0], schematron_functions,
		    validation->messages))
		return;
	for (size_t i = 1; i < files->count; i++)
		validate(validation, files->items[i], !strcmp(format, "json"));
	findings_sort(&validation->findings);
	validation->findings.rules = validation->rules.count;
}

/* A failed assertion of any role makes a document invalid, unless --fail-on says otherwise. */
static int
validate_and_print(const struct options *options, FILE *out, struct messages *messages)
{
	struct validation validation = {.options = options, .messages = messages};
	const char *format = options->format ? options->format : "text";
	const struct emitter *emitter = emitter_named(format);
	int status = 2;

	validation.findings.problems = messages;
	validation.findings.trace.wanted = !strcmp(format, "svrl");
	if (!emitter) {
		message(messages, MESSAGE_FORMAT_NAME, (struct spot){0}, format,
			emitter_names(", ", &validation.findings.arena));
	} else {
		validate_all(&validation, format);
		findings_print(&validation.findings, emitter, options, out);
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
