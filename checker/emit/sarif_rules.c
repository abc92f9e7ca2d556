/* sarif_rules.c -- emit: the rules of a SARIF run */
#include "sarif_rules.h"

#include <stdlib.h>
#include <string.h>

#include "../base/buffer.h"

static const char *const levels[] = {
	[SEVERITY_INFO] = "note",
	[SEVERITY_WARNING] = "warning",
	[SEVERITY_ERROR] = "error",
};

/* As code scanning has them. */
static const char *const problem_severities[] = {
	[SEVERITY_INFO] = "recommendation",
	[SEVERITY_WARNING] = "warning",
	[SEVERITY_ERROR] = "error",
};

_Static_assert(sizeof levels / sizeof *levels == SEVERITIES, "a level for each severity");

const char *
sarif_level(enum severity severity)
{
	return levels[severity];
}

static int
compare(const void *left, const void *right)
{
	return strcmp(
		((const struct rule_summary *)left)->id, ((const struct rule_summary *)right)->id);
}

static const struct rule_summary *
find(const struct rule_summary *sorted, size_t count, const char *id)
{
	const struct rule_summary wanted = {.id = id};

	return count ? bsearch(&wanted, sorted, count, sizeof wanted, compare) : NULL;
}

static void
sort(struct rule_summary *items, size_t count)
{
	if (count)
		qsort(items, count, sizeof *items, compare);
}

void
sarif_rules_take(struct sarif_rules *rules, const struct emit_options *options,
	const struct finding *const *findings, size_t count)
{
	const size_t known = options->rule_count;
	size_t all = known, kept = 0;

	rules->items = memory_new((known + count + 1) * sizeof *rules->items);
	if (known)
		memcpy(rules->items, options->rules, known * sizeof *rules->items);
	sort(rules->items, known);
	for (size_t i = 0; i < count; i++)
		if (!find(rules->items, known, findings[i]->rule))
			rules->items[all++] = (struct rule_summary){.id = findings[i]->rule,
				.title = findings[i]->requirement,
				.severity = findings[i]->severity};
	sort(rules->items, all);
	for (size_t i = 0; i < all; i++)
		if (!kept || strcmp(rules->items[kept - 1].id, rules->items[i].id) != 0)
			rules->items[kept++] = rules->items[i];
	rules->count = kept;
}

void
sarif_rules_clear(struct sarif_rules *rules)
{
	free(rules->items);
	*rules = (struct sarif_rules){0};
}

size_t
sarif_rules_index(const struct sarif_rules *rules, const char *id)
{
	return (size_t)(find(rules->items, rules->count, id) - rules->items);
}

void
sarif_text_member(struct json_writer *w, const char *key, const char *text)
{
	json_key(w, key);
	json_open_line(w, '{');
	json_text_member(w, "text", text);
	json_close(w, '}');
}

/* The beginning of a text that is longer than code scanning takes. */
static void
description_member(struct json_writer *w, const char *key, const char *text)
{
	enum { MOST_CHARACTERS = 1024 };
	const char *cut = text;
	size_t characters = 0;
	struct buffer shown = {0};

	for (const char *at = text; *at; at++) {
		characters += ((unsigned char)*at & 0xC0) != 0x80;
		if (characters == MOST_CHARACTERS && cut == text)
			cut = at;
	}
	if (characters > MOST_CHARACTERS) {
		buffer_add(&shown, text, (size_t)(cut - text));
		buffer_add_text(&shown, "…");
	}
	sarif_text_member(w, key, shown.length ? buffer_text(&shown) : text);
	buffer_clear(&shown);
}

static const char *
title_of(const struct rule_summary *rule)
{
	return rule->title && *rule->title ? rule->title : rule->id;
}

/* Why there is such a rule, and where that is written. */
static void
help_member(struct json_writer *w, const struct rule_summary *rule)
{
	struct buffer plain = {0}, marked = {0};

	buffer_print(&plain, "%s.", title_of(rule));
	buffer_print(&marked, "**%s**\n", title_of(rule));
	if (rule->why) {
		buffer_print(&plain, " %s", rule->why);
		buffer_print(&marked, "\n%s\n", rule->why);
	}
	if (rule->source) {
		buffer_print(&plain, " Source: %s", rule->source);
		buffer_print(&marked, "\nSource: %s\n", rule->source);
	}
	buffer_print(&marked, "\n`tsagcheck explain %s` shows examples.\n", rule->id);
	json_key(w, "help");
	json_open(w, '{');
	json_text_member(w, "text", buffer_text(&plain));
	json_text_member(w, "markdown", buffer_text(&marked));
	json_close(w, '}');
	buffer_clear(&plain);
	buffer_clear(&marked);
}

static void
rule_item(struct json_writer *w, const struct rule_summary *rule)
{
	json_open(w, '{');
	json_text_member(w, "id", rule->id);
	description_member(w, "shortDescription", title_of(rule));
	description_member(w, "fullDescription", rule->why ? rule->why : title_of(rule));
	help_member(w, rule);
	json_key(w, "defaultConfiguration");
	json_open_line(w, '{');
	json_text_member(w, "level", levels[rule->severity]);
	json_close(w, '}');
	json_key(w, "properties");
	json_open_line(w, '{');
	json_text_member(w, "precision", rule->severity == SEVERITY_INFO ? "medium" : "high");
	json_text_member(w, "problem.severity", problem_severities[rule->severity]);
	json_close(w, '}');
	json_close(w, '}');
}

void
sarif_rules_write(const struct sarif_rules *rules, struct json_writer *w)
{
	json_key(w, "rules");
	json_open(w, '[');
	for (size_t i = 0; i < rules->count; i++)
		rule_item(w, &rules->items[i]);
	json_close(w, ']');
}
