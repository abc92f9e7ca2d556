/* heap.c -- base: the process asks for memory in large pages */
#define _DEFAULT_SOURCE /* madvise, sbrk */
#include "heap.h"

#include <stdlib.h>

#if defined(__GLIBC__) && defined(__linux__)
#include <malloc.h>
#include <stdint.h>
#include <sys/mman.h>
#include <unistd.h>

/* AHEAD is address space, not memory; a block of an arena is less than LARGE. */
enum { AHEAD = 64 << 20, PAGE = 2 << 20, LARGE = 4 << 20 };

void
heap_prefer_large_pages(void)
{
	uintptr_t start = (uintptr_t)sbrk(0), end;
	void *volatile much; /* or the compiler would leave it out */

	mallopt(M_TOP_PAD, AHEAD);
	mallopt(M_MMAP_THRESHOLD, LARGE);
	much = malloc(LARGE / 2); /* more than is free so far, so that the heap grows */
	free(much);
	end = (uintptr_t)sbrk(0) / PAGE * PAGE;
	start = start / PAGE * PAGE + PAGE;
	if (start < end)
		madvise((void *)start, end - start, MADV_HUGEPAGE);
}
#else
void
heap_prefer_large_pages(void)
{
}
#endif
