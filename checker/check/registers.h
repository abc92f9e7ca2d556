/* registers.h -- check: registers, opened when a rule first asks for them */
#ifndef TSAGCHECK_CHECK_REGISTERS_H
#define TSAGCHECK_CHECK_REGISTERS_H

#include "../values/register.h"
#include "run.h"

/* The rows of a register with that key as a new set of elements, one attribute a column; the caller
 * frees the set. Without such a register the node is not verified, and the set is empty. */
xmlNodeSet *register_rows(struct check_run *run, const char *name, const char *key);

/* Gives an element that stands for a row an attribute for each column. */
void register_row_fill(struct check_run *run, xmlNode *made, const struct register_file *file,
	const struct register_row *row);

/* From the first to the last, both included. */
struct register_keys {
	const char *first, *last;
};

/* What is done with a row; it is borrowed until the run ends. */
struct register_taker {
	void (*take)(
		void *closure, const struct register_file *file, const struct register_row *row);
	void *closure;
};

/* Gives the rows of a register that have these keys to the taker, one after the other, with the
 * file that each is in. Without such a register the node is not verified. */
void registers_each(struct check_run *run, const char *name, struct register_keys keys,
	const struct register_taker *taker);

/* Whether the register is there and claims to be complete for scope; if not, not verified. */
bool registers_cover(struct check_run *run, const char *name, const char *scope);

void registers_close(struct check_run *run);

#endif
