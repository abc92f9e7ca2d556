/* test_tutorial.c -- tests: who does what docs/writing-rules.md says sees what it shows */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "complaints.h"
#include "desk.h"
#include "files.h"
#include "tutorial.h"

static const char page_name[] = "docs/writing-rules.md";

/* A command and its output, as the page has them. */
struct shown {
	const char *command, *output;
	size_t line;
};

/* Cuts the next command with its output off *text. */
static struct shown
shown_next(char **text, size_t *line, struct arena *a)
{
	struct shown shown = {.output = "", .line = *line};
	const char *command = line_next(text);

	if (strncmp(command, "$ ", 2) != 0)
		fail_msg("%s:%zu: is no command: %s", page_name, *line, command);
	shown.command = command + 2;
	++*line;
	while (*text && **text && strncmp(*text, "$ ", 2) != 0) {
		shown.output = arena_print(a, "%s%s\n", shown.output, line_next(text));
		++*line;
	}
	return shown;
}

/* In the folder, after a command with that status. Both outputs are one, as in a terminal. */
static struct outcome
run(struct desk *desk, const char *command, int status)
{
	struct arena *a = &desk->arena;
	const char *program = desk->program;
	const char *script = arena_print(a,
		"path=$(cd \"%.*s\" && pwd); cd \"%s\"; PATH=$path:$PATH; exec 2>&1; "
		"(exit %d); %s",
		(int)(file_base(program) - program), program, desk->folder, status, command);

	return PROGRAM("/bin/sh", a, "-c", script);
}

static void
look_at_commands(struct complaints *c, struct desk *desk, const struct block *block)
{
	char *text = arena_copy(&desk->arena, block->text);
	size_t line = block->line + 1;
	int status = 0;

	while (text && *text) {
		const struct shown shown = shown_next(&text, &line, &desk->arena);
		const struct outcome outcome = run(desk, shown.command, status);

		c->looked_at++;
		status = outcome.status;
		if (!text_fits(outcome.output, shown.output))
			buffer_print(&c->text, "%s:%zu: $ %s\n--- says\n%s--- but the page has\n%s",
				page_name, shown.line, shown.command, outcome.output, shown.output);
	}
}

static void
every_step_does_what_it_shows(void **state)
{
	struct desk *desk = *state;
	struct complaints c = {0};
	const char *page = file_text(page_name, &desk->arena);
	size_t files = 0;

	assert_non_null(page);
	for (const struct block *at = blocks_of(page, &desk->arena); at; at = at->next) {
		const char *name = strchr(at->kind, ' ');

		if (name) {
			desk_write(desk, name + 1, at->text);
			files++;
		} else if (!strcmp(at->kind, "console")) {
			look_at_commands(&c, desk, at);
		} else {
			buffer_print(&c.text, "%s:%zu: is neither a file nor a console\n",
				page_name, at->line);
		}
	}
	assert_true(files > 0);
	complaints_settle(&c);
}

/* An example of a command that stands elsewhere would not be run. */
static void
every_command_is_in_a_block(void **state)
{
	struct desk *desk = *state;
	char *page = file_text(page_name, &desk->arena);
	int inside = 0;

	for (char *line; (line = line_next(&page));) {
		inside ^= !strncmp(line, "```", 3);
		if (!inside && (!strncmp(line, "    $", 5) || !strncmp(line, "$ ", 2)))
			fail_msg("%s: is not run: %s", page_name, line);
	}
	assert_int_equal(inside, 0);
}

static void
dots_stand_for_anything(void **state)
{
	(void)state;
	assert_true(text_fits("", ""));
	assert_true(text_fits("", "...\n"));
	assert_true(text_fits("a\nb\nc\n", "a\n...\nc\n"));
	assert_true(text_fits("a\nc\n", "a\n...\nc\n"));
	assert_true(text_fits("12 of 13, 0 wrong\n", "... 0 wrong\n"));
	assert_false(text_fits("12 of 13, 1 wrong\n", "... 0 wrong\n"));
	assert_false(text_fits("a\nb\n", "a\n"));
	assert_false(text_fits("a\n", "a\nb\n"));
	assert_false(text_fits("a\nb\n", "a\n...\nc\n"));
}

int
main(int argc, char **argv)
{
	struct desk desk;
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(dots_stand_for_anything),
		cmocka_unit_test_prestate(every_command_is_in_a_block, &desk),
		cmocka_unit_test_prestate(every_step_does_what_it_shows, &desk),
	};
	int failed;

	desk_open(&desk, argc ? argv[0] : "", "<a/>");
	failed = cmocka_run_group_tests_name("tutorial", tests, NULL, NULL);
	desk_close(&desk);
	return failed;
}
