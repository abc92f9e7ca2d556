/* refusal.h -- tests: a run that could not check says so, once and nowhere else */
#ifndef TSAGCHECK_TESTS_REFUSAL_H
#define TSAGCHECK_TESTS_REFUSAL_H

#include "program.h"

/* The test fails unless the run ended with status 2, and standard error has just one message: the
 * line "tsagcheck: " and what is expected (all of the line), then what to do in a line of its own,
 * and perhaps the line of the file with a caret; and standard output has nothing but that the run
 * is incomplete. */
void assert_refused(const struct outcome *outcome, const char *expected);

/* The message alone, whatever stands on standard output. */
void assert_said(const struct outcome *outcome, const char *expected);

#endif
