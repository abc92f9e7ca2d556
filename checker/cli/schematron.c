/* schematron.c -- cli: tsagcheck schematron: any schema on any XML, as it is */
#include "baseline.h"
#include "checking.h"
#include "command.h"
#include "inputs.h"
#include "lint.h"
#include "own_registers.h"
#include "output.h"
#include "statistics.h"

static const char *const no_packs[] = {NULL};

static const char *const kinds[] = {"*.xml", NULL};

/* What a document refers to lies beside it. */
static int
confine(const struct checking *validation, const struct inputs *inputs,
	const struct options *options)
{
	for (size_t i = 0; i < inputs->count; i++)
		sandbox_may_read_beside(options->sandbox, inputs->files[i]);
	return sandbox_close(options, &validation->rules, validation->messages);
}

static void
validate_all(
	struct checking *validation, const struct inputs *inputs, const struct options *options)
{
	if (rule_set_add(&validation->rules, options->files.items[0], schematron_functions,
		    validation->messages) ||
		confine(validation, inputs, options))
		return;
	if (options->statistics)
		validation->check.counts =
			rule_set_counts(&validation->rules, &validation->findings.arena);
	documents_check(validation, inputs->files, inputs->count, options->jobs);
	statistics_print(&validation->findings, stderr);
}

/* A failed assertion of any role makes a document invalid, unless --fail-on says otherwise. */
static int
validate_and_print(const struct options *options, FILE *out, struct messages *messages)
{
	struct checking validation = {.messages = messages,
		.load = {.limits = &options->limits, .stdin_name = options->stdin_name},
		.check = {.functions = schematron_functions,
			.packs = no_packs,
			.phase = options->phase,
			.markup = true},
		.findings = {.problems = messages}};
	struct baseline baseline = {0};
	struct inputs inputs = {0};
	unsigned wants;
	int status = 2;

	inputs_find(&inputs, options, 1, kinds, messages);
	if (outputs_want(options, &wants, messages) == 0 &&
		inputs_spare(&inputs, &options->outputs, messages) == 0 &&
		own_registers_take(
			options, &validation.check, &validation.findings.arena, messages) == 0 &&
		baseline_open(&baseline, options, messages) == 0) {
		validation.check.digests = wants & EMIT_WANTS_DIGESTS;
		validation.findings.trace.wanted = wants & EMIT_WANTS_TRACE;
		validate_all(&validation, &inputs, options);
		baseline_settle(&baseline, options, &validation.findings, NULL, messages);
		findings_write(&validation.findings, NULL, options, out, messages);
		status = findings_exit(
			&validation.findings, options->fails ? options->fail_on : SEVERITY_INFO);
	}
	baseline_clear(&baseline);
	findings_clear(&validation.findings);
	rule_set_clear(&validation.rules);
	inputs_clear(&inputs);
	return status;
}

int
command_schematron(const struct options *options, FILE *out, struct messages *messages)
{
	if (options->lint)
		return schemas_lint(options, out, messages);
	if (options->files.count > (options->files_from.count ? 0 : 1))
		return validate_and_print(options, out, messages);
	message(messages, MESSAGE_COMMAND_FILES, (struct spot){0}, "schematron", "SCHEMA FILE...");
	return 2;
}
