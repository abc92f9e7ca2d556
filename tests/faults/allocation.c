/* allocation.c -- faults: an allocation of a program fails
 *
 * Preloaded (LD_PRELOAD). FAULT_AT=N: the Nth allocation finds no memory, and those behind it do.
 * FAULT_COUNT=FILE: how many there were is written there at the end. */
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* The C library's own, under the names that it has for this. */
extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *memory, size_t size);

static long count, at = -1;

static bool
fails(void)
{
	if (at < 0) {
		const char *text = getenv("FAULT_AT");

		at = text ? atol(text) : 0;
	}
	if (++count != at)
		return false;
	errno = ENOMEM;
	return true;
}

void *
malloc(size_t size)
{
	return fails() ? NULL : __libc_malloc(size);
}

void *
calloc(size_t items, size_t size)
{
	return fails() ? NULL : __libc_calloc(items, size);
}

void *
realloc(void *memory, size_t size)
{
	return fails() ? NULL : __libc_realloc(memory, size);
}

static int count_file = -1;

/* The sandbox lets nobody open it at the end. */
__attribute__((constructor)) static void
open_count(void)
{
	const char *name = getenv("FAULT_COUNT");

	if (name)
		count_file = open(name, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
}

__attribute__((destructor)) static void
say_count(void)
{
	if (count_file < 0)
		return;
	dprintf(count_file, "%ld\n", count);
	close(count_file);
}
