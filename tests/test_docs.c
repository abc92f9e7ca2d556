/* test_docs.c -- tests: what README.md and docs/ promise is there */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <libxml/parser.h>
#include <libxml/tree.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../checker/base/arena.h"
#include "../checker/base/buffer.h"
#include "../checker/values/fold.h"
#include "complaints.h"
#include "files.h"
#include "packs.h"

static const char *const texts[] = {"README.md", "docs/*.md", NULL};
static const char *const manuals[] = {"docs/*.md", NULL};

/* Where in the line an example of a command starts: behind a back quote, or where an indented line
 * begins; NULL when there is no further one. */
static const char *
next_command(const char *line, const char *from, const char *command)
{
	for (const char *at = from; (at = strstr(at, command)); at++)
		if (at > line && (at[-1] == '`' || strspn(line, " \t$") == (size_t)(at - line)))
			return at + strlen(command);
	return NULL;
}

/* The targets of `make demo test`, each one space from the last: prose and DESTDIR=... are none. */
static void
look_at_targets(struct complaints *c, const char *file, const char *words, const char *makefile)
{
	size_t length;

	while ((length = strspn(words, "abcdefghijklmnopqrstuvwxyz-")) &&
		strchr(" `", words[length])) {
		const char *target = arena_text(&c->arena, words, length);

		c->looked_at++;
		if (!makefile || !strstr(makefile, arena_print(&c->arena, "\n%s:", target)))
			buffer_print(&c->text, "%s: there is no make %s\n", file, target);
		words += length + (words[length] == ' ');
	}
}

static void
readme_names_targets_that_exist(void **state)
{
	struct complaints c = {0};
	char *readme = file_text("README.md", &c.arena);
	const char *makefile = arena_print(&c.arena, "%s%s%s%s", file_text("Makefile", &c.arena),
		file_text("tests/targets.mk", &c.arena), file_text("tests/analysis.mk", &c.arena),
		file_text("checker/install/targets.mk", &c.arena));

	(void)state;
	for (char *line; readme && (line = line_next(&readme));)
		for (const char *at = line; (at = next_command(line, at, "make "));)
			look_at_targets(&c, "README.md", at, makefile);
	complaints_settle(&c);
}

/* Each [text](file.md#part) leads somewhere, seen from the folder of the file. */
static void
look_at_links(struct complaints *c, const char *file)
{
	const char *at = file_text(file, &c->arena);
	int folder = (int)(file_base(file) - file);

	while (at && (at = strstr(at, "]("))) {
		size_t length = strcspn(at += 2, "#)");
		const char *to = arena_text(&c->arena, at, length);

		if (!length || strstr(to, "://"))
			continue;
		c->looked_at++;
		if (access(arena_print(&c->arena, "%.*s%s", folder, file, to), R_OK) != 0)
			buffer_print(&c->text, "%s: links to %s, which is not there\n", file, to);
	}
}

static void
links_lead_somewhere(void **state)
{
	struct complaints c = {0};

	(void)state;
	for (const char **file = file_names(texts, &c.arena); *file; file++)
		look_at_links(&c, *file);
	complaints_settle(&c);
}

static void
every_manual_is_in_the_index(void **state)
{
	struct complaints c = {0};
	const char *index = file_text("docs/README.md", &c.arena);

	(void)state;
	for (const char **file = file_names(manuals, &c.arena); *file; file++) {
		const char *link = arena_print(&c.arena, "](%s)", file_base(*file));

		if (strcmp(*file, "docs/README.md") == 0)
			continue;
		c.looked_at++;
		if (!index || !strstr(index, link))
			buffer_print(&c.text, "docs/README.md: leaves out %s\n", *file);
	}
	complaints_settle(&c);
}

/* The text from the line that starts with `first` up to the line that starts with `last`, its lines
 * without the first four spaces; "" when there is none. */
static const char *
indented_text(const char *file, const char *first, const char *last, struct arena *a)
{
	char *text = file_text(file, a);
	struct buffer found = {0};
	const char *kept;

	for (char *line; text && (line = line_next(&text));) {
		if (!found.length && strncmp(line, first, strlen(first)) != 0)
			continue;
		buffer_print(&found, "%s\n", strncmp(line, "    ", 4) == 0 ? line + 4 : line);
		if (*last ? strncmp(line, last, strlen(last)) == 0 : !*line)
			break;
	}
	kept = arena_text(a, buffer_text(&found), found.length);
	buffer_clear(&found);
	return kept;
}

static const char *
collapsed(const char *text, struct arena *a)
{
	struct buffer out = {0};
	const char *kept;

	text_collapse(text, strlen(text), &out);
	kept = arena_text(a, buffer_text(&out), out.length);
	buffer_clear(&out);
	return kept;
}

/* Only its lines are broken elsewhere. */
static void
readme_shows_a_finding_of_the_demo(void **state)
{
	struct arena a = {0};
	const char *shown = indented_text("README.md", "    fixtures/contradictions/", "", &a);
	const char *found = file_text("fixtures/contradictions/expected.txt", &a);

	(void)state;
	assert_true(strlen(shown) > 0);
	assert_non_null(found);
	assert_non_null(strstr(collapsed(found, &a), collapsed(shown, &a)));
	arena_clear(&a);
}

