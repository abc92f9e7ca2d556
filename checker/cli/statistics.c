/* statistics.c -- cli: counts of a run become a table */
#include "statistics.h"

static void
print_count(const struct rule_count *count, FILE *out)
{
	fprintf(out, "%8zu %8zu %12zu %10zu  %s%s\n", count->contexts, count->findings,
		count->not_verified, count->suppressed, count->rule,
		count->contexts ? "" : "  (looked at nothing)");
}

void
statistics_print(const struct findings *findings, FILE *out)
{
	if (!findings->statistics)
		return;
	fprintf(out, "%zu rules, %zu contexts, %zu not verified\n", findings->rules,
		findings->contexts, findings->not_verified);
	fputs("contexts findings not verified suppressed  rule\n", out);
	for (size_t i = 0; i < findings->statistics_count; i++)
		print_count(&findings->statistics[i], out);
}
