/* test_docs.c -- tests: what README.md and docs/ promise is there */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>
#include <unistd.h>

#include "../checker/base/arena.h"
#include "../checker/base/buffer.h"
#include "complaints.h"
#include "files.h"

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
	const char *makefile = file_text("Makefile", &c.arena);

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

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(readme_names_targets_that_exist),
		cmocka_unit_test(links_lead_somewhere),
		cmocka_unit_test(every_manual_is_in_the_index),
	};

	return cmocka_run_group_tests_name("docs", tests, NULL, NULL);
}
