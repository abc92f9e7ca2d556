/* baseline.c -- cli: findings of a run that were there already are taken out and counted */
#include "baseline.h"

#include <stdlib.h>
#include <string.h>

#include "../check/suppress.h"
#include "document_name.h"

/* While a run is held against a baseline. */
struct comparison {
	struct baseline *baseline; /* by fingerprint, then by document */
	const char **documents;    /* of the run, sorted */
	size_t document_count;
	const char *
		*former; /* those in whose place another stands now, sorted when all are found */
	size_t former_count, former_room;
	const char *named, *name; /* the last document that name_of() was asked for; its answer */
	struct arena arena;
};

struct known *
baseline_add(struct baseline *baseline)
{
	struct known *known;

	baseline->items = array_room(
		baseline->items, baseline->count, &baseline->room, sizeof *baseline->items);
	known = &baseline->items[baseline->count++];
	*known = (struct known){0};
	return known;
}

void
baseline_clear(struct baseline *baseline)
{
	free(baseline->items);
	arena_clear(&baseline->arena);
	*baseline = (struct baseline){0};
}

/* Of a document of the run, through whatever links its folder was named. */
static const char *
name_of(const char *document, struct arena *a)
{
	const char *base = strrchr(document, '/');

	return document_absolute(document_folder(document, a), base ? base + 1 : document, a);
}

void
baseline_take(struct baseline *baseline, const struct findings *findings)
{
	for (size_t i = 0; i < findings->count; i++) {
		const struct finding *finding = &findings->items[i];
		struct known *known = baseline_add(baseline);

		known->document = name_of(finding->place.document, &baseline->arena);
		known->rule = finding->rule;
		known->path = finding->place.path;
		known->message = *finding->message ? finding->message : finding->requirement;
		known->fingerprint = finding->fingerprint;
		known->count = 1;
	}
}

static int
compare_names(const void *left, const void *right)
{
	return strcmp(*(const char *const *)left, *(const char *const *)right);
}

static bool
has_name(const char **names, size_t count, const char *name)
{
	return count && bsearch(&name, names, count, sizeof *names, compare_names);
}

static void
sort_names(const char **names, size_t count)
{
	if (count)
		qsort(names, count, sizeof *names, compare_names);
}

static int
compare_known(const void *left_, const void *right_)
{
	const struct known *left = left_, *right = right_;
	const int order = strcmp(left->fingerprint, right->fingerprint);

	return order ? order : strcmp(left->document, right->document);
}

void
baseline_sort(struct baseline *baseline)
{
	if (baseline->count)
		qsort(baseline->items, baseline->count, sizeof *baseline->items, compare_known);
}

static void
begin(struct comparison *comparison, struct baseline *baseline, const struct findings *findings)
{
	struct arena *a = &comparison->arena;

	*comparison = (struct comparison){.baseline = baseline};
	comparison->documents =
		arena_alloc(a, (findings->document_count + 1) * sizeof *comparison->documents);
	for (size_t i = 0; i < findings->document_count; i++)
		comparison->documents[comparison->document_count++] =
			name_of(findings->documents[i].name, a);
	sort_names(comparison->documents, comparison->document_count);
	baseline_sort(baseline);
}

static bool
is_in_run(const struct comparison *comparison, const char *document)
{
	return has_name(comparison->documents, comparison->document_count, document);
}

/* The first entry that does not come before the fingerprint. */
static struct known *
first_of(const struct baseline *baseline, const char *fingerprint)
{
	size_t low = 0, high = baseline->count;

	while (low < high) {
		const size_t middle = low + (high - low) / 2;

		if (strcmp(baseline->items[middle].fingerprint, fingerprint) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return baseline->items + low;
}

/* An entry for a finding of that document: its own or, when others may be taken, one of a document
 * that is not in the run, which this one may be a new version of. */
static struct known *
find_known(const struct comparison *comparison, const char *fingerprint, const char *document,
	bool others)
{
	const struct baseline *baseline = comparison->baseline;
	const struct known *end = baseline->items + baseline->count;

	for (struct known *known = first_of(baseline, fingerprint);
		known < end && !strcmp(known->fingerprint, fingerprint); known++)
		if (known->left && (others ? !is_in_run(comparison, known->document)
					   : !strcmp(known->document, document)))
			return known;
	return NULL;
}

/* Findings of a document stand together. */
static const char *
document_of(struct comparison *comparison, const struct finding *finding)
{
	const char *document = finding->place.document;

	if (!comparison->named || strcmp(comparison->named, document) != 0) {
		comparison->named = document;
		comparison->name = name_of(document, &comparison->baseline->arena);
	}
	return comparison->name;
}

static bool
meet(struct comparison *comparison, const struct finding *finding, bool others)
{
	const char *document = document_of(comparison, finding);
	struct known *known = find_known(comparison, finding->fingerprint, document, others);

	if (!known)
		return false;
	known->left--;
	known->now = document;
	if (!others)
		return true;
	comparison->former = array_room(comparison->former, comparison->former_count,
		&comparison->former_room, sizeof *comparison->former);
	comparison->former[comparison->former_count++] = known->document;
	return true;
}

static void
take_out(struct comparison *comparison, struct findings *findings, bool others)
{
	size_t kept = 0;

	for (size_t i = 0; i < findings->count; i++)
		if (!meet(comparison, &findings->items[i], others))
			findings->items[kept++] = findings->items[i];
	findings->baseline += findings->count - kept;
	findings->count = kept;
}

/* Whether this run would have met the entry, if what it is about were still there. */
static bool
is_judged(const struct comparison *comparison, const struct rule_set *rules,
	const struct known *known)
{
	if (rules && !rule_set_find(rules, known->rule) && !own_rule_find(known->rule))
		return false;
	return is_in_run(comparison, known->document) ||
	       has_name(comparison->former, comparison->former_count, known->document);
}

/* Takes what is gone out of the baseline, too. */
static void
forget_gone(struct comparison *comparison, struct findings *findings, const struct rule_set *rules)
{
	struct baseline *baseline = comparison->baseline;

	for (size_t i = 0; i < baseline->count; i++) {
		struct known *known = &baseline->items[i];

		if (!is_judged(comparison, rules, known))
			continue;
		findings->gone += known->left;
		known->count -= known->left;
	}
}

void
baseline_apply(struct baseline *baseline, struct findings *findings, const struct rule_set *rules,
	bool whole)
{
	struct comparison comparison;

	begin(&comparison, baseline, findings);
	take_out(&comparison, findings, false);
	take_out(&comparison, findings, true);
	sort_names(comparison.former, comparison.former_count);
	findings->compared = true;
	if (whole && findings_status(findings) != RUN_INCOMPLETE)
		forget_gone(&comparison, findings, rules);
	free(comparison.former);
	arena_clear(&comparison.arena);
}
