/* check.c -- cli: tsagcheck check: documents become findings */
#include "checking.h"
#include "command.h"
#include "output.h"

static void
print_statistics(const struct checking *checking)
{
	const struct rule_set *rules = &checking->rules;
	const size_t *contexts = checking->check.contexts;

	fprintf(stderr, "%zu rules, %zu contexts, %zu not verified\n", rules->count,
		checking->findings.contexts, checking->findings.not_verified);
	for (size_t i = 0; i < rules->count; i++)
		fprintf(stderr, "%8zu  %s%s\n", contexts[i], rules->schemas[i]->name,
			contexts[i] ? "" : "  (looked at nothing)");
}

int
command_check(const struct options *options, FILE *out, struct messages *messages)
{
	const char *format = options->format ? options->format : "text";
	const struct emitter *emitter = emitter_named(format);
	struct selection selection = {0};
	const unsigned wants = emitter ? emitter->wants : 0;
	struct checking checking = {.messages = messages,
		.check = {.digests = wants & EMIT_WANTS_DIGESTS, .shown = wants & EMIT_WANTS_PAGES},
		.findings = {.problems = messages, .trace = {.wanted = wants & EMIT_WANTS_TRACE}}};
	int status = 2;

	if (!emitter) {
		message(messages, MESSAGE_FORMAT_NAME, (struct spot){0}, format,
			emitter_names(", ", &selection.arena));
	} else {
		if (checking_prepare(&checking, &selection, options) == 0) {
			documents_check(&checking, options->files.items, options->files.count,
				options->jobs);
			if (options->statistics)
				print_statistics(&checking);
		}
		findings_print(&checking.findings, &checking.rules, emitter, options, out);
		status = findings_exit(&checking.findings, options->fail_on);
	}
	checking_clear(&checking);
	selection_clear(&selection);
	return status;
}
