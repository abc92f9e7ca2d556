/* ignore.c -- cli: lines of .gitignore and a path become an answer */
#include "ignore.h"

#include <string.h>

#include "glob.h"

struct ignore_line {
	const struct glob *glob;
	bool is_negative; /* !: what an earlier line leaves out is back */
	bool is_folder;   /* a slash ends it: only folders */
	bool is_name;     /* no other slash: a name in any folder */
	const struct ignore_line *before;
};

/* The length without the spaces at the end that no \ stands before. */
static size_t
trimmed(const char *line, size_t length)
{
	size_t kept = 0;

	for (size_t i = 0; i < length; i++) {
		const bool is_space = line[i] == ' ';

		i += line[i] == '\\' && i + 1 < length;
		if (!is_space)
			kept = i + 1;
	}
	return kept;
}

void
ignore_add(struct ignore *ignore, const char *text, size_t length, struct arena *a)
{
	struct ignore_line line = {.before = ignore->last}, *kept;

	length = trimmed(text, length);
	if (length == 0 || *text == '#')
		return;
	line.is_negative = *text == '!';
	text += line.is_negative;
	length -= line.is_negative;
	line.is_folder = length > 0 && text[length - 1] == '/';
	length -= line.is_folder;
	line.is_name = !memchr(text, '/', length);
	if (length > 0 && *text == '/') {
		text++;
		length--;
	}
	line.glob = glob_new(text, length, a);
	kept = arena_alloc(a, sizeof *kept);
	*kept = line;
	ignore->last = kept;
}

void
ignore_add_text(struct ignore *ignore, const char *text, size_t length, struct arena *a)
{
	const char *end = text + length;

	if (length >= 3 && !memcmp(text, "\xEF\xBB\xBF", 3))
		text += 3;
	while (text < end) {
		const char *feed = memchr(text, '\n', (size_t)(end - text)), *stop;

		feed = feed ? feed : end;
		stop = feed > text && feed[-1] == '\r' ? feed - 1 : feed;
		ignore_add(ignore, text, (size_t)(stop - text), a);
		text = feed + (feed < end);
	}
}

/* The path from the folder on, or NULL: it is not in it. */
static const char *
path_within(const char *folder, const char *path)
{
	const size_t length = folder ? strlen(folder) : 0;

	return folder && !strncmp(path, folder, length) && path[length] == '/' ? path + length + 1
	                                                                       : NULL;
}

static enum ignore_answer
answer_of(const struct ignore *ignore, const char *path, bool is_folder)
{
	const char *within = path_within(ignore->folder, path), *slash = strrchr(path, '/');
	const char *name = slash ? slash + 1 : path;

	for (const struct ignore_line *line = ignore->last; line; line = line->before) {
		const char *what = line->is_name ? name : within;

		if (what && (is_folder || !line->is_folder) && glob_fits(line->glob, what))
			return line->is_negative ? IGNORE_NO : IGNORE_YES;
	}
	return IGNORE_SILENT;
}

enum ignore_answer
ignore_says(const struct ignore *ignore, const char *path, bool is_folder)
{
	enum ignore_answer answer = IGNORE_SILENT;

	for (; ignore && answer == IGNORE_SILENT; ignore = ignore->outer)
		answer = answer_of(ignore, path, is_folder);
	return answer;
}
