/* judge.c -- check: an assertion that fails becomes a finding */
#include <string.h>

#include "documents.h"
#include "excess.h"
#include "fingerprint.h"
#include "judge.h"
#include "placing.h"
#include "tracing.h"

static void
add_name(struct buffer *to, const xmlNode *node)
{
	if (node->type != XML_ELEMENT_NODE && node->type != XML_ATTRIBUTE_NODE &&
		node->type != XML_PI_NODE)
		return;
	if (node->type != XML_PI_NODE && node->ns && node->ns->prefix)
		buffer_print(to, "%s:", (const char *)node->ns->prefix);
	buffer_add_text(to, (const char *)node->name);
}

static void
add_value(struct check_run *run, struct buffer *to, const struct piece *piece, xmlNode *node)
{
	xmlXPathObject *value = expression_value(&run->evaluation, &piece->expression, node);
	xmlChar *text;

	if (!value)
		return;
	text = value_text(value);
	buffer_add_text(to, (const char *)text);
	xmlFree(text);
	xmlXPathFreeObject(value);
}

void
content_add(struct check_run *run, struct buffer *to, const struct content *content, xmlNode *node)
{
	for (size_t i = 0; i < content->count; i++) {
		const struct piece *piece = &content->pieces[i];

		if (piece->type == PIECE_TAG)
			continue;
		if (piece->text)
			buffer_add_text(to, piece->text);
		else if (piece->expression.text)
			add_value(run, to, piece, node);
		else
			add_name(to, node);
	}
}

/* No message has more bytes: what is behind them nobody reads. */
enum { LONGEST_TEXT = 1 << 16 };

/* The bytes of the first characters, as far as there may be so many. */
static size_t
cut(const struct buffer *text)
{
	size_t length = text->length;

	if (length > LONGEST_TEXT)
		for (length = LONGEST_TEXT; length && (text->text[length] & 0xC0) == 0x80;)
			length--;
	return length;
}

/* The text with white space collapsed; lives in the findings. */
static const char *
plain(struct check_run *run, const struct buffer *text)
{
	struct buffer out = {0};
	const char *at = buffer_text(text), *kept;

	while (*(at += strspn(at, " \t\r\n"))) {
		size_t length = strcspn(at, " \t\r\n");

		if (out.length)
			buffer_add_byte(&out, ' ');
		buffer_add(&out, at, length);
		at += length;
	}
	kept = arena_print(&run->findings->arena, "%.*s%s", (int)cut(&out), buffer_text(&out),
		cut(&out) < out.length ? "…" : "");
	buffer_clear(&out);
	return kept;
}

/* What was found: the diagnostics; without any, the assertion's own text. */
static const char *
message_of(struct check_run *run, const struct assertion *assertion, xmlNode *node,
	const char *requirement)
{
	struct buffer text = {0};
	const char *kept;

	if (!assertion->diagnostics[0])
		return requirement;
	for (size_t i = 0; assertion->diagnostics[i]; i++) {
		content_add(run, &text, &assertion->diagnostics[i]->content, node);
		buffer_add_byte(&text, ' ');
	}
	kept = plain(run, &text);
	buffer_clear(&text);
	return kept;
}

static const char *
requirement_of(struct check_run *run, const struct assertion *assertion, xmlNode *speaker)
{
	struct buffer text = {0};
	const char *kept;

	content_add(run, &text, &assertion->text, speaker);
	kept = plain(run, &text);
	buffer_clear(&text);
	return kept;
}

/* What a function made, a row of a register for one, stands nowhere in the report. */
static bool
has_place(const struct check_run *run, const xmlNode *node)
{
	return document_report(run, place_node(node)->doc) != NULL;
}

static struct related *
related_of(struct check_run *run, const struct assertion *assertion, xmlNode *node)
{
	struct related *first = NULL, **last = &first;
	xmlXPathObject *value = NULL;
	int count;

	if (assertion->related.text)
		value = expression_value(&run->evaluation, &assertion->related, node);
	count = value_count(value);
	for (int i = 0; i < count; i++) {
		const xmlNode *other = value_node(value, i);
		struct related *made;

		if (!has_place(run, other))
			continue;
		made = arena_alloc(&run->findings->arena, sizeof *made);
		made->place = place_for(run, other);
		*last = made;
		last = &made->next;
	}
	xmlXPathFreeObject(value);
	return first;
}

static const char *
fix_of(struct check_run *run, const struct assertion *assertion, xmlNode *node)
{
	xmlXPathObject *value = NULL;
	const char *fix = NULL;
	xmlChar *text;

	if (assertion->fix.text)
		value = expression_value(&run->evaluation, &assertion->fix, node);
	if (value) {
		text = value_text(value);
		fix = arena_copy(&run->findings->arena, (const char *)text);
		xmlFree(text);
	}
	xmlXPathFreeObject(value);
	return fix;
}

