/* landlock.c -- cli: files that the process needs become the only ones that Linux lets it reach */
#define _GNU_SOURCE /* syscall, O_PATH */
#include "landlock.h"

#include <fcntl.h>
#include <linux/landlock.h>
#include <stdint.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

/* Rights by the version of Landlock that knows them first; headers may know fewer of them. */
static const struct {
	int since;
	uint64_t rights;
} writing_rights[] = {
	{1, LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_WRITE_FILE |
			LANDLOCK_ACCESS_FS_REMOVE_DIR | LANDLOCK_ACCESS_FS_REMOVE_FILE |
			LANDLOCK_ACCESS_FS_MAKE_CHAR | LANDLOCK_ACCESS_FS_MAKE_DIR |
			LANDLOCK_ACCESS_FS_MAKE_REG | LANDLOCK_ACCESS_FS_MAKE_SOCK |
			LANDLOCK_ACCESS_FS_MAKE_FIFO | LANDLOCK_ACCESS_FS_MAKE_BLOCK |
			LANDLOCK_ACCESS_FS_MAKE_SYM},
	{2, 1ULL << 13 /* to link or move a file to another folder */},
	{3, 1ULL << 14 /* to cut a file */},
	{5, 1ULL << 15 /* to steer a device */},
};

static const uint64_t read_rights = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;

/* To make a file beside another, and to rename it. */
static const uint64_t write_rights = LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_MAKE_REG |
                                     LANDLOCK_ACCESS_FS_REMOVE_FILE;

/* Those that a file can have, which is no folder. */
static const uint64_t file_rights = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_WRITE_FILE;

static void
allow(int ruleset, const char *path, uint64_t rights)
{
	const int place = open(path, O_PATH | O_CLOEXEC);
	struct landlock_path_beneath_attr rule = {.allowed_access = rights, .parent_fd = place};
	struct stat status;

	if (place < 0)
		return;
	if (fstat(place, &status) == 0 && !S_ISDIR(status.st_mode))
		rule.allowed_access &= file_rights;
	/* it fails for pipes and the like, which need no rule */
	syscall(SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
	close(place);
}

/* Gives up the rights everywhere else than below the paths, which keep some of them. */
static bool
give_up(uint64_t rights, uint64_t kept_rights, const struct paths *kept)
{
	struct landlock_ruleset_attr handled = {.handled_access_fs = rights};
	const int ruleset = (int)syscall(
		SYS_landlock_create_ruleset, &handled, sizeof handled.handled_access_fs, 0);
	bool is_done;

	if (ruleset < 0)
		return false;
	for (size_t i = 0; i < kept->count; i++)
		allow(ruleset, kept->items[i], kept_rights);
	is_done = prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
	          syscall(SYS_landlock_restrict_self, ruleset, 0) == 0;
	close(ruleset);
	return is_done;
}

bool
landlock_writing(const struct paths *kept)
{
	const long version =
		syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
	uint64_t rights = 0;

	for (size_t i = 0; i < sizeof writing_rights / sizeof *writing_rights; i++)
		if (version >= writing_rights[i].since)
			rights |= writing_rights[i].rights;
	return version > 0 && give_up(rights, write_rights, kept);
}

bool
landlock_reading(const struct paths *kept)
{
	return give_up(read_rights, read_rights, kept);
}
