/* recommendation.h -- values: the number of a Recommendation, with its second and third name */
#ifndef TSAGCHECK_VALUES_RECOMMENDATION_H
#define TSAGCHECK_VALUES_RECOMMENDATION_H

#include <stdbool.h>
#include <stddef.h>

#include "../base/buffer.h"
#include "cursor.h"
#include "number.h"

enum { RECOMMENDATION_NAMES = 3 };

/* One Recommendation under all its names: G.769/Y.1242; year 0: no edition was given, month 0: only
 * its year was. */
struct recommendation {
	struct number names[RECOMMENDATION_NAMES];
	size_t count;
	unsigned year, month;
};

/* Reads "ITU-T", "Recommendation", "Recommendations", "Rec." in any order where the cursor stands,
 * and moves behind them. Returns whether there was an "ITU-T". */
bool recommendation_prefix(struct cursor *cursor);

/* Reads a Recommendation where the cursor stands: "G.711", "ITU-T G.799.1/ Y.1451.1", "F.182 bis",
 * "Recommendation ITU-T H.264 (V16) (08/2024)".
 * Returns 0 with the cursor behind it; or -1, and then the cursor stays. */
int recommendation_scan(struct cursor *cursor, struct recommendation *recommendation);

/* As recommendation_scan(), but length bytes of text are the Recommendation and nothing else. */
int recommendation_read(const char *text, size_t length, struct recommendation *recommendation);

/* Adds the names as they were ordered, without the edition, to out: "G.769/Y.1242". */
void recommendation_print(const struct recommendation *recommendation, struct buffer *out);

/* The order of numbering.md: by letter, then each number by its value, name by name. A total order
 * of what recommendation_print() gives; editions do not count. Returns less than, equal to or more
 * than 0. */
int recommendation_compare(const struct recommendation *a, const struct recommendation *b);

/* Whether a and b have a name in common, and so are one Recommendation. */
bool recommendation_same(const struct recommendation *a, const struct recommendation *b);

#endif
