/* folder.c -- cli: a folder becomes the files in it that are to be checked */
#define _XOPEN_SOURCE 700 /* realpath */
#include "folder.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../base/buffer.h"
#include "file.h"

/* A folder that is looked through. */
struct folder {
	const char *path; /* without links */
	const char
		*shown; /* what stands before the names in it: "", or with the slash at its end */
	const struct ignore *ignore;
	bool is_included; /* with all that is in it */
};

static void look_through(const struct folder_search *search, const struct folder *folder);

/* Each line of a .gitignore is held against each file. */
enum { LONGEST_IGNORE = 1 << 20 };

/* The lines of the folder's .gitignore, when it has one. A link is none, as for git. */
static const struct ignore *
ignore_of(const struct folder_search *search, const char *path, const struct ignore *outer)
{
	struct arena *a = search->arena;
	const char *file = arena_print(a, "%s/.gitignore", path);
	struct ignore *ignore;
	struct buffer text = {0};
	struct stat status;

	if (lstat(file, &status) || !S_ISREG(status.st_mode))
		return outer;
	ignore = arena_alloc(a, sizeof *ignore);
	*ignore = (struct ignore){.folder = path, .outer = outer};
	if (file_read(file, LONGEST_IGNORE, &text) == 0)
		ignore_add_text(ignore, buffer_text(&text), text.length, a);
	else
		message(search->messages, MESSAGE_FILE_MISSING, (struct spot){.file = file},
			strerror(errno));
	buffer_clear(&text);
	return ignore;
}

/* The length of the path of the repository's root, 0: the folder is in none. */
static size_t
root_length(const char *path, struct arena *a)
{
	for (size_t length = strlen(path); length > 0; length--)
		if ((path[length] == '\0' || path[length] == '/') &&
			access(arena_print(a, "%.*s/.git", (int)length, path), F_OK) == 0)
			return length;
	return 0;
}

/* What the .gitignore files above the folder say, from the root on. */
static const struct ignore *
ignore_above(const struct folder_search *search, const char *path)
{
	const struct ignore *ignore = NULL;
	size_t at = root_length(path, search->arena);

	for (; at > 0 && path[at]; at += 1 + strcspn(path + at + 1, "/"))
		ignore = ignore_of(search, arena_text(search->arena, path, at), ignore);
	return ignore;
}

static bool
is_left_out(const struct folder_search *search, const struct folder *folder, const char *path,
	bool is_folder)
{
	enum ignore_answer answer = ignore_says(search->exclude, path, is_folder);

	if (answer == IGNORE_SILENT)
		answer = ignore_says(folder->ignore, path, is_folder);
	return answer == IGNORE_YES;
}

static void
look_at(const struct folder_search *search, const struct folder *folder, const char *name)
{
	struct arena *a = search->arena;
	const char *path = arena_print(a, "%s/%s", folder->path, name);
	const char *shown = arena_print(a, "%s%s", folder->shown, name);
	enum ignore_answer included;
	struct stat status;
	bool is_folder;

	/* a link whose file is gone is taken, so that this is said */
	if (lstat(path, &status))
		return;
	is_folder = S_ISDIR(status.st_mode);
	if (S_ISLNK(status.st_mode) && stat(path, &status) == 0 && S_ISDIR(status.st_mode))
		return;
	if (is_left_out(search, folder, path, is_folder))
		return;
	included = ignore_says(search->include, path, is_folder);
	if (included == IGNORE_SILENT && folder->is_included)
		included = IGNORE_YES;
	if (is_folder)
		look_through(search, &(struct folder){.path = path,
					     .shown = arena_print(a, "%s/", shown),
					     .ignore = folder->ignore,
					     .is_included = included == IGNORE_YES});
	else if (included == IGNORE_YES && (S_ISREG(status.st_mode) || S_ISLNK(status.st_mode)))
		search->take(search->owner, strcmp(shown, "-") ? shown : "./-", &status);
}

/* The names in a folder, each with a NUL behind it. It is closed before one is looked at, so that
 * folders in folders keep no files open. */
static int
read_names(const char *path, struct buffer *names)
{
	DIR *open = opendir(path);
	struct dirent *entry;

	if (!open)
		return -1;
	while ((entry = readdir(open)))
		if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0 &&
			strcmp(entry->d_name, ".git") != 0)
			buffer_add(names, entry->d_name, strlen(entry->d_name) + 1);
	closedir(open);
	return 0;
}

static void
look_through(const struct folder_search *search, const struct folder *folder)
{
	struct folder here = *folder;
	struct buffer names = {0};

	here.ignore = ignore_of(search, folder->path, folder->ignore);
	if (read_names(folder->path, &names))
		message(search->messages, MESSAGE_FILE_MISSING,
			(struct spot){.file = *folder->shown ? folder->shown : "."},
			strerror(errno));
	for (size_t at = 0; at < names.length; at += strlen(names.text + at) + 1)
		look_at(search, &here, names.text + at);
	buffer_clear(&names);
}

/* "reports" and "reports//" are shown as "reports/", and "." is not shown. */
static const char *
shown_before(const char *folder, struct arena *a)
{
	size_t length = strlen(folder);

	while (length > 0 && folder[length - 1] == '/')
		length--;
	if (length == 1 && *folder == '.')
		return "";
	return arena_print(a, "%.*s/", (int)length, folder);
}

void
folder_search(const struct folder_search *search, const char *folder)
{
	char *path = realpath(folder, NULL);
	struct folder named = {
		.path = path ? path : folder, .shown = shown_before(folder, search->arena)};

	/* the root of all has no name behind its slash */
	if (!strcmp(named.path, "/"))
		named.path = "";
	named.path = arena_copy(search->arena, named.path);
	free(path);
	named.ignore = ignore_above(search, named.path);
	look_through(search, &named);
}
