/* file.c -- cli: bytes become a file, all of them or none */
#include "file.h"

#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../base/arena.h"

/* Whether the bytes arrived: a full disk is no success. */
static bool
fill(FILE *out, const char *bytes, size_t length)
{
	bool failed;

	errno = 0; /* what failed before has long been overwritten */
	failed = fwrite(bytes, 1, length, out) != length;
	failed |= fclose(out) != 0;
	if (failed && !errno)
		errno = EIO;
	return !failed;
}

static int
write_at_once(const char *file, const char *bytes, size_t length)
{
	FILE *out = fopen(file, "w");

	return out && fill(out, bytes, length) ? 0 : -1;
}

static mode_t
new_mode(void)
{
	const mode_t mask = umask(0);

	umask(mask);
	return 0666 & ~mask;
}

static int
write_beside(const char *file, const char *bytes, size_t length, mode_t mode)
{
	struct arena arena = {0};
	char *beside = arena_print(&arena, "%s.XXXXXX", file);
	const int made = mkstemp(beside);
	FILE *out = made < 0 ? NULL : fdopen(made, "w");
	int failed = -1, why;

	if (!out) {
		failed = write_at_once(file, bytes, length);
	} else {
		fchmod(made, mode);
		failed = fill(out, bytes, length) && rename(beside, file) == 0 ? 0 : -1;
		why = errno;
		if (failed)
			unlink(beside);
		errno = why;
	}
	arena_clear(&arena);
	return failed;
}

int
file_write(const char *file, const char *bytes, size_t length)
{
	struct stat status;
	const bool is_there = lstat(file, &status) == 0;

	if (is_there && !S_ISREG(status.st_mode))
		return write_at_once(file, bytes, length);
	/* what may not be written to is not replaced either */
	if (is_there && access(file, W_OK))
		return -1;
	return write_beside(file, bytes, length, is_there ? status.st_mode & 07777 : new_mode());
}
