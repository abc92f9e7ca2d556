/* growth.h -- tests: documents and schemas of any size, and the instructions that they cost */
#ifndef TSAGCHECK_TESTS_GROWTH_H
#define TSAGCHECK_TESTS_GROWTH_H

#include <stdbool.h>
#include <stddef.h>

#include "../checker/base/arena.h"

/* A text of size n: start, n times repeated, middle, n times closing, end; NULL is nothing. In
 * repeated, {i} is a number from 0, {j} the same numbers in another order, {x} an x that every
 * tenth time is left out. */
struct growing {
	const char *start, *repeated, *middle, *closing, *end;
};

/* What is measured, at a small size and at one GROWTH times as large. */
struct growth {
	const char *name;
	struct growing schema; /* {0}: facts are recognised in the document */
	struct growing document;
	const char *format;
	size_t size;          /* the small one */
	size_t found, one_in; /* findings of a size: found + size / one_in; one_in 0: only found */
};

enum { GROWTH = 4 };

/* So much more than GROWTH times the instructions is still linear: tables that grow, sorting. */
#define ALLOWANCE 1.15

/* What is measured, and whether it can be here. */
struct counting {
	const char *program;
	bool possible;
};

/* Whether programs can be run under callgrind here. */
bool cost_can_be_counted(void);

/* The instructions that the program takes for one size. The test fails when the program does or
 * finds another number, or when valgrind says nothing. */
double cost_of(const char *program, const struct growth *growth, size_t size);

/* The instructions that the program takes to check a report of one size, written to a file of that
 * name, with the rules of the packs, and to write what it finds in that format. */
double cost_of_report(const char *program, const char *name, const struct growing *report,
	size_t size, const char *format);

#endif
