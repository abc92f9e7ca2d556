/* svrl.h -- tests: SVRL that the program wrote, read back and compared with the document */
#ifndef TSAGCHECK_TESTS_SVRL_H
#define TSAGCHECK_TESTS_SVRL_H

#include "desk.h"

struct svrl {
	xmlDoc *tree;
	const char *text; /* as it was written */
	int status;
	struct desk *desk; /* borrowed */
};

/* Runs the schema's text on the desk's document; the test fails unless it says what is well-formed.
 * Owner: svrl_end(). */
struct svrl svrl_run(struct desk *desk, const char *schema, const char *phase);

/* What a run of the program wrote. */
struct svrl svrl_of(struct desk *desk, const struct outcome *outcome);
void svrl_end(struct svrl *svrl);

/* The value of an XPath 1.0 expression as a string, with the prefix svrl. Lives in the desk. */
const char *svrl_string(const struct svrl *svrl, const char *expression);

/* The test fails unless the SVRL obeys tests/svrl.rng. */
void assert_svrl_valid(const struct svrl *svrl);

/* The test fails unless each location selects one node of the document that fired-rule names, and
 * that node's markup stands from line and column to end-line and end-column: lines and columns are
 * counted anew in the document's bytes, which must be UTF-8. Returns how many locations there are.
 */
size_t assert_svrl_located(const struct svrl *svrl);

#endif
