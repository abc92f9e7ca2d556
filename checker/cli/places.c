/* places.c -- cli: the environment becomes the folders that packs of rules are looked for in */
#include "places.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* From the folder of the program: as built, under a sanitizer, installed. */
static const char *const beside[] = {"/../rules", "/../../rules", "/../share/tsagcheck/rules"};

static const char default_folders[] = "/usr/local/share:/usr/share", system_folder[] = "/usr/share";

bool
is_folder(const char *path)
{
	struct stat status;

	return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

bool
is_file(const char *path)
{
	struct stat status;

	return stat(path, &status) == 0 && S_ISREG(status.st_mode);
}

bool
is_missing(const char *file)
{
	struct stat status;

	return stat(file, &status) != 0 && (errno == ENOENT || errno == ENOTDIR);
}

const char *
places_program(struct arena *a)
{
	char program[4096];
	ssize_t length = readlink("/proc/self/exe", program, sizeof program - 1);
	char *slash;

	program[length > 0 ? length : 0] = '\0';
	slash = strrchr(program, '/');
	if (slash)
		*slash = '\0';
	return arena_copy(a, program);
}

static void
add(struct files *places, const char *folder, struct arena *a)
{
	if (is_folder(folder))
		files_add(places, folder, a);
}

/* The specification wants folders that are not absolute ignored. */
static void
add_from_data(struct files *places, const char *folder, size_t length, struct arena *a)
{
	if (length > 0 && *folder == '/')
		add(places, arena_print(a, "%.*s/tsagcheck/rules", (int)length, folder), a);
}

static void
add_own(struct files *places, struct arena *a)
{
	const char *folder = getenv("XDG_DATA_HOME"), *home = getenv("HOME");

	if ((!folder || !*folder) && home)
		folder = arena_print(a, "%s/.local/share", home);
	if (folder)
		add_from_data(places, folder, strlen(folder), a);
}

static void
add_shared(struct files *places, struct arena *a)
{
	const char *folders = getenv("XDG_DATA_DIRS");

	if (!folders || !*folders)
		folders = default_folders;
	while (*folders) {
		const size_t length = strcspn(folders, ":");

		add_from_data(places, folders, length, a);
		folders += length + (folders[length] == ':');
	}
}

void
places_add(struct files *places, struct arena *a)
{
	const char *program = places_program(a);

	for (size_t i = 0; i < sizeof beside / sizeof *beside; i++)
		add(places, arena_print(a, "%s%s", program, beside[i]), a);
	add_own(places, a);
	add_shared(places, a);
	add_from_data(places, system_folder, strlen(system_folder), a);
}
