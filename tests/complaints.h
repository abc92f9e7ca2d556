/* complaints.h -- tests: what is wrong with the repository, all of it and not only the first */
#ifndef TSAGCHECK_TESTS_COMPLAINTS_H
#define TSAGCHECK_TESTS_COMPLAINTS_H

#include <stddef.h>

#include "../checker/base/arena.h"
#include "../checker/base/buffer.h"

/* {0} is a good start. */
struct complaints {
	struct arena arena; /* for whatever the test reads */
	struct buffer text; /* a line for each thing that is wrong */
	size_t looked_at;   /* things that could have been wrong */
};

/* The end of a test: it fails when anything is wrong, or when nothing was looked at. Clears c. */
void complaints_settle(struct complaints *c);

#endif
