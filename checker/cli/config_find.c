/* config_find.c -- cli: documents become the name of the configuration that counts for them */
#define _XOPEN_SOURCE 700 /* realpath */
#include "config_find.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static const char *const file_name = ".tsagcheck.yaml";

static bool
is_there(const char *path)
{
	struct stat status;

	/* a link that leads nowhere is there, and cannot be read: that is to be said */
	return lstat(path, &status) == 0;
}

static bool
is_folder(const char *path)
{
	struct stat status;

	return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

/* In a folder like /tmp the file may be anybody's. */
static bool
is_for_everybody(const char *folder)
{
	struct stat status;

	return stat(folder, &status) != 0 || status.st_mode & S_IWOTH;
}

static bool
is_home(const char *folder)
{
	const char *home = getenv("HOME");
	struct stat a, b;

	return home && *home && stat(home, &a) == 0 && stat(folder, &b) == 0 &&
	       a.st_dev == b.st_dev && a.st_ino == b.st_ino;
}

/* The real path of a folder; NULL when there is no such folder. Lives in a. */
static const char *
real_path(const char *folder, struct arena *a)
{
	char *real = realpath(folder, NULL);
	const char *kept = arena_copy(a, real);

	free(real);
	return kept;
}

/* Cuts the last folder off; false when none is left. */
static bool
go_up(char *folder)
{
	char *slash = strrchr(folder, '/');

	if (!slash || !*folder)
		return false;
	*slash = '\0';
	return true;
}

/* The file that counts for what is in the folder, a real path; NULL: none does. Lives in a. */
static const char *
nearest_file(const char *folder, struct arena *a)
{
	char *at = arena_copy(a, strcmp(folder, "/") ? folder : "");

	for (;;) {
		const char *file = arena_print(a, "%s/%s", at, file_name);

		if (is_there(file))
			return file;
		if (is_there(arena_print(a, "%s/.git", at)) || is_home(*at ? at : "/") ||
			!go_up(at) || is_for_everybody(*at ? at : "/"))
			return NULL;
	}
}

static const char *
folder_of(const char *document, struct arena *a)
{
	const char *slash = strrchr(document, '/');

	if (!slash || !strcmp(document, "-"))
		return is_folder(document) ? document : ".";
	if (is_folder(document))
		return document;
	return slash > document ? arena_text(a, document, (size_t)(slash - document)) : "/";
}

/* As the user would name it: from the current folder, if it is below that. */
static const char *
name_shown(const char *file, struct arena *a)
{
	const char *here = real_path(".", a);
	const size_t length = here ? strlen(here) : 0;

	if (length > 1 && !strncmp(file, here, length) && file[length] == '/')
		return file + length + 1;
	return file;
}

static const char *
called(const char *file, struct arena *a)
{
	return file ? arena_print(a, "the configuration %s", name_shown(file, a))
	            : "no configuration";
}

static bool
are_same(const char *one, const char *other)
{
	return one && other ? !strcmp(one, other) : one == other;
}

int
config_find(const char **file, const struct words_list *documents, struct arena *a,
	struct messages *messages)
{
	const char *first = NULL, *found = NULL, *last_folder = NULL, *folder;

	for (size_t i = 0; i < documents->count; i++) {
		const char *document = documents->items[i], *of_this;

		folder = real_path(folder_of(document, a), a);
		/* that there is no such folder is said when the document is read */
		if (!folder || are_same(folder, last_folder))
			continue;
		last_folder = folder;
		of_this = nearest_file(folder, a);
		if (first && !are_same(of_this, found))
			return message(messages, MESSAGE_CONFIG_SEVERAL,
				(struct spot){.file = document}, called(of_this, a), first,
				called(found, a));
		first = first ? first : document;
		found = of_this;
	}
	folder = first || documents->count ? NULL : real_path(".", a);
	found = folder ? nearest_file(folder, a) : found;
	*file = found ? name_shown(found, a) : NULL;
	return 0;
}

const char *
config_of_user(struct arena *a)
{
	const char *folder = getenv("XDG_CONFIG_HOME"), *home = getenv("HOME");
	const char *file = NULL;

	/* the XDG Base Directory Specification: what is not absolute is to be ignored */
	if (folder && *folder == '/')
		file = arena_print(a, "%s/tsagcheck/config.yaml", folder);
	else if (home && *home)
		file = arena_print(a, "%s/.config/tsagcheck/config.yaml", home);
	return file && is_there(file) ? file : NULL;
}
