/* test_pages.c -- tests: the pages of the rules are those of their files, and docs/coverage.md
 * holds */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../checker/cli/page.h"
#include "complaints.h"
#include "files.h"

/* Packs in the order in which the default pack has them. */
static const char *const rule_files[] = {"rules/itu-common/*.sch", "rules/wtsa-report/*.sch", NULL};
static const char *const all_rule_files[] = {"rules/*/*.sch", NULL};
static const char *const page_files[] = {"docs/rules/*.md", NULL};
static const char index_page[] = "docs/rules/README.md", coverage[] = "docs/coverage.md";

static struct rule_set rules;
static struct arena names; /* of their files, which they borrow */

static int
load_rules(void **state)
{
	struct messages messages = {.out = stderr};
	int failed = 0;

	(void)state;
	for (const char **file = file_names(rule_files, &names); *file && !failed; file++)
		failed = rule_set_add(&rules, *file, check_functions, &messages);
	messages_clear(&messages);
	return failed;
}

static int
clear_rules(void **state)
{
	(void)state;
	rule_set_clear(&rules);
	arena_clear(&names);
	return 0;
}

static void
look_at_page(struct complaints *c, const char *file, const char *wanted)
{
	const char *text = file_text(file, &c->arena);

	c->looked_at++;
	if (!text || strcmp(text, wanted) != 0)
		buffer_print(&c->text, "%s is %s: run make pages, and commit what it writes\n",
			file, text ? "out of date" : "missing");
}

static void
pages_are_those_of_the_rule_files(void **state)
{
	struct complaints c = {0};

	(void)state;
	for (size_t i = 0; i <= rules.count; i++) {
		char *text = NULL;
		size_t length = 0;
		FILE *out = open_memstream(&text, &length);

		if (i < rules.count)
			page_print(rules.schemas[i], out);
		else
			pages_index_print(&rules, out);
		fclose(out);
		look_at_page(&c,
			i < rules.count
				? arena_print(&c.arena, "docs/rules/%s.md", rules.schemas[i]->name)
				: index_page,
			text);
		free(text);
	}
	complaints_settle(&c);
}

static void
every_page_has_a_rule(void **state)
{
	struct complaints c = {0};

	(void)state;
	for (const char **file = file_names(page_files, &c.arena); *file; file++) {
		const char *base = file_base(*file);
		const char *name = arena_text(&c.arena, base, strlen(base) - strlen(".md"));

		c.looked_at++;
		if (strcmp(*file, index_page) != 0 && !rule_set_find(&rules, name))
			buffer_print(&c.text, "%s: there is no such rule: run make pages\n", *file);
	}
	complaints_settle(&c);
}

static void
every_pack_has_pages(void **state)
{
	struct complaints c = {0};
	size_t count = 0;

	(void)state;
	for (const char **file = file_names(all_rule_files, &c.arena); *file; file++)
		count++;
	assert_int_equal(count, rules.count);
	arena_clear(&c.arena);
}

static bool
is_family(const char *text)
{
	const char *const *known = rule_families;

	while (text && *known && strcmp(*known, text) != 0)
		known++;
	return text && *known;
}

static void
every_rule_has_a_known_family(void **state)
{
	struct complaints c = {0};

	(void)state;
	for (size_t i = 0; i < rules.count; i++, c.looked_at++)
		if (!is_family(rules.schemas[i]->family))
			buffer_print(&c.text,
				"%s: the family is '%s': write one of rule_families in "
				"<sch:p class=\"family\">\n",
				rules.schemas[i]->file.name,
				rules.schemas[i]->family ? rules.schemas[i]->family : "");
	complaints_settle(&c);
}

/* "Internal consistency" alone names no clause. */
static bool
names_clause(const struct schema *schema)
{
	return strcmp(schema->source, "Internal consistency") != 0;
}

/* A link is "[name](rules/name.md)". */
static const char *
link_of(const char *name, struct arena *a)
{
	return arena_print(a, "[%s](rules/%s.md)", name, name);
}

static void
every_rule_with_a_clause_is_in_the_coverage(void **state)
{
	struct complaints c = {0};
	const char *text = file_text(coverage, &c.arena);

	(void)state;
	for (size_t i = 0; text && i < rules.count; i++) {
		const struct schema *schema = rules.schemas[i];

		c.looked_at++;
		if (names_clause(schema) && !strstr(text, link_of(schema->name, &c.arena)))
			buffer_print(&c.text, "%s: %s is in no row; its source is: %s\n", coverage,
				schema->name, schema->source);
	}
	complaints_settle(&c);
}

/* Whether all rules that the row links to exist; how many there are. */
static size_t
look_at_links(struct complaints *c, const char *row)
{
	size_t count = 0;

	for (const char *at = row; (at = strstr(at, "](rules/")); count++) {
		const char *start = at += strlen("](rules/");
		const char *name = arena_text(&c->arena, start, strcspn(start, "."));

		if (!rule_set_find(&rules, name) || !strstr(row, link_of(name, &c->arena)))
			buffer_print(&c->text, "%s: there is no rule %s\n", coverage, name);
	}
	return count;
}

/* Rows are numbered from 1; one without rules says why. */
static void
rows_of_the_coverage_name_rules_or_say_why_not(void **state)
{
	struct complaints c = {0};
	char *text = file_text(coverage, &c.arena);

	(void)state;
	for (char *line; text && (line = line_next(&text));) {
		const bool is_row = line[0] == '|' && strspn(line + 2, "0123456789") > 0;

		if (!is_row)
			continue;
		c.looked_at++;
		if (strtoul(line + 2, NULL, 10) != c.looked_at)
			buffer_print(&c.text, "%s: row %zu is not next: %.30s\n", coverage,
				c.looked_at, line);
		if (look_at_links(&c, line) == 0 && strstr(line, "|  |"))
			buffer_print(&c.text, "%s: row %zu has no rule and does not say why\n",
				coverage, c.looked_at);
	}
	complaints_settle(&c);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(pages_are_those_of_the_rule_files),
		cmocka_unit_test(every_page_has_a_rule),
		cmocka_unit_test(every_pack_has_pages),
		cmocka_unit_test(every_rule_has_a_known_family),
		cmocka_unit_test(every_rule_with_a_clause_is_in_the_coverage),
		cmocka_unit_test(rows_of_the_coverage_name_rules_or_say_why_not),
	};

	return cmocka_run_group_tests(tests, load_rules, clear_rules);
}
