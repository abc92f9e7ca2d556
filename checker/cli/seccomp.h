/* seccomp.h -- cli: calls of Linux that no run needs become refused */
#ifndef TSAGCHECK_CLI_SECCOMP_H
#define TSAGCHECK_CLI_SECCOMP_H

#include <stdbool.h>

/* As struct confinement wants it: what is listed in seccomp.def is refused from now on, and so is
 * every call that came to Linux later, unless it is listed there as harmless. Returns false, too,
 * where the numbers of calls are not known. */
bool seccomp_calls(void);

#endif
