/* files.c -- tests: the files of the repository, as texts and as lists of names */
#include "files.h"

#include <glob.h>
#include <stdio.h>
#include <string.h>

#include "../checker/base/buffer.h"

char *
file_text(const char *name, struct arena *a)
{
	FILE *in = fopen(name, "rb");
	struct buffer text = {0};
	char bytes[65536], *copy = NULL;
	size_t got;

	if (!in)
		return NULL;
	while ((got = fread(bytes, 1, sizeof bytes, in)) > 0)
		buffer_add(&text, bytes, got);
	if (!ferror(in))
		copy = arena_text(a, buffer_text(&text), text.length);
	fclose(in);
	buffer_clear(&text);
	return copy;
}

const char **
file_names(const char *const *patterns, struct arena *a)
{
	glob_t found = {0};
	const char **names;

	for (int flags = 0; *patterns; patterns++, flags = GLOB_APPEND)
		glob(*patterns, flags, NULL, &found);
	names = arena_alloc(a, (found.gl_pathc + 1) * sizeof *names);
	for (size_t i = 0; i < found.gl_pathc; i++)
		names[i] = arena_copy(a, found.gl_pathv[i]);
	globfree(&found);
	return names;
}

const char *
file_base(const char *name)
{
	const char *slash = strrchr(name, '/');

	return slash ? slash + 1 : name;
}

char *
line_next(char **text)
{
	char *line = *text, *end;

	if (!*line)
		return NULL;
	end = line + strcspn(line, "\n");
	*text = *end ? end + 1 : end;
	*end = '\0';
	return line;
}

size_t
text_count(const char *text, const char *what)
{
	size_t count = 0;

	for (; (text = strstr(text, what)); text += strlen(what))
		count++;
	return count;
}
