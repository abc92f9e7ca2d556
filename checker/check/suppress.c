/* suppress.c -- check: findings that a person has answered are taken out */
#include "suppress.h"

#include <stdlib.h>
#include <string.h>

#include "../load/suppression.h"
#include "fingerprint.h"
#include "placing.h"

static const struct own_rule
	no_reason = {"suppression-reason", "Who asks in a report not to find something says why",
		"Without a reason nobody can tell later whether a contradiction was looked at, or "
		"only silenced; nothing is taken out.",
		"Write the reason behind the colon of the comment \"tsagcheck ignore RULE: "
		"reason\", in XML behind the name of the rule, <?tsagcheck ignore RULE reason?>; "
		"or delete the comment or instruction.",
		SEVERITY_WARNING},
	unused = {"suppression-unused",
		"Who asks in a report not to find something takes a finding out",
		"What outlives the finding that it was about hides the next fault in these words; "
		"one whose rule is misspelt does nothing.",
		"Mend the name of the rule in the comment or instruction, or delete it.",
		SEVERITY_WARNING};

const struct own_rule *
own_rule_find(const char *name)
{
	if (!strcmp(name, no_reason.name))
		return &no_reason;
	return strcmp(name, unused.name) != 0 ? NULL : &unused;
}

/* One that may take findings out, and the bytes that it is about as places of findings count them.
 */
struct answer {
	const struct suppression *by;
	struct extent extent, notes;
	size_t number; /* among those of the report */
};

/* Those of a report, by rule and then in their order. */
struct answers {
	struct answer *items;
	size_t count;
};

/* Offsets of a plain file are those of its bytes as they lie on the disk. */
static struct extent
as_found(const struct report *report, struct extent extent)
{
	const struct source *source = &report->source;

	if (place_part(report, extent.start))
		return extent;
	return (struct extent){
		source_file_offset(source, extent.start), source_file_offset(source, extent.end)};
}

static int
compare(const void *left_, const void *right_)
{
	const struct answer *left = left_, *right = right_;
	const int order = strcmp(left->by->rule, right->by->rule);

	return order ? order : (left->number > right->number) - (left->number < right->number);
}

static struct answers
answers_of(const struct report *report)
{
	struct answers all = {0};
	size_t room = 0;

	for (const struct suppression *at = report->suppressions; at; at = at->next) {
		if (at->fault || !*at->reason)
			continue;
		all.items = array_room(all.items, all.count, &room, sizeof *all.items);
		all.items[all.count] = (struct answer){
			at, as_found(report, at->extent), as_found(report, at->notes), all.count};
		all.count++;
	}
	if (all.count)
		qsort(all.items, all.count, sizeof *all.items, compare);
	return all;
}

/* The first one of the rule, or where it would be. */
static size_t
answers_begin(const struct answers *all, const char *rule)
{
	size_t low = 0, high = all->count;

	while (low < high) {
		const size_t middle = low + (high - low) / 2;

		if (strcmp(all->items[middle].by->rule, rule) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static bool
touches(const struct finding *finding, const struct extent *extent)
{
	const size_t start = finding->place.start.offset, end = finding->place.end.offset;

	return start < extent->end && (end > extent->start || start >= extent->start);
}

static bool
lies_in(const struct finding *finding, const struct extent *extent)
{
	return finding->place.start.offset >= extent->start &&
	       finding->place.end.offset <= extent->end;
}

static bool
meets(const struct answer *answer, const struct finding *finding)
{
	if (answer->by->form->whole)
		return lies_in(finding, &answer->extent);
	return touches(finding, &answer->extent) || touches(finding, &answer->notes);
}

static const struct suppression *
suppression_of(const struct answers *all, const struct finding *finding)
{
	for (size_t i = answers_begin(all, finding->rule);
		i < all->count && !strcmp(all->items[i].by->rule, finding->rule); i++)
		if (meets(&all->items[i], finding))
			return all->items[i].by;
	return NULL;
}

static struct place
place_of(struct report *report, const struct suppression *suppression, struct arena *a)
{
	return suppression->node ? markup_place(report, suppression->node, a)
	                         : extent_place(report, suppression->extent, a);
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
		.place = place_of(run->report, suppression, a),
		.order = run->order};

	found.fingerprint = fingerprint_of(found.rule, found.place.path, found.place.words, a);
	*findings_add(run->findings) = found;
}

static bool
is_applied(const struct check_run *run, const char *rule)
{
	return rule_set_find(run->rules, rule) != NULL;
}

static const char *
who_asks(const struct suppression *suppression, struct arena *a)
{
	if (suppression->node)
		return arena_print(a, "This %s", suppression->form->name);
	return *suppression->author ? suppression->author : "Somebody";
}

static void
report_suppression(struct check_run *run, const struct suppression *suppression, bool used)
{
	struct arena *a = &run->findings->arena;
	const struct suppression_form *form = suppression->form;
	const char *who = who_asks(suppression, a);

	if (suppression->fault)
		add(run, suppression, &unused, arena_print(a, "%s %s.", who, suppression->fault));
	else if (!*suppression->reason)
		add(run, suppression, &no_reason,
			arena_print(a,
				"%s asks to ignore %s here, but does not say why: write the reason "
				"%s, or delete the %s.",
				who, *suppression->rule ? suppression->rule : "a rule",
				form->reason_stands, form->name));
	else if (!is_applied(run, suppression->rule))
		add(run, suppression, &unused,
			arena_print(a,
				"%s asks to ignore %s here, but no rule of that name is applied: "
				"mend the name, or delete the %s.",
				who, suppression->rule, form->name));
	else if (!used)
		add(run, suppression, &unused,
			arena_print(a,
				"%s asks to ignore %s here, but it finds nothing in these words: "
				"delete the %s.",
				who, suppression->rule, form->name));
}

void
findings_suppress(struct check_run *run, size_t first)
{
	const struct report *report = run->report;
	struct findings *findings = run->findings;
	struct answers answers = answers_of(report);
	struct map used = {0};
	size_t kept = first;

	for (size_t i = first; i < findings->count; i++) {
		const struct suppression *by = NULL;

		if (!strcmp(findings->items[i].place.document, report->name))
			by = suppression_of(&answers, &findings->items[i]);
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
	free(answers.items);
}
