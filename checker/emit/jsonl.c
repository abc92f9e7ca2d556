/* jsonl.c -- emit: findings become JSON objects, one a line; problems stand behind them */
#include "emit.h"
#include "json_finding.h"

static void
finding_line(const struct finding *finding, FILE *out)
{
	struct json_writer w = {.out = out, .flat = 1};

	json_finding(&w, finding);
	fputc('\n', out);
}

static void
problem_line(const struct message *problem, FILE *out)
{
	struct json_writer w = {.out = out};

	json_open_line(&w, '{');
	json_key(&w, "problem");
	json_problem(&w, problem);
	json_close(&w, '}');
	fputc('\n', out);
}

static void
jsonl_emit(const struct findings *findings, const struct emit_options *options, FILE *out)
{
	for (size_t i = 0; i < findings->count; i++)
		if (findings->items[i].severity >= options->show)
			finding_line(&findings->items[i], out);
	if (!findings->problems)
		return;
	for (const struct message *m = findings->problems->first; m; m = m->next)
		problem_line(m, out);
}

const struct emitter emitter_jsonl = {"jsonl", jsonl_emit, 0};
