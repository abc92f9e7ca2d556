/* output.c -- cli: findings are written, and become an exit status */
#include "output.h"

#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "../check/schema.h"
#include "command.h"
#include "file.h"
#include "result.h"

static bool
wants_color(const char *when, FILE *out)
{
	const char *none = getenv("NO_COLOR"), *terminal = getenv("TERM");

	if (strcmp(when, "auto"))
		return !strcmp(when, "always");
	return !(none && *none) && isatty(fileno(out)) && terminal && strcmp(terminal, "dumb");
}

static size_t
width_of(FILE *out)
{
	struct winsize size;

	return isatty(fileno(out)) && ioctl(fileno(out), TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

static struct rule_summary
summary_of(const struct schema *schema)
{
	return (struct rule_summary){.id = schema->name,
		.title = schema->title,
		.why = schema->why,
		.source = schema->source,
		.severity = schema_severity(schema)};
}

struct emit_options
output_options(const struct options *options, FILE *out)
{
	return (struct emit_options){.color = wants_color(options->color, out),
		.width = width_of(out),
		.show = options->show,
		.version = TSAGCHECK_VERSION};
}

void
findings_print(const struct findings *findings, const struct rule_set *rules,
	const struct emitter *emitter, const struct options *options, FILE *out)
{
	const size_t count = rules ? rules->count : 0;
	struct rule_summary *summaries = memory_new((count + 1) * sizeof *summaries);
	struct emit_options how = output_options(options, out);

	how.rules = summaries;
	how.rule_count = count;
	for (size_t i = 0; i < count; i++)
		summaries[i] = summary_of(rules->schemas[i]);
	emitter->emit(findings, &how, out);
	free(summaries);
}

static const struct emitter *
emitter_of(const struct output *output)
{
	return emitter_named(output->format ? output->format : "text");
}

int
outputs_want(const struct options *options, unsigned *wants, struct messages *messages)
{
	struct arena arena = {0};
	int failed = 0;

	*wants = 0;
	for (size_t i = 0; i < options->outputs.count && !failed; i++) {
		const struct emitter *emitter = emitter_of(&options->outputs.items[i]);

		if (emitter)
			*wants |= emitter->wants;
		else
			failed = message(messages, MESSAGE_FORMAT_NAME, (struct spot){0},
				options->outputs.items[i].format, emitter_names(", ", &arena));
	}
	arena_clear(&arena);
	return failed;
}

/* Writes result i of a run. Returns whether all of it arrived; if not, that was said. */
static bool
write_result(const struct findings *findings, const struct rule_set *rules,
	const struct options *options, size_t i, struct messages *messages)
{
	const struct output *output = &options->outputs.items[i];
	struct result result;

	result_open(&result, output->file);
	findings_print(findings, rules, emitter_of(output), options, result.out);
	return result_close(&result, false, messages) == 0;
}

static bool
can_be_written_again(const struct output *output)
{
	return output->file && file_is_replaced(output->file);
}

/* Files that can be replaced are written first, and once more when one of them cannot: then the
 * others say so. lost[i]: nothing more is to be tried with it. */
static void
write_files(const struct findings *findings, const struct rule_set *rules,
	const struct options *options, bool *lost, struct messages *messages)
{
	const struct outputs *outputs = &options->outputs;
	size_t said;

	do {
		said = messages->count;
		for (size_t i = 0; i < outputs->count; i++)
			if (!lost[i] && can_be_written_again(&outputs->items[i]))
				lost[i] = !write_result(findings, rules, options, i, messages);
	} while (messages->count > said);
}

/* The first one's place is with the caller, who writes it when there is anything in it. */
void
findings_write(const struct findings *findings, const struct rule_set *rules,
	const struct options *options, FILE *out, struct messages *messages)
{
	const struct outputs *outputs = &options->outputs;
	bool *lost = memory_new((outputs->count + 1) * sizeof *lost);

	for (size_t i = 0; i < outputs->count; i++)
		lost[i] = false;
	if (outputs->count > 1)
		write_files(findings, rules, options, lost, messages);
	for (size_t i = 1; i < outputs->count; i++)
		if (!can_be_written_again(&outputs->items[i]))
			write_result(findings, rules, options, i, messages);
	if (!lost[0])
		findings_print(findings, rules, emitter_of(&outputs->items[0]), options, out);
	free(lost);
}

int
findings_exit(const struct findings *findings, enum severity fail_on)
{
	if (findings_status(findings) == RUN_INCOMPLETE)
		return 2;
	for (size_t i = 0; i < findings->count; i++)
		if (findings->items[i].severity >= fail_on)
			return 1;
	return 0;
}
