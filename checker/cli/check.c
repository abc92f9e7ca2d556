/* check.c -- cli: tsagcheck check: documents become findings */
#include "baseline.h"
#include "checking.h"
#include "command.h"
#include "inputs.h"
#include "output.h"
#include "statistics.h"

static const char *const kinds[] = {"*.[dD][oO][cC][xX]", "report.xml", NULL};

static void
check_files(struct checking *checking, struct baseline *baseline, const struct inputs *inputs,
	const struct options *options)
{
	documents_check(checking, inputs->files, inputs->count, options->jobs);
	baseline_settle(
		baseline, options, &checking->findings, &checking->rules, checking->messages);
	statistics_print(&checking->findings, stderr);
}

int
command_check(const struct options *options, FILE *out, struct messages *messages)
{
	struct selection selection = {0};
	struct checking checking = {.messages = messages, .findings = {.problems = messages}};
	struct baseline baseline = {0};
	struct inputs inputs = {0};
	unsigned wants;
	int status = 2;

	inputs_find(&inputs, options, 0, kinds, messages);
	if (outputs_want(options, &wants, messages) == 0 &&
		inputs_spare(&inputs, &options->outputs, messages) == 0) {
		checking.check.digests = wants & EMIT_WANTS_DIGESTS;
		checking.check.shown = wants & EMIT_WANTS_PAGES;
		checking.findings.trace.wanted = wants & EMIT_WANTS_TRACE;
		if (checking_prepare(&checking, &selection, options) == 0 &&
			baseline_open(&baseline, options, messages) == 0)
			check_files(&checking, &baseline, &inputs, options);
		findings_write(&checking.findings, &checking.rules, options, out, messages);
		status = findings_exit(&checking.findings, options->fail_on);
	}
	baseline_clear(&baseline);
	checking_clear(&checking);
	selection_clear(&selection);
	inputs_clear(&inputs);
	return status;
}
