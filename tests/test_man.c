/* test_man.c -- tests: the manual pages have what the program has, and are sound mdoc */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "../checker/cli/options.h"
#include "../checker/emit/emit.h"
#include "calling.h"
#include "complaints.h"
#include "files.h"
#include "program.h"

static const char *const pages[] = {"docs/man/*.[1-9]", NULL};
static const char *const sources[] = {"checker/*/*.c", NULL};
static const char *const sections[] = {
	"NAME", "DESCRIPTION", "SEE ALSO", "HISTORY", "AUTHORS", NULL};
static const char *const program_sections[] = {"SYNOPSIS", "OPTIONS", "ENVIRONMENT", "FILES",
	"EXIT STATUS", "EXAMPLES", "DIAGNOSTICS", "STANDARDS", "CAVEATS", NULL};
static const char program_page[] = "docs/man/tsagcheck.1";

static const char *program;

/* The page as it is installed. */
static const char *
page_text(const char *page, struct arena *a)
{
	struct outcome run = PROGRAM("docs/man/make-page", a, program, page);

	assert_string_equal(run.trouble, "");
	assert_int_equal(run.status, 0);
	return run.output;
}

/* The lines of the text from one that begins so to one that begins with the other. */
static const char *
lines_between(const char *text, const char *first, const char *last, struct arena *a)
{
	const char *start = strstr(text, first);
	const char *end = start ? strstr(start + 1, last) : NULL;

	return !start ? "" : end ? arena_text(a, start, (size_t)(end - start)) : start;
}

static void
look_for(struct complaints *c, const char *text, const char *line)
{
	c->looked_at++;
	if (!strstr(text, arena_print(&c->arena, "\n%s", line)))
		buffer_print(&c->text, "tsagcheck(1) lacks %s\n", line);
}

static void
every_option_is_in_the_page(void **state)
{
	struct complaints c = {0};
	const char *text = lines_between(
		page_text(program_page, &c.arena), "\n.Sh OPTIONS", "\n.Sh ", &c.arena);

	(void)state;
	for (int i = 0; i < OPTIONS; i++) {
		const struct option_row *row = option_row((enum option_id)i);
		const char *letter = arena_print(&c.arena, " Fl %c ,", row->letter);

		look_for(&c, text,
			arena_print(&c.arena, ".It%s Fl -%s%s", row->letter ? letter : "",
				row->name, row->argument ? " Ns = Ns Ar " : "\n"));
	}
	complaints_settle(&c);
}

static void
every_command_and_format_is_in_the_page(void **state)
{
	static const char *const names[] = {
#define COMMAND(name, files, least, most, help) ".It Cm " #name,
#include "../checker/cli/command.def"
#undef COMMAND
#define COMMAND(name, files, least, most, help) ".Ss " #name "\n.Bd",
#include "../checker/cli/command.def"
#undef COMMAND
#define EMITTER(name) ".Cm " #name " ",
#include "../checker/emit/emit.def"
#undef EMITTER
	};
	struct complaints c = {0};
	const char *text = page_text(program_page, &c.arena);

	(void)state;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		look_for(&c, text, names[i]);
	complaints_settle(&c);
}

static void
every_message_is_in_the_page(void **state)
{
	struct complaints c = {0};
	const char *text = lines_between(
		page_text(program_page, &c.arena), "\n.Sh DIAGNOSTICS", "\n.Sh ", &c.arena);

	(void)state;
	assert_int_equal(text_count(text, "\n.It \""), MESSAGES);
	look_for(&c, text,
		".It \"cannot be opened: \\&...\"\nCheck the name and that you may read it.");
	complaints_settle(&c);
}

/* What the environment changes is what getenv() asks for. */
static void
every_variable_is_in_the_page(void **state)
{
	struct complaints c = {0};
	const char *text = lines_between(
		page_text(program_page, &c.arena), "\n.Sh ENVIRONMENT", "\n.Sh ", &c.arena);

	(void)state;
	for (const char **file = file_names(sources, &c.arena); *file; file++) {
		const char *at = file_text(*file, &c.arena);

		while ((at = strstr(at, "getenv(\""))) {
			const char *name = arena_text(&c.arena, at + 8, strcspn(at + 8, "\""));

			c.looked_at++;
			at += 8;
			if (!strstr(text, arena_print(&c.arena, " Ev %s", name)))
				buffer_print(&c.text, "%s: tsagcheck(1) lacks %s\n", *file, name);
		}
	}
	complaints_settle(&c);
}

