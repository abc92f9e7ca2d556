/* registers.h -- check: registers, opened when a rule first asks for them */
#ifndef TSAGCHECK_CHECK_REGISTERS_H
#define TSAGCHECK_CHECK_REGISTERS_H

#include "../values/register.h"
#include "run.h"

/* The rows of a register with that key as a new set of elements, one attribute a column; the caller
 * frees the set. Without such a register the node is not verified, and the set is empty. */
xmlNodeSet *register_rows(struct check_run *run, const char *name, const char *key);

/* Gives an element that stands for a row an attribute for each column. */
void register_row_fill(struct check_run *run, xmlNode *element, const struct register_file *file,
	const struct register_row *row);

/* Gives take() the rows of a register with that key, one after the other, with the file that each
 * is in. Without such a register the node is not verified. */
void registers_each(struct check_run *run, const char *name, const char *key,
	void (*take)(
		const struct register_file *file, const struct register_row *row, void *closure),
	void *closure);

/* Whether the register is there and claims to be complete for scope; if not, not verified. */
bool registers_cover(struct check_run *run, const char *name, const char *scope);

void registers_close(struct check_run *run);

#endif
