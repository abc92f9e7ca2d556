/* statistics.h -- cli: what each rule of a run came to */
#ifndef TSAGCHECK_CLI_STATISTICS_H
#define TSAGCHECK_CLI_STATISTICS_H

#include <stdio.h>

#include "../check/findings.h"

/* Writes a table with a line for each assertion, in the order of the rules; nothing, when
 * statistics were not wanted. */
void statistics_print(const struct findings *findings, FILE *out);

#endif
