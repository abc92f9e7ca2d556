/* findings.c -- check: findings are collected, counted and put in order */
#include "findings.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

static const char *const severities[] = {
	[SEVERITY_INFO] = "info",
	[SEVERITY_WARNING] = "warning",
	[SEVERITY_ERROR] = "error",
};

_Static_assert(sizeof severities / sizeof *severities == SEVERITIES, "a name for each severity");

const char *
severity_name(enum severity severity)
{
	return severities[severity];
}

enum severity
severity_named(const char *name)
{
	unsigned int severity = 0;

	while (severity < SEVERITIES && strcmp(severities[severity], name) != 0)
		severity++;
	return (enum severity)severity;
}

static const struct {
	const char *value;
	enum severity severity;
} customs[] = {
	{"fatal", SEVERITY_ERROR},
	{"critical", SEVERITY_ERROR},
	{"error", SEVERITY_ERROR},
	{"warning", SEVERITY_WARNING},
	{"warn", SEVERITY_WARNING},
	{"caution", SEVERITY_WARNING},
	{"info", SEVERITY_INFO},
	{"information", SEVERITY_INFO},
	{"informational", SEVERITY_INFO},
	{"hint", SEVERITY_INFO},
	{"note", SEVERITY_INFO},
	{"notice", SEVERITY_INFO},
};

enum severity
severity_from(const char *value, enum severity otherwise)
{
	for (size_t i = 0; value && i < sizeof customs / sizeof *customs; i++)
		if (!strcasecmp(value, customs[i].value))
			return customs[i].severity;
	return otherwise;
}

struct finding *
findings_add(struct findings *findings)
{
	struct finding *f;

	findings->items = array_room(findings->items, findings->count, &findings->room, sizeof *f);
	f = &findings->items[findings->count++];
	*f = (struct finding){0};
	return f;
}

struct checked_document *
findings_add_document(struct findings *findings)
{
	struct checked_document *document;

	findings->documents = array_room(findings->documents, findings->document_count,
		&findings->document_room, sizeof *document);
	document = &findings->documents[findings->document_count++];
	*document = (struct checked_document){0};
	return document;
}

/* The number that its documents, rules and findings have gets larger by that of those before. */
static void
trace_take(struct findings *findings, const struct findings *from)
{
	const size_t documents = findings->document_count;
	struct trace *to = &findings->trace;
	const struct trace *trace = &from->trace;

	to->title = trace->title;
	to->phase = trace->phase;
	to->version = trace->version;
	to->paragraphs = trace->paragraphs;
	to->paragraph_count = trace->paragraph_count;
	for (size_t i = 0; i < trace->prefix_count && !to->pattern_count; i++) {
		to->prefixes = array_room(
			to->prefixes, to->prefix_count, &to->prefix_room, sizeof *to->prefixes);
		to->prefixes[to->prefix_count++] = trace->prefixes[i];
	}
	for (size_t i = 0; i < trace->pattern_count; i++) {
		to->patterns = array_room(
			to->patterns, to->pattern_count, &to->pattern_room, sizeof *to->patterns);
		to->patterns[to->pattern_count] = trace->patterns[i];
		to->patterns[to->pattern_count++].document += documents;
	}
	for (size_t i = 0; i < trace->fired_count; i++) {
		to->fired =
			array_room(to->fired, to->fired_count, &to->fired_room, sizeof *to->fired);
		to->fired[to->fired_count] = trace->fired[i];
		to->fired[to->fired_count++].in_document += documents;
	}
	to->sequence += trace->sequence;
}

static void
take_finding(struct findings *findings, const struct finding *finding)
{
	struct evidence *evidence = (struct evidence *)(size_t)finding->evidence;
	struct finding *made = findings_add(findings);

	*made = *finding;
	made->order += findings->document_count;
	if (!evidence)
		return;
	evidence->fired += findings->trace.fired_count;
	evidence->sequence += findings->trace.sequence;
}

void
findings_take(struct findings *findings, struct findings *from)
{
	const struct messages *problems = from->problems;

	for (size_t i = 0; i < from->count; i++)
		take_finding(findings, &from->items[i]);
	if (from->document_count)
		trace_take(findings, from);
	for (size_t i = 0; i < from->document_count; i++)
		*findings_add_document(findings) = from->documents[i];
	findings->not_verified += from->not_verified;
	findings->rules += from->rules;
	findings->contexts += from->contexts;
	findings->suppressed += from->suppressed;
	findings->baseline += from->baseline;
	findings->gone += from->gone;
	arena_take(&findings->arena, &from->arena);
	findings_clear(from);
	from->problems = problems;
}

size_t
findings_of(const struct findings *findings, enum severity severity)
{
	size_t count = 0;

	for (size_t i = 0; i < findings->count; i++)
		count += findings->items[i].severity == severity;
	return count;
}

enum run_status
findings_status(const struct findings *findings)
{
	if (findings->problems && findings->problems->count)
		return RUN_INCOMPLETE;
	return findings->count ? RUN_FINDINGS : RUN_CLEAN;
}

static int
size_compare(size_t a, size_t b)
{
	return (a > b) - (a < b);
}

static int
finding_compare(const void *left, const void *right)
{
	const struct finding *a = *(const struct finding *const *)left;
	const struct finding *b = *(const struct finding *const *)right;
	int difference = size_compare(a->order, b->order);

	if (!difference)
		difference = size_compare(a->place.start.offset, b->place.start.offset);
	if (!difference)
		difference = strcmp(a->rule, b->rule);
	/* both are in one array: where they stand is what makes the sort stable */
	return difference ? difference : (a > b) - (a < b);
}

void
findings_sort(struct findings *findings)
{
	size_t count = findings->count;
	const struct finding **sorted;
	struct finding *items;

	if (count < 2)
		return;
	sorted = memory_new(count * sizeof *sorted);
	items = memory_new(count * sizeof *items);
	for (size_t i = 0; i < count; i++)
		sorted[i] = &findings->items[i];
	qsort(sorted, count, sizeof *sorted, finding_compare);
	for (size_t i = 0; i < count; i++)
		items[i] = *sorted[i];
	memcpy(findings->items, items, count * sizeof *items);
	free(items);
	free(sorted);
}

void
findings_clear(struct findings *findings)
{
	free(findings->trace.prefixes);
	free(findings->trace.patterns);
	free(findings->trace.fired);
	free(findings->items);
	free(findings->documents);
	arena_clear(&findings->arena);
	*findings = (struct findings){0};
}
