/* mapping.c -- base: the bytes of a large file, read when they are looked at */
#define _DEFAULT_SOURCE /* MAP_ANONYMOUS, madvise */
#include "mapping.h"

#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

static size_t
page_size(void)
{
	return (size_t)sysconf(_SC_PAGESIZE);
}

/* The pages that hold length bytes and the NUL behind them. */
static size_t
room_for(size_t length)
{
	return (length / page_size() + 1) * page_size();
}

static void
end_process(int number)
{
	static const char said[] =
		"tsagcheck: a file became shorter while it was read\n"
		"  Run tsagcheck again when nothing writes to the files it reads.\n";
	ssize_t written = write(STDERR_FILENO, said, strlen(said));

	(void)number;
	(void)written;
	_exit(2);
}

void
mapping_hear_cuts(void)
{
	struct sigaction action = {.sa_handler = end_process};

	sigaction(SIGBUS, &action, NULL);
}

/* In a program of somebody else, which uses the library, nobody does. */
static bool
cuts_are_heard(void)
{
	struct sigaction action = {0};

	return sigaction(SIGBUS, NULL, &action) == 0 && action.sa_handler == end_process;
}

char *
mapping_new(int fd, size_t length)
{
	void *all;

	if (!cuts_are_heard())
		return NULL;
	/* memory of zeros first: where the file fills its last page, the NUL is in the next one */
	all = mmap(NULL, room_for(length), PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	if (all == MAP_FAILED)
		return NULL;
	if (mmap(all, length, PROT_READ, MAP_PRIVATE | MAP_FIXED, fd, 0) == MAP_FAILED) {
		munmap(all, room_for(length));
		return NULL;
	}
	return all;
}

void
mapping_release(const char *bytes, size_t start, size_t end)
{
	const size_t page = page_size();

	start = (start + page - 1) / page * page;
	end = end / page * page;
	if (start < end)
		madvise((void *)(uintptr_t)(bytes + start), end - start, MADV_DONTNEED);
}

void
mapping_free(char *bytes, size_t length)
{
	munmap(bytes, room_for(length));
}
