/* shared.c -- tests: the tables of the folder that developers share, which may be missing */
#include "shared.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../checker/base/arena.h"

static char *
file_bytes(const char *name)
{
	char path[4096];
	const char *folder = getenv("TSAGCHECK_SHARED");
	size_t length = 0, room = 1 << 16;
	char *bytes;
	FILE *file;

	snprintf(path, sizeof path, "%s/registers/%s", folder ? folder : "../shared", name);
	file = fopen(path, "rb");
	if (!file) {
		print_message("%s is not there\n", path);
		skip();
	}
	bytes = memory_new(room);
	while ((length += fread(bytes + length, 1, room - length - 1, file)) == room - 1)
		bytes = memory_resize(bytes, room *= 2);
	bytes[length] = '\0';
	fclose(file);
	return bytes;
}

/* Cuts a text at its separators, which it changes into NULs. */
static char *
cut(char **rest, char separator)
{
	char *start = *rest, *end = strchr(start, separator);

	*rest = end ? end + 1 : start + strlen(start);
	if (end)
		*end = '\0';
	return start;
}

void
shared_read(struct shared_table *table, const char *name)
{
	char *rest;

	*table = (struct shared_table){.bytes = file_bytes(name)};
	rest = table->bytes;
	cut(&rest, '\n');
	while (*rest) {
		char *line = cut(&rest, '\n');

		table->rows =
			array_room(table->rows, table->count, &table->room, sizeof *table->rows);
		for (size_t i = 0; i < SHARED_COLUMNS; i++)
			table->rows[table->count][i] = cut(&line, '\t');
		table->count++;
	}
}

void
shared_clear(struct shared_table *table)
{
	free(table->bytes);
	free(table->rows);
	*table = (struct shared_table){0};
}
