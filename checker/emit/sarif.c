/* sarif.c -- emit: findings as the Static Analysis Results Interchange Format 2.1.0 (OASIS) has
 * them
 *
 * Written for what GitHub's code scanning reads: rules with descriptions and help, the worst
 * results first, at most as many as it takes, fingerprints, regions of at least one character. */
#include <stdbool.h>
#include <stdlib.h>

#include "../base/buffer.h"
#include "repository.h"
#include "sarif_rules.h"

/* Code scanning takes 25,000 results of a run and shows 5,000. */
enum { MOST_RESULTS = 5000 };

/* It links a message to so many of the places that are related. */
enum { MOST_LINKS = 10 };

struct run {
	struct json_writer w;
	const struct findings *findings;
	struct sarif_rules rules;
	const struct finding **results; /* the worst first */
	size_t result_count, left_out;
	size_t *repeats; /* of each finding */
};

static void
take_results(struct run *run, enum severity show)
{
	run->results = memory_new((run->findings->count + 1) * sizeof *run->results);
	for (int s = SEVERITY_ERROR; s >= (int)show; s--)
		for (size_t i = 0; i < run->findings->count; i++) {
			if (run->findings->items[i].severity != (enum severity)s)
				continue;
			if (run->result_count < MOST_RESULTS)
				run->results[run->result_count++] = &run->findings->items[i];
			else
				run->left_out++;
		}
}

static void
driver_member(struct run *run, const char *version)
{
	struct json_writer *w = &run->w;

	json_key(w, "tool");
	json_open(w, '{');
	json_key(w, "driver");
	json_open(w, '{');
	json_text_member(w, "name", "tsagcheck");
	json_text_member(w, "semanticVersion", version);
	sarif_rules_write(&run->rules, w);
	json_close(w, '}');
	json_close(w, '}');
}

static void
uri_member(struct json_writer *w, const char *name)
{
	struct buffer uri = {0};

	repository_uri(&uri, name);
	json_text_member(w, "uri", buffer_text(&uri));
	buffer_clear(&uri);
}

static void
region_member(struct json_writer *w, const char *key, const struct place *place)
{
	const struct point start = place_start(place), end = place_end(place);

	json_key(w, key);
	json_open_line(w, '{');
	json_number_member(w, "startLine", (size_t)start.line);
	json_number_member(w, "startColumn", (size_t)start.column);
	json_number_member(w, "endLine", (size_t)end.line);
	json_number_member(w, "endColumn", (size_t)end.column);
	if (*place->words) {
		json_key(w, "snippet");
		json_open_line(w, '{');
		json_text_member(w, "text", place->words);
		json_close(w, '}');
	}
	json_close(w, '}');
}

static void
location_members(struct json_writer *w, const struct place *place)
{
	json_key(w, "physicalLocation");
	json_open(w, '{');
	json_key(w, "artifactLocation");
	json_open_line(w, '{');
	uri_member(w, place->document);
	json_close(w, '}');
	region_member(w, "region", place);
	json_close(w, '}');
	if (!*place->path)
		return;
	json_key(w, "logicalLocations");
	json_open_line(w, '[');
	json_open_line(w, '{');
	json_text_member(w, "fullyQualifiedName", place->path);
	json_close(w, '}');
	json_close(w, ']');
}

static void
related_member(struct json_writer *w, const struct finding *finding)
{
	size_t id = 0;

	if (!finding->related)
		return;
	json_key(w, "relatedLocations");
	json_open(w, '[');
	for (const struct related *at = finding->related; at; at = at->next) {
		json_open(w, '{');
		json_number_member(w, "id", id++);
		location_members(w, &at->place);
		sarif_text_member(
			w, "message", at->message && *at->message ? at->message : at->place.path);
		json_close(w, '}');
	}
	json_close(w, ']');
}

