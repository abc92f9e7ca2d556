/* jobs.h -- cli: many things are worked on at a time, and their results come in order */
#ifndef TSAGCHECK_CLI_JOBS_H
#define TSAGCHECK_CLI_JOBS_H

#include <stddef.h>

/* What is to be done with things number 0 to count - 1. */
struct jobs {
	size_t count;
	size_t threads; /* how many work at a time, at most; with 1 none is started */
	void *owner;    /* handed to each of the functions */
	/* What a thread works with, made in it before its first thing; thread 0 is the first one.
	 */
	void *(*begin)(void *owner, size_t thread);
	void (*end)(void *owner, void *with);
	/* Works on a thing. */
	void (*work)(void *owner, void *with, size_t thing);
	/* Takes what came of a thing: in order, in the thread that called jobs_run(), and as soon
	 * as all things before it are done. */
	void (*take)(void *owner, size_t thing);
};

/* Does it all. A thing waits for nothing but a thread that is free. */
void jobs_run(const struct jobs *jobs);

#endif
