/* file.c -- cli: bytes become a file, all of them or none */
#define _XOPEN_SOURCE 700 /* realpath */
#include "file.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { LINKS_MOST = 40, LINK_LONGEST = 4096, NAMES_MOST = 100 };

void
file_close_memory(FILE *out)
{
	const bool is_lost = ferror(out) != 0;

	if (fclose(out) || is_lost)
		die("out of memory");
}

int
file_read(const char *file, size_t most, struct buffer *bytes)
{
	const bool is_named = strcmp(file, "-") != 0;
	FILE *in = is_named ? fopen(file, "r") : stdin;
	char piece[16384];
	size_t got;
	int why = 0;

	if (!in)
		return -1;
	errno = 0;
	while (!why && (got = fread(piece, 1, sizeof piece, in)) > 0) {
		buffer_add(bytes, piece, got);
		why = most && bytes->length > most ? EFBIG : 0;
	}
	if (!why && ferror(in))
		why = errno ? errno : EIO;
	if (is_named)
		fclose(in);
	errno = why;
	return why ? -1 : 0;
}

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

/* Adding to its end: /dev/stdout may be a file that holds something. */
static int
write_at_once(const char *file, const char *bytes, size_t length)
{
	FILE *out = fopen(file, "a");

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
fill_and_rename(int made, const char *beside, const char *file, mode_t mode, const char *bytes,
	size_t length)
{
	FILE *out = fdopen(made, "w");
	int failed, why;

	if (!out) {
		unlink(beside);
		die("out of memory");
	}
	fchmod(made, mode);
	failed = fill(out, bytes, length) && rename(beside, file) == 0 ? 0 : -1;
	why = errno;
	if (failed)
		unlink(beside);
	errno = why;
	return failed;
}

/* The length of a file's folder, with the slash. */
static int
folder_length(const char *file)
{
	const char *slash = strrchr(file, '/');

	return slash ? (int)(slash + 1 - file) : 0;
}

/* A new file beside one, and its name in a: as mkstemp() makes it, but only to be written, for in
 * the sandbox nothing can be read there. -1 with errno. */
static int
make_beside(const char *file, const char **name, struct arena *a)
{
	int made = -1;

	for (int i = 0; i < NAMES_MOST && made < 0; i++) {
		*name = arena_print(
			a, "%.*s.tsagcheck-%ld-%d", folder_length(file), file, (long)getpid(), i);
		made = open(*name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
		if (made < 0 && errno != EEXIST)
			break;
	}
	return made;
}

/* Signals come when all is done, or undone. */
static int
write_beside(const char *file, const char *bytes, size_t length, mode_t mode)
{
	struct arena arena = {0};
	const char *beside;
	sigset_t signals, before;
	int made, failed = -1;

	sigemptyset(&signals);
	sigaddset(&signals, SIGINT);
	sigaddset(&signals, SIGTERM);
	sigaddset(&signals, SIGHUP);
	pthread_sigmask(SIG_BLOCK, &signals, &before);
	made = make_beside(file, &beside, &arena);
	if (made >= 0)
		failed = fill_and_rename(made, beside, file, mode, bytes, length);
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	arena_clear(&arena);
	return failed;
}

/* The name that a link holds, or NULL: it is none. */
static const char *
link_target(const char *file, struct arena *a)
{
	char target[LINK_LONGEST];
	const ssize_t length = readlink(file, target, sizeof target);

	if (length < 0 || length == sizeof target)
		return NULL;
	return arena_print(
		a, "%.*s%.*s", *target == '/' ? 0 : folder_length(file), file, (int)length, target);
}

const char *
file_path(const char *file, struct arena *a)
{
	char *folder = realpath(arena_print(a, "%.*s.", folder_length(file), file), NULL);

	if (folder)
		file = arena_print(
			a, "%s/%s", strcmp(folder, "/") ? folder : "", file + folder_length(file));
	free(folder);
	return file;
}

const char *
file_target(const char *file, struct arena *a)
{
	const char *next;

	for (int links = 0; links < LINKS_MOST && (next = link_target(file, a)); links++)
		file = next;
	return file_path(file, a);
}

/* Files of these folders stand for what is open, and have nothing beside them. */
static bool
is_device(const char *file)
{
	return !strncmp(file, "/dev/", 5) || !strncmp(file, "/proc/", 6);
}

static int
replace(const char *file, const char *bytes, size_t length)
{
	struct stat status;
	const bool is_there = stat(file, &status) == 0;

	/* what may not be written to is not replaced either */
	if (is_there && access(file, W_OK))
		return -1;
	return write_beside(file, bytes, length, is_there ? status.st_mode & 07777 : new_mode());
}

bool
file_is_replaced(const char *file)
{
	struct stat status;

	return !is_device(file) && (stat(file, &status) != 0 || S_ISREG(status.st_mode));
}

int
file_write(const char *file, const char *bytes, size_t length)
{
	struct arena arena = {0};
	int failed, why;

	if (!file_is_replaced(file))
		return write_at_once(file, bytes, length);
	failed = replace(file_target(file, &arena), bytes, length);
	why = errno;
	arena_clear(&arena);
	errno = why;
	return failed;
}
