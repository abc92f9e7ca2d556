/* shared.h -- tests: the tables of the folder that developers share, which may be missing */
#ifndef TSAGCHECK_TESTS_SHARED_H
#define TSAGCHECK_TESTS_SHARED_H

#include <stddef.h>

enum { SHARED_COLUMNS = 12 };

/* A table of tab-separated rows without its header. Owner: caller, who ends with shared_clear(). */
struct shared_table {
	char *bytes;
	const char *(*rows)[SHARED_COLUMNS]; /* "" where a row is shorter */
	size_t count, room;
};

/* Reads registers/<name> below $TSAGCHECK_SHARED, or else ../shared. Says so and skips the running
 * test when it is not there. */
void shared_read(struct shared_table *table, const char *name);

void shared_clear(struct shared_table *table);

#endif
