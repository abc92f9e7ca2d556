/* desk.c -- tests: a folder with schemas and documents, and the program that is run on them */
#include "desk.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "calling.h"

void
desk_open(struct desk *desk, const char *own, const char *document)
{
	*desk = (struct desk){.program = NULL};
	desk->program = program_beside(own, &desk->arena);
	desk->folder = folder_new(&desk->arena);
	desk->document = desk_write(desk, "document.xml", document);
}

void
desk_close(struct desk *desk)
{
	folder_remove(desk->folder);
	arena_clear(&desk->arena);
}

const char *
desk_write(struct desk *desk, const char *name, const char *text)
{
	return folder_write(desk->folder, name, text, &desk->arena);
}

struct outcome
desk_run(struct desk *desk, const char *schema, const char *phase, const char *format)
{
	const char *file = desk_write(desk, "schema.sch", schema);

	return PROGRAM(desk->program, &desk->arena, "schematron", file, desk->document, "--phase",
		phase ? phase : "#DEFAULT", "--format", format);
}

/* In gcc's format a finding is a line. */
static int
count_lines(const char *text)
{
	int count = 0;

	for (; *text; text++)
		count += *text == '\n';
	return count;
}

void
desk_judge(struct desk *desk, const struct desk_case *cases, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const struct desk_case *c = &cases[i];
		struct outcome outcome = desk_run(desk, c->schema, c->phase, "gcc");
		const char *said = c->status == 2 ? outcome.trouble : outcome.output;

		if (outcome.status != c->status || !strstr(said, c->says) ||
			(c->status < 2 && count_lines(outcome.output) != c->findings))
			fail_msg("%s: status %d:\n%s%s", c->name, outcome.status, outcome.output,
				outcome.trouble);
	}
}
