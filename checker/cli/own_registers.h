/* own_registers.h -- cli: registers of the user's own */
#ifndef TSAGCHECK_CLI_OWN_REGISTERS_H
#define TSAGCHECK_CLI_OWN_REGISTERS_H

#include "../check/check.h"
#include "options.h"

/* Takes what --register names over into check; it lives in a. Every file is looked at, so that one
 * that cannot be used is not silently a register without rows.
 * Returns 0; or -1 after one message(). */
int own_registers_take(const struct options *options, struct check_options *check, struct arena *a,
	struct messages *messages);

#endif
