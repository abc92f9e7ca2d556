/* test_tree.c -- tests: the repository keeps to its own plan: nothing missing, nothing extra */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <ctype.h>
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <string.h>

#include "../checker/base/arena.h"
#include "../checker/base/buffer.h"
#include "complaints.h"
#include "files.h"
#include "includes.h"

#define SCHEMATRON "http://purl.oclc.org/dsdl/schematron"

/* From the roof down. A file includes headers of its own folder and these: any header of a folder
 * (with the final slash), or the one by which a stage hands over its result. */
static const struct layer {
	const char *folder, *below[12];
} layers[] = {
	{"main", {"cli/", "review/", "emit/", "check/", "recognise/", "load/", "values/", "xpath/",
			 "base/"}},
	/* what a command does, for other programs: it reads no command line */
	{"library",
		{"cli/options.h", "cli/pack.h", "cli/checking.h", "cli/pipeline.h", "cli/output.h",
			"cli/command.h", "emit/", "check/", "recognise/", "load/", "base/"}},
	{"cli", {"review/review.h", "emit/", "check/", "recognise/", "load/", "values/", "xpath/",
			"base/"}},
	{"review", {"check/findings.h", "load/", "values/", "base/"}},
	{"emit", {"check/findings.h", "values/", "base/"}},
	{"check", {"recognise/facts.h", "load/report.h", "load/place.h", "load/shown.h",
			  "load/grid.h", "load/suppression.h", "values/", "xpath/", "base/"}},
	{"recognise", {"load/report.h", "load/place.h", "load/shown.h", "load/grid.h", "values/",
			      "xpath/", "base/"}},
	{"load", {"values/", "base/"}},
	{"values", {"base/"}},
	{"xpath", {"base/"}},
	{"base", {NULL}},
};

static const char *const program_files[] = {
	"checker/*.[ch]", "checker/*/*.[ch]", "checker/*/*.def", NULL};
static const char *const test_files[] = {"tests/*.[ch]", NULL};
static const char *const rule_files[] = {"rules/*/*.sch", NULL};

static bool
starts_with(const char *text, const char *start)
{
	return strncmp(text, start, strlen(start)) == 0;
}

static bool
ends_with(const char *text, const char *end)
{
	size_t length = strlen(text);

	return length >= strlen(end) && strcmp(text + length - strlen(end), end) == 0;
}

/* The texts of all files, one after the other, in out. */
static void
all_texts(const char *const *patterns, struct buffer *out, struct arena *a)
{
	for (const char **file = file_names(patterns, a); *file; file++) {
		const char *text = file_text(*file, a);

		buffer_add_text(out, text ? text : "");
	}
}

static bool
is_allowed(const char *pattern, const char *header)
{
	return ends_with(pattern, "/") ? starts_with(header, pattern)
	                               : strcmp(header, pattern) == 0;
}

static bool
may_include(const char *folder, const char *header, struct arena *a)
{
	if (strstr(header, "..") || ends_with(header, ".c"))
		return false;
	for (size_t i = 0; i < sizeof layers / sizeof *layers; i++) {
		if (strcmp(layers[i].folder, folder) != 0)
			continue;
		if (strcmp(include_folder(header, a), folder) == 0)
			return true;
		for (const char *const *below = layers[i].below; *below; below++)
			if (is_allowed(*below, header))
				return true;
	}
	return false;
}

static void
includes_point_down(void **state)
{
	struct complaints c = {0};
	struct includes all = includes_read(&c.arena);

	(void)state;
	for (size_t i = 0; i < all.count; i++, c.looked_at++) {
		const struct include *one = &all.items[i];

		if (!may_include(include_folder(one->file, &c.arena), one->header, &c.arena))
			buffer_print(&c.text, "checker/%s:%d: may not include %s\n", one->file,
				one->line, one->header);
	}
	complaints_settle(&c);
}

static void
includes_make_no_circle(void **state)
{
	struct complaints c = {0};
	struct includes all = includes_read(&c.arena);

	(void)state;
	c.looked_at = all.count;
	includes_keep_circles(&all);
	for (size_t i = 0; i < all.count; i++)
		buffer_print(&c.text, "checker/%s:%d: includes %s in a circle\n", all.items[i].file,
			all.items[i].line, all.items[i].header);
	complaints_settle(&c);
}

static bool
is_word(char byte)
{
	return isalnum((unsigned char)byte) || byte == '_';
}