/* The node that the subject of the assertion, else that of the rule, names; NULL when neither
 * does, or it has no place. */
static xmlNode *
subject_of(struct check_run *run, const struct assertion *assertion, xmlNode *node)
{
	const struct expression *subject =
		assertion->subject.text ? &assertion->subject : &run->rule->subject;
	xmlXPathObject *value =
		subject->text ? expression_value(&run->evaluation, subject, node) : NULL;
	xmlNode *found = value_count(value) > 0 ? value_node(value, 0) : NULL;

	if (found && !has_place(run, found))
		found = NULL;
	xmlXPathFreeObject(value);
	return found;
}

/* Without a subject a finding is about the node that was looked at; of one that a function made,
 * about the context of the rule. From 2025 on a subject is what the text speaks of, too (6.3). */
static struct about
about_of(struct check_run *run, const struct assertion *assertion, xmlNode *node)
{
	xmlNode *subject = subject_of(run, assertion, node);
	struct about about = {
		.subject = has_place(run, node) ? node : run->matched, .speaker = node};

	if (subject)
		about.subject = subject;
	if (subject && schema_is_of(assertion->schema, "2025"))
		about.speaker = subject;
	return about;
}

const char *
lasting_text(struct check_run *run, const char *text)
{
	char *kept = text ? map_get(&run->texts, text) : NULL;

	if (text && !kept) {
		kept = arena_copy(&run->findings->arena, text);
		map_put(&run->texts, text, kept);
	}
	return kept;
}

const char *
template_text(struct check_run *run, const struct attribute_template *value, xmlNode *node)
{
	struct buffer text = {0};
	const char *kept;

	if (value->parts.count == 0)
		return lasting_text(run, value->text);
	content_add(run, &text, &value->parts, node);
	kept = arena_text(&run->findings->arena, buffer_text(&text), text.length);
	buffer_clear(&text);
	return kept;
}

static enum severity
severity_at(struct check_run *run, const struct assertion *assertion, xmlNode *node)
{
	const struct attribute_template *severity = &assertion->severity_text;
	const struct attribute_template *role = &assertion->rich.role;

	if (assertion->schema->is_graded)
		return assertion->schema->grade;
	if (severity->parts.count > 0)
		return severity_from(template_text(run, severity, node), assertion->severity);
	if (!severity->text && role->parts.count > 0)
		return severity_from(template_text(run, role, node), assertion->severity);
	return assertion->severity;
}

static void
add_finding(struct check_run *run, const struct assertion *assertion, xmlNode *node,
	enum severity severity)
{
	const struct about about = about_of(run, assertion, node);
	const char *requirement = requirement_of(run, assertion, about.speaker);
	struct finding found = {
		.rule = lasting_text(run, assertion_id(assertion)),
		.severity = severity,
		.message = message_of(run, assertion, node, requirement),
		.requirement = requirement,
		.fix = fix_of(run, assertion, node),
		.place = place_for(run, about.subject),
		.related = related_of(run, assertion, node),
		.order = run->order,
		.evidence = trace_finding(run, assertion, node, &about),
	};

	found.fingerprint = fingerprint_of(
		found.rule, found.place.path, found.place.words, &run->findings->arena);
	*findings_add(run->findings) = found;
}

void
assertion_unapplied(struct check_run *run, const struct assertion *assertion, size_t said)
{
	if (map_get(&run->unapplied, assertion))
		return;
	map_put(&run->unapplied, assertion, run);
	run->messages->matter.rule = assertion_id(assertion);
	if (run->messages->count == said)
		message(run->messages, MESSAGE_RULE_UNAPPLIED, assertion->spot);
}

/* For the statistics, when they are wanted. */
static void
count_up(struct check_run *run, const struct assertion *assertion, size_t findings,
	size_t not_verified)
{
	struct rule_count *count =
		run->options->counts ? &run->options->counts[assertion->number] : NULL;

	if (!count)
		return;
	count->contexts++;
	count->findings += findings;
	count->not_verified += not_verified;
}

void
assertion_apply(struct check_run *run, const struct assertion *assertion, xmlNode *node)
{
	const size_t said = run->messages->count;
	enum severity severity;
	bool holds, is_found, is_open;

	run->unverified = false;
	run->messages->matter.rule = assertion_id(assertion);
	if (!expression_holds(&run->evaluation, &assertion->test, node, &holds)) {
		assertion_unapplied(run, assertion, said);
		return;
	}
	is_found = holds == assertion->is_report;
	is_open = !is_found && run->unverified;
	run->findings->not_verified += is_open;
	count_up(run, assertion, is_found, is_open);
	if (is_open && run->register_failed)
		assertion_unapplied(run, assertion, said);
	if (!is_found)
		return;
	severity = severity_at(run, assertion, node);
	if (finding_is_kept(run, assertion, severity))
		add_finding(run, assertion, node, severity);
}
