/* document_name.c -- cli: a file's name becomes the same wherever the program is run */
#define _XOPEN_SOURCE 700 /* realpath */
#include "document_name.h"

#include <stdlib.h>
#include <string.h>

#include "../base/buffer.h"

const char *
document_folder(const char *file, struct arena *a)
{
	const char *slash = strrchr(file, '/');
	const char *name = !slash          ? "."
	                   : slash == file ? "/"
	                                   : arena_text(a, file, (size_t)(slash - file));
	char *found = realpath(name, NULL);

	if (found)
		name = arena_copy(a, found);
	free(found);
	return name;
}

/* Takes the last step off, but not the root. */
static void
go_up(struct buffer *path)
{
	while (path->length > 0 && path->text[--path->length] != '/')
		;
	if (path->text)
		path->text[path->length] = '\0';
}

static void
add_steps(struct buffer *path, const char *name)
{
	while (*name) {
		const size_t length = strcspn(name, "/");

		if (length == 2 && !strncmp(name, "..", 2)) {
			go_up(path);
		} else if (length > 0 && !(length == 1 && *name == '.')) {
			buffer_add_byte(path, '/');
			buffer_add(path, name, length);
		}
		name += length;
		name += *name == '/';
	}
}

const char *
document_absolute(const char *folder, const char *name, struct arena *a)
{
	struct buffer path = {0};
	const char *text;

	if (!strcmp(name, "-"))
		return "-";
	if (*name != '/')
		add_steps(&path, folder);
	add_steps(&path, name);
	text = arena_text(a, buffer_text(&path), path.length);
	buffer_clear(&path);
	return text;
}

/* As many bytes as both have of the same steps, the slash behind them counted. */
static size_t
shared_steps(const char *folder, const char *file)
{
	size_t shared = 0, at = 0;

	for (; folder[at] && folder[at] == file[at]; at++)
		if (folder[at] == '/')
			shared = at + 1;
	if (!folder[at] && file[at] == '/')
		shared = at + 1;
	return shared;
}

const char *
document_relative(const char *folder, const char *absolute, struct arena *a)
{
	struct buffer path = {0};
	const char *text;
	size_t shared;

	if (*absolute != '/' || *folder != '/')
		return absolute;
	folder += !strcmp(folder, "/"); /* the only one that ends in a slash */
	shared = shared_steps(folder, absolute);
	if (shared <= strlen(folder)) {
		buffer_add_text(&path, "../");
		for (const char *at = folder + shared; *at; at++)
			if (*at == '/')
				buffer_add_text(&path, "../");
	}
	buffer_add_text(&path, absolute + shared);
	text = arena_text(a, buffer_text(&path), path.length);
	buffer_clear(&path);
	return text;
}