/* The words are replaced: a fix of SARIF deletes a region and inserts a text. */
static void
fix_member(struct json_writer *w, const struct finding *finding)
{
	if (!finding->fix || !finding->place.start.line)
		return;
	json_key(w, "fixes");
	json_open(w, '[');
	json_open(w, '{');
	json_key(w, "artifactChanges");
	json_open(w, '[');
	json_open(w, '{');
	json_key(w, "artifactLocation");
	json_open_line(w, '{');
	uri_member(w, finding->place.document);
	json_close(w, '}');
	json_key(w, "replacements");
	json_open(w, '[');
	json_open(w, '{');
	region_member(w, "deletedRegion", &finding->place);
	sarif_text_member(w, "insertedContent", finding->fix);
	json_close(w, '}');
	json_close(w, ']');
	json_close(w, '}');
	json_close(w, ']');
	json_close(w, '}');
	json_close(w, ']');
}

/* SARIF 2.1.0, 3.11.6: a link in a text; within it brackets and backslashes are escaped. */
static void
add_link(struct buffer *text, const struct place *place, size_t id)
{
	const char *shown = *place->path ? place->path : place->document;

	buffer_add_byte(text, '[');
	for (; *shown; shown++) {
		if (*shown == '[' || *shown == ']' || *shown == '\\')
			buffer_add_byte(text, '\\');
		buffer_add_byte(text, *shown);
	}
	buffer_print(text, "](%zu)", id);
}

/* Code scanning shows the message and not the logical place, so the message has it, too; and of the
 * related places those that the message has links to. */
static void
message_member(struct json_writer *w, const struct finding *finding)
{
	const struct related *at = finding->related;
	struct buffer text = {0};

	buffer_add_text(&text, finding_text(finding));
	if (*finding->place.path)
		buffer_print(&text, " (%s)", finding->place.path);
	for (size_t id = 0; at && id < MOST_LINKS; at = at->next, id++) {
		buffer_add_text(&text, id ? ", " : " See also ");
		add_link(&text, &at->place, id);
	}
	buffer_add_text(&text, finding->related ? "." : "");
	sarif_text_member(w, "message", buffer_text(&text));
	buffer_clear(&text);
}

/* Those that nothing else tells apart are counted, as other tools for code scanning do. */
static void
fingerprint_member(struct run *run, const struct finding *finding)
{
	const size_t repeat = run->repeats[finding - run->findings->items];
	struct buffer text = {0};

	if (!finding->fingerprint)
		return;
	buffer_add_text(&text, finding->fingerprint);
	if (repeat)
		buffer_print(&text, ":%zu", repeat + 1);
	json_key(&run->w, "partialFingerprints");
	json_open_line(&run->w, '{');
	json_text_member(&run->w, "primaryLocationLineHash", buffer_text(&text));
	json_close(&run->w, '}');
	buffer_clear(&text);
}

static void
result_item(struct run *run, const struct finding *finding)
{
	struct json_writer *w = &run->w;

	json_open(w, '{');
	json_text_member(w, "ruleId", finding->rule);
	json_number_member(w, "ruleIndex", sarif_rules_index(&run->rules, finding->rule));
	json_text_member(w, "level", sarif_level(finding->severity));
	if (run->findings->compared)
		json_text_member(w, "baselineState", "new");
	message_member(w, finding);
	json_key(w, "locations");
	json_open(w, '[');
	json_open(w, '{');
	location_members(w, &finding->place);
	json_close(w, '}');
	json_close(w, ']');
	related_member(w, finding);
	fix_member(w, finding);
	fingerprint_member(run, finding);
	if (finding->place.part) {
		json_key(w, "properties");
		json_open_line(w, '{');
		json_text_member(w, "part", finding->place.part);
		json_close(w, '}');
	}
	json_close(w, '}');
}

