/* registers.c -- check: registers, opened when a rule first asks for them */
#include "registers.h"

#include <libxml/xpathInternals.h>
#include <string.h>

#include "../values/register.h"
#include "functions.h"

struct open_register {
	const char *name;
	bool is_open;
	struct register_file file;
	struct open_register *next;
};

static struct open_register *
open_named(struct check_run *run, const char *name)
{
	struct open_register *made = arena_alloc(&run->arena, sizeof *made);

	made->name = arena_copy(&run->arena, name);
	made->next = run->registers;
	run->registers = made;
	if (run->options->registers) {
		const char *file =
			arena_print(&run->arena, "%s/%s.tsv", run->options->registers, name);

		made->is_open = register_open(&made->file, file, run->messages) == REGISTER_OPEN;
	}
	return made;
}

static const struct register_file *
register_named(struct check_run *run, const char *name)
{
	struct open_register *at = run->registers;

	while (at && strcmp(at->name, name))
		at = at->next;
	if (!at)
		at = open_named(run, name);
	if (!at->is_open)
		run->unverified = true;
	return at->is_open ? &at->file : NULL;
}

static xmlNode *
row_element(struct check_run *run, const struct register_file *file, const struct register_row *row)
{
	xmlNode *made = run_element(run, "row");

	for (size_t i = 0; i < file->column_count; i++) {
		struct register_field name = register_column_name(file, i);
		struct register_field value = register_field(row, i);
		const char *key = arena_text(&run->arena, name.text, name.length);
		const char *text = arena_text(&run->arena, value.text, value.length);

		xmlNewProp(made, (const xmlChar *)key, (const xmlChar *)text);
	}
	return made;
}

xmlNodeSet *
register_rows(struct check_run *run, const char *name, const char *key)
{
	const struct register_file *file = register_named(run, name);
	xmlNodeSet *rows = xmlXPathNodeSetCreate(NULL);
	struct register_row row;
	bool found = file && register_find(file, key, strlen(key), &row);

	for (; found; found = register_next(file, &row))
		xmlXPathNodeSetAddUnique(rows, row_element(run, file, &row));
	return rows;
}

bool
registers_cover(struct check_run *run, const char *name, const char *scope)
{
	const struct register_file *file = register_named(run, name);
	bool covers = file && register_covers(file, scope);

	run->unverified |= !covers;
	return covers;
}

void
registers_close(struct check_run *run)
{
	for (struct open_register *at = run->registers; at; at = at->next)
		register_close(&at->file);
	run->registers = NULL;
}
