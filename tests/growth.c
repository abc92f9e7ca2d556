/* growth.c -- tests: documents and schemas of any size, and the instructions that they cost */
#include "growth.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "../checker/base/buffer.h"
#include "calling.h"
#include "files.h"
#include "program.h"

/* Prime, so that its multiples modulo a size are that size's numbers in another order. */
enum { STRIDE = 7919, TENTH = 10 };

static void
add_mark(struct buffer *text, char mark, size_t number, size_t size)
{
	if (mark == 'i')
		buffer_print(text, "%zu", number);
	else if (mark == 'j')
		buffer_print(text, "%zu", number * STRIDE % size);
	else if (number % TENTH)
		buffer_add_text(text, "x");
}

static void
add_repeated(struct buffer *text, const char *piece, size_t size)
{
	for (size_t number = 0; piece && number < size; number++) {
		const char *at = piece, *mark;

		for (; (mark = strchr(at, '{')); at = mark + strlen("{i}")) {
			buffer_add(text, at, (size_t)(mark - at));
			add_mark(text, mark[1], number, size);
		}
		buffer_add_text(text, at);
	}
}

static const char *
write_growing(const char *folder, const char *name, const struct growing *growing, size_t size,
	struct arena *a)
{
	struct buffer text = {0};
	const char *file;

	buffer_add_text(&text, growing->start ? growing->start : "");
	add_repeated(&text, growing->repeated, size);
	buffer_add_text(&text, growing->middle ? growing->middle : "");
	add_repeated(&text, growing->closing, size);
	buffer_add_text(&text, growing->end ? growing->end : "");
	file = folder_write(folder, name, text.text, a);
	buffer_clear(&text);
	return file;
}

/* A program under ASan brings its own memory and cannot be run under valgrind. */
bool
cost_can_be_counted(void)
{
#ifdef __SANITIZE_ADDRESS__
	return false;
#else
	struct arena a = {0};
	struct outcome outcome = PROGRAM("/usr/bin/env", &a, "valgrind", "--version");
	bool there = outcome.status == 0;

	arena_clear(&a);
	return there;
#endif
}

/* The findings as each format begins one. */
static size_t
findings_in(const struct outcome *outcome, const char *format)
{
	return strcmp(format, "svrl") == 0
	               ? text_count(outcome->output, "<svrl:failed-assert ") +
	                         text_count(outcome->output, "<svrl:successful-report ")
	               : text_count(outcome->output, ": error: ");
}

static double
collected(const char *log)
{
	const char *line = log ? strstr(log, "Collected : ") : NULL;

	return line ? strtod(line + strlen("Collected : "), NULL) : 0;
}

static size_t
expected(const struct growth *growth, size_t size)
{
	return growth->found + (growth->one_in ? size / growth->one_in : 0);
}

double
cost_of(const char *program, const struct growth *growth, size_t size)
{
	struct arena a = {0};
	const char *folder = folder_new(&a);
	const char *schema = write_growing(folder, "schema.sch", &growth->schema, size, &a);
	const char *document = write_growing(folder, "document.xml", &growth->document, size, &a);
	const char *log = arena_print(&a, "%s/log", folder);
	const char *log_file = arena_print(&a, "--log-file=%s", log);
	struct outcome outcome =
		growth->schema.start
			? PROGRAM("/usr/bin/env", &a, "valgrind", "--tool=callgrind",
				  "--callgrind-out-file=/dev/null", log_file, program, "schematron",
				  schema, document, "--format", growth->format)
			: PROGRAM("/usr/bin/env", &a, "valgrind", "--tool=callgrind",
				  "--callgrind-out-file=/dev/null", log_file, program, "facts",
				  document, "--format", growth->format);
	const double cost = collected(file_text(log, &a));
	const size_t findings = findings_in(&outcome, growth->format);

	folder_remove(folder);
	if (outcome.status != (findings > 0) || cost <= 0)
		fail_msg("%s, size %zu: status %d: %s", growth->name, size, outcome.status,
			outcome.trouble);
	if (findings != expected(growth, size))
		fail_msg("%s, size %zu: %zu findings, not %zu", growth->name, size, findings,
			expected(growth, size));
	arena_clear(&a);
	return cost;
}

double
cost_of_report(const char *program, const char *name, const struct growing *report, size_t size,
	const char *format)
{
	struct arena a = {0};
	const char *folder = folder_new(&a), *log = arena_print(&a, "%s/log", folder);
	const char *file = write_growing(folder, name, report, size, &a);
	struct outcome outcome = PROGRAM("/usr/bin/env", &a, "valgrind", "--tool=callgrind",
		"--callgrind-out-file=/dev/null", arena_print(&a, "--log-file=%s", log), program,
		"check", "--no-config", "-j1", "--format", format, file);
	double cost = collected(file_text(log, &a));

	folder_remove(folder);
	if (outcome.status > 1 || cost <= 0)
		fail_msg(
			"%s, size %zu: status %d: %s", name, size, outcome.status, outcome.trouble);
	arena_clear(&a);
	return cost;
}
