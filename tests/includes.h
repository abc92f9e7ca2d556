/* includes.h -- tests: which file of the program includes which header */
#ifndef TSAGCHECK_TESTS_INCLUDES_H
#define TSAGCHECK_TESTS_INCLUDES_H

#include <stddef.h>

#include "../checker/base/arena.h"

/* One #include "..." of a file; both names from checker/ on: "check/schema.c", "load/report.h".
 * A header out of checker/ keeps a "../". */
struct include {
	const char *file, *header;
	int line; /* from 1 */
};

struct includes {
	struct include *items;
	size_t count;
};

/* All of checker/, file by file. The working folder is the root of the repository. Lives in a. */
struct includes includes_read(struct arena *a);

/* Leaves only those that are part of a circle or lead from one circle to another. */
void includes_keep_circles(struct includes *includes);

/* The folder of a file or header: "load" for "load/report.h", "main" for "main.c". Lives in a. */
const char *include_folder(const char *name, struct arena *a);

#endif
