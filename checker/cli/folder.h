/* folder.h -- cli: a folder becomes the files in it that are to be checked */
#ifndef TSAGCHECK_CLI_FOLDER_H
#define TSAGCHECK_CLI_FOLDER_H

#include <sys/stat.h>

#include "../base/message.h"
#include "ignore.h"

/* What is asked of a folder; all of it is borrowed. */
struct folder_search {
	const struct ignore *include, *exclude;
	void *owner; /* handed to take() */
	/* Takes a file. The name lives as long as the arena. */
	void (*take)(void *owner, const char *file, const struct stat *status);
	struct arena *arena;
	struct messages *messages;
};

/* Finds the files in a folder and those within it, in no order: those that `include` names, but
 * neither `exclude` nor a .gitignore, from the root of the repository down. Links to folders are
 * not followed, and .git is left aside. A folder that cannot be read is said. */
void folder_search(const struct folder_search *search, const char *folder);

#endif
