/* junit.c -- emit: documents become test suites, and rules the tests that they pass or fail */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "emit.h"
#include "xml_text.h"

/* A document: its findings, those of one rule together. */
struct suite {
	const char *name;
	const struct finding **items;
	size_t count;
};

static int
compare(const void *left_, const void *right_)
{
	const struct finding *const *left = left_, *const *right = right_;
	const int order = strcmp((*left)->rule, (*right)->rule);

	return order ? order : (*left > *right) - (*left < *right);
}

/* Takes the findings of the next document, which stand together from item `first` on; gives where
 * those of others begin. */
static size_t
take_suite(struct suite *suite, const struct findings *findings, size_t first, enum severity show)
{
	size_t end = first;

	suite->count = 0;
	for (; end < findings->count; end++) {
		const struct finding *finding = &findings->items[end];

		if (strcmp(finding->place.document, suite->name) != 0)
			break;
		if (finding->severity >= show)
			suite->items[suite->count++] = finding;
	}
	if (suite->count)
		qsort(suite->items, suite->count, sizeof *suite->items, compare);
	return end;
}

/* Behind the last finding of the rule that item `first` is of. */
static size_t
end_of_rule(const struct suite *suite, size_t first)
{
	size_t end = first + 1;

	while (end < suite->count && !strcmp(suite->items[end]->rule, suite->items[first]->rule))
		end++;
	return end;
}

static int
compare_rule(const void *rule, const void *finding)
{
	return strcmp(rule, (*(const struct finding *const *)finding)->rule);
}

static bool
passes(const struct suite *suite, const char *rule)
{
	return !suite->count ||
	       !bsearch(rule, suite->items, suite->count, sizeof *suite->items, compare_rule);
}

/* GitLab takes tests of one class and name for one test, so the class has the document, too. The
 * schema that Jenkins reads by has no attributes for file and line. */
static void
open_case(FILE *out, const struct suite *suite, const char *rule)
{
	fputs("    <testcase", out);
	xml_attribute(out, "name", rule);
	fputs(" classname=\"tsagcheck.", out);
	xml_text(out, suite->name);
	fputc('"', out);
}

static void
finding_line(FILE *out, const struct finding *finding)
{
	const struct point start = place_start(&finding->place);

	xml_text(out, finding->place.document);
	fprintf(out, ":%ld:%ld: %s: ", start.line, start.column, severity_name(finding->severity));
	xml_text(out, finding_text(finding));
	fputs(" (", out);
	xml_text(out, finding->place.path);
	fputs(")\n", out);
}

static void
failed_case(FILE *out, const struct suite *suite, size_t first, size_t end)
{
	const struct finding *finding = suite->items[first];

	open_case(out, suite, finding->rule);
	fputs(">\n      <failure", out);
	xml_attribute(out, "message", finding_text(finding));
	xml_attribute(out, "type", severity_name(finding->severity));
	fputc('>', out);
	for (size_t i = first; i < end; i++)
		finding_line(out, suite->items[i]);
	fputs("</failure>\n    </testcase>\n", out);
}

/* Whether a problem leaves open what the rule would find in the document. What was found too often
 * is known well enough. */
static bool
is_unearned(const struct suite *suite, const char *rule, const struct messages *problems)
{
	for (const struct message *m = problems ? problems->first : NULL; m; m = m->next) {
		const char *document = message_spot(m).file;

		if (m->id != MESSAGE_FINDINGS_LIMIT && document && !strcmp(document, suite->name) &&
			(!m->matter.rule || !strcmp(m->matter.rule, rule)))
			return true;
	}
	return false;
}

/* The rules that found nothing. */
static void
other_cases(FILE *out, const struct suite *suite, const struct emit_options *options,
	const struct messages *problems)
{
	for (size_t i = 0; i < options->rule_count; i++) {
		if (!passes(suite, options->rules[i].id))
			continue;
		open_case(out, suite, options->rules[i].id);
		fputs(is_unearned(suite, options->rules[i].id, problems)
				? "><skipped message=\"incomplete\"/></testcase>\n"
				: "/>\n",
			out);
	}
}

static void
suite_element(FILE *out, const struct suite *suite, const struct emit_options *options,
	const struct messages *problems)
{
	size_t failures = 0, others = 0, skipped = 0;

	for (size_t i = 0; i < suite->count; i = end_of_rule(suite, i))
		failures++;
	for (size_t i = 0; i < options->rule_count; i++)
		if (passes(suite, options->rules[i].id)) {
			others++;
			skipped += is_unearned(suite, options->rules[i].id, problems);
		}
	fputs("  <testsuite", out);
	xml_attribute(out, "name", suite->name);
	fprintf(out, " tests=\"%zu\" failures=\"%zu\" errors=\"0\"", failures + others, failures);
	if (skipped)
		fprintf(out, " skipped=\"%zu\"", skipped);
	fputs(">\n", out);
	for (size_t i = 0; i < suite->count; i = end_of_rule(suite, i))
		failed_case(out, suite, i, end_of_rule(suite, i));
	other_cases(out, suite, options, problems);
	fputs("  </testsuite>\n", out);
}

static void
problem_case(FILE *out, const struct message *problem, size_t number)
{
	const struct spot at = message_spot(problem);
	struct arena arena = {0};

	fprintf(out, "    <testcase name=\"incomplete %zu\" classname=\"tsagcheck.", number);
	xml_text(out, at.file ? at.file : "");
	fputs("\">\n      <error", out);
	xml_attribute(out, "message", message_text(problem, &arena));
	fputs(" type=\"incomplete\"/>\n    </testcase>\n", out);
	arena_clear(&arena);
}

static void
problem_suite(FILE *out, const struct messages *problems)
{
	size_t number = 0;

	fprintf(out,
		"  <testsuite name=\"tsagcheck\" tests=\"%zu\" failures=\"0\" errors=\"%zu\">\n",
		problems->count, problems->count);
	for (const struct message *m = problems->first; m; m = m->next)
		problem_case(out, m, ++number);
	fputs("  </testsuite>\n", out);
}

static void
junit_emit(const struct findings *findings, const struct emit_options *options, FILE *out)
{
	struct suite suite = {.items = memory_new((findings->count + 1) * sizeof *suite.items)};
	size_t next = 0;

	fputs("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"tsagcheck\">\n", out);
	for (size_t i = 0; i < findings->document_count; i++) {
		suite.name = findings->documents[i].name;
		next = take_suite(&suite, findings, next, options->show);
		suite_element(out, &suite, options, findings->problems);
	}
	if (findings_status(findings) == RUN_INCOMPLETE)
		problem_suite(out, findings->problems);
	fputs("</testsuites>\n", out);
	free(suite.items);
}

const struct emitter emitter_junit = {"junit", junit_emit, 0};