static const struct {
	const char *file, *rule;
} shown_rules[] = {
	{"README.md", "working-party-titled"},
	{"docs/rules.md", "approved-not-deleted"},
};

/* The rules that the manuals show pass their own examples. */
static void
shown_rules_work(void **state)
{
	const char *beside = *state;
	struct arena a = {0};

	mkdir(arena_print(&a, "%smanual", beside), 0777);
	for (size_t i = 0; i < sizeof shown_rules / sizeof *shown_rules; i++) {
		const char *name = arena_print(&a, "%smanual/%s.sch", beside, shown_rules[i].rule);
		FILE *out = fopen(name, "w");

		assert_non_null(out);
		fputs(indented_text(
			      shown_rules[i].file, "    <sch:schema", "    </sch:schema>", &a),
			out);
		assert_int_equal(fclose(out), 0);
		assert_int_equal(
			system(arena_print(&a, "'%s../tsagcheck' test '%s'", beside, name)), 0);
	}
	arena_clear(&a);
}

/* The row of the manual's tables that has the fact and all the names in it. */
static bool
has_row(const char *manual, const char *fact, const xmlNode *fields, struct arena *a)
{
	char *rest = arena_copy(a, manual);

	for (char *line; (line = line_next(&rest));) {
		bool fits = strncmp(line, fact, strlen(fact)) == 0;

		for (const xmlNode *field = fields; field && fits; field = field->next) {
			xmlChar *name =
				xmlGetNoNsProp((xmlNode *)(size_t)field, (const xmlChar *)"name");

			fits = !name || strstr(line, arena_print(a, "`%s`", (const char *)name));
			xmlFree(name);
		}
		if (fits)
			return true;
	}
	return false;
}

static void
look_at_facts(struct complaints *c, const char *file, const char *manual)
{
	xmlDoc *tree = xmlReadFile(file, NULL, XML_PARSE_NONET | XML_PARSE_NOBLANKS);
	xmlNode *root = xmlDocGetRootElement(tree);

	for (xmlNode *fact = root ? root->children : NULL; fact; fact = fact->next) {
		xmlChar *name = xmlStrEqual(fact->name, (const xmlChar *)"fact")
		                        ? xmlGetNoNsProp(fact, (const xmlChar *)"name")
		                        : NULL;
		const char *row =
			arena_print(&c->arena, "| `%s` |", name ? (const char *)name : "");

		c->looked_at += name != NULL;
		if (name && !has_row(manual, row, fact->children, &c->arena))
			buffer_print(&c->text, "docs/facts.md: no row has all of %s of %s:%ld\n",
				(const char *)name, file, xmlGetLineNo(fact));
		xmlFree(name);
	}
	xmlFreeDoc(tree);
}

static void
every_fact_is_in_the_manual(void **state)
{
	struct complaints c = {0};
	const char *manual = file_text("docs/facts.md", &c.arena);

	(void)state;
	assert_non_null(manual);
	for (const char **file = file_names(pack_facts, &c.arena); *file; file++)
		look_at_facts(&c, *file, manual);
	complaints_settle(&c);
}

/* Where functions are listed, as `{URI, "name", call_name}`, and where they are explained. */
static const struct {
	const char *source, *prefix, *manual;
} function_lists[] = {
	{"checker/recognise/functions.c", "t:", "docs/facts.md"},
	{"checker/check/domain.c", "t:", "docs/rules.md"},
	{"checker/check/sets.c", "t:", "docs/rules.md"},
	{"checker/check/regular.c", "re:", "docs/rules.md"},
};

static void
every_function_is_in_the_manual(void **state)
{
	struct complaints c = {0};

	(void)state;
	for (size_t i = 0; i < sizeof function_lists / sizeof *function_lists; i++) {
		const char *at = file_text(function_lists[i].source, &c.arena);
		const char *manual = file_text(function_lists[i].manual, &c.arena);

		while (manual && at && (at = strstr(at, "{URI, \""))) {
			const char *name = arena_text(&c.arena, at + 7, strcspn(at + 7, "\""));
			const char *call =
				arena_print(&c.arena, "`%s%s(", function_lists[i].prefix, name);

			c.looked_at++;
			at += 7;
			if (!strstr(manual, call))
				buffer_print(&c.text, "%s: leaves out %s\n",
					function_lists[i].manual, call + 1);
		}
	}
	complaints_settle(&c);
}

int
main(int argc, char **argv)
{
	struct arena a = {0};
	const char *own = argc ? argv[0] : "";
	char *beside = arena_text(&a, own, (size_t)(file_base(own) - own));
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(readme_names_targets_that_exist),
		cmocka_unit_test(links_lead_somewhere),
		cmocka_unit_test(every_manual_is_in_the_index),
		cmocka_unit_test(readme_shows_a_finding_of_the_demo),
		cmocka_unit_test_prestate(shown_rules_work, beside),
		cmocka_unit_test(every_fact_is_in_the_manual),
		cmocka_unit_test(every_function_is_in_the_manual),
	};
	int failed = cmocka_run_group_tests_name("docs", tests, NULL, NULL);

	arena_clear(&a);
	return failed;
}
