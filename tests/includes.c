/* includes.c -- tests: which file of the program includes which header */
#include "includes.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "files.h"

static const char directive[] = "#include \"";

const char *
include_folder(const char *name, struct arena *a)
{
	return arena_text(a, name, strcspn(name, "/."));
}

/* The header as seen from checker/, when a file of that folder calls it name. */
static const char *
resolved(const char *folder, const char *name, struct arena *a)
{
	if (strcmp(folder, "main") == 0)
		return name;
	if (strncmp(name, "../", 3) == 0)
		return name + 3;
	return arena_print(a, "%s/%s", folder, name);
}

/* The rows of one file, at the end of rows. */
static struct include *
read_file(struct include *rows, size_t *count, size_t *room, const char *file, struct arena *a)
{
	char *text = file_text(file, a);
	const char *inside = file + strlen("checker/"), *name;
	int number = 0;

	for (char *line; text && (line = line_next(&text));) {
		number++;
		if (strncmp(line, directive, strlen(directive)) != 0)
			continue;
		name = line + strlen(directive);
		name = arena_text(a, name, strcspn(name, "\""));
		name = resolved(include_folder(inside, a), name, a);
		rows = array_room(rows, *count, room, sizeof *rows);
		rows[(*count)++] = (struct include){inside, name, number};
	}
	return rows;
}

struct includes
includes_read(struct arena *a)
{
	static const char *const patterns[] = {"checker/*.[ch]", "checker/*/*.[ch]", NULL};
	struct includes includes = {0};
	struct include *rows = NULL;
	size_t room = 0, size;

	for (const char **file = file_names(patterns, a); *file; file++)
		rows = read_file(rows, &includes.count, &room, *file, a);
	size = includes.count * sizeof *rows;
	includes.items = arena_alloc(a, size + 1);
	if (size)
		memcpy(includes.items, rows, size);
	free(rows);
	return includes;
}

/* Whether name includes anything, and is included by anything. */
static bool
is_between(const struct includes *includes, const char *name)
{
	bool includes_any = false, is_included = false;

	for (size_t i = 0; i < includes->count; i++) {
		includes_any |= strcmp(includes->items[i].file, name) == 0;
		is_included |= strcmp(includes->items[i].header, name) == 0;
	}
	return includes_any && is_included;
}

void
includes_keep_circles(struct includes *includes)
{
	size_t before;

	do {
		before = includes->count;
		for (size_t i = includes->count; i-- > 0;)
			if (!is_between(includes, includes->items[i].file) ||
				!is_between(includes, includes->items[i].header))
				includes->items[i] = includes->items[--includes->count];
	} while (includes->count < before);
}