/* A part that no line of the page asks for would be lost. */
static void
every_part_is_used(void **state)
{
	struct complaints c = {0};
	char *parts = arena_copy(
		&c.arena, PROGRAM(program, &c.arena, "--help", "--format", "mdoc").output);
	const char *frame = file_text(program_page, &c.arena);

	(void)state;
	for (char *line; (line = line_next(&parts));)
		if (strncmp(line, ".\\\" made: ", 10) == 0)
			look_for(&c, frame, arena_print(&c.arena, "%s\n", line));
	complaints_settle(&c);
}

static void
unknown_parts_are_refused(void **state)
{
	struct arena a = {0};
	const char *folder = folder_new(&a);
	const char *page = folder_write(folder, "x.1",
		".\\\" made: options\n.\\\" made: nothing\n.\\\" table: README.md x 1\n", &a);
	struct outcome run = PROGRAM("docs/man/make-page", &a, program, page);

	(void)state;
	folder_remove(folder);
	assert_int_equal(run.status, 1);
	assert_non_null(strstr(run.trouble, "x.1:2: no part nothing"));
	assert_non_null(strstr(run.trouble, "x.1:3: no such .\\\" table: README.md x 1"));
	assert_non_null(strstr(run.output, "Fl -format"));
	arena_clear(&a);
}

/* What the grammar has, each in an item of the page's list. */
static void
every_element_of_a_report_is_in_its_page(void **state)
{
	struct complaints c = {0};
	const char *grammar = file_text("rules/schema/report.rng", &c.arena);
	char *page = file_text("docs/man/tsagcheck-report.5", &c.arena);
	struct buffer items = {0};

	(void)state;
	for (char *line; page && (line = line_next(&page));)
		if (strncmp(line, ".It Sy ", 7) == 0)
			buffer_print(&items, "%s ", line + 6);
	while (grammar && (grammar = strstr(grammar, "<element name=\""))) {
		const char *name = arena_text(&c.arena, grammar + 15, strcspn(grammar + 15, "\""));

		c.looked_at++;
		grammar++;
		if (!strstr(buffer_text(&items), arena_print(&c.arena, " %s ", name)))
			buffer_print(&c.text, "tsagcheck-report(5) lacks %s\n", name);
	}
	buffer_clear(&items);
	complaints_settle(&c);
}

/* Where things are listed as `begin"name"`, how their names begin, and the page that explains them.
 */
static const struct {
	const char *source, *begin, *prefix, *page;
} explained[] = {
	{"checker/recognise/functions.c", "{URI, \"", "t:", "docs/man/tsagcheck-facts.5"},
	{"checker/values/value.c", "] = {\"", "", "docs/man/tsagcheck-facts.5"},
	{"rules/itu-common/facts.xml", "\n  <fact name=\"", "", "docs/man/tsagcheck-facts.5"},
	{"rules/*/facts/*.xml", "\n  <fact name=\"", "", "docs/man/tsagcheck-facts.5"},
	{"checker/check/domain.c", "{URI, \"", "t:", "docs/man/tsagcheck-rules.5"},
	{"checker/check/sets.c", "{URI, \"", "t:", "docs/man/tsagcheck-rules.5"},
	{"checker/check/regular.c", "{URI, \"", "re:", "docs/man/tsagcheck-rules.5"},
};

/* In bold, with the hyphens that a reader can search for. */
static const char *
bold(const char *prefix, const char *name, struct arena *a)
{
	struct buffer out = {0};
	const char *kept;

	buffer_print(&out, "\n.It \"\\fB%s", prefix);
	for (; *name; name++)
		buffer_print(&out, *name == '-' ? "\\-" : "%c", *name);
	kept = arena_copy(a, buffer_text(&out));
	buffer_clear(&out);
	return kept;
}

static void
look_at_list(struct complaints *c, size_t row, const char *source, const char *page)
{
	const char *begin = explained[row].begin, *at = file_text(source, &c->arena);

	while (at && (at = strstr(at, begin))) {
		const char *name;

		at += strlen(begin);
		name = arena_text(&c->arena, at, strcspn(at, "\""));
		c->looked_at++;
		if (!strstr(page, bold(explained[row].prefix, name, &c->arena)))
			buffer_print(
				&c->text, "%s lacks %s of %s\n", explained[row].page, name, source);
	}
}