/* The first place in text where word stands as a whole identifier, or NULL. */
static const char *
find_word(const char *text, const char *word)
{
	for (const char *at = text; (at = strstr(at, word)); at++)
		if ((at == text || !is_word(at[-1])) && !is_word(at[strlen(word)]))
			return at;
	return NULL;
}

/* The other way round the compiler sees to it: what is said is an enumerator. */
static void
every_message_is_said(void **state)
{
	struct complaints c = {0};
	struct buffer program = {0};
	char *table = file_text("checker/base/message.def", &c.arena);

	(void)state;
	all_texts(program_files, &program, &c.arena);
	for (char *line; table && (line = line_next(&table));) {
		const char *id;

		/* WARNING( is as long */
		if (!starts_with(line, "MESSAGE(") && !starts_with(line, "WARNING("))
			continue;
		line[strcspn(line, ",")] = '\0';
		id = arena_print(&c.arena, "MESSAGE_%s", line + strlen("MESSAGE("));
		c.looked_at++;
		if (!find_word(buffer_text(&program), id))
			buffer_print(&c.text, "checker/base/message.def: nobody says %s\n", id);
	}
	buffer_clear(&program);
	complaints_settle(&c);
}

/* The next element of the tree in document order, NULL behind the last. */
static xmlNode *
next_node(xmlNode *node)
{
	if (node->children && node->type == XML_ELEMENT_NODE)
		return node->children;
	while (node && !node->next)
		node = node->parent;
	return node ? node->next : NULL;
}

static bool
is_assertion(const xmlNode *node)
{
	return node->type == XML_ELEMENT_NODE && node->ns &&
	       strcmp((const char *)node->ns->href, SCHEMATRON) == 0 &&
	       (strcmp((const char *)node->name, "assert") == 0 ||
		       strcmp((const char *)node->name, "report") == 0);
}

/* Complains unless the first assertion has the id and no other has one: an id of XML stands once in
 * a file, and an assertion without id reports under the file's name. */
static void
look_at_ids(struct complaints *c, const char *file, const xmlDoc *schema, const char *id)
{
	size_t assertions = 0;

	for (xmlNode *node = xmlDocGetRootElement(schema); node; node = next_node(node)) {
		const char *due = assertions ? "" : id;
		xmlChar *found;

		if (!is_assertion(node))
			continue;
		assertions++;
		found = xmlGetNoNsProp(node, (const xmlChar *)"id");
		if (strcmp(found ? (const char *)found : "", due) != 0)
			buffer_print(&c->text, "%s:%ld: the id is '%s', not '%s'\n", file,
				xmlGetLineNo(node), found ? (const char *)found : "", due);
		xmlFree(found);
	}
	if (!assertions)
		buffer_print(&c->text, "%s: has neither assert nor report\n", file);
}

static void
rules_are_named_by_their_id(void **state)
{
	struct complaints c = {0};

	(void)state;
	for (const char **file = file_names(rule_files, &c.arena); *file; file++, c.looked_at++) {
		xmlDoc *schema = xmlReadFile(*file, NULL, XML_PARSE_NONET);
		const char *name = file_base(*file);
		const char *id = arena_text(&c.arena, name, strlen(name) - strlen(".sch"));

		if (schema)
			look_at_ids(&c, *file, schema, id);
		else
			buffer_print(&c.text, "%s: is not well-formed\n", *file);
		xmlFreeDoc(schema);
	}
	xmlCleanupParser();
	complaints_settle(&c);
}

static void
look_at_first_lines(struct complaints *c, const char *const *patterns)
{
	for (const char **file = file_names(patterns, &c->arena); *file; file++, c->looked_at++) {
		const char *text = file_text(*file, &c->arena);
		const char *start = arena_print(&c->arena, "/* %s -- ", file_base(*file));

		if (!text || !starts_with(text, start))
			buffer_print(&c->text, "%s:1: does not start with '%s'\n", *file, start);
	}
}

static void
files_say_what_they_are(void **state)
{
	struct complaints c = {0};

	(void)state;
	look_at_first_lines(&c, program_files);
	look_at_first_lines(&c, test_files);
	complaints_settle(&c);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(includes_point_down),
		cmocka_unit_test(includes_make_no_circle),
		cmocka_unit_test(every_message_is_said),
		cmocka_unit_test(rules_are_named_by_their_id),
		cmocka_unit_test(files_say_what_they_are),
	};

	return cmocka_run_group_tests_name("tree", tests, NULL, NULL);
}
