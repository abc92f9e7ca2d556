/* progress.h -- cli: how far a long run is, on a terminal */
#ifndef TSAGCHECK_CLI_PROGRESS_H
#define TSAGCHECK_CLI_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/* A line that is written over itself, and is gone at the end. */
struct progress {
	FILE *out; /* NULL: nothing is shown */
	size_t count;
	double next; /* the second of the monotonic clock from which on it is shown again */
	bool is_shown;
};

/* Begins a run over count things. Nothing is ever shown when these are few, when out is no
 * terminal, or one that cannot go back in a line; and nothing in the first second. */
void progress_begin(struct progress *progress, size_t count, FILE *out);

/* Says that so many are done ("read", "checked"), when the last time was long enough ago. */
void progress_say(struct progress *progress, size_t done, const char *what);

/* Takes the line away: something else is to be written there, or the run is over. */
void progress_hide(struct progress *progress);

#endif
