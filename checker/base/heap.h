/* heap.h -- base: the memory that the process allocates from */
#ifndef TSAGCHECK_BASE_HEAP_H
#define TSAGCHECK_BASE_HEAP_H

/* Asks the system for large pages (Linux, transparent huge pages) below the first allocations of
 * the main thread: a run that fills tens of megabytes with small things is interrupted some dozen
 * times for them, not ten thousand times. Nothing is taken that is not used, and where the system
 * has no such pages nothing changes. To be called once, before the process allocates much. */
void heap_prefer_large_pages(void);

#endif
