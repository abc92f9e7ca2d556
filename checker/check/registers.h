/* registers.h -- check: registers, opened when a rule first asks for them */
#ifndef TSAGCHECK_CHECK_REGISTERS_H
#define TSAGCHECK_CHECK_REGISTERS_H

#include "run.h"

/* The rows of a register with that key as a new set of elements, one attribute a column; the caller
 * frees the set. Without such a register the node is not verified, and the set is empty. */
xmlNodeSet *register_rows(struct check_run *run, const char *name, const char *key);

/* Whether the register is there and claims to be complete for scope; if not, not verified. */
bool registers_cover(struct check_run *run, const char *name, const char *scope);

void registers_close(struct check_run *run);

#endif
