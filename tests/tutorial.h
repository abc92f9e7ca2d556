/* tutorial.h -- tests: the blocks of a page of the manual: files to write, commands to run */
#ifndef TSAGCHECK_TESTS_TUTORIAL_H
#define TSAGCHECK_TESTS_TUTORIAL_H

#include "../checker/base/arena.h"

/* Between two lines of ```. */
struct block {
	const char *kind; /* what stands behind the first ```: "xml report.xml", "console" */
	const char *text; /* "" or lines, each with its line feed */
	size_t line;      /* of the first ```, from 1 */
	struct block *next;
};

/* The blocks in their order, NULL when there are none. They live in a. */
struct block *blocks_of(const char *page, struct arena *a);

/* Whether the text is as expected, where "..." stands for any characters and, alone in its line,
 * for any lines. */
int text_fits(const char *text, const char *expected);

#endif
