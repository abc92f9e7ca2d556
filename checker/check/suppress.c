/* suppress.c -- check: findings that a person has answered are taken out */
#include "suppress.h"

#include <string.h>

#include "../load/suppression.h"
#include "fingerprint.h"
#include "placing.h"

static const struct own_rule
	no_reason = {"suppression-reason", "A comment that asks not to find something says why",
		"Without a reason nobody can tell later whether a contradiction was looked at, or "
		"only "
		"silenced; nothing is taken out.",
		"Write the reason behind the colon of the comment \"tsagcheck ignore RULE: "
		"reason\", or "
		"delete the comment.",
		SEVERITY_WARNING},
	unused = {"suppression-unused",
		"A comment that asks not to find something takes a finding out",
		"A comment that outlives what it was about hides the next fault in these words; "
		"one "
		"whose rule is misspelt does nothing.",
		"Mend the name of the rule in the comment, or delete the comment.",
		SEVERITY_WARNING};

const struct own_rule *
own_rule_find(const char *name)
{
	if (!strcmp(name, no_reason.name))
		return &no_reason;
	return strcmp(name, unused.name) != 0 ? NULL : &unused;
}

static bool
is_in(const struct finding *finding, const struct extent *extent)
{
	const size_t start = finding->place.start.offset, end = finding->place.end.offset;

	return start < extent->end && (end > extent->start || start >= extent->start);
}

static bool
meets(const struct suppression *suppression, const struct finding *finding,
	const struct report *report)
{
	return !strcmp(suppression->rule, finding->rule) &&
	       !strcmp(finding->place.document, report->name) &&
	       (is_in(finding, &suppression->extent) || is_in(finding, &suppression->notes));
}

static const struct suppression *
suppression_of(const struct report *report, const struct finding *finding)
{
	const struct suppression *at = report->suppressions;

	while (at && !(*at->reason && meets(at, finding, report)))
		at = at->next;
	return at;
}

static void
add(struct check_run *run, const struct suppression *suppression, const struct own_rule *rule,
	char *text)
{
	struct arena *a = &run->findings->arena;
	struct finding found = {.rule = rule->name,
		.severity = rule->severity,
		.message = text,
		.requirement = "What is not to be found is there, and somebody says why not.",
		.place = extent_place(run, suppression->extent),
		.order = run->order};

	found.fingerprint = fingerprint_of(found.rule, found.place.path, found.place.words, a);
	*findings_add(run->findings) = found;
}

static bool
is_applied(const struct check_run *run, const char *rule)
{
	return rule_set_find(run->rules, rule) != NULL;
}

static void
report_suppression(struct check_run *run, const struct suppression *suppression, bool used)
{
	struct arena *a = &run->findings->arena;
	const char *who = *suppression->author ? suppression->author : "Somebody";

	if (!*suppression->reason)
		add(run, suppression, &no_reason,
			arena_print(a,
				"%s asks to ignore %s here, but does not say why: write the reason "
				"behind the colon, or delete the comment.",
				who, *suppression->rule ? suppression->rule : "a rule"));
	else if (!is_applied(run, suppression->rule))
		add(run, suppression, &unused,
			arena_print(a,
				"%s asks to ignore %s here, but no rule of that name is applied: "
				"mend the name, or delete the comment.",
				who, suppression->rule));
	else if (!used)
		add(run, suppression, &unused,
			arena_print(a,
				"%s asks to ignore %s here, but it finds nothing in these words: "
				"delete the comment.",
				who, suppression->rule));
}

void
findings_suppress(struct check_run *run, size_t first)
{
	const struct report *report = run->report;
	struct findings *findings = run->findings;
	struct map used = {0};
	size_t kept = first;

	if (!report->suppressions)
		return;
	for (size_t i = first; i < findings->count; i++) {
		const struct suppression *by = suppression_of(report, &findings->items[i]);

		if (by)
			map_put(&used, by, findings);
		else
			findings->items[kept++] = findings->items[i];
		findings->suppressed += by != NULL;
	}
	findings->count = kept;
	for (const struct suppression *at = report->suppressions; at; at = at->next)
		report_suppression(run, at, map_get(&used, at) != NULL);
	map_clear(&used);
}
