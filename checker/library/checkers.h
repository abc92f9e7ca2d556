/* checkers.h -- library: rules and recognisers, each for one thread at a time */
#ifndef TSAGCHECK_LIBRARY_CHECKERS_H
#define TSAGCHECK_LIBRARY_CHECKERS_H

#include <pthread.h>

#include "../cli/checking.h"

/* What a thread checks with: libxml2 notes things in compiled expressions. */
struct checker {
	struct rule_set rules;
	struct recognisers *recognisers;
	struct checker *next;
};

/* As many as threads ever checked at a time. */
struct checkers {
	struct checker original; /* borrows what the run has loaded */
	struct checker *idle;    /* those that no thread has, under the lock */
	pthread_mutex_t lock;
};

/* Begins with what checking has loaded, which is borrowed. Owner: checkers_clear(). */
void checkers_init(struct checkers *checkers, const struct checking *checking);
void checkers_clear(struct checkers *checkers);

/* One for this thread until it gives it back; a further copy when all are in use. */
struct checker *checker_take(struct checkers *checkers);
void checker_give(struct checkers *checkers, struct checker *checker);

#endif