static void
everything_that_is_listed_is_explained(void **state)
{
	struct complaints c = {0};

	(void)state;
	for (size_t i = 0; i < sizeof explained / sizeof *explained; i++) {
		const char *const patterns[] = {explained[i].source, NULL};
		const char *page = page_text(explained[i].page, &c.arena);
		size_t before = c.looked_at;

		for (const char **file = file_names(patterns, &c.arena); *file; file++)
			look_at_list(&c, i, *file, page);
		if (c.looked_at == before)
			buffer_print(&c.text, "%s lists nothing\n", explained[i].source);
	}
	complaints_settle(&c);
}

/* Tables of Markdown become lists, with what is code in bold. */
static void
tables_of_the_manuals_become_lists(void **state)
{
	struct arena a = {0};
	const char *folder = folder_new(&a);
	const char *text = folder_write(folder, "x.md",
		"| other | b |\n|---|---|\n| 1 | 2 |\n\n"
		"| two words | gives | `c` |\n|---|---|---|\n"
		"| `a|b-c` | [text](x.md). Then `A. B` \\ | |\n| .d | e \"f\" (Rev. X) | ` - ` "
		"|\n\nend\n"
		"| two words | gives |\n|---|---|\n| second | 1 |\n",
		&a);
	const char *page = folder_write(folder, "x.1",
		arena_print(&a, "<\n.\\\" table: %s two words 1\n>\n.\\\" table: %s two words 2\n",
			text, text),
		&a);

	(void)state;
	assert_string_equal(page_text(page, &a),
		"<\n.Bl -tag -width Ds\n.It \"\\fBa|b\\-c\\fR\"\n"
		"gives: text.\nThen \\fBA.\\& B\\fR \\e\n.It \"\\&.d\"\n"
		"gives: e \\(dqf\\(dq (Rev.\\& X)\n.br\n\\fBc\\fR: \\fB \\- \\fR\n.El\n>\n"
		".Bl -tag -width Ds\n.It \"second\"\n1\n.El\n");
	folder_remove(folder);
	arena_clear(&a);
}

static void
look_at_sections(struct complaints *c, const char *page, const char *const *names)
{
	const char *text = page_text(page, &c->arena);

	for (; *names; names++) {
		c->looked_at++;
		if (!strstr(text, arena_print(&c->arena, "\n.Sh %s\n", *names)))
			buffer_print(&c->text, "%s has no section %s\n", page, *names);
	}
}

static void
pages_have_their_sections(void **state)
{
	struct complaints c = {0};

	(void)state;
	for (const char **page = file_names(pages, &c.arena); *page; page++)
		look_at_sections(&c, *page, sections);
	look_at_sections(&c, program_page, program_sections);
	complaints_settle(&c);
}

static void
mandoc_has_nothing_to_say(void **state)
{
	struct complaints c = {0};
	const char *folder = folder_new(&c.arena);

	(void)state;
	if (PROGRAM("/bin/sh", &c.arena, "-c", "command -v mandoc >/dev/null").status) {
		print_message("mandoc is not here: the pages are not linted\n");
		folder_remove(folder);
		skip();
	}
	for (const char **page = file_names(pages, &c.arena); *page; page++) {
		const char *made = folder_write(
			folder, file_base(*page), page_text(*page, &c.arena), &c.arena);
		struct outcome run = PROGRAM(
			"/usr/bin/env", &c.arena, "mandoc", "-T", "lint", "-W", "warning", made);

		c.looked_at++;
		buffer_add_text(&c.text, run.output);
	}
	folder_remove(folder);
	complaints_settle(&c);
}

int
main(int argc, char **argv)
{
	struct arena a = {0};
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_option_is_in_the_page),
		cmocka_unit_test(every_command_and_format_is_in_the_page),
		cmocka_unit_test(every_message_is_in_the_page),
		cmocka_unit_test(every_variable_is_in_the_page),
		cmocka_unit_test(every_part_is_used),
		cmocka_unit_test(unknown_parts_are_refused),
		cmocka_unit_test(every_element_of_a_report_is_in_its_page),
		cmocka_unit_test(everything_that_is_listed_is_explained),
		cmocka_unit_test(tables_of_the_manuals_become_lists),
		cmocka_unit_test(pages_have_their_sections),
		cmocka_unit_test(mandoc_has_nothing_to_say),
	};
	int failed;

	program = program_beside(argc ? argv[0] : "", &a);
	failed = cmocka_run_group_tests_name("man", tests, NULL, NULL);
	arena_clear(&a);
	return failed;
}
