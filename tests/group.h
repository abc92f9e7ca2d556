/* group.h -- tests: a list of tests that was made at run time */
#ifndef TSAGCHECK_TESTS_GROUP_H
#define TSAGCHECK_TESTS_GROUP_H

#include <stddef.h>

struct CMUnitTest;

/* Runs the count tests under the name of the group. cmocka's own macros take only lists whose
 * length the compiler knows; what they hide is called here and nowhere else.
 * Returns how many failed. */
int group_run(const char *name, const struct CMUnitTest *tests, size_t count);

#endif