static void
notification_place(struct json_writer *w, const char *document)
{
	json_key(w, "locations");
	json_open_line(w, '[');
	json_open_line(w, '{');
	json_key(w, "physicalLocation");
	json_open_line(w, '{');
	json_key(w, "artifactLocation");
	json_open_line(w, '{');
	uri_member(w, document);
	json_close(w, '}');
	json_close(w, '}');
	json_close(w, '}');
	json_close(w, ']');
}

/* about: a document and a rule, or NULL. */
static void
notification(struct json_writer *w, const char *level, const char *text, const struct matter *about)
{
	json_open(w, '{');
	json_text_member(w, "level", level);
	sarif_text_member(w, "message", text);
	if (about->document)
		notification_place(w, about->document);
	if (about->rule) {
		json_key(w, "associatedRule");
		json_open_line(w, '{');
		json_text_member(w, "id", about->rule);
		json_close(w, '}');
	}
	json_close(w, '}');
}

static void
problem_notifications(struct json_writer *w, const struct messages *problems)
{
	struct arena arena = {0};

	for (const struct message *m = problems ? problems->first : NULL; m; m = m->next)
		notification(w, "error", message_text(m, &arena),
			&(struct matter){message_spot(m).file, m->matter.rule});
	arena_clear(&arena);
}

/* Whether everything was checked, and what was left out here. */
static void
invocations_member(struct run *run)
{
	const bool complete = findings_status(run->findings) != RUN_INCOMPLETE;
	struct json_writer *w = &run->w;
	struct buffer text = {0};

	json_key(w, "invocations");
	json_open(w, '[');
	json_open(w, '{');
	json_key(w, "executionSuccessful");
	json_truth(w, complete);
	json_key(w, "toolExecutionNotifications");
	json_open(w, '[');
	problem_notifications(w, run->findings->problems);
	if (run->left_out) {
		buffer_print(&text, "%zu less severe findings are left out here", run->left_out);
		notification(w, "warning", buffer_text(&text), &(struct matter){NULL, NULL});
	}
	json_close(w, ']');
	json_close(w, '}');
	json_close(w, ']');
	buffer_clear(&text);
}

/* What the results do not have. */
static void
counts_member(struct run *run)
{
	struct json_writer *w = &run->w;

	json_key(w, "properties");
	json_open_line(w, '{');
	json_number_member(w, "suppressed", run->findings->suppressed);
	json_number_member(w, "baseline", run->findings->baseline);
	json_number_member(w, "baselineGone", run->findings->gone);
	json_close(w, '}');
}

static void
run_item(struct run *run, const char *version)
{
	struct json_writer *w = &run->w;

	json_open(w, '{');
	driver_member(run, version);
	json_key(w, "automationDetails");
	json_open_line(w, '{');
	json_text_member(w, "id", "tsagcheck/");
	json_close(w, '}');
	json_text_member(w, "columnKind", "unicodeCodePoints");
	invocations_member(run);
	json_key(w, "results");
	json_open(w, '[');
	for (size_t i = 0; i < run->result_count; i++)
		result_item(run, run->results[i]);
	json_close(w, ']');
	counts_member(run);
	json_close(w, '}');
}

static void
sarif_emit(const struct findings *findings, const struct emit_options *options, FILE *out)
{
	struct run run = {
		.w = {.out = out}, .findings = findings, .repeats = repository_repeats(findings)};

	take_results(&run, options->show);
	sarif_rules_take(&run.rules, options, run.results, run.result_count);
	json_open(&run.w, '{');
	json_text_member(&run.w, "$schema", "https://json.schemastore.org/sarif-2.1.0.json");
	json_text_member(&run.w, "version", "2.1.0");
	json_key(&run.w, "runs");
	json_open(&run.w, '[');
	run_item(&run, options->version);
	json_close(&run.w, ']');
	json_close(&run.w, '}');
	fputc('\n', out);
	sarif_rules_clear(&run.rules);
	free(run.results);
	free(run.repeats);
}

const struct emitter emitter_sarif = {"sarif", sarif_emit, 0};
