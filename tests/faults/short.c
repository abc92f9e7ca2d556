/* short.c -- faults: reading and writing come in small pieces, and are interrupted
 *
 * Preloaded (LD_PRELOAD). Every other read and write is interrupted by a signal (EINTR), the others
 * move seven bytes at most; a program that is right does not notice. SHORT_FIRST=1: the first call
 * moves, the second one is interrupted, and so on. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdbool.h>
#include <stdlib.h>
#include <unistd.h>

enum { PIECE = 7 };

/* Whether a call is to be interrupted; cuts its length, if not. */
static bool
is_interrupted(size_t *length)
{
	static _Thread_local long count = -1;

	if (count < 0) {
		const char *first = getenv("SHORT_FIRST");

		count = first ? atol(first) : 0;
	}
	if (++count % 2) {
		errno = EINTR;
		return true;
	}
	if (*length > PIECE)
		*length = PIECE;
	return false;
}

ssize_t
read(int file, void *bytes, size_t length)
{
	static ssize_t (*original)(int, void *, size_t);

	if (!original)
		*(void **)&original = dlsym(RTLD_NEXT, "read");
	return is_interrupted(&length) ? -1 : original(file, bytes, length);
}

ssize_t
write(int file, const void *bytes, size_t length)
{
	static ssize_t (*original)(int, const void *, size_t);

	if (!original)
		*(void **)&original = dlsym(RTLD_NEXT, "write");
	return is_interrupted(&length) ? -1 : original(file, bytes, length);
}
