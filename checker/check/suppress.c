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

/* A stretch that findings of a rule may be taken out of, in bytes as places of findings count them.
 */
struct answer {
	const struct suppression *by;
	struct extent extent;
	size_t number;   /* in the order of the report */
	size_t farthest; /* which of its rule, up to this one, ends last */
};

/* Those of a report, by rule and then by their start. */
struct answers {
	struct answer *items;
	size_t count, room;
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

	if (order)
		return order;
	if (left->extent.start != right->extent.start)
		return left->extent.start < right->extent.start ? -1 : 1;
	return left->number < right->number ? -1 : left->number > right->number;
}

static void
answers_add(struct answers *all, const struct report *report, const struct suppression *by,
	struct extent extent)
{
	all->items = array_room(all->items, all->count, &all->room, sizeof *all->items);
	all->items[all->count] =
		(struct answer){.by = by, .extent = as_found(report, extent), .number = all->count};
	all->count++;
}

static bool
is_of_rule(const struct answer *answer, const char *rule)
{
	return !strcmp(answer->by->rule, rule);
}

static struct answers
answers_of(const struct report *report)
{
	struct answers all = {0};

	for (const struct suppression *at = report->suppressions; at; at = at->next) {
		if (at->fault || !*at->reason)
			continue;
		answers_add(&all, report, at, at->extent);
		if (at->notes.end)
			answers_add(&all, report, at, at->notes);
	}
	if (all.count)
		qsort(all.items, all.count, sizeof *all.items, compare);
	for (size_t i = 0; i < all.count; i++) {
		const size_t before = i && is_of_rule(&all.items[i - 1], all.items[i].by->rule)
		                              ? all.items[i - 1].farthest
		                              : i;

		all.items[i].farthest =
			all.items[i].extent.end > all.items[before].extent.end ? i : before;
	}
	return all;
}

/* How many come before any of the rule that starts at or behind the offset. */
static size_t
answers_before(const struct answers *all, const char *rule, size_t start)
{
	size_t low = 0, high = all->count;

	while (low < high) {
		const size_t middle = low + (high - low) / 2;
		const struct answer *at = &all->items[middle];
		const int order = strcmp(at->by->rule, rule);

		if (order < 0 || (order == 0 && at->extent.start < start))
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* Of those that start early enough the one that ends last: when it ends too early, all do. */
static const struct suppression *
suppression_of(const struct answers *all, const struct finding *finding, bool whole)
{
	const size_t start = finding->place.start.offset, end = finding->place.end.offset;
	const size_t behind = whole || end <= start ? start + 1 : end;
	const size_t before = answers_before(all, finding->rule, behind);
	const struct answer *last = before ? &all->items[before - 1] : NULL;

	if (!last || !is_of_rule(last, finding->rule))
		return NULL;
	last = &all->items[last->farthest];
	return last->extent.end >= (whole ? end : start + 1) ? last->by : NULL;
}

static struct place
place_of(struct check_run *run, const struct suppression *suppression)
{
	return suppression->node
	               ? markup_place(run->report, suppression->node, &run->findings->arena)
	               : extent_place(run, suppression->extent);
}

static void
add(struct check_run *run, const struct suppression *suppression, const struct own_rule *rule,
	const char *text)
{
	struct arena *a = &run->findings->arena;
	struct finding found = {.rule = rule->name,
		.severity = rule->severity,
		.message = text,
		.requirement = "What is not to be found is there, and somebody says why not.",
		.place = place_of(run, suppression),
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

/* For the statistics, when they are wanted: of several assertions of a name the first. */
static void
count_suppressed(const struct check_run *run, const char *rule)
{
	struct rule_count *counts = run->options->counts;

	for (size_t i = 0; counts && i < run->rules->assertion_count; i++)
		if (!strcmp(counts[i].rule, rule)) {
			counts[i].suppressed++;
			return;
		}
}

void
findings_suppress(struct check_run *run, size_t first)
{
	const struct report *report = run->report;
	struct findings *findings = run->findings;
	struct answers answers = answers_of(report);
	const bool whole = report->suppressions && report->suppressions->form->whole;
	struct map used = {0};
	size_t kept = first;

	for (size_t i = first; i < findings->count; i++) {
		const struct suppression *by = NULL;

		if (!strcmp(findings->items[i].place.document, report->name))
			by = suppression_of(&answers, &findings->items[i], whole);
		if (by)
			map_put(&used, by, findings);
		else
			findings->items[kept++] = findings->items[i];
		findings->suppressed += by != NULL;
		if (by)
			count_suppressed(run, findings->items[i].rule);
	}
	findings->count = kept;
	for (const struct suppression *at = report->suppressions; at; at = at->next)
		report_suppression(run, at, map_get(&used, at) != NULL);
	map_clear(&used);
	free(answers.items);
}
