/* test.c -- cli: tsagcheck test: the examples inside rule files are run */
#include "../check/example.h"
#include "command.h"
#include "own_registers.h"
#include "pack.h"

/* The arguments are rules, packs or rule files: as if --rules named them. */
static int
run(const struct options *options, struct selection *selection, struct rule_set *rules, FILE *out,
	struct messages *messages)
{
	struct recognisers *recognisers = selection_recognisers(selection, messages);
	struct check_options how = {.registers = selection_path(selection, "registers")};
	size_t wrong = 0, good = 0;
	int failed = !recognisers || own_registers_take(options, &how, &selection->arena, messages);

	sandbox_may_read(options->sandbox, how.registers);
	failed = failed || sandbox_close(options, rules, messages);
	for (size_t i = 0; i < rules->count && !failed; i++) {
		struct example_counts counts;
		struct buffer complaints = {0};

		failed = examples_check(
			rules->schemas[i], recognisers, &how, &counts, &complaints, messages);
		fputs(buffer_text(&complaints), out);
		buffer_clear(&complaints);
		wrong += counts.wrong;
		good += counts.passing + counts.failing;
	}
	recognisers_free(recognisers);
	if (!failed)
		fprintf(out, "%zu examples of %zu rules as they should be, %zu complaints\n", good,
			rules->count, wrong);
	return failed ? 2 : wrong ? 1 : 0;
}

int
command_test(const struct options *options, FILE *out, struct messages *messages)
{
	struct options chosen = *options;
	struct selection selection;
	struct rule_set rules = {0};
	int status = 2;

	if (options->files.count)
		chosen.rules = options->files;
	if (selection_make(&selection, &chosen, messages) == 0 &&
		selection_rules(&selection, &rules, options, messages) == 0)
		status = run(options, &selection, &rules, out, messages);
	rule_set_clear(&rules);
	selection_clear(&selection);
	return status;
}
