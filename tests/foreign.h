/* foreign.h -- tests: functions as they are written for libxml2, one of each kind */
#ifndef TSAGCHECK_TESTS_FOREIGN_H
#define TSAGCHECK_TESTS_FOREIGN_H

#include "../checker/xpath/function.h"

/* f-same(text, text), f-twice(number), f-name(), f-up(), f-all(nodes). */
extern const struct function_table foreign_functions;

#endif
