/* registers.c -- check: registers, opened when a rule first asks for them */
#include "registers.h"

#include <errno.h>
#include <libxml/xpathInternals.h>
#include <string.h>

#include "functions.h"

/* A register is the file that came with the program and those that the user added, or those that
 * the user named instead. */
struct open_register {
	const char *name;
	struct register_file *files;
	const char **names; /* of the files */
	size_t count;
	struct open_register *next;
};

static enum register_status
add_file(struct check_run *run, struct open_register *to, const char *file)
{
	struct register_file *next = &to->files[to->count];
	const enum register_status status = register_open(next, file, run->messages);

	to->names[to->count] = file;
	to->count += status == REGISTER_OPEN;
	run->register_failed |= status == REGISTER_FAILED;
	return status;
}

/* What the user named was there when the run began. */
static void
add_own(struct check_run *run, struct open_register *to, const char *file)
{
	if (add_file(run, to, file) != REGISTER_MISSING)
		return;
	message(run->messages, MESSAGE_FILE_MISSING, (struct spot){.file = file}, strerror(ENOENT));
	run->register_failed = true;
}

/* The last of the user's own registers that replaces the one of that name; NULL: none. */
static const struct register_choice *
replacement(const struct check_options *options, const char *name)
{
	const struct register_choice *last = NULL;

	for (size_t i = 0; i < options->own_register_count; i++) {
		const struct register_choice *choice = &options->own_registers[i];

		if (!choice->adds && !strcmp(choice->name, name))
			last = choice;
	}
	return last;
}

static struct open_register *
open_named(struct check_run *run, const char *name)
{
	const struct check_options *options = run->options;
	const struct register_choice *own = replacement(options, name);
	struct open_register *made = arena_alloc(&run->arena, sizeof *made);

	made->name = arena_copy(&run->arena, name);
	made->files =
		arena_alloc(&run->arena, (options->own_register_count + 1) * sizeof *made->files);
	made->names =
		arena_alloc(&run->arena, (options->own_register_count + 1) * sizeof *made->names);
	made->next = run->registers;
	run->registers = made;
	if (own)
		add_own(run, made, own->file);
	else if (options->registers)
		add_file(
			run, made, arena_print(&run->arena, "%s/%s.tsv", options->registers, name));
	for (size_t i = 0; i < options->own_register_count; i++)
		if (options->own_registers[i].adds && !strcmp(options->own_registers[i].name, name))
			add_own(run, made, options->own_registers[i].file);
	return made;
}

/* NULL, and not verified, when there is none of that name. */
static const struct open_register *
register_named(struct check_run *run, const char *name)
{
	struct open_register *at = run->registers;

	while (at && strcmp(at->name, name))
		at = at->next;
	if (!at)
		at = open_named(run, name);
	if (at->count == 0)
		run->unverified = true;
	return at->count ? at : NULL;
}

void
register_row_fill(struct check_run *run, xmlNode *made, const struct register_file *file,
	const struct register_row *row)
{
	for (size_t i = 0; i < file->column_count; i++) {
		struct register_field name = register_column_name(file, i);
		struct register_field value = register_field(row, i);
		const char *key = arena_text(&run->arena, name.text, name.length);
		const char *text = arena_text(&run->arena, value.text, value.length);

		xmlNewProp(made, (const xmlChar *)key, (const xmlChar *)text);
	}
}

void
registers_each(struct check_run *run, const char *name, struct register_keys keys,
	const struct register_taker *taker)
{
	const struct open_register *open = register_named(run, name);
	const size_t first = strlen(keys.first), last = strlen(keys.last);

	for (size_t i = 0; open && i < open->count; i++) {
		const struct register_file *file = &open->files[i];
		struct register_row row;
		bool there = register_seek(file, keys.first, first, &row);

		while (there && register_row_compare(&row, keys.last, last) <= 0) {
			taker->take(taker->closure, file, &row);
			there = register_next(file, &row);
		}
	}
}

struct rows {
	struct check_run *run;
	xmlNodeSet *nodes;
};

static void
add_row(void *rows_, const struct register_file *file, const struct register_row *row)
{
	struct rows *rows = rows_;
	xmlNode *made = run_element(rows->run, "row");

	register_row_fill(rows->run, made, file, row);
	xmlXPathNodeSetAddUnique(rows->nodes, made);
}

xmlNodeSet *
register_rows(struct check_run *run, const char *name, const char *key)
{
	struct rows rows = {run, xmlXPathNodeSetCreate(NULL)};

	registers_each(run, name, (struct register_keys){key, key},
		&(struct register_taker){add_row, &rows});
	return rows.nodes;
}

bool
registers_cover(struct check_run *run, const char *name, const char *scope)
{
	const struct open_register *open = register_named(run, name);
	bool covers = false;

	for (size_t i = 0; open && i < open->count && !covers; i++)
		covers = register_covers(&open->files[i], scope);
	run->unverified |= !covers;
	return covers;
}

/* Of no rule it is known what it has seen. */
static void
say_changed(struct check_run *run, const char *file)
{
	run->messages->matter.rule = NULL;
	message(run->messages, MESSAGE_FILE_CHANGED, (struct spot){.file = file});
}

void
registers_close(struct check_run *run)
{
	for (struct open_register *at = run->registers; at; at = at->next)
		for (size_t i = 0; i < at->count; i++) {
			if (register_changed(&at->files[i]))
				say_changed(run, at->names[i]);
			register_close(&at->files[i]);
		}
	run->registers = NULL;
	held_clear(run);
}
